"""The shipped sets: sound, and every question of them can be reached."""

from itertools import combinations
from typing import Final

import pytest

from alliance_journal.guide.answers import TOP_OF_SCALE, option_ids
from alliance_journal.guide.catalogue import find_sets, shipped_folder
from alliance_journal.guide.conditions import all_hold, holds, reached
from alliance_journal.guide.parsing import parse_set
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.feelings import STRONGEST_FEELING
from alliance_journal.model.prompts import Condition, Given, PromptSet, Question, QuestionKind

FILES = sorted(path.name for path in shipped_folder().glob("*.toml"))
SETS = list(find_sets(None).sets.values())


def possible(asked: Question) -> list[Given | None]:
    """One answer of every sort that a condition can tell apart; None is a skip."""
    if asked.kind is QuestionKind.SCALE:
        return [None, *range(TOP_OF_SCALE + 1)]
    if asked.kind is QuestionKind.FEELINGS:
        return [None, {}, *({"sad": strength} for strength in range(1, STRONGEST_FEELING + 1))]
    ids = option_ids(asked)
    if asked.kind is QuestionKind.PICKS:
        return [None, (), *((one,) for one in ids), *combinations(ids, 2), ids]
    return [None, *((one,) for one in ids)] if ids else [None, "words"]


def paths(prompt_set: PromptSet, conditions: tuple[Condition, ...]) -> list[dict[QuestionId, Given | None]]:
    """Every path on which the answers that bear on these conditions take every value they can."""
    asked = {condition.question for condition in conditions}
    while more := {
        condition.question
        for question in prompt_set.questions
        if question.id in asked
        for condition in question.when
        if condition.question not in asked
    }:
        asked |= more
    ways: list[dict[QuestionId, Given]] = [{}]
    for question in prompt_set.questions:
        if question.id in asked:
            ways = [
                way | ({question.id: value} if value is not None else {})
                for way in ways
                for value in possible(question)
            ]
    return [reached(prompt_set, way) for way in ways]


ALL: Final = (
    "pulse session strain missed repair mended feelings pattern supervision account three cycle bright change week jot"
)


def test_all_sets_are_shipped() -> None:
    assert {f"{name}.toml" for name in ALL.split()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_set_has_no_mistakes_and_the_name_of_its_file(name: str) -> None:
    prompt_set, problems = parse_set((shipped_folder() / name).read_text(encoding="utf-8"), path=name)
    assert problems == ()
    assert prompt_set is not None
    assert f"{prompt_set.id}.toml" == name


@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: one.id)
def test_every_question_and_every_offer_of_a_shipped_set_can_be_reached(prompt_set: PromptSet) -> None:
    conditions = [question.when for question in prompt_set.questions] + [offer.when for offer in prompt_set.offers]
    unreachable = [when for when in conditions if not any(all_hold(when, path) for path in paths(prompt_set, when))]
    assert unreachable == []


@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: one.id)
def test_every_condition_of_a_shipped_set_can_fail_and_can_hold(prompt_set: PromptSet) -> None:
    conditions = [one for question in prompt_set.questions for one in question.when]
    for condition in conditions:
        assert {holds(condition, path) for path in paths(prompt_set, (condition,))} == {True, False}


@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: one.id)
def test_every_option_of_a_condition_opens_something(prompt_set: PromptSet) -> None:
    for question in prompt_set.questions:
        for condition in question.when:
            for option in condition.any_of:
                alone = {condition.question: (option,)}
                assert holds(condition, alone), f"{prompt_set.id}: {question.id}"
