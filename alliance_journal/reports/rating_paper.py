"""Ratings on a paper: a chart for each client with its numbers, and under it what no curve can show."""

from collections.abc import Iterable, Iterator
from typing import Final

from alliance_journal.findings.disguise import Disguise
from alliance_journal.findings.rating_series import Point, RatingSeries
from alliance_journal.model.papers import Block, Chart, Curve, Table, Words
from alliance_journal.reports.lines import counted, listed
from alliance_journal.reports.quoting import with_weeks
from alliance_journal.reports.rating_chart import KINDS
from alliance_journal.reports.rating_words import day_in, in_short, said

LEAST_DRAWN: Final = 2
"""Two points make a line; one number is told in words."""

OTHERS: Final = "The other clients: the first and the last rated meeting"


def rating_blocks(series: RatingSeries, called: Disguise) -> Iterator[Block]:
    """Yield the chart of one client's ratings, or the only rated meeting in words, and what stands out in it."""
    if sum(point.is_rated for point in series.points) < LEAST_DRAWN:
        yield Words(_in_words(series, called))
    else:
        yield _chart(series, called)
    if told := "; ".join(_beside(series, called)):
        yield Words(f"{called.client(series.client)}: {with_weeks(told)}.", role="note")


def ratings_table(caption: str, series: Iterable[RatingSeries], called: Disguise) -> Table:
    """Return a row for each client: how many meetings were rated, and the first and the last of them."""
    rows = tuple(row for one in series if (row := _first_and_last(one, called)))
    return Table(caption, ("Client", "Rated", "First", "Last"), rows, frozenset({1}))


def _first_and_last(series: RatingSeries, called: Disguise) -> tuple[str, ...]:
    meetings = list(_meetings(series, called))
    last = meetings[-1] if len(meetings) > 1 else ""
    return (called.client(series.client), str(len(meetings)), meetings[0], last) if meetings else ()


def _in_words(series: RatingSeries, called: Disguise) -> str:
    """Return the only rated meeting of a client in words, with its numbers."""
    told = ", ".join(number for point in series.points if point.is_rated for number in _numbers(point))
    return f"{_name(series, called)}{': ' * bool(told)}{told}."


def _chart(series: RatingSeries, called: Disguise) -> Chart:
    days = tuple(called.short_day(point.day) for point in series.points)
    curves = (
        Curve("Together", tuple(point.together for point in series.points)),
        Curve("Strain", tuple(point.strain for point in series.points)),
    )
    # Days that are told as weeks are not drawn as days either.
    when = () if called.weeks else tuple(point.day for point in series.points)
    return Chart(_name(series, called), days, tuple(filter(_has_values, curves)), when=when)


def _has_values(curve: Curve) -> bool:
    return any(value is not None for value in curve.values)


def _name(series: RatingSeries, called: Disguise) -> str:
    first, last = series.points[0].day, series.points[-1].day
    span = called.day(last) if called.day(first) == called.day(last) else f"{called.day(first)} to {called.day(last)}"
    rated = counted(sum(point.is_rated for point in series.points), "meeting")
    return f"{called.client(series.client)}, {rated} rated, {span}"


def _meetings(series: RatingSeries, called: Disguise) -> Iterator[str]:
    """Yield each rated meeting in words: `22 Jun: together 5.7, strain 3`."""
    for point in series.points:
        if point.is_rated:
            yield f"{day_in(series, point.day, called)}: {', '.join(_numbers(point))}"


def _numbers(point: Point) -> Iterator[str]:
    if point.together is not None:
        yield f"together {said(point.together)}"
    if point.strain is not None:
        yield f"strain {point.strain}"


def _beside(series: RatingSeries, called: Disguise) -> Iterator[str]:
    """Yield what stands out, which meetings were missed, and where a strain was marked by one's own word."""
    if told := in_short(series, called):
        yield told
    if missed := _days((point for point in series.points if point.missed), series, called):
        yield f"missed on {missed}"
    if marked := ", ".join(_marked(series, called)):
        yield f"marked {marked}"


def _marked(series: RatingSeries, called: Disguise) -> Iterator[str]:
    for kind, word in KINDS.items():
        if days := _days((point for point in series.points if point.marked == kind), series, called):
            yield f'"{word}" on {days}'


def _days(points: Iterable[Point], series: RatingSeries, called: Disguise) -> str:
    return listed(list(dict.fromkeys(day_in(series, point.day, called) for point in points)))
