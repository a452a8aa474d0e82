"""Soft wrapping: one line of an answer laid out in rows of a given width, by words, and back again. Pure.

prompt_toolkit wraps in the middle of a word. It is handed each row filled up with blanks to the exact width instead, so
that its wrapping and ours agree, for wide characters too.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.terminal.safe import safe_line

Cells = Callable[[str], int]
_JOINER: Final = "\u200d"
_WORD: Final = re.compile(r"[^ \t]+[ \t]*|[ \t]+")


def cells(text: str) -> int:
    """Return how many columns `text` takes: 2 for a wide character, 0 for a combining one (UAX 11)."""
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


@dataclass(frozen=True, slots=True)
class Laid:
    """One line laid out: what to display, where each character begins in it, and which characters begin a row."""

    display: str = field(repr=False)
    starts: tuple[int, ...]
    row_starts: tuple[int, ...]

    def shown_at(self, index: int) -> int:
        """Return where the character at `index` of the line stands in the display."""
        return self.starts[min(index, len(self.starts) - 1)]

    def source_at(self, column: int) -> int:
        """Return the index of the character of the line that the display shows at `column`."""
        return max(bisect_right(self.starts, column) - 1, 0)

    def row_of(self, index: int) -> int:
        """Return the number of the row, from 0, in which the character at `index` stands."""
        return bisect_right(self.row_starts, index) - 1


def shown_piece(character: str, before: str) -> str:
    """Return what an editor shows for one character after `before`: itself, or its visible stand-in.

    Terminals disagree about the width of joined emoji, so the joiner between two of them is not drawn (it stays in the
    text); between letters, where it shapes them, it is.
    """
    if character == _JOINER and before and not unicodedata.category(before).startswith(("L", "M")):
        return ""
    return safe_line(character)


def lay(line: str, width: int, measure: Cells = cells) -> Laid:
    """Return `line` laid out by words in rows of `width` columns; the last column is left for blanks and the cursor."""
    pieces = [shown_piece(character, line[n - 1 : n] if n else "") for n, character in enumerate(line)]
    widths = [measure(piece) for piece in pieces]
    display: list[str] = []
    starts: list[int] = []
    row_starts = [0]
    length = column = 0
    for word in _words(line):
        new_rows = _row_starts_in(widths, word, column, width)
        for n in range(word[0], word[2]):
            if n in new_rows:
                padding = " " * (width - column)
                display.append(padding)
                length += len(padding)
                row_starts.append(n)
                column = 0
            starts.append(length)
            display.append(pieces[n])
            length += len(pieces[n])
            column += widths[n]
    return Laid("".join(display), (*starts, length), tuple(row_starts))


def _words(line: str) -> Iterator[tuple[int, int, int]]:
    """Yield (first, end of its letters, end of the blanks after it) of every word; blanks at the start are a word."""
    for found in _WORD.finditer(line):
        yield found.start(), found.start() + len(found[0].rstrip(" \t")), found.end()


def _row_starts_in(widths: list[int], word: tuple[int, int, int], column: int, width: int) -> frozenset[int]:
    """Return where a word that begins at `column` starts a new row: before it, or inside where it is longer than a row.

    `word` is (first, end of its letters, end of the blanks after it). Only a blank may stand in the last column.
    """
    first, letters, last = word
    found = set()
    room = sum(widths[first:letters])
    if column and room and column + room > width - 1:
        found.add(first)
        column = 0
    for n in range(first, last):
        if column and widths[n] and column + widths[n] > (width - 1 if n < letters else width):
            found.add(n)
            column = 0
        column += widths[n]
    return frozenset(found)


def column_of(index: int, laid: Laid, measure: Cells = cells) -> int:
    """Return the column of its row in which the character at `index` is shown."""
    begin = laid.row_starts[laid.row_of(index)]
    return measure(laid.display[laid.shown_at(begin) : laid.shown_at(index)])


def index_at(line: str, row: int, column: int, laid: Laid, measure: Cells = cells) -> int:
    """Return the index of the character of `row` (negative: from the end) at `column`, or of the row's last place."""
    row %= len(laid.row_starts)
    begin = laid.row_starts[row]
    is_last = row + 1 == len(laid.row_starts)
    end = len(line) if is_last else laid.row_starts[row + 1] - 1
    index = begin
    while index < end and measure(laid.display[laid.shown_at(begin) : laid.shown_at(index + 1)]) <= column:
        index += 1
    return index


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Return `text` in lines of at most `width` columns, broken at blanks; a longer word stands alone."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            if line and cells(f"{line} {word}") > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".lstrip()
        lines.append(line)
    return tuple(lines)


def folded(line: str, width: int) -> tuple[str, ...]:
    """Return one line in rows of at most `width` columns, broken at single blanks, every other blank as it is.

    A longer word stands alone.
    """
    first, *words = line.split(" ")
    rows, row = [], first
    for word in words:
        if row.strip() and cells(f"{row} {word}") > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}"
    return (*rows, row)
