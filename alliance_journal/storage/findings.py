"""One thing that `verify` has found: where, what kind of thing, and in a sentence what to do about it."""

from dataclasses import dataclass
from typing import Final, Literal

FindingKind = Literal[
    "damaged", "odd", "duplicate", "id", "date", "mode", "stray", "left-over", "conflict", "draft", "link",
    "shared", "cloud", "format", "trash", "set",
]  # fmt: skip
_DAMAGE: Final = frozenset({"damaged", "format"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; the path lies inside the journal (empty: the journal itself), `line` is 0 where no line is meant."""

    path: str
    kind: FindingKind
    sentence: str
    line: int = 0

    @property
    def is_damage(self) -> bool:
        """Whether something cannot be read."""
        return self.kind in _DAMAGE

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.sentence}" if place else self.sentence
