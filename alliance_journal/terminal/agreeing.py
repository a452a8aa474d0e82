"""Agreed steps put into the journal: asked for line by line, or taken from a pipe, one a line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from alliance_journal.entrytext.actions import LONGEST
from alliance_journal.errors import AllianceJournalError, BadDateError, NotFoundError, UsageError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.queries.almanac import WEEKDAY_NUMBERS, say_date, shifted
from alliance_journal.queries.clocks import split_clock
from alliance_journal.queries.dayforms import MONTH_NAMES, tidy
from alliance_journal.queries.days import read_day
from alliance_journal.storage.actions import add_action, agreed_actions, set_days
from alliance_journal.storage.folder import Journal
from alliance_journal.terminal.screen import Screen, ask, say

WHAT: Final = "What was agreed? (one line)"
WHEN: Final = "Due when? (such as friday, in 2 weeks or 4 dec; Enter for no day)"
_WITH_YEAR: Final = "name the day with its year, such as 2026-12-04 or 4 dec 2026"
_AHEAD: Final = "friday, in 2 weeks or 4 dec"
_SPANS: Final = frozenset({"next week", "this week", "next month", "this month", "soon", "next year"})
_SOON: Final = 183
"""Days ahead within which a day without a year is meant; one that lies further off is more likely a slip."""
_YEAR: Final = re.compile(r"\d{4}")
_WITHOUT_YEAR: Final = re.compile(rf"^(?!.*\d{{4}})(?=.*(?:\d\.|(?<![a-z])(?:{MONTH_NAMES})(?![a-z])))")


@dataclass(frozen=True, slots=True)
class Agreeing:
    """What is needed to keep agreed steps: the journal, the screen, and the day where the worker is."""

    journal: Journal
    screen: Screen
    today: date


def due_day(words: str, today: date) -> date:
    """Return the day that a step is due; `friday` and `4 dec` are the next ones.

    Raises BadDateError for a day that has passed or is not understood.
    """
    day = _to_come(words, today)
    if day < today:
        raise BadDateError(f"{say_date(day)} has passed", hint=_WITH_YEAR)
    return day


def _to_come(words: str, today: date) -> date:
    """Return the day that is meant of a step: of a weekday the next, of a day without a year the next if it is soon."""
    name, _ = split_clock(tidy(words))
    if name in _SPANS:
        raise BadDateError(f'"{name}" is no one day', hint=f"name one of its days, such as {_AHEAD}")
    if name.startswith("next ") and name[5:] in WEEKDAY_NUMBERS:
        hint = f"write {name[5:]} for the coming one, or the day itself, such as 4 dec"
        raise BadDateError(f'"{name}" can be this week\'s or the one after', hint=hint)
    if name in WEEKDAY_NUMBERS:
        return shifted(today, (WEEKDAY_NUMBERS[name] - today.weekday()) % 7 or 7)
    try:
        return _plain_day(words, shifted(today, _SOON) if _is_without_year(words) else today)
    except BadDateError as error:
        from alliance_journal.queries.ambiguous import PAST_HINT  # noqa: PLC0415 - only a refusal pays for it

        raise BadDateError(
            error.sentence, hint=f"such as {_AHEAD}" if error.hint == PAST_HINT else error.hint
        ) from None


def add_asked(ground: Agreeing, due: str | None, origin: str) -> int:
    """Ask what was agreed, and until when where that was not said; return the exit code."""
    day = None if due is None else due_day(due, ground.today)
    words = _one_line(ask(ground.screen, WHAT) or "")
    if not words:
        raise UsageError("nothing was typed, so nothing was written", hint="aj actions add, then type the step")
    if due is None and ground.screen.asks:
        day = _asked_day(ground)
    _add(ground, (words,), day, origin)
    return 0


def add_lines(ground: Agreeing, text: str, due: str | None, origin: str) -> int:
    """Keep every line of a text as a step of its own; return the exit code."""
    day = None if due is None else due_day(due, ground.today)
    lines = [line for line in map(_one_line, text.split("\n")) if line]
    if not lines:
        raise UsageError("there were no words to keep", hint="one step a line")
    _add(ground, lines, day, origin)
    return 0


def note_done(ground: Agreeing, name: str, words: str | None = None) -> None:
    """Note that a step was done on a day, today where none is named; raises where it is not clear which is meant.

    NotFoundError or UsageError for the step; BadDateError for a day ahead, and for one before the step was agreed.
    """
    meant = _meant(ground.journal, name)
    day = _done_day(words, ground.today, meant.agreed) if words else ground.today
    action = set_days(ground.journal, meant.id, done=day)
    say(ground.screen, f"{action.id}: done {say_date(day)}.")


def _done_day(words: str, today: date, agreed: date | None) -> date:
    """Return the day on which something was done.

    Of a day without a year, a coming one is not taken for that of a year ago: on the 25th, `26 nov` is tomorrow. A day
    before the step was agreed is believed with its year: steps are noted late, too.
    """
    day = _plain_day(words, today)
    if day <= today and agreed and agreed <= day:
        return day
    soon = _plain_day(words, shifted(today, _SOON)) if _is_without_year(words) else day
    if soon > today:
        raise BadDateError(f"{say_date(soon)} is still to come", hint=f"a day up to today, or {_WITH_YEAR}")
    if agreed and day < agreed and not _YEAR.search(words):
        raise BadDateError(f"{say_date(day)} is before the step was agreed, on {say_date(agreed)}", hint=_WITH_YEAR)
    return day


def _is_without_year(words: str) -> bool:
    return _WITHOUT_YEAR.search(split_clock(tidy(words))[0]) is not None


def _plain_day(words: str, today: date) -> date:
    read = read_day(words, today, future=True)
    return read.date() if isinstance(read, datetime) else read


def postpone(ground: Agreeing, name: str, words: str) -> None:
    """Put a step off to another day; raises as `note_done` does, and BadDateError."""
    day = due_day(words, ground.today)
    meant = _meant(ground.journal, name)
    if not meant.is_open:
        raise UsageError("that step is done, so it has no day to come", hint="aj actions add")
    action = set_days(ground.journal, meant.id, due=day)
    say(ground.screen, f"{action.id}: due {say_date(action.due or ground.today)}.")


def _meant(journal: Journal, name: str) -> AgreedAction:
    """Return the step called that, or beginning like that."""
    actions = agreed_actions(journal)[0]
    found = [one for one in actions if one.id == name] or [one for one in actions if name and one.id.startswith(name)]
    if not found:
        raise NotFoundError("there is no agreed step of that id", hint="aj actions lists them")
    if len(found) > 1:
        raise UsageError("several steps begin like that", hint=", ".join(one.id for one in found[:6]))
    return found[0]


def _asked_day(ground: Agreeing) -> date | None:
    while True:
        words = ask(ground.screen, WHEN)
        if not words or not words.strip():
            return None
        try:
            return due_day(words, ground.today)
        except AllianceJournalError as error:
            say(ground.screen, f"{error.sentence[:1].upper()}{error.sentence[1:]}; {error.hint}.")


def _one_line(words: str) -> str:
    line = " ".join(words.split())
    if len(line) > LONGEST:
        raise UsageError(f"a step is at most {LONGEST} letters long, so nothing was written", hint="make it shorter")
    return line


def _add(ground: Agreeing, lines: Iterable[str], due: date | None, origin: str) -> None:
    for line in lines:
        added = add_action(ground.journal, AgreedAction("", line, ground.today, due, origin=origin))
        until = f", due {say_date(due)}" if due else ""
        say(ground.screen, f"Kept as {added.id}{until}.")
