"""What keeps coming back: plain counts over entries and weeks, never a percentage, never a score."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.periods import Period

LEAST_ENTRIES: Final = 3
LEAST_WEEKS: Final = 2
"""A theme recurs when it stands in at least three entries of at least two different weeks."""
_WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Noted:
    """One entry as recurrence sees it: when, about whom, and the themes that count in it."""

    entry: str
    day: date
    client: str
    themes: frozenset[ThemeId]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often one theme was there: entries, clients, first and last day, weeks, and the period before.

    `of` counts all entries of the period; `longest_run` counts consecutive weeks (Monday to Sunday); `weeks` pairs the
    Monday of every week from the first entry of the period to the last with the number of entries that hold the theme;
    `before` counts entries in the earlier period of equal length, None where the period has no beginning.
    """

    theme: ThemeId
    entries: tuple[str, ...]
    of: int
    clients: tuple[str, ...]
    first: date
    last: date
    longest_run: int
    weeks: tuple[tuple[date, int], ...]
    before: int | None = None

    @property
    def is_recurring(self) -> bool:
        """Whether the theme came back often enough to be spoken of as recurring."""
        return len(self.entries) >= LEAST_ENTRIES and sum(1 for _, count in self.weeks if count) >= LEAST_WEEKS


def recurrences(noted: Iterable[Noted], period: Period = Period()) -> tuple[Recurrence, ...]:  # noqa: B008  # frozen
    """Return every theme of the period, the most frequent first, then the most recent, then by id."""
    everything = tuple(noted)
    inside = sorted((one for one in everything if period.covers(one.day)), key=lambda one: (one.day, one.entry))
    earlier = earlier_period(period, inside[-1].day) if inside else None
    before = _counts(everything, earlier.covers) if earlier else None
    held: dict[ThemeId, list[Noted]] = {}
    for one in inside:
        for theme in one.themes:
            held.setdefault(theme, []).append(one)
    mondays = _mondays(inside[0].day, inside[-1].day) if inside else ()
    found = [_recurrence(theme, ones, len(inside), mondays, before) for theme, ones in held.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.entries), -one.last.toordinal(), one.theme)))


def earlier_period(period: Period, latest: date) -> Period | None:
    """Return the period of equal length right before, or None where the period has no beginning.

    An open end is taken as `latest`, the day of the last entry.
    """
    if period.since is None:
        return None
    length = (period.until or max(latest, period.since)) - period.since + timedelta(days=1)
    if length.days > period.since.toordinal() - 1:
        return None
    return Period(period.since - length, period.since - timedelta(days=1))


def longest_run(days: Iterable[date]) -> int:
    """Return the largest number of consecutive weeks (Monday to Sunday) that each hold at least one of the days."""
    best = run = 0
    previous: date | None = None
    for monday in sorted({monday_of(day) for day in days}):
        run = run + 1 if previous is not None and monday - previous == _WEEK else 1
        best, previous = max(best, run), monday
    return best


def monday_of(day: date) -> date:
    """Return the Monday of the day's week (ISO 8601)."""
    return day - timedelta(days=day.weekday())


def _recurrence(
    theme: ThemeId, held: Sequence[Noted], of: int, mondays: Sequence[date], before: Mapping[ThemeId, int] | None
) -> Recurrence:
    by_week = Counter(monday_of(one.day) for one in held)
    return Recurrence(
        theme=theme,
        entries=tuple(one.entry for one in held),
        of=of,
        clients=tuple(sorted({one.client for one in held if one.client})),
        first=held[0].day,
        last=held[-1].day,
        longest_run=longest_run(one.day for one in held),
        weeks=tuple((monday, by_week[monday]) for monday in mondays),
        before=None if before is None else before.get(theme, 0),
    )


def _counts(noted: Iterable[Noted], covers: Callable[[date], bool]) -> Mapping[ThemeId, int]:
    return Counter(theme for one in noted if covers(one.day) for theme in one.themes)


def _mondays(first: date, last: date) -> tuple[date, ...]:
    start = monday_of(first)
    return tuple(start + number * _WEEK for number in range((monday_of(last) - start).days // 7 + 1))
