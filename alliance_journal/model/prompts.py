"""Guided sets as values: questions, options, and the plain conditions under which a question applies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from alliance_journal.model.codes import QuestionId, SetId, ThemeId
from alliance_journal.model.holders import Holder

Given = str | int | tuple[str, ...] | Mapping[str, int]
"""One answer as given: words, a rating, ticked option ids (one for a pick), or feelings with their strength."""


DRAFTS: Final = "drafts"
"""Shows the words that were drafted earlier in the same walk, beside a question of any kind."""
SHOWS: Final = ("last_entry", "open_strain", "week", "agenda", DRAFTS)
"""What a question of kind `show` may show of the journal."""
DRAWS: Final = ("entries", "agenda", "standards", "recurring")
"""Where the options of a pick may come from, beside those that are written in the set."""


class QuestionKind(Enum):
    """How a question is answered."""

    TEXT = "text"
    LINE = "line"
    SCALE = "scale"
    PICK = "pick"
    PICKS = "picks"
    YESNO = "yesno"
    FEELINGS = "feelings"
    DATE = "date"
    DRAFT = "draft"
    SHOW = "show"

    @property
    def is_written(self) -> bool:
        """Whether the answer is words, and so becomes a section of the entry."""
        return self in {QuestionKind.TEXT, QuestionKind.LINE, QuestionKind.DATE, QuestionKind.DRAFT}

    @property
    def is_ticked(self) -> bool:
        """Whether the answer is option ids."""
        return self in {QuestionKind.PICK, QuestionKind.PICKS, QuestionKind.YESNO}


class Role(Enum):
    """What an answer is to the summary, whatever its question is called in a set."""

    NONE = ""
    OWN_PART = "own_part"
    NEXT_STEP = "next_step"
    KIND = "kind"
    LEVEL = "level"
    OUTCOME = "outcome"
    INTENSITY = "intensity"
    SPOKEN = "spoken"
    THEIR_SIDE = "their_side"
    DRAFT = "draft"

    # There is one of each, so identity will do; a summary looks roles up several times for each of its entries.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to tick; with a theme, ticking it is a certain sighting of that theme."""

    id: str
    label: str
    theme: ThemeId | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that a guess about a theme stands on: the path of its entry, and its words, verbatim."""

    theme: ThemeId
    path: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """A plain test of one earlier answer; one that was skipped passes `answered = false` and a bare `none_of`."""

    question: QuestionId
    at_least: int | None = None
    at_most: int | None = None
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    answered: bool | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a guided set; every question can be skipped.

    `draws` names where options come from that are not written in the set. In a set that is being walked, `aside` is
    what the journal says beside the question, line by line, and `evidence` the sentences of it that were quoted.
    """

    id: QuestionId
    ask: str
    kind: QuestionKind
    short: str = ""
    help: str = ""
    hint: str = ""
    holder: Holder = Holder.BOTH
    private: bool = False
    strategy: int | None = None
    source: str = ""
    role: Role = Role.NONE
    low: str = ""
    high: str = ""
    shows: str = ""
    options: tuple[Option, ...] = ()
    when: tuple[Condition, ...] = ()
    draws: str = ""
    aside: str = field(default="", repr=False)
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)

    @property
    def title(self) -> str:
        """The short name for a done line, or the question itself where it has none."""
        return self.short or self.ask


@dataclass(frozen=True, slots=True)
class Offer:
    """One line after saving that offers another set when the conditions hold; an offer, never an order."""

    set: SetId
    line: str
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class PromptSet:
    """A guided set: what it is for, how long it takes, and its questions in order."""

    id: SetId
    title: str
    purpose: str
    minutes: int
    version: int
    opening: str
    questions: tuple[Question, ...]
    language: str = "en"
    source: str = ""
    offers: tuple[Offer, ...] = ()

    def question(self, question_id: str) -> Question | None:
        """Return the question of that id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)
