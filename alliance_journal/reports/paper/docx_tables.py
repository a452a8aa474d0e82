"""Tables in a Word file: fixed columns, a head that is marked as one and stands on every page, bars beside names."""

from collections.abc import Sequence
from typing import Final

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from alliance_journal.model.papers import Bar, Bars, Table
from alliance_journal.reports.paper.docx_words import append_all, element, lines_of, new, say, say_all, styled
from alliance_journal.reports.paper.laying import bar_share, is_short
from alliance_journal.reports.paper.texts import one_line, told_of

TEXT_WIDTH: Final = 8958
"""The width of the text on the page, in twentieths of a point (158 mm)."""
_BAR: Final = "8D7A66"
_WHOLE: Final = "EFE9E0"
_GAP: Final = 140
"""Between the end of a bar and its number, in twentieths of a point; a little more than the margin of the cell."""


def add_table(document: Document, table: Table, widths: Sequence[float], kind: str = "Table") -> None:
    """Add a table; `widths` are shares of the width of the text, `kind` the first word of its paragraph styles."""
    made = _empty(document, [round(share * TEXT_WIDTH) for share in widths], "Paper Table", table.caption)
    _fill(made.rows[0], table.head, table.numbers, f"{kind} Head")
    _mark_head(made.rows[0])
    for cell in made.rows[0].cells:
        cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    for row in table.rows:
        added = _added(made)
        _fill(added, row, table.numbers, f"{kind} Text")
    _keep_short_whole(made, table)
    new(document, "After Table")


def _fill(row: _Row, texts: Sequence[str], numbers: frozenset[int], style: str) -> None:
    for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = _only(cell, style)
        say(paragraph, lines_of(text))
        if column in numbers:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def add_bars(document: Document, bars: Bars) -> None:
    """Add bars as a table of names, bars and numbers; the bars themselves are shaded, and silent when read aloud."""
    noted = any(one_line(bar.note) for bar in bars.bars)
    widths = [round(share * TEXT_WIDTH) for share in ((0.36, 0.36, 0.28) if noted else (0.38, 0.44, 0.18))]
    made = _empty(document, widths, "Paper Bars", bars.caption)
    name, drawn, count = made.rows[0].cells
    say(_only(name.merge(drawn), "Bar Head"), lines_of(bars.caption))
    say(_only(count, "Bar Head"), lines_of(told_of(bars)), "Aside")
    _mark_head(made.rows[0])
    for bar in bars.bars:
        added = _added(made)
        _add_bar(added, bar, bars, widths[1] - _GAP)
    _keep_short_whole(made, bars)
    new(document, "After Table")


def _add_bar(row: _Row, bar: Bar, bars: Bars, width: int) -> None:
    name, drawn, count = row.cells
    say(_only(name, "Bar Name"), lines_of(bar.label))
    _draw(_only(drawn, "Bar"), bar_share(bar, bars), width, whole=bars.of > 0)
    told = _only(count, "Bar Name")
    told.add_run(str(bar.count))
    if one_line(bar.note):
        told.add_run("  ")
        say(told, lines_of(bar.note), "Aside")


def _draw(paragraph: Paragraph, share: float, width: int, *, whole: bool) -> None:
    """Draw a bar as a shaded tab, and the rest of the whole as another; `width` is in twentieths of a point."""
    end = round(share * width)
    stops = [(end, _BAR)] if end else []
    if whole and end < width:
        stops.append((width, _WHOLE))
    for stop, colour in stops:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(stop))
        run = paragraph.add_run("\t")
        run._r.get_or_add_rPr().append(element("w:shd", val="clear", color="auto", fill=colour))  # noqa: SLF001  python-docx has no shades


def add_empty(document: Document, caption: str, told: str) -> None:
    """Add what is told where a table or a chart has nothing to show."""
    add_caption(document, caption)
    say_all(document, told, "Notice")


def add_caption(document: Document, caption: str) -> None:
    """Add the words above a table or a chart, where there are any."""
    say_all(document, caption, "Caption")


def _empty(document: Document, widths: Sequence[int], style: str, caption: str) -> WordTable:
    made: WordTable = document.add_table(1, len(widths), style)
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    made.autofit = False
    properties = made._tbl.tblPr  # noqa: SLF001  python-docx has no words for those who cannot see a table
    properties.append(element("w:tblCaption", val=one_line(caption)))
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Twips(width)
        for cell in column.cells:
            cell.width = Twips(width)
    return made


def _only(cell: _Cell, style: str) -> Paragraph:
    """Return the one paragraph of a new cell, in a style."""
    return styled(cell.paragraphs[0], style)


def _added(table: WordTable) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves this one untyped
    _keep_whole(row)
    return row


def _mark_head(row: _Row) -> None:
    _keep_whole(row)
    _properties(row).append(element("w:tblHeader"))


def _keep_whole(row: _Row) -> None:
    append_all(_properties(row), [element("w:cantSplit")])


def _keep_short_whole(made: WordTable, block: Bars | Table) -> None:
    """Keep all rows on one page where there are few: each stays with the one below it."""
    for row in made.rows[:-1] if is_short(block) else ():
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _properties(row: _Row) -> BaseOxmlElement:
    return row._tr.get_or_add_trPr()  # noqa: SLF001  python-docx has no heads
