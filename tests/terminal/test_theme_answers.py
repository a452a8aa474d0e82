"""What a typed line means where a theme is made, and what is said of one that cannot be used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext.writing import toml_string
from alliance_journal.model.holders import Holder
from alliance_journal.terminal import theme_answers as answers
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.safe import safe_line
from alliance_journal.themes.toml import parsed
from tests.findings.fakes import THEMES


def muddle(answer: object) -> str:
    assert isinstance(answer, Muddle)
    assert answer.sentence[:1].isupper() or answer.sentence.startswith(("cw.", "own."))
    return answer.sentence


@pytest.mark.parametrize(("typed", "meant"), [("own.phone", "own.phone"), ("Phone", "own.phone"), ("my.x_1", "my.x_1")])
def test_an_id_is_in_small_letters_and_has_a_family(typed: str, meant: str) -> None:
    assert answers.read_id(typed, THEMES) == meant


@pytest.mark.parametrize("typed", ["", "own.", ".x", "a b", "own.Ünder", "own.x.y", "own.1" * 40, "1.x", "\x1b[D"])
def test_what_is_no_id_is_told(typed: str) -> None:
    assert "small letters" in muddle(answers.read_id(typed, THEMES))


def test_an_id_that_is_there_already_is_told() -> None:
    assert "cw.minimal is in the codebook already" in muddle(answers.read_id("CW.minimal", THEMES))


def test_a_name_is_short_and_needed() -> None:
    assert answers.read_label("Turned to the phone") == "Turned to the phone"
    assert "80 letters" in muddle(answers.read_label("x" * 81))
    assert "needed" in muddle(answers.read_label(""))


def test_what_it_is_is_needed_and_the_question_is_not() -> None:
    assert "needed" in muddle(answers.read_define(""))
    assert answers.read_define("Looks at it.") == "Looks at it."
    assert answers.read_ask("") == ""
    assert answers.read_ask("What had just been said?") == "What had just been said?"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("", "own"), ("own", "own"), ("cw", "client_withdrawal"), ("CW.", "client_withdrawal"), ("context", "context")],
)
def test_a_family_is_one_that_there_is(typed: str, meant: str) -> None:
    assert answers.read_family(typed, THEMES) == meant


def test_a_family_that_there_is_not_is_told_with_those_that_there_are() -> None:
    assert "client_withdrawal, client_confrontation" in muddle(answers.read_family("mine", THEMES))


@pytest.mark.parametrize(
    ("typed", "meant"), [("1", Holder.WORKER), ("2", Holder.CLIENT), ("dyad", Holder.DYAD), ("Context", Holder.CONTEXT)]
)
def test_whose_it_is_is_said_by_number_or_word(typed: str, meant: Holder) -> None:
    assert answers.read_holder(typed) is meant


@pytest.mark.parametrize("typed", ["", "5", "nobody", "both"])
def test_whose_it_is_has_to_be_known(typed: str) -> None:
    assert "1 to 4" in muddle(answers.read_holder(typed))


@pytest.mark.parametrize("typed", ["went quiet", "go+ {very}? quiet|silent", "told ... what to do"])
def test_a_phrase_is_what_the_grammar_reads(typed: str) -> None:
    assert answers.read_phrase(typed) == typed


@pytest.mark.parametrize(
    ("typed", "why"),
    [("a[b", "not a word"), ("fr*", "three letters"), ("{who} cried", "slot"), ("... gone", "begin"), ("", "word")],
)
def test_what_is_no_phrase_is_told_with_the_reason(typed: str, why: str) -> None:
    assert why in muddle(answers.read_phrase(typed))


@pytest.mark.parametrize("typed", ["\x1b[31mred", "a\u202eb", "\x9b31m", "a\tb"])
def test_what_cannot_be_shown_is_not_taken(typed: str) -> None:
    assert "cannot be shown" in muddle(answers.read_example(typed))
    muddle(answers.read_define(typed))


def test_what_a_codebook_cannot_hold_is_not_taken() -> None:
    assert "2,000" in muddle(answers.read_example("x" * 2_001))
    assert "too many dots" in muddle(answers.read_example("no. " * 13))
    assert "brackets" in muddle(answers.read_example("[" * 301))


@given(st.text(max_size=60))
def test_whatever_is_taken_can_be_written_and_shown(typed: str) -> None:
    for read in (answers.read_example, answers.read_define, answers.read_label, answers.read_phrase, answers.read_ask):
        found = read(typed)
        if not isinstance(found, Muddle):
            assert parsed(f"x = {toml_string(found)}\n") == {"x": found}
            assert safe_line(found) == found
