"""The invented sentences that the learned coder was taught with, and which of them come nearest to a sentence."""

import gzip
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.learned.arrays import DAMAGED, Numbers, np
from alliance_journal.themes.learned.card import LearnedUnavailableError, shipped_folder
from alliance_journal.themes.learned.scored import VECTOR_LENGTH

NEAREST: Final = 3
"""So many are shown for one sentence."""
_DAMAGED: Final = (*DAMAGED, zlib.error)


@dataclass(frozen=True, slots=True)
class Example:
    """One invented sentence, and how near it comes: the cosine of both vectors, 1 where they point the same way."""

    words: str
    nearness: float


@dataclass(frozen=True)
class Examples:
    """The sentences in a folder; they are read when the first one is asked for."""

    folder: Traversable = field(default_factory=shipped_folder)

    @cached_property
    def _read(self) -> tuple[Sequence[tuple[str, Sequence[str]]], Numbers]:
        try:
            with self.folder.joinpath("examples.json.gz").open("rb") as packed:
                texts = json.loads(gzip.decompress(packed.read()))["texts"]
            with self.folder.joinpath("examples.npz").open("rb") as file:
                vectors = np.load(file, allow_pickle=False)["vectors"].astype(np.float32)
            if vectors.shape != (len(texts), VECTOR_LENGTH):
                raise ValueError
            return [(str(text), tuple(themes)) for text, themes in texts], vectors
        except _DAMAGED as error:
            message = f"the examples of the learned coder cannot be loaded ({type(error).__name__})"
            raise LearnedUnavailableError(message) from error

    def nearest(self, theme: ThemeId, vector: bytes, most: int = NEAREST) -> tuple[Example, ...]:
        """Return the sentences of a theme that come nearest to the one with this vector, the nearest first.

        Raises LearnedUnavailableError where they cannot be loaded.
        """
        texts, vectors = self._read
        own = np.frombuffer(vector, np.int8).astype(np.float32)
        of_theme = [number for number, (_, themes) in enumerate(texts) if theme in themes]
        if own.shape != (VECTOR_LENGTH,) or not of_theme:
            return ()
        some = vectors[of_theme]
        lengths = np.linalg.norm(some, axis=1) * np.linalg.norm(own)
        nearness = some @ own / np.maximum(lengths, 1e-9)
        found: dict[str, float] = {}
        for at in np.argsort(-nearness, kind="stable").tolist():
            found.setdefault(texts[of_theme[at]][0], float(nearness[at]))
            if len(found) == most:
                break
        return tuple(Example(words, round(near, 3)) for words, near in found.items())
