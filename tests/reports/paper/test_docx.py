"""A paper as a Word file: read back, it says the same in the same order, in real styles, and nothing about anybody."""

import io
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from alliance_journal.model.papers import (
    Bar,
    Bars,
    Block,
    Bullets,
    Chart,
    Curve,
    Facts,
    Heading,
    Paper,
    Quote,
    Room,
    Signatures,
    Table,
    Words,
)
from alliance_journal.reports.paper.docx import docx
from alliance_journal.reports.paper.docx_words import directed
from alliance_journal.reports.paper.formats import MissingExtraError
from alliance_journal.reports.paper.texts import GAP, readable
from tests.reports.paper.rich import AWKWARD, CONTROL, HEBREW, HOSTILE, LONG_WORD, MADE, SHEET, chart

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(paper: Paper) -> WordDocument:
    return Document(io.BytesIO(docx(paper)))


def holding(*blocks: Block) -> WordDocument:
    return read(Paper("A paper", blocks, MADE))


def parts_of(paper: Paper) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx(paper))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words_of(document: WordDocument) -> str:
    """Return the words of the body in reading order without blanks."""
    return "".join("".join(told.text or "" for told in document.element.body.iter(f"{W}t")).split())


def styles_of(document: WordDocument) -> list[tuple[str, str]]:
    return [(paragraph.style.name or "", paragraph.text) for paragraph in document.paragraphs if paragraph.style]


def first_missing(texts: Iterator[str], words: str) -> str | None:
    """Return the first text that does not stand behind the one before it, None where all do."""
    place = 0
    for text in texts:
        place = words.find("".join(readable(text).split()), place)
        if place < 0:
            return text
    return None


def xml(thing: Any) -> Any:  # noqa: ANN401  whatever python-docx puts around an element
    """Return the element behind a paragraph, a row, a table or a foot of the page."""
    return thing._element  # noqa: SLF001  there is no other way to see what has no name in python-docx


def is_head(table: WordTable, row: int) -> bool:
    return bool(xml(table.rows[row]).xpath("w:trPr/w:tblHeader"))


@pytest.fixture(scope="module")
def usual() -> WordDocument:
    return read(SHEET)


@pytest.fixture(scope="module")
def usual_parts() -> dict[str, bytes]:
    return parts_of(SHEET)


def test_every_text_is_there_in_reading_order(usual: WordDocument) -> None:
    assert first_missing(replace(SHEET, notices=()).texts(), words_of(usual)) is None


def test_every_awkward_text_is_there_as_it_was_written() -> None:
    drawn = [block for block in AWKWARD.blocks if not (isinstance(block, (Chart, Table)) and _is_empty(block))]
    texts = (text for block in drawn for text in block.texts())
    assert first_missing(texts, words_of(read(AWKWARD))) is None


def _is_empty(block: Chart | Table) -> bool:
    if isinstance(block, Table):
        return not block.rows
    return all(value is None for curve in block.curves for value in curve.values)


def test_title_and_headings_are_in_the_styles_of_word(usual: WordDocument) -> None:
    told = [(style, text) for style, text in styles_of(usual) if style == "Title" or style.startswith("Heading")]
    assert told[:3] == [
        ("Title", "Supervision sheet, C07"),
        ("Heading 1", "What I want from supervision"),
        ("Heading 1", "What recurs"),
    ]


def test_a_heading_is_on_its_level() -> None:
    document = holding(Heading("One"), Heading("Two", 2), Heading("Three", 3))
    assert styles_of(document)[2:] == [("Heading 1", "One"), ("Heading 2", "Two"), ("Heading 3", "Three")]


def test_a_quote_and_where_it_stands_are_styles_of_their_own() -> None:
    document = holding(Quote("I went too fast.", "C07, 12 November 2026"), Quote("Alone."))
    assert styles_of(document)[2:] == [
        ("Quote", "I went too fast."),
        ("Quote Source", "C07, 12 November 2026"),
        ("Quote", "Alone."),
    ]


def test_the_rules_of_two_quotes_do_not_run_into_each_other() -> None:
    document = holding(Quote("One."), Quote("Two."), Quote("Three."))
    indents = [paragraph.paragraph_format.right_indent for paragraph in document.paragraphs[2:]]
    assert [bool(indent) for indent in indents] == [False, True, False]


def test_words_that_lead_in_to_a_quote_stay_on_its_page() -> None:
    document = holding(Words("One.\n\nStarred:"), Quote("She stayed."), Words("Else."), Words("More."))
    kept = [bool(paragraph.paragraph_format.keep_with_next) for paragraph in document.paragraphs[2:]]
    assert kept == [False, True, False, False, False]


def test_lists_are_lists_and_every_numbered_one_begins_at_one() -> None:
    document = holding(Bullets(("a",)), Bullets(("b", "c"), numbered=True), Bullets(("d",), numbered=True))
    assert [style for style, _ in styles_of(document)[2:]] == ["List Bullet", *["List Number"] * 3]
    numbers = document.element.body.xpath("w:p/w:pPr/w:numPr/w:numId/@w:val")
    assert numbers[0] == numbers[1] != numbers[2]
    starts = document.part.numbering_part.element.xpath("w:num/w:lvlOverride/w:startOverride/@w:val")
    assert starts == ["1", "1"]


def test_words_keep_their_paragraphs_and_their_lines() -> None:
    document = holding(Words("one\ntwo\n\nthree"), Words("small", "note"))
    assert styles_of(document)[2:] == [("Normal", "one\ntwo"), ("Normal", "three"), ("Note", "small")]


def test_facts_stand_beside_their_names() -> None:
    document = holding(Facts((("Period", "November"), ("A name " * 9, "below it"))))
    assert [text for _, text in styles_of(document)[2:]] == ["Period\tNovember", f"{'A name ' * 9}\nbelow it"]


def test_the_first_row_of_every_table_is_marked_as_its_head(usual: WordDocument) -> None:
    assert len(usual.tables) == 3
    assert all(is_head(table, 0) for table in usual.tables)
    assert not any(is_head(table, row) for table in usual.tables for row in range(1, len(table.rows)))


def test_a_table_with_much_to_say_is_as_wide_as_the_text_and_its_numbers_stand_right() -> None:
    document = holding(
        Table("Hours", ("Day, and what it was about", "Hours"), (("said " * 30, "1.5"),), frozenset({1}))
    )
    table = document.tables[0]
    section = document.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    assert abs(sum(column.width or 0 for column in table.columns) - room) < 2000
    assert [row.cells[1].paragraphs[0].alignment for row in table.rows] == [2, 2]
    assert xml(table).xpath("w:tblPr/w:tblCaption/@w:val") == ["Hours"]


def test_bars_are_names_and_numbers_and_what_is_drawn_is_silent() -> None:
    bars = Bars("What recurs", (Bar("Went quiet", 3, "1 suggested"), Bar("None", 0)), of=6, unit="entries")
    cells = [[cell.text for cell in row.cells] for row in holding(bars).tables[0].rows]
    assert cells == [
        ["What recurs", "What recurs", "entries, out of 6"],
        ["Went quiet", "\t\t", "3  1 suggested"],
        ["None", "\t", "0"],
    ]


def test_a_bar_is_as_long_as_its_share() -> None:
    bars = Bars("What recurs", (Bar("Half", 3), Bar("Whole", 6)), of=6)
    stops = [
        [int(stop) for stop in xml(row).xpath("w:tc[2]/w:p/w:pPr/w:tabs/w:tab/@w:pos")]
        for row in holding(bars).tables[0].rows[1:]
    ]
    (half, end), (whole,) = stops
    assert end == whole
    assert abs(half * 2 - whole) <= 1


def test_a_chart_is_drawn_by_word_and_told_in_words(usual: WordDocument, usual_parts: dict[str, bytes]) -> None:
    (told,) = usual.element.body.xpath(".//wp:docPr/@descr")
    assert told.startswith("Line chart: 9 meetings, 24 Sep to 19 Nov; scale 0 to 10.")
    drawn = etree.fromstring(usual_parts["word/charts/chart1.xml"])
    c = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
    assert drawn.xpath("//c:ser/c:tx/c:v/text()", namespaces=c) == ["Together (mean of aims, steps and tie)", "Strain"]
    assert len(drawn.xpath("//c:ser[1]/c:val//c:pt", namespaces=c)) == 9


def test_a_gap_in_a_chart_is_no_point_and_a_dash_in_its_table() -> None:
    paper = Paper("A paper", (Chart("Ratings", ("1 May", "8 May"), (Curve("Strain", (None, 4.0)),)),), MADE)
    assert b'<c:pt idx="0"><c:v>1 May' in (drawn := parts_of(paper)["word/charts/chart1.xml"])
    assert b'<c:pt idx="1"><c:v>4.0' in drawn
    assert b'<c:pt idx="0"><c:v>4' not in drawn
    assert [cell.text for cell in read(paper).tables[0].rows[1].cells] == ["Strain", GAP, "4"]


def test_every_chart_has_a_part_of_its_own() -> None:
    paper = Paper("A paper", (chart(2), chart(3)), MADE)
    assert {name for name in parts_of(paper) if "chart" in name} == {"word/charts/chart1.xml", "word/charts/chart2.xml"}


def test_where_there_is_nothing_to_show_it_says_so() -> None:
    document = holding(Chart("Ratings", (), ()), Bars("Bars", ()), Table("Rows", ("a",), ()))
    assert [text for style, text in styles_of(document) if style == "Notice"] == [
        "No values here.",
        "Nothing to count here.",
        "Nothing to count here.",
    ]


def test_there_is_room_to_sign_and_to_write() -> None:
    document = holding(Room("Notes", 3), Signatures(("Author", "Supervisor")))
    styles = [style for style, _ in styles_of(document)[2:]]
    assert styles == ["Room Label", *["Ruled Line"] * 3, *["Signing Line", "Signing Name"] * 2]
    assert styles_of(document)[-1][1] == "Supervisor\tDate"


def test_the_notices_stand_once_on_every_page_below_it(usual: WordDocument) -> None:
    assert {text for _, text in styles_of(usual)}.isdisjoint(SHEET.notices)
    section = usual.sections[0]
    for foot in (section.footer, section.first_page_footer):
        first, second = (paragraph.text for paragraph in foot.paragraphs)
        assert first == f"{SHEET.notices[0]}\tpage 1 of 1"
        assert second == SHEET.notices[1]
        fields = "".join(told.text or "" for told in xml(foot).iter(f"{W}instrText"))
        assert fields.split() == ["PAGE", "NUMPAGES"]


def test_the_title_stands_above_every_page_but_the_first(usual: WordDocument) -> None:
    section = usual.sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == SHEET.title
    assert section.first_page_header.paragraphs[0].text == ""


def test_the_language_is_said_in_styles_settings_and_properties(usual: WordDocument) -> None:
    assert usual.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert usual.settings.element.xpath("w:themeFontLang/@w:val") == ["en-GB"]
    assert usual.core_properties.language == "en-GB"


def test_it_says_of_itself_what_the_paper_says(usual: WordDocument) -> None:
    told = usual.core_properties
    made = datetime(MADE.year, MADE.month, MADE.day, tzinfo=UTC)
    assert (told.title, told.author, told.created, told.modified) == (SHEET.title, "A. Trainee", made, made)


def test_it_says_nothing_else_of_itself(usual_parts: dict[str, bytes]) -> None:
    core = etree.fromstring(usual_parts["docProps/core.xml"])
    assert sorted(etree.QName(one).localname for one in core) == ["created", "creator", "language", "modified", "title"]
    assert len(etree.fromstring(usual_parts["docProps/app.xml"])) == 0


def test_a_paper_without_an_author_names_none() -> None:
    core = etree.fromstring(parts_of(AWKWARD)["docProps/core.xml"])
    assert "creator" not in {etree.QName(one).localname for one in core}


def test_nothing_of_a_template_or_of_an_earlier_version_is_in_the_package(usual_parts: dict[str, bytes]) -> None:
    assert sorted(usual_parts) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/charts/chart1.xml",
        "word/document.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]
    whole = b"".join(usual_parts.values()).lower()
    for trace in (b"python-docx", b"canny", b"rsid", b"lastmodifiedby", b"<w:ins ", b"macintosh", b"docid"):
        assert trace not in whole


def test_no_part_says_when_it_was_written() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(SHEET))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_paper_makes_the_same_bytes() -> None:
    assert docx(SHEET) == docx(SHEET)


def test_every_style_that_is_used_is_there(usual: WordDocument) -> None:
    used = set(read(AWKWARD).element.body.xpath(".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val"))
    assert used - set(usual.styles.element.xpath("w:style/@w:styleId")) == set()


def test_hebrew_reads_from_the_right() -> None:
    document = holding(Words(HEBREW), Quote(HEBREW, "C07"), Heading(HEBREW))
    for paragraph in (document.paragraphs[2], document.paragraphs[3], document.paragraphs[5]):
        assert xml(paragraph).xpath("w:pPr/w:bidi")
        assert all(run.font.rtl for run in paragraph.runs)
    assert xml(document.paragraphs[3]).xpath("w:pPr/w:pBdr/w:right")


def test_hebrew_in_an_english_sentence_is_marked_and_the_sentence_is_not() -> None:
    paragraph = holding(Words(f"She said {HEBREW[:7]}, then left.")).paragraphs[2]
    assert not xml(paragraph).xpath("w:pPr/w:bidi")
    assert [(run.text, bool(run.font.rtl)) for run in paragraph.runs] == [
        ("She said ", False),
        (HEBREW[:7], True),
        (", then left.", False),
    ]


def test_what_stands_between_two_pieces_goes_with_them() -> None:
    assert list(directed("אב, גד. ab 1", leftwards=True)) == [("אב, גד. ", True), ("ab", False), (" 1", True)]


@pytest.mark.parametrize("text", [CONTROL, "half\ud83dway", "\ufffe", "a\x85b", "tab\there"])
def test_signs_that_xml_cannot_hold_leave_a_visible_trace(text: str) -> None:
    assert holding(Words(text)).paragraphs[2].text == readable(text)


def test_markup_comes_out_as_itself() -> None:
    document = read(Paper(HOSTILE, (Words(HOSTILE), chart(2, caption=HOSTILE), Quote(HOSTILE, HOSTILE)), MADE, HOSTILE))
    assert [text for _, text in styles_of(document)].count(HOSTILE) == 5
    assert document.core_properties.author == HOSTILE


def test_a_name_that_is_a_field_or_a_tag_does_nothing_in_a_chart() -> None:
    paper = Paper("A paper", (Chart("C", ("<&>",), (Curve("</c:v>&amp;", (1.0,)),)),), MADE)
    drawn = etree.fromstring(parts_of(paper)["word/charts/chart1.xml"])
    told = ["".join(one.itertext()) for one in drawn.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}v")]
    assert told == ["</c:v>&amp;", "<&>", "1.0"]


def test_a_very_long_title_fits_the_properties() -> None:
    assert len(read(Paper(LONG_WORD * 9, (), MADE)).core_properties.title) == 255


def test_without_the_extra_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError) as caught:
        docx(SHEET)
    assert caught.value.hint == "pip install 'alliance-journal[docx]'"


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_any_text_can_be_written_and_read_again(text: str) -> None:
    document: Any = read(Paper(text, (Words(text), Bullets((text,)), Facts(((text, text),))), MADE))
    kept = "".join(readable(text).split())
    assert words_of(document).count(kept) >= 4 or not kept


def test_the_lines_of_a_word_file_are_in_the_order_the_standard_asks_for() -> None:
    asked = [
        qn(f"w:{name}") for name in ("pStyle", "keepNext", "numPr", "pBdr", "tabs", "bidi", "spacing", "ind", "jc")
    ]
    for properties in read(AWKWARD).element.body.iter(f"{W}pPr"):
        places = [asked.index(child.tag) for child in properties if child.tag in asked]
        assert places == sorted(places)
        assert {child.tag for child in properties} <= set(asked)
