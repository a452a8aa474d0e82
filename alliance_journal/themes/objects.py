"""Whose a phrase is where it is done to somebody, or somebody is seen, made or asked to do it."""

from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.people import People
from alliance_journal.themes.whose import Phrase, Whose

_FAR: Final = 4
"""Words after a phrase among which the one who did it may stand."""
_LONGEST_NAME: Final = 4
RULE: Final = "seen or made to do it"


class Objects:
    """Finds the doer of what is told in the passive, and the one of whom an object's complement is said."""

    def __init__(self, people: People) -> None:
        """Take the reader of names."""
        self._people = people
        self._lists = people.lists

    def done_by(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return who did what was done to somebody: told off by her; nobody where none is named."""
        if phrase.is_feeling or not self._is_passive(sentence, phrase):
            return None
        for place in range(phrase.start + 1, min(phrase.end + _FAR, len(sentence.words))):
            if place >= phrase.end and (sentence.marks[place] or sentence.words[place] in self._lists["parting"]):
                break
            if sentence.words[place - 1] in self._lists["by"]:
                return self._doer(sentence, place)
        done_to = not self._lists["done_to"].isdisjoint(sentence.words[phrase.start : phrase.start + 2])
        return Whose(None, "done to somebody, nobody says by whom") if done_to else None

    def _doer(self, sentence: Sentence, place: int) -> Whose | None:
        found = self._people.named_at(sentence, place)
        holder = self._people.objects.get(sentence.words[place]) or (found.holder if found else None)
        if holder is None and found and found.is_thing:
            holder = Holder.OTHER
        return Whose(holder, "done by", place, place + 1) if holder else None

    def _is_passive(self, sentence: Sentence, phrase: Phrase) -> bool:
        first, being = sentence.words[phrase.start], self._lists["being"]
        if first in being and phrase.end - phrase.start > 1:
            return sentence.words[phrase.start + 1] in self._lists["done_to"]
        if not (first.endswith("ed") or first in self._lists["finite"] or first in self._lists["done_to"]):
            return False
        place = phrase.start - 1
        while place > 0 and sentence.words[place] in self._lists["auxiliaries"] and sentence.words[place] not in being:
            place -= 1
        return place >= 0 and sentence.words[place] in being

    def complement(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return who is seen, made or asked to do it: left me angry, noticed him tense, asked her to slow down."""
        words = sentence.words
        place = phrase.start - 1
        while place > 0 and words[place] in self._lists["linking"] and not sentence.marks[place + 1]:
            place -= 1
        blamed = place == phrase.start - 1 and place > 0 and words[place] in self._lists["blaming"]
        if blamed and words[phrase.start].endswith("ing") and words[place - 1] in self._people.objects:
            return self._blamed(sentence, place - 1)
        infinitive = place > 0 and words[place] in self._lists["to"]
        place -= infinitive + (infinitive and words[place - 1] in self._lists["not"])
        if place < 0 or any(sentence.marks[place + 1 : phrase.start + 1]):
            return None
        found = self._object_at(sentence, place)
        if found is None:
            return None
        holder, first = found
        fits = self._is_asked(sentence, first) if infinitive else self._is_seen(sentence, (first, place), phrase)
        return Whose(holder, RULE, place, place + 1) if fits else None

    def _blamed(self, sentence: Sentence, place: int) -> Whose | None:
        """Return the one who is blamed, thanked or kept from it: I don't blame him for walking out."""
        before = sentence.words[place - 1] if place else ""
        if not before or before in self._lists["prepositions"]:
            return None
        return Whose(self._people.objects[sentence.words[place]], RULE, place, place + 1)

    def _object_at(self, sentence: Sentence, place: int) -> tuple[Holder, int] | None:
        """Return who the object that ends at `place` is, and where the naming of it begins."""
        word = sentence.words[place]
        if word in self._people.objects:
            return self._people.objects[word], place
        if place and sentence.words[place - 1] in self._people.owners and not self._people.noun(word):
            return self._people.owners[sentence.words[place - 1]], place - 1
        known = self._people.noun(word) or self._people.is_code(sentence, place)
        if not known or word in self._people.subjects:
            return None
        for first in range(max(0, place - _LONGEST_NAME), place + 1):
            found = self._people.named_at(sentence, first)
            if found and found.holder and found.head == place:
                return found.holder, first
        return None

    def _is_asked(self, sentence: Sentence, first: int) -> bool:
        """Whether the one named from word `first` on is told or asked to do it."""
        return first > 0 and not sentence.marks[first] and sentence.words[first - 1] in self._lists["directs"]

    def _is_seen(self, sentence: Sentence, name: tuple[int, int], phrase: Phrase) -> bool:
        """Whether what stands before the name makes it the one of whom the phrase is said."""
        words = sentence.words
        first, last = name
        is_pronoun = words[last] in self._people.objects
        begins = words[phrase.start]
        if not first or sentence.marks[first] or words[first - 1] in self._lists["opening_objects"]:
            return is_pronoun
        if words[first - 1] not in self._lists["causes"]:
            return is_pronoun and last == phrase.start - 1 and begins.endswith("ing")
        with_somebody = words[first - 1] in self._lists["with"]
        return is_pronoun or with_somebody or begins in self._lists["plain"] or not self._people.is_verbal(begins)
