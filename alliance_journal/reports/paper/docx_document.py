"""A whole paper as a Word file: title, blocks, notices, head and foot of the page, language, properties."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Final

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.text.paragraph import Paragraph

from alliance_journal.model.papers import Paper
from alliance_journal.reports.paper.docx_blocks import add_block
from alliance_journal.reports.paper.docx_package import empty_package, repacked
from alliance_journal.reports.paper.docx_words import add_field, new, say, styled
from alliance_journal.reports.paper.laying import WORDS, by_line, with_leads
from alliance_journal.reports.paper.texts import in_order, one_line

_LONGEST: Final = 255
"""Letters of a property; Word takes no more."""


def written(paper: Paper) -> bytes:
    """Return the paper as a Word file."""
    document = docx.Document(io.BytesIO(empty_package()))
    _set_language(document, paper.language)
    _set_properties(document, paper)
    say(new(document, "Title"), (one_line(paper.title),))
    say(new(document, "Subtitle"), (by_line(paper),))
    for block, leads in with_leads(tuple(in_order(paper.blocks))):
        add_block(document, block)
        if leads:
            document.paragraphs[-1].paragraph_format.keep_with_next = True
    _set_pages(document, paper)
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def _set_language(document: Document, language: str) -> None:
    for part in (document.styles.element, document.settings.element):
        for told in part.iter(qn("w:lang"), qn("w:themeFontLang")):
            told.set(qn("w:val"), language)


def _set_properties(document: Document, paper: Paper) -> None:
    """Say what the paper is, whose and of which day; nothing is said of the program or the computer."""
    properties = document.core_properties
    made = datetime.combine(paper.made, time(), UTC)
    properties.title = one_line(paper.title)[:_LONGEST]
    properties.created = properties.modified = made
    properties.language = paper.language
    if author := one_line(paper.author):
        properties.author = author[:_LONGEST]


def _set_pages(document: Document, paper: Paper) -> None:
    """Put the title above every page but the first, the notices and the number of the page below each."""
    section = document.sections[0]
    _only(section.first_page_header, "Normal")
    say(_only(section.header, "Header"), (one_line(paper.title),))
    for foot in (section.footer, section.first_page_footer):
        _fill_foot(foot, paper.notices)


def _fill_foot(foot: _Footer, notices: Sequence[str]) -> None:
    first, *others = [one_line(notice) for notice in notices] or [""]
    paragraph = say(_only(foot, "Footer"), (first,))
    paragraph.add_run(f"\t{WORDS.page} ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(f" {WORDS.of} ")
    add_field(paragraph, "NUMPAGES")
    for notice in others:
        say(new(foot, "Footer"), (notice,))


def _only(edge: _Header | _Footer, style: str) -> Paragraph:
    """Return the one paragraph of a new head or foot of the page, in a style."""
    edge.is_linked_to_previous = False
    return styled(edge.paragraphs[0], style)
