"""Papers as Markdown, read again by an independent parser: the blocks are ours, the texts are the worker's."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

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
from alliance_journal.reports.paper.markdown import escaped, markdown
from alliance_journal.reports.paper.texts import one_line
from tests.reports.paper.papers import AWKWARD, PAPERS, SHEET, TOGETHER, shown_lines

OURS = {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "html_inline"}


def read(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def inside(text: str) -> Iterator[Token]:
    """Yield every token inside a line of the Markdown."""
    return (child for token in read(text) for child in token.children or ())


def as_read(text: str) -> str:
    """Return what a reader sees, one line for each block, with the line ends that stand in it."""
    ends = {"softbreak": "\n", "hardbreak": "\n", "html_inline": "\n"}
    lines = (token.children or [] for token in read(text) if token.type == "inline")
    return "\n".join("".join(ends.get(child.type, child.content) for child in line) for line in lines)


def body(*blocks: Block) -> str:
    """Return the blocks of a paper without its title and day."""
    return markdown(Paper("Title", blocks, date(2026, 11, 25))).split("\n\n", 2)[2]


def count(tokens: list[Token], *kinds: str) -> int:
    return sum(token.type in kinds for token in tokens)


@given(PAPERS)
def test_every_line_of_a_paper_is_read_again_as_it_was_written(paper: Paper) -> None:
    read_again = as_read(markdown(paper))
    assert [line for line in shown_lines(paper) if line not in read_again] == []


@given(PAPERS)
def test_no_text_becomes_markup_inside_a_line(paper: Paper) -> None:
    tokens = list(inside(markdown(paper)))
    assert {token.type for token in tokens} <= OURS
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<br>"}


@given(PAPERS)
def test_no_text_begins_a_block_of_its_own(paper: Paper) -> None:
    tokens, blocks = read(markdown(paper)), paper.blocks
    assert count(tokens, "code_block", "fence", "html_block") == 0
    rules = sum(block.lines for block in blocks if isinstance(block, Room)) + any(map(one_line, paper.notices))
    assert count(tokens, "hr") == rules
    assert count(tokens, "heading_open") == 1 + sum(isinstance(b, Heading) and bool(one_line(b.text)) for b in blocks)
    lists = sum(bool(b.items if isinstance(b, Bullets) else b.pairs) for b in blocks if isinstance(b, Bullets | Facts))
    assert count(tokens, "bullet_list_open", "ordered_list_open") == lists
    quotes = sum(bool(one_line(b.text + b.source)) for b in blocks if isinstance(b, Quote))
    assert count(tokens, "blockquote_open") == quotes


@given(PAPERS)
def test_every_row_of_a_table_has_all_its_cells(paper: Paper) -> None:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    tokens = read(markdown(replace(paper, blocks=tuple(tables))))
    assert count(tokens, "td_open") == sum(len(table.head) * len(table.rows) for table in tables)
    assert count(tokens, "th_open") == sum(len(table.head) for table in tables)


@pytest.mark.parametrize(
    "line",
    ["plain words, with (all) kinds of: marks; 'single' \"double\" - and dashes!", "it's 5.5, not 6", "C#, a + b = c"],
)
def test_ordinary_prose_is_left_as_it_is(line: str) -> None:
    assert escaped(line) == line


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("*so* _what_", r"\*so\* \_what\_"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("3. no number", r"3\. no number"),
        ("3.5 is a rating", "3.5 is a rating"),
        ("a | b", r"a \| b"),
        ("<b>", r"\<b>"),
        ("&amp; & more", r"\&amp; & more"),
        ("https://example.org", r"https\://example.org"),
        ("www.example.org", r"www\.example.org"),
        ("a@example.org", r"a\@example.org"),
        ("  \tindented", "indented"),
        ("===", r"\==="),
    ],
)
def test_what_would_be_markup_is_escaped(line: str, told: str) -> None:
    assert escaped(line) == told


def test_line_ends_and_paragraphs_are_kept() -> None:
    assert body(Words("one\ntwo\n \nthree")) == "one\\\ntwo\n\nthree\n"


def test_a_quote_stands_apart_and_says_where_it_stands() -> None:
    assert (
        body(Quote("I said:\nno\n\nreally", "C04, 3 Nov"))
        == "> I said:\\\n> no\n>\n> really\n>\n> \N{EN DASH} C04, 3 Nov\n"
    )


def test_a_quote_of_nothing_is_left_out() -> None:
    assert body(Quote(""), Words("after")) == "after\n"


def test_two_lists_in_a_row_stay_two_lists() -> None:
    told = body(
        Bullets(("a",)), Bullets(("b",)), Words(""), Bullets(("c",), numbered=True), Bullets(("d",), numbered=True)
    )
    assert told == "- a\n\n* b\n\n1. c\n\n1) d\n"


def test_an_item_keeps_its_own_paragraphs() -> None:
    assert body(Bullets(("one\ntwo\n\nthree", ""))) == "- one\\\n  two\n\n  three\n-\n"


def test_facts_are_named_in_bold() -> None:
    told = body(Facts((("Period", "May\nto June"), ("", "only a value"))))
    assert told == "- **Period:** May<br>to June\n- only a value\n"


def test_columns_of_numbers_are_flush_right() -> None:
    told = body(Table("Log", ("Week", "Hours"), (("1 | 2", "3"), ("a\n\nb", "4")), frozenset({1})))
    assert told == "**Log**\n\n| Week | Hours |\n| --- | ---: |\n| 1 \\| 2 | 3 |\n| a<br>b | 4 |\n"


def test_a_table_without_columns_is_left_out() -> None:
    assert body(Table("Log", (), ()), Words("after")) == "after\n"


def test_bars_are_a_table_with_their_numbers() -> None:
    told = body(Bars("Themes", (Bar("Quiet", 8, "1 suggested"), Bar("Late", 1), Bar("None", 0)), of=16, unit="entries"))
    assert told.split("\n") == [
        "**Themes** (entries, out of 16)",
        "",
        "|  | entries |  |",
        "| --- | ---: | --- |",
        "| Quiet (1 suggested) | 8 | ████████ |",
        "| Late | 1 | █ |",
        "| None | 0 |  |",
        "",
    ]


def test_bars_without_a_unit_have_numbers_all_the_same() -> None:
    assert "|  | number |  |" in body(Bars("", (Bar("Quiet", 8),)))


def test_bars_of_nothing_say_so() -> None:
    assert body(Bars("Themes", ())) == "**Themes**\n\nNothing to count here.\n"


def test_a_chart_is_a_table_in_which_a_gap_is_a_dash() -> None:
    told = body(Chart("Together", ("1 May", "8 May"), (Curve("Me", (4.5, None)), Curve("Us", (10,)))))
    assert told.split("\n") == [
        "**Together** (0 to 10)",
        "",
        "| Meeting | Me | Us |",
        "| --- | --- | --- |",
        "| 1 May | 4.5 ████ | 10 ██████████ |",
        "| 8 May | \N{EN DASH} | \N{EN DASH} |",
        "",
    ]


def test_a_chart_of_nothing_says_so() -> None:
    assert body(replace(TOGETHER, curves=())) == "**How it was between us, C04**\n\nNo values here.\n"


def test_there_is_room_to_sign_and_to_write() -> None:
    told = body(Room("What I take from it", 2), Signatures(("Trainee",)), Signatures(()))
    assert told == (
        "What I take from it\n\n***\n\n***\n\n|  | Signature | Date |\n| --- | --- | --- |\n| Trainee |  |  |\n"
    )


def test_the_paper_begins_with_its_title_and_ends_with_its_notices() -> None:
    told = markdown(SHEET)
    assert told.startswith("# Supervision sheet\n\nR. Example, 25 November 2026\n\n- **Period:**")
    assert told.endswith(
        "\n\n***\n\nReflection, not a clinical record.\n\nAnonymised by the author on 25 November 2026.\n"
    )


def test_a_paper_without_a_title_is_called_untitled() -> None:
    assert markdown(Paper(" ", (), date(2026, 11, 25))) == "# Untitled\n\n25 November 2026\n"


def test_headings_never_leave_a_level_out() -> None:
    assert body(Heading("a", 3), Heading(" "), Heading("b", 3), Heading(AWKWARD[:8])) == (
        "## a\n\n### b\n\n## \\<script>\n"
    )
