"""Rows of a CSV file with where each stands (RFC 4180, and what spreadsheets make of it), and cells as text again.

A quote that is never closed, or that is closed in the middle of a cell, spoils one line and not the rest of the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

DELIMITERS: Final = (",", ";", "\t")
CRLF: Final = "\r\n"
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*+)"')
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_FORMULA: Final = re.compile(r"'*+(?:\s*+[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
_OVERWRITTEN: Final = re.compile(r"'++(?:\s*+[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
_NEEDS_QUOTES: Final = re.compile(r'[,;\t"\r\n]|\A\s|\s\Z')


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line from 1, where it stands in the text with its line end, and its cells.

    `is_broken` says that its quotes cannot be understood; it is then one line, and has no cells.
    """

    line: int
    start: int
    end: int
    cells: tuple[str, ...] = field(repr=False)
    is_broken: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return not self.is_broken and not any(cell.strip() for cell in self.cells)


def rows_in(text: str, delimiter: str, *, start: Row | None = None, most: int = 0) -> Iterator[Row]:
    """Yield the rows of a text in order; together they are the whole text, to the letter.

    They are those from the row `start` on; one of several lines with more cells than `most` has swallowed others, and
    is broken.
    """
    stop = re.compile(rf"[{re.escape(delimiter)}\r\n]")
    at, line = (start.start, start.line) if start else (0, 1)
    while at < len(text):
        found = _cells(text, at, delimiter, stop)
        if found and most and len(found[0]) > most and _lines_between(text, at, found[1]) > 1:
            found = None
        cells, end = found or ((), _line_end(text, at))
        yield Row(line, at, end, cells, is_broken=found is None)
        line += _lines_between(text, at, end)
        at = end


def _cells(text: str, at: int, delimiter: str, stop: re.Pattern[str]) -> tuple[tuple[str, ...], int] | None:
    """Return the cells of the row that begins here and where the next one does; None where its quotes are wrong."""
    cells: list[str] = []
    while True:
        if text.startswith('"', at):
            quoted = _QUOTED.match(text, at)
            if quoted is None:
                return None
            cells.append(quoted[1].replace('""', '"'))
            at = quoted.end()
        else:
            found = stop.search(text, at)
            end = found.start() if found else len(text)
            cells.append(text[at:end])
            at = end
        if text.startswith(delimiter, at):
            at += 1
            continue
        if at < len(text) and text[at] not in "\r\n":
            return None
        return tuple(cells), _line_end(text, at)


def _line_end(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.end() if found else len(text)


def _lines_between(text: str, start: int, end: int) -> int:
    """Return how many lines a piece of text has, whichever way they end."""
    return len(_LINE_END.findall(text[start:end]))


def row_text(cells: Sequence[str], delimiter: str = ",", end: str = CRLF) -> str:
    """Return cells as one row; what a spreadsheet could take for more than it is stands in quotes."""
    return delimiter.join(map(_quoted, cells)) + end


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if _NEEDS_QUOTES.search(cell) else cell


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe before it where it looks like one.

    `as_meant` takes exactly that apostrophe away again (OWASP, CSV injection).
    """
    return f"'{text}" if _FORMULA.match(text) else text


def as_meant(cell: str) -> str:
    """Return what was meant by a cell that `harmless` may have written."""
    return cell[1:] if _OVERWRITTEN.match(cell) else cell
