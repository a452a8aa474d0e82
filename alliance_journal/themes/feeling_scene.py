"""One sentence as it is looked at for feelings, and what is found out about each of them."""

from collections.abc import Mapping
from enum import Enum
from typing import Final, NamedTuple

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence


class Verdict(Enum):
    """Whether a feeling is the writer's own, here and now."""

    OWN = "own"
    NEGATED = "negated"
    SUPPOSED = "supposed"
    OTHER = "other"


class Judged(NamedTuple):
    """A verdict and the rule that gave it; `felt` tells that a verb of feeling stands before the words."""

    verdict: Verdict
    rule: str
    felt: bool = False


NOT_OWN: Final = Judged(Verdict.OTHER, "nothing says that it is the writer's")
NOT_NOW: Final = Judged(Verdict.OTHER, "another time or case")


class Spot(NamedTuple):
    """Some words of one sentence: the first, and the one after the last."""

    start: int
    end: int


class Scene(NamedTuple):
    """One sentence with what is known of it.

    `holder` is whose acts and feelings the question asked for, None where that is unknown; `before` holds the feelings
    judged so far by their ends; `named` is every word that belongs to one.
    """

    sentence: Sentence
    holder: Holder | None
    before: Mapping[int, Judged]
    named: frozenset[int]

    @property
    def may_be_bare(self) -> bool:
        """Whether a note without a subject may be the writer's."""
        return self.holder in {None, Holder.WORKER}

    @property
    def asks_writer(self) -> bool:
        """Whether the question asked for the writer's own feelings."""
        return self.holder is Holder.WORKER
