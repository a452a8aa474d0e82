"""What a search found: the entries, and a few words around each place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from alliance_journal.entrytext.places import place_at
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.quotes import Reader
from alliance_journal.model.themes import Place
from alliance_journal.queries.matches import snippet, spans_in
from alliance_journal.queries.tree import Query
from alliance_journal.reports.lines import Line, Page, wrapped
from alliance_journal.reports.listing_text import listing
from alliance_journal.reports.machine import heading_json

MOST_SNIPPETS: Final = 3
SNIPPET_WIDTH: Final = 160
SCHEMA: Final = "alliance-journal/search/1"


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where the words of a search stand, the words as written, and a few words around them, both verbatim."""

    place: Place
    words: str = field(repr=False)
    around: str = field(repr=False)


def places_found(facts: EntryFacts, query: Query | None, reader: Reader) -> Iterator[FoundPlace]:
    """Yield every match inside an answer."""
    if query is None:
        return
    document = reader.document(facts.path)
    for section in document.sections:
        raw = document.text[section.start : section.end]
        for span in spans_in(raw, query):
            around = snippet(raw, span, SNIPPET_WIDTH)
            place = place_at(document.text, section.start + span.start, section.start + span.end)
            yield FoundPlace(place, raw[span.start : span.end], raw[around.start : around.end])


def found_lines(found: Sequence[EntryFacts], query: Query | None, reader: Reader, page: Page) -> tuple[Line, ...]:
    """Return the entries found, each with the first places where the words stand."""
    return tuple(line for facts in found for line in _one(facts, query, reader, page))


def _one(facts: EntryFacts, query: Query | None, reader: Reader, page: Page) -> Iterator[Line]:
    for line in listing([facts], page):
        yield Line(line.text, "heading")
    shown: dict[str, int] = {}
    for found in places_found(facts, query, reader):
        shown.setdefault(found.around, found.place.line)
    for words, number in list(shown.items())[:MOST_SNIPPETS]:
        yield from wrapped(f"{number}: {words}", page, indent="     ", hanging="       ", role="quote")


def found_json(found: Sequence[EntryFacts], query: Query | None, reader: Reader) -> dict[str, Any]:
    """Return the entries found with every place, in the shape `alliance-journal/search/1`."""
    return {"schema": SCHEMA, "entries": [heading_json(facts) | _matches(facts, query, reader) for facts in found]}


def _matches(facts: EntryFacts, query: Query | None, reader: Reader) -> dict[str, Any]:
    return {
        "matches": [
            {
                "line": found.place.line,
                "start": found.place.start,
                "end": found.place.end,
                "words": found.words,
                "around": found.around,
            }
            for found in places_found(facts, query, reader)
        ]
    }
