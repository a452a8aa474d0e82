"""Why a theme was seen: each of its places read afresh from the file, with every step of the reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.counting import counts
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Workbench
from alliance_journal.findings.quotes import Quoted, Reader, quoted
from alliance_journal.model.themes import Place, Theme
from alliance_journal.themes.steps import Step

NEWEST: Final = 5
"""So many places are explained where no entry is named."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One place of a theme: the quote, the heading of the answer it stands in, and how it was read.

    `phrase` is the codebook's and `words` are what it matched; both are empty, as are the steps, where the worker's
    own word decided.
    """

    quote: Quoted
    theme: Theme
    heading: str = field(repr=False)
    phrase: str
    words: str = field(repr=False)
    steps: tuple[Step, ...]

    @property
    def counts(self) -> bool:
        """Whether the place counts in a summary."""
        return counts(self.quote.sighting, self.theme)


def explanations(
    entries: Iterable[EntryFacts], theme: Theme, bench: Workbench, reader: Reader, *, most: int | None = None
) -> tuple[Explanation, ...]:
    """Return the places of a theme in these entries, in their order; at most so many of them, all for None.

    Raises QuoteMismatchError where a file changes while it is read.
    """
    return tuple(islice(_explained(entries, theme, bench, reader), most))


def _explained(entries: Iterable[EntryFacts], theme: Theme, bench: Workbench, reader: Reader) -> Iterator[Explanation]:
    for facts in entries:
        if all(sighting.theme != theme.id for sighting in facts.sightings):
            continue
        document = reader.document(facts.path)
        holders, ticks = bench.sets.holders_in(document.entry), bench.sets.themes_ticked(facts.set, facts.set_version)
        for one in bench.coder.explained_in(document, holders, ticks):
            if one.sighting.theme == theme.id and one.sighting.quote_in(document.text).strip():
                quote = quoted(facts, one.sighting, document.text)
                heading = _heading(document, one.sighting.place)
                yield Explanation(quote, theme, heading, one.phrase, one.words, one.steps)


def _heading(document: Document, place: Place) -> str:
    """Return the heading of the answer that a place stands in; "" for a place in the front matter."""
    inside = (section for section in document.sections if section.start <= place.offset < section.end)
    return next((section.heading for section in inside), "")
