"""Phrases are read as words, endings, forms, slots and gaps, and refused with a reason."""

import pytest

from alliance_journal.themes.forms import forms_of
from alliance_journal.themes.grammar import PhraseError, variants_of

SLOTS = {"{I}": ("i", "we"), "{she}": ("she", "he")}


def test_a_plain_phrase_is_its_words_in_small_letters() -> None:
    assert variants_of("Went Quiet", SLOTS) == (("went", "quiet"),)


def test_hyphens_commas_and_curly_apostrophes_are_no_difference() -> None:
    assert variants_of("one-word, didn\u2019t", SLOTS) == (("one", "word", "didn't"),)


def test_alternatives_and_missing_words_give_every_way_of_saying_it() -> None:
    assert set(variants_of("kept|stayed very? quiet", SLOTS)) == {
        ("kept", "very", "quiet"),
        ("kept", "quiet"),
        ("stayed", "very", "quiet"),
        ("stayed", "quiet"),
    }


def test_a_gap_may_be_written_with_three_dots_or_the_one_sign() -> None:
    assert variants_of("told ... what", SLOTS) == variants_of("told … what", SLOTS) == (("told", "...", "what"),)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "begin and end"),
        ("... quiet", "begin and end"),
        ("quiet ...", "begin and end"),
        ("a ... ... b", "two gaps"),
        ("{I}", "word of its own"),
        ("{I} {she}", "word of its own"),
        ("{nobody} cried", "slot that is not known"),
        ("fr* it", "three letters"),
        ("what(ever)", "not a word"),
        ("a.*b", "not a word"),
        ("x" * 201, "longer than 200"),
        ("a b c d e f g h i j k l m", "more than 12"),
        ("a|b a|b a|b a|b a|b a|b a|b", "128 ways"),
        ("very?", "begin and end"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, why: str) -> None:
    with pytest.raises(PhraseError, match=why):
        variants_of(phrase, SLOTS)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("go", {"go", "goes", "went", "gone"}),
        ("shrug", {"shrug", "shrugs", "shrugged", "shrugging"}),
        ("push", {"push", "pushes", "pushed", "pushing"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("stay", {"stay", "stays", "stayed", "staying"}),
        ("die", {"die", "dies", "died", "dying"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("dodge", {"dodge", "dodges", "dodged", "dodging"}),
        ("walk", {"walk", "walks", "walked", "walking"}),
    ],
)
def test_a_verb_takes_its_english_forms(lemma: str, forms: set[str]) -> None:
    assert set(forms_of(lemma, {"go": "goes went gone"}, {"shrug"})) == forms
