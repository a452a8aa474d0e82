"""Where in a codebook file a theme, a loop, a key or a phrase stands, so that a mistake can be named with its line."""

import re
from typing import Final

_HEAD: Final = re.compile(r"\s*\[\[\s*[\"']?(themes|loops)[\"']?\s*\]\]")


class Lines:
    """The lines of one file, asked for places; an unknown place is the nearest line before it."""

    def __init__(self, text: str) -> None:
        """Keep the text; it is looked through only when the first mistake is found."""
        self._text = text
        self._lines: list[str] = []
        self._heads: dict[int, str] = {}

    def of_theme(self, number: int) -> int:
        """Return the line on which the theme of that number (from 0) begins."""
        return self._of("themes", number)

    def of_loop(self, number: int) -> int:
        """Return the line on which the loop of that number (from 0) begins."""
        return self._of("loops", number)

    def _of(self, kind: str, number: int) -> int:
        self._look()
        heads = [line for line, named in self._heads.items() if named == kind]
        return heads[number] if number < len(heads) else 1

    def of_key(self, key: str, head: int, *, words: str = "") -> int:
        """Return the line of a key below line `head`, and in its list the line that holds the words, if any does."""
        self._look()
        until = next((line for line in self._heads if line > head), len(self._lines) + 1)
        place = self._first(head, until, re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")) or head
        if not words:
            return place
        return next((number for number in range(place, until) if words in self._lines[number - 1]), place)

    def _first(self, since: int, until: int, wanted: re.Pattern[str]) -> int:
        lines = self._lines
        return next((number for number in range(since, until) if wanted.match(lines[number - 1])), 0)

    def _look(self) -> None:
        if not self._lines:
            self._lines = self._text.split("\n")
            found = ((number, _HEAD.match(line)) for number, line in enumerate(self._lines, start=1))
            self._heads = {number: head[1] for number, head in found if head}
