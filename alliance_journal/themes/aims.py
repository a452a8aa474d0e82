"""Whether an act was meant for a third person: what she shouted at her landlord she did not shout at the worker."""

from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.people import People
from alliance_journal.themes.whose import Phrase

_FAR: Final = 4
"""How many words after a phrase a third person may stand and still be the one it was meant for."""


class Aims:
    """Finds the third person that a phrase is aimed at."""

    def __init__(self, people: People) -> None:
        """Take the reader of names."""
        nouns = {noun for noun, holder in people.nouns.items() if holder is Holder.OTHER} - people.lists["indefinite"]
        self._others = nouns | {f"{noun}'s" for noun in nouns}
        self._persons = frozenset(people.nouns)
        self._thirds = self._others | self._persons
        self._owners = frozenset(word for word, holder in people.owners.items() if holder is Holder.CLIENT)
        self._new = people.lists["another"]
        self._articles, self._aiming = people.lists["articles"], people.lists["aiming"]
        self._by, self._to = people.lists["by"], people.lists["to"]
        self._small = people.lists["aiming"] | people.lists["determiners"] | frozenset(people.objects)

    def place_of(self, sentence: Sentence, phrase: Phrase) -> int:
        """Return the word that names the third person, in a gap of the phrase or right after it; -1 for none."""
        if self._thirds.isdisjoint(sentence.words[phrase.start + 1 : phrase.end + _FAR]):
            return -1
        for place in range(phrase.start + 1, phrase.end):
            inner = sentence.words[place] not in phrase.own or self._is_theirs(sentence, phrase, place)
            if inner and self._is_other(sentence, phrase, place):
                return place
        return self._after(sentence, phrase)

    def _after(self, sentence: Sentence, phrase: Phrase) -> int:
        """Return the place of a third person after at most a preposition, an article and a word."""
        spare = 1
        for place in range(phrase.end, min(phrase.end + _FAR, len(sentence.words))):
            word = sentence.words[place]
            if sentence.clauses[place] != sentence.clauses[phrase.end - 1] or word in self._by:
                return -1
            if self._is_other(sentence, phrase, place):
                return place
            if word not in self._small:
                if not spare or place == phrase.end or sentence.words[place - 1] in self._to:
                    return -1
                spare -= 1
        return -1

    def _is_theirs(self, sentence: Sentence, phrase: Phrase, place: int) -> bool:
        """Whether what the client did was done to somebody of his or hers: shouted at his boss."""
        return phrase.holder is Holder.CLIENT and sentence.words[place - 1] in self._owners

    def _is_other(self, sentence: Sentence, phrase: Phrase, place: int) -> bool:
        """Whether the word names a third person, or somebody new: another man, for the client any man."""
        word, before = sentence.words[place], sentence.words[place - 1]
        if word in self._others:
            return True
        if word not in self._persons:
            return False
        theirs = phrase.holder is Holder.CLIENT and before in self._articles
        return before in self._new or (theirs and sentence.words[place - 2] in self._aiming)
