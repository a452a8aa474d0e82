"""Whether two things stand together more often than chance alone would make likely: exact tests, and few of them.

Long entries hold more of everything, clients differ, and months differ; all three make things stand together that
have nothing to do with each other. So an entry is compared only with entries of the same client, of like length and
of the same half of the time (a stratum). Within a stratum the number of entries that hold both is hypergeometric when
the two are unconnected (Fisher 1935); the statistic is the total over all strata, its distribution the convolution of
theirs, computed exactly (an exact form of the test of Mantel & Haenszel 1959, which holds whatever the base rates).
Of many tests, only those that could come out at all are corrected for (Tarone 1990).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap
from math import comb, erfc, inf, log, sqrt
from typing import Final, NamedTuple

from alliance_journal.themes.strata import Side, Strata

LEVEL: Final = 0.02
"""The chance that any pair at all is said to stand out in a journal where none does."""
LEAST_TOGETHER: Final = 4
"""Fewer entries than this that hold both never stand out."""
_PLENTY: Final = 4.0
"""From this variance on a normal curve is near enough to say that an exact count is not worth making."""
_MARGIN: Final = 250.0
"""So many times the level is far enough from it."""


class Cell(NamedTuple):
    """A stratum: its units, those that hold one side, and those that hold the other; the sides may be exchanged."""

    units: int
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two sides over the same strata, with the questions that can be asked of them."""

    strata: Strata
    first: Side
    then: Side

    @property
    def together(self) -> int:
        """How many units hold both."""
        return (self.first.bits & self.then.bits).bit_count()

    def cells(self) -> Iterator[Cell]:
        """Yield the strata that hold both sides at all."""
        few, many = sorted((self.first.held, self.then.held), key=len)
        for number, count in few.items():
            if number in many:
                yield Cell(self.strata.sizes[number], count, many[number])

    def rarest(self, enough: float = -inf, *, least: int = LEAST_TOGETHER) -> float:
        """Return the logarithm of the smallest chance that these counts could give, whatever stands together.

        Infinite where fewer than `least` could stand together. Below `enough` it is not followed further.
        """
        most, chance = 0, 0.0
        for cell in self.cells():
            most += min(cell.one, cell.other)
            chance += _rarest_in(*cell)
            if chance <= enough and most >= least:
                break
        return chance if most >= least else inf

    def chance(self) -> float:
        """Return how likely at least so many together are where the two are unconnected: the exact one-sided p."""
        return tail(tuple(self.cells()), self.together)

    def is_ordinary(self, level: float) -> bool:
        """Whether it is plain without an exact count that the chance lies above the level.

        A total of hypergeometric counts is one of unlike coin throws (Vatutin & Mikhailov 1982), whose median is no
        smaller than the whole part of its mean (Jogdeo & Samuels 1968): up to the mean the chance is at least one
        half. Above it a normal curve is trusted only with a wide margin, where the variance is large. An error here
        could only keep silent about a pair, never name one.
        """
        few, many = sorted((self.first, self.then), key=lambda side: len(side.strata))
        mean = sum(map(many.share.__getitem__, few.strata))
        above = self.together - mean
        if above <= 0:
            return level < 0.5
        # Most pairs are settled by half of what the variance would be if the two were spread alike.
        rough = mean * (1 - few.crowding) * (1 - many.crowding) / 2
        return _is_far(above, rough, level) or _is_far(above, sum(starmap(_variance_in, self.cells())), level)


def _is_far(above: float, variance: float, level: float) -> bool:
    """Whether a count so far above its mean has a chance far above the level, by a normal curve."""
    return variance >= _PLENTY and 0.5 * erfc((above - 0.5) / sqrt(2 * variance)) > _MARGIN * level


def _variance_in(units: int, one: int, other: int) -> float:
    """Return the variance of the number of units of a stratum that hold both by chance."""
    return one * other * (units - one) * (units - other) / (units * units * (units - 1)) if units > 1 else 0.0


def tail(cells: Iterable[Cell], together: int) -> float:
    """Return the chance that at least so many units hold both, given how many of each stratum hold either."""
    chances, sure = [1.0], 0
    spread: list[tuple[float, ...]] = []
    for cell in cells:
        sure += max(0, cell.one + cell.other - cell.units)
        spread.append(_overlaps(*cell))
    wanted = together - sure
    if wanted <= 0:
        return 1.0
    for each in spread:
        if len(each) > 1:
            chances = _added(chances, each, wanted)
    return chances[wanted] if len(chances) > wanted else 0.0


def _added(chances: Sequence[float], more: Sequence[float], most: int) -> list[float]:
    """Return the chances of a sum of two counts; `most` stands for itself and everything above it."""
    total = [0.0] * (min(len(chances) + len(more) - 2, most) + 1)
    for count, chance in enumerate(chances):
        for place, another in enumerate(more, start=count):
            total[min(place, most)] += chance * another
    return total


@lru_cache(maxsize=20_000)
def _overlaps(units: int, one: int, other: int) -> tuple[float, ...]:
    """Return the hypergeometric chances of each possible overlap, from the smallest possible one on."""
    ways = comb(units, other)
    return tuple(
        comb(one, both) * comb(units - one, other - both) / ways
        for both in range(max(0, one + other - units), min(one, other) + 1)
    )


@lru_cache(maxsize=20_000)
def _rarest_in(units: int, one: int, other: int) -> float:
    return log(_overlaps(units, one, other)[-1])


def level_for(rarest: Iterable[float], level: float = LEVEL) -> float:
    """Return the level for one of many tests, given the logarithm of the smallest chance each could give.

    Tarone (1990): the smallest k such that at most k tests could reach level / k; tests that could not are not counted.
    """
    ordered = sorted(rarest)
    tests = 1
    while bisect_right(ordered, log(level / tests)) > tests:
        tests += 1
    return level / tests


class Surprise(NamedTuple):
    """A pairing that stands out: its place among those asked, and its exact chance."""

    place: int
    chance: float


def surprises(pairings: Sequence[Pairing], level: float = LEVEL) -> tuple[Surprise, ...]:
    """Return the pairings that stand out against chance when all of these are looked at, the least likely first."""
    if not pairings:
        return ()
    enough = log(level / len(pairings))
    rarest = [pairing.rarest(enough) for pairing in pairings]
    one = level_for(rarest, level)
    found = (
        Surprise(place, pairing.chance())
        for place, pairing in enumerate(pairings)
        if rarest[place] <= log(one) and pairing.together >= LEAST_TOGETHER and not pairing.is_ordinary(one)
    )
    return tuple(sorted((each for each in found if each.chance <= one), key=lambda each: (each.chance, each.place)))
