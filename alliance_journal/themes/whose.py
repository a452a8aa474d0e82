"""Whose act or feeling a phrase speaks of, by where its subject stands; each answer names the rule it came from."""

from dataclasses import dataclass
from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Context
from alliance_journal.themes.words import CODE

_FAR: Final = 4
"""How many words after a phrase a third person may stand and still be the one it was aimed at."""


@dataclass(frozen=True, slots=True)
class Whose:
    """A holder (None: nobody is named) and the rule that found it."""

    holder: Holder | None
    rule: str


class Subjects:
    """Finds the holder of a phrase in a sentence, with the words of one context table."""

    def __init__(self, context: Context) -> None:
        """Take the lists of words."""
        self._lists = context.holders
        self._pronouns: dict[str, Holder] = {
            **dict.fromkeys(self._lists["client"], Holder.CLIENT),
            **dict.fromkeys(self._lists["worker"], Holder.WORKER),
            **dict.fromkeys(self._lists["both"], Holder.BOTH),
        }
        self._nouns: dict[str, Holder] = {
            **dict.fromkeys(self._lists["client_nouns"], Holder.CLIENT),
            **dict.fromkeys(self._lists["other_nouns"], Holder.OTHER),
        }
        self._objects: dict[str, Holder] = {
            **dict.fromkeys(self._lists["client_objects"], Holder.CLIENT),
            **dict.fromkeys(self._lists["worker_objects"], Holder.WORKER),
        }

    def inverted(self, sentence: Sentence, start: int) -> Holder | None:
        """Return the subject right after the phrase's first word, where that is a verb that comes before it."""
        if start + 1 >= len(sentence.words) or sentence.words[start] not in self._lists["asking"]:
            return None
        return self._pronouns.get(sentence.words[start + 1])

    def of_phrase(self, sentence: Sentence, start: int, end: int) -> Whose:
        """Return whose the phrase of words `start` to `end` is: by itself, what stands before it, or its clause."""
        inside = self._pronouns.get(sentence.words[start])
        if inside is not None:
            return Whose(inside, "subject in the phrase")
        return (
            self._possessed(sentence, start)
            or self._complement(sentence, start)
            or self._thing(sentence, start)
            or self._nearest(sentence, start)
            or self._unsaid(sentence, start, end)
        )

    def subject_at(self, sentence: Sentence, place: int) -> Holder | None:
        """Return who the word at a place is, where it can be a subject."""
        word = sentence.words[place]
        if CODE.fullmatch(sentence.written[place]):
            return Holder.CLIENT
        return self._pronouns.get(word) or self._nouns.get(word)

    def _possessed(self, sentence: Sentence, start: int) -> Whose | None:
        if not start:
            return None
        before = sentence.words[start - 1]
        rule = "possessive right before"
        if before in self._lists["worker_possessives"]:
            return Whose(Holder.WORKER, rule)
        if before in self._lists["client_possessives"]:
            return Whose(Holder.CLIENT, rule)
        if before.endswith("'s") and before.removesuffix("'s") in self._nouns:
            return Whose(self._nouns[before.removesuffix("'s")], rule)
        return None

    def _complement(self, sentence: Sentence, start: int) -> Whose | None:
        """Return the object that the phrase says something of: "left me angry", "asked her to slow down"."""
        place = start - 1
        while place > 0 and sentence.words[place] in self._lists["linking"] | {"to"}:
            place -= 1
        if place < 1 or sentence.clauses[place] != sentence.clauses[start]:
            return None
        holder = self._objects.get(sentence.words[place])
        if holder is None and CODE.fullmatch(sentence.written[place]):
            holder = Holder.CLIENT
        if holder is None:
            return None
        caused = sentence.words[place - 1] in self._lists["causes"]
        infinitive = sentence.words[start - 1] == "to"
        doing = place == start - 1 and sentence.words[start].endswith("ing")
        return Whose(holder, "object complement") if caused or infinitive or doing else None

    def _thing(self, sentence: Sentence, start: int) -> Whose | None:
        """Return nobody's where a plain thing is the subject: "the radio had gone quiet"."""
        words = sentence.words
        place = start - 1
        while place > 0 and words[place] in self._lists["auxiliaries"]:
            place -= 1
        if (
            place < 1
            or words[place - 1] not in {"the", "a", "an"}
            or sentence.clauses[place] != sentence.clauses[start]
        ):
            return None
        if (
            words[place] in self._nouns
            or words[place] in self._lists["things"]
            or CODE.fullmatch(sentence.written[place])
        ):
            return None
        return Whose(Holder.OTHER, "a thing is the subject") if self._opens_clause(sentence, place - 1) else None

    def _opens_clause(self, sentence: Sentence, place: int) -> bool:
        """Whether the article there begins a clause, or what somebody was told."""
        if not place or sentence.clauses[place - 1] != sentence.clauses[place]:
            return True
        before = sentence.words[place - 1]
        return before in self._lists["openers"] or before in self._objects

    def _nearest(self, sentence: Sentence, start: int) -> Whose | None:
        """Return the nearest subject to the left in the phrase's own clause, else in the clause before it."""
        for place in range(start - 1, -1, -1):
            if sentence.quotes[place] != sentence.quotes[start]:
                continue
            word = sentence.words[place]
            holder = self._pronouns.get(word)
            if holder is None and self._begins(sentence, place):
                if word in self._lists["impersonal"]:
                    return None
                holder = self._noun_at(sentence, place)
            if holder is not None:
                near = sentence.clauses[place] == sentence.clauses[start]
                return Whose(holder, "nearest subject" if near else "subject of an earlier clause")
        return None

    def _noun_at(self, sentence: Sentence, place: int) -> Holder | None:
        word = sentence.words[place]
        if CODE.fullmatch(sentence.written[place]):
            return Holder.CLIENT
        if word in self._lists["worker_possessives"] or word in self._lists["client_possessives"] or word == "her":
            return self._owner(sentence, place)
        return self._nouns.get(word)

    def _owner(self, sentence: Sentence, place: int) -> Holder | None:
        """Return who "his" or "my" at the head of a clause speaks of: the person named next, or the owner."""
        following = sentence.words[place + 1 : place + 3]
        other = next((self._nouns[word] for word in following if word in self._nouns), None)
        if other is not None:
            return other
        return Holder.WORKER if sentence.words[place] in self._lists["worker_possessives"] else Holder.CLIENT

    def _begins(self, sentence: Sentence, place: int) -> bool:
        """Whether the word stands where a subject stands: at the head of its clause, article and one word allowed."""
        for back in range(3):
            here = place - back
            if here <= 0 or sentence.clauses[here - 1] != sentence.clauses[here]:
                return True
            before = sentence.words[here - 1]
            if before in self._lists["openers"]:
                return True
            if back and sentence.words[here] in self._lists["determiners"]:
                return False
            if before not in self._lists["determiners"] and sentence.words[here - 2] not in self._lists["determiners"]:
                return False
        return False

    def _unsaid(self, sentence: Sentence, start: int, end: int) -> Whose:
        """Return who a sentence without a subject speaks of: one looks at the client, one feels oneself."""
        near = sentence.words[max(0, start - 3) : end]
        if any(word in self._lists["looked"] for word in near[:-1]):
            return Whose(Holder.CLIENT, "no subject, looked or seemed")
        if any(word in self._lists["felt"] for word in near):
            return Whose(Holder.WORKER, "no subject, felt or noticed")
        return Whose(None, "no subject")

    def is_impersonal(self, sentence: Sentence, start: int) -> bool:
        """Whether "it" or "that" is what the first word of the phrase says something of."""
        words = sentence.words
        return words[start] in self._lists["impersonal"] or (
            start > 0 and words[start - 1] in self._lists["impersonal"]
        )

    def of_view(self, sentence: Sentence, start: int) -> Whose:
        """Return whose view of the client a phrase is: the writer's, unless a third person is named as its source."""
        named = self._nearest(sentence, start)
        if named is not None and named.holder is Holder.OTHER:
            return Whose(Holder.OTHER, "a third person's view")
        return Whose(Holder.WORKER, "the writer's view")

    def aimed_elsewhere(self, sentence: Sentence, start: int, end: int, own: frozenset[str]) -> bool:
        """Whether a third person stands in a gap of the phrase or right after it: "got defensive with his boss"."""
        inside = any(self._is_other(sentence, place) for place in range(start, end) if sentence.words[place] not in own)
        return inside or self._follows(sentence, end)

    def _follows(self, sentence: Sentence, end: int) -> bool:
        """Whether the next words are a third person, with at most a preposition, an article and a word between."""
        until = min(end + _FAR, sentence.clause_end(end - 1))
        small = self._lists["aims"] | self._lists["determiners"] | self._lists["me"]
        spare = 1
        for place in range(end, until):
            if self._is_other(sentence, place):
                return True
            if sentence.words[place] not in small:
                if not spare or place == end:
                    return False
                spare -= 1
        return False

    def _is_other(self, sentence: Sentence, place: int) -> bool:
        noun = sentence.words[place].removesuffix("'s")
        return self._nouns.get(noun) is Holder.OTHER and noun not in self._lists["indefinite"]
