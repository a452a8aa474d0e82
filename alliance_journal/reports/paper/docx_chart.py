"""A chart of lines as Word draws it itself: sharp at any size, told apart by marks and dashes, not by colour.

The parts follow ECMA-376, part 1, chapter 21.2 (DrawingML charts); the numbers stand in the part, no workbook is kept.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from alliance_journal.model.papers import Chart, Curve
from alliance_journal.reports.paper.laying import is_to_scale, value_on
from alliance_journal.reports.paper.texts import one_line

CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_INK: Final = "2C2723"
_SOFT: Final = "675E55"
_HAIRLINE: Final = "CFC6BB"
_PAPER: Final = "FFFFFF"
_DASHES: Final = ("solid", "dash", "sysDot", "dashDot", "lgDash", "lgDashDot")
_MARKS: Final = (
    ("circle", _INK),
    ("square", _PAPER),
    ("triangle", _INK),
    ("diamond", _PAPER),
    ("x", _INK),
    ("plus", _INK),
)
"""The mark of each line and what it is filled with."""
_DAYS_SHOWN: Final = 9
"""Days that stand legibly below a chart as wide as the page."""
_CLOSE: Final = 30
"""Meetings beyond which the marks are smaller."""
_DAY_NONE: Final = date(1899, 12, 30)
"""The day from which Word and LibreOffice count days."""
_DAY_FORMAT: Final = "d mmm"
_LEVEL: Final = 1
"""As good as level (a 60,000th of a degree): LibreOffice squeezes level letters into the width of one meeting."""


def chart_part(chart: Chart) -> bytes:
    """Return the chart as a part of a Word file, UTF-8."""
    lines = "".join(_line(curve, number, chart) for number, curve in enumerate(chart.curves))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f"{_drawn(lines, chart)}"
        f"{_days_axis(chart)}{_values_axis(chart)}"
        '</c:plotArea><c:legend><c:legendPos val="t"/><c:overlay val="0"/>'
        f'{_letters(900, _INK)}</c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_letters(850, _SOFT)}</c:chartSpace>"
    ).encode()


def _drawn(lines: str, chart: Chart) -> str:
    """Return the lines in the kind of chart that draws them: days to scale are numbers along the foot, like values."""
    axes = '<c:axId val="1"/><c:axId val="2"/>'
    if is_to_scale(chart):
        how = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        return f"<c:scatterChart>{how}{lines}{axes}</c:scatterChart>"
    how = '<c:grouping val="standard"/><c:varyColors val="0"/>'
    return f'<c:lineChart>{how}{lines}<c:marker val="1"/>{axes}</c:lineChart>'


def _line(curve: Curve, number: int, chart: Chart) -> str:
    mark, inside = _MARKS[number % len(_MARKS)]
    size = 5 if len(chart.days) <= _CLOSE else 3
    dash = _DASHES[number % len(_DASHES)]
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{_name(curve)}'
        f'<c:spPr><a:ln w="13335" cap="rnd">{_fill(_INK)}<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{mark}"/><c:size val="{size}"/><c:spPr>{_fill(inside)}'
        f'<a:ln w="9525">{_fill(_INK)}</a:ln></c:spPr></c:marker>'
        f"{_points(curve, chart)}"
        '<c:smooth val="0"/></c:ser>'
    )


def _name(curve: Curve) -> str:
    return f"<c:tx><c:v>{_escaped(curve.label)}</c:v></c:tx>"


def _points(curve: Curve, chart: Chart) -> str:
    """Return the meetings and the values of a line."""
    values = _literal_values(curve, len(chart.days))
    if not is_to_scale(chart):
        return f"<c:cat>{_literal_days(chart.days)}</c:cat><c:val>{values}</c:val>"
    days = "".join(f'<c:pt idx="{n}"><c:v>{_counted(day)}</c:v></c:pt>' for n, day in enumerate(chart.when))
    count = f'<c:formatCode>{_DAY_FORMAT}</c:formatCode><c:ptCount val="{len(chart.when)}"/>'
    return f"<c:xVal><c:numLit>{count}{days}</c:numLit></c:xVal><c:yVal>{values}</c:yVal>"


def _counted(day: date) -> int:
    return (day - _DAY_NONE).days


def _literal_days(days: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{_escaped(day)}</c:v></c:pt>' for place, day in enumerate(days))
    return f'<c:strLit><c:ptCount val="{len(days)}"/>{points}</c:strLit>'


def _literal_values(curve: Curve, days: int) -> str:
    """Return the values of a line; a day without one is left out, which leaves a gap."""
    given = ((day, value_on(curve, day)) for day in range(days))
    points = "".join(f'<c:pt idx="{day}"><c:v>{value}</c:v></c:pt>' for day, value in given if value is not None)
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{days}"/>{points}</c:numLit>'


def _days_axis(chart: Chart) -> str:
    return _dates_axis(chart) if is_to_scale(chart) else _meetings_axis(chart)


def _dates_axis(chart: Chart) -> str:
    """Return an axis on which days lie as far apart as they are, with so many marked that each can be read."""
    first, last = (_counted(day) for day in (chart.when[0], chart.when[-1]))
    apart = -(-(last - first) // (_DAYS_SHOWN - 1))
    return (
        '<c:valAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{first + apart * -(-(last - first) // apart)}"/><c:min val="{first}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="{_DAY_FORMAT}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr>{_hairline()}</c:spPr>{_letters(850, _SOFT, turned=_LEVEL)}<c:crossAx val="2"/>'
        f'<c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="{apart}"/></c:valAx>'
    )


def _meetings_axis(chart: Chart) -> str:
    skip = -(-len(chart.days) // _DAYS_SHOWN)
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{_hairline()}</c:spPr>'
        f'{_letters(850, _SOFT, turned=_LEVEL)}<c:crossAx val="2"/><c:crosses val="min"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="{skip}"/><c:noMultiLvlLbl val="1"/>'
        "</c:catAx>"
    )


def _values_axis(chart: Chart) -> str:
    span = max(chart.high - chart.low, 1)
    step = span / 2 if span % 2 == 0 else span
    between = "midCat" if is_to_scale(chart) else "between"
    return (
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{chart.low + span}"/><c:min val="{chart.low}"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        f"<c:majorGridlines><c:spPr>{_hairline()}</c:spPr></c:majorGridlines>"
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_letters(850, _SOFT)}'
        f'<c:crossAx val="1"/><c:crosses val="min"/><c:crossBetween val="{between}"/><c:majorUnit val="{step:g}"/>'
        "</c:valAx>"
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _hairline() -> str:
    return f'<a:ln w="6350">{_fill(_HAIRLINE)}</a:ln>'


def _letters(size: int, colour: str, *, turned: int | None = None) -> str:
    """Return how letters look; `size` in hundredths of a point, `turned` in 60,000ths of a degree where it is fixed."""
    body = "<a:bodyPr/>" if turned is None else f'<a:bodyPr rot="{turned}" vert="horz"/>'
    font = '<a:latin typeface="Cambria"/><a:cs typeface="Times New Roman"/>'
    return (
        f'<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="0">{_fill(colour)}{font}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _escaped(text: str) -> str:
    return escape(one_line(text))
