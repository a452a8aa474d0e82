"""Words of a text: counted as they are listed, folded alike, and never remembered without end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.themes import words
from alliance_journal.themes.words import count_words, fold, folded, parted, words_in

TEXTS = st.text(alphabet=st.sampled_from("abI'\u2019 .,-\n\u00e91\U0001f600"), max_size=60)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_words_are_counted_as_they_are_listed(text: str, start: int, end: int) -> None:
    assert count_words(text, start, end) == len(words_in(text, start, end))


@given(TEXTS)
def test_words_and_what_stands_between_make_up_the_text(text: str) -> None:
    between, written = parted(text)
    assert "".join(gap + word for gap, word in zip(between, [*written, ""], strict=True)) == text
    assert written == words_in(text, 0, len(text))


def test_two_spellings_of_a_word_are_brought_together() -> None:
    assert fold("DON\u2019T") == fold("don't") == "don't"
    assert folded(["She", "Didn\u02bct"]) == ["she", "didn't"]


def test_what_is_remembered_is_forgotten_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_REMEMBERED", 2)
    for number in range(9):
        text = f"once upon-a {number} time"
        assert words_in(text, 0, len(text)) == ["once", "upon", "a", str(number), "time"]
        assert count_words(text, 0, len(text)) == 5
        assert folded([f"A{number}", "B"]) == [f"a{number}", "b"]
