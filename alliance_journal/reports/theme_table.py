"""The table of themes: entries, clients, weeks, what stood beside it, and the worker's own sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from alliance_journal.findings.quotes import Quoted
from alliance_journal.findings.summary import Summary
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.themes import Source
from alliance_journal.queries.almanac import say_short
from alliance_journal.reports.columns import padded, shortened
from alliance_journal.reports.lines import Line, Page, bar, merged, wrapped
from alliance_journal.reports.suggested import how_many_suggested, in_quotes
from alliance_journal.reports.theme_groups import (
    ThemeGroup,
    beside_in_words,
    entries_of,
    once_or_twice,
    row_in_words,
    theme_groups,
)

LONGEST_LABEL: Final = 36


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """The table for one summary on one page; without `everything`, the rows that recur most."""

    summary: Summary
    page: Page
    everything: bool = False

    def lines(self) -> Iterator[Line]:
        """Yield the whole table, group by group; a group without rows is left out."""
        for group in theme_groups(self.summary, everything=self.everything):
            yield from self._group(group)
        yield from self._once_or_twice()

    def _group(self, group: ThemeGroup) -> Iterator[Line]:
        yield Line("")
        yield Line(self._header(group.title), "heading")
        for finding in group.rows:
            yield from self._row(finding)
        if group.more:
            yield Line(f"  and {group.more} more: aj summary --all", "note")

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
            yield Line(f"     {entries_of(finding)}, {suggested}", "note")
        if beside := beside_in_words(finding):
            yield from wrapped(beside, self.page, indent="     ", hanging="       ", role="note")
        for quote in finding.quotes:
            yield from quote_lines(quote, self.page)

    def _in_words(self, finding: ThemeFinding) -> Iterable[Line]:
        return wrapped(f"{finding.theme.label}: {row_in_words(finding)}", self.page, indent="  ", hanging="    ")

    def _in_columns(self, finding: ThemeFinding) -> Iterator[Line]:
        label = padded(shortened(finding.theme.label, LONGEST_LABEL), LONGEST_LABEL + 2)
        weeks = f"{bar(merged(finding.weeks, self._columns), self.page):<{self._columns}}"
        before = "" if finding.before is None else f"  {finding.before:>6}"
        yield Line(f"  {label}{finding.entries:>7}  {finding.clients:>7}  {weeks}{before}".rstrip())

    def _once_or_twice(self) -> Iterator[Line]:
        if told := once_or_twice(self.summary, everything=self.everything):
            yield Line("")
            yield from wrapped(told, self.page, hanging="  ", role="note")


def ticked(words: str) -> str:
    """Return how an answer without words is told: a rated feeling by its own name."""
    return f"you rated {words}" if words in FEELINGS else "ticked in the walk"


def quote_lines(quote: Quoted, page: Page) -> Iterable[Line]:
    """Return a quote with its day, its client and its place; a tick and a suggestion say that they are one."""
    facts, line = quote.facts, quote.sighting.place.line
    said = ticked(quote.words) if quote.sighting.source is Source.PICK else in_quotes(quote)
    text = " ".join(filter(None, (say_short(facts.day), facts.client, said, f"({facts.id}:{line})")))
    return wrapped(text, page, indent="     ", hanging="       ", role="quote")
