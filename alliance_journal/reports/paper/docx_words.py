"""Words in a Word file: paragraphs in a style, runs that know the direction they read in, fields and borders.

Everything anybody wrote goes through `say`, which sets it as text and never as markup.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, Protocol

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from alliance_journal.reports.paper.laying import reads_leftwards
from alliance_journal.reports.paper.texts import paragraphs

_LEFTWARDS: Final = frozenset({"R", "AL"})
_AFTER_BIDI: Final = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
"""What may stand in the properties of a paragraph after its direction (ECMA-376, part 1, 17.3.1.26)."""


class Holder(Protocol):
    """What paragraphs can be added to: the body, a cell, a header or a footer."""

    def add_paragraph(self) -> Paragraph:
        """Return a new paragraph at the end."""


def element(name: str, **attributes: str | int) -> BaseOxmlElement:
    """Return an element of WordprocessingML, its attributes in the same name space: `element("w:jc", val="end")`."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def new(holder: Holder, style: str) -> Paragraph:
    """Return a new paragraph at the end of its holder, in the style of that name."""
    return styled(holder.add_paragraph(), style)


def styled(paragraph: Paragraph, style: str) -> Paragraph:
    """Return the paragraph in the style of that name; in our own style sheet an id is the name without its blanks."""
    # python-docx would read the whole style sheet again for each paragraph to find this out.
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001  the same
    return paragraph


def say(paragraph: Paragraph, lines: Sequence[str], style: str = "") -> Paragraph:
    """Add lines of text to a paragraph, each run in the direction of its letters, and return the paragraph."""
    leftwards = reads_leftwards("".join(lines))
    if leftwards and not paragraph.runs:
        turn(paragraph)
    for place, line in enumerate(lines):
        if place:
            paragraph.add_run().add_break()
        for piece, is_leftwards in directed(line, leftwards=leftwards):
            _mark(paragraph.add_run(piece), style, leftwards=is_leftwards)
    return paragraph


def say_all(holder: Holder, text: str, style: str) -> tuple[Paragraph, ...]:
    """Add a text as paragraphs of a style and return them."""
    return tuple(say(new(holder, style), lines) for lines in paragraphs(text))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that stays in one paragraph; paragraphs in it are lines as well."""
    return tuple(line for lines in paragraphs(text) for line in lines)


def turn(paragraph: Paragraph, *, edge: str = "") -> None:
    """Make a paragraph read from right to left; `edge` is the side its rule stands on, where its style has one."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no name for it
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(element("w:bidi"), *_AFTER_BIDI)
    if edge:
        sides = [element("w:left", val="nil"), element("w:right", val="single", sz=16, space=11, color="CFC6BB")]
        properties.insert_element_before(append_all(element("w:pBdr"), sides), "w:shd", "w:tabs", "w:bidi")


def directed(line: str, *, leftwards: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a line and whether each reads leftwards.

    Signs without a direction of their own (blanks, full stops) go with the letters around them where these agree, and
    with the paragraph where they do not.
    """
    ways = _ways(line, leftwards=leftwards)
    for way, pairs in groupby(zip(line, ways, strict=True), key=lambda pair: pair[1]):
        yield "".join(sign for sign, _ in pairs), way


def _ways(line: str, *, leftwards: bool) -> list[bool]:
    strong = [
        (place, way in _LEFTWARDS)
        for place, way in enumerate(map(unicodedata.bidirectional, line))
        if way == "L" or way in _LEFTWARDS
    ]
    ways = [leftwards] * len(line)
    for place, way in strong:
        ways[place] = way
    for (start, way), (end, next_way) in pairwise(strong):
        if way == next_way:
            ways[start:end] = [way] * (end - start)
    return ways


def _mark(run: Run, style: str, *, leftwards: bool) -> None:
    if style:
        run._r.style = style.replace(" ", "")  # noqa: SLF001  the same as in `styled`
    if leftwards:
        run.font.rtl = True


def append_all(parent: BaseOxmlElement, children: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    """Append elements to another and return it."""
    for child in children:
        parent.append(child)
    return parent


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that Word works out itself, such as PAGE, showing 1 until it has."""
    told = element("w:instrText")
    told.text = f" {instruction} "
    _add(paragraph, element("w:fldChar", fldCharType="begin"))
    _add(paragraph, told)
    _add(paragraph, element("w:fldChar", fldCharType="separate"))
    paragraph.add_run("1")
    _add(paragraph, element("w:fldChar", fldCharType="end"))


def _add(paragraph: Paragraph, content: BaseOxmlElement) -> None:
    paragraph.add_run()._r.append(content)  # noqa: SLF001  python-docx has no fields
