"""One question's place on a sheet: its answer to lines, and what people write there back to an answer."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.guide.answers import AnswerError, checked
from alliance_journal.guide.friendly import friendly
from alliance_journal.model.prompts import Given, Question, QuestionKind
from alliance_journal.terminal.notes import options_of
from alliance_journal.terminal.replies import Muddle, read_feelings, read_ticks, read_yesno
from alliance_journal.terminal.sheet_lines import NUMBER, Ours, box_labels, folded, one_line

_BOX = re.compile(r"\s*(?:[-*+]\s*)?\\?\[([^\[\]]*)\\?\]\s*(.*)", re.DOTALL)
_BULLET = re.compile(r"^\s*[-*+](?:\s+|$)")
_NUMBER = re.compile(r"^[ \t]*number[ \t]+0[ \t]*-[ \t]*10[ \t]*:?", re.IGNORECASE | re.MULTILINE)
_QUOTED = re.compile(r'("(?:[^"\\]|\\.)*")\s*[:=]?\s*([0-3])(?!\d)')
_TICKS: Final = frozenset({"x", "v", "y", "yes", "*", "+", "\u2713", "\u2714", "\u00d7"})
_NO_TICKS: Final = frozenset({"", "0", "-", "n", "no"})
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
        number = f"{NUMBER} {given}" if isinstance(given, int) and not begun else NUMBER
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


def understood(question: Question, lines: Sequence[str], ours: Ours) -> Understood:
    """Return what the lines under a question's heading say; every word is either part of the answer or left."""
    lines = [line for line in lines if not ours.is_furniture(line)]
    filled = [line for line in lines if line.strip()]
    if not filled or (len(filled) == 1 and one_line(filled[0]) == one_line(question.hint)):
        return Understood()
    if question.kind.is_ticked:
        return _ticked(question, lines, ours)
    text = ours.unescaped(lines)
    if question.kind is QuestionKind.SCALE:
        text = _NUMBER.sub("", text).strip()
    try:
        return Understood(checked(question, _READERS.get(question.kind, friendly)(question, text)))
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
    found = _BOX.fullmatch(line)
    labels = {folded(label): option.id for label, option in box_labels(question).items()}
    if found is None or folded(found[2]) not in labels:
        return None
    mark = found[1].strip().casefold()
    if mark in _NO_TICKS:
        return ()
    return (labels[folded(found[2])],) if mark in _TICKS or mark.isdecimal() else None


def _typed(question: Question, words: str) -> tuple[str, ...] | Muddle:
    """Return the options that a line names by number or by words."""
    found = read_ticks(words, options_of(question))
    return read_yesno(words) if isinstance(found, Muddle) and question.kind is QuestionKind.YESNO else found


def _words(_question: Question, text: str) -> object:
    return text


def _feelings(_question: Question, text: str) -> object:
    if folded(text).strip(" .") in _NONE_FELT:
        return {}
    plain = "\n".join(_BULLET.sub("", line) for line in text.split("\n"))
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
