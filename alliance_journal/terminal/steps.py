"""What a reply does to the walk. Pure; shared by the walk in a real terminal and the plain one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.guide.walk import Walk
from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.terminal.notes import options_of, reply_for
from alliance_journal.terminal.replies import (
    Muddle,
    read_feelings,
    read_scale,
    read_tick,
    read_ticks,
    read_yesno,
)


class Step(Enum):
    """Where a reply leads."""

    NEXT = "next"
    BACK = "back"
    SKIP = "skip"
    PAUSE = "pause"
    EDIT = "edit"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Reply:
    """What was typed under a question and where to go from there."""

    step: Step
    text: str = field(default="", repr=False)


def words_of(walk: Walk) -> str:
    """Return what to start with under the current question: unfinished words, else the answer as it was typed."""
    question = walk.current
    if question is None:
        return ""
    if walk.open_text or question.id not in walk.given:
        return walk.open_text
    return reply_for(question, walk.given[question.id])


def with_words(walk: Walk, text: str) -> Walk:
    """Return the walk with open words under the current question; words that only repeat its answer are not open."""
    question = walk.current
    if question is None:
        return walk
    given = walk.given.get(question.id)
    return walk.with_open_text("" if given is not None and reply_for(question, given) == text else text)


def taken(walk: Walk, reply: Reply, today: date) -> Walk | Muddle:
    """Return the walk after a reply, or the sentence that says what would have been understood.

    Back takes the words along as an answer where they are one. Pause and the others leave the words open.
    """
    if reply.step is Step.NEXT:
        return _answered(walk, reply.text, today)
    if reply.step is Step.SKIP:
        return with_words(walk, reply.text).skip()
    if reply.step is Step.BACK:
        return _back(walk, reply.text, today)
    return with_words(walk, reply.text)


def _back(walk: Walk, text: str, today: date) -> Walk:
    if text == words_of(walk):
        return walk.back()
    if walk.at not in walk.given and not text.strip():
        return with_words(walk, "").back()  # nothing was said here yet: it is still to be asked, not skipped
    answered = _answered(walk, text, today)
    if isinstance(answered, Muddle) or walk.at is None:
        return with_words(walk, text).back()
    return answered.go_to(walk.at).back()


def _answered(walk: Walk, text: str, today: date) -> Walk | Muddle:
    question = walk.current
    if question is None:
        return walk
    given = walk.given.get(question.id)
    is_same = given is not None and text == reply_for(question, given)
    value = given if is_same else _value(question, text, today)
    if isinstance(value, Muddle):
        return value
    try:
        return walk.answer(value)
    except AllianceJournalError as refusal:
        return Muddle(f"{refusal.sentence[:1].upper()}{refusal.sentence[1:]}.")


def _value(question: Question, text: str, today: date) -> object:
    """Return the answer that the typed text stands for; None for an empty one, which skips."""
    if question.kind is QuestionKind.SHOW or not text.strip():
        return None
    if question.kind is QuestionKind.LINE:
        return " ".join(text.split("\n"))
    if question.kind is QuestionKind.DATE:
        return _date(text, today)
    return _READERS.get(question.kind, _as_typed)(text, question)


def _date(text: str, today: date) -> str | Muddle:
    from alliance_journal.queries.days import read_day  # noqa: PLC0415 - only where a set asks for a date

    try:
        return read_day(text, today, future=True).isoformat()
    except AllianceJournalError as refusal:
        return Muddle(f"{refusal.sentence[:1].upper()}{refusal.sentence[1:]}.")


def _as_typed(text: str, _question: Question) -> object:
    return text


_READERS: Final[Mapping[QuestionKind, Callable[[str, Question], object]]] = {
    QuestionKind.SCALE: lambda text, _: read_scale(text),
    QuestionKind.PICK: lambda text, question: read_tick(text, options_of(question)),
    QuestionKind.PICKS: lambda text, question: read_ticks(text, options_of(question)),
    QuestionKind.YESNO: lambda text, _: read_yesno(text),
    QuestionKind.FEELINGS: lambda text, _: read_feelings(text),
}
