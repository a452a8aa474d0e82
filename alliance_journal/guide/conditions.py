"""Which questions apply: plain tests of earlier answers, read in the order the questions stand in."""

from collections.abc import Iterable, Mapping

from alliance_journal.model.codes import QuestionId
from alliance_journal.model.prompts import Condition, Given, PromptSet

Reached = Mapping[QuestionId, Given | None]
"""The questions on the path in order, each with its answer, or None where it has none (yet)."""


def reached(prompt_set: PromptSet, given: Mapping[QuestionId, Given]) -> dict[QuestionId, Given | None]:
    """Return the questions that apply with these answers; an answer on a closed path opens nothing."""
    path: dict[QuestionId, Given | None] = {}
    for question in prompt_set.questions:
        if all_hold(question.when, path):
            path[question.id] = given.get(question.id)
    return path


def all_hold(conditions: Iterable[Condition], path: Reached) -> bool:
    """Whether every condition holds on this path; no condition at all always holds."""
    return all(holds(condition, path) for condition in conditions)


def holds(condition: Condition, path: Reached) -> bool:
    """Whether one condition holds; one that names a question off the path never does."""
    if condition.question not in path:
        return False
    value = path[condition.question]
    if value is None:
        return _holds_unanswered(condition)
    return condition.answered is not False and _level_fits(condition, value) and _ticks_fit(condition, value)


def _holds_unanswered(condition: Condition) -> bool:
    """Whether a condition holds where nothing was answered: `answered = false`, or nothing but `none_of`."""
    none_ticked = Condition(condition.question, none_of=condition.none_of)
    return condition == Condition(condition.question, answered=False) or (
        condition == none_ticked and bool(condition.none_of)
    )


def _level_fits(condition: Condition, value: Given) -> bool:
    if condition.at_least is None and condition.at_most is None:
        return True
    level = max(value.values(), default=0) if isinstance(value, Mapping) else value
    if not isinstance(level, int):
        return False
    above = condition.at_least is None or level >= condition.at_least
    return above and (condition.at_most is None or level <= condition.at_most)


def _ticks_fit(condition: Condition, value: Given) -> bool:
    ticks = frozenset(value if isinstance(value, tuple) else ())
    return (not condition.any_of or not ticks.isdisjoint(condition.any_of)) and ticks.isdisjoint(condition.none_of)
