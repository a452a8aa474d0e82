"""What the learned coder hands on: sentences in which it may see themes, and how sure it is."""

from collections.abc import Mapping, Sequence
from math import exp
from typing import Final, NamedTuple, Protocol

from alliance_journal.entrytext.document import Document
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place

VECTOR_LENGTH: Final = 64
"""Signed bytes in the vector by which two sentences are compared."""


class Scored(NamedTuple):
    """One sentence of an entry in which at least one theme may be.

    `themes` gives the calibrated confidence (0 to 1) for each theme that comes near enough to its threshold to be
    lifted over it by the worker's own answers; `vector` is `VECTOR_LENGTH` signed bytes of about length 127.
    """

    place: Place
    vector: bytes
    themes: Mapping[ThemeId, float]


class Judged(NamedTuple):
    """One sentence that the worker said yes or no to, for one theme, by its vector."""

    theme: ThemeId
    is_yes: bool
    vector: bytes


class Scorer(Protocol):
    """Whatever scores the sentences of an entry; `stamp` changes whenever the same words may be scored otherwise."""

    @property
    def stamp(self) -> str:
        """Name exactly this coder, in letters and digits."""
        ...

    @property
    def thresholds(self) -> Mapping[ThemeId, float]:
        """The confidence from which a theme is shown as a suggestion; a theme without one is never suggested."""
        ...

    @property
    def yielding(self) -> Mapping[str, float]:
        """How far the worker's answers move a suggestion: `near`, the cosine from which, and `weight`, how far."""
        ...

    def scored(self, document: Document, holders: Mapping[str, Holder]) -> Sequence[Scored]:
        """Return the sentences of an entry in which a theme may be, in reading order."""
        ...


def sigmoid(value: float) -> float:
    """Return a number from 0 to 1 for any number: log odds to a confidence."""
    return 1 / (1 + exp(-value)) if value > 0 else exp(value) / (1 + exp(value))
