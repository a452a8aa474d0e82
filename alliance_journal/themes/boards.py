"""Where themes stand, entry by entry or from one entry to the same client's next one, ready to be counted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from itertools import compress, pairwise
from operator import attrgetter
from typing import Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.chance import Pairing
from alliance_journal.themes.strata import Side, Strata, Unit

_order: Final = attrgetter("day", "entry")

Sides = tuple[tuple[ThemeId, ...], tuple[ThemeId, ...]]
Evidence = tuple[tuple[str, str], ...]


class When(Enum):
    """Where the second side is looked for: in the entry that holds the first, or in that client's next one."""

    SAME = "same_entry"
    NEXT = "next_entry"


@dataclass(frozen=True, slots=True)
class Note:
    """One entry as loops see it: its name, its day, about whom, how many words, and the themes that count in it."""

    entry: str
    day: date
    client: str
    words: int
    themes: frozenset[ThemeId]


@dataclass(frozen=True, slots=True)
class Contrast:
    """The four counts of a pair: entries with both, with the first at all, with the second alone, without the first.

    For the next entry only entries that have one count, and a client's entries of one day count as one.
    """

    both: int
    of: int
    otherwise: int
    others: int


@dataclass(slots=True)
class Board:
    """The entries, or the pairs of days that follow each other, with where each theme stands on either side.

    `befores` and `afters` hold the entries of the first and of the second side, place by place; in the same entry
    they are the same.
    """

    when: When
    befores: Sequence[Sequence[Note]] = field(repr=False)
    afters: Sequence[Sequence[Note]] = field(repr=False)
    strata: Strata = field(repr=False)
    places: tuple[Mapping[ThemeId, Sequence[int]], Mapping[ThemeId, Sequence[int]]] = field(repr=False)
    _sides: dict[tuple[int, tuple[ThemeId, ...]], Side] = field(default_factory=dict, repr=False)

    def pairing(self, sides: Sides) -> Pairing:
        """Return the pairing of any theme of one side with any theme of the other."""
        return Pairing(self.strata, self._side(0, sides[0]), self._side(1, sides[1]))

    def __len__(self) -> int:
        return len(self.befores)

    def count(self, side: int, theme: ThemeId) -> int:
        """Return in how many places a theme stands on that side (0 or 1)."""
        return len(self.places[side].get(theme, ()))

    def contrast(self, sides: Sides) -> Contrast:
        """Return the four counts of a pair."""
        pairing = self.pairing(sides)
        both, of = pairing.together, pairing.first.count
        return Contrast(both, of, pairing.then.count - both, len(self) - of)

    def evidence(self, sides: Sides) -> Evidence:
        """Return the entries that hold the first side, each with the one that holds the second."""
        pairing = self.pairing(sides)
        marks = reversed(f"{pairing.first.bits & pairing.then.bits:b}")
        pairs = zip(self.befores, self.afters, strict=True)
        held = sorted(compress(pairs, map("1".__eq__, marks)), key=lambda pair: _order(pair[0][0]))
        return tuple((_holding(first, sides[0]), _holding(then, sides[1])) for first, then in held)

    def _side(self, number: int, themes: tuple[ThemeId, ...]) -> Side:
        key = (0 if self.when is When.SAME else number, themes)
        if key not in self._sides:
            stands = [self.places[number].get(theme, ()) for theme in themes]
            self._sides[key] = self.strata.side(stands[0] if len(stands) == 1 else frozenset().union(*stands))
        return self._sides[key]


def _holding(notes: Sequence[Note], themes: Sequence[ThemeId]) -> str:
    return next(note.entry for note in notes if not note.themes.isdisjoint(themes))


def board(notes: Iterable[Note], when: When) -> Board:
    """Return the board for looking in the same entry or in the next one; the order of one day makes no difference."""
    ordered = sorted(notes, key=_order)
    return _same(ordered) if when is When.SAME else _next(ordered)


def _same(notes: Sequence[Note]) -> Board:
    units = [Unit(note.client, note.day, note.words) for note in notes]
    places = _places(notes)
    alone = [(note,) for note in notes]
    return Board(When.SAME, alone, alone, Strata.of(units), (places, places))


def _next(notes: Sequence[Note]) -> Board:
    """Return the board of all days of one client that are followed by another day of that client.

    What is held fixed is which days hold the first side; under chance alone the second side is then spread evenly
    over the following days of a stratum. So a pair lies in the stratum of its second day: that day's length and date
    are what make the second side more or less likely. Entries of one day have no order between them and are one.
    Entries without a client have no next one.
    """
    pairs = list(_following(notes))
    befores, afters = ([pair[side] for pair in pairs] for side in (0, 1))
    firsts, thens = list(map(_as_one, befores)), list(map(_as_one, afters))
    strata = Strata.of([Unit(day.client, day.day, day.words) for day in thens])
    return Board(When.NEXT, befores, afters, strata, (_places(firsts), _places(thens)))


def _following(notes: Iterable[Note]) -> Iterator[tuple[tuple[Note, ...], tuple[Note, ...]]]:
    """Yield every two days of one client that follow each other, each as its entries."""
    by_client: dict[str, list[tuple[Note, ...]]] = {}
    for note in notes:
        if note.client:
            days = by_client.setdefault(note.client, [])
            if days and days[-1][0].day == note.day:
                days[-1] += (note,)
            else:
                days.append((note,))
    for days in by_client.values():
        yield from pairwise(days)


def _as_one(notes: Sequence[Note]) -> Note:
    """Return the entries of one day as one."""
    if len(notes) == 1:
        return notes[0]
    themes = frozenset[ThemeId]().union(*(note.themes for note in notes))
    return replace(notes[0], words=sum(note.words for note in notes), themes=themes)


def _places(notes: Iterable[Note]) -> Mapping[ThemeId, Sequence[int]]:
    places: defaultdict[ThemeId, list[int]] = defaultdict(list)
    for number, note in enumerate(notes):
        for theme in note.themes:
            places[theme].append(number)
    return dict(places)
