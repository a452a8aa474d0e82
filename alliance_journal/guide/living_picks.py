"""The ids of choices that come from the journal: made so that an entry still says what was chosen when it is gone."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.queries.almanac import say_date

LONGEST: Final = 64
"""Letters of the id of a standard; a longer one is cut at a word."""
_DATE: Final = len("2026-11-22")
_NOT_IN_AN_ID: Final = re.compile(r"[^\w.]+")


def entry_pick(entry_id: str) -> str:
    """Return the id of an entry as a choice: `entry-k7f3q2mx`."""
    return f"entry-{entry_id}"


def strain_pick(client: str, opened: date) -> str:
    """Return the id of a strain as a choice: `strain-C04-2026-09-02`."""
    return f"strain-{client}-{opened.isoformat()}"


def theme_pick(theme: str, answer: str = "") -> str:
    """Return the id of a theme as a choice, `theme-cw.minimal`, or of an answer to a guess: `theme-cw.minimal-yes`."""
    return f"theme-{theme}-{answer}" if answer else f"theme-{theme}"


def action_pick(action_id: str) -> str:
    """Return the id of an agreed action as a choice: `action-k7f3`."""
    return f"action-{action_id}"


def standard_pick(line: str) -> str:
    """Return the id of a standard as a choice: its own words, `standard-1.4-Treat-people-with-kindness`."""
    words = _NOT_IN_AN_ID.sub(" ", line).split()
    chosen = "standard"
    for word in words:
        if len(chosen) + 1 + len(word) > LONGEST:
            break
        chosen = f"{chosen}-{word}"
    return chosen if chosen != "standard" else f"standard-{''.join(words)[: LONGEST - len('standard-')]}"


def pick_in_words(option: str, label: Callable[[ThemeId], str]) -> str:
    """Return what a choice from the journal was, as far as its id tells; any other id as it is.

    `label` gives the name of a theme.
    """
    kind, _, rest = option.partition("-")
    reader = _READERS.get(kind)
    return (reader(rest, label) if reader and rest else "") or option


def _entry(rest: str, _label: Callable[[ThemeId], str]) -> str:
    return f"entry {rest}"


def _strain(rest: str, _label: Callable[[ThemeId], str]) -> str:
    client, day = rest[: -_DATE - 1], rest[-_DATE:]
    try:
        return f"the strain with {client} of {say_date(date.fromisoformat(day))}" if client else ""
    except ValueError:
        return ""


def _theme(rest: str, label: Callable[[ThemeId], str]) -> str:
    theme, _, answer = rest.partition("-")
    named = label(ThemeId(theme))
    return f"{named}: {answer.replace('_', ' ')}" if answer else f'the theme "{named}"'


def _action(rest: str, _label: Callable[[ThemeId], str]) -> str:
    return f"the agreed step {rest}"


def _standard(rest: str, _label: Callable[[ThemeId], str]) -> str:
    return rest.replace("-", " ")


_READERS: Final = {"entry": _entry, "strain": _strain, "theme": _theme, "action": _action, "standard": _standard}
