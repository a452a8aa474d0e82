"""How far a trigger reaches: ahead in its clause, all over the sentence, or back to what it takes away."""

from collections.abc import Sequence
from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Status
from alliance_journal.themes.ahead import Ahead, Place
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Reach, Trigger
from alliance_journal.themes.people import People

_BEFORE: Final = 4
"""Words before a frame among which "unlike" takes it out of the telling."""
_MENTIONED: Final = 2
"""Words before a frame among which "about" does."""


class Scope:
    """Tells whether triggers reach phrases, with the words of one context."""

    def __init__(self, people: People) -> None:
        """Take the reader of names."""
        self._lists = people.lists
        self._heads = frozenset(people.subjects)
        self._ahead = Ahead(people)
        self._joining = people.lists["joining"]
        subjects = (word for word, holder in people.subjects.items() if holder in {Holder.WORKER, Holder.BOTH})
        self._writer = frozenset(subjects) | people.lists["me"]
        self._apart = self._lists["compared"] | self._lists["parting"]

    def reaches(self, sentence: Sentence, trigger: Trigger, one: Place, phrase: Place) -> bool:
        """Whether the trigger of words `one` speaks of the phrase, which it does not overlap."""
        if not _is_followed(sentence, trigger, one[1]) or not self._holds(sentence, trigger, one, phrase):
            return False
        if trigger.reach is Reach.SENTENCE:
            return self._frames(sentence, trigger, one, phrase)
        if trigger.reach is Reach.AFTER:
            return one[0] >= phrase[1]
        if trigger.reach is Reach.CLAUSE and one[0] >= phrase[1]:
            return self._is_behind(sentence, trigger, one, phrase)
        near = one[1] <= phrase[0] <= one[1] + trigger.within
        return near and self._ahead.reaches(sentence, trigger, one, phrase[0])

    def _holds(self, sentence: Sentence, trigger: Trigger, one: Place, phrase: Place) -> bool:
        """Whether nothing in the sentence takes the trigger's force away."""
        if trigger.unless and not trigger.unless.isdisjoint(sentence.words):
            return False
        return not trigger.alone or self._stands_alone(sentence, one, phrase)

    def _stands_alone(self, sentence: Sentence, one: Place, phrase: Place) -> bool:
        """Whether the writer was not there: at school she nods, but not: I saw him at school."""
        words = sentence.words
        head = sentence.clause_start(one[0])
        if words[head] in self._lists["under"] and head + 1 < one[0] < phrase[0]:
            return False
        if not self._joining.isdisjoint(words[one[1] : phrase[0]]):
            return False
        if not self._lists["under"].isdisjoint(words[phrase[1] : one[0]]):
            return False
        return not any(word in self._writer and not self._is_told(words, at) for at, word in enumerate(words))

    def _is_told(self, words: Sequence[str], place: int) -> bool:
        """Whether the writer only heard of it: he told me, I hear."""
        before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
        return before in self._lists["telling"] or after in self._lists["hearing"]

    def has_subject(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a subject stands among the words `start` to `end`."""
        return any(self._ahead.is_subject(sentence, place, end) for place in range(start, end))

    def _is_behind(self, sentence: Sentence, trigger: Trigger, one: Place, phrase: Place) -> bool:
        """Whether the trigger follows the phrase in its own clause: fed up with me, probably."""
        first, last = phrase[1], one[0]
        if any(sentence.hard[first : last + 1]) or last - first > trigger.within:
            return False
        words = sentence.words[first:last]
        if any(word in self._heads or word in self._lists["parting"] for word in words):
            return False
        return not any(sentence.marks[first : last + 1]) or ("comma" in trigger.over and not words)

    def _frames(self, sentence: Sentence, trigger: Trigger, one: Place, phrase: Place) -> bool:
        """Whether another time or case, told anywhere in the sentence, is where the phrase belongs."""
        before = one[0] < phrase[0]
        first, last = (one[1], phrase[0]) if before else (phrase[1], one[0])
        between = sentence.words[first:last]
        if any(sentence.hard[first : last + 1]) or not self._lists["contrast"].isdisjoint(between):
            return False
        if before:
            return self._opens(sentence, one, phrase[0])
        if self.has_subject(sentence, first, last):
            return False
        opens = trigger.status is Status.PAST and not between and sentence.words[one[0]] in self._lists["timing"]
        same = trigger.alone or opens or sentence.clauses[one[0]] == sentence.clauses[phrase[0]]
        return same or self._apart.isdisjoint((*between, sentence.words[one[0]]))

    def _opens(self, sentence: Sentence, one: Place, start: int) -> bool:
        """Whether a frame that comes first is the time or the case of all that follows, up to the phrase."""
        words = sentence.words
        head = sentence.clause_start(one[0])
        near = words[max(head, one[0] - _BEFORE) : one[0]]
        if sentence.clauses[one[0]] != sentence.clauses[start]:
            if words[head] in self._lists["under"] and head < one[0]:
                return False
            if not self._lists["compared"].isdisjoint(near):
                return words[sentence.clause_start(start)] in self._lists["linked_on"]
        if self._lists["mentioned"].isdisjoint(near[-_MENTIONED:]):
            return True
        return not self.has_subject(sentence, one[1], start) and self._lists["joining"].isdisjoint(
            words[one[1] : start]
        )


def _is_followed(sentence: Sentence, trigger: Trigger, end: int) -> bool:
    """Whether what comes right after the trigger is what it needs."""
    if not trigger.needs:
        return True
    if end >= len(sentence.words):
        return trigger.needs == "end"
    if trigger.needs == "ing":
        return sentence.words[end].endswith("ing")
    return sentence.marks[end] is (trigger.needs == "end")
