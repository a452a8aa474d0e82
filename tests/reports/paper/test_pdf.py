"""A paper as PDF: what it says is there in order, as it was written; it is tagged; it says of itself what it should."""

import io
import string
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from alliance_journal.model.papers import Chart, Paper, Quote, Words
from alliance_journal.reports.paper.formats import MissingExtraError
from alliance_journal.reports.paper.laying import WORDS
from alliance_journal.reports.paper.pdf import UnsetPaperError, pdf, sheet
from tests.reports.paper.rich import AWKWARD, CONTROL, HEBREW, HOSTILE, LONG_WORD, MADE, SHEET

NO_FONT_HAS_IT: Final = "\U0010fff0"


def read(paper: Paper) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(paper)))


def words_of(reader: PdfReader) -> str:
    """Return all its words without blanks, so that it does not matter where lines end."""
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def saying(text: str) -> Paper:
    return Paper("A paper", (Words(text),), MADE)


def first_missing(texts: Iterator[str], words: str) -> str | None:
    """Return the first text that does not stand behind the one before it, None where all do."""
    place = 0
    for text in texts:
        place = words.find("".join(text.split()), place)
        if place < 0:
            return text
    return None


def tags_of(reader: PdfReader) -> list[tuple[str, Any]]:
    """Return every tag of the file in reading order, with its words for those who cannot see."""
    root: Any = reader.trailer["/Root"]
    return list(_tags(root["/StructTreeRoot"]))


def _tags(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  a file that anybody may have written
    node = node.get_object()
    if not isinstance(node, dict):
        return
    if "/S" in node:
        yield node["/S"], node.get("/Alt")
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        yield from _tags(child)


@pytest.fixture(scope="module")
def usual() -> PdfReader:
    return read(SHEET)


@pytest.fixture(scope="module")
def awkward() -> PdfReader:
    return read(AWKWARD)


def test_a_usual_sheet_has_two_pages(usual: PdfReader) -> None:
    assert len(usual.pages) == 2


def test_every_text_is_there_in_reading_order(usual: PdfReader) -> None:
    assert first_missing(SHEET.texts(), words_of(usual)) is None


def test_every_page_says_its_number_and_the_notices(usual: PdfReader) -> None:
    for number, page in enumerate(usual.pages, 1):
        text = page.extract_text()
        assert f"page {number} of 2" in text
        assert all(notice in text for notice in SHEET.notices)


def test_the_title_stands_above_the_second_page_again(usual: PdfReader) -> None:
    first, second = (page.extract_text() for page in usual.pages)
    assert first.count(SHEET.title) == second.count(SHEET.title) == 1


def test_it_is_tagged_and_keeps_to_the_standard_for_everybody(usual: PdfReader) -> None:
    root: Any = usual.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"] == True  # noqa: E712  a PDF's own true
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_headings_lists_quotes_tables_and_charts_are_what_they_are(usual: PdfReader) -> None:
    tags = [tag for tag, _ in tags_of(usual)]
    assert {"/Title", "/H1", "/L", "/LI", "/BlockQuote", "/Table", "/TH", "/TD", "/Caption", "/Figure"} <= set(tags)
    assert tags.count("/H1") == 7


def test_a_chart_is_told_to_those_who_cannot_see_it(usual: PdfReader) -> None:
    told = [alt for tag, alt in tags_of(usual) if tag == "/Figure"]
    assert len(told) == 1
    assert told[0] == (
        "Line chart: 9 meetings, 24 Sep to 19 Nov; scale 0 to 10. "
        "Together (mean of aims, steps and tie): first 7, last 8, lowest 3.5, highest 8. "
        "Strain: first 0, last 0, lowest 0, highest 7. Every number is in the table below it."
    )


def test_it_says_of_itself_what_the_paper_says_and_no_more(usual: PdfReader) -> None:
    told = dict(usual.metadata or {})
    assert str(told.pop("/Creator")).startswith("Typst ")
    assert told == {
        "/Title": SHEET.title,
        "/Author": "A. Trainee",
        "/CreationDate": "D:20261122000000Z",
        "/ModDate": "D:20261122000000Z",
    }


def test_a_paper_without_an_author_names_none(awkward: PdfReader) -> None:
    assert "/Author" not in dict(awkward.metadata or {})


def test_the_same_paper_makes_the_same_bytes() -> None:
    assert pdf(SHEET) == pdf(SHEET)


@pytest.mark.parametrize("text", [HOSTILE, *HOSTILE.split(), '#panic("x")', "\\", "//", "@ref", "```", "{{"])
def test_what_would_be_markup_comes_out_as_itself(text: str) -> None:
    assert "".join(text.split()) in words_of(read(saying(text)))


def test_a_control_sign_leaves_a_visible_trace() -> None:
    assert "before�[31mafter�end" in words_of(read(saying(CONTROL)))


def test_a_lone_surrogate_leaves_a_visible_trace() -> None:
    assert "half�way" in words_of(read(saying("half\ud83dway")))


def test_a_word_longer_than_the_line_is_broken_and_stays_whole_for_who_copies_it() -> None:
    reader = read(saying(LONG_WORD))
    assert LONG_WORD in words_of(reader)
    lines = reader.pages[0].extract_text().split("\n")
    assert max(map(len, lines)) < 110


def test_hebrew_is_there_in_the_order_it_is_read(awkward: PdfReader) -> None:
    assert HEBREW.split()[0] in words_of(awkward)


def test_hebrew_reads_from_the_right() -> None:
    told = sheet(saying(f"{HEBREW}\n\nShe said {HEBREW}"))
    blocks: Any = told["blocks"]
    assert [one["leftwards"] for one in blocks[0]["text"]] == [True, False]


def test_a_sign_that_no_font_has_is_a_box_and_the_paper_says_so() -> None:
    words = words_of(read(saying(f"before {NO_FONT_HAS_IT} after")))
    assert "before" in words
    assert "".join(WORDS.unshown.split()) in words


def test_a_paper_with_such_a_sign_is_tagged_all_the_same() -> None:
    root: Any = read(saying(NO_FONT_HAS_IT)).trailer["/Root"]
    assert "/StructTreeRoot" in root


def test_the_head_of_a_long_table_stands_on_every_page_of_it(awkward: PdfReader) -> None:
    pages = [page.extract_text() for page in awkward.pages]
    rows = [page for page in pages if "individual" in page]
    assert len(rows) > 1
    assert all("What I took from it" in page for page in rows)


def test_every_number_of_sixty_meetings_is_there(awkward: PdfReader) -> None:
    chart = next(block for block in AWKWARD.blocks if isinstance(block, Chart) and len(block.days) == 60)
    words = words_of(awkward)
    assert first_missing(iter(chart.days), words) is None


def test_a_paper_without_blocks_is_a_page() -> None:
    assert len(read(Paper("", (), MADE)).pages) == 1


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("en", ("en", None)),
        ("en-GB", ("en", "GB")),
        ("zh-Hant-TW", ("zh", "TW")),
        ("", ("en", None)),
        ("x-1", ("en", None)),
    ],
)
def test_a_language_tag_is_taken_apart(tag: str, told: tuple[str, str | None]) -> None:
    made = sheet(Paper("A paper", (), MADE, language=tag))
    assert (made["lang"], made["region"]) == told


def test_without_the_extra_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError) as caught:
        pdf(SHEET)
    assert caught.value.hint == "pip install 'alliance-journal[pdf]'"


def test_a_refusal_holds_no_words_of_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> bytes:
        raise typst.TypstError("She went quiet", "She went quiet")

    monkeypatch.setattr(typst, "compile", refuses)
    with pytest.raises(UnsetPaperError) as caught:
        pdf(saying("She went quiet"))
    assert "quiet" not in f"{caught.value}{caught.value.hint}{caught.value.__cause__}{caught.value.__context__}"


@settings(max_examples=20)
@given(st.text(max_size=60))
def test_any_text_can_be_set(text: str) -> None:
    assert pdf(Paper(text, (Words(text), Quote(text, text)), date(2026, 1, 1))).startswith(b"%PDF")


@settings(max_examples=20)
@given(st.text(alphabet=string.ascii_letters + string.punctuation + " \n", min_size=1, max_size=80))
def test_any_plain_text_comes_out_as_it_was_written(text: str) -> None:
    assert "".join(text.split()) in words_of(read(saying(text)))
