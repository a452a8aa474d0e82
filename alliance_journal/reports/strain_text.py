"""Strains as threads, for people and as JSON: how old, what was tried, what is not among it yet, and the entries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.strains import Strain
from alliance_journal.findings.strategies import SIX_STRATEGIES
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Theme
from alliance_journal.queries.days import say_short
from alliance_journal.reports.jsontext import Json
from alliance_journal.reports.lines import TOGETHER, Line, Page, counted, in_sentence, listed, wrapped

STRAINS_SCHEMA: Final = "alliance-journal/strains/1"
VIEW: Final = "Your view, not the client's. Begun by your own marks, ended by your own word."
SOON: Final = 14
"""Days: a strain that opens so soon after another was mended is told together with it."""
MOST_ENTRIES: Final = 6
KINDS: Final = {"strain": "strain", "rupture": "rupture", "unsure": "no word for it yet"}
THOUGHT_OVER: Final = "thought over, with no word or tick that you did it"
"""Of what there was a question, which is no sign that it was done."""
WAYS: Final = {"away": "moving away", "against": "moving against", "both": "moving away and against"}


def strain_text(
    strains: Sequence[Strain],
    themes: Mapping[ThemeId, Theme],
    page: Page,
    *,
    everything: bool = False,
    uncoded: Sequence[EntryFacts] = (),
) -> tuple[Line, ...]:
    """Return the open strains, the oldest first, and with `everything` the mended ones too.

    `uncoded` are entries that mark a strain and name no client.
    """
    unmended = [strain for strain in strains if not strain.is_over]
    mended = [strain for strain in strains if strain.is_over]
    return (
        *_counted(unmended, mended, page),
        *_threads(unmended, themes, page),
        *(_threads(mended, themes, page) if everything else ()),
        *_closing(mended, uncoded, page, everything=everything),
    )


def _counted(unmended: Sequence[Strain], mended: Sequence[Strain], page: Page) -> Iterator[Line]:
    if not (unmended or mended):
        yield from wrapped("No strain is marked in these entries.", page, role="note")
        return
    opened = f"{counted(len(unmended), 'strain')} open" if unmended else "No strain is open"
    yield from wrapped(f"{opened}, {len(mended)} mended", page, role="heading")
    yield from wrapped(VIEW, page, role="note")


def _threads(strains: Iterable[Strain], themes: Mapping[ThemeId, Theme], page: Page) -> Iterator[Line]:
    for strain in strains:
        yield Line("")
        yield from wrapped(_heading(strain), page, hanging="  ")
        for name, text in _rows(strain, themes):
            if text:
                yield from wrapped(f"{name}: {text}", page, indent="  ", hanging="    ")


def _heading(strain: Strain) -> str:
    way = WAYS.get(strain.direction, "")
    parts = (strain.client, KINDS[strain.kind], way, f"opened {_day(strain.opened)}", _standing(strain))
    return ", ".join(filter(None, parts))


def _standing(strain: Strain) -> str:
    age = counted(strain.days, "day")
    if strain.is_over and strain.repaired:
        return f"mended {_day(strain.repaired)} ({age})" if strain.days else "mended the same day"
    said = f", partly mended by {_day(strain.told)}" if strain.state == "partly" and strain.told else ""
    return f"open for {age}{said}"


def _rows(strain: Strain, themes: Mapping[ThemeId, Theme]) -> Iterator[tuple[str, str]]:
    tried = [_label(name, themes) for name in strain.strategies]
    looked = [_label(name, themes) for name in _looked_at(strain)]
    others = [_label(name, themes) for name in _unseen(strain)]
    soon = strain.since_mending is not None and strain.since_mending <= SOON
    yield "before", f"the one before had been mended {_ago(strain.since_mending)}" if soon else ""
    yield "tried", listed(tried) or "nothing that your words or ticks show"
    yield THOUGHT_OVER, "; ".join(looked)
    yield "not found in your words or ticks", "" if strain.is_over else "; ".join(others)
    yield "your words may say it was mended", "" if strain.is_over else _entries(strain.perhaps_mended)
    yield "entries", _entries(strain.entries)


def _looked_at(strain: Strain) -> list[str]:
    names = (SIX_STRATEGIES[number - 1] for number in strain.looked_at)
    return [name for name in names if name not in strain.strategies]


def _unseen(strain: Strain) -> list[str]:
    """Return those of the six that were neither tried nor looked at, as far as words and ticks show."""
    known = {*strain.strategies, *_looked_at(strain)}
    return [name for name in SIX_STRATEGIES if name not in known]


def _ago(days: int | None) -> str:
    return f"{counted(days or 0, 'day')} earlier"


def _label(name: str, themes: Mapping[ThemeId, Theme]) -> str:
    theme = themes.get(ThemeId(name))
    return in_sentence(theme.label) if theme else name


def _entries(names: Sequence[str]) -> str:
    if len(names) <= MOST_ENTRIES:
        return ", ".join(names)
    return f"{names[0]}, ... {', '.join(names[1 - MOST_ENTRIES :])} ({len(names)} in all)"


def _day(day: date) -> str:
    return f"{say_short(day)} {day.year}".replace(" ", TOGETHER)


def _closing(
    mended: Sequence[Strain], uncoded: Sequence[EntryFacts], page: Page, *, everything: bool
) -> Iterator[Line]:
    notes: list[str] = []
    if mended and not everything:
        notes.append("The mended ones: aj strains --all")
    if uncoded:
        marked = counted(len(uncoded), "entry marks", "entries mark")
        notes.append(
            f"{marked} a strain without a client code and cannot be followed: {_entries([one.id for one in uncoded])}"
        )
    if notes:
        yield Line("")
    for note in notes:
        yield from wrapped(note, page, role="note")


def strains_json(strains: Iterable[Strain], *, uncoded: Iterable[EntryFacts] = ()) -> Json:
    """Return strains in the shape `alliance-journal/strains/1`."""
    return {
        "schema": STRAINS_SCHEMA,
        "strains": [strain_json(strain) for strain in strains],
        "without_client": [facts.id for facts in uncoded],
    }


def strain_json(strain: Strain) -> Json:
    """Return one strain; `not_tried` names those of the six strategies that its entries do not show."""
    return {
        "client": strain.client,
        "opened": strain.opened.isoformat(),
        "kind": strain.kind,
        "state": strain.state,
        "repaired": _iso(strain.repaired),
        "days": strain.days,
        "strategies": list(strain.strategies),
        "entries": list(strain.entries),
        "direction": strain.direction or None,
        "acted": _iso(strain.acted),
        "told": _iso(strain.told),
        "since_mending": strain.since_mending,
        "perhaps_mended": list(strain.perhaps_mended),
        "looked_at": [SIX_STRATEGIES[number - 1] for number in strain.looked_at],
        "not_tried": [name for name in SIX_STRATEGIES if name not in strain.strategies],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
