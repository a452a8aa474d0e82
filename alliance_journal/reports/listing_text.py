"""A listing of entries: one line each, none of their words."""

from collections.abc import Iterable, Sequence

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.reports.columns import columns, padded
from alliance_journal.reports.lines import Line, Page, counted, wrapped


def listing(entries: Sequence[EntryFacts], page: Page) -> tuple[Line, ...]:
    """Return one line for each entry, the newest last, none of its words among them."""
    lines = [line for facts in entries for line in _fitted(_one(facts, page), page)]
    return tuple(lines) or (Line("Nothing found.", "note"),)


def _fitted(row: str, page: Page) -> Iterable[Line]:
    return (Line(row),) if columns(row) <= page.width else wrapped(row, page, hanging="  ")


def _one(facts: EntryFacts, page: Page) -> str:
    words = counted(facts.words, "word")
    marks = [*(["starred"] if facts.starred else []), *(f"#{tag}" for tag in facts.tags)]
    if page.narrow:
        return ", ".join(filter(None, (facts.id, facts.day.isoformat(), facts.client, facts.set, words, *marks)))
    row = f"{facts.id:<9} {facts.day} {facts.time:<5}  {facts.client:<8} {padded(facts.set, 9)} {words:>10}"
    return "  ".join((row, " ".join(marks))).rstrip()
