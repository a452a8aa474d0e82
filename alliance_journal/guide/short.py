"""The short way through any guided set: a few of its questions, chosen by one rule, in the set's own words."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from alliance_journal.model.codes import QuestionId
from alliance_journal.model.prompts import Condition, PromptSet, Question, QuestionKind, Role

_CORE: Final[tuple[Callable[[Question], bool], ...]] = (
    lambda question: question.kind.is_written and question.kind is not QuestionKind.DATE,
    lambda question: question.kind is QuestionKind.FEELINGS,
    lambda question: question.role is Role.OWN_PART,
    lambda question: question.role is Role.NEXT_STEP,
    lambda question: question.role is Role.KIND,
)
"""What a short walk asks: something in words, what I felt, my own part, one next step, one kind sentence."""


def shortened(prompt_set: PromptSet) -> PromptSet:
    """Return the set with its core only, in the set's order; a set without any of that is returned whole.

    Of each sort the first question is kept, one without conditions before one with some. A condition on a question
    that is left out falls away with it, and so does an offer that hangs on one.
    """
    kept = {question.id for question in _core(prompt_set)}
    if not kept or len(kept) == len(prompt_set.questions):
        return prompt_set
    questions = tuple(_freed(question, kept) for question in prompt_set.questions if question.id in kept)
    offers = tuple(offer for offer in prompt_set.offers if all(_is_on(one, kept) for one in offer.when))
    return replace(prompt_set, questions=questions, offers=offers, minutes=_minutes(prompt_set, len(kept)))


def _core(prompt_set: PromptSet) -> Iterator[Question]:
    for is_core in _CORE:
        found = [question for question in prompt_set.questions if is_core(question)]
        yield from sorted(found, key=lambda question: bool(question.when))[:1]


def _freed(question: Question, kept: set[QuestionId]) -> Question:
    return replace(question, when=tuple(one for one in question.when if _is_on(one, kept)))


def _is_on(condition: Condition, kept: set[QuestionId]) -> bool:
    return condition.question in kept


def _minutes(prompt_set: PromptSet, kept: int) -> int:
    """Return the whole set's minutes by the share of questions that is left, at least one."""
    return max(round(prompt_set.minutes * kept / len(prompt_set.questions)), 1)
