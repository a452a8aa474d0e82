"""Answers as people write them in a file, brought to the form that `answers.checked` takes."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from alliance_journal.guide.answers import YES_NO
from alliance_journal.model.prompts import Question, QuestionKind

_WHOLE: Final = re.compile(r"\s*(\d{1,3})(?:\s*/\s*10)?\s*")
_FELT: Final = re.compile(r"\s*(.*?\S)(?:\s*[:=]\s*|\s+)(\d)\s*")
_NONE: Final = frozenset({"none", "0", "-"})
_SHORT_YES_NO: Final[Mapping[str, str]] = {"y": "yes", "n": "no", "true": "yes", "false": "no"}


def friendly(question: Question, value: object) -> object:
    """Return the value as `checked` takes it where its meaning is plain; anything else comes back as it is.

    A number may be written as "7" or "7/10", a choice by its id or its label, several as a list or "quiet, late", none
    of them as "none", yes and no as true and false, feelings as a table, a list, or "irritated 2, anxious" (a word
    without a number counts 1), a day as a TOML date, one line over several lines.
    """
    return _FRIENDLY[question.kind](question, value)


def _words(_question: Question, value: object) -> object:
    return value.strip("\r\n") if isinstance(value, str) else value


def _line(_question: Question, value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return re.sub(r"\s*[\r\n]+\s*", " ", value.strip()) if isinstance(value, str) else value


def _number(_question: Question, value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    found = _WHOLE.fullmatch(value) if isinstance(value, str) else None
    return int(found[1]) if found else value


def _choices(question: Question, value: object) -> object:
    if isinstance(value, str):
        if not value.strip():
            return ""  # nothing is said, not even "none of them"
        known = _option(question, value)
        value = [value] if known in _ids(question) or question.kind is not QuestionKind.PICKS else value.split(",")
    if not isinstance(value, list | tuple):
        return value
    ticks = tuple(_option(question, one) for one in value if one != "")
    says_none = len(ticks) == 1 and str(ticks[0]).lower() in _NONE and ticks[0] not in _ids(question)
    return () if says_none else ticks


def _yes_no(question: Question, value: object) -> object:
    if isinstance(value, bool):
        return YES_NO[0] if value else YES_NO[1]
    if isinstance(value, list | tuple) and len(value) == 1:
        return _yes_no(question, value[0])
    word = str(value).strip().lower()
    return _SHORT_YES_NO.get(word, word) if isinstance(value, str) else value


def _feelings(_question: Question, value: object) -> object:
    if isinstance(value, str):
        if value.strip().lower() in _NONE:
            return {}
        value = value.split(",") if value.strip() else ""
    if isinstance(value, list | tuple):
        return dict(_felt(one) for one in value)
    if isinstance(value, Mapping):
        return {word: _number(_question, strength) for word, strength in value.items()}
    return value


def _felt(one: object) -> tuple[object, object]:
    found = _FELT.fullmatch(one) if isinstance(one, str) else None
    return (found[1], int(found[2])) if found else (one, 1)


def _option(question: Question, name: object) -> object:
    word = str(name).strip()
    for option in question.options:
        if word.lower() in {option.id, option.label.lower(), option.theme}:
            return option.id
    return word if isinstance(name, str) else name


def _ids(question: Question) -> tuple[str, ...]:
    return tuple(option.id for option in question.options)


def _as_it_is(_question: Question, value: object) -> object:
    return value


_FRIENDLY: Final[Mapping[QuestionKind, Callable[[Question, object], object]]] = {
    QuestionKind.TEXT: _words,
    QuestionKind.DRAFT: _words,
    QuestionKind.LINE: _line,
    QuestionKind.DATE: _line,
    QuestionKind.SCALE: _number,
    QuestionKind.PICK: _choices,
    QuestionKind.PICKS: _choices,
    QuestionKind.YESNO: _yes_no,
    QuestionKind.FEELINGS: _feelings,
    QuestionKind.SHOW: _as_it_is,
}
