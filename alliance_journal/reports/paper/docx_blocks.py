"""The blocks of a paper as parts of a Word file, each in a style of its own that a word processor can restyle."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from alliance_journal.model.papers import (
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
from alliance_journal.reports.columns import columns
from alliance_journal.reports.paper.docx_chart import CHART_TYPE, chart_part
from alliance_journal.reports.paper.docx_tables import (
    TEXT_WIDTH,
    add_bars,
    add_caption,
    add_empty,
    add_table,
)
from alliance_journal.reports.paper.docx_words import append_all, element, lines_of, new, say, say_all, turn
from alliance_journal.reports.paper.laying import (
    WORDS,
    chart_in_words,
    is_dense,
    number_shares,
    number_tables,
    reads_leftwards,
    shares,
)
from alliance_journal.reports.paper.texts import has_values

_LETTER: Final = 115
"""About the width of a letter, in twentieths of a point."""
_WIDEST_NAME: Final = TEXT_WIDTH * 36 // 100
"""The room for the names of facts; what is said of a name that is longer begins on the next line."""
_APART: Final = Twips(10)
"""Paragraphs with the same rule share one line at their side; so little a difference makes two of it."""
_CHART_HEIGHT: Final = 1_450_000
_CHART_WIDTH: Final = TEXT_WIDTH * 635
"""English Metric Units: 914,400 to the inch, 635 to the twentieth of a point."""


def add_block(document: Document, block: Block) -> None:
    """Add a block at the end of the document."""
    _ADDERS[type(block)](document, block)


def _heading(document: Document, heading: Heading) -> None:
    paragraph = say(new(document, f"Heading {heading.level}"), lines_of(heading.text))
    if heading.new_page:
        paragraph.paragraph_format.page_break_before = True


def _words(document: Document, words: Words) -> None:
    say_all(document, words.text, "Note" if words.role == "note" else "Normal")


def _quote(document: Document, quote: Quote) -> None:
    said = say_all(document, quote.text, "Quote")
    source = say_all(document, quote.source, "Quote Source")
    for paragraph in (*said, *source)[:-1]:
        paragraph.paragraph_format.keep_with_next = True
    if _follows_quote(document, len(said) + len(source)):
        for paragraph in (*said, *source):
            paragraph.paragraph_format.right_indent = _APART
    if reads_leftwards(quote.text):
        for paragraph in (*said, *source):
            turn(paragraph, edge="right")
    if said and not source:
        said[-1].paragraph_format.space_after = Twips(200)


def _follows_quote(document: Document, own: int) -> bool:
    """Whether what stands before the last paragraphs, `own` in number, is a quote whose rule would run into theirs."""
    before = document.element.body.xpath(f"w:p[position() = last() - {own}]")
    return any("Quote" in (one.style or "") and not one.xpath("w:pPr/w:ind/@w:right") for one in before)


def _bullets(document: Document, bullets: Bullets) -> None:
    style = "List Number" if bullets.numbered else "List Bullet"
    number = _new_list(document) if bullets.numbered and bullets.items else None
    for item in bullets.items:
        paragraph = say(new(document, style), lines_of(item))
        if number is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001  python-docx has no lists
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number


def _new_list(document: Document) -> int:
    """Return the number of a list of its own, which begins at 1."""
    numbering = document.part.numbering_part.element
    made = numbering.add_num(_NUMBERED)
    append_all(made, [append_all(element("w:lvlOverride", ilvl=0), [element("w:startOverride", val=1)])])
    return int(made.numId)


_NUMBERED: Final = 2
"""The kind of list in `word/numbering.xml` that counts."""


def _facts(document: Document, facts: Facts) -> None:
    widest = max((_width(name) for name, _ in facts.pairs), default=0)
    indent = min(widest, _WIDEST_NAME)
    for place, (name, told) in enumerate(facts.pairs, 1):
        paragraph = new(document, "Facts")
        paragraph.paragraph_format.left_indent = Twips(indent)
        paragraph.paragraph_format.first_line_indent = Twips(-indent)
        say(paragraph, lines_of(name), "Fact Name")
        if _width(name) > indent:
            paragraph.add_run().add_break()
        else:
            paragraph.add_run("\t")
        say(paragraph, lines_of(told))
        if place == len(facts.pairs):
            paragraph.paragraph_format.space_after = Twips(160)


def _width(name: str) -> int:
    """Return about how wide a name is with a gap behind it, in twentieths of a point."""
    return (max(map(columns, lines_of(name)), default=0) + 2) * _LETTER


def _table(document: Document, table: Table) -> None:
    if table.rows and table.head:
        add_caption(document, table.caption)
        add_table(document, table, shares(table), "Number" if is_dense(table) else "Table")
    else:
        add_empty(document, table.caption, WORDS.nothing)


def _bars(document: Document, bars: Bars) -> None:
    if bars.bars:
        add_bars(document, bars)
    else:
        add_empty(document, bars.caption, WORDS.nothing)


def _chart(document: Document, chart: Chart) -> None:
    if not has_values(chart):
        add_empty(document, chart.caption, WORDS.no_values)
        return
    add_caption(document, chart.caption)
    _draw(new(document, "Figure"), chart)
    for numbers in number_tables(chart):
        add_table(document, numbers, number_shares(numbers), "Number")


def _draw(paragraph: Paragraph, chart: Chart) -> None:
    """Put a chart that Word draws into a paragraph; its words are there for those who cannot see it."""
    part = paragraph.part
    package = part.package
    number = sum(one.partname.startswith("/word/charts/") for one in package.iter_parts()) + 1
    drawn = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, chart_part(chart), package)
    name = part.relate_to(drawn, RELATIONSHIP_TYPE.CHART)
    drawing = parse_xml(_DRAWING.format(width=_CHART_WIDTH, height=_CHART_HEIGHT, number=number, name=name))
    drawing.xpath(".//wp:docPr")[0].set("descr", chart_in_words(chart))
    paragraph.add_run()._r.append(drawing)  # noqa: SLF001  python-docx has no charts


_DRAWING: Final = (
    '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Chart {number}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:chart r:id="{name}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
)


def _signatures(document: Document, signatures: Signatures) -> None:
    for name in signatures.names:
        line = new(document, "Signing Line")
        line.add_run("\t\t\t")
        if reads_leftwards(name):
            turn(line)
        paragraph = say(new(document, "Signing Name"), lines_of(name))
        paragraph.add_run(f"\t{WORDS.day}")


def _room(document: Document, room: Room) -> None:
    say_all(document, room.label, "Room Label")
    for place in range(room.lines):
        line = new(document, "Ruled Line")
        line.add_run("\t")
        line.paragraph_format.keep_with_next = place < room.lines - 1


_ADDERS: Final[Mapping[type[Block], Callable[[Document, Any], None]]] = {
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
