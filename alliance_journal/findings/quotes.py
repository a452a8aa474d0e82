"""The worker's own words behind a sighting, cut from the file and checked against it before anyone sees them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
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


class QuoteMismatchError(AssertionError):
    """A place in the index does not stand in the file: nothing is quoted, the file and line are named."""


def quoted(facts: EntryFacts, sighting: Sighting, text: str) -> Quoted:
    """Return the words of a sighting, or raise QuoteMismatchError where place and file do not agree."""
    place = sighting.place
    words = sighting.quote_in(text)
    if not words.strip() or place_at(text, place.offset, place.offset + len(words)) != place:
        raise QuoteMismatchError(f"{facts.path}:{place.line}")
    return Quoted(facts, sighting, words)


@dataclass(slots=True)
class Reader:
    """Gives the words of entries; the last file read is kept at hand, so that a run of asking costs one reading."""

    document_at: DocumentAt
    last: Document | None = field(default=None, repr=False)

    def document(self, path: str) -> Document:
        """Return the entry file at this path."""
        if self.last is None or self.last.path != path:
            self.last = self.document_at(path)
        return self.last

    def quoted(self, facts: EntryFacts, sighting: Sighting) -> Quoted:
        """Return the words of a sighting; raises QuoteMismatchError as `quoted` does."""
        return quoted(facts, sighting, self.document(facts.path).text)

    def answers(self, path: str) -> str:
        """Return what was written in an entry, answer after answer, without the questions."""
        document = self.document(path)
        return "\n\n".join(document.text[section.start : section.end] for section in document.sections)
