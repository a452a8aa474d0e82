"""Each block of a paper as HTML: real headings, lists and tables, every text in the direction it reads in."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from alliance_journal.model.papers import (
    Bar,
    Bars,
    Block,
    Bullets,
    Chart,
    Facts,
    Heading,
    Quote,
    Room,
    Signatures,
    Table,
    Words,
)
from alliance_journal.reports.columns import columns, pieces
from alliance_journal.reports.paper.charts import MOST_ON_A_PAGE, bar_svg, chart_svg
from alliance_journal.reports.paper.elements import broken, element, unseen, words
from alliance_journal.reports.paper.laying import bar_share
from alliance_journal.reports.paper.texts import (
    GAP,
    NO_VALUES,
    NOTHING_COUNTED,
    has_values,
    one_line,
    paragraphs,
    readable,
    told_of,
    values_of,
)

_LONG_WORD: Final = 16
"""Columns; a longer word in a cell may be broken, so that it does not take the room of the other columns."""
_PIECE: Final = 10
_SHORT: Final = 16
"""Columns of a cell that stays on one line on a screen; a day is that short."""


def block_html(block: Block, name: str) -> str:
    """Return a block as markup; `name` is its own on the page, letters and digits only. Empty where it says nothing."""
    return _RENDERERS[type(block)](block, name)


def _heading(heading: Heading, _name: str) -> str:
    kind = "new-page" if heading.new_page else None
    return element(f"h{heading.level + 1}", words(one_line(heading.text)), dir="auto", class_=kind)


def _words(running: Words, _name: str) -> str:
    kind = "note" if running.role == "note" else None
    return "\n".join(_paragraphs(running.text, class_=kind, dir="auto"))


def _paragraphs(text: str, **attributes: str | None) -> Iterator[str]:
    for lines in paragraphs(text):
        yield element("p", broken(lines), **attributes)


def _quote(quote: Quote, _name: str) -> str:
    source = element("figcaption", words(one_line(quote.source)), dir="auto") if one_line(quote.source) else ""
    said = tuple(_paragraphs(quote.text))
    return element("figure", element("blockquote", *said, dir="auto"), source, class_="quote") if said or source else ""


def _bullets(bullets: Bullets, _name: str) -> str:
    items = (element("li", _in_lines(item), dir="auto") for item in bullets.items)
    return element("ol" if bullets.numbered else "ul", *items) if bullets.items else ""


def _in_lines(text: str) -> str:
    """Return a text inside an item or a cell: line ends are kept, an empty line too."""
    return broken(readable(text).strip("\n").split("\n"))


def _facts(facts: Facts, _name: str) -> str:
    rows = (
        element("div", element("dt", _in_lines(name), dir="auto"), element("dd", _in_lines(told), dir="auto"))
        for name, told in facts.pairs
    )
    return element("dl", *rows) if facts.pairs else ""


def _table(table: Table, name: str) -> str:
    """Return the table in a frame that scrolls where the page is too narrow, also by keys."""
    if not table.head:
        return ""
    head = element("thead", element("tr", *_cells("th", table, table.head, scope="col")))
    body = element("tbody", *(element("tr", *_cells("td", table, row)) for row in table.rows))
    caption = element("caption", words(one_line(table.caption)), dir="auto") if one_line(table.caption) else ""
    frame: dict[str, Any] = {"class_": "frame", "tabindex": 0, "role": "region"}
    frame |= {"aria_labelledby": f"{name}-caption"} if caption else {"aria_label": "Table"}
    caption = caption.replace("<caption", f'<caption id="{name}-caption"', 1)
    return element("div", element("table", caption, head, body), **frame)


def _cells(kind: str, table: Table, cells: Sequence[str], **attributes: str) -> Iterator[str]:
    for column, cell in enumerate(cells):
        looks = "number" if column in table.numbers else "short" if columns(cell) <= _SHORT else None
        yield element(kind, _cell(cell), dir="auto", class_=looks, **attributes)


def _cell(text: str) -> str:
    """Return the text of a cell, with places in its long words where a line may end."""
    parts = re.split(r"(\S+)", readable(text).strip("\n"))
    return "".join(_breakable(part) for part in parts).replace("\n", "<br>")


def _breakable(word: str) -> str:
    if columns(word) <= _LONG_WORD:
        return words(word)
    return "<wbr>".join(words(piece) for piece in pieces(word, _PIECE))


def _bars(bars: Bars, _name: str) -> str:
    """Return bars as a table of names and numbers in which each number has its bar beside it."""
    caption = _caption(bars.caption, told_of(bars))
    if not bars.bars:
        return element("figure", caption, element("p", NOTHING_COUNTED, class_="note"))
    heads = (element("th", "Name", scope="col"), element("th", words(told_of(bars) or "Number"), scope="col"))
    rows = (_bar(bar, bars) for bar in bars.bars)
    head = element("thead", element("tr", *heads), class_="unseen")
    return element("figure", caption, element("table", head, element("tbody", *rows), class_="counts"))


def _bar(bar: Bar, bars: Bars) -> str:
    note = f" {element('small', words(one_line(bar.note)), dir='auto')}" if one_line(bar.note) else ""
    label = element("th", _cell(one_line(bar.label)), note, scope="row", dir="auto")
    drawn = bar_svg(bar_share(bar, bars), whole=bars.of > 0)
    return element("tr", label, element("td", element("div", element("span", str(bar.count)), drawn)))


def _caption(caption: str, note: str = "") -> str:
    told = element("span", words(one_line(caption)), dir="auto") if one_line(caption) else ""
    small = f" {element('small', words(one_line(note)), dir='auto')}" if one_line(note) else ""
    return element("figcaption", told, small) if told or small else ""


def _chart(chart: Chart, name: str) -> str:
    """Return the picture and, to be opened below it, its numbers as a table."""
    if not has_values(chart):
        return element("figure", _caption(chart.caption), element("p", NO_VALUES, class_="note"))
    # On paper nothing can be opened: there the table is shown where the picture cannot say every number.
    kind = "numbers" if len(chart.days) <= MOST_ON_A_PAGE else "numbers printed"
    numbers = element("details", element("summary", "The numbers, meeting by meeting"), _numbers(chart), class_=kind)
    return element("figure", _caption(chart.caption), chart_svg(chart, name), numbers)


def _numbers(chart: Chart) -> str:
    names = ("Meeting", *(curve.label for curve in chart.curves))
    head = element("tr", *(element("th", _cell(one_line(name)), scope="col", dir="auto") for name in names))
    rows = (
        element("tr", element("th", _cell(one_line(day)), scope="row", dir="auto"), *map(_value, values))
        for day, values in values_of(chart)
    )
    return element("div", element("table", element("thead", head), element("tbody", *rows)), class_="columns")


def _value(told: str) -> str:
    gap = element("span", GAP, aria_hidden="true") + unseen("no value")
    return element("td", told or gap)


def _signatures(signatures: Signatures, _name: str) -> str:
    lines = (
        element("li", element("span", _in_lines(name), dir="auto"), element("span", "Date"))
        for name in signatures.names
    )
    return element("ul", *lines, class_="signatures") if signatures.names else ""


def _room(room: Room, _name: str) -> str:
    label = element("p", words(one_line(room.label)), unseen(f" Room for {room.lines} lines by hand."), dir="auto")
    lines = (element("span", class_="line", aria_hidden="true") for _ in range(room.lines))
    return element("div", label, *lines, class_="room")


_RENDERERS: Final[Mapping[type[Block], Callable[[Any, str], str]]] = {
    Heading: _heading,
    Words: _words,
    Quote: _quote,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    Bars: _bars,
    Chart: _chart,
    Signatures: _signatures,
    Room: _room,
}
