"""Which themes a summary tells, under which headings: the same rows in the same order on a screen and on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from alliance_journal.findings.summary import Summary
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.model.themes import Theme
from alliance_journal.reports.lines import counted, in_sentence, listed
from alliance_journal.reports.suggested import how_many_suggested

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
class ThemeGroup:
    """One heading with the themes that are told under it, the most frequent first, and how many more there are."""

    title: str
    rows: tuple[ThemeFinding, ...]
    more: int = 0


def theme_groups(summary: Summary, *, everything: bool = False) -> Iterator[ThemeGroup]:
    """Yield the groups that have rows; without `everything`, those rows that recur most."""
    for title, _ in GROUPS:
        rows = _in_order(f for f in summary.themes if _group_of(f) == title and _is_told(f, summary, everything))
        if rows:
            told = rows if everything else rows[:MOST_ROWS]
            yield ThemeGroup(_titled(title, told, summary, everything), tuple(told), len(rows) - len(told))


def once_or_twice(summary: Summary, *, everything: bool = False) -> str:
    """Return the sentence on what is in no group because it does not recur; empty where there is nothing."""
    rest = _in_order(
        f for f in summary.themes if not _is_told(f, summary, everything) and f.theme.family != "repair_strategy"
    )
    words = "; ".join(f"{in_sentence(finding.theme.label)} ({_briefly(finding)})" for finding in rest)
    return f"Not often enough to call it recurring: {words}" if words else ""


def row_in_words(finding: ThemeFinding) -> str:
    """Return entries, clients and weeks of a theme, and how it was before, as they are told without columns."""
    weeks = f"in {sum(1 for n in finding.weeks if n)} of {counted(len(finding.weeks), 'week')}"
    before = "" if finding.before is None else f", before: {finding.before}"
    suggested = f" ({told})" if (told := how_many_suggested(finding)) else ""
    return f"{entries_of(finding)}{suggested}, {counted(finding.clients, 'client')}, {weeks}{before}"


def beside_in_words(finding: ThemeFinding) -> str:
    """Return what stood beside a theme, `with: Went quiet (3)`; empty where nothing did."""
    beside = [f"{theme.label} ({count})" for theme, count in _nearest(finding)]
    return f"with: {listed(beside)}" if beside else ""


def entries_of(finding: ThemeFinding) -> str:
    """Return in how many entries a theme stands: `3 entries`."""
    return counted(finding.entries, "entry", "entries")


def _in_order(findings: Iterator[ThemeFinding]) -> list[ThemeFinding]:
    return sorted(findings, key=lambda finding: (-finding.entries, finding.theme.id))


def _is_told(finding: ThemeFinding, summary: Summary, everything: bool) -> bool:  # noqa: FBT001  passed on as it came
    return everything or finding.recurs or summary.is_short


def _titled(title: str, rows: Sequence[ThemeFinding], summary: Summary, everything: bool) -> str:  # noqa: FBT001
    """Return the heading; it speaks of coming back only where every row below it came back."""
    if everything or summary.is_short:
        return title.partition(COMING_BACK)[0]
    return title if all(row.recurs_surely for row in rows) else title.replace(COMING_BACK, MAY_COME_BACK)


def _group_of(finding: ThemeFinding) -> str:
    """Return the heading a theme stands under; a family of the worker's own stands with what was between us."""
    if finding.theme.family == "repair_strategy":
        return ""
    return next((title for title, families in GROUPS if finding.theme.family in families), GROUPS[0][0])


def _briefly(finding: ThemeFinding) -> str:
    """Return the number of entries, and how many of them are only suggested."""
    return ", ".join(filter(None, (str(finding.entries), how_many_suggested(finding))))


def _nearest(finding: ThemeFinding) -> Iterator[tuple[Theme, int]]:
    """Yield what stood beside it most often, and the next where that was more than once: both sides or none."""
    for place, (theme, count) in enumerate(finding.beside[:2]):
        if place == 0 or count > 1:
            yield theme, count
