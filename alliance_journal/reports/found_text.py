"""What a search found: the entries, and a few words around each place."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from alliance_journal.entrytext.places import place_at
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.quotes import Reader
from alliance_journal.model.themes import Place
from alliance_journal.queries.matches import snippet, spans_in
from alliance_journal.queries.tree import Query
from alliance_journal.reports.entry_text import listing
from alliance_journal.reports.lines import Line, Page, wrapped
from alliance_journal.reports.machine import heading_json

MOST_SNIPPETS: Final = 3
SNIPPET_WIDTH: Final = 160
SCHEMA: Final = "alliance-journal/search/1"


def places_found(facts: EntryFacts, query: Query | None, reader: Reader) -> Iterator[tuple[Place, str]]:
    """Yield the place and the surrounding words of every match inside an answer, verbatim."""
    if query is None:
        return
    document = reader.document(facts.path)
    for section in document.sections:
        raw = document.text[section.start : section.end]
        for span in spans_in(raw, query):
            around = snippet(raw, span, SNIPPET_WIDTH)
            yield (
                place_at(document.text, section.start + span.start, section.start + span.end),
                raw[around.start : around.end],
            )


def found_lines(found: Sequence[EntryFacts], query: Query | None, reader: Reader, page: Page) -> tuple[Line, ...]:
    """Return the entries found, each with the first places where the words stand."""
    return tuple(line for facts in found for line in _one(facts, query, reader, page))


def _one(facts: EntryFacts, query: Query | None, reader: Reader, page: Page) -> Iterator[Line]:
    for line in listing([facts], page):
        yield Line(line.text, "heading")
    shown: dict[str, int] = {}
    for place, words in places_found(facts, query, reader):
        shown.setdefault(words, place.line)
    for words, number in list(shown.items())[:MOST_SNIPPETS]:
        yield from wrapped(f"{number}: {words}", page, indent="     ", hanging="       ", role="quote")


def found_json(found: Sequence[EntryFacts], query: Query | None, reader: Reader) -> dict[str, Any]:
    """Return the entries found with every place, in the shape `alliance-journal/search/1`."""
    return {"schema": SCHEMA, "entries": [heading_json(facts) | _matches(facts, query, reader) for facts in found]}


def _matches(facts: EntryFacts, query: Query | None, reader: Reader) -> dict[str, Any]:
    return {
        "matches": [
            {"line": place.line, "start": place.start, "end": place.end, "words": words}
            for place, words in places_found(facts, query, reader)
        ]
    }
