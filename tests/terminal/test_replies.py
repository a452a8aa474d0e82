from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.guide.answers import checked
from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.prompts import Option
from alliance_journal.terminal.replies import (
    Muddle,
    read_feelings,
    read_scale,
    read_tick,
    read_ticks,
    read_yesno,
)
from tests.terminal.fakes import OPTIONS, QUESTIONS

MANY = tuple(Option(f"o{n}", f"option {n}") for n in range(1, 13))


@pytest.mark.parametrize(("reply", "number"), [("0", 0), (" 7 ", 7), ("10", 10), ("7/10", 7), ("07", 7)])
def test_a_scale_takes_whole_numbers_from_0_to_10(reply: str, number: int) -> None:
    assert read_scale(reply) == number


@pytest.mark.parametrize("reply", ["11", "-1", "6.5", "six", "٣٣٣٣", "²", "1000"])
def test_a_scale_says_what_it_takes(reply: str) -> None:
    assert read_scale(reply) == Muddle("Please type a whole number from 0 to 10, or leave it empty to skip.")


@pytest.mark.parametrize(
    ("reply", "ids"),
    [
        ("1 3", ("easy", "tense")),
        ("3,1", ("easy", "tense")),
        ("1-2", ("easy", "off")),
        ("2 2", ("off",)),
        ("0", ()),
        ("none", ()),
        ("Somehow off", ("off",)),
        ("tense", ("tense",)),
    ],
)
def test_a_list_takes_numbers_ranges_and_words_in_its_own_order(reply: str, ids: tuple[str, ...]) -> None:
    assert read_ticks(reply, OPTIONS) == ids


@pytest.mark.parametrize("reply", ["4", "0 1", "3-1", "1-9", "one", "1-2-3", "9999", "-"[:0] + "1.5"])
def test_a_list_says_which_numbers_it_takes(reply: str) -> None:
    assert read_ticks(reply, OPTIONS) == Muddle("Please type numbers from 1 to 3, such as 1 3, or 0 for none of them.")


@given(st.sets(st.integers(1, len(MANY)), min_size=1))
def test_any_choice_of_numbers_comes_back_as_its_ids(chosen: set[int]) -> None:
    assert read_ticks(" ".join(map(str, sorted(chosen, reverse=True))), MANY) == tuple(f"o{n}" for n in sorted(chosen))


def test_one_choice_is_one_number() -> None:
    assert read_tick("2", OPTIONS) == ("off",)
    assert read_tick("0", OPTIONS) == ()
    assert read_tick("1 2", OPTIONS) == Muddle("Please type one number from 1 to 3, or 0 for none of them.")
    assert isinstance(read_tick("x", OPTIONS), Muddle)


@pytest.mark.parametrize(
    ("reply", "answer"), [("y", "yes"), ("Yes", "yes"), ("n", "no"), ("u", "unsure"), ("not sure", "unsure")]
)
def test_yes_no_and_not_sure_are_understood(reply: str, answer: str) -> None:
    assert read_yesno(reply) == (answer,)


@pytest.mark.parametrize("reply", ["maybe", "1", " "])
def test_yes_or_no_says_what_it_takes(reply: str) -> None:
    assert read_yesno(reply) == Muddle("Please type y for yes, n for no, or u for not sure.")


@pytest.mark.parametrize(
    ("reply", "felt"),
    [
        ("5:2 9 anxious 1", {"calm": 2, "irritated": 2, "anxious": 1}),
        ("irritated 2, anxious 1", {"irritated": 2, "anxious": 1}),
        ("9 13", {"irritated": 2, "anxious": 2}),
        ("9 = 3", {"irritated": 3}),
        ("Sad", {"sad": 2}),
        ("sad 2 sad 3", {"sad": 3}),
        ("over-protective: 3", {"over-protective": 3}),
        ("left out 3", {"left out": 3}),
        ("9:1, left out, sad", {"irritated": 1, "left out": 2, "sad": 2}),
        ("sad 2, sad 0", {}),
        ("0", {}),
        ("none", {}),
        ("müde 1", {"müde": 1}),
    ],
)
def test_feelings_are_understood_as_people_type_them(reply: str, felt: Mapping[str, int]) -> None:
    assert read_feelings(reply) == felt


@pytest.mark.parametrize("reply", ["anxious 4", "9:4", "left out 7", "sad 12", "left out -1", "9:x"])
def test_a_strength_beyond_three_is_explained(reply: str) -> None:
    found = read_feelings(reply)
    assert isinstance(found, Muddle)
    assert "strength" in found.sentence


@pytest.mark.parametrize("reply", ["10;3", "9:2 14;1", "sad 2;3"])
def test_a_semicolon_that_may_be_a_slipped_colon_is_asked_about(reply: str) -> None:
    assert read_feelings(reply) == Muddle("Please type 14:2 for a strength, or 14 2 for two feelings.")


@pytest.mark.parametrize("reply", ["10; 3", "10 3", "10;3:2", "10;13"])
def test_a_semicolon_that_parts_two_feelings_does(reply: str) -> None:
    assert len(read_feelings(reply)) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("reply", ["25", "999", "!?", "x" * 41])
def test_what_is_no_feeling_is_asked_again(reply: str) -> None:
    found = read_feelings(reply)
    assert isinstance(found, Muddle)
    assert "numbers of the list or words" in found.sentence


@given(st.dictionaries(st.sampled_from(FEELINGS), st.integers(1, 3), min_size=1))
def test_numbers_and_words_say_the_same(felt: dict[str, int]) -> None:
    by_number = " ".join(f"{FEELINGS.index(word) + 1}:{strength}" for word, strength in felt.items())
    by_word = " ".join(f"{word} {strength}" for word, strength in felt.items())
    assert read_feelings(by_number) == read_feelings(by_word) == felt


@given(st.text())
def test_any_reply_is_a_valid_answer_or_a_muddle(reply: str) -> None:
    felt = read_feelings(reply)
    question = next(question for question in QUESTIONS if question.kind.value == "feelings")
    assert isinstance(felt, Muddle) or checked(question, felt) is not None


@pytest.mark.parametrize("reply", ["none that I noticed", "None that I noticed.", " NONE ", "0"])
def test_no_feeling_can_be_said_in_the_words_of_the_picker(reply: str) -> None:
    assert read_feelings(reply) == {}


def test_a_number_of_thousands_of_digits_is_a_muddle_and_no_crash() -> None:
    assert isinstance(read_feelings("anxious " + "9" * 5000), Muddle)
    assert isinstance(read_feelings("9" * 5000), Muddle)
