"""Papers as one HTML file: whole, closed, without a way for a text to become more than text."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given, settings

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
from alliance_journal.reports.paper.html import html
from tests.reports.paper.pages import Page, page
from tests.reports.paper.papers import AWKWARD, DAY, FAMILY, HEBREW, LONG_WORD, PAPERS, SHEET, days, shown_lines

FORBIDDEN = {"script", "link", "img", "iframe", "object", "embed", "form", "base", "a", "use", "image"}
ATTRIBUTE = re.compile(r"[A-Za-z0-9 .,%/=;:'+-]*")
MARKED = Paper(
    "Zz1",
    (
        Heading("Zz4"),
        Words("Zz5"),
        Quote("Zz6", "Zz7"),
        Bullets(("Zz8", "Zz9")),
        Facts((("Zz10", "Zz11"),)),
        Table("Zz12", ("Zz13", "Zz14"), (("Zz15", "Zz16"), ("Zz17", "Zz18"))),
        Bars("Zz19", (Bar("Zz20", 1, "Zz21"), Bar("Zz22", 2)), unit="Zz23"),
        Chart("Zz24", ("Zz25", "Zz26", "Zz27"), (Curve("Zz28", (1, 2, 3)),)),
        Signatures(("Zz29", "Zz30")),
        Room("Zz31"),
        Words("Zz32", role="note"),
    ),
    DAY,
    "Zz2",
    ("Zz3",),
)
"""A paper whose every text can be told from all that is ours."""


def body(*blocks: Block) -> Page:
    """Return the page of a paper with these blocks."""
    return page(html(Paper("Title", blocks, date(2026, 11, 25))))


@given(PAPERS)
def test_every_element_is_closed_in_its_place(paper: Paper) -> None:
    assert page(html(paper)).problems == []


@given(PAPERS)
def test_every_line_of_a_paper_is_on_the_page_as_it_was_written(paper: Paper) -> None:
    shown = page(html(paper)).one("html").text
    assert [line for line in shown_lines(paper) if line not in shown] == []


@settings(max_examples=30)
@given(PAPERS)
def test_nothing_on_the_page_runs_loads_or_leads_anywhere(paper: Paper) -> None:
    read = page(html(paper))
    assert {one.name for one in read.elements} & FORBIDDEN == set()
    names = {name for one in read.elements for name in one.attributes}
    assert {name for name in names if name.startswith("on") or name in {"style", "href", "src", "xmlns"}} == set()


@settings(max_examples=30)
@given(PAPERS)
def test_attributes_hold_nothing_that_could_end_them(paper: Paper) -> None:
    read = page(html(paper))
    values = [value or "" for one in read.elements for value in one.attributes.values()]
    assert [value for value in values if not ATTRIBUTE.fullmatch(value)] == []


def test_no_attribute_comes_from_a_text() -> None:
    values = [value or "" for one in page(html(MARKED)).elements for value in one.attributes.values()]
    assert [value for value in values if "Zz" in value] == []


@settings(max_examples=30)
@given(PAPERS)
def test_the_policy_lets_in_this_style_sheet_and_nothing_else(paper: Paper) -> None:
    read = page(html(paper))
    digest = b64encode(sha256(read.one("style").text.encode()).digest()).decode()
    policy = read.one("meta", http_equiv="Content-Security-Policy")["content"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_policy_stands_before_everything_that_it_forbids() -> None:
    names = [one["http-equiv"] or one.name for one in page(html(SHEET)).elements]
    assert names[:4] == ["html", "head", "meta", "Content-Security-Policy"]


@settings(max_examples=30)
@given(PAPERS)
def test_a_title_or_notice_cannot_end_its_place_in_the_style_sheet(paper: Paper) -> None:
    style = page(html(paper)).one("style").text
    rules = style[style.rindex("@page { @top-left") :]
    string = r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"'
    assert re.fullmatch(
        rf"@page {{ @top-left {{ content: {string} }} @bottom-left {{ content: {string} }} }}\n"
        r"@page :first { @top-left { content: none } }\n",
        rules,
    )


def test_the_page_says_its_language_its_title_and_that_it_is_for_nobody_else() -> None:
    read = page(html(replace(SHEET, language="de-AT")))
    assert read.one("html")["lang"] == "de-AT"
    assert read.all("title")[0].text.strip() == "Supervision sheet"
    assert read.one("meta", name="robots")["content"] == "noindex, nofollow"
    assert read.one("meta", name="referrer")["content"] == "no-referrer"


def test_a_paper_without_title_author_or_notices_is_still_a_whole_page() -> None:
    read = page(html(Paper(" ", (), DAY, language="")))
    assert (read.one("title").text.strip(), read.one("html")["lang"]) == ("Untitled", "en")
    assert read.one("p", class_="made").text == "25 November 2026"
    assert read.all("footer") == []


@settings(max_examples=30)
@given(PAPERS)
def test_headings_go_down_one_level_at_a_time(paper: Paper) -> None:
    levels = [int(one.name[1]) for one in page(html(paper)).all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert 1 not in levels[1:]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@settings(max_examples=30)
@given(PAPERS)
def test_every_name_on_the_page_is_there_once_and_every_reference_leads_to_one(paper: Paper) -> None:
    read = page(html(paper))
    names = [one["id"] for one in read.elements if one["id"]]
    wanted = [one[kind] for one in read.elements for kind in ("aria-labelledby", "aria-describedby") if one[kind]]
    assert len(names) == len(set(names))
    assert set(wanted) <= set(names)


def test_every_text_is_set_in_the_direction_it_reads_in() -> None:
    either_way = [one.text for one in page(html(MARKED)).elements if one["dir"] == "auto"]
    texts = list(filter(None, MARKED.texts()))
    assert len(texts) == 32
    assert [text for text in texts if not any(re.search(rf"{text}(?!\d)", one) for one in either_way)] == []


def test_line_ends_and_paragraphs_are_kept() -> None:
    assert [one.text for one in body(Words("one\ntwo\n\nthree")).all("p")[1:]] == ["one\ntwo", "three"]


def test_a_note_is_set_smaller() -> None:
    assert body(Words("aside", role="note")).one("p", class_="note").text == "aside"


def test_a_quote_says_where_it_stands() -> None:
    read = body(Quote(f"{HEBREW}\n\nno", "C04"), Quote("yes"), Quote("", " "))
    assert [one.text for one in read.all("blockquote")] == [f"{HEBREW}\nno\n", "yes\n"]
    assert [one.text for one in read.all("figcaption")] == ["C04"]


def test_lists_of_nothing_are_left_out() -> None:
    read = body(Bullets(()), Facts(()), Signatures(()), Table("empty", (), ()))
    assert read.all("ul", "ol", "dl", "table") == []


def test_a_table_has_a_head_a_caption_and_a_frame_that_keys_can_scroll() -> None:
    read = body(Table("Log", ("Week", "Hours"), (("1", "3"),), frozenset({1})), Table("", ("a",), ()))
    assert [one["scope"] for one in read.all("th")] == ["col"] * 3
    first, second = read.all("div", class_="frame")
    assert (first["tabindex"], first["role"]) == ("0", "region")
    assert read.one("caption", id=first["aria-labelledby"] or "").text == "Log"
    assert second["aria-label"] == "Table"
    assert [one["class"] for one in read.all("td")] == ["short", "number"]


def test_long_words_in_a_cell_may_be_broken_but_not_between_joined_signs() -> None:
    markup = html(Paper("Title", (Table("", ("a", "b"), ((LONG_WORD, FAMILY * 20),)),), DAY))
    long, family = (one.text for one in page(markup).all("td"))
    assert (long, family) == (LONG_WORD, FAMILY * 20)
    pieces = markup.split("<td")[1].split(">", 1)[1].removesuffix("</td>").split("<wbr>")
    assert max(map(len, pieces)) == 10
    assert f"{FAMILY}<wbr>{FAMILY}" in markup


def test_bars_are_a_table_of_names_and_numbers() -> None:
    read = body(Bars("Themes", (Bar("Quiet", 8, "1 suggested"), Bar("Late", 0)), of=16, unit="entries"))
    assert read.one("figcaption").text == "Themes entries, out of 16"
    assert [one.text for one in read.all("th", scope="row")] == ["Quiet 1 suggested", "Late"]
    assert [one.text for one in read.all("td")] == ["8", "0"]
    assert [one["width"] for one in read.all("rect", class_="bar")] == ["50.0%"]
    assert all(one["aria-hidden"] == "true" for one in read.all("svg"))


def test_bars_of_nothing_say_so() -> None:
    assert body(Bars("Themes", ())).one("p", class_="note").text == "Nothing to count here."


def test_a_chart_is_told_in_words_and_has_every_number_in_a_table() -> None:
    read = body(Chart("Together", ("1 May", "8 May"), (Curve("Me", (4.5, None)), Curve("Us", (10,)))))
    picture = read.one("svg")
    assert picture["role"] == "img"
    assert read.one("title", id=picture["aria-labelledby"] or "").text == "Together"
    assert "Me: first 4.5, last 4.5" in read.one("desc", id=picture["aria-describedby"] or "").text
    assert [one.text for one in read.all("th")] == ["Meeting", "Me", "Us", "1 May", "8 May"]
    assert [one.text for one in read.all("td")] == ["4.5", "10", "\N{EN DASH}no value", "\N{EN DASH}no value"]


@pytest.mark.parametrize(("meetings", "kind"), [(30, "numbers"), (31, "numbers printed")])
def test_numbers_that_the_picture_cannot_say_are_printed_below_it(meetings: int, kind: str) -> None:
    read = body(Chart("", days(meetings), (Curve("Me", (5,) * meetings),)))
    assert read.one("details")["class"] == kind


def test_a_chart_of_nothing_says_so() -> None:
    read = body(Chart("Together", days(3), (Curve("Me", (None,) * 3),)))
    assert read.one("p", class_="note").text == "No values here."
    assert read.all("svg", "table") == []


def test_there_is_room_to_sign_and_to_write() -> None:
    read = body(Room("What I take from it", 3), Signatures(("Trainee",)))
    assert [one.text for one in read.all("li")] == ["TraineeDate"]
    assert len(read.all("span", class_="line")) == 3
    assert "What I take from it Room for 3 lines by hand." in read.one("main").text


def test_hostile_words_are_shown_as_words() -> None:
    read = body(Words(AWKWARD), Heading(AWKWARD), Table(AWKWARD, (AWKWARD,), ((AWKWARD,),)))
    assert read.one("main").text.count(AWKWARD) == 5
