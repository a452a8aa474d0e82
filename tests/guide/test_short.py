"""The short way through a set: its core, in its own words, with nothing that could no longer be asked."""

import pytest

from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.keeping import from_draft, to_draft
from alliance_journal.guide.offers import offers_for
from alliance_journal.guide.short import shortened
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import SetId
from alliance_journal.model.prompts import Offer, PromptSet, QuestionKind, Role
from tests.guide.fakes import a_set, question, when
from tests.guide.test_following_up import DAY, MOMENT, a_question

SHIPPED = list(find_sets(None).sets.values())


def ids(prompt_set: PromptSet) -> list[str]:
    return [str(one.id) for one in prompt_set.questions]


@pytest.mark.parametrize("prompt_set", SHIPPED, ids=lambda one: one.id)
def test_every_shipped_set_has_a_short_way_of_its_own_questions(prompt_set: PromptSet) -> None:
    short = shortened(prompt_set)
    assert 1 <= len(short.questions) <= 5
    assert set(ids(short)) <= set(ids(prompt_set))
    assert (short.id, short.version) == (prompt_set.id, prompt_set.version)
    assert 1 <= short.minutes <= prompt_set.minutes


@pytest.mark.parametrize("prompt_set", SHIPPED, ids=lambda one: one.id)
def test_every_question_of_a_short_way_is_asked_whatever_is_answered(prompt_set: PromptSet) -> None:
    walk = Walk.started(shortened(prompt_set))
    asked = 0
    while not walk.finished:
        walk = walk.skip()
        asked += 1
    assert asked == len(walk.prompt_set.questions)


@pytest.mark.parametrize("prompt_set", SHIPPED, ids=lambda one: one.id)
def test_the_next_step_and_the_kind_word_of_a_set_are_kept(prompt_set: PromptSet) -> None:
    for role in (Role.OWN_PART, Role.NEXT_STEP, Role.KIND):
        assert any(one.role is role for one in prompt_set.questions) == any(
            one.role is role for one in shortened(prompt_set).questions
        )
    assert any(one.kind is QuestionKind.FEELINGS for one in prompt_set.questions) == any(
        one.kind is QuestionKind.FEELINGS for one in shortened(prompt_set).questions
    )


def test_session_is_five_questions() -> None:
    assert ids(shortened(find_sets(None).get("session"))) == ["moment", "feelings", "own_part", "next", "kind"]


def test_strain_loses_the_condition_on_a_question_that_is_left_out() -> None:
    short = shortened(find_sets(None).get("strain"))
    assert ids(short) == ["corner", "feelings", "own_part", "next", "kind"]
    assert all(not one.when for one in short.questions)
    assert short.offers == ()


def test_a_condition_on_a_kept_question_stays() -> None:
    asked = a_set(
        question("felt", "feelings"),
        question("words", when=[when("felt", 2)]),
        question("gone", "scale"),
        question("x"),
    )
    short = shortened(asked)
    assert ids(short) == ["felt", "x"]
    only = a_set(question("felt", "feelings"), question("words", when=[when("felt", 2)]), question("gone", "scale"))
    assert ids(shortened(only)) == ["felt", "words"]
    assert shortened(only).questions[1].when == (when("felt", 2),)


def test_an_offer_stays_only_where_its_conditions_can_still_hold() -> None:
    always, felt = Offer(SetId("week"), "Look back?"), Offer(SetId("strain"), "Look?", (when("felt", 2),))
    gone = Offer(SetId("repair"), "Prepare?", (when("felt", 2), when("strain", 4)))
    short = shortened(a_set(question("felt", "feelings"), question("strain", "scale"), offers=[gone, felt, always]))
    assert short.offers == (felt, always)
    assert offers_for(Walk.started(short).answer({"sad": 3})) == (felt, always)


def test_a_set_that_is_all_core_or_has_none_stays_as_it_is() -> None:
    core = a_set(question("words"), question("felt", "feelings"))
    numbers = a_set(question("strain", "scale"), question("when", "date"))
    assert shortened(core) is core
    assert shortened(numbers) is numbers


def test_an_own_part_that_comes_first_is_asked_once() -> None:
    asked = a_set(a_question("mine", Role.OWN_PART), a_question("more"), a_question("step", Role.NEXT_STEP))
    assert ids(shortened(asked)) == ["mine", "step"]


@pytest.mark.parametrize("prompt_set", SHIPPED, ids=lambda one: one.id)
def test_a_draft_keeps_a_short_walk(prompt_set: PromptSet) -> None:
    walk = Walk.started(shortened(prompt_set)).skip()
    assert from_draft(to_draft(walk, client=None, met=DAY, started=MOMENT, draft_id="d1")).walk == walk
