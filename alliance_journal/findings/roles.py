"""What each answer is to the summary: as its set says and, for a question no set knows, by its name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final
from zlib import crc32

from alliance_journal.entrytext.afterthoughts import is_afterthought
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.guide.catalogue import Catalogue, as_asked
from alliance_journal.guide.following_up import FOLLOW_UP
from alliance_journal.guide.former import NONE_FORMER, Former
from alliance_journal.model.codes import SetId, ThemeId
from alliance_journal.model.entries import Entry
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import PromptSet, Question, QuestionKind, Role

STRAIN_RATING: Final = 4
"""A strain rating from here on makes an entry a strain entry (0-10, the worker's own view)."""
_MARKED: Final = frozenset({"strain", "rupture"})
_OFF: Final = frozenset({"thin", "off", "tense"})
_BY_NAME: Final[Mapping[str, Role]] = {
    "own_part": Role.OWN_PART,
    "contribution": Role.OWN_PART,
    "level": Role.LEVEL,
    str(FOLLOW_UP.id): Role.OUTCOME,
    "spoken": Role.SPOKEN,
    "their_side": Role.THEIR_SIDE,
    "client": Role.THEIR_SIDE,
    "intensity": Role.INTENSITY,
    "tension": Role.INTENSITY,
}
_FOLLOWED_UP: Final[Mapping[tuple[str, str], ThemeId]] = {
    (FOLLOW_UP.id, option.id): option.theme for option in FOLLOW_UP.options if option.theme
}
"""What the options of the question stand for that is added to a walk for an open strain."""
_OPENLY: Final = ("openly", ThemeId("rs.talked"))
"""Having spoken about it openly is the first of the six strategies, whatever the question is called."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the questions of one set are to the summary, looked up once for thousands of entries.

    `asked` names the set's questions by role, `named` the questions that have a role by name alone, because the set
    has none of that name, `either` both; `strengths` are the ratings of how strong a strain was; `strategies` are the
    questions about one of the six strategies.
    """

    asked: Mapping[Role, tuple[str, ...]]
    named: Mapping[Role, tuple[str, ...]]
    either: Mapping[Role, tuple[str, ...]]
    strengths: tuple[str, ...]
    strategies: tuple[Question, ...]


def _parts_of(questions: tuple[Question, ...]) -> _Parts:
    ids = {question.id for question in questions}
    asked = {role: tuple(one.id for one in questions if one.role is role) for role in Role}
    named = {role: tuple(n for n, named in _BY_NAME.items() if named is role and n not in ids) for role in Role}
    either = {role: (*asked[role], *named[role]) for role in Role}
    return _Parts(
        asked=asked,
        named=named,
        either=either,
        strengths=("strain", *either[Role.INTENSITY]),
        strategies=tuple(question for question in questions if question.strategy),
    )


@dataclass(frozen=True, slots=True)
class Sets:
    """The guided sets as the summary needs them: roles, holders, and which option is which theme."""

    sets: Mapping[SetId, PromptSet]
    former: Former = NONE_FORMER
    shipped: Mapping[SetId, PromptSet] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    _parts: dict[tuple[str, int], _Parts] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def stamp(self) -> str:
        """A number that changes when any set does, so that an index made with other sets is not used."""
        aside = sorted((name, one) for name, one in self.shipped.items() if self.sets.get(name) != one)
        known = (sorted(self.sets.items()), FOLLOW_UP, _OPENLY, *self.former.stamps(), *aside)
        return f"{crc32(repr(known).encode()):08x}"

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Sets":
        """Return the sets of a catalogue, with those that its entries were asked."""
        return cls(catalogue.sets, catalogue.former, catalogue.shipped)

    def asked(self, set_id: str, version: int) -> PromptSet | None:
        """Return the set as it was asked under a version, else the nearest there is, None where nobody knows it."""
        return as_asked(set_id, version, self.former, (self.shipped, self.sets))

    def questions_for(self, facts: EntryFacts, role: Role) -> tuple[str, ...]:
        """Return the ids of the questions that play this role in the entry: those of its set, and answers by name."""
        parts = self._parts_in(facts)
        return (*parts.asked[role], *[name for name in parts.named[role] if is_given(facts, name)])

    def _parts_in(self, facts: EntryFacts) -> _Parts:
        return self._parts_named((facts.set, facts.set_version))

    def _parts_named(self, name: tuple[str, int]) -> _Parts:
        parts = self._parts.get(name)
        if parts is None:
            known = self.asked(*name)
            parts = self._parts[name] = _parts_of(known.questions if known else ())
        return parts

    def ticked(self, facts: EntryFacts, role: Role) -> tuple[str, ...]:
        """Return the option ids ticked under the questions of that role."""
        names = self._parts_in(facts).either[role]
        if len(names) == 1:
            return facts.picks.get(names[0], ())
        return tuple([option for name in names for option in facts.picks.get(name, ())])

    def is_asked(self, facts: EntryFacts, role: Role) -> bool:
        """Whether a question of that role was asked in this entry, as far as its set or its answers tell."""
        parts = self._parts_in(facts)
        return bool(parts.asked[role]) or any(is_given(facts, name) for name in parts.named[role])

    def is_told(self, facts: EntryFacts, role: Role) -> bool:
        """Whether a question of that role was answered in words."""
        return any(name in facts.answered for name in self._parts_in(facts).either[role])

    def strategies_looked_at(self, facts: EntryFacts) -> frozenset[int]:
        """Return which of the six strategies had a question that was answered in this entry."""
        asked = self._parts_in(facts).strategies
        return frozenset(one.strategy for one in asked if one.strategy and _is_answered(one, facts))

    def holders(self, set_id: str, version: int) -> dict[str, Holder]:
        """Return whom each question of the set mostly speaks of; empty for a set nobody knows."""
        known = self.asked(set_id, version)
        return {question.id: question.holder for question in known.questions} if known else {}

    def holders_in(self, entry: Entry) -> dict[str, Holder]:
        """Return whom each question of the entry mostly speaks of; an afterthought is about the worker's own side."""
        later = {str(one.question): Holder.WORKER for one in entry.answers if is_afterthought(one.question)}
        return {**later, **self.holders(entry.set, entry.set_version)}

    def themes_ticked(self, set_id: str, version: int) -> dict[tuple[str, str], ThemeId]:
        """Return (question, option) -> theme for every option of the set that stands for one."""
        known = self.asked(set_id, version)
        questions = known.questions if known else ()
        added = {} if known and known.question(FOLLOW_UP.id) else _FOLLOWED_UP
        openly, talked = _OPENLY
        spoken = {(str(name), openly): talked for name in self._parts_named((set_id, version)).either[Role.SPOKEN]}
        own = {(str(q.id), option.id): option.theme for q in questions for option in q.options if option.theme}
        return {**added, **spoken, **own}

    def strain_rating(self, facts: EntryFacts) -> int | None:
        """Return how strong a strain was rated here at its strongest (0-10), or None where it was not rated."""
        if not facts.ratings:
            return None
        rated = [facts.ratings[name] for name in self._parts_in(facts).strengths if name in facts.ratings]
        return max(rated) if rated else None

    def is_strain_entry(self, facts: EntryFacts) -> bool:
        """Whether the worker marked a strain here: by word, by how it was between them, or by a rating."""
        if not _OFF.isdisjoint(facts.picks.get("between", ())):
            return True
        marked = not _MARKED.isdisjoint(self.ticked(facts, Role.LEVEL))
        return marked or (self.strain_rating(facts) or 0) >= STRAIN_RATING


def is_given(facts: EntryFacts, name: str) -> bool:
    """Whether the question of that id got an answer, in words, ticks or a number."""
    return name in facts.answered or name in facts.picks or name in facts.ratings


def _is_answered(question: Question, facts: EntryFacts) -> bool:
    """Whether the question got an answer; feelings are kept without the name of their question."""
    return bool(facts.feelings) if question.kind is QuestionKind.FEELINGS else is_given(facts, question.id)
