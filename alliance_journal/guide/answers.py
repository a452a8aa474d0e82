"""What counts as an answer to each kind of question; anything else is refused without repeating what was typed."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from alliance_journal.errors import UsageError
from alliance_journal.model.feelings import FEELINGS, STRONGEST_FEELING
from alliance_journal.model.prompts import Given, Question, QuestionKind

TOP_OF_SCALE: Final = 10
YES_NO: Final = ("yes", "no", "unsure")
LONGEST_OWN_FEELING: Final = 40
MOST_FEELINGS: Final = 60


class WalkError(UsageError):
    """A step that this walk cannot take."""


class AnswerError(WalkError):
    """An answer that does not fit its question; the sentence never holds what was typed."""


def checked(question: Question, value: object) -> Given | None:
    """Return the answer in its one lasting form, None where it is empty; AnswerError where it does not fit.

    Words stay as they are (a line loses the spaces around it), a scale is a whole number from 0 to 10, picks are a
    tuple of option ids in the order they are asked in (empty: none of them), feelings a read-only mapping of word to
    1-3 (empty: none that I noticed).
    """
    return None if value is None else _CHECKS[question.kind](question, value)


def option_ids(question: Question) -> tuple[str, ...]:
    """Return the ids that can be ticked under a question, in order."""
    return YES_NO if question.kind is QuestionKind.YESNO else tuple(option.id for option in question.options)


def _words(_question: Question, value: object) -> Given | None:
    if not isinstance(value, str):
        raise AnswerError("this question is answered in words")
    return value if value.strip() else None


def _one_line(_question: Question, value: object) -> Given | None:
    if not isinstance(value, str):
        raise AnswerError("this question is answered in words, in one line")
    line = value.strip()
    if "\n" in line or "\r" in line:
        raise AnswerError("one line is enough here", hint="join the lines, or tell the rest under another question")
    return line or None


def _scale(_question: Question, value: object) -> Given | None:
    if isinstance(value, str) and not value.strip():
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= TOP_OF_SCALE:
        raise AnswerError(f"a whole number from 0 to {TOP_OF_SCALE} is needed here", hint="leave it empty to skip")
    return value


def _one_tick(question: Question, value: object) -> Given | None:
    ticks = _ticks(question, value)
    if len(ticks) > 1:
        raise AnswerError("only one of these can be chosen")
    return ticks or None


def _many_ticks(question: Question, value: object) -> Given | None:
    return None if value == "" else _ticks(question, value)


def _ticks(question: Question, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = (value,) if value.strip() else ()
    if not isinstance(value, Sequence) or isinstance(value, bytes | bytearray):
        raise AnswerError("this question is answered by choosing from its list")
    known = option_ids(question)
    if any(tick not in known for tick in value):
        raise AnswerError("one of these is not on the list", hint=f"the list: {', '.join(known)}")
    return tuple(option for option in known if option in value)


def _feelings(_question: Question, value: object) -> Given | None:
    if value == "":
        return None
    if not isinstance(value, Mapping) or len(value) > MOST_FEELINGS:
        raise AnswerError(f"feelings are words, each with a number from 0 to {STRONGEST_FEELING}")
    strengths = {_feeling(word): _strength(strength) for word, strength in value.items()}
    return MappingProxyType({word: strength for word, strength in strengths.items() if strength})


def _feeling(word: object) -> str:
    if not isinstance(word, str) or not word.strip() or len(word.strip()) > LONGEST_OWN_FEELING:
        raise AnswerError(f"a word for a feeling is 1 to {LONGEST_OWN_FEELING} characters long")
    word = word.strip()
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in word):
        raise AnswerError("a word for a feeling stands in one line")
    return word.lower() if word.lower() in FEELINGS else word


def _strength(strength: object) -> int:
    if not isinstance(strength, int) or isinstance(strength, bool) or not 0 <= strength <= STRONGEST_FEELING:
        raise AnswerError(f"how strong a feeling was is a whole number from 0 to {STRONGEST_FEELING}")
    return strength


def _nothing(_question: Question, _value: object) -> Given | None:
    return None


_CHECKS: Final[Mapping[QuestionKind, Callable[[Question, object], Given | None]]] = {
    QuestionKind.TEXT: _words,
    QuestionKind.DRAFT: _words,
    QuestionKind.LINE: _one_line,
    QuestionKind.DATE: _one_line,
    QuestionKind.SCALE: _scale,
    QuestionKind.PICK: _one_tick,
    QuestionKind.YESNO: _one_tick,
    QuestionKind.PICKS: _many_ticks,
    QuestionKind.FEELINGS: _feelings,
    QuestionKind.SHOW: _nothing,
}
