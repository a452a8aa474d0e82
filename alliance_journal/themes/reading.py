"""One phrase read in its sentence: whose it is and whether it happened, by rules that name themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Status, Theme
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Context, Words
from alliance_journal.themes.grammar import Keys
from alliance_journal.themes.sentences import Span
from alliance_journal.themes.speech import Speech
from alliance_journal.themes.standing import Found, Standing, Standings
from alliance_journal.themes.whose import Subjects, Whose

Spot = tuple[int, int, int]
"""A match inside a sentence: line of the phrasebook, first word, word after the last."""
_BOTH_SIDES: Final = frozenset({Holder.WORKER, Holder.CLIENT, Holder.BOTH})


@dataclass(frozen=True, slots=True)
class Question:
    """What the question brings to an answer: whose acts it asks for, and whether they are still to come."""

    holder: Holder
    planned: bool


@dataclass(slots=True)
class OpenedSentence:
    """A sentence with the question it answers, and its triggers once they have been looked for."""

    sentence: Sentence
    question: Question
    triggers: tuple[Found, ...] | None = field(default=None)

    @property
    def span(self) -> Span:
        """Where the sentence stands in the text."""
        return self.sentence.span


@dataclass(frozen=True, slots=True)
class Read:
    """A phrase as read: status, holder, the rules that said so, and whether it counts for its theme."""

    status: Status
    holder: Holder
    rules: tuple[str, ...]
    counts: bool


class Reader:
    """Reads phrases in their sentences with one context table and one phrasebook's words."""

    def __init__(self, context: Context, known: Mapping[str, frozenset[str]], lines: Sequence[Sequence[Keys]]) -> None:
        """Take the table, the keys that each written word answers to, and the variants of each line."""
        self._context = context
        self._known = known
        self._lines = lines
        self._subjects = Subjects(context)
        self._standings = Standings(context)
        self._speech = Speech(context, self._subjects)
        self._keys_of = lru_cache(maxsize=None)(self._gathered)

    def question(self, name: str, holder: Holder | None) -> Question:
        """Return what the question of that id brings; where its set is unknown, the context table says it."""
        known = holder or self._context.questions.get(name, Holder.BOTH)
        return Question(known, name in self._context.planned)

    def read(self, opened: OpenedSentence, theme: Theme, spot: Spot) -> Read | None:
        """Return the phrase as read, or None where its words only seem to belong together."""
        sentence = opened.sentence
        line, start, end = spot
        if any(sentence.hard[start + 1 : end]) or sentence.quotes[start] != sentence.quotes[end - 1]:
            return None
        own = self._own_words(sentence, line, start, end)
        if self._is_torn(sentence, spot, own):
            return None
        whose = self._whose(sentence, theme, spot, own)
        holder = settled(whose.holder, theme, opened.question.holder)
        standing = self._standing(opened, start, end, own)
        counts = holder is theme.holder and standing.status is Status.PRESENT
        return Read(standing.status, holder, (f"holder: {whose.rule}", f"status: {standing.rule}"), counts)

    def _whose(self, sentence: Sentence, theme: Theme, spot: Spot, own: Words) -> Whose:
        """Return the holder by the first of the rules that applies."""
        _, start, end = spot
        if self._is_aimed(theme) and self._subjects.aimed_elsewhere(sentence, start, end, own):
            return Whose(Holder.OTHER, "aimed at a third person")
        if sentence.quotes[start]:
            return self._speech.of_phrase(sentence, start)
        return self._by_itself(sentence, theme, spot, own) or self._subjects.of_phrase(sentence, start, end)

    def _by_itself(self, sentence: Sentence, theme: Theme, spot: Spot, own: Words) -> Whose | None:
        """Return the holder where the phrase settles it without its surroundings."""
        line, start, _ = spot
        lists = self._context.holders
        felt = self._felt(line)
        inverted = self._subjects.inverted(sentence, start) if felt else None
        if inverted is not None:
            return Whose(inverted, "subject after the verb")
        if felt and self._subjects.is_impersonal(sentence, start):
            return Whose(Holder.OTHER, "a thing is the subject")
        if not felt and sentence.words[start] in lists["own_subjects"]:
            return Whose(theme.holder, "subject in the phrase")
        if theme.holder is Holder.WORKER and own & lists["me"]:
            return Whose(Holder.WORKER, "me or my in the phrase")
        if theme.holder is Holder.WORKER and sentence.words[start] in lists["client"] and not felt:
            return self._subjects.of_view(sentence, start)
        return None

    def _is_aimed(self, theme: Theme) -> bool:
        return theme.family not in self._context.about_others and theme.id not in self._context.about_others

    def _is_torn(self, sentence: Sentence, spot: Spot, own: Words) -> bool:
        """Whether another subject stands in a gap of the phrase, or somebody who is made to feel."""
        line, start, end = spot
        felt = self._felt(line)
        lists = self._context.holders
        strange = lists["subjects"] | lists["client_objects"] | lists["me"] if felt else lists["subjects"]
        first = start + 2 if felt and self._subjects.inverted(sentence, start) else start
        return any(word in strange and word not in own for word in sentence.words[first:end])

    def _felt(self, line: int) -> bool:
        return self._lines[line][0][0] == "{felt}"

    def _standing(self, opened: OpenedSentence, start: int, end: int, own: Words) -> Standing:
        if opened.question.planned:
            return Standing(Status.SUPPOSED, "an answer about what is still to come")
        if opened.triggers is None:
            opened.triggers = self._standings.triggers_in(opened.sentence)
        return self._standings.of_phrase(opened.sentence, opened.triggers, start, end, own)

    def _own_words(self, sentence: Sentence, line: int, start: int, end: int) -> Words:
        """Return those words of the match that the phrase asks for, gaps left out."""
        keys = self._keys_of(line)
        return frozenset(
            sentence.words[place]
            for place in range(start, end)
            if not keys.isdisjoint(self._known[sentence.written[place]])
        )

    def _gathered(self, line: int) -> frozenset[str]:
        return frozenset(key for keys in self._lines[line] for key in keys)


def settled(said: Holder | None, theme: Theme, asked: Holder) -> Holder:
    """Return the holder of a sighting: what the sentence says, else what the question asked for.

    "We" is the worker too, but never the client alone; what happens between two people is told by either.
    """
    if theme.holder is Holder.CONTEXT:
        return Holder.CONTEXT
    holder = said or asked
    if theme.holder is Holder.DYAD:
        return Holder.DYAD if holder in _BOTH_SIDES else holder
    if holder is not Holder.BOTH:
        return holder
    return theme.holder if said is None or theme.holder is Holder.WORKER else Holder.BOTH
