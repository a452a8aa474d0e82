"""Entries in strata, each of one client, of like length and of the same half of the time, and where a theme stands.

Only entries of one stratum are compared with each other: long entries hold more of everything, clients differ, and
months differ, and all three make things stand together that have nothing to do with each other.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

_MOST_BINS: Final = 8
_LEAST_IN_BIN: Final = 4


class Unit(NamedTuple):
    """What can hold both sides, an entry or two that follow each other, with what it is compared by."""

    client: str
    day: date
    words: int


@dataclass(frozen=True, slots=True)
class Side:
    """Where one side of a pair stands.

    A bit for each unit, the stratum of each unit that holds it, a count for each stratum that holds any, and for every
    stratum the share of its units that do; `crowding` is the mean of that share over the units that hold it.
    """

    bits: int
    strata: list[int] = field(repr=False)
    held: dict[int, int] = field(repr=False)
    share: list[float] = field(repr=False)
    crowding: float

    @property
    def count(self) -> int:
        """In how many units it stands."""
        return self.bits.bit_count()


@dataclass(frozen=True, slots=True)
class Strata:
    """The stratum of each unit, and the number of units in each stratum."""

    of_unit: tuple[int, ...]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, units: Sequence[Unit]) -> "Strata":
        """Return the units in strata: client, then length, then half of the time.

        A client's n units are cut into max(1, min(8, n // 4)) parts of equal size by their number of words, and a
        part of at least 4 at its median day. Equal lengths and equal days stay together, so that the order in which
        units are given makes no difference. A stratum of one is kept: it can say nothing, and takes nothing away.
        Units without a client are such strata: taken for one client, they show false patterns in half of all random
        journals of 400 entries whose clients differ.
        """
        by_client: dict[str | int, list[int]] = {}
        for place, unit in enumerate(units):
            by_client.setdefault(unit.client or place, []).append(place)
        strata = [stratum for places in by_client.values() for stratum in _strata_in(places, units)]
        of_unit = [0] * len(units)
        for number, stratum in enumerate(strata):
            for place in stratum:
                of_unit[place] = number
        return cls(tuple(of_unit), tuple(map(len, strata)))

    def side(self, places: Collection[int]) -> Side:
        """Return a side that stands in the units at these places, each named once."""
        marks = bytearray(len(self.of_unit) // 8 + 1)
        for place in places:
            marks[place >> 3] |= 1 << (place & 7)
        strata = [self.of_unit[place] for place in places]
        held = dict(Counter(strata))
        share = [0.0] * len(self.sizes)
        for number, count in held.items():
            share[number] = count / self.sizes[number]
        crowding = sum(map(share.__getitem__, strata)) / (len(strata) or 1)
        return Side(int.from_bytes(marks, "little"), strata, held, share, crowding)


def _strata_in(places: Sequence[int], units: Sequence[Unit]) -> Iterator[list[int]]:
    """Yield the strata of one client's units."""
    bins = max(1, min(_MOST_BINS, len(places) // _LEAST_IN_BIN))
    for alike in _parts(places, [units[place].words for place in places], bins):
        halves = 2 if len(alike) >= _LEAST_IN_BIN else 1
        yield from _parts(alike, [units[place].day.toordinal() for place in alike], halves)


def _parts(places: Sequence[int], values: Sequence[int], number: int) -> Iterable[list[int]]:
    """Return the places in at most so many parts of equal size, by their values; equal values stay together."""
    ordered = sorted(values)
    parts: dict[int, list[int]] = {}
    for place, value in zip(places, values, strict=True):
        middle = bisect_left(ordered, value) + bisect_right(ordered, value) - 1
        parts.setdefault(middle * number // (2 * len(ordered)), []).append(place)
    return (parts[part] for part in sorted(parts))
