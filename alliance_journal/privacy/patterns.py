"""Regular expressions that are compiled only when a text first has what they need: looking must not cost the start."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

_CLUSTER: Final = re.compile(r"\d[\d ./()+-]*")


class Pattern:
    """A regular expression with what a text must hold for it to be tried at all: one of some pieces, in their case."""

    def __init__(self, written: str, flags: int = 0, *, needs: str = "") -> None:
        """Keep the expression; `needs` are pieces of text parted by blanks, `_` standing for a blank in one."""
        self._written = written
        self._flags = flags | re.VERBOSE
        self._needs = tuple(piece.replace("_", " ") for piece in needs.split())

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self._written, self._flags)

    def wanted_in(self, text: str) -> bool:
        """Say whether a text has one of the pieces, so that looking can find anything."""
        return not self._needs or any(piece in text for piece in self._needs)

    def places_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of every match, of its group `it` where there is one."""
        if self.wanted_in(text):
            group = "it" if "it" in self.compiled.groupindex else 0
            yield from (match.span(group) for match in self.compiled.finditer(text))


def most_digits(text: str) -> int:
    """Return how many digits the longest row has; blanks and the usual marks between digits do not part a row."""
    return max((sum(character.isdigit() for character in match[0]) for match in _CLUSTER.finditer(text)), default=0)
