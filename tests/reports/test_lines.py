"""Wrapping, bars and counting aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.reports.columns import columns
from alliance_journal.reports.lines import Line, Page, bar, counted, listed, merged, wrapped
from tests.reports.fakes import AWKWARD, PAGES, fits, texts_of


def test_a_paragraph_is_wrapped_between_words() -> None:
    assert texts_of(wrapped("one two three four", Page(14))) == ["one two three", "four"]


def test_line_ends_and_blanks_inside_become_single_blanks() -> None:
    assert texts_of(wrapped(" one\n\n two\u00a0 three", Page(40))) == ["one two three"]


def test_nothing_is_no_line() -> None:
    assert texts_of(wrapped(" \n", Page(40), indent="  ")) == []


def test_following_lines_hang_as_asked_or_as_the_first() -> None:
    assert texts_of(wrapped("one two three four", Page(16), indent="- ", hanging="    ")) == [
        "- one two three",
        "    four",
    ]
    assert texts_of(wrapped("one two three four", Page(16), indent="  ")) == ["  one two three", "  four"]


def test_every_line_has_the_role() -> None:
    assert {line.role for line in wrapped(AWKWARD, Page(46), role="quote")} == {"quote"}


@pytest.mark.parametrize("page", PAGES)
def test_emoji_hebrew_and_endless_words_stay_on_the_page(page: Page) -> None:
    assert fits(wrapped(AWKWARD, page, indent="     ", hanging="       "), page)


def test_a_deep_indent_leaves_room_for_words() -> None:
    (line,) = wrapped("twelve signs", Page(10), indent=" " * 9)
    assert line.text == " " * 9 + "twelve signs"


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1), max_size=20), st.integers(20, 90))
def test_no_word_is_lost_and_no_line_is_wider_than_the_page(words: list[str], width: int) -> None:
    lines = texts_of(wrapped(" ".join(words), Page(width), hanging="  "))
    assert "".join("".join(lines).split()) == "".join(words)
    assert all(columns(line) <= width or len(line) < 20 for line in lines)


def test_there_is_no_room_for_columns_under_the_widest_row_or_where_plain_text_is_wanted() -> None:
    assert [Page(width).narrow for width in (46, 73, 74, 120)] == [True, True, False, False]
    assert Page(120, plain=True).narrow


def test_a_bar_has_a_sign_for_each_count_and_a_blank_for_none() -> None:
    assert bar((0, 1, 8), Page()) == " \u2581\u2588"
    assert bar((0, 1, 8), Page(ascii_only=True)) == " .#"
    assert bar((), Page()) == ""
    assert bar((0, 0), Page()) == "  "
    assert bar((1, 1), Page()) == "\u2588\u2588"


@given(st.lists(st.integers(0, 50), max_size=60))
def test_a_bar_is_ascii_where_only_ascii_may_be_used(counts: list[int]) -> None:
    assert bar(counts, Page(ascii_only=True)).isascii()
    assert [sign == " " for sign in bar(counts, Page())] == [count == 0 for count in counts]


@given(st.lists(st.integers(0, 50), max_size=100), st.integers(1, 30))
def test_merged_counts_keep_their_sum_and_fit_the_columns(counts: list[int], width: int) -> None:
    together = merged(counts, width)
    assert sum(together) == sum(counts)
    assert len(together) <= width
    if len(counts) <= width:
        assert together == tuple(counts)


def test_counting_aloud() -> None:
    assert (counted(1, "entry", "entries"), counted(3, "entry", "entries"), counted(0, "day")) == (
        "1 entry",
        "3 entries",
        "0 days",
    )


def test_lists_in_a_sentence() -> None:
    assert [listed(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]


def test_a_line_has_no_role_unless_one_is_named() -> None:
    assert Line("x").role == ""
