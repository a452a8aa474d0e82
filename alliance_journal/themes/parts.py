"""A sentence in parts, each with at most one subject: where a new one begins, whose it is and what it hangs on."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.people import Named, People, together

_NO_ONE: Final = ["no", "one"]
_NEAR: Final = 5
"""Words before "who" among which the one it speaks of is looked for."""


class Kind(Enum):
    """How a part hangs on what stands before it."""

    MAIN = "main"
    JOINED = "joined"
    UNDER = "under"
    WHO = "who"
    SAID = "said"


@dataclass(slots=True)
class Part:
    """Words `start` to `end` of a sentence; `subject` is who they speak of, named at word `place` (-1: nobody is).

    `marked` tells that a comma or a stronger mark stands before it; `is_bare` that the subject is all it has.
    """

    start: int
    end: int
    kind: Kind
    marked: bool
    subject: Holder | None = None
    place: int = -1
    is_thing: bool = False
    is_bare: bool = False

    @property
    def is_somebody(self) -> bool:
        """Whether a person is named as subject."""
        return self.subject is not None and not self.is_thing

    @property
    def is_empty(self) -> bool:
        """Whether nobody and nothing is named as subject."""
        return self.place < 0


class Parting:
    """Parts sentences with the words of one context."""

    def __init__(self, people: People) -> None:
        """Take the reader of names and its lists."""
        self._people = people
        self._lists = people.lists
        self._heads = frozenset(people.subjects)
        self._parting = people.lists["parting"]
        self._determining = (people.lists["determiners"] | people.lists["describing"]) - people.lists["under"]
        self._telling = (
            self._heads
            | people.lists["determiners"]
            | frozenset(people.nouns)
            | frozenset(f"{n}'s" for n in people.nouns)
        )
        self._relatives = people.lists["persons_after"]

    def parts_of(self, sentence: Sentence) -> list[Part]:
        """Return the parts of the sentence, in order; together they hold every word."""
        if not sentence.parts and sentence.words:
            sentence.parts.extend(self._parted(sentence))
        return sentence.parts

    def _parted(self, sentence: Sentence) -> list[Part]:
        starts = self._starts(sentence)
        ends = [*starts[1:], len(sentence.words)]
        parts: list[Part] = []
        for start, end in zip(starts, ends, strict=True):
            part = Part(start, end, self._kind(sentence, start, parts), sentence.marks[start])
            self._find_subject(sentence, part, parts)
            parts.append(part)
        return parts

    def part_at(self, parts: list[Part], place: int) -> int:
        """Return the number of the part that word `place` stands in."""
        return next(number for number, part in enumerate(parts) if place < part.end)

    def _starts(self, sentence: Sentence) -> list[int]:
        words, quotes, marks = sentence.words, sentence.quotes, sentence.marks
        joining, openers = self._lists["joining"], self._lists["openers"]
        starts = [0]
        filled = words[0] not in openers or words[0] in self._heads
        for place in range(1, len(words)):
            word = words[place]
            if (
                marks[place]
                or quotes[place] != quotes[place - 1]
                or word in self._parting
                or (word in joining and words[place - 1] not in joining)
            ):
                starts.append(place)
                filled = False
            elif filled and self._may_begin(sentence, place) and self._begins_here(sentence, place):
                starts.append(self._after_openers(words, place, starts[-1]))
                filled = False
            filled = filled or word not in openers or word in self._heads
        return starts

    def _may_begin(self, sentence: Sentence, place: int) -> bool:
        return sentence.words[place] in self._telling or self._people.is_code(sentence, place)

    def _begins_here(self, sentence: Sentence, place: int) -> bool:
        """Whether a subject stands here that belongs to no earlier word: a pronoun, or a person who does something."""
        words = sentence.words
        before = words[place - 1]
        if words[place] in self._heads:
            return before not in self._lists["helping"] and before not in self._relatives
        if before in self._lists["prepositions"] and before not in self._lists["under"]:
            return False
        if before in self._determining:
            return False
        found = self._people.named_at(sentence, place)
        if found is None or found.is_thing or found.end >= len(words):
            return False
        known = self._people.nouns.get(words[found.head]) or self._people.is_code(sentence, found.head)
        if not known and words[place] not in self._people.owners:
            return False
        return self._people.is_verbal(words[found.end]) and not sentence.marks[found.end]

    def _after_openers(self, words: Sequence[str], place: int, start: int) -> int:
        """Return where the words begin that open the clause of the subject at `place`: that she, as soon as I."""
        while place - 1 > start and words[place - 1] in self._lists["openers"]:
            place -= 1
        return place

    def _kind(self, sentence: Sentence, start: int, parts: list[Part]) -> Kind:
        word = sentence.words[start]
        if word in self._lists["persons_after"] and parts:
            return Kind.WHO
        if word in self._lists["which"]:
            return Kind.WHO
        if word in self._lists["joining"]:
            return Kind.JOINED
        if word in self._lists["under"]:
            return Kind.UNDER
        if word in self._heads and parts and not sentence.marks[start]:
            return Kind.SAID
        return Kind.MAIN

    def _find_subject(self, sentence: Sentence, part: Part, parts: list[Part]) -> None:
        """Give the part its subject: what stands at its head, a pronoun anywhere in it, or the one "who" speaks of."""
        words = sentence.words
        at = part.start
        while at < part.end - 1 and words[at] in self._lists["openers"] and words[at] not in self._heads:
            if (part.kind is Kind.WHO and at > part.start) or words[at : at + 2] == _NO_ONE:
                break
            at += 1
        found = self._head(sentence, at, part.end)
        if found is None:
            pronoun = next((place for place in range(at, part.end) if words[place] in self._heads), None)
            found = (
                None if pronoun is None else Named(self._people.subjects[words[pronoun]], pronoun, pronoun + 1, pronoun)
            )
        if found is None and part.kind is Kind.WHO:
            found = self._antecedent(sentence, part, parts)
        if found and found.end >= part.end and found.start and words[found.start - 1] in self._lists["not"]:
            return
        if found is None or found.holder is None:
            found = self._piece(sentence, at, part.end) or found
        if found is None:
            return
        part.subject, part.place, part.is_thing = found.holder, found.head, found.is_thing
        part.is_bare = found.end >= part.end and found.start <= at
        self._join(part, parts)

    def _head(self, sentence: Sentence, at: int, end: int) -> Named | None:
        """Return what the first words of a part name; "it" and "there" name nobody, yet stand as subject."""
        if at >= end:
            return None
        word = sentence.words[at]
        pointing = self._points(sentence, at, end) or self._people.is_some_of(sentence, at)
        if word in self._lists["impersonal"] and word not in self._heads and not pointing:
            return Named(None, at, at + 1, at)
        return self._people.named_at(sentence, at)

    def _piece(self, sentence: Sentence, at: int, end: int) -> Named | None:
        """Return of whom a part is named: something in me, a part of her, the look on his face."""
        words = sentence.words
        at += words[at] in self._lists["determiners"]
        if at + 2 >= end or sentence.marks[at + 1] or words[at + 1] not in self._lists["owned_by"]:
            return None
        holder = self._people.objects.get(words[at + 2]) or self._people.owners.get(words[at + 2])
        return Named(holder, at + 2, at + 3, at + 2) if holder else None

    def _points(self, sentence: Sentence, at: int, end: int) -> bool:
        """Whether "this" or "that" only points at the noun after it: this resident."""
        following = at + 1 < end and not sentence.marks[at + 1]
        return following and self._people.noun(sentence.words[at + 1]) is not None

    def _antecedent(self, sentence: Sentence, part: Part, parts: list[Part]) -> Named | None:
        """Return whom "who" speaks of: the person named last, or for "the one who" the subject."""
        words = sentence.words
        if part.start and words[part.start - 1] in self._lists["one"]:
            before = next((one for one in reversed(parts) if not one.is_empty), None)
            return Named(before.subject, part.start, part.start + 1, part.start) if before else None
        for place in range(part.start - 1, max(-1, part.start - 1 - _NEAR), -1):
            holder = self._people.anybody(sentence, place)
            if holder is not None and (not place or words[place - 1] not in self._lists["not"]):
                return Named(holder, part.start, part.start + 1, part.start)
        return None

    def _join(self, part: Part, parts: list[Part]) -> None:
        """Where a part is only "he" and the next one "and I ...", make both the subject of the second."""
        before = parts[-1] if parts else None
        if (
            before
            and before.is_bare
            and part.kind is Kind.JOINED
            and not part.marked
            and before.subject
            and part.subject
        ):
            part.subject = together(before.subject, part.subject)
