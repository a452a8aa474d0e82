"""Rows of the log of hours chosen, put into weeks or months, added up, and held beside what somebody has set."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from alliance_journal.model.hours import Each, HoursRow, Ratio, total
from alliance_journal.model.periods import Period

_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class Span:
    """A week from Monday, a month, a year or everything, with the rows whose day lies in it."""

    each: Each
    first: date
    rows: tuple[HoursRow, ...] = field(repr=False)

    def of(self, kind: str) -> tuple[HoursRow, ...]:
        """Return the rows of one kind."""
        return tuple(row for row in self.rows if row.kind == kind)


@dataclass(frozen=True, slots=True)
class Standing:
    """What was set by a ratio for one span beside what is there, in minutes; `wanted` is None where nothing is set."""

    first: date
    per: int
    wanted: int | None
    there: int


def chosen_hours(
    rows: Sequence[HoursRow], period: Period, clients: Collection[str] = (), kinds: Collection[str] = ()
) -> tuple[HoursRow, ...]:
    """Return the rows of these days, clients (in any mixture of capitals) and kinds by day; nothing named means all."""
    folded = {code.casefold() for code in clients}
    found = [
        row
        for row in rows
        if period.covers(row.day)
        and (not folded or row.client.casefold() in folded)
        and (not kinds or row.kind in kinds)
    ]
    return tuple(sorted(found, key=lambda row: row.day))


def spans(rows: Sequence[HoursRow], each: Each, period: Period = Period()) -> tuple[Span, ...]:  # noqa: B008  frozen
    """Return every span from the first day to the last, those without a row too; nothing where there is no row.

    The days are those of the period; an open end is that of the rows.
    """
    if not rows:
        return ()
    first = period.since or min(row.day for row in rows)
    last = period.until or max(row.day for row in rows)
    if each == "all":
        return (Span(each, first, tuple(rows)),)
    begun: dict[date, list[HoursRow]] = {start: [] for start in _starts(first, last, each)}
    for row in rows:
        begun.setdefault(_start(row.day, each), []).append(row)
    return tuple(Span(each, start, tuple(inside)) for start, inside in sorted(begun.items()))


def _start(day: date, each: Each) -> date:
    if each == "week":
        # The first days of the calendar have no Monday before them.
        return day - timedelta(min(day.weekday(), day.toordinal() - 1))
    return day.replace(day=1) if each == "month" else day.replace(month=1, day=1)


def _starts(first: date, last: date, each: Each) -> Iterator[date]:
    start = _start(first, each)
    while start <= last:
        yield start
        try:
            start = _next(start, each)
        except (ValueError, OverflowError):
            return


def _next(start: date, each: Each) -> date:
    if each == "week":
        return start + timedelta(7)
    if each == "month" and start.month < _DECEMBER:
        return start.replace(month=start.month + 1)
    return date(start.year + 1, 1, 1)


def kinds_in(rows: Sequence[HoursRow], listed: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds that occur, in the order of the list, and behind them those that are on no list."""
    found = {row.kind for row in rows}
    known = [kind for kind in listed if kind in found]
    return (*known, *sorted(found - set(known)))


def minutes_by_kind(rows: Sequence[HoursRow]) -> Mapping[str, int]:
    """Return the minutes of every kind that occurs."""
    return {kind: total([row for row in rows if row.kind == kind]) for kind in dict.fromkeys(row.kind for row in rows)}


def standings(ratio: Ratio, rows: Sequence[HoursRow], period: Period = Period()) -> tuple[Standing, ...]:  # noqa: B008  frozen
    """Return what the ratio asks of each of its spans beside what is there; nothing is said about which is more."""
    return tuple(_standing(ratio, span) for span in spans(rows, ratio.each, period))


def _standing(ratio: Ratio, span: Span) -> Standing:
    per = total([row for row in span.rows if row.kind in ratio.per])
    there = total([row for row in span.rows if row.kind in ratio.of])
    return Standing(span.first, per, ratio.wanted(per), there)


def codes_in(rows: Iterable[HoursRow], *, every: bool) -> tuple[str, ...]:
    """Return the codes of clients in the log that may be taken for nobody's name: those with a digit.

    A row that was written by hand may hold a name there. With `every` all are returned, so that each is called anew.
    """
    return tuple({row.client for row in rows if row.client and (every or any(map(str.isdigit, row.client)))})


def missed(rows: Sequence[HoursRow]) -> int:
    """Return how many appointments were missed."""
    return sum(row.is_missed for row in rows)
