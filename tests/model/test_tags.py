"""Tags: one form each, hostile ones refused, and two spellings of one word told to be alike."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alliance_journal.model.tags import (
    LONGEST_TAG,
    BadTagError,
    alike_in,
    are_alike,
    is_same_tag,
    nearest_tag,
    read_tag,
)


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("self-care", "self-care"),
        (" Self-Care ", "self-care"),
        ("#forms", "forms"),
        ("2026", "2026"),
        ("week_1", "week_1"),
        ("A\u0308rger", "ärger"),
        ("ÄRGER", "ärger"),
        ("нагрузка", "нагрузка"),
        ("स्वयं", "स्वयं"),
        ("疲れ", "疲れ"),
        ("x" * LONGEST_TAG, "x" * LONGEST_TAG),
    ],
)
def test_a_tag_has_one_form(typed: str, tag: str) -> None:
    assert read_tag(typed) == unicodedata.normalize("NFC", tag)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "#", "##x", "-x", "_x", "a b", "a,b", "a\nb", "a\x1b[31m", "a\u202eb", "a\u200bb", "a/b", '"', "a\0",
     "\u0301a", "x" * (LONGEST_TAG + 1), "\ud800", "a.b", "😀"],
)  # fmt: skip
def test_anything_else_is_refused_without_being_repeated(typed: str) -> None:
    with pytest.raises(BadTagError) as refusal:
        read_tag(typed)
    assert len(typed) < 3 or typed not in f"{refusal.value.sentence} {refusal.value.hint}"
    assert refusal.value.exit_code == 2


@given(st.text(max_size=LONGEST_TAG + 2))
@example("\u1e9e")
@example("İ")
def test_a_tag_that_was_read_reads_as_itself(typed: str) -> None:
    try:
        tag = read_tag(typed)
    except BadTagError:
        return
    assert read_tag(tag) == tag
    assert 1 <= len(tag) <= LONGEST_TAG
    assert not any(char.isspace() or unicodedata.category(char)[0] == "C" for char in tag)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("selfcare", "self-care"),
        ("self_care", "self-care"),
        ("form", "forms"),
        ("worry", "worries"),
        ("class", "classes"),
        ("search", "searches"),
        ("naivete", "naïveté"),
        ("Forms", "forms"),
        ("silense", "silence"),
        ("silnece", "silence"),
        ("supervison", "supervision"),
        ("suprevison", "supervision"),
    ],
)
def test_two_spellings_of_one_word_are_alike(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("week-1", "week-2"),
        ("week-1", "week-11"),
        ("mum", "gum"),
        ("form", "storm"),
        ("silence", "science"),
        ("stress", "strength"),
        ("loss", "los"),
        ("supervision", "self-care"),
        ("a", "s"),
    ],
)
def test_two_words_are_not_alike(one: str, other: str) -> None:
    assert not are_alike(one, other)


def test_the_tag_that_is_used_most_is_offered() -> None:
    assert nearest_tag("selfcares", {"selfcare": 1, "self-care": 12, "forms": 40}) == "self-care"


def test_a_tag_in_use_is_not_questioned() -> None:
    assert nearest_tag("selfcare", {"selfcare": 1, "self-care": 12}) == ""


def test_nothing_is_offered_where_nothing_is_alike() -> None:
    assert nearest_tag("hope", {"forms": 40}) == ""


def test_pairs_that_may_be_one_are_listed_once() -> None:
    assert alike_in(["selfcare", "forms", "self-care", "form"]) == (("form", "forms"), ("self-care", "selfcare"))


def test_capitals_and_accents_make_no_other_tag() -> None:
    assert is_same_tag("Naïveté", "naivete")
    assert not is_same_tag("self-care", "selfcare")


@given(st.text("abcdefs-", max_size=12), st.text("abcdefs-", max_size=12))
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert are_alike(one, other) is are_alike(other, one)
