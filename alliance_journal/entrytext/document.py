"""An entry file as read: its text to the last character, and what it says."""

from dataclasses import dataclass, field
from typing import NamedTuple

from alliance_journal.model.codes import QuestionId
from alliance_journal.model.entries import Entry
from alliance_journal.model.problems import Problem


class Section(NamedTuple):
    """Where one answer stands in the file; the sections of a document match its entry's answers one to one.

    `line` counts from 1 and is the heading's line (the first line of the text where there is no heading);
    `start` and `end` are offsets of the raw answer in the document's text, so a quote cut there is verbatim.
    """

    question: QuestionId
    heading: str
    private: bool
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One entry file: the raw text, the entry in it, where its answers stand, and what looked odd.

    `read_only` is true for a file of a newer format: it can be shown here, not changed.
    """

    text: str = field(repr=False)
    path: str
    entry: Entry
    sections: tuple[Section, ...] = ()
    warnings: tuple[Problem, ...] = ()
    read_only: bool = False
