"""Signs that come along with pasted text: they hide nothing, and every place is told in the text as it stands."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.privacy.kinds import Kind
from alliance_journal.privacy.plain_copy import plain_copy
from alliance_journal.privacy.watching import WatchList
from tests.privacy.spotted import spotted

ODD = (
    "\u00a0\u2009\u00ad\u200b\u200d\u200f\u202a\ufeff\u2011\u2013\u2019\u02bc\ufb03\uff10\uff20\u0663\u05d3\u05b8\ufb2a"
    "\u0301\u0308\u00b2\u00aa\u0640\ufe0f\u2026"
)
TEXTS = st.one_of(st.text(), st.text(f"aA e0.-_@\n{ODD}"))


def seen(text: str) -> str:
    """Return a text as it looks where blanks, and a dash that may be a hyphen, do not count."""
    return re.sub("[\u2012-\u2015]", "-", plain_copy(text).text).replace(" ", "")


@given(TEXTS, st.data())
def test_every_slice_of_a_copy_lies_in_the_text_and_in_what_it_came_from(text: str, data: st.DataObject) -> None:
    copy = plain_copy(text)
    start = data.draw(st.integers(0, len(copy.text)))
    end = data.draw(st.integers(start, len(copy.text)))
    if start < end:
        first, last = copy.back(start, end)
        assert 0 <= first < last <= len(text)
        assert re.sub("[\u2012-\u2015]", "-", copy.text[start:end]).replace(" ", "") in seen(text[first:last])


@given(TEXTS)
def test_signs_of_a_copy_come_from_the_text_in_its_order(text: str) -> None:
    copy = plain_copy(text)
    spans = [copy.back(at, at + 1) for at in range(len(copy.text))]
    assert all(one == other or one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text(st.characters(max_codepoint=127)))
def test_a_plain_text_is_its_own_copy(text: str) -> None:
    assert plain_copy(text).text is text
    assert not plain_copy(text).changes


def test_letters_with_marks_and_signs_of_a_sentence_stay() -> None:
    text = "Z\u00fcrich \u2013 \u201csch\u00f6n\u201d\u2026 \u05d3\u05e0\u05d4 \u20ac5"
    assert plain_copy(text).text == text


@pytest.mark.parametrize(
    ("kind", "hidden"),
    [
        (Kind.PHONE, "0700\u00a0900\u00a0123"),
        (Kind.PHONE, "0700\u2011900\u2011123"),
        (Kind.PHONE, "0700\u2009900\u2013123"),
        (Kind.PHONE, "\uff10\uff17\uff10\uff10 \uff19\uff10\uff10 \uff11\uff12\uff13"),
        (Kind.PHONE, "\u0660\u0667\u0660\u0660 \u0669\u0660\u0660 \u0661\u0662\u0663"),
        (Kind.BANK, "GB82\u00a0WEST\u00a01234\u00a05698\u00a07654\u00a032"),
        (Kind.ADDRESS, "12 Elm\u00a0Street"),
        (Kind.EMAIL, "a.b\uff20x.org"),
        (Kind.EMAIL, "a.b@\u200bx.org"),
        (Kind.NAME, "o\u2019brien"),
        (Kind.NAME, "zby\u200bn\u011bk"),
        (Kind.NAME, "zbyne\u030ck"),
        (Kind.NAME, "\u05d3\u200d\u05d5\u05d3"),
        (Kind.NAME, "\u05d3\u05b8\u05bc\u05d5\u05b4\u05d3"),
        (Kind.NAME, "anna\u00a0schmidt"),
        (Kind.NAME, "anna_schmidt"),
        (Kind.NAME, "Gri\ufb03n Berg"),
    ],
)
def test_what_looks_like_an_identifier_is_one(kind: Kind, hidden: str) -> None:
    watched = WatchList(("O'Brien", "Zbyn\u011bk", "\u05d3\u05d5\u05d3", "Anna Schmidt"))
    assert spotted(f"then {hidden} again", watched) == [(kind, hidden)]


@pytest.mark.parametrize(
    "text", ["she said\u200bLena", "a note of Lena\u00b2", "Lena\u202a07700 900123", "no\u2014Lena"]
)
def test_signs_between_two_words_do_not_make_one_of_them(text: str) -> None:
    assert (Kind.NAME, "Lena") in spotted(text)


def test_a_number_after_a_turn_of_direction_is_a_number() -> None:
    assert (Kind.PHONE, "07700 900123") in spotted("Lena\u202a07700 900123")


def test_a_name_on_the_list_is_found_beside_signs_that_part_it_from_a_word() -> None:
    assert spotted("the salma\u200cs", WatchList(("Salma",))) == [(Kind.NAME, "salma")]


def test_an_allowed_word_is_allowed_in_every_writing() -> None:
    assert spotted("Then Gr\u00adace\u00a0Berg left.", WatchList(allowed=("Grace Berg",))) == []


def test_a_name_of_signs_that_are_never_seen_finds_nothing() -> None:
    assert spotted("then nobody came \u00a0 ever", WatchList(("\u0640",))) == []
