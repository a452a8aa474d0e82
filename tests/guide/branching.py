"""Every way through a guided set, worked out from its own conditions: no list of branches is kept by hand."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from alliance_journal.guide.answers import TOP_OF_SCALE, YES_NO
from alliance_journal.guide.conditions import all_hold
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.prompts import Condition, Given, PromptSet, Question, QuestionKind

Way = Mapping[QuestionId, Given | None]
"""An answer for each question on a path in order, None for one that is skipped or only shown."""

_WORDS: Final[Mapping[QuestionKind, Given | None]] = {
    QuestionKind.TEXT: "we looked at the floor\nand then at the form",
    QuestionKind.LINE: "a small sign near the door",
    QuestionKind.DRAFT: "i noticed that we went fast.",
    QuestionKind.DATE: "2026-11-24",
    QuestionKind.SCALE: 2,
    QuestionKind.FEELINGS: MappingProxyType({"anxious": 1}),
    QuestionKind.SHOW: None,
}


def conditions_on(prompt_set: PromptSet, question: Question) -> tuple[Condition, ...]:
    """Return every condition of the set's questions and offers that asks about this question."""
    asking = (*prompt_set.questions, *prompt_set.offers)
    return tuple(one for other in asking for one in other.when if one.question == question.id)


def answers_that_matter(prompt_set: PromptSet, question: Question) -> tuple[Given | None, ...]:
    """Return answers that between them make each condition on the question true and false; one where none asks."""
    asking = conditions_on(prompt_set, question)
    if not asking:
        return (_plain(question),)
    if question.kind.is_ticked:
        return (*((option,) for option in _options(question)), None)
    if question.kind is QuestionKind.SCALE:
        edges = {
            level
            for one in asking
            for edge in (one.at_least, one.at_most)
            if edge is not None
            for level in (edge - 1, edge, edge + 1)
        }
        return (*sorted(level for level in edges if 0 <= level <= TOP_OF_SCALE), None)
    return (_plain(question), None)


def ways_through(prompt_set: PromptSet) -> tuple[Way, ...]:
    """Return every path of the set with every answer that matters on it."""
    return tuple(_ways(prompt_set, 0, {}))


def few_ways_through(prompt_set: PromptSet) -> tuple[Way, ...]:
    """Return few ways that between them reach every question and every answer that matters, the longest first."""
    ways = sorted(ways_through(prompt_set), key=len, reverse=True)
    left = {mark for way in ways for mark in _marks(way)}
    chosen: list[Way] = []
    while left:
        best = max(ways, key=lambda way: len(left.intersection(_marks(way))))
        chosen.append(best)
        left.difference_update(_marks(best))
    return tuple(chosen)


def _ways(prompt_set: PromptSet, at: int, so_far: dict[QuestionId, Given | None]) -> Iterator[Way]:
    questions = prompt_set.questions[at:]
    for offset, question in enumerate(questions):
        if not all_hold(question.when, so_far):
            continue
        for answer in answers_that_matter(prompt_set, question):
            yield from _ways(prompt_set, at + offset + 1, {**so_far, question.id: answer})
        return
    yield dict(so_far)


def _marks(way: Way) -> frozenset[object]:
    return frozenset((known, _class(answer)) for known, answer in way.items())


def _class(answer: Given | None) -> object:
    return tuple(sorted(answer.items())) if isinstance(answer, Mapping) else answer


def _options(question: Question) -> tuple[str, ...]:
    return YES_NO if question.kind is QuestionKind.YESNO else tuple(option.id for option in question.options)


def _plain(question: Question) -> Given | None:
    return (_options(question)[0],) if question.kind.is_ticked else _WORDS[question.kind]
