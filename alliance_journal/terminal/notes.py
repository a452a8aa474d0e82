"""How much an answer is, in a few words for its done line; what was written is never part of it. Pure."""

from collections.abc import Mapping
from datetime import datetime

from alliance_journal.model.prompts import Given, Option, Question, QuestionKind
from alliance_journal.queries.almanac import say_day
from alliance_journal.terminal.replies import YES_NO_UNSURE


def counted(text: str) -> str:
    """Return "18 words", or "1 word"."""
    count = len(text.split())
    return "1 word" if count == 1 else f"{count} words"


def _day(given: str) -> str:
    """Return a day in words, or as it was given where it is none."""
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        return given
    return say_day(moment if "T" in given else moment.date())


def options_of(question: Question) -> tuple[Option, ...]:
    """Return what can be ticked: the question's own options, or yes, no and not sure."""
    return YES_NO_UNSURE if question.kind is QuestionKind.YESNO else question.options


def note_on(question: Question, given: Given) -> str:
    """Return "18 words", "6", the labels that were ticked, or "irritated 2, anxious 1"."""
    if isinstance(given, str):
        return _day(given) if question.kind is QuestionKind.DATE else counted(given)
    if isinstance(given, int):
        return str(given)
    if isinstance(given, Mapping):
        return ", ".join(f"{word} {strength}" for word, strength in given.items()) or "none that I noticed"
    labels = {option.id: option.label for option in options_of(question)}
    return ", ".join(labels.get(ticked, ticked) for ticked in given) or "none of them"


def reply_for(question: Question, given: Given) -> str:
    """Return the reply that gives this answer again: "6", "1 3", "irritated 2, anxious 1", "0" for none."""
    if isinstance(given, Mapping):
        return ", ".join(f"{word} {strength}" for word, strength in given.items()) or "0"
    if isinstance(given, tuple):
        numbers = {option.id: str(n) for n, option in enumerate(options_of(question), start=1)}
        if question.kind is QuestionKind.YESNO:
            return given[0] if given else ""
        return " ".join(numbers[ticked] for ticked in given if ticked in numbers) or "0"
    return str(given)
