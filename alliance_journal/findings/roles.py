"""What each answer is to the summary: as its set says and, for a question no set knows, by its name."""

from collections.abc import Iterator, Mapping
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
_NAMES: Final = {role: tuple(name for name, named in _BY_NAME.items() if named is role) for role in Role}


@dataclass(frozen=True, slots=True)
class Sets:
    """The guided sets as the summary needs them: roles, holders, and which option is which theme."""

    sets: Mapping[SetId, PromptSet]
    _asked: dict[tuple[str, Role], tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def stamp(self) -> str:
        """A number that changes when any set does, so that an index made with other sets is not used."""
        return f"{crc32(repr(sorted(self.sets.items())).encode()):08x}"

    def questions_for(self, facts: EntryFacts, role: Role) -> tuple[str, ...]:
        """Return the ids of the questions that play this role in the entry: those of its set, and answers by name."""
        asked = self._asked_in(facts.set, role)
        known = self.sets.get(SetId(facts.set))
        named = (name for name in _NAMES.get(role, ()) if is_given(facts, name))
        return (*asked, *(name for name in named if known is None or known.question(name) is None))

    def _asked_in(self, set_id: str, role: Role) -> tuple[str, ...]:
        """Return the ids of the questions that play this role in the set; looked up once for thousands of entries."""
        if (set_id, role) not in self._asked:
            known = self.sets.get(SetId(set_id))
            questions = known.questions if known else ()
            self._asked[set_id, role] = tuple(question.id for question in questions if question.role is role)
        return self._asked[set_id, role]

    def ticked(self, facts: EntryFacts, role: Role) -> tuple[str, ...]:
        """Return the option ids ticked under the questions of that role."""
        return tuple(_ticks(facts, self.questions_for(facts, role)))

    def strategies_looked_at(self, facts: EntryFacts) -> frozenset[int]:
        """Return which of the six strategies had a question that was answered in this entry."""
        known = self.sets.get(SetId(facts.set))
        questions = known.questions if known else ()
        return frozenset(one.strategy for one in questions if one.strategy and _is_answered(one, facts))

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


def _ticks(facts: EntryFacts, questions: tuple[str, ...]) -> Iterator[str]:
    for question in questions:
        yield from facts.picks.get(question, ())
