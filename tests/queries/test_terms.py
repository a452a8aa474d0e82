import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.queries.folding import fold
from alliance_journal.queries.terms import Term
from tests.queries.fakes import WORDS


def found(typed: str, text: str, *, begins: bool = False) -> list[str]:
    term = Term.of(typed, begins=begins)
    assert term is not None
    folded = fold(text)
    return [folded[start:end] for start, end in term.places(folded)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("walk", "Walk."),
        ("client", "the client's coat"),
        ("don't", "I don\u2019t know"),
        ("cafe", "the CAF\u00c9!"),
        ("self-care", "on self-care, again"),
        ("?", "why?"),
        ("10:30", "at 10:30."),
        ("\u6211", "\u8b1d\u8b1d\u6211\u5011"),
        ("moved on", "I moved\n  on."),
        ("yes, whatever", "Yes, whatever you think"),
    ],
)
def test_it_stands_in_the_text(typed: str, text: str) -> None:
    assert [" ".join(place.split()) for place in found(typed, text)] == [fold(typed)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("walk", "walked, sidewalk, walk_in, walk2"),
        ("wal", "walk"),
        ("moved on", "removed on, moved once"),
        ("moved on", "moved. on"),
        ("a b", "a"),
    ],
)
def test_parts_of_words_are_not_the_word(typed: str, text: str) -> None:
    assert found(typed, text) == []


def test_a_phrase_stands_across_a_line_break() -> None:
    assert found("moved on", "I Moved\n  on.") == ["moved\n  on"]


def test_a_phrase_is_found_after_a_place_that_only_looks_like_it() -> None:
    assert found("on on", "son on on") == ["on on"]


def test_the_beginning_of_a_word_yields_the_whole_word() -> None:
    assert found("walk", "walk walking sidewalk walker's", begins=True) == ["walk", "walking", "walker"]


def test_every_place_is_found_in_order() -> None:
    assert found("ok", "ok book ok, ok") == ["ok", "ok", "ok"]


@pytest.mark.parametrize("typed", ["", "  ", "\u0301", "\u200b"])
def test_nothing_typed_is_no_term(typed: str) -> None:
    assert Term.of(typed) is None


def test_a_term_does_not_show_its_words() -> None:
    assert "secret" not in repr(Term.of("secret"))


def naive_words(text: str) -> list[str]:
    """Return the words of a text the slow and obvious way."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("\u2019", "'"))
    return re.findall(r"\w+", "".join(char for char in decomposed if unicodedata.category(char) != "Mn"))


TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text("abw\u00e9\u00df_1 .,'\u2019-\n", max_size=6)), max_size=12
).map("".join)


@given(st.text("abw\u00e9\u00df_1", min_size=1, max_size=3), TEXTS)
def test_a_word_is_found_exactly_where_a_naive_matcher_finds_it(word: str, text: str) -> None:
    (wanted,) = naive_words(word)
    assert len(found(word, text)) == naive_words(text).count(wanted)


@given(st.text("abw\u00e9\u00df_1", min_size=1, max_size=3), TEXTS)
def test_a_beginning_finds_exactly_the_words_that_begin_so(word: str, text: str) -> None:
    (wanted,) = naive_words(word)
    assert found(word, text, begins=True) == [other for other in naive_words(text) if other.startswith(wanted)]


@given(st.text(min_size=1, max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_what_was_typed_is_found_between_spaces(typed: str, before: str, after: str) -> None:
    term = Term.of(typed)
    assert term is None or term.is_in(fold(f"{before} {typed} {after}"))
