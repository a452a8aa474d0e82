"""Who speaks: inside quotation marks, and behind what is reported without them."""

from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.parts import Parting
from alliance_journal.themes.people import People
from alliance_journal.themes.whose import Whose

_NEAR: Final = 6
_AFTER: Final = 4
_SHORT: Final = 3
"""Words in quotation marks that nobody is said to have spoken: he is "fine"."""
SAID_YOU: Final = "quoted, the speaker says you"
_FACING: Final = {Holder.CLIENT: Holder.WORKER, Holder.WORKER: Holder.CLIENT, Holder.OTHER: Holder.WORKER}


class Speech:
    """Reads quotations and reports with the words of one context."""

    def __init__(self, people: People, parting: Parting) -> None:
        """Take the reader of names and of parts."""
        self._people = people
        self._verbs = people.lists["speech"]
        self._you = people.lists["you"]
        self._parting = parting

    def is_spoken(self, sentence: Sentence, place: int) -> bool:
        """Whether the words in quotation marks at a place were said, and are not only a word held at arm's length."""
        first, last = self._quotation(sentence, place)
        short = last - first <= _SHORT and first > 0 and not sentence.marks[first]
        return not short or self._verb_near(sentence, first, last)

    def of_phrase(self, sentence: Sentence, start: int, unnamed: Holder) -> Whose:
        """Return whose a quoted phrase is: "I" is the speaker, "you" the other one, "he" somebody else.

        `unnamed` speaks where nobody is said to.
        """
        speaker, place = self.speaker(sentence, start, unnamed)
        end = place + 1 if place >= 0 else -1
        if sentence.words[start] in self._you:
            return Whose(speaker, "quoted, said to the other", place, end)
        number = sentence.quotes[start]
        for at in range(start, -1, -1):
            if sentence.quotes[at] != number:
                break
            word = sentence.words[at]
            holder = self._people.subjects.get(word)
            if holder in {Holder.WORKER, Holder.BOTH}:
                return Whose(speaker, "quoted, the speaker says I", place, end)
            if word in self._you:
                return Whose(_FACING[speaker], SAID_YOU, place, end)
            if holder is Holder.CLIENT:
                third = Holder.CLIENT if speaker is Holder.OTHER else Holder.OTHER
                return Whose(third, "quoted, a third person", at, at + 1)
        return Whose(speaker, "quoted, the speaker", place, end)

    def speaker(self, sentence: Sentence, place: int, unnamed: Holder) -> tuple[Holder, int]:
        """Return who says the quotation at a place and the word that tells; where none does, `unnamed` and -1."""
        first, last = self._quotation(sentence, place)
        before = range(first - 1, max(-1, first - 1 - _NEAR), -1)
        after = range(last, min(len(sentence.words), last + _AFTER))
        return self._named(sentence, before) or self._named(sentence, after) or (unnamed, -1)

    def _quotation(self, sentence: Sentence, place: int) -> tuple[int, int]:
        number = sentence.quotes[place]
        first, last = place, place
        while first and sentence.quotes[first - 1] == number:
            first -= 1
        while last < len(sentence.words) and sentence.quotes[last] == number:
            last += 1
        return first, last

    def _verb_near(self, sentence: Sentence, first: int, last: int) -> bool:
        near = (*sentence.words[max(0, first - _NEAR) : first], *sentence.words[last : last + _AFTER])
        return not self._verbs.isdisjoint(near)

    def _named(self, sentence: Sentence, places: range) -> tuple[Holder, int] | None:
        """Return the person among these words and the place, if one of the words is a verb of speaking."""
        if not any(sentence.words[place] in self._verbs for place in places):
            return None
        for place in places:
            if sentence.quotes[place]:
                continue
            holder = self._subject(sentence, place)
            if holder is not None:
                return (Holder.WORKER if holder is Holder.BOTH else holder), place
        return None

    def _subject(self, sentence: Sentence, place: int) -> Holder | None:
        if self._people.is_code(sentence, place):
            return Holder.CLIENT
        return self._people.subjects.get(sentence.words[place]) or self._people.nouns.get(sentence.words[place])

    def source(self, sentence: Sentence, start: int) -> Whose | None:
        """Return who is said to say or think what stands at a place: my colleague says he is lazy."""
        parts = self._parting.parts_of(sentence)
        number = self._parting.part_at(parts, start)
        own = parts[number]
        if own.is_somebody and not self._verbs.isdisjoint(sentence.words[own.place + 1 : start]):
            return Whose(own.subject, "said or thought by", own.place, own.place + 1)
        for part in (*reversed(parts[:number]), *parts[number + 1 :]):
            words = sentence.words[part.start : part.end]
            if part.subject is not None and not part.is_thing and not self._verbs.isdisjoint(words):
                return Whose(part.subject, "said or thought by", part.place, part.place + 1)
        return None
