"""Words that keep coming back, for people and as JSON: counts first, then one sentence with its file and line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from alliance_journal.findings.wording import MOST_ENTRIES, WordFinding
from alliance_journal.queries.almanac import say_short
from alliance_journal.reports.lines import Line, Page, counted, wrapped

SCHEMA: Final = "alliance-journal/words/1"
NO_WORDS: Final = (
    "No words keep coming back beyond the codebook; a wording is told when it stands in 3 entries or more, not all of "
    "the same weeks."
)


def words_lines(found: Sequence[WordFinding], searched: int, page: Page) -> tuple[Line, ...]:
    """Return each wording, numbered: as it is written, in how many entries, when, and one sentence."""
    if not found:
        return tuple(wrapped(NO_WORDS, page, role="note"))
    heading = f"Words that keep coming back beyond the codebook, in {counted(searched, 'entry', 'entries')}"
    lines = list(wrapped(heading, page, role="heading"))
    for number, one in enumerate(found, start=1):
        lines += _one(number, one, page)
    return tuple(lines)


def _one(number: int, one: WordFinding, page: Page) -> Iterator[Line]:
    margin = " " * 5
    told = ", ".join(_counts(one))
    yield from wrapped(f'"{one.words}": {told}', page, indent=f"{number:>3}. ", hanging=margin)
    yield from wrapped(f'"{one.sentence}" {one.where}', page, indent=margin, hanging=f"{margin}  ", role="quote")


def _counts(one: WordFinding) -> Iterator[str]:
    yield counted(one.entries, "entry", "entries")
    if one.clients:
        yield counted(one.clients, "client")
    yield f"{say_short(one.first)} to {say_short(one.last)}"


def more_than_searched(chosen: int) -> str:
    """Return what is said where there are more entries than are searched; nothing where there are not."""
    return f"the newest {MOST_ENTRIES} of {chosen:,} entries are searched" if chosen > MOST_ENTRIES else ""


def words_json(found: Sequence[WordFinding], searched: int, ids: Mapping[str, str]) -> dict[str, Any]:
    """Return wordings as JSON; `ids` gives the id of the entry at each path."""
    return {"schema": SCHEMA, "entries": searched, "words": [_json(one, ids) for one in found]}


def _json(one: WordFinding, ids: Mapping[str, str]) -> dict[str, Any]:
    shape = wording_json(one)
    return shape | {"places": [{"entry": ids[place["path"]], **place} for place in shape["places"]]}


def wording_json(one: WordFinding) -> dict[str, Any]:
    """Return one wording with the path and place of each entry's first use of it."""
    return {
        "words": one.words,
        "entries": one.entries,
        "clients": one.clients,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "places": [
            {"path": path, "line": place.line, "start": place.start, "end": place.end} for path, place in one.spots()
        ],
    }
