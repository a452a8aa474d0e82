from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.prompts import Given, Question
from alliance_journal.terminal.notes import counted, note_on, reply_for
from alliance_journal.terminal.replies import read_feelings, read_scale, read_ticks, read_yesno
from tests.terminal.fakes import QUESTIONS


def question(kind: str) -> Question:
    return next(question for question in QUESTIONS if question.kind.value == kind)


def test_words_are_counted() -> None:
    assert [counted(text) for text in ("", "one", "two\nwords")] == ["0 words", "1 word", "2 words"]


@pytest.mark.parametrize(
    ("kind", "given_as", "note"),
    [
        ("text", "When he went quiet", "4 words"),
        ("line", "phone her", "2 words"),
        ("date", "2026-12-01", "Tuesday 1 December 2026"),
        ("date", "2026-12-01T15:00:00", "Tuesday 1 December 2026, 15:00"),
        ("date", "soon", "soon"),
        ("scale", 6, "6"),
        ("picks", ("easy", "tense"), "easy, tense"),
        ("picks", (), "none of them"),
        ("picks", ("gone",), "gone"),
        ("yesno", ("unsure",), "not sure"),
        ("feelings", {"irritated": 2, "anxious": 1}, "irritated 2, anxious 1"),
        ("feelings", {}, "none that I noticed"),
    ],
)
def test_a_note_says_how_much_or_which(kind: str, given_as: Given, note: str) -> None:
    assert note_on(question(kind), given_as) == note


@given(st.integers(0, 10))
def test_a_scale_can_be_typed_again(number: int) -> None:
    assert read_scale(reply_for(question("scale"), number)) == number


@given(st.lists(st.sampled_from(["easy", "off", "tense"]), unique=True))
def test_ticks_can_be_typed_again(ticks: list[str]) -> None:
    asked = question("picks")
    kept = tuple(option.id for option in asked.options if option.id in ticks)
    assert read_ticks(reply_for(asked, kept), asked.options) == kept


@given(st.dictionaries(st.sampled_from([*FEELINGS, "left out", "Stuck"]), st.integers(1, 3)))
def test_feelings_can_be_typed_again(felt: Mapping[str, int]) -> None:
    assert read_feelings(reply_for(question("feelings"), felt)) == felt


def test_yes_or_no_can_be_typed_again() -> None:
    assert read_yesno(reply_for(question("yesno"), ("unsure",))) == ("unsure",)
    assert reply_for(question("yesno"), ()) == ""


def test_words_are_their_own_reply() -> None:
    assert reply_for(question("text"), "two\nlines") == "two\nlines"
