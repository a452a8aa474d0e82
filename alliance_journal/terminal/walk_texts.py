"""The words of a walk that its entry will hold, question by question, and the walk with other words. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from alliance_journal.guide.answers import AnswerError, checked
from alliance_journal.guide.walk import Walk
from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.prompts import Question, QuestionKind


def texts_of(walk: Walk) -> tuple[tuple[Question, str], ...]:
    """Return every question whose words the entry will hold, with the words; own feelings one a line."""
    words = {question.id: said for question, said in walk.words()}
    felt = {question.id: _own_feelings(walk, question) for question in walk.path()}
    told = ((one, words.get(one.id) or felt.get(one.id, "")) for one in walk.prompt_set.questions)
    return tuple((question, text) for question, text in told if text)


def with_texts(walk: Walk, texts: Sequence[str]) -> Walk:
    """Return the walk with these words under the questions of `texts_of`, in their order."""
    for (question, before), after in zip(texts_of(walk), texts, strict=True):
        if after != before:
            walk = _with_text(walk, question, after)
    return walk


def _own_feelings(walk: Walk, question: Question) -> str:
    given = walk.given.get(question.id)
    is_felt = question.kind is QuestionKind.FEELINGS and question.id not in walk.skipped
    return "\n".join(_own(given)) if is_felt and isinstance(given, Mapping) else ""


def _own(given: Mapping[str, int]) -> Iterator[str]:
    """Yield the feelings that are the worker's own words."""
    return (word for word in given if word not in FEELINGS)


def _with_text(walk: Walk, question: Question, text: str) -> Walk:
    given = walk.given.get(question.id)
    if isinstance(given, Mapping):
        own = dict(zip(_own(given), text.split("\n"), strict=True))
        return _with_given(walk, question, {own.get(word, word): strength for word, strength in given.items()})
    if walk.begun.get(question.id):
        return replace(walk, begun=MappingProxyType({**walk.begun, question.id: text}))
    return _with_given(walk, question, text)


def _with_given(walk: Walk, question: Question, value: object) -> Walk:
    """Return the walk with another answer; one that would be none, or would not fit, leaves it as it is."""
    try:
        answer = checked(question, value)
    except AnswerError:
        return walk
    return walk if answer is None else replace(walk, given=MappingProxyType({**walk.given, question.id: answer}))
