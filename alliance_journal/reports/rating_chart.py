"""Ratings over time for people: a small chart for each client, or a list of days where charts are not welcome."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from alliance_journal.findings.rating_series import Point, RatingSeries
from alliance_journal.queries.days import say_short
from alliance_journal.reports.lines import Line, Page, counted, wrapped
from alliance_journal.reports.rating_words import said, sentences_on

BLOCKS: Final = "▁▂▃▄▅▆▇█"
DIGITS: Final = "0123456789X"
"""A rating of ten is an X, so that every one is a single letter."""
TOP: Final = 10
LABEL_COLUMNS: Final = 12
MOST_COLUMNS: Final = 72
"""Meetings side by side: a line of more is hard to follow."""
MARKS: Final = {"strain": "s", "rupture": "r", "unsure": "?"}
KINDS: Final = {"strain": "strain", "rupture": "rupture", "unsure": "no word for it yet"}
MISSED: Final = "m"
VIEW: Final = "Your view, not the client's."
SCALE: Final = "Ratings go from 0 to 10. Together is the mean of aims, steps and tie; strain is how strong it was."


def rating_text(series: Sequence[RatingSeries], page: Page, *, left_out: int = 0) -> tuple[Line, ...]:
    """Return the ratings of every client; `left_out` is the number of rated entries that name none."""
    return (*_text(series, page), *_left_out(left_out, page))


def _text(series: Sequence[RatingSeries], page: Page) -> Iterator[Line]:
    if not series:
        yield Line("No ratings here yet. The walk after a session asks for them: aj reflect", "note")
        return
    yield from wrapped(f"{SCALE} {_axis(page)} {VIEW}", page, role="note")
    for one in series:
        yield Line("")
        yield from wrapped(_heading(one), page, role="heading")
        yield from _listed(one, page) if page.plain else _chart(one, page)
        for sentence in sentences_on(one):
            yield from wrapped(sentence, page, indent="  ", hanging="    ")


def _axis(page: Page) -> str:
    """Return how to read the chart."""
    if page.plain:
        return ""
    marks = "Under them: m missed; your own marks: s strain, r rupture, ? no word for it yet."
    low = "A digit is the rating, X is ten" if page.ascii_only else "The lowest block is 0, the full one 10"
    return f"One column is one meeting, the oldest first. {low}; a gap is no rating. {marks}"


def _left_out(entries: int, page: Page) -> Iterator[Line]:
    if entries:
        told = counted(entries, "rated entry names", "rated entries name")
        yield Line("")
        yield from wrapped(f"{told} no client and can belong to none of these.", page, role="note")


def _heading(series: RatingSeries) -> str:
    first, last = series.points[0].day, series.points[-1].day
    year = f" {first.year}" if first.year != last.year else ""
    from_first = f"{say_short(first)}{year} - " if first != last else ""
    span = f"{from_first}{say_short(last)} {last.year}"
    return f"{series.client}, {counted(sum(one.is_rated for one in series.points), 'meeting')} rated, {span}"


def _listed(series: RatingSeries, page: Page) -> Iterator[Line]:
    """Yield one line for each meeting, for those who listen."""
    for point in series.points:
        given = [f"together {said(point.together)}"] if point.together is not None else []
        given += [f"strain {point.strain}"] if point.strain is not None else []
        given += ["missed"] if point.missed else []
        given += [f"marked: {KINDS[point.marked]}"] if point.marked else []
        if given:
            day = f"{say_short(point.day)} {point.day.year}"
            yield from wrapped(f"{day}: {', '.join(given)}", page, indent="  ", hanging="    ")


def _chart(series: RatingSeries, page: Page) -> Iterator[Line]:
    drawn = [point for point in series.points if point.is_rated or point.missed or point.marked]
    shown = drawn[-min(max(page.width - LABEL_COLUMNS, 1), MOST_COLUMNS) :]
    for row in _ROWS:
        cells = "".join(row.cell(point, page) for point in shown).rstrip()
        if cells:
            yield Line(f"  {row.name:<{LABEL_COLUMNS - 2}}{cells}")
    if len(drawn) > len(shown):
        yield from wrapped(f"The last {len(shown)} of {len(drawn)} meetings.", page, indent="  ", role="note")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the chart: its name, and what it shows of a point in one column."""

    name: str
    cell: Callable[[Point, Page], str]


def _level(value: float | None, page: Page) -> str:
    """Return one letter for a rating: the rating itself, or a block as high as it."""
    if value is None:
        return " "
    whole = min(max(round(value), 0), TOP)
    return DIGITS[whole] if page.ascii_only else BLOCKS[round(min(max(value, 0), TOP) * (len(BLOCKS) - 1) / TOP)]


def _mark(point: Point, _page: Page) -> str:
    return MISSED if point.missed else MARKS.get(point.marked, " ")


_ROWS: Final[Iterable[_Row]] = (
    _Row("together", lambda point, page: _level(point.together, page)),
    _Row("strain", lambda point, page: _level(point.strain, page)),
    _Row("", _mark),
)
