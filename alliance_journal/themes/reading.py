"""One phrase read in its sentence: whose it is and whether it happened, by rules that name themselves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Status, Theme
from alliance_journal.themes.aims import Aims
from alliance_journal.themes.carrying import Carrying
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Context
from alliance_journal.themes.parts import Parting
from alliance_journal.themes.people import People
from alliance_journal.themes.sentences import Span
from alliance_journal.themes.speech import SAID_YOU, Speech
from alliance_journal.themes.standing import HERE_AND_NOW, OTHER_MATTER, OTHER_PLACES, Found, Standing, Standings
from alliance_journal.themes.subjects import Subjects
from alliance_journal.themes.whose import Phrase, Whose

_BOTH_SIDES: Final = (Holder.WORKER, Holder.CLIENT, Holder.BOTH)
_ONE_SIDE: Final = (Holder.WORKER, Holder.CLIENT)
_VIEWED: Final = (Holder.CLIENT, Holder.BOTH, None)


@dataclass(frozen=True, slots=True)
class Question:
    """What the question brings to an answer: whose acts it asks for, and whether they are still to come."""

    holder: Holder
    planned: bool


def _none() -> Iterable[Sentence]:
    return ()


@dataclass(slots=True)
class OpenedSentence:
    """A sentence with the question it answers, the sentences before it, and its triggers once looked for."""

    sentence: Sentence
    question: Question
    before: Callable[[], Iterable[Sentence]] = _none
    triggers: tuple[Found, ...] | None = field(default=None)

    @property
    def span(self) -> Span:
        """Where the sentence stands in the text."""
        return self.sentence.span


@dataclass(frozen=True, slots=True)
class Read:
    """A phrase as read: its words, status, holder, the two rules that said so, and whether it counts for its theme.

    `whose.holder` is what the words say; `holder` is that as the theme sees it, for what two people do is done by
    the writer too, and what happens between them is told by either.
    """

    place: Span
    status: Status
    holder: Holder
    whose: Whose
    standing: Standing
    counts: bool

    @property
    def rules(self) -> tuple[str, str]:
        """The rule path, without any word of the sentence."""
        return rules_of(self.whose.rule, self.standing.rule)


def rules_of(whose: str, standing: str) -> tuple[str, str]:
    """Return the rule path of two rules' names: the one that told the holder, and the one that told the status."""
    return f"holder: {whose}", f"status: {standing}"


class Reader:
    """Reads phrases in their sentences with one context."""

    def __init__(self, context: Context) -> None:
        """Make the readers of names, subjects, speech and triggers."""
        people = People(context)
        parting = Parting(people)
        self._context = context
        self._lists = context.holders
        self._people = people
        self._subjects = Subjects(people, parting)
        self._speech = Speech(people, parting)
        self._carrying = Carrying(people, parting)
        self._aims = Aims(people)
        self._standings = Standings(context, people)
        self._strange = frozenset(people.subjects)
        subjects = (word for word, holder in people.subjects.items() if holder in {Holder.WORKER, Holder.BOTH})
        self._ours = frozenset(subjects) | people.lists["me"]
        self._strangers = self._strange | frozenset(people.objects) | people.lists["me"]

    def question(self, name: str, holder: Holder | None) -> Question:
        """Return what the question of that id brings; where its set is unknown, the table says it."""
        known = holder or self._context.questions.get(name, Holder.BOTH)
        return Question(known, name in self._context.planned)

    def phrase(self, theme: Theme, place: tuple[int, int], own: frozenset[str]) -> Phrase:
        """Return the words of a place as a phrase of the theme; `own` are those the phrase asks for."""
        return Phrase(*place, own, theme.holder, is_feeling=theme.family in self._lists["feelings"])

    def is_torn(self, sentence: Sentence, phrase: Phrase, *, felt: bool) -> bool:
        """Whether the words only seem to belong together: a strong mark, a quotation or another subject parts them."""
        start, end = phrase.start, phrase.end
        if end - start == 1:
            return False
        if any(sentence.hard[start + 1 : end]) or sentence.quotes[start] != sentence.quotes[end - 1]:
            return True
        strange = self._strangers if felt else self._strange
        first = start + 2 if felt and self._inverted(sentence, start) else start
        return any(word in strange and word not in phrase.own for word in sentence.words[first:end])

    def read(self, opened: OpenedSentence, theme: Theme, phrase: Phrase, *, felt: bool) -> Read:
        """Return the phrase as read; `felt` tells that it begins with being or feeling."""
        whose = self._whose(opened, theme, phrase, felt=felt)
        if whose.holder is None:
            whose = self._from_around(opened, phrase) or whose
        holder = settled(whose.holder, theme, opened.question.holder)
        standing = self._standing(opened, theme, phrase, whose)
        if holder is Holder.OTHER and standing.status is Status.PRESENT and not self._is_with_us(opened, phrase):
            standing = Standing(Status.ELSEWHERE, "somebody else's", "between other people")
        counts = holder is theme.holder and standing.status is Status.PRESENT
        return Read((phrase.start, phrase.end), standing.status, holder, whose, standing, counts)

    def _is_with_us(self, opened: OpenedSentence, phrase: Phrase) -> bool:
        """Whether the writer is in the clause with it: what somebody else does to "me" or "us" is part of the work."""
        sentence = opened.sentence
        clause = sentence.words[sentence.clause_start(phrase.start) : sentence.clause_end(phrase.end - 1)]
        return not self._ours.isdisjoint(clause)

    def _whose(self, opened: OpenedSentence, theme: Theme, phrase: Phrase, *, felt: bool) -> Whose:
        """Return the holder by the first of the rules that applies."""
        sentence = opened.sentence
        if sentence.quotes[phrase.start] and self._speech.is_spoken(sentence, phrase.start):
            return self._quoted(opened, theme, phrase)
        if theme.id in self._lists["complaints"]:
            source = self._speech.source(sentence, phrase.start)
            if source is not None and source.holder is Holder.CLIENT:
                return source
        found = self._by_itself(sentence, theme, phrase, felt=felt) or self._subjects.of_phrase(sentence, phrase)
        if theme.id in self._lists["views"] and found.holder in _VIEWED:
            return self._view(sentence, phrase)
        return found

    def _quoted(self, opened: OpenedSentence, theme: Theme, phrase: Phrase) -> Whose:
        """Return whose a quoted phrase is; words that the question asks for in advance are the writer's own."""
        unnamed = Holder.WORKER if opened.question.planned else Holder.CLIENT
        if theme.id in self._lists["complaints"]:
            speaker, place = self._speech.speaker(opened.sentence, phrase.start, unnamed)
            return Whose(speaker, "quoted, the speaker", place, place + 1 if place >= 0 else -1)
        return self._speech.of_phrase(opened.sentence, phrase.start, unnamed)

    def _by_itself(self, sentence: Sentence, theme: Theme, phrase: Phrase, *, felt: bool) -> Whose | None:
        """Return the holder where the phrase settles it without its surroundings."""
        start = phrase.start
        word = sentence.words[start]
        inverted = self._inverted(sentence, start) if felt else None
        if inverted is not None:
            return Whose(inverted, "subject after the verb", start + 1, start + 2)
        if theme.holder is Holder.WORKER and self._is_mine(sentence, phrase):
            return Whose(Holder.WORKER, "me or my in the phrase", start, phrase.end)
        if felt and self._is_impersonal(sentence, start):
            return Whose(Holder.OTHER, "a thing is the subject", max(0, start - 1), start + 1)
        if not felt and word in self._lists["own_subjects"]:
            return Whose(theme.holder, "subject in the phrase", start, start + 1)
        named = self._people.subjects.get(word) or (phrase.end - start > 1 and self._people.owners.get(word))
        if theme.holder is Holder.WORKER and named is Holder.CLIENT and not felt:
            return self._view(sentence, phrase)
        return None

    def _is_mine(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether "me" or "my" in the phrase makes it the writer's, with nobody else right before who does it."""
        if phrase.own.isdisjoint(self._lists["me"]):
            return False
        return not phrase.start or self._people.nouns.get(sentence.words[phrase.start - 1]) is not Holder.OTHER

    def _view(self, sentence: Sentence, phrase: Phrase) -> Whose:
        """Return whose view of the client the phrase is: the writer's, unless somebody else is named as its source."""
        source = self._speech.source(sentence, phrase.start)
        if source is not None and source.holder is not Holder.WORKER:
            return source
        return Whose(Holder.WORKER, "the writer's view")

    def _inverted(self, sentence: Sentence, start: int) -> Holder | None:
        """Return the subject right after the phrase's first word, where that is a verb that comes before it."""
        if start + 1 >= len(sentence.words) or sentence.words[start] not in self._lists["asking"]:
            return None
        return self._people.subjects.get(sentence.words[start + 1])

    def _is_impersonal(self, sentence: Sentence, start: int) -> bool:
        """Whether "it" or "that" is what the first word of the phrase says something of."""
        words, things = sentence.words, self._lists["impersonal"]
        if words[start].endswith("ing"):
            return False
        return words[start] in things or (start > 0 and words[start - 1] in things)

    def _from_around(self, opened: OpenedSentence, phrase: Phrase) -> Whose | None:
        """Return the subject carried over from the sentence before, or whom the question asks about."""
        asked = opened.question.holder
        if asked in _ONE_SIDE and asked is phrase.holder:
            return Whose(asked, "the question asks about")
        carried = None
        if not any(word in self._strange for word in opened.sentence.words[: phrase.start]):
            carried = self._carrying.subject(opened.before(), phrase.holder)
        if carried is not None or asked not in _ONE_SIDE:
            return carried
        return Whose(asked, "the question asks about")

    def _standing(self, opened: OpenedSentence, theme: Theme, phrase: Phrase, whose: Whose) -> Standing:
        sentence = opened.sentence
        if opened.question.planned:
            return Standing(
                Status.SUPPOSED, "an answer about what is still to come", "the question asks what comes next"
            )
        if opened.triggers is None:
            opened.triggers = self._standings.triggers_in(sentence)
        if sentence.quotes[phrase.start] and theme.id in self._lists["complaints"]:
            return Standing(Status.PRESENT, "quoted complaint", "said in so many words")
        triggers = self._telling(opened.triggers, theme) if opened.triggers else ()
        standing = self._standings.of_phrase(sentence, triggers, phrase.start, phrase.end, phrase.own)
        if standing.rule == "question" and sentence.quotes[phrase.start] and whose.rule != SAID_YOU:
            return HERE_AND_NOW
        if standing.status is Status.PRESENT and self._is_aimed(theme):
            aim = self._aims.place_of(sentence, phrase)
            if aim >= 0:
                return Standing(Status.ELSEWHERE, "aimed at a third person", "meant for somebody else", aim, aim + 1)
        return standing

    def _telling(self, triggers: tuple[Found, ...], theme: Theme) -> tuple[Found, ...]:
        """Return the triggers that tell something about the theme."""
        if OTHER_PLACES.isdisjoint(one.trigger.name for one in triggers):
            return triggers
        return tuple(one for one in triggers if self._is_placed(theme, one.trigger.name))

    def _is_placed(self, theme: Theme, rule: str) -> bool:
        """Whether it matters for the theme where it was or, for a feeling, what it was about."""
        if rule == OTHER_MATTER:
            return theme.family in self._lists["feelings"]
        if rule not in OTHER_PLACES:
            return True
        return theme.family not in self._lists["anywhere"] and theme.id not in self._lists["anywhere"]

    def _is_aimed(self, theme: Theme) -> bool:
        return theme.family not in self._lists["about_others"] and theme.id not in self._lists["about_others"]


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
