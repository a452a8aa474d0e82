"""CSV as it is found: every character has its row, quotes are understood, and no cell acts as a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext.separated import DELIMITERS, as_meant, harmless, row_text, rows_in

WORDS = st.text(st.sampled_from("ab \"',;\t\r\n=+-@\u00e9\uff1d'"), max_size=12) | st.text(max_size=12)


@given(st.text(st.sampled_from('ab",;\r\n'), max_size=40), st.sampled_from(DELIMITERS))
def test_rows_together_are_the_whole_text(text: str, delimiter: str) -> None:
    rows = list(rows_in(text, delimiter))
    assert "".join(text[row.start : row.end] for row in rows) == text


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), max_size=4), st.sampled_from(DELIMITERS))
def test_cells_that_are_written_are_read_back(table: list[list[str]], delimiter: str) -> None:
    text = "".join(row_text(cells, delimiter) for cells in table)
    assert [list(row.cells) for row in rows_in(text, delimiter)] == table


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=3))
def test_another_reader_reads_the_same_cells(cells: list[str]) -> None:
    assert list(csv.reader(io.StringIO(row_text(cells), newline=""))) == [cells]


@given(WORDS)
def test_what_was_made_harmless_is_meant_as_before(words: str) -> None:
    assert as_meant(harmless(words)) == words


@given(WORDS)
def test_nothing_harmless_begins_like_a_formula(words: str) -> None:
    assert not harmless(words).lstrip().startswith(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"))


@pytest.mark.parametrize("words", ["he said 1+1", "'quoted'", "", "a=b", "07700"])
def test_ordinary_words_get_no_apostrophe(words: str) -> None:
    assert harmless(words) == words


@pytest.mark.parametrize(
    ("text", "broken"),
    [('a,"b\nc,d\n', [True, False]), ('a,"b"c\nd,e\n', [True, False]), ('a,b"c\n', [False]), ('"a\nb",c\n', [False])],
)
def test_a_quote_that_is_wrong_spoils_its_own_line(text: str, broken: list[bool]) -> None:
    assert [row.is_broken for row in rows_in(text, ",")] == broken


def test_a_row_that_has_swallowed_others_is_broken_where_it_begins() -> None:
    rows = list(rows_in('1,"a\n2,b\n3,",c\n4,d\n', ",", most=2))
    assert [(row.line, row.is_broken) for row in rows] == [(1, True), (2, False), (3, True), (4, False)]


def test_lines_are_counted_inside_cells_too_whichever_way_they_end() -> None:
    assert [row.line for row in rows_in('"a\r\nb\rc",1\rx,2\n\ny,3', ",")] == [1, 4, 5, 6]


def test_a_row_of_empty_cells_is_blank() -> None:
    assert [row.is_blank for row in rows_in(" ,,\nx,,\n\n", ",")] == [True, False, True]
