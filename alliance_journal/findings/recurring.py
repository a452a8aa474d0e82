"""What kept coming back in the weeks before a day: for an agenda, and as guesses that the worker may confirm."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered, Workbench
from alliance_journal.findings.lens import Lens, counting
from alliance_journal.findings.quotes import Quoted, Reader
from alliance_journal.findings.reviewing import SUGGESTED
from alliance_journal.findings.theme_findings import ThemeFinding, theme_findings
from alliance_journal.findings.week_back import first_day_of_week
from alliance_journal.model.themes import Sighting

WEEKS: Final = 8
LEAST_ENTRIES: Final = 5
"""Under so many entries nothing is called recurring."""
MOST_GUESSES: Final = 3
_OUTCOMES: Final = "repair_outcome"
"""How strains ended is told by the strains themselves, and asked about where it matters."""
MOST_QUOTES: Final = 2
LONGEST_QUOTE: Final = 240
"""Letters: a longer sentence was dictated, and is judged more easily where it stands."""


@dataclass(frozen=True, slots=True)
class RecurringThemes:
    """The themes that kept coming back, the most frequent first, and among how many entries since which day."""

    since: date
    of: int
    themes: tuple[ThemeFinding, ...]


@dataclass(frozen=True, slots=True)
class ThemeGuess:
    """One theme that kept coming back, and sentences of different entries that nobody has judged yet."""

    finding: ThemeFinding
    quotes: tuple[Quoted, ...] = field(repr=False)


def first_day_of_weeks(day: date) -> date:
    """Return the first of the days in which is looked for what keeps coming back."""
    return day - timedelta(weeks=WEEKS) + timedelta(days=1)


def recurring_themes(gathered: Gathered, bench: Workbench, day: date, client: str = "") -> RecurringThemes:
    """Return what kept coming back in the eight weeks before a day, with one client if one is named.

    A theme recurs when it stands in at least three entries of at least two weeks; under five entries none does.
    """
    since = first_day_of_weeks(day)
    entries = [one for one in gathered.entries if since <= one.day <= day and client in {"", one.client}]
    if len(entries) < LEAST_ENTRIES:
        return RecurringThemes(since, len(entries), ())
    lens = Lens(bench.themes, bench.sets, day, quotes=None)
    found = {facts.path: counting(facts, lens) for facts in entries}
    rows = theme_findings(entries, found, lens, gathered.reader, None)
    kept = (row for row in rows if row.recurs and row.theme.family != _OUTCOMES)
    return RecurringThemes(since, len(entries), tuple(sorted(kept, key=_most_frequent)))


def _most_frequent(row: ThemeFinding) -> tuple[int, int]:
    return -row.entries, -row.last.toordinal()


def guesses(recurring: RecurringThemes, reader: Reader, day: date) -> tuple[ThemeGuess, ...]:
    """Return up to three themes to be asked about: those of this week first, then the most frequent.

    Each stands on one or two sentences that count on a suggestion alone; a theme without any is no guess any more.
    """
    week = first_day_of_week(day)
    found: list[ThemeGuess] = []
    for finding in sorted(recurring.themes, key=lambda one: one.last < week):
        quotes = tuple(_quotes(finding.quotable, reader))
        if quotes:
            found.append(ThemeGuess(finding, quotes))
        if len(found) == MOST_GUESSES:
            break
    return tuple(found)


def _quotes(places: Iterable[tuple[EntryFacts, Sighting]], reader: Reader) -> Iterator[Quoted]:
    """Yield the newest sentences of different entries that can be judged."""
    seen: set[str] = set()
    for facts, sighting in places:
        if sighting.source not in SUGGESTED or facts.path in seen:
            continue
        try:
            quote = reader.quoted(facts, sighting)
            is_closed = reader.document(facts.path).read_only
        except AllianceJournalError:
            continue
        if not is_closed and len(quote.words) <= LONGEST_QUOTE:
            seen.add(facts.path)
            yield quote
        if len(seen) == MOST_QUOTES:
            return
