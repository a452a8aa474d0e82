"""What the formats with pages share: the direction a text reads in, how wide columns are, charts as numbers."""

import unicodedata
from collections.abc import Iterator, Sequence
from math import ceil, isfinite
from typing import Final, NamedTuple

from alliance_journal.model.papers import Bar, Bars, Block, Chart, Curve, Heading, Paper, Quote, Table, Words
from alliance_journal.queries.almanac import say_date
from alliance_journal.reports.columns import columns
from alliance_journal.reports.paper.texts import GAP, NO_VALUES, NOTHING_COUNTED, one_line, said

MEETINGS_ABREAST: Final = 10
"""Columns of numbers that stand legibly side by side on an A4 page."""
_WORDY_ABREAST: Final = 7
"""The same where a day is said in more than a number and a month."""
_SHORT_DAY: Final = 7
"""Letters of a day that fits its column on one line."""
_LABEL_SHARE: Final = 0.25
"""The share of the width that the names of the lines take beside their numbers."""
_LEAST_SHARE: Final = 4
"""The narrowest column, in letters."""
_WIDEST_WORD: Final = 18
"""A longer word does not widen its column further; it is broken instead."""
_WHOLE_CELL: Final = 11
"""Letters of a cell that stays on one line."""
_LETTERS_ABREAST: Final = 84
"""Letters that stand side by side in a table as wide as the text."""
_SMALL_LETTERS_ABREAST: Final = 98
"""The same in the smaller letters of a table with many columns."""
_BESIDE: Final = 3
"""The margins of a column, in letters."""
_ROOMY: Final = 1.4
"""How much wider than its words a table is that says little."""
_LEAST_WIDTH: Final = 40
"""The narrowest table, in letters."""
_FEW_BARS: Final = 10
_FEW_ROWS: Final = 5
_SHORT_CELL: Final = 60
"""Letters of a cell in a table that is not parted by the end of a page."""


class PageWords(NamedTuple):
    """The few words that the formats with pages say themselves."""

    page: str = "page"
    of: str = "of"
    day: str = "Date"
    nothing: str = NOTHING_COUNTED
    no_values: str = NO_VALUES
    unshown: str = (
        "Some signs stand here as empty boxes, because no font on this computer has them; "
        "the same paper as HTML or Word keeps them."
    )


WORDS: Final = PageWords()


def by_line(paper: Paper) -> str:
    """Return who made a paper, where it says so, and when."""
    return ", ".join(filter(None, (one_line(paper.author), say_date(paper.made))))


def reads_leftwards(text: str) -> bool:
    """Whether the first letter with a direction belongs to a script that runs from right to left."""
    strong = (way for sign in text if (way := unicodedata.bidirectional(sign)) in {"L", "R", "AL"})
    return next(strong, "L") != "L"


def with_leads(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Yield each block and whether it only makes sense with the one that follows, on whose page it then stays.

    Words lead in to a quote, and a note right below a heading to what is drawn below it.
    """
    for before, block, following in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        opens = isinstance(before, Heading) and isinstance(following, Bars | Chart | Table)
        yield block, isinstance(block, Words) and (isinstance(following, Quote) or opens)


def is_short(block: Bars | Table) -> bool:
    """Whether bars or a table are so short that they are not parted by the end of a page."""
    if isinstance(block, Bars):
        return len(block.bars) <= _FEW_BARS
    few = len(block.rows) <= _FEW_ROWS
    return few and all(columns(cell) <= _SHORT_CELL for row in block.rows for cell in row)


def bar_share(bar: Bar, bars: Bars) -> float:
    """Return how much of the full width a bar takes, 0 to 1."""
    full = bars.of or max(one.count for one in bars.bars)
    return min(max(bar.count / full, 0.0), 1.0) if full > 0 else 0.0


def value_on(curve: Curve, day: int) -> float | None:
    """Return the value of a curve on a day of its chart (from 0), None where there is none."""
    value = curve.values[day] if day < len(curve.values) else None
    return value if value is not None and isfinite(value) else None


def height(value: float, chart: Chart) -> float:
    """Return how high on its chart a value stands, 0 at the foot to 1; what lies beyond the scale stands at its end."""
    span = chart.high - chart.low
    return min(max((value - chart.low) / span, 0.0), 1.0) if span > 0 else 0.5


def runs(curve: Curve, days: int) -> Iterator[tuple[int, ...]]:
    """Yield the days that follow one another with a value; between them lies a gap, which no line may bridge."""
    run: list[int] = []
    for day in range(days):
        if value_on(curve, day) is not None:
            run.append(day)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def places(chart: Chart) -> tuple[float, ...]:
    """Return how far from the left each meeting of a chart stands, 0 to 1: by its day where the days are known."""
    last = len(chart.days) - 1
    if is_to_scale(chart):
        first, span = chart.when[0], (chart.when[-1] - chart.when[0]).days
        return tuple((day - first).days / span for day in chart.when)
    return tuple(meeting / last for meeting in range(last + 1)) if last > 0 else (0.5,)


def is_to_scale(chart: Chart) -> bool:
    """Whether the meetings of a chart are drawn as far apart as their days are."""
    return len(chart.when) == len(chart.days) > 1 and chart.when[0] < chart.when[-1]


def chart_in_words(chart: Chart) -> str:
    """Return a chart for those who cannot see it: its span, its scale, and how each line begins, ends and ranges."""
    count = len(chart.days)
    meetings = f"{chart.days[0]}" if count == 1 else f"{count} meetings, {chart.days[0]} to {chart.days[-1]}"
    lines = " ".join(_curve_in_words(curve, count) for curve in chart.curves)
    told = f"Line chart: {meetings}; scale {chart.low} to {chart.high}. {lines} Every number is in the table below it."
    return one_line(told)


def _curve_in_words(curve: Curve, days: int) -> str:
    given = [value for day in range(days) if (value := value_on(curve, day)) is not None]
    if not given:
        return f"{curve.label}: no values."
    ends = f"first {said(given[0])}, last {said(given[-1])}"
    return f"{curve.label}: {ends}, lowest {said(min(given))}, highest {said(max(given))}."


def number_tables(chart: Chart) -> tuple[Table, ...]:
    """Return every number of a chart, a column for each meeting and as many tables below each other as that takes."""
    count = len(chart.days)
    abreast = _abreast(chart.days)
    return tuple(_numbers_from(chart, range(start, min(start + abreast, count))) for start in range(0, count, abreast))


def number_shares(numbers: Table) -> tuple[float, ...]:
    """Return the share of each column of a table of numbers: the same in all of them, so that they line up."""
    own = (1 - _LABEL_SHARE) / _most_abreast(numbers.head[1:])
    return (_LABEL_SHARE, *(own for _ in numbers.head[1:]))


def _abreast(days: Sequence[str]) -> int:
    """Return how many meetings stand in one table, so that all are about as wide."""
    most = _most_abreast(days)
    return ceil(len(days) / ceil(len(days) / most)) if days else most


def _most_abreast(days: Sequence[str]) -> int:
    return MEETINGS_ABREAST if max(map(columns, days), default=0) <= _SHORT_DAY else _WORDY_ABREAST


def _numbers_from(chart: Chart, days: range) -> Table:
    rows = tuple((curve.label, *(_told(value_on(curve, day)) for day in days)) for curve in chart.curves)
    return Table("", ("", *chart.days[days.start : days.stop]), rows, frozenset(range(1, len(days) + 1)))


def _told(value: float | None) -> str:
    return GAP if value is None else said(value)


def shares(table: Table) -> tuple[float, ...]:
    """Return the share of the width of the text that suits each column, together 1 or, where little is said, less.

    Each gets room for its longest word; what is left goes to those that have more to say in all their cells, by the
    root of it, so that one long answer does not take all.
    """
    columns_of = [[row[column] for row in (table.head, *table.rows)] for column in range(len(table.head))]
    needs = [_need(cells) for cells in columns_of]
    wishes = [_wish(cells, need) for need, cells in zip(needs, columns_of, strict=True)]
    if not any(wishes):
        wishes = [1.0 for _ in wishes]
    abreast = _letters_abreast(table)
    whole = min(max(sum(_longest(cells) + _BESIDE for cells in columns_of) * _ROOMY, _LEAST_WIDTH), abreast)
    left = max(whole - sum(needs), 0) / sum(wishes)
    widths = [need + wish * left for need, wish in zip(needs, wishes, strict=True)]
    return tuple(width / max(sum(widths), abreast) for width in widths)


def _wish(cells: Sequence[str], need: float) -> float:
    """Return how much more room a column wants: for all that it says, and for its longest cell not to grow tall."""
    beyond = [max(columns(cell) + _BESIDE - need, 0) for cell in cells]
    return float(sum(beyond) ** 0.5 + max(beyond) ** 0.5)


def _letters_abreast(table: Table) -> int:
    return _SMALL_LETTERS_ABREAST if is_dense(table) else _LETTERS_ABREAST


def is_dense(table: Table) -> bool:
    """Whether the words of a table fit side by side in smaller letters only."""
    return sum(_need([row[column] for row in (table.head, *table.rows)]) for column in range(len(table.head))) > (
        _LETTERS_ABREAST
    )


def crowded(table: Table, widths: Sequence[float]) -> tuple[int, ...]:
    """Return the columns that are too narrow for their longest word, from 0; `widths` are shares of the page."""
    room = [width * _letters_abreast(table) - _BESIDE for width in widths]
    cells = (table.head, *table.rows)
    return tuple(column for column in range(len(room)) if _longest_word([row[column] for row in cells]) > room[column])


def _longest_word(cells: Sequence[str]) -> int:
    return max((columns(word) for cell in cells for word in cell.split()), default=0)


def _longest(cells: Sequence[str]) -> int:
    return max(map(columns, cells), default=0)


def _need(cells: Sequence[str]) -> float:
    """Return how many letters wide a column has to be: a day such as 12 Nov 2026 is not broken either."""
    whole = max((columns(cell) for cell in cells if columns(cell) <= _WHOLE_CELL), default=0)
    return max(_LEAST_SHARE, whole, min(_longest_word(cells), _WIDEST_WORD)) + _BESIDE
