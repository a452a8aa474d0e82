"""The six strategies of Safran et al. (1990): which were used, and which were looked at."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Found, Lens
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Theme

SIX_STRATEGIES: Final = ("rs.talked", "rs.noticed", "rs.tracked", "rs.owned", "rs.empathised", "rs.stepped_back")
"""The six strategies of Safran et al. (1990), in their order; a question's `strategy` counts from 1 in it."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """One of the six strategies: entries whose words or ticks show it, and entries where its question was answered."""

    number: int
    theme: Theme
    entries: int
    looked_at: int


def strategies_in(entries: Sequence[EntryFacts], found: Found, lens: Lens) -> tuple[Strategy, ...]:
    """Return all six, used or not."""
    looked = Counter(number for facts in entries for number in lens.sets.strategies_looked_at(facts))
    shown = Counter(chain.from_iterable(found.values()))
    return tuple(
        Strategy(number, lens.themes[ThemeId(name)], shown[ThemeId(name)], looked[number])
        for number, name in enumerate(SIX_STRATEGIES, start=1)
        if ThemeId(name) in lens.themes
    )
