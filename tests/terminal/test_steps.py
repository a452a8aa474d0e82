from datetime import date

import pytest

from alliance_journal.guide.walk import Walk
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.steps import Reply, Step, taken, with_words, words_of
from tests.terminal.fakes import EVERY_KIND, set_of

TODAY = date(2026, 11, 22)


def walk_at(question: str) -> Walk:
    return Walk.started(EVERY_KIND).go_to(question)


def went(walk: Walk, step: Step, text: str = "") -> Walk:
    after = taken(walk, Reply(step, text), TODAY)
    assert isinstance(after, Walk)
    return after


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ("moment", "  She left.\n", "  She left.\n"),
        ("strain", "7", 7),
        ("between", "1 3", ("easy", "tense")),
        ("kind", "2", ("off",)),
        ("spoken", "n", ("no",)),
        ("felt", "sad 3", {"sad": 3}),
        ("step", "two\nlines", "two lines"),
        ("by", "1 dec 2026", "2026-12-01"),
    ],
)
def test_what_is_typed_becomes_the_answer(question: str, typed: str, value: object) -> None:
    after = went(walk_at(question), Step.NEXT, typed)
    assert after.given[question] == value
    assert after.at != question


@pytest.mark.parametrize(
    ("question", "typed"), [("strain", "12"), ("between", "9"), ("spoken", "x"), ("felt", "sad 9"), ("by", "soonish")]
)
def test_what_is_not_understood_gets_a_sentence(question: str, typed: str) -> None:
    after = taken(walk_at(question), Reply(Step.NEXT, typed), TODAY)
    assert isinstance(after, Muddle)
    assert after.sentence.endswith(".")


def test_an_answer_that_the_guide_refuses_gets_its_sentence() -> None:
    many = ", ".join(f"w{'x' * n} 1" for n in range(1, 38)) + ", " + ", ".join(f"y{'x' * n} 1" for n in range(1, 38))
    assert isinstance(taken(walk_at("felt"), Reply(Step.NEXT, many), TODAY), Muddle)


@pytest.mark.parametrize("question", ["moment", "strain", "between", "felt", "step"])
def test_an_empty_answer_skips(question: str) -> None:
    after = went(walk_at(question), Step.NEXT, " ")
    assert question in after.skipped


def test_something_shown_is_passed_by_any_reply() -> None:
    assert went(walk_at("last"), Step.NEXT, "x").at == "step"


def test_back_takes_the_words_along_as_an_answer() -> None:
    after = went(walk_at("strain"), Step.BACK, "7")
    assert after.at == "moment"
    assert after.given["strain"] == 7


def test_back_keeps_words_that_are_no_answer_as_they_are() -> None:
    after = went(walk_at("strain"), Step.BACK, "seven")
    assert after.at == "moment"
    assert words_of(after.go_to("strain")) == "seven"


def test_back_with_nothing_typed_skips_nothing() -> None:
    after = went(walk_at("strain"), Step.BACK)
    assert (after.at, after.skipped) == ("moment", frozenset())


def test_a_former_answer_is_there_to_be_changed() -> None:
    walk = went(walk_at("between"), Step.NEXT, "1 3")
    assert words_of(walk.back()) == "1 3"


def test_an_answer_that_was_only_confirmed_stays_as_it_was() -> None:
    walk = walk_at("felt").answer({"9 lives": 2})
    after = went(walk.back(), Step.NEXT, words_of(walk.back()))
    assert after.given["felt"] == {"9 lives": 2}


def test_back_after_words_that_were_taken_away_again_leaves_the_question_to_be_asked() -> None:
    misread = with_words(walk_at("strain"), "hello")
    after = went(misread, Step.BACK, "")
    assert (after.skipped, after.begun.get("strain")) == (frozenset(), None)


def test_skipping_keeps_the_words_to_come_back_to() -> None:
    after = went(walk_at("moment"), Step.SKIP, "half a thought")
    assert "moment" in after.skipped
    assert words_of(after.back()) == "half a thought"


@pytest.mark.parametrize("step", [Step.PAUSE, Step.GONE, Step.EDIT])
def test_whatever_interrupts_leaves_the_words_open(step: Step) -> None:
    after = went(walk_at("moment"), step, "half a thought")
    assert after.at == "moment"
    assert after.open_text == "half a thought"


def test_words_that_only_repeat_the_answer_are_not_open() -> None:
    walk = went(walk_at("strain"), Step.NEXT, "7").back()
    assert with_words(walk, "7").begun == {}
    assert with_words(walk, "8").open_text == "8"


def test_a_walk_at_its_end_has_no_words_and_takes_no_answer() -> None:
    end = Walk.started(set_of("line")).skip()
    assert words_of(end) == ""
    assert with_words(end, "x") == end
    assert went(end, Step.NEXT, "x") == end
