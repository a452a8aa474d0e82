"""Themes of the codebook and the places where they show themselves."""

from dataclasses import dataclass, field
from enum import Enum

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder


class Source(Enum):
    """Which layer of evidence a sighting stands on, the strongest first."""

    REVIEW = "review"
    PICK = "pick"
    PHRASE = "phrase"
    LEARNED = "learned"
    MODEL = "model"


class Status(Enum):
    """Whether the thing is said to have happened here and now."""

    PRESENT = "present"
    NEGATED = "negated"
    SUPPOSED = "supposed"
    PAST = "past"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: an event between two people, never a trait of one of them."""

    id: ThemeId
    label: str
    family: str
    holder: Holder
    define: str
    tier: str = "core"
    include: str = ""
    exclude: str = ""
    source: str = ""
    ask: str = ""
    phrases: tuple[str, ...] = ()
    yes: tuple[str, ...] = field(default=(), repr=False)
    no: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A verbatim slice of one file.

    `line` counts from 1; `start` and `end` count characters from the beginning of that line (so `end` may lie
    beyond it where a sentence runs over several lines); `offset` and `offset + end - start` are the same slice
    counted from the beginning of the file's text.
    """

    line: int
    start: int
    end: int
    offset: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place in one entry where a theme shows itself; the quote is a slice of the file, never a paraphrase."""

    theme: ThemeId
    source: Source
    status: Status
    holder: Holder
    place: Place
    confidence: float = 1.0
    rule: tuple[str, ...] = ()

    def quote_in(self, text: str) -> str:
        """Return the words themselves, cut from the file's text."""
        return text[self.place.offset : self.place.offset + self.place.end - self.place.start]

    def counts(self, theme: Theme) -> bool:
        """Whether this is the theme itself, here and now, and the theme's own holder's."""
        return self.status is Status.PRESENT and self.holder is theme.holder
