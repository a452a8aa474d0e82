"""Whether a phrase speaks of something that happened here and now: negation, supposition, other times, other cases."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from alliance_journal.model.themes import Status
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Context, Reach, Trigger
from alliance_journal.themes.people import People
from alliance_journal.themes.scope import Scope


class Standing(NamedTuple):
    """A status, the name of the rule that gave it, what it says to a reader, and its words (none: -1)."""

    status: Status
    rule: str
    say: str = ""
    start: int = -1
    end: int = -1


class Found(NamedTuple):
    """One trigger and the words of a sentence that it is."""

    trigger: Trigger
    start: int
    end: int


HERE_AND_NOW: Final = Standing(Status.PRESENT, "here and now", "told as it happened")
_LONE: Final = 2
"""Words of a question that is only a feeling: Angry?"""
OTHER_MATTER: Final = "another matter"
OTHER_PLACES: Final = frozenset({"another place", OTHER_MATTER})
"""Families of triggers that say nothing against themes of the world outside."""
TWO_NEGATIONS: Final = "two negations"
_RANKS: Final = (Reach.SENTENCE, Reach.AFTER, Reach.CLAUSE, Reach.AHEAD)
"""Another time or case is told first, then what the writer takes back, then maybes and plans."""


class Standings:
    """Reads the triggers of one context around phrases."""

    def __init__(self, context: Context, people: People) -> None:
        """Take the triggers, and the lists of words."""
        self._context = context
        self._lists = context.holders
        self._anchors = context.anchors
        self._scope = Scope(people)

    def triggers_in(self, sentence: Sentence) -> tuple[Found, ...]:
        """Return every trigger of the sentence that no pseudo-trigger covers, in the order in which they decide."""
        context = self._context
        if self._anchors.isdisjoint(sentence.words):
            return ()
        found = [
            Found(context.triggers[context.kind_of_line[match.line]], match.start, match.end)
            for match in context.triggered.matches(sentence.written)
        ]
        covers = [one for one in found if one.trigger.is_pseudo]
        real = [one for one in found if not one.trigger.is_pseudo and not _is_covered(one, covers)]
        if len(real) > 1:
            real.sort(key=lambda one: _RANKS.index(one.trigger.reach))
        return tuple(real)

    def of_phrase(
        self, sentence: Sentence, found: Sequence[Found], start: int, end: int, own: frozenset[str]
    ) -> Standing:
        """Return the status of the phrase of words `start` to `end`, whose `own` words are no triggers."""
        for number, one in enumerate(found):
            if one.trigger.reach is Reach.AHEAD and (one.start >= end or start - one.end > one.trigger.within):
                continue
            if self._reaches(sentence, one, start, end, own):
                if one.trigger.only and not self._is_only(sentence, found[number + 1 :], one, (start, end), own):
                    continue
                if self._is_undone(sentence, found[number + 1 :], one, (start, end), own):
                    return Standing(Status.PRESENT, TWO_NEGATIONS, "two negations make it so", one.start, one.end)
                return Standing(one.trigger.status, one.trigger.name, one.trigger.say, one.start, one.end)
        if sentence.asked and self._is_question(sentence, start, end):
            return Standing(Status.SUPPOSED, "question", "asked, not told")
        return HERE_AND_NOW

    def _reaches(self, sentence: Sentence, one: Found, start: int, end: int, own: frozenset[str]) -> bool:
        """Whether the trigger stands in a gap of the phrase, or reaches it from outside."""
        if start <= one.start and one.end <= end:
            return not own.issuperset(sentence.words[one.start : one.end])
        if one.start < end and start < one.end:
            return False
        return self._scope.reaches(sentence, one.trigger, (one.start, one.end), (start, end))

    def _is_only(
        self, sentence: Sentence, others: Sequence[Found], one: Found, place: tuple[int, int], own: frozenset[str]
    ) -> bool:
        """Whether without this trigger the phrase is what the trigger asks for: wanted to, and did."""
        return any(
            other.trigger.status.value == one.trigger.only and self._reaches(sentence, other, *place, own)
            for other in others
        )

    def _is_undone(
        self, sentence: Sentence, others: Sequence[Found], one: Found, place: tuple[int, int], own: frozenset[str]
    ) -> bool:
        """Whether a second negation, with a subject of its own, makes good the first: I can't say I wasn't hurt."""
        if one.trigger.status is not Status.NEGATED or one.trigger.reach is not Reach.AHEAD:
            return False
        return any(
            other.trigger.status is Status.NEGATED
            and other.start > one.end
            and self._scope.has_subject(sentence, one.end, other.start)
            and self._reaches(sentence, other, *place, own)
            for other in others
        )

    def _is_question(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the phrase is what is asked: was I cold? but not in: why was I cold?"""
        if not self._ends_asking(sentence, end):
            return False
        first = start
        while first and sentence.quotes[first - 1] == sentence.quotes[start] and not sentence.marks[first]:
            first -= 1
        head = sentence.words[first]
        if head in self._lists["opening_objects"] | self._lists["joining"] and first + 1 < len(sentence.words):
            head = sentence.words[first + 1]
        lone = start == first == 0 and len(sentence.words) <= _LONE
        opens = not sentence.quotes[start] and sentence.words[0] in self._lists["asking"]
        return head in self._lists["asking"] or opens or lone

    def _ends_asking(self, sentence: Sentence, end: int) -> bool:
        """Whether a question mark closes what the phrase stands in."""
        after = next((place for place in sentence.asked if place >= end), None)
        return after is not None and not any(sentence.hard[end:after])


def _is_covered(one: Found, covers: Sequence[Found]) -> bool:
    return any(cover.start < one.end and one.start < cover.end for cover in covers)
