"""The steps by which a phrase was read, in plain words with the words that decided: for a worker who asks why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Status
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.reading import Read

_HOLDERS: Final[Mapping[Holder, str]] = {
    Holder.WORKER: "you",
    Holder.CLIENT: "the client",
    Holder.BOTH: "both of you",
    Holder.DYAD: "the two of you",
    Holder.CONTEXT: "what is around you",
    Holder.OTHER: "somebody else",
}
_STATUSES: Final[Mapping[Status, str]] = {
    Status.PRESENT: "here and now",
    Status.NEGATED: "not so",
    Status.SUPPOSED: "supposed",
    Status.PAST: "from before",
    Status.ELSEWHERE: "elsewhere",
}
_NEAR: Final = ("right", "a word")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it settles (`whose` or `when`), by which rule and words ("" for none), and with what result.

    `text` says all of it in one short line: `when: 'might' right before: perhaps -> supposed`.
    """

    about: str
    rule: str
    words: str = field(repr=False)
    result: str
    text: str = field(repr=False)


def steps_of(read: Read, sentence: Sentence) -> tuple[Step, ...]:
    """Return whose the phrase was read to be, and when, each with the rule and the words it went by."""
    return _whose(read, sentence), _when(read, sentence)


def matched(read: Read, sentence: Sentence) -> str:
    """Return the words of the phrase as they stand in the sentence, without the marks between them."""
    return " ".join(sentence.written[slice(*read.place)])


def _whose(read: Read, sentence: Sentence) -> Step:
    whose = read.whose
    words = _words(sentence, whose.start, whose.end)
    said = f"{whose.rule} '{words}'" if words else whose.rule
    if whose.holder is None:
        said = f"{whose.rule}, so by the theme"
    return Step("whose", whose.rule, words, read.holder.value, f"whose: {said} -> {_HOLDERS[read.holder]}")


def _when(read: Read, sentence: Sentence) -> Step:
    standing = read.standing
    words = _words(sentence, standing.start, standing.end)
    said = f"'{words}' {_where(read)}: {standing.say}" if words else standing.say
    text = f"when: {said} -> {_STATUSES[standing.status]}"
    return Step("when", standing.rule, words, standing.status.value, text)


def _where(read: Read) -> str:
    """Return where the deciding words stand, seen from the phrase: right before, 2 words after, inside."""
    (start, end), (first, last) = read.place, (read.standing.start, read.standing.end)
    if first < end and start < last:
        return "inside"
    between = start - last if last <= start else first - end
    return f"{_distance(between)} {'before' if last <= start else 'after'}"


def _distance(words: int) -> str:
    return _NEAR[words] if words < len(_NEAR) else f"{words} words"


def _words(sentence: Sentence, start: int, end: int) -> str:
    return " ".join(sentence.written[start:end]) if start >= 0 else ""
