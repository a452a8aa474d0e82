"""What a typed line means where a set is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.guide.shape import QUESTION_KEYS
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import Option, QuestionKind, Role
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.set_answers import (
    id_from,
    read_ask,
    read_end,
    read_holder,
    read_kind,
    read_minutes,
    read_option,
    read_question_id,
    read_role,
    read_short,
    read_words,
)


def test_enter_alone_means_the_usual() -> None:
    assert read_minutes("") == 5
    assert (read_kind(""), read_holder(""), read_role("")) == (QuestionKind.TEXT, Holder.BOTH, Role.NONE)
    assert (read_ask(""), read_short(""), read_end("")) == ("", "", "")
    assert read_option("", ()) is None
    assert read_question_id("", "What was mine?", ()) == "what_was_mine"


def test_numbers_and_names_are_understood() -> None:
    assert (read_kind("3"), read_kind("yesno")) == (QuestionKind.SCALE, QuestionKind.YESNO)
    assert (read_holder("2"), read_holder("worker"), read_role("1")) == (Holder.CLIENT, Holder.WORKER, Role.OWN_PART)
    assert (read_minutes("12"), read_question_id("mine", "x", ())) == (12, "mine")


@pytest.mark.parametrize(
    "answer",
    [
        read_minutes("0"),
        read_minutes("soon"),
        read_minutes("9999"),
        read_kind("0"),
        read_holder("5"),
        read_role("x"),
        read_words("", "title"),
        read_words("w" * 81, "title"),
        read_ask("w" * 201),
        read_ask("What <!-- now?"),
        read_short("w" * 61),
        read_end("w" * 61),
        read_option("w" * 121, ()),
        read_question_id("My part", "x", ()),
        read_question_id("mine", "x", ("mine",)),
    ],
)
def test_what_cannot_be_used_is_answered_with_a_sentence(answer: object) -> None:
    assert isinstance(answer, Muddle)
    assert answer.sentence[0].isupper()
    assert answer.sentence.endswith(".")


def test_a_choice_may_carry_a_theme_behind_a_bar() -> None:
    assert read_option("they went quiet | cw.minimal", ()) == Option(
        "cw.minimal", "they went quiet", ThemeId("cw.minimal")
    )
    assert read_option("quieter | cw.minimal", ("cw.minimal",)) == Option("quieter", "quieter", ThemeId("cw.minimal"))
    assert read_option("this | that", ()) == Option("this_that", "this | that")


@given(st.text(max_size=40), st.sets(st.sampled_from(["what", "what_2", "q", "q_1"])))
def test_any_words_give_an_id_that_nobody_has(words: str, taken: set[str]) -> None:
    made = id_from(words, taken)
    assert made not in taken
    assert QUESTION_KEYS["id"].wrong(made) == ""
