"""The summary for people: what kept coming back, in counts and in the worker's own sentences."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from alliance_journal.findings.quotes import Quoted
from alliance_journal.findings.strains import Strain
from alliance_journal.findings.summary import FEW_ENTRIES, Summary, ThemeFinding
from alliance_journal.model.themes import Source
from alliance_journal.queries.days import say_short, say_year
from alliance_journal.reports.lines import Line, Page, bar, counted, listed, merged, wrapped

Safe = Callable[[str], str]
"""Makes words from a file safe for a terminal."""

LONGEST_LABEL: Final = 36
MOST_ROWS: Final = 8
GROUPS: Final = (
    (
        "Between us, what kept coming back",
        ("client_withdrawal", "client_confrontation", "worker_contribution", "relationship_pattern"),
    ),
    ("What I felt, in my words", ("worker_feeling",)),
    ("Around us", ("context",)),
    ("Afterwards", ("repair_outcome",)),
)


def summary_text(summary: Summary, page: Page, safe: Safe, *, everything: bool = False) -> tuple[Line, ...]:
    """Return the summary as lines; without `everything`, the rows that recur most and one quote each."""
    if not summary.entries:
        return (Line("No entries here yet. Begin with: aj reflect", "note"),)
    parts = (
        _opening(summary, page),
        *(_group(title, families, summary, page, safe, everything) for title, families in GROUPS),
        _once_or_twice(summary, page),
        _below(summary, page),
        _closing(summary, page),
    )
    return tuple(line for part in parts for line in part)


def _opening(summary: Summary, page: Page) -> Iterator[Line]:
    since, until = summary.period.since, summary.period.until
    span = f"{say_short(since)} - {say_year(until)}" if since and until else ""
    entries = counted(summary.entries, "entry", "entries")
    text = " · ".join(filter(None, (entries, counted(summary.clients, "client"), span)))
    if page.ascii_only or page.plain:
        text = text.replace(" · ", ", ")
    aside = "your view, not the client's"
    yield Line(f"{text}{aside:>{page.width - len(text)}}" if not page.narrow else text, "heading")
    if page.narrow:
        yield Line(aside, "note")
    if summary.entries < FEW_ENTRIES:
        yield from wrapped(
            "Too few notes to speak of patterns yet: here is what your words touch on.", page, role="note"
        )


def _recurs(finding: ThemeFinding, summary: Summary) -> bool:
    return finding.counted.recurring or summary.entries < FEW_ENTRIES


def _group(  # noqa: PLR0913  one table, with all it needs
    title: str,
    families: Sequence[str],
    summary: Summary,
    page: Page,
    safe: Safe,
    everything: bool,  # noqa: FBT001
) -> Iterator[Line]:
    rows = [f for f in summary.themes if f.theme.family in families and (everything or _recurs(f, summary))]
    rows.sort(key=lambda finding: (-finding.counted.entries, finding.theme.id))
    if not rows:
        return
    shown = rows if everything else rows[:MOST_ROWS]
    yield Line("")
    yield Line(_header(title, summary, page), "heading")
    for finding in shown:
        yield from _row(finding, summary, page, safe)
    if len(rows) > len(shown):
        yield Line(f"  and {len(rows) - len(shown)} more: aj summary --all", "note")


def _header(title: str, summary: Summary, page: Page) -> str:
    if page.narrow:
        return title
    by_week = f"{'by week':<{_columns(page)}}"
    before = "  before" if any(f.before is not None for f in summary.themes) else ""
    return f"{title:<{LONGEST_LABEL + 4}}{'entries':>7}  {'clients':>7}  {by_week}{before}".rstrip()


def _columns(page: Page) -> int:
    return max(min(page.width - LONGEST_LABEL - 34, 24), 8)


def _row(finding: ThemeFinding, summary: Summary, page: Page, safe: Safe) -> Iterator[Line]:
    yield from _counts(finding, summary, page)
    beside = [f"{_label_of(summary, name)} ({count})" for name, count in finding.beside[:2] if count > 1]
    if beside:
        yield from wrapped(f"with: {listed(beside)}", page, indent="     ", hanging="       ", role="note")
    for quote in finding.quotes:
        yield from quote_lines(quote, page, safe)


def _counts(finding: ThemeFinding, summary: Summary, page: Page) -> Iterator[Line]:
    counts, label = finding.counted, finding.theme.label
    if page.narrow:
        weeks = f"in {sum(1 for n in counts.weeks if n)} of {counted(len(counts.weeks), 'week')}"
        before = "" if finding.before is None else f", before: {finding.before}"
        text = f"{label}: {counted(counts.entries, 'entry', 'entries')}, {counted(counts.clients, 'client')}, {weeks}{before}"
        yield from wrapped(text, page, indent="  ", hanging="    ")
        return
    weeks = f"{bar(merged(counts.weeks, _columns(page)), page):<{_columns(page)}}"
    before = "" if finding.before is None else f"  {finding.before:>6}"
    yield Line(f"  {label:<{LONGEST_LABEL + 2}}{counts.entries:>7}  {counts.clients:>7}  {weeks}{before}".rstrip())


def _label_of(summary: Summary, name: str) -> str:
    return next((f.theme.label for f in summary.themes if f.theme.id == name), name)


def quote_lines(quote: Quoted, page: Page, safe: Safe) -> Iterable[Line]:
    """Return a quote with its day, its client and its place; a ticked answer says that it was ticked."""
    facts, line = quote.facts, quote.sighting.place.line
    said = "you ticked this" if quote.sighting.source is Source.PICK else f'"{safe(quote.words)}"'
    text = f"{say_short(facts.day)} {facts.client} {said} ({facts.id}:{line})"
    return wrapped(text, page, indent="     ", hanging="       ", role="quote")


def _once_or_twice(summary: Summary, page: Page) -> Iterator[Line]:
    rest = [f for f in summary.themes if not _recurs(f, summary) and f.theme.family != "repair_strategy"]
    if rest:
        rest.sort(key=lambda finding: (-finding.counted.entries, finding.theme.id))
        words = ", ".join(f"{finding.theme.label.lower()} ({finding.counted.entries})" for finding in rest)
        yield Line("")
        yield from wrapped(f"Seen, but not often enough to call it recurring: {words}", page, hanging="  ", role="note")


def _below(summary: Summary, page: Page) -> Iterator[Line]:
    rows = (
        ("Feelings", _feelings(summary)),
        ("Strains", strains_line(summary.strains)),
        ("What I tried", _tried(summary)),
        ("My own part", _own_part(summary)),
        ("To take along", _question(summary)),
    )
    yield Line("")
    for name, text in rows:
        if text:
            yield from _named(name, text, page)


def _named(name: str, text: str, page: Page) -> Iterable[Line]:
    if page.narrow:
        return wrapped(f"{name}: {text}", page, hanging="  ")
    return wrapped(text, page, indent=f"{name:<15}", hanging=" " * 15)


def _feelings(summary: Summary) -> str:
    return " · ".join(f"{feeling.word} {feeling.entries}" for feeling in summary.feelings[:8])


def strains_line(strains: Sequence[Strain]) -> str:
    """Return the strains in one sentence: how many, how long the mended ones took, how old the open ones are."""
    if not strains:
        return ""
    mended = [strain for strain in strains if strain.state == "mended"]
    unmended = [strain for strain in strains if strain.state != "mended"]
    parts = [f"{len(strains)} noted"]
    if mended:
        took = ", ".join("the same day" if not s.days else counted(s.days, "day") for s in mended[:6])
        parts.append(f"{len(mended)} mended ({took})")
    if unmended:
        ages = ", ".join(
            f"{s.client} ({counted(s.days, 'day')}{', partly' * (s.state == 'partly')})" for s in unmended[:6]
        )
        parts.append(f"{len(unmended)} open: {ages}")
    return " · ".join(parts)


def _tried(summary: Summary) -> str:
    tried = [f"{s.theme.label.lower()} {s.entries}" for s in summary.strategies if s.entries]
    looked = [s.theme.label.lower() for s in summary.strategies if not s.entries and s.looked_at]
    text = " · ".join(tried)
    return f"{text} · looked at, not seen in your words: {listed(looked)}" if tried and looked else text


def _own_part(summary: Summary) -> str:
    if not summary.own_part_asked:
        return ""
    return f"asked in {counted(summary.own_part_asked, 'strain entry', 'strain entries')}, answered in {summary.own_part_answered}"


def _question(summary: Summary) -> str:
    recurring = [
        f for f in summary.themes if f.counted.recurring and f.theme.ask and f.theme.family != "repair_strategy"
    ]
    return max(recurring, key=lambda f: f.counted.entries).theme.ask if recurring else ""


def _closing(summary: Summary, page: Page) -> Iterator[Line]:
    yield Line("")
    notes = ["Found by phrases in your own words and by what you ticked: a place to look, not a verdict."]
    if summary.without_sighting:
        entries = counted(summary.without_sighting, "entry", "entries")
        notes.append(f"In {entries} your words did not match the list; that says nothing about what was there.")
    if summary.stale:
        notes.append(f"{counted(summary.stale, 'review')} no longer stand in the text and were left out.")
    notes.append("Every sentence with its place: aj themes --all")
    for note in notes:
        yield from wrapped(note, page, role="note")
