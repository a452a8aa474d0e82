"""The worker's own words behind a sighting, cut from the file and checked against it before anyone sees them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from alliance_journal.entrytext.places import place_at
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.model.themes import Sighting

TextOf = Callable[[str], str]
"""Gives the text of the file at a path of the journal."""


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


@dataclass(frozen=True, slots=True)
class Reader:
    """Gives the words behind sightings, reading each file at most once."""

    text_of: TextOf
    seen: dict[str, str] = field(default_factory=dict, repr=False)

    def quoted(self, facts: EntryFacts, sighting: Sighting) -> Quoted:
        """Return the words of a sighting; raises QuoteMismatchError as `quoted` does."""
        if facts.path not in self.seen:
            self.seen[facts.path] = self.text_of(facts.path)
        return quoted(facts, sighting, self.seen[facts.path])
