"""The way from a trigger to a phrase after it: where a comma, an "and" or a new subject ends the trigger's force."""

from dataclasses import dataclass
from typing import Final

from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Trigger
from alliance_journal.themes.people import People

Place = tuple[int, int]
_ASIDE: Final = 5
"""Words between two commas that only interrupt: did not, for once, change the subject."""
_MANY: Final = 9
_SHORT: Final = 3
"""Words in quotation marks that are a word held at arm's length rather than something said."""


@dataclass(slots=True)
class _Way:
    """A trigger on its way to word `goal`: how many subjects it may still pass, and whether one thinks on the way."""

    sentence: Sentence
    trigger: Trigger
    first: int
    last: int
    goal: int
    spare: int
    thinks: bool = False


class Ahead:
    """Walks from triggers to phrases with the words of one context."""

    def __init__(self, people: People) -> None:
        """Take the reader of names."""
        self._people = people
        self._lists = people.lists
        self._heads = frozenset(people.subjects)

    def reaches(self, sentence: Sentence, trigger: Trigger, one: Place, goal: int) -> bool:
        """Whether the trigger of words `one` speaks of what begins at word `goal`, after it."""
        last = one[1]
        if sentence.quotes[last - 1] != sentence.quotes[goal] and not self._is_only_a_word(sentence, last, goal):
            return False
        spare = _MANY if "subjects" in trigger.over else int("subject" in trigger.over)
        way = _Way(sentence, trigger, one[0], last, goal, spare)
        place = self._start(way)
        while last <= place < goal:
            if (place > last and not self._passes_mark(way, place)) or not self._passes_word(way, place):
                return False
            place += 1
        return place == goal and self._arrives(way)

    def _start(self, way: _Way) -> int:
        """Return the word the way begins at: past a few words between commas; -1 where a mark ends it at once."""
        sentence, last = way.sentence, way.last
        if not sentence.marks[last] or self._passes_mark(way, last):
            return last
        for after in range(last + 1, min(last + _ASIDE, way.goal) + 1):
            if sentence.marks[after]:
                aside = sentence.words[last:after]
                plain = self._heads.isdisjoint(aside) and self._lists["contrast"].isdisjoint(aside)
                way.last = after
                return after if plain else -1
        return -1

    def _arrives(self, way: _Way) -> bool:
        """Whether the phrase itself, with its mark and its own subject, is within reach."""
        place, words = way.goal, way.sentence.words
        if place > way.last and not self._passes_mark(way, place):
            return False
        return words[place] not in self._heads or self._passes_subject(way, place)

    def _passes_mark(self, way: _Way, place: int) -> bool:
        """Whether the trigger reaches across the mark at `place`: by its family, or in a row that ends in "or"."""
        sentence, over = way.sentence, way.trigger.over
        if not sentence.marks[place]:
            return True
        if sentence.hard[place] or "mark" in over:
            return "mark" in over
        row = sentence.words[place : way.goal + 1]
        return "comma" in over or not self._lists["either_or"].isdisjoint(row)

    def _passes_word(self, way: _Way, place: int) -> bool:
        """Whether the word at `place` lets the trigger's force go on."""
        word = way.sentence.words[place]
        if word in self._lists["how"]:
            return False
        if word in self._lists["parting"] and place > way.last and not self._is_cleft(way, place):
            return False
        if word in self._lists["joining"] and self._is_new_act(way, place):
            return False
        if self.is_subject(way.sentence, place, way.goal) and not self._passes_subject(way, place):
            return False
        way.thinks = way.thinks or word in self._lists["thought"]
        return True

    def _passes_subject(self, way: _Way, place: int) -> bool:
        """Whether the subject at `place` is one that the trigger speaks of too."""
        if self._is_inverted(way, place):
            return True
        between, over = way.sentence.words[way.last : place], way.trigger.over
        if not self._lists["knowing"].isdisjoint(between):
            return False
        if between and between[-1] in self._lists["joining"] and "row" not in over:
            return False
        if way.spare:
            way.spare -= 1
            return True
        thought = way.thinks and "thought" in over
        way.thinks = False
        return thought

    def is_subject(self, sentence: Sentence, place: int, goal: int) -> bool:
        """Whether the word is a pronoun that acts, or a person right before what he or she does."""
        words = sentence.words
        word = words[place]
        if word in self._heads:
            return True
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in self._lists["points"]:
            return self._people.is_verbal(following)
        if self._people.noun(word) is None and not self._people.is_code(sentence, place):
            return False
        if (place and words[place - 1] in self._lists["prepositions"]) or following.endswith("ing"):
            return False
        return place < goal and self._people.is_verbal(following)

    def _is_only_a_word(self, sentence: Sentence, last: int, goal: int) -> bool:
        """Whether a phrase in quotation marks is part of the sentence around it: caught myself thinking 'lazy'."""
        short = sentence.quotes.count(sentence.quotes[goal]) <= _SHORT
        return short and not sentence.quotes[last - 1] and not any(sentence.marks[last : goal + 1])

    def _is_cleft(self, way: _Way, place: int) -> bool:
        """Whether "who" only lifts somebody out: perhaps it was me who went cold."""
        words = way.sentence.words
        return words[place] in self._lists["persons_after"] and not self._lists["it"].isdisjoint(
            words[way.last : place]
        )

    def _is_inverted(self, way: _Way, place: int) -> bool:
        """Whether the subject only follows its helping verb: had I spoken, at no point did she."""
        words = way.sentence.words
        if words[place] not in self._heads:
            return False
        if place == way.last:
            return way.trigger.plain and (not way.first or words[way.first - 1] not in self._heads)
        return place == way.last + 1 and words[place - 1] in self._lists["helping"]

    def _is_new_act(self, way: _Way, place: int) -> bool:
        """Whether "and" begins something that was done: didn't answer and went quiet."""
        words = way.sentence.words
        if words[place] in self._lists["either_or"] or place + 1 >= len(words):
            return False
        place += 1
        while place < len(words) - 1 and words[place] in self._lists["openers"]:
            place += 1
        if way.trigger.plain:
            return words[place] not in self._lists["plain"] and self._people.is_verbal(words[place])
        return way.trigger.over.isdisjoint(_ROWS) and words[place] in self._lists["finite"]


_ROWS: Final = frozenset({"and", "row"})
