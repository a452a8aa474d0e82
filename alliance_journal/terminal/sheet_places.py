"""Where words go that have no place of their own in an entry: before or after the words of another question. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from alliance_journal.guide.walk import Walk
from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.terminal.notes import note_on

_HOMES: Final = (QuestionKind.TEXT, QuestionKind.DRAFT, QuestionKind.LINE)
"""Kinds of questions whose answers can take in other words, the best first."""


def with_words_before(walk: Walk, words: str) -> tuple[Walk, Question | None]:
    """Return the walk with words put before its first long answer.

    Where there is no such question they stay as begun words under the one that is returned.
    """
    if not words:
        return walk, None
    home = next((question for question in walk.path() if question.kind is QuestionKind.TEXT), None)
    if home is not None:
        given = MappingProxyType({**walk.given, home.id: _joined(words, _words_under(walk, home))})
        return replace(walk, given=given), None
    home = next(_homes(walk), walk.prompt_set.questions[0])
    return _begun(walk, home, _joined(words, _words_under(walk, home))), home


def placed(walk: Walk) -> Walk | None:
    """Return the walk with all its words in places that reach the entry, None where some have nowhere to go.

    Words that are no answer, and answers to questions off the path, go with their question to the end of another
    answer; those of a private question only to a private one.
    """
    for question, words in _strays(walk):
        home = next((one for one in _homes(walk) if one.private or not question.private), None)
        if home is None:
            return None
        walk = _begun(walk, home, _joined(_words_under(walk, home), f"{question.ask}\n{words}"))
    return walk


def with_skipped_words(walk: Walk, before: Walk) -> Walk:
    """Return the walk with the words under questions skipped before, which no sheet shows, still there to come back to.

    A question that has a new answer, or new words, keeps those alone.
    """
    silent = {
        question: words
        for question, words in before.begun.items()
        if question in before.skipped and question not in walk.given and question not in walk.begun
    }
    if not silent:
        return walk
    begun = MappingProxyType({**walk.begun, **silent})
    return replace(walk, begun=begun, skipped=walk.skipped | silent.keys())


def _strays(walk: Walk) -> tuple[tuple[Question, str], ...]:
    """Return the questions whose words would not reach the entry, with those words."""
    path = {question.id for question in walk.path()}
    strays = []
    for question in walk.prompt_set.questions:
        given, begun = walk.given.get(question.id), walk.begun.get(question.id, "")
        if question.id in path:
            words = "" if question.kind.is_written else begun
        else:
            told = "" if given is None else given if isinstance(given, str) else note_on(question, given)
            words = _joined(told, begun)
        if words:
            strays.append((question, words))
    return tuple(strays)


def _homes(walk: Walk) -> Iterator[Question]:
    """Yield the questions of the path that can take in other words, the best first."""
    for kind in _HOMES:
        yield from (question for question in walk.path() if question.kind is kind)


def _words_under(walk: Walk, question: Question) -> str:
    given = walk.given.get(question.id)
    return walk.begun.get(question.id) or (given if isinstance(given, str) else "")


def _begun(walk: Walk, question: Question, words: str) -> Walk:
    """Return the walk with these words begun under a question, which is then not skipped."""
    begun = MappingProxyType({**walk.begun, question.id: words})
    return replace(walk, begun=begun, skipped=walk.skipped - {question.id})


def _joined(first: str, second: str) -> str:
    return f"{first}\n\n{second}" if first and second else first or second
