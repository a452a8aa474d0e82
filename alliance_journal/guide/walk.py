"""The walk through a guided set: a value that answers with the next value, so nothing typed can be lost on the way.

What was answered on a path that has closed since stays in `given` and counts for nothing until the path opens again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from alliance_journal.guide.answers import AnswerError, WalkError, checked
from alliance_journal.guide.conditions import reached
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.prompts import Given, PromptSet, Question

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Done:
    """One finished question for the line that stands in its place; `value` is None where it was skipped."""

    number: int
    question: Question
    value: Given | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk at one moment: where it stands (`at`, None at the end), every answer given, every question left.

    `given` holds answers in the form of `answers.checked`, on every path; `begun` holds words that were typed under a
    question without being finished. Changes only through the methods, each of which returns a new walk.
    """

    prompt_set: PromptSet
    at: QuestionId | None
    given: Mapping[QuestionId, Given] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    skipped: frozenset[QuestionId] = frozenset()
    begun: Mapping[QuestionId, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @classmethod
    def started(cls, prompt_set: PromptSet) -> "Walk":
        """Return a walk at the first question of the set."""
        return cls(prompt_set, at=None).at_first_open()

    def path(self) -> tuple[Question, ...]:
        """Return the questions that apply now, in order."""
        on_path = reached(self.prompt_set, self.given)
        return tuple(question for question in self.prompt_set.questions if question.id in on_path)

    @property
    def current(self) -> Question | None:
        """The question the walk stands at, or None at the end."""
        return next((question for question in self.path() if question.id == self.at), None)

    @property
    def finished(self) -> bool:
        """Whether the last question lies behind."""
        return self.current is None

    @property
    def position(self) -> tuple[int, int]:
        """The number of the current question and how many apply now, such as (3, 11); at the end both are the same."""
        ids = self._ids()
        return (ids.index(self.at) + 1 if self.at in ids else len(ids)), len(ids)

    @property
    def open_text(self) -> str:
        """The unfinished words under the current question; empty where there are none."""
        return self.begun.get(self.at, "") if self.at else ""

    def answers(self) -> dict[QuestionId, Given]:
        """Return the answers that count: those of questions on the path, in order."""
        on_path = reached(self.prompt_set, self.given)
        return {question: value for question, value in on_path.items() if value is not None}

    def words(self) -> tuple[tuple[Question, str], ...]:
        """Return every question that has words and was not skipped, in the set's order, with what the entry will hold.

        Words that were begun stand in place of a former answer. Words on a path that has closed since are among them:
        another answer elsewhere takes nothing back that was written.
        """
        written = (one for one in self.prompt_set.questions if one.kind.is_written and one.id not in self.skipped)
        found = ((question, self.begun.get(question.id) or self.given.get(question.id)) for question in written)
        return tuple((question, words) for question, words in found if isinstance(words, str) and words.strip())

    def done(self) -> tuple[Done, ...]:
        """Return the questions on the path that were answered or skipped, each with its number."""
        return tuple(
            Done(number, question, self.given.get(question.id))
            for number, question in enumerate(self.path(), start=1)
            if question.id in self.given or question.id in self.skipped
        )

    def answer(self, value: object) -> "Walk":
        """Return the walk one question on, with this answer kept; empty is a skip, wrong an AnswerError."""
        question = self.current
        if question is None:
            raise AnswerError("the walk is at its end", hint="go back to a question to answer it again")
        answer = checked(question, value)
        cleared = replace(self, begun=_without(self.begun, question.id), given=_without(self.given, question.id))
        if answer is None:
            return cleared.skip()
        return replace(
            cleared,
            given=MappingProxyType({**cleared.given, question.id: answer}),
            skipped=self.skipped - {question.id},
        ).onward()

    def skip(self) -> "Walk":
        """Return the walk one question on, with this one left out of the entry; words under it stay to come back to."""
        question = self.current
        if question is None:
            return self
        words = self.open_text or self.given.get(question.id)
        kept = self.with_open_text(words) if isinstance(words, str) else self
        return replace(kept, given=_without(self.given, question.id), skipped=self.skipped | {question.id}).onward()

    def onward(self) -> "Walk":
        """Return the walk at the next question that applies, with nothing about this one changed."""
        ids = self._ids()
        rest = ids[ids.index(self.at) + 1 :] if self.at in ids else ()
        return replace(self, at=next(iter(rest), None))

    def back(self) -> "Walk":
        """Return the walk one question back on the path; the first question stays where it is."""
        ids = self._ids()
        before = ids[: ids.index(self.at)] if self.at in ids else ids
        return replace(self, at=before[-1]) if before else self

    def go_to(self, question: str) -> "Walk":
        """Return the walk at a question of the path by its id, or raise WalkError."""
        found = next((known for known in self._ids() if known == question), None)
        if found is None:
            raise WalkError("this question is not part of the walk as it is now")
        return replace(self, at=found)

    def at_first_open(self) -> "Walk":
        """Return the walk at the first question that was neither answered nor skipped, or at its end."""
        left = (known for known in self._ids() if known not in self.given and known not in self.skipped)
        return replace(self, at=next(left, None))

    def with_open_text(self, text: str) -> "Walk":
        """Return the walk with these unfinished words under the current question; empty ones forget what was begun."""
        if self.at is None:
            return self
        others = _without(self.begun, self.at)
        return replace(self, begun=MappingProxyType({**others, self.at: text}) if text else others)

    def _ids(self) -> tuple[QuestionId, ...]:
        return tuple(reached(self.prompt_set, self.given))


def _without(values: Mapping[QuestionId, Value], question: QuestionId) -> Mapping[QuestionId, Value]:
    return MappingProxyType({known: value for known, value in values.items() if known != question})
