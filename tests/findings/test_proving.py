"""The phrases of a theme are proved on its own examples."""

from dataclasses import replace

from alliance_journal.findings.proving import idle_phrases, prove
from tests.findings.codebook_fakes import PHONE
from tests.findings.fakes import THEMES


def test_the_yes_sentences_that_phrases_find_are_counted() -> None:
    (proof,) = prove([PHONE])
    assert (proof.found, proof.struck) == ((1,), ())


def test_a_no_sentence_in_which_a_phrase_would_count_is_named_with_the_phrase() -> None:
    wrong = replace(PHONE, no=("I looked at my phone.", "He looked at his phone for the bus."))
    (proof,) = prove([wrong])
    assert [(one.number, one.phrase) for one in proof.struck] == [(2, "look+ at {his} phone")]


def test_a_no_sentence_that_another_theme_would_find_is_no_mistake() -> None:
    other = replace(PHONE, id="own.call", phrases=("looked at my phone",), yes=(), no=(), holder=PHONE.holder)
    assert [proof.struck for proof in prove([PHONE, other])] == [(), ()]


def test_a_phrase_that_stands_in_no_yes_sentence_is_idle() -> None:
    assert idle_phrases(PHONE) == ("picked up a call",)
    assert idle_phrases(replace(PHONE, yes=())) == PHONE.phrases


def test_a_theme_without_phrases_or_examples_proves_nothing() -> None:
    (proof,) = prove([replace(PHONE, phrases=(), yes=(), no=())])
    assert (proof.found, proof.struck) == ((), ())
    assert idle_phrases(proof.theme) == ()
    assert prove([]) == ()


def test_no_shipped_theme_is_found_in_its_own_no_sentences() -> None:
    assert [proof.theme.id for proof in prove(tuple(THEMES.values())) if proof.struck] == []
