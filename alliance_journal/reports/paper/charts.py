"""Bars and curves as inline SVG that is as wide as there is room, with its letters always at their own size.

There is no view box: across, everything is a share of the width, down, everything is in pixels. So a phone gets a
narrower picture, not a smaller one. Shades come from the style sheet; what is drawn can be told apart without any.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from alliance_journal.model.papers import Chart, Curve
from alliance_journal.reports.columns import columns, pieces
from alliance_journal.reports.paper.elements import element, words
from alliance_journal.reports.paper.laying import chart_in_words, height, places, value_on
from alliance_journal.reports.paper.texts import NO_VALUES, one_line, said

MOST_ON_A_PHONE: Final = 15
"""Meetings whose numbers stand side by side on a screen of 320 pixels."""
MOST_ON_A_PAGE: Final = 30
"""Meetings whose numbers stand side by side on a laptop or on paper."""

# Shares of the width, in per cent: room for the numbers of the scale on the left, for half a number on the right.
_LEFT: Final = 8.0
_RIGHT: Final = 96.5
# Pixels.
_LETTERS: Final = 20
_ABOVE: Final = 24
_HIGH: Final = 64
_BELOW: Final = 22
_DAYS: Final = 18
_DOT: Final = 3
_LABEL_COLUMNS: Final = 36
_DAY_COLUMNS: Final = 18


class _Point(NamedTuple):
    """One value where it is drawn: which meeting, the value, per cent from the left, pixels from the top."""

    meeting: int
    value: float
    across: float
    down: float


def bar_svg(share: float, *, whole: bool) -> str:
    """Return one bar as long as its share of the width, 0 to 1; `whole` shows how long the full one would be.

    It says nothing to a screen reader: the number stands beside it.
    """
    track = (element("rect", class_="whole", width="100%", height="100%"),) if whole else ()
    # A bar of one among hundreds would be thinner than a hair.
    bar = (element("rect", class_="bar", width=f"{max(share * 100, 0.8):.1f}%", height="100%"),) if share > 0 else ()
    return element("svg", *track, *bar, class_="bars", width="100%", height="11", aria_hidden="true")


def chart_svg(chart: Chart, name: str) -> str:
    """Return the curves of a chart below each other over the same meetings; `name` is that of the picture on its page.

    Every number is written where there is room, else those of the first and last meeting and the outermost.
    """
    strips, down = [], 0
    for curve in chart.curves:
        label = _label_lines(curve.label)
        strips += [_text(line, 0, down + _LETTERS * n, class_="label") for n, line in enumerate(label, 1)]
        down += _LETTERS * len(label)
        strips += _strip(chart, curve, down)
        down += _ABOVE + _HIGH + _BELOW
    return element(
        "svg",
        element("title", words(one_line(chart.caption) or "Chart"), id=f"{name}-title"),
        element("desc", words(chart_in_words(chart)), id=f"{name}-words"),
        *strips,
        *_days(chart, down + 10),
        class_="curves",
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-words",
        width="100%",
        height=down + _DAYS,
    )


def _label_lines(label: str) -> tuple[str, ...]:
    """Return the label in lines that a phone has room for; a picture cannot wrap them by itself."""
    lines = [""]
    for word in one_line(label).split(" "):
        for piece in pieces(word, _LABEL_COLUMNS):
            if lines[-1] and columns(lines[-1]) + 1 + columns(piece) > _LABEL_COLUMNS:
                lines.append(piece)
            else:
                lines[-1] = f"{lines[-1]} {piece}".lstrip()
    return tuple(filter(None, lines))


def _strip(chart: Chart, curve: Curve, top: int) -> Iterator[str]:
    """Yield what draws one curve: its scale, its line with gaps, a dot for each value, and the numbers."""
    points = _points(chart, curve, top + _ABOVE)
    low, high = top + _ABOVE + _HIGH, top + _ABOVE
    for at in (low, (low + high) / 2, high):
        yield element("line", class_="scale", x1=f"{_LEFT - 2}%", x2="100%", y1=at, y2=at)
    yield _text(str(chart.low), _LEFT - 3.5, low + 4, class_="edge", text_anchor="end")
    yield _text(str(chart.high), _LEFT - 3.5, high + 4, class_="edge", text_anchor="end")
    for one, following in pairwise(points):
        if following.meeting == one.meeting + 1:
            yield element(
                "line", class_="curve", x1=_per_cent(one), y1=one.down, x2=_per_cent(following), y2=following.down
            )
    for point in points:
        yield element("circle", class_="dot", cx=_per_cent(point), cy=point.down, r=_DOT)
    yield from _numbers(points)
    if not points:
        yield _text(NO_VALUES, _LEFT, (low + high) / 2 - 8, class_="edge")


def _points(chart: Chart, curve: Curve, top: int) -> tuple[_Point, ...]:
    given = ((meeting, place, value_on(curve, meeting)) for meeting, place in enumerate(places(chart)))
    return tuple(
        _Point(meeting, value, _across(place), top + round(_HIGH * (1 - height(value, chart)), 1))
        for meeting, place, value in given
        if value is not None
    )


def _across(place: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * place


def _per_cent(point: _Point) -> str:
    return f"{point.across:.2f}%"


def _numbers(points: Sequence[_Point]) -> Iterator[str]:
    always = _told(points, MOST_ON_A_PHONE)
    for place in sorted({*always, *_told(points, MOST_ON_A_PAGE)}):
        down = points[place].down + (17 if _is_valley(points, place) else -8)
        kind = "number" if place in always else "number roomy"
        yield _text(said(points[place].value), points[place].across, down, class_=kind, text_anchor="middle")


def _told(points: Sequence[_Point], most: int) -> Collection[int]:
    """Return which points have their number where so many stand side by side, none of them too near to another.

    The first and the last come before the highest and the lowest, and these before all others.
    """
    by_value = sorted(range(len(points)), key=lambda place: points[place].value)
    others = range(len(points)) if len(points) <= most else ()
    wanted = (0, len(points) - 1, *by_value[-1:], *by_value[:1], *others)
    chosen: list[int] = []
    for place in wanted[: None if points else 0]:
        near = (abs(points[place].across - points[other].across) for other in chosen)
        if all(apart * most >= _RIGHT - _LEFT for apart in near):
            chosen.append(place)
    return chosen


def _is_valley(points: Sequence[_Point], place: int) -> bool:
    """Return whether the curve comes from above and goes up again, so that a number has more room below it."""
    beside = [points[other].value for other in (place - 1, place + 1) if 0 <= other < len(points)]
    lower = points[place].value
    return bool(beside) and all(lower <= value for value in beside) and any(lower < value for value in beside)


def _days(chart: Chart, down: int) -> Iterator[str]:
    """Yield the first and the last day below the curves."""
    ends = [(_LEFT, "start"), (100.0, "end")] if len(chart.days) > 1 else [(_across(0.5), "middle")]
    for (across, anchor), day in zip(ends, (chart.days[0], chart.days[-1]), strict=False):
        yield _text(_shortened(day), across, down, class_="edge", text_anchor=anchor)


def _shortened(day: str) -> str:
    line = one_line(day)
    return line if columns(line) <= _DAY_COLUMNS else f"{next(pieces(line, _DAY_COLUMNS - 1)).rstrip()}…"


def _text(text: str, across: float, down: float, **attributes: str) -> str:
    return element("text", words(text), x=f"{across:.2f}%", y=round(down, 1), **attributes)
