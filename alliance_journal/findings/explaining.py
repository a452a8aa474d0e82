"""Why a theme was seen: each of its places read afresh from the file, with every step of the reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.counting import counts, is_only_suggested
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Workbench
from alliance_journal.findings.lessons import Grounds, Lessons
from alliance_journal.findings.quotes import Quoted, Reader, quoted
from alliance_journal.model.themes import Place, Sighting, Theme
from alliance_journal.themes.steps import Step

NEWEST: Final = 5
"""So many places are explained where no entry is named."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One place of a theme: the quote, the heading of the answer it stands in, and how it was read.

    `phrase` is the codebook's and `words` are what it matched; both are empty, as are the steps, where the worker's
    own word decided. `grounds` are what a suggestion of the learned coder stands on, which read no phrase.
    """

    quote: Quoted
    theme: Theme
    heading: str = field(repr=False)
    phrase: str
    words: str = field(repr=False)
    steps: tuple[Step, ...]
    grounds: Grounds | None = None

    @property
    def counts(self) -> bool:
        """Whether the place counts in a summary."""
        return counts(self.quote.sighting, self.theme)


def explanations(  # noqa: PLR0913  what is asked, and what it is answered from, each by name
    entries: Iterable[EntryFacts],
    theme: Theme,
    bench: Workbench,
    reader: Reader,
    *,
    most: int | None = None,
    lessons: Lessons | None = None,
) -> tuple[Explanation, ...]:
    """Return the places of a theme in these entries, in their order; at most so many of them, all for None.

    `lessons` are those of the learned coder, the shipped one's unless others are given. Raises QuoteMismatchError
    where a file changes while it is read.
    """
    explainer = _Explainer(theme, bench, reader, lessons or Lessons())
    return tuple(islice((one for facts in entries for one in explainer.explained(facts)), most))


@dataclass(frozen=True, slots=True)
class _Explainer:
    """Explains the places of one theme."""

    theme: Theme
    bench: Workbench
    reader: Reader
    lessons: Lessons

    def explained(self, facts: EntryFacts) -> Iterator[Explanation]:
        """Yield the places of an entry in reading order."""
        seen = [sighting for sighting in facts.sightings if sighting.theme == self.theme.id]
        if not seen:
            return
        suggested = [one for one in seen if is_only_suggested(one)]
        found = [*self._read_afresh(facts), *(self._suggested(facts, one) for one in suggested)]
        yield from sorted(found, key=_offset) if suggested else found

    def _read_afresh(self, facts: EntryFacts) -> Iterator[Explanation]:
        """Yield what the worker's own word or a phrase decided, with every step."""
        document = self.reader.document(facts.path)
        sets = self.bench.sets
        holders, ticks = sets.holders_in(document.entry), sets.themes_ticked(facts.set, facts.set_version)
        for one in self.bench.coder.explained_in(document, holders, ticks):
            if one.sighting.theme == self.theme.id and one.sighting.quote_in(document.text).strip():
                quote = quoted(facts, one.sighting, document.text)
                heading = _heading(document, one.sighting.place)
                yield Explanation(quote, self.theme, heading, one.phrase, one.words, one.steps)

    def _suggested(self, facts: EntryFacts, sighting: Sighting) -> Explanation:
        """Return a suggestion with what it stands on."""
        quote = self.reader.quoted(facts, sighting)
        heading = _heading(self.reader.document(facts.path), sighting.place)
        return Explanation(quote, self.theme, heading, "", "", (), self.lessons.grounds(facts, sighting))


def _offset(one: Explanation) -> int:
    return one.quote.sighting.place.offset


def _heading(document: Document, place: Place) -> str:
    """Return the heading of the answer that a place stands in; "" for a place in the front matter."""
    inside = (section for section in document.sections if section.start <= place.offset < section.end)
    return next((section.heading for section in inside), "")
