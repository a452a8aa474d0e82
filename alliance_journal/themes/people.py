"""Who a word or a few words name: the worker, the client, both of them, or somebody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Context
from alliance_journal.themes.words import CODE

_FARTHEST: Final = 5
"""So many words may stand from an article to its noun: the new duty team manager."""
_STRANGE: Final = 2
"""So many of them may be words that no list knows."""
_SHORTEST_PAST: Final = 5
"""Letters of the shortest regular past form; need and feed are none."""
_ARTICLE: Final = "A"
"""A letter that is a code only where something follows that somebody does."""
_US: Final = {
    frozenset({Holder.WORKER, Holder.CLIENT}): Holder.BOTH,
    frozenset({Holder.WORKER, Holder.OTHER}): Holder.WORKER,
}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody (holder None: something that is nobody's) named by the words `start` to `end`; `head` is the noun."""

    holder: Holder | None
    start: int
    end: int
    head: int
    is_thing: bool = False


def together(one: Holder | None, two: Holder | None) -> Holder | None:
    """Return whose an act of two is: she and I are both, the group worker and I are the writer."""
    if one is None or two is None or one is two:
        return one or two
    if Holder.BOTH in {one, two}:
        return Holder.BOTH
    return _US.get(frozenset({one, two}), Holder.CLIENT)


class People:
    """Reads names, nouns and pronouns with the words of one context."""

    def __init__(self, context: Context) -> None:
        """Take the lists of words."""
        self.lists = context.holders
        self.subjects = context.people["subjects"]
        self.objects = context.people["objects"]
        self.owners = context.people["possessives"]
        self.nouns = context.people["nouns"]
        self._one = ["one"]
        self._before_nouns = self.lists["describing"] | self.lists["partitive"]
        self._others = frozenset(noun for noun, holder in self.nouns.items() if holder is Holder.OTHER)

    def is_code(self, sentence: Sentence, place: int) -> bool:
        """Whether the word is a client code, with or without 's."""
        written = sentence.written[place]
        if not written[0].isupper():
            return False
        if written == _ARTICLE and (place + 1 == len(sentence.words) or not self.is_verbal(sentence.words[place + 1])):
            return False
        return CODE.fullmatch(written.removesuffix("'s").removesuffix("\u2019s")) is not None

    def noun(self, word: str) -> Holder | None:
        """Return who a noun is, in its plain or its possessive form."""
        return self.nouns.get(word) or self.nouns.get(word.removesuffix("'s").removesuffix("s'"))

    def anybody(self, sentence: Sentence, place: int) -> Holder | None:
        """Return who the one word is, as subject, object, code or noun."""
        word = sentence.words[place]
        if self.is_code(sentence, place):
            return Holder.CLIENT
        return self.subjects.get(word) or self.objects.get(word) or self.noun(word)

    def acts(self, sentence: Sentence, place: int) -> bool:
        """Whether the one word names a person as a subject does: she, the manager, K3."""
        word = sentence.words[place]
        return word in self.subjects or word in self.nouns or self.is_code(sentence, place)

    def is_another(self, sentence: Sentence, place: int) -> bool:
        """Whether "he" means somebody of the writer's: my colleague came and he ..., with nobody else named."""
        words = sentence.words[:place]
        if not words or words[-1] not in self.lists["joining"]:
            return False
        if self._others.isdisjoint(words) or any(self.anybody(sentence, at) is Holder.CLIENT for at in range(place)):
            return False
        return any(one in self.lists["me"] and two in self._others for one, two in pairwise(words))

    def named_at(self, sentence: Sentence, place: int) -> Named | None:
        """Return who or what the words from `place` on name, or None where no name begins there."""
        word = sentence.words[place]
        if word in self.subjects:
            return Named(self.subjects[word], place, place + 1, place)
        if word in self.lists["no"] and sentence.words[place + 1 : place + 2] == self._one:
            return Named(Holder.OTHER, place, place + 2, place + 1)
        return (
            self._some_of(sentence, place)
            or self._titled(sentence, place)
            or self._determined(sentence, place)
            or self._bare(sentence, place)
        )

    def is_some_of(self, sentence: Sentence, place: int) -> bool:
        """Whether a name for some of a group begins there: one of, both of."""
        words = sentence.words
        following = words[place + 1] if place + 1 < len(words) else ""
        return words[place] in self.lists["partitive"] and following in self.lists["of"]

    def _some_of(self, sentence: Sentence, place: int) -> Named | None:
        """Return who "the two of us" or "one of my other clients" is."""
        words, small = sentence.words, self.lists
        first = place + (words[place] in small["determiners"] and words[place] not in small["partitive"])
        if (
            first + 2 >= len(words)
            or words[first] not in small["partitive"]
            or words[first + 1] not in self.lists["of"]
        ):
            return None
        inner = first + 2
        if words[inner] in self.objects:
            return Named(self.objects[words[inner]], place, inner + 1, inner)
        found = self.named_at(sentence, inner)
        return Named(found.holder, place, found.end, found.head, found.is_thing) if found else None

    def _titled(self, sentence: Sentence, place: int) -> Named | None:
        """Return who Mrs K., Dr Hale or bed 4 is."""
        words, written = sentence.words, sentence.written
        if place + 1 >= len(words):
            return None
        following = written[place + 1]
        if words[place] in self.lists["numbered"] and following.isdigit():
            return Named(Holder.CLIENT, place, place + 2, place + 1)
        if not following[0].isupper() or following == "I" or sentence.marks[place + 1]:
            return None
        if words[place] in self.lists["titles"]:
            return Named(Holder.CLIENT, place, place + 2, place + 1)
        if words[place] in self.lists["other_titles"] and written[place][0].isupper():
            return Named(Holder.OTHER, place, place + 2, place + 1)
        return None

    def _determined(self, sentence: Sentence, place: int) -> Named | None:
        """Return who or what an article or a possessive begins to name: his mother, the young lad, my voice."""
        words = sentence.words
        if words[place] not in self.lists["determiners"]:
            return None
        owner = self.owners.get(words[place])
        for at in self._inside(sentence, place):
            word = words[at]
            if self.is_code(sentence, at) and not word.endswith("s"):
                return Named(Holder.CLIENT, place, at + 1, at)
            if self.noun(word) and not word.endswith("'s"):
                return self._person(sentence, place, at, owner)
            owner = self._relative(owner, word) or self.noun(word) or owner
        return Named(owner, place, min(place + 2, len(words)), place, is_thing=owner is None)

    def _inside(self, sentence: Sentence, place: int) -> Iterator[int]:
        """Yield the places after an article up to where its name must have ended."""
        strange = 0
        for at in range(place + 1, min(place + _FARTHEST, len(sentence.words))):
            word = sentence.words[at]
            if sentence.marks[at]:
                return
            yield at
            if word not in self.lists["describing"] and not self.noun(word):
                strange += 1
                if strange > _STRANGE or self.is_verbal(word) or word in self.lists["prepositions"]:
                    return

    def _person(self, sentence: Sentence, place: int, at: int, owner: Holder | None) -> Named:
        """Return the person at the end of a row of nouns: the ward sister; a man is nobody known."""
        while at + 1 < len(sentence.words) and not sentence.marks[at + 1] and self.nouns.get(sentence.words[at + 1]):
            at += 1
        word = sentence.words[at]
        anybody = Holder.OTHER if self._is_new(sentence, place) else owner
        return Named(self._relative(anybody, word) or self.noun(word), place, at + 1, at)

    def _is_new(self, sentence: Sentence, place: int) -> bool:
        """Whether an article there brings in somebody new: a man in the waiting room, but not: as a man."""
        compared = place > 0 and sentence.words[place - 1] in self.lists["compared"]
        return sentence.words[place] in self.lists["unknown"] and not compared

    def _relative(self, owner: Holder | None, word: str) -> Holder | None:
        """Return somebody else where "her boy" or "his girl" is not the client."""
        related = word.removesuffix("'s") in self.lists["related"]
        return Holder.OTHER if related and owner in {Holder.CLIENT, Holder.OTHER} else None

    def _bare(self, sentence: Sentence, place: int) -> Named | None:
        """Return who a code, a lone noun or a name is: K3, mum, young people, Karen."""
        if self.is_code(sentence, place):
            return Named(Holder.CLIENT, place, place + 1, place)
        word = sentence.words[place]
        if word in self._before_nouns:
            return self._described(sentence, place)
        if word in self.nouns:
            return self._person(sentence, place, place, None)
        if word.endswith("'s") and self.noun(word):
            return Named(self.noun(word), place, place + 1, place)
        return Named(Holder.CLIENT, place, place + 1, place) if self._is_name(sentence, place) else None

    def _described(self, sentence: Sentence, place: int) -> Named | None:
        """Return who both parents, young people or neither K3 are."""
        following = place + 1
        if following >= len(sentence.words) or sentence.marks[following]:
            return None
        if self.is_code(sentence, following):
            return Named(Holder.CLIENT, place, following + 1, following)
        known = sentence.words[following] in self.nouns
        return self._person(sentence, place, following, None) if known else None

    def _is_name(self, sentence: Sentence, place: int) -> bool:
        """Whether the word is written as a name in the middle of a sentence, and somebody of that name acts."""
        written, following = sentence.written[place], place + 1
        if not place or not written[0].isupper() or not written[1:].islower() or written in self.lists["capitals"]:
            return False
        return following < len(sentence.words) and self.is_verbal(sentence.words[following])

    def is_verbal(self, word: str) -> bool:
        """Whether the word looks like something that was done: went, shouted, was, has."""
        return (
            word in self.lists["finite"]
            or word in self.lists["present"]
            or word in self.lists["wont"]
            or word in self.lists["helping"]
            or (word.endswith("ed") and len(word) >= _SHORTEST_PAST)
        )
