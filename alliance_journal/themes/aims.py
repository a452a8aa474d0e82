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
        self._by, self._to = people.lists["by"], people.lists["to"]
        self._small = people.lists["aiming"] | people.lists["determiners"] | frozenset(people.objects)

    def place_of(self, sentence: Sentence, phrase: Phrase) -> int:
        """Return the word that names the third person, in a gap of the phrase or right after it; -1 for none."""
        if self._others.isdisjoint(sentence.words[phrase.start + 1 : phrase.end + _FAR]):
            return -1
        for place in range(phrase.start + 1, phrase.end):
            if sentence.words[place] not in phrase.own and self._is_other(sentence, place):
                return place
        return self._after(sentence, phrase)

    def _after(self, sentence: Sentence, phrase: Phrase) -> int:
        """Return the place of a third person after at most a preposition, an article and a word."""
        spare = 1
        for place in range(phrase.end, min(phrase.end + _FAR, len(sentence.words))):
            word = sentence.words[place]
            if sentence.clauses[place] != sentence.clauses[phrase.end - 1] or word in self._by:
                return -1
            if self._is_other(sentence, place):
                return place
            if word not in self._small:
                if not spare or place == phrase.end or sentence.words[place - 1] in self._to:
                    return -1
                spare -= 1
        return -1

    def _is_other(self, sentence: Sentence, place: int) -> bool:
        return sentence.words[place] in self._others
