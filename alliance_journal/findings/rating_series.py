"""The worker's ratings over time, client by client: one point for each meeting, missed ones as gaps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from alliance_journal.findings.absence import is_missed
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.marks import kind_of
from alliance_journal.findings.roles import Sets
from alliance_journal.findings.strains import KINDS
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Theme
from alliance_journal.themes.ratings import DEFAULT_RULES, Fall, RatingRules, Signals, signals_in, together

NOTHING_RATED: Final[Mapping[str, int]] = {}


@dataclass(frozen=True, slots=True)
class Point:
    """One meeting: `together` (0-10, None where too little was rated), `strain` at its highest (0-10), every rating.

    `marked` is the worker's own word for a strain there, whatever the numbers (empty where there is none); `missed`
    says that nobody came and nothing was rated. `entries` are the ids of what was written about the meeting.
    """

    entries: tuple[str, ...]
    day: date
    together: float | None
    strain: int | None
    given: Mapping[str, int]
    marked: str = ""
    missed: bool = False

    @property
    def is_rated(self) -> bool:
        """Whether there is a number to draw."""
        return self.together is not None or self.strain is not None


@dataclass(frozen=True, slots=True)
class RatingSeries:
    """All points of one client in the order of meetings, and what the rules make of `together`."""

    client: str
    points: tuple[Point, ...]
    signals: Signals

    @property
    def rated(self) -> tuple[Point, ...]:
        """The points the numbers in `signals` count."""
        return tuple(point for point in self.points if point.together is not None)

    @property
    def falls_aside(self) -> tuple[Fall, ...]:
        """The falls that no dip is part of: not far enough from what was usual, or too early to say what that is."""
        lows = {at for dip in self.signals.dips for at in (dip.first, dip.lowest)}
        return tuple(
            fall for fall in self.signals.falls if lows.isdisjoint(range(fall.peak + 1, (fall.back or fall.trough) + 1))
        )


def rating_series(
    entries: Iterable[EntryFacts], sets: Sets, themes: Mapping[ThemeId, Theme], rules: RatingRules = DEFAULT_RULES
) -> tuple[RatingSeries, ...]:
    """Return the series of every client with a rating, by client code; entries come in the order of meetings."""
    by_client: dict[str, list[Point]] = {}
    for facts in entries:
        if facts.client and (point := _point(facts, sets, themes)):
            _add(by_client.setdefault(facts.client, []), point)
    return tuple(
        RatingSeries(client, tuple(points), _signals(points, rules))
        for client, points in sorted(by_client.items())
        if any(point.is_rated for point in points)
    )


def rated_without_client(entries: Iterable[EntryFacts], sets: Sets) -> int:
    """Return how many entries have ratings and name no client, so that they belong to no series."""
    return sum(not facts.client and _is_rated(facts, sets) for facts in entries)


def _is_rated(facts: EntryFacts, sets: Sets) -> bool:
    return together(facts.ratings) is not None or sets.strain_rating(facts) is not None


def _point(facts: EntryFacts, sets: Sets, themes: Mapping[ThemeId, Theme]) -> Point | None:
    given = facts.ratings
    mean, strain = (together(given), sets.strain_rating(facts)) if given else (None, None)
    marked = kind_of(facts, sets) or ""
    missed = mean is None and strain is None and is_missed(facts, themes)
    if not (given or marked or missed):
        return None
    return Point((facts.id,), facts.day, mean, strain, given or NOTHING_RATED, marked, missed)


def _add(points: list[Point], new: Point) -> None:
    """Add a point, or what it says to the point of the same meeting: of the same day, and rated only once."""
    last = points[-1] if points else None
    if last is None or last.day != new.day or (last.together is not None and new.together is not None):
        points.append(new)
        return
    points[-1] = replace(
        last,
        entries=(*last.entries, *new.entries),
        together=new.together if last.together is None else last.together,
        strain=max((one for one in (last.strain, new.strain) if one is not None), default=None),
        given={**new.given, **last.given},
        marked=max(last.marked, new.marked, key=_gravity),
        missed=last.missed and new.missed,
    )


def _gravity(marked: str) -> int:
    return next((at for at, kind in enumerate(KINDS, start=1) if kind == marked), 0)


def _signals(points: Sequence[Point], rules: RatingRules) -> Signals:
    return signals_in([point.together for point in points if point.together is not None], rules)
