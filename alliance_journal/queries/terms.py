"""One word, the beginning of a word, or a phrase to look for, and every place where it stands in folded text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from alliance_journal.queries.folding import fold, joins


@dataclass(frozen=True, slots=True)
class Term:
    """What to look for: whole words only, or words that begin so; a space stands for any white space.

    `folded` is as `fold` makes it, with single spaces inside and none around; it is never empty.
    """

    folded: str = field(repr=False)
    begins: bool = False

    @classmethod
    def of(cls, text: str, *, begins: bool = False) -> "Term | None":
        """Return the term for a text as typed, or None where nothing is left to look for."""
        folded = " ".join(fold(text).split())
        return cls(folded, begins) if folded else None

    def is_in(self, folded: str) -> bool:
        """Whether it stands anywhere in the folded text."""
        return next(self.places(folded), None) is not None

    def places(self, folded: str) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of every place in the folded text; the beginning of a word yields the whole word."""
        for start, end in self._candidates(folded):
            if start and joins(folded[start - 1], folded[start]):
                continue
            if self.begins:
                yield start, _end_of_word(folded, end)
            elif end == len(folded) or not joins(folded[end - 1], folded[end]):
                yield start, end

    def _candidates(self, folded: str) -> Iterator[tuple[int, int]]:
        """Yield every place where the characters stand, whatever is around them."""
        if " " in self.folded:
            yield from self._phrase_candidates(folded)
            return
        start = folded.find(self.folded)
        while start >= 0:
            yield start, start + len(self.folded)
            start = folded.find(self.folded, start + 1)

    def _phrase_candidates(self, folded: str) -> Iterator[tuple[int, int]]:
        pieces = self.folded.split(" ")
        if not all(piece in folded for piece in pieces):
            return
        pattern = re.compile(r"\s+".join(map(re.escape, pieces)))
        start = 0
        while found := pattern.search(folded, start):
            yield found.span()
            start = found.start() + 1


def _end_of_word(folded: str, end: int) -> int:
    while end < len(folded) and joins(folded[end - 1], folded[end]):
        end += 1
    return end
