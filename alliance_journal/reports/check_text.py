"""What may say who somebody is, entry by entry: for the worker's own screen with the words, for programs without."""

from collections.abc import Iterator
from typing import Final

from alliance_journal.findings.checked import Checked, CheckedEntry
from alliance_journal.findings.spotted import Spotted
from alliance_journal.queries.days import say_short
from alliance_journal.reports.jsontext import Json
from alliance_journal.reports.lines import Line, Page, counted, wrapped
from alliance_journal.reports.machine import heading_json

CHECK_SCHEMA: Final = "alliance-journal/check/1"
WEAKER: Final = "Dates, days and ages, weaker:"
_NOTHING: Final = "Nothing here matched my lists. That is no promise: read it once as a stranger would."


def check_lines(checked: Checked, page: Page) -> tuple[Line, ...]:
    """Return what was spotted at file:line, the weaker things apart and last, and the counts at the end."""
    with_any = [entry for entry in checked.entries if entry.found]
    lines = [line for entry in with_any for line in _entry(entry, page)]
    return (*lines, *_counts(checked, page))


def _entry(entry: CheckedEntry, page: Page) -> Iterator[Line]:
    facts = entry.facts
    when = f"{say_short(facts.day)} {facts.day.year}"
    yield from wrapped(", ".join(filter(None, (when, facts.client, facts.id))), page, role="heading")
    for one in entry.strong:
        yield from _spotted(entry, one, page)
    if entry.weak:
        yield Line(f"  {WEAKER}", "note")
    for one in entry.weak:
        yield from _spotted(entry, one, page)
    yield Line("")


def _spotted(entry: CheckedEntry, one: Spotted, page: Page) -> Iterator[Line]:
    place = f"{entry.facts.path}:{one.place.line}:"
    yield from wrapped(f"{place} {one.kind.words}: {one.words}", page, indent="  ", hanging="    ")


def _counts(checked: Checked, page: Page) -> Iterator[Line]:
    entries = [entry for entry in checked.entries if entry.strong]
    things = {(entry.facts.path, one.words) for entry in entries for one in entry.strong}
    places = sum(len(entry.strong) for entry in entries)
    weak = sum(len(entry.weak) for entry in checked.entries)
    looked_at = counted(len(checked.entries), "entry", "entries")
    if things:
        sentence = (
            f"{counted(len(things), 'thing')} in {counted(places, 'place')} may say who somebody is, "
            f"in {len(entries)} of {looked_at}."
        )
        yield from wrapped(sentence, page)
        yield from wrapped("To settle them one by one: aj check --fix", page, role="note")
    else:
        yield from wrapped(f"{looked_at} looked over. {_NOTHING}", page)
    if weak:
        yield from wrapped(f"Weaker: {counted(weak, 'date, day or age', 'dates, days and ages')}.", page, role="note")


def check_json(checked: Checked) -> Json:
    """Return every place in the shape `alliance-journal/check/1`: where and what kind, never the words themselves."""
    return {
        "schema": CHECK_SCHEMA,
        "entries": [
            heading_json(entry.facts)
            | {
                "found": [
                    {
                        "kind": one.kind.value,
                        "weak": one.weak,
                        "line": one.place.line,
                        "start": one.place.start,
                        "end": one.place.end,
                    }
                    for one in entry.found
                ]
            }
            for entry in checked.entries
        ],
    }
