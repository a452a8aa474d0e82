"""Whether a phrase speaks of something that happened here and now: negation, supposition, other times, other cases."""

from dataclasses import dataclass

from alliance_journal.model.themes import Status
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Context, Trigger


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the name of the trigger that gave it."""

    status: Status
    rule: str


@dataclass(frozen=True, slots=True)
class Found:
    """One trigger and the words of a sentence that it is."""

    trigger: Trigger
    start: int
    end: int


HERE_AND_NOW = Standing(Status.PRESENT, "here and now")


class Standings:
    """Reads the triggers of one context table around phrases."""

    def __init__(self, context: Context) -> None:
        """Take the table."""
        self._context = context
        self._subjects = context.holders["subjects"]
        self._neg_raising = context.holders["neg_raising"]
        self._asking = context.holders["asking"]

    def triggers_in(self, sentence: Sentence) -> tuple[Found, ...]:
        """Return every trigger of the sentence that no pseudo-trigger covers."""
        context = self._context
        found = [
            Found(context.triggers[context.kind_of_line[match.line]], match.start, match.end)
            for match in context.triggered.matches(sentence.written)
        ]
        covers = [one for one in found if one.trigger.status is Status.PRESENT]
        return tuple(
            one
            for one in found
            if one.trigger.status is not Status.PRESENT
            and not any(cover.start <= one.start and one.end <= cover.end for cover in covers)
        )

    def of_phrase(
        self, sentence: Sentence, found: tuple[Found, ...], start: int, end: int, own: frozenset[str]
    ) -> Standing:
        """Return the status of the phrase of words `start` to `end`, whose `own` words are no triggers."""
        for one in found:
            if one.trigger.everywhere:
                if not _overlaps(one, start, end):
                    return Standing(one.trigger.status, one.trigger.name)
            elif self._reaches(sentence, one, start, end, own):
                return Standing(one.trigger.status, one.trigger.name)
        if sentence.asks and not sentence.quotes[start] and self._is_question(sentence, start):
            return Standing(Status.SUPPOSED, "question")
        return HERE_AND_NOW

    def _reaches(self, sentence: Sentence, one: Found, start: int, end: int, own: frozenset[str]) -> bool:
        """Whether the trigger stands in a gap of the phrase, or close before it in its clause."""
        if start <= one.start and one.end <= end:
            return not own.issuperset(sentence.words[one.start : one.end])
        if one.trigger.after:
            return one.start >= end
        if one.end > start or start - one.end > one.trigger.within:
            return False
        if sentence.quotes[one.start] != sentence.quotes[start]:
            return False
        if one.trigger.status is Status.NEGATED:
            return self._negates(sentence, one, start)
        return sentence.clauses[one.start] == sentence.clauses[start]

    def _negates(self, sentence: Sentence, one: Found, start: int) -> bool:
        between = sentence.words[one.end : start]
        if any(word in self._subjects for word in between):
            return bool(between) and between[0] in self._neg_raising and "and" not in between
        return sentence.clauses[one.start] == sentence.clauses[start]

    def _is_question(self, sentence: Sentence, start: int) -> bool:
        head = sentence.clause_start(start)
        return sentence.words[head] in self._asking or sentence.words[0] in self._asking


def _overlaps(one: Found, start: int, end: int) -> bool:
    return one.start < end and start < one.end
