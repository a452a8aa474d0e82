"""The summary for people: what kept coming back, in counts and in the worker's own sentences."""

from collections.abc import Iterable, Iterator, Sequence

from alliance_journal.findings.strains import Strain
from alliance_journal.findings.summary import FEW_ENTRIES, Summary
from alliance_journal.queries.days import say_short
from alliance_journal.reports.lines import Line, Page, counted, listed, wrapped
from alliance_journal.reports.theme_table import ThemeTable


def summary_text(summary: Summary, page: Page, *, everything: bool = False) -> tuple[Line, ...]:
    """Return the summary as lines; without `everything`, the rows that recur most."""
    if not summary.entries:
        return (Line("No entries here. Begin with: aj reflect", "note"),)
    table = ThemeTable(summary, page, everything)
    return (*_opening(summary, page), *table.lines(), *_below(summary, page), *_closing(summary, page))


def _opening(summary: Summary, page: Page) -> Iterator[Line]:
    since, until = summary.period.since, summary.period.until
    span = f"{say_short(since)} - {say_short(until)} {until.year}" if since and until else ""
    parts = (counted(summary.entries, "entry", "entries"), counted(summary.clients, "client"), span)
    text = (", " if page.plain or page.ascii_only else " · ").join(filter(None, parts))
    aside = "your view, not the client's"
    if page.narrow:
        yield Line(text, "heading")
        yield Line(aside, "note")
    else:
        yield Line(f"{text}{aside:>{page.width - len(text)}}", "heading")
    if summary.entries < FEW_ENTRIES:
        sentence = "Too few notes to speak of patterns yet: here is what your words touch on."
        yield from wrapped(sentence, page, role="note")


def _below(summary: Summary, page: Page) -> Iterator[Line]:
    between = ", " if page.plain or page.ascii_only else " · "
    rows = (
        ("Feelings", between.join(f"{one.word} {one.entries}" for one in summary.feelings[:8])),
        ("Strains", between.join(strain_parts(summary.strains))),
        ("What I tried", between.join(f"{s.theme.label.lower()} {s.entries}" for s in summary.strategies if s.entries)),
        ("Looked at", listed([s.theme.label.lower() for s in summary.strategies if s.looked_at and not s.entries])),
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


def strain_parts(strains: Sequence[Strain]) -> Iterator[str]:
    """Yield how many strains were noted, how long the mended ones took, and how old the open ones are."""
    mended = [strain for strain in strains if strain.state == "mended"]
    unmended = [strain for strain in strains if strain.state != "mended"]
    if strains:
        yield f"{len(strains)} noted"
    if mended:
        took = ", ".join(counted(s.days, "day") if s.days else "the same day" for s in mended[:6])
        yield f"{len(mended)} mended ({took})"
    if unmended:
        ages = ", ".join(f"{s.client} ({counted(s.days, 'day')}{_partly(s)})" for s in unmended[:6])
        yield f"{len(unmended)} open: {ages}"


def _partly(strain: Strain) -> str:
    return ", partly mended" if strain.state == "partly" else ""


def _own_part(summary: Summary) -> str:
    if not summary.own_part_asked:
        return ""
    asked = counted(summary.own_part_asked, "strain entry", "strain entries")
    return f"asked in {asked}, answered in {summary.own_part_answered}"


def _question(summary: Summary) -> str:
    families = {"repair_strategy", "repair_outcome"}
    askable = [f for f in summary.themes if f.recurs and f.theme.ask and f.theme.family not in families]
    return max(askable, key=lambda finding: finding.entries).theme.ask if askable else ""


def _closing(summary: Summary, page: Page) -> Iterator[Line]:
    notes = ["Found by phrases in your own words and by what you ticked: a place to look, not a verdict."]
    if summary.without_sighting:
        entries = counted(summary.without_sighting, "entry", "entries")
        notes.append(f"In {entries} your words did not match the list; that says nothing about what was there.")
    if summary.stale:
        notes.append(f"{counted(summary.stale, 'review')} no longer stood in the text and did not count.")
    notes.append("Every sentence with its place: aj themes --all")
    yield Line("")
    for note in notes:
        yield from wrapped(note, page, role="note")
