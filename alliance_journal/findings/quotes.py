"""The worker's own words behind a sighting, cut from the file and checked against it before anyone sees them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.model.themes import Sighting

DocumentAt = Callable[[str], Document]
"""Gives the entry file at a path of the journal, as read."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sighting with its words and where they stand."""

    facts: EntryFacts
    sighting: Sighting
    words: str = field(repr=False)

    @property
    def where(self) -> str:
        """The place as `file:line`."""
        return f"{self.facts.path}:{self.sighting.place.line}"


class QuoteMismatchError(AllianceJournalError):
    """A place does not stand in the file: nothing is quoted, the file and line are named."""

    def __init__(self, path: str, line: int) -> None:
        """Name the place, never the words."""
        super().__init__(f"{path}:{line} is not what it was when it was read", hint="the same once more")


def quoted(facts: EntryFacts, sighting: Sighting, text: str) -> Quoted:
    """Return the words of a sighting, or raise QuoteMismatchError where place and file do not agree."""
    place = sighting.place
    words = sighting.quote_in(text)
    if not words.strip() or place_at(text, place.offset, place.offset + len(words)) != place:
        raise QuoteMismatchError(facts.path, place.line)
    return Quoted(facts, sighting, words)


@dataclass(slots=True)
class Reader:
    """Gives the words of entries; each file that is quoted from is read once, however many themes ask for it."""

    document_at: DocumentAt
    forget: Callable[[str], None] = lambda _path: None
    last: Document | None = field(default=None, repr=False)
    texts: dict[str, str] = field(default_factory=dict, repr=False)

    def document(self, path: str) -> Document:
        """Return the entry file at this path; the last one is kept at hand."""
        if self.last is None or self.last.path != path:
            self.last = self.document_at(path)
        return self.last

    def text(self, path: str) -> str:
        """Return the text of the entry file at this path."""
        if path not in self.texts:
            self.texts[path] = self.document(path).text
        return self.texts[path]

    def quoted(self, facts: EntryFacts, sighting: Sighting) -> Quoted:
        """Return the words of a sighting; raises QuoteMismatchError as `quoted` does."""
        try:
            return quoted(facts, sighting, self.text(facts.path))
        except QuoteMismatchError:
            # The index was wrong about this file: the next command reads the file itself.
            self.forget(facts.path)
            raise

    def answers(self, path: str) -> str:
        """Return what was written in an entry, answer after answer, without the questions."""
        document = self.document(path)
        return "\n\n".join(document.text[section.start : section.end] for section in document.sections)
