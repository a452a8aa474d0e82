import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.queries.folding import fold, fold_with_origins, joins


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Walk", "walk"),
        ("Caf\u00e9", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("STRASSE Stra\u00dfe", "strasse strasse"),
        ("don\u2019t don\u2018t don\u02bct don't", "don't don't don't don't"),
        ("\u201cyes\u201d", '"yes"'),
        ("co\u00adoperate", "cooperate"),
        ("\u0130stanbul", "istanbul"),
        ("\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2", "\u03c3\u03b9\u03c3\u03c5\u03c6\u03bf\u03c3"),
        ("\u212b", "a"),
    ],
)
def test_case_accents_and_curly_marks_make_no_difference(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_vowel_signs_of_other_scripts_are_letters_and_stay() -> None:
    assert fold("\u0939\u093f\u0928\u094d\u0926\u0940") == "\u0939\u093f\u0928\u094d\u0926\u0940"


@given(st.text(), st.text())
def test_no_character_depends_on_its_neighbours(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@given(st.text())
def test_composed_and_decomposed_accents_are_alike(text: str) -> None:
    plain = re.sub("[^A-Za-z\u00c0-\u017f]", "", text)
    assert fold(unicodedata.normalize("NFD", plain)) == fold(unicodedata.normalize("NFC", plain))


@given(st.text())
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded, origins = fold_with_origins(text)
    assert folded == fold(text)
    assert len(origins) == len(folded)
    assert origins == sorted(origins)
    assert all(folded[at] in fold(text[origin]) for at, origin in enumerate(origins))


@pytest.mark.parametrize("pair", ["ab", "a1", "a_", "\u00e9a", "\u0939\u093f", "e\u0301"])
def test_letters_digits_and_marks_join_into_words(pair: str) -> None:
    assert joins(*pair)


@pytest.mark.parametrize("pair", ["a ", " a", "a-", "n'", "a.", "\u6211\u5011", "\u0e01\u0e02", "a\u2014"])
def test_spaces_marks_and_unspaced_scripts_part_words(pair: str) -> None:
    assert not joins(*pair)
