"""Mistakes in the user's own text, collected all at once, each at its file and line."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One mistake: where it is and what to write instead; never words of an entry."""

    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"

    @property
    def in_words(self) -> str:
        """The mistake as a sentence with its line, for whoever has the file open."""
        end = "" if self.sentence.endswith((".", "?")) else "."
        return f"Line {self.line}: {self.sentence}{end}"
