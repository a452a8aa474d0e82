"""Each spelling has an exact inverse, and what is spelt is never what it must not be."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.escapes import (
    SECTION_MARK,
    escape_line,
    escape_text,
    escape_word,
    unescape_line,
    unescape_text,
    unescape_word,
)
from tests.entrytext.strategies import texts


@given(texts, st.booleans())
@example("# x <!-- abcd:", True)
@example("\\# x", True)
@settings(max_examples=150)
def test_any_text_comes_back(text: str, opens: bool) -> None:  # noqa: FBT001  drawn by hypothesis
    spelt = escape_text(text, opens_body=opens)
    assert unescape_text(spelt, opens_body=opens) == text
    assert all(line.startswith("\\") for line in spelt.split("\n") if SECTION_MARK.search(line))
    assert not (opens and spelt.startswith("# "))
    assert "\0" not in spelt
    assert spelt.encode("utf-8", "surrogateescape") is not None


@given(texts)
def test_any_title_or_heading_comes_back_from_one_line_without_blanks_around_it(text: str) -> None:
    line = escape_line(text)
    assert unescape_line(f" {line}\t\r") == text
    assert not {"\n", "\r", "\0"} & set(line)
    assert line == line.strip(" \t")


@given(texts)
def test_any_question_comes_back_from_one_word(text: str) -> None:
    word = escape_word(text)
    assert unescape_word(word) == text
    assert not any(letter.isspace() or letter in "<>\0" for letter in word)


def test_ordinary_text_is_left_as_it_is() -> None:
    ordinary = "R&D &amp; more\n## a heading\n# b\n+++\n<!-- c -->\n\\d\n"
    assert escape_text(ordinary) == ordinary
    assert escape_line("How was it? (1-10) & why <b>") == "How was it? (1-10) & why <b>"
    assert escape_word("own_part") == "own_part"
