"""The worker's own words on a paper: word for word, with client and day instead of a place in a file."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from alliance_journal.findings.counting import is_only_suggested
from alliance_journal.findings.disguise import WEEK_OF, Disguise
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.quotes import Quoted
from alliance_journal.model.papers import Block, Quote, Words
from alliance_journal.model.themes import Source
from alliance_journal.reports.first_person import in_first_person
from alliance_journal.reports.suggested import MARK
from alliance_journal.reports.theme_table import ticked

_BEFORE_A_WEEK: Final = re.compile(rf"\b(on|by|since) (?={WEEK_OF} )")


def quote_blocks(quotes: Iterable[Quoted], called: Disguise) -> Iterator[Block]:
    """Yield a block for each sentence; a tick, which has no words of its own, says that it is one."""
    for quote in quotes:
        source = spot(quote.facts, called)
        if quote.sighting.source is Source.PICK:
            yield Words(f"{source}: {in_first_person(ticked(quote.words))}", role="note")
        else:
            mark = f"{MARK}: " if is_only_suggested(quote.sighting) else ""
            yield Quote(called.words(quote.words), f"{mark}{source}")


def spot(facts: EntryFacts, called: Disguise) -> str:
    """Return client and day of a meeting: `C04, 22 November 2026`; the day alone where there is no client."""
    return ", ".join(filter(None, (called.client(facts.client), called.day(facts.day))))


def with_weeks(text: str) -> str:
    """Return a sentence of the program's own in which a day may be told as a week: `on week of` is `in the week of`."""
    return _BEFORE_A_WEEK.sub(lambda found: f"{'in' if found[1] == 'on' else found[1]} the ", text)
