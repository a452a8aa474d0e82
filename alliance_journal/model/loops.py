"""Loops: what one person in the room does, and what the other may do with it."""

from dataclasses import dataclass
from typing import NewType

from alliance_journal.model.codes import ThemeId

LoopId = NewType("LoopId", str)


@dataclass(frozen=True, slots=True)
class Loop:
    """One pair worth looking at: any theme of `first`, and any of `then` in the same entry or the next one.

    The label is said before a count, such as "when I took over, they went along"; it names no cause.
    """

    id: LoopId
    label: str
    first: tuple[ThemeId, ...]
    then: tuple[ThemeId, ...]
