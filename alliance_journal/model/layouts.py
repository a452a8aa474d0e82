"""Layouts of accounts as values: the headings a register or a course asks for, and how long each may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, get_args

from alliance_journal.model.codes import QuestionId, SetId

HeadingKind = Literal["text", "line", "date", "standards"]
HEADING_KINDS: Final[tuple[HeadingKind, ...]] = get_args(HeadingKind)
Spot = Literal["block", "facts", "row"]
SPOTS: Final[tuple[Spot, ...]] = get_args(Spot)
"""Where an answer stands on the paper: under its heading, among the facts at the top, or in the row of a table."""
Fact = Literal["date", "period"]
FACTS: Final[tuple[Fact, ...]] = get_args(Fact)
"""What the journal itself knows of an account: its day, and the days of the entries it was made from."""
CHECK: Final = "Rules change: check the current form of your own regulator or course before you hand this in."


class Source(NamedTuple):
    """A question that usually speaks to a heading; an empty `set` means this question in any set."""

    set: SetId
    question: QuestionId


@dataclass(frozen=True, slots=True)
class Excess:
    """How much longer an answer is than its heading may be: so many words or characters where so many are allowed."""

    heading: str
    count: int
    most: int
    unit: Literal["words", "characters"]


@dataclass(frozen=True, slots=True)
class LayoutHeading:
    """One heading of an account; a limit of 0 is none. `sources` are the questions that usually speak to it."""

    id: QuestionId
    heading: str
    question: str
    kind: HeadingKind = "text"
    help: str = ""
    hint: str = ""
    spot: Spot = "block"
    most_words: int = 0
    most_characters: int = 0
    sources: tuple[Source, ...] = ()

    def excesses(self, words: str) -> Iterator[Excess]:
        """Yield in what way an answer is longer than this heading may be; nothing is ever cut."""
        counted: tuple[tuple[int, int, Literal["words", "characters"]], ...] = (
            (len(words.split()), self.most_words, "words"),
            (len(words.strip()), self.most_characters, "characters"),
        )
        for count, most, unit in counted:
            if most and count > most:
                yield Excess(self.heading, count, most, unit)


@dataclass(frozen=True, slots=True)
class Layout:
    """How an account is set out: its headings in order, the facts above them, and who signs below.

    `check` says to look at the regulator's or the course's current form; `also` are names that older entries use.
    """

    id: str
    title: str
    purpose: str
    minutes: int
    headings: tuple[LayoutHeading, ...]
    check: str = CHECK
    also: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    signatures: tuple[str, ...] = ()
    language: str = "en"
    source: str = ""

    def heading(self, heading_id: str) -> LayoutHeading | None:
        """Return the heading of that id, or None."""
        return next((one for one in self.headings if one.id == heading_id), None)
