"""One question's place on a sheet: its answer to lines, and what people write there back to an answer."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_journal.guide.answers import AnswerError, checked
from alliance_journal.guide.filling import day_in_words
from alliance_journal.guide.friendly import friendly
from alliance_journal.model.prompts import Given, Question, QuestionKind
from alliance_journal.terminal.notes import options_of
from alliance_journal.terminal.replies import Muddle, read_feelings, read_ticks, read_yesno
from alliance_journal.terminal.sheet_lines import NUMBER, Ours, alike, box_labels, folded

_BOX = re.compile(r"\s*(?:[-*+\u2022\u2013]\s*)?\\?\[([^\[\]]*)\\?\]\s*(.*)", re.DOTALL)
_SIGN = re.compile(
    r"\s*(?:[-*+\u2022\u2013]\s*)?([\u2610-\u2612\u2705\u2713\u2714\u2717\u2718]|[xX](?=\s))\ufe0f?\s*(.+)"
)
_TICKED_BEHIND = re.compile(r"(.+?)\s+(?:[xX\u2713\u2714\u2717\u2718]|\[[xX]\])\s*")
_BULLET = re.compile(r"^\s*[-*+\u2022\u2013](?:\s+|$)")
_NUMBER = re.compile(
    r"^[^\S\n]*number[^\S\n]+0[^\S\n]*[-\u2013\u2014][^\S\n]*10[^\S\n]*:?", re.IGNORECASE | re.MULTILINE
)
_RATED = re.compile(
    r"(10|\d|zero|one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:(?:/|out of|of)\s*10)?", re.IGNORECASE
)
_RATINGS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SAID_FIRST = re.compile(
    r"(yes|no|not sure|unsure)(?:\s*[.,;:!\u2013\u2014(-]+\s*|\s+(?=\())(.+)", re.IGNORECASE | re.DOTALL
)
_RATED_FIRST = re.compile(r"(10|\d)(?:\s*/\s*10)?(?:\s*[.,;:!\u2013\u2014(-]+\s*|\s+)([^\d\s.,;:/-].*)", re.DOTALL)
_STRENGTH_SET_OFF = re.compile(r"(?<=[^\W\d_])\s*(?:\(|\s-|[\u2013\u2014])\s*([0-3])\s*\)?(?=\s*(?:[,;\n]|$))")
_QUOTED = re.compile(r'("(?:[^"\\]|\\.)*")\s*[:=]?\s*([0-3])(?!\d)')
_TICKS: Final = frozenset(
    {"x", "v", "y", "yes", "*", "+", "\u2713", "\u2714", "\u00d7", "\u221a", "\u2717", "\u2718", "\u2705"}
)
_NO_TICKS: Final = frozenset({"", "0", "-", "n", "no"})
_LONGEST: Final = 2000
"""Characters that are looked at twice; no list of feelings and no label is longer."""
_OPEN_BOX: Final = "\u2610"
_NONE_OF_THEM: Final = frozenset({"none of them", "none of these", "none of those", "none of the above"})
_NONE_FELT: Final = frozenset({"none that i noticed", "none i noticed", "none noticed"})

_FEELINGS_MUDDLE: Final = "Please type words of the list, each with a strength from 1 to 3."


@dataclass(frozen=True, slots=True)
class Understood:
    """What stands under a question: its answer, the words that are none, and why they are none."""

    value: Given | None = field(default=None, repr=False)
    left: str = field(default="", repr=False)
    why: str = ""


def answer_lines(question: Question, given: Given | None, begun: str, ours: Ours) -> list[str]:
    """Return the room under a heading, with the answer in it; words that were begun stand in place of older ones."""
    if question.kind.is_ticked:
        ticks = given if isinstance(given, tuple) else ()
        boxes = [f"- [{'x' if option.id in ticks else ' '}] {label}" for label, option in box_labels(question).items()]
        none = ["0"] * (given == () and not begun)
        return [*boxes, *none, *_begun(begun, ours)]
    if question.kind is QuestionKind.SCALE:
        is_newer = _RATED.match(begun) is not None
        number = f"{NUMBER} {given}" if isinstance(given, int) and not is_newer else NUMBER
        return [number, *_begun(begun, ours)]
    if isinstance(given, Mapping) and not begun:
        return [", ".join(_felt(word, strength) for word, strength in given.items()) or "0"]
    return ours.escaped(begun or (given if isinstance(given, str) else ""))


def _begun(begun: str, ours: Ours) -> list[str]:
    return ours.escaped(begun) if begun else []


def _felt(word: str, strength: int) -> str:
    """Return a feeling with its strength; a word that would be read as something else stands in quotes."""
    plain = f"{word} {strength}"
    return plain if read_feelings(plain) == {word: strength} else f"{json.dumps(word, ensure_ascii=False)} {strength}"


def understood(question: Question, lines: Sequence[str], ours: Ours, today: date | None = None) -> Understood:
    """Return what the lines under a question's heading say; every word is either part of the answer or left.

    With a day for `today` a date may be written in words, as in the walk.
    """
    lines = [line for line in lines if not ours.is_furniture(line)]
    filled = [line for line in lines if alike(line)]
    if not filled or (len(filled) == 1 and alike(filled[0]) == alike(question.hint)):
        return Understood()
    if question.kind.is_ticked:
        return _ticked(question, lines, ours)
    text = ours.unescaped(lines)
    if question.kind is QuestionKind.SCALE:
        return _rated(question, _BULLET.sub("", _NUMBER.sub("", text).strip()).strip())
    try:
        value = checked(question, _READERS.get(question.kind, friendly)(question, text))
        return Understood(day_in_words(value, today) if question.kind is QuestionKind.DATE else value)
    except AnswerError as refusal:
        return Understood(left=text, why=refusal.sentence)


def _rated(question: Question, text: str) -> Understood:
    """Return the number that is written, in figures or as a word; words behind a number are left."""
    rated, behind = _RATED.fullmatch(text.removesuffix(".")), _RATED_FIRST.fullmatch(text)
    try:
        if rated:
            number = rated[1].lower()
            return Understood(checked(question, _RATINGS.index(number) if number in _RATINGS else int(number)))
        if behind:
            return Understood(checked(question, int(behind[1])), behind[2], "a number is all that has a place here")
        return Understood(checked(question, friendly(question, text)))
    except AnswerError as refusal:
        return Understood(left=text, why=refusal.sentence)


def _ticked(question: Question, lines: Sequence[str], ours: Ours) -> Understood:
    """Return the boxes that are ticked and the options that are typed; other lines are left."""
    chosen: set[str] = set()
    left: list[str] = []
    says_none, why = False, ""
    for line in lines:
        ticked = _box(question, line)
        words = _BULLET.sub("", ours.unescaped([line])) if ticked is None else ""
        said = _SAID_FIRST.fullmatch(words.strip()) if question.kind is QuestionKind.YESNO else None
        if said:
            words = said[1]
            left.append(said[2])
            why = "yes, no or not sure is all that has a place here"
        found = _typed(question, words) if words.strip() else None
        if isinstance(found, Muddle):
            left.append(line)
            why = found.sentence
            continue
        says_none = says_none or found == ()
        chosen.update(ticked or found or ())
    rest = ours.unescaped(left)
    try:
        value = checked(question, tuple(chosen)) if chosen or says_none else None
    except AnswerError as refusal:
        numbers = " ".join(str(n) for n, option in enumerate(options_of(question), start=1) if option.id in chosen)
        return Understood(left=f"{numbers}\n{rest}".strip("\n"), why=refusal.sentence)
    return Understood(value, rest, why)


def _box(question: Question, line: str) -> tuple[str, ...] | None:
    """Return the option of a box where it is ticked, nothing where it is not, None where the line is no box of ours."""
    labels = {folded(label): option.id for label, option in box_labels(question).items()}
    for found in (_BOX.fullmatch(line), _SIGN.fullmatch(line)):
        if found and folded(found[2]) in labels:
            return _mark(labels[folded(found[2])], found[1].strip().casefold())
    behind = _TICKED_BEHIND.fullmatch(line) if len(line) <= _LONGEST else None
    found = _BOX.fullmatch(behind[1]) if behind else None
    is_open = found is not None and found[1].strip().casefold() in _NO_TICKS
    return (labels[folded(found[2])],) if found and is_open and folded(found[2]) in labels else None


def _mark(option: str, mark: str) -> tuple[str, ...] | None:
    if mark in _NO_TICKS or mark == _OPEN_BOX:
        return ()
    is_sign = len(mark) == 1 and "\u2610" < mark <= "\u2718"
    return (option,) if mark in _TICKS or is_sign or mark.isdecimal() else None


def _typed(question: Question, words: str) -> tuple[str, ...] | Muddle:
    """Return the options that a line names by number or by words."""
    if folded(words).strip(" .") in _NONE_OF_THEM and question.kind is not QuestionKind.YESNO:
        return ()
    found = read_ticks(words, options_of(question))
    return read_yesno(words) if isinstance(found, Muddle) and question.kind is QuestionKind.YESNO else found


def _words(_question: Question, text: str) -> object:
    return text


def _feelings(_question: Question, text: str) -> object:
    if len(text) > _LONGEST:
        raise AnswerError(_FEELINGS_MUDDLE)
    if folded(text).strip(" .") in _NONE_FELT:
        return {}
    plain = "\n".join(_BULLET.sub("", line) for line in text.split("\n"))
    plain = _STRENGTH_SET_OFF.sub(r" \1", plain)
    if not plain.strip():
        return None
    try:
        quoted = {json.loads(word): int(strength) for word, strength in _QUOTED.findall(plain)}
        found = read_feelings(_QUOTED.sub(",", plain))
    except ValueError:  # a number of thousands of digits, a quoted word with a broken escape
        raise AnswerError(_FEELINGS_MUDDLE) from None
    if isinstance(found, Muddle):
        raise AnswerError(found.sentence)
    return {**quoted, **found}


_READERS: Final[Mapping[QuestionKind, Callable[[Question, str], object]]] = {
    QuestionKind.TEXT: _words,
    QuestionKind.DRAFT: _words,
    QuestionKind.FEELINGS: _feelings,
}
