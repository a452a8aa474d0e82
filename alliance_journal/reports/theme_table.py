"""The table of themes: entries, clients, weeks, what stood beside it, and the worker's own sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from alliance_journal.findings.quotes import Quoted
from alliance_journal.findings.summary import Summary
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.themes import Source, Theme
from alliance_journal.queries.almanac import say_short
from alliance_journal.reports.columns import padded, shortened
from alliance_journal.reports.lines import Line, Page, bar, counted, in_sentence, listed, merged, wrapped
from alliance_journal.reports.suggested import how_many_suggested, in_quotes

LONGEST_LABEL: Final = 36
MOST_ROWS: Final = 8
COMING_BACK: Final = ", what kept coming back"
MAY_COME_BACK: Final = ", what may keep coming back"
GROUPS: Final = (
    (
        f"Between us{COMING_BACK}",
        ("client_withdrawal", "client_confrontation", "worker_contribution", "relationship_pattern"),
    ),
    ("What I felt", ("worker_feeling",)),
    ("Around us", ("context",)),
    ("Afterwards", ("repair_outcome",)),
)
"""Headings with the families under them; both sides stand in one table, so that neither is shown without the other."""


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """The table for one summary on one page; without `everything`, the rows that recur most."""

    summary: Summary
    page: Page
    everything: bool = False

    def lines(self) -> Iterator[Line]:
        """Yield the whole table, group by group; a group without rows is left out."""
        for title, _ in GROUPS:
            yield from self._group(title)
        yield from self._once_or_twice()

    def _group(self, title: str) -> Iterator[Line]:
        rows = [f for f in self.summary.themes if _group_of(f) == title and self._shows(f)]
        rows.sort(key=lambda finding: (-finding.entries, finding.theme.id))
        if not rows:
            return
        shown = rows if self.everything else rows[:MOST_ROWS]
        yield Line("")
        yield Line(self._header(self._titled(title, shown)), "heading")
        for finding in shown:
            yield from self._row(finding)
        if len(rows) > len(shown):
            yield Line(f"  and {len(rows) - len(shown)} more: aj summary --all", "note")

    def _titled(self, title: str, rows: Iterable[ThemeFinding]) -> str:
        """Return the heading; it speaks of coming back only where every row below it came back."""
        if self.everything or self.summary.is_short:
            return title.partition(COMING_BACK)[0]
        return title if all(row.recurs_surely for row in rows) else title.replace(COMING_BACK, MAY_COME_BACK)

    def _shows(self, finding: ThemeFinding) -> bool:
        return self.everything or finding.recurs or self.summary.is_short

    @property
    def _columns(self) -> int:
        return max(min(self.page.width - LONGEST_LABEL - 34, 24), 8)

    def _header(self, title: str) -> str:
        if self.page.narrow:
            return title
        before = "  before" if any(f.before is not None for f in self.summary.themes) else ""
        weeks = f"{'by week':<{self._columns}}"
        return f"{title:<{LONGEST_LABEL + 4}}{'entries':>7}  {'clients':>7}  {weeks}{before}".rstrip()

    def _row(self, finding: ThemeFinding) -> Iterator[Line]:
        yield from self._in_words(finding) if self.page.narrow else self._in_columns(finding)
        suggested = how_many_suggested(finding)
        if suggested and not self.page.narrow:
            yield Line(f"     {_entries(finding)}, {suggested}", "note")
        beside = [f"{theme.label} ({count})" for theme, count in _nearest(finding)]
        if beside:
            yield from wrapped(f"with: {listed(beside)}", self.page, indent="     ", hanging="       ", role="note")
        for quote in finding.quotes:
            yield from quote_lines(quote, self.page)

    def _in_words(self, finding: ThemeFinding) -> Iterable[Line]:
        weeks = f"in {sum(1 for n in finding.weeks if n)} of {counted(len(finding.weeks), 'week')}"
        before = "" if finding.before is None else f", before: {finding.before}"
        suggested = f" ({told})" if (told := how_many_suggested(finding)) else ""
        entries = f"{_entries(finding)}{suggested}, {counted(finding.clients, 'client')}"
        return wrapped(f"{finding.theme.label}: {entries}, {weeks}{before}", self.page, indent="  ", hanging="    ")

    def _in_columns(self, finding: ThemeFinding) -> Iterator[Line]:
        label = padded(shortened(finding.theme.label, LONGEST_LABEL), LONGEST_LABEL + 2)
        weeks = f"{bar(merged(finding.weeks, self._columns), self.page):<{self._columns}}"
        before = "" if finding.before is None else f"  {finding.before:>6}"
        yield Line(f"  {label}{finding.entries:>7}  {finding.clients:>7}  {weeks}{before}".rstrip())

    def _once_or_twice(self) -> Iterator[Line]:
        rest = [f for f in self.summary.themes if not self._shows(f) and f.theme.family != "repair_strategy"]
        if rest:
            rest.sort(key=lambda finding: (-finding.entries, finding.theme.id))
            words = "; ".join(f"{in_sentence(finding.theme.label)} ({_briefly(finding)})" for finding in rest)
            yield Line("")
            yield from wrapped(f"Not often enough to call it recurring: {words}", self.page, hanging="  ", role="note")


def _group_of(finding: ThemeFinding) -> str:
    """Return the heading a theme stands under; a family of the worker's own stands with what was between us."""
    if finding.theme.family == "repair_strategy":
        return ""
    return next((title for title, families in GROUPS if finding.theme.family in families), GROUPS[0][0])


def _entries(finding: ThemeFinding) -> str:
    return counted(finding.entries, "entry", "entries")


def _briefly(finding: ThemeFinding) -> str:
    """Return the number of entries, and how many of them are only suggested."""
    return ", ".join(filter(None, (str(finding.entries), how_many_suggested(finding))))


def _nearest(finding: ThemeFinding) -> Iterator[tuple[Theme, int]]:
    """Yield what stood beside it most often, and the next where that was more than once: both sides or none."""
    for place, (theme, count) in enumerate(finding.beside[:2]):
        if place == 0 or count > 1:
            yield theme, count


def ticked(words: str) -> str:
    """Return how an answer without words is told: a rated feeling by its own name."""
    return f"you rated {words}" if words in FEELINGS else "ticked in the walk"


def quote_lines(quote: Quoted, page: Page) -> Iterable[Line]:
    """Return a quote with its day, its client and its place; a tick and a suggestion say that they are one."""
    facts, line = quote.facts, quote.sighting.place.line
    said = ticked(quote.words) if quote.sighting.source is Source.PICK else in_quotes(quote)
    text = " ".join(filter(None, (say_short(facts.day), facts.client, said, f"({facts.id}:{line})")))
    return wrapped(text, page, indent="     ", hanging="       ", role="quote")
