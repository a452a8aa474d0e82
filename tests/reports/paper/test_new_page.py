"""A heading that begins a new page begins one wherever there are pages."""

from datetime import date
from io import BytesIO

import docx as word
import pytest
from pypdf import PdfReader

from alliance_journal.model.papers import Heading, Paper, Words
from alliance_journal.reports.paper.docx import docx
from alliance_journal.reports.paper.html import html
from alliance_journal.reports.paper.pdf import pdf


def months(*, new_page: bool) -> Paper:
    blocks = (Heading("May"), Words("One."), Heading("June", new_page=new_page), Words("Two."))
    return Paper("Hours", blocks, date(2026, 7, 1))


@pytest.mark.parametrize("new_page", [True, False])
def test_in_a_pdf_it_is_the_next_page(new_page: bool) -> None:  # noqa: FBT001  a parameter of the test
    pages = PdfReader(BytesIO(pdf(months(new_page=new_page)))).pages
    assert ["June" in page.extract_text() for page in pages] == ([False, True] if new_page else [True])


@pytest.mark.parametrize("new_page", [True, False])
def test_in_a_word_file_the_heading_asks_for_it(new_page: bool) -> None:  # noqa: FBT001  the same
    document = word.Document(BytesIO(docx(months(new_page=new_page))))
    (june,) = (one for one in document.paragraphs if one.text == "June")
    assert bool(june.paragraph_format.page_break_before) == new_page


@pytest.mark.parametrize("new_page", [True, False])
def test_in_html_the_print_style_asks_for_it(new_page: bool) -> None:  # noqa: FBT001  the same
    page = html(months(new_page=new_page))
    assert ('class="new-page"' in page) == new_page
    assert ".new-page { break-before: page }" in page
