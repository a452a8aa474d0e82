"""A paper: what is to be read away from the terminal, as a value that every format says in its own way.

Every text in it is plain text as somebody wrote it, without markup of any kind; a format escapes what it has to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

TOP_LEVEL: Final = 1
"""The level of the headings below the title; deeper ones are 2 and 3."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 to 3, below the title of the paper. Where there are pages it may begin a new one."""

    text: str
    level: int = TOP_LEVEL
    new_page: bool = False

    def texts(self) -> Iterator[str]:
        """Yield every text in it."""
        yield self.text


@dataclass(frozen=True, slots=True)
class Words:
    """Running text; an empty line begins a new paragraph, other line ends are kept. A `note` is set smaller."""

    text: str
    role: Literal["", "note"] = ""

    def texts(self) -> Iterator[str]:
        """Yield every text in it."""
        yield self.text


@dataclass(frozen=True, slots=True)
class Quote:
    """The worker's own sentence, word for word, and where it stands (client, day), which may be empty."""

    text: str
    source: str = ""

    def texts(self) -> Iterator[str]:
        """Yield every text in it."""
        yield self.text
        yield self.source


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not."""

    items: tuple[str, ...]
    numbered: bool = False

    def texts(self) -> Iterator[str]:
        """Yield every text in it."""
        yield from self.items


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they stand for: period, entries, clients."""

    pairs: tuple[tuple[str, str], ...]

    def texts(self) -> Iterator[str]:
        """Yield every text in it."""
        for pair in self.pairs:
            yield from pair


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head, each as long as the head; `numbers` are the columns (from 0) set flush right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()

    def texts(self) -> Iterator[str]:
        """Yield every text in it."""
        yield self.caption
        yield from self.head
        for row in self.rows:
            yield from row


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a name, a count, and a word beside the count such as "2 of them only suggested", which may be empty."""

    label: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts as bars from zero, each with its number; they are out of `of` (0: nothing said), `unit` says what."""

    caption: str
    bars: tuple[Bar, ...]
    of: int = 0
    unit: str = ""

    def texts(self) -> Iterator[str]:
        """Yield every text in it."""
        yield self.caption
        yield self.unit
        for bar in self.bars:
            yield bar.label
            yield bar.note


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a chart: its name and a value for each day of the chart, None where there is none."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Values over meetings, oldest first, each with its number; `days` says the day of each meeting in words.

    `when` is the same days for drawing them to scale; without it the meetings stand equally far apart.
    """

    caption: str
    days: tuple[str, ...]
    curves: tuple[Curve, ...]
    low: int = 0
    high: int = 10
    when: tuple[date, ...] = ()

    def texts(self) -> Iterator[str]:
        """Yield every text in it."""
        yield self.caption
        yield from self.days
        for curve in self.curves:
            yield curve.label


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, each with who signs it; a line for the day stands beside each."""

    names: tuple[str, ...]

    def texts(self) -> Iterator[str]:
        """Yield every text in it."""
        yield from self.names


@dataclass(frozen=True, slots=True)
class Room:
    """Room to write by hand: so many ruled lines under a label."""

    label: str
    lines: int = 4

    def texts(self) -> Iterator[str]:
        """Yield every text in it."""
        yield self.label


Block = Heading | Words | Quote | Bullets | Facts | Table | Bars | Chart | Signatures | Room


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper.

    `author` may be empty. `notices` stand at the end, or at the foot of every page where there are pages ("anonymised
    by the author on 3 May 2026"); `language` is a BCP 47 tag, `made` the day it was made.
    """

    title: str
    blocks: tuple[Block, ...] = field(repr=False)
    made: date
    author: str = ""
    notices: tuple[str, ...] = ()
    language: str = "en"

    def texts(self) -> Iterator[str]:
        """Yield every text in it, in reading order, so that it can be looked through before it leaves."""
        yield self.title
        yield self.author
        for block in self.blocks:
            yield from block.texts()
        yield from self.notices
