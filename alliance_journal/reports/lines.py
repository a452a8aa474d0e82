"""Lines of a text report: words with a role, and the small arts of wrapping, bars and counting aloud."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from alliance_journal.reports.columns import columns, pieces

Role = Literal["", "heading", "quote", "note"]
_BARS: Final = "▁▂▃▄▅▆▇█"
TOGETHER: Final = "\x1f"
"""A blank of our own at which `wrapped` does not break a line; it is shown as an ordinary one."""
_ASCII_BARS: Final = ".:-=+*%#"
LEAST_COLUMNS: Final = 74
"""The widest row of the theme table with the shortest bars."""
NARROWEST: Final = 12
"""Columns for words, however deep they are indented."""


class Line(NamedTuple):
    """One line of a report; its role may be coloured, but never carries meaning alone."""

    text: str
    role: Role = ""


class Page(NamedTuple):
    """What a report is written for: width in columns, whether bars are welcome, and whether only ASCII may be used."""

    width: int = 80
    plain: bool = False
    ascii_only: bool = False

    @property
    def narrow(self) -> bool:
        """Whether there is no room for columns side by side."""
        return self.width < LEAST_COLUMNS or self.plain


def _words(text: str) -> list[str]:
    """Return the words of a text; what stands around `TOGETHER` is one word."""
    return re.findall(r"[^\s\x1f]+(?:\x1f[^\s\x1f]+)*", text)


def wrapped(text: str, page: Page, *, indent: str = "", hanging: str = "", role: Role = "") -> Iterable[Line]:
    """Yield a paragraph as lines no wider than the page; words longer than a line are broken."""
    hanging = hanging or indent
    margin = max(columns(indent), columns(hanging))
    width = max(page.width, margin + NARROWEST)
    line, begun = indent, False
    for piece in (piece for word in _words(text) for piece in pieces(word, width - margin)):
        if begun and columns(line) + 1 + columns(piece) > width:
            yield Line(line.replace(TOGETHER, " "), role)
            line, begun = hanging, False
        line, begun = f"{line} {piece}" if begun else line + piece, True
    if begun:
        yield Line(line.replace(TOGETHER, " "), role)


def bar(counts: Sequence[int], page: Page) -> str:
    """Return one character for each count, empty for none; the tallest stands for the largest count."""
    marks = _ASCII_BARS if page.ascii_only else _BARS
    top = max(counts, default=0) or 1
    return "".join(marks[(count * len(marks) - 1) // top] if count else " " for count in counts)


def merged(counts: Sequence[int], columns: int) -> tuple[int, ...]:
    """Return the counts added up into at most so many columns of equal length, the last one the newest."""
    size = -(-len(counts) // columns) or 1
    start = len(counts) % size
    first = (sum(counts[:start]),) if start else ()
    return first + tuple(sum(counts[n : n + size]) for n in range(start, len(counts), size))


def counted(number: int, one: str, many: str = "") -> str:
    """Return the number with its word: `1 entry`, `3 entries`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def in_sentence(label: str) -> str:
    """Return the label of a theme as it stands inside a sentence: `turned down what I offered`, but `I push, ...`."""
    return label if label.startswith(("I ", "I'")) else f"{label[:1].lower()}{label[1:]}"


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
