"""Entries as loops see them: invented days, clients and themes, no words."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.loops import Loop, LoopId
from alliance_journal.model.themes import Theme
from alliance_journal.themes.boards import Note

MONDAY: Final = date(2026, 3, 2)
TOOK_OVER: Final = ThemeId("wc.paternal")
ALONG: Final = ThemeId("cw.appease")
QUIET: Final = ThemeId("cw.minimal")


def a_note(day: int, *themes: str, client: str = "C1", words: int = 100, entry: str = "") -> Note:
    """Return an entry so many days after the first Monday of March 2026."""
    name = entry or f"{client}-{day:03}"
    return Note(name, MONDAY + timedelta(days=day), client, words, frozenset(map(ThemeId, themes)))


def a_journal(entries: int, held: Sequence[Iterable[str]], *, clients: int = 3) -> tuple[Note, ...]:
    """Return so many entries about clients in turn; the n-th holds the n-th group of themes, over and over."""
    return tuple(
        a_note(day, *held[day // clients % len(held)], client=f"C{day % clients}", entry=f"e{day:03}")
        for day in range(entries)
    )


def a_loop(first: str | Sequence[str] = TOOK_OVER, then: str | Sequence[str] = ALONG, *, name: str = "") -> Loop:
    sides = [(side,) if isinstance(side, str) else tuple(side) for side in (first, then)]
    one, two = (tuple(map(ThemeId, side)) for side in sides)
    return Loop(LoopId(name or f"{one[0]}-{two[0]}"), "when I took over, they went along", one, two)


def a_theme(name: str, holder: Holder, family: str = "own") -> Theme:
    return Theme(ThemeId(name), f"Label of {name}", family, holder, "")
