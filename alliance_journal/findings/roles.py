"""What each answer is to the summary: as its set says and, for a question no set knows, by its name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from zlib import crc32

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.model.codes import SetId, ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import PromptSet, Question, QuestionKind, Role

STRAIN_RATING: Final = 4
"""A strain rating from here on makes an entry a strain entry (0-10, the worker's own view)."""
_BY_NAME: Final[Mapping[str, Role]] = {
    "own_part": Role.OWN_PART,
    "contribution": Role.OWN_PART,
    "level": Role.LEVEL,
    "outcome": Role.OUTCOME,
    "spoken": Role.SPOKEN,
    "their_side": Role.THEIR_SIDE,
}


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the questions of one set are to the summary, looked up once for thousands of entries.

    `asked` names the set's questions by role, `named` the questions that have a role by name alone, because the set
    has none of that name, `either` both; `strategies` are the questions about one of the six strategies.
    """

    asked: Mapping[Role, tuple[str, ...]]
    named: Mapping[Role, tuple[str, ...]]
    either: Mapping[Role, tuple[str, ...]]
    strategies: tuple[Question, ...]


def _parts_of(questions: tuple[Question, ...]) -> _Parts:
    ids = {question.id for question in questions}
    asked = {role: tuple(one.id for one in questions if one.role is role) for role in Role}
    named = {role: tuple(n for n, named in _BY_NAME.items() if named is role and n not in ids) for role in Role}
    return _Parts(
        asked=asked,
        named=named,
        either={role: (*asked[role], *named[role]) for role in Role},
        strategies=tuple(question for question in questions if question.strategy),
    )


@dataclass(frozen=True, slots=True)
class Sets:
    """The guided sets as the summary needs them: roles, holders, and which option is which theme."""

    sets: Mapping[SetId, PromptSet]
    _parts: dict[str, _Parts] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def stamp(self) -> str:
        """A number that changes when any set does, so that an index made with other sets is not used."""
        return f"{crc32(repr(sorted(self.sets.items())).encode()):08x}"

    def questions_for(self, facts: EntryFacts, role: Role) -> tuple[str, ...]:
        """Return the ids of the questions that play this role in the entry: those of its set, and answers by name."""
        parts = self._parts_in(facts.set)
        return (*parts.asked[role], *[name for name in parts.named[role] if is_given(facts, name)])

    def _parts_in(self, set_id: str) -> _Parts:
        if set_id not in self._parts:
            known = self.sets.get(SetId(set_id))
            self._parts[set_id] = _parts_of(known.questions if known else ())
        return self._parts[set_id]

    def ticked(self, facts: EntryFacts, role: Role) -> tuple[str, ...]:
        """Return the option ids ticked under the questions of that role."""
        names = self._parts_in(facts.set).either[role]
        return tuple([option for name in names for option in facts.picks.get(name, ())])

    def strategies_looked_at(self, facts: EntryFacts) -> frozenset[int]:
        """Return which of the six strategies had a question that was answered in this entry."""
        asked = self._parts_in(facts.set).strategies
        return frozenset(one.strategy for one in asked if one.strategy and _is_answered(one, facts))

    def holders(self, set_id: str) -> dict[str, Holder]:
        """Return whom each question of the set mostly speaks of; empty for a set nobody knows."""
        known = self.sets.get(SetId(set_id))
        return {question.id: question.holder for question in known.questions} if known else {}

    def themes_ticked(self, set_id: str) -> dict[tuple[str, str], ThemeId]:
        """Return (question, option) -> theme for every option of the set that stands for one."""
        known = self.sets.get(SetId(set_id))
        questions = known.questions if known else ()
        return {(q.id, option.id): option.theme for q in questions for option in q.options if option.theme}

    def is_strain_entry(self, facts: EntryFacts) -> bool:
        """Whether the worker marked a strain here: by word, by how it was between them, or by a rating."""
        level = self.ticked(facts, Role.LEVEL)
        between = facts.picks.get("between", ())
        marked = bool({"strain", "rupture"}.intersection(level)) or bool({"thin", "off", "tense"}.intersection(between))
        return marked or facts.ratings.get("strain", 0) >= STRAIN_RATING


def is_given(facts: EntryFacts, name: str) -> bool:
    """Whether the question of that id got an answer, in words, ticks or a number."""
    return name in facts.answered or name in facts.picks or name in facts.ratings


def _is_answered(question: Question, facts: EntryFacts) -> bool:
    """Whether the question got an answer; feelings are kept without the name of their question."""
    return bool(facts.feelings) if question.kind is QuestionKind.FEELINGS else is_given(facts, question.id)
