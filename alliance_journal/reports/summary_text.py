"""The summary for people: what kept coming back, in counts and in the worker's own sentences."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from alliance_journal.findings.disguise import PLAIN, Disguise
from alliance_journal.findings.eased import Eased
from alliance_journal.findings.feelings import Feeling
from alliance_journal.findings.strains import Strain
from alliance_journal.findings.summary import Summary
from alliance_journal.model.periods import Period
from alliance_journal.queries.almanac import say_short
from alliance_journal.reports.columns import columns
from alliance_journal.reports.lines import TOGETHER, Line, Page, counted, in_sentence, listed, wrapped
from alliance_journal.reports.loops_text import loop_lines
from alliance_journal.reports.mirror_text import absence_lines, mirror_lines
from alliance_journal.reports.named_rows import named_rows
from alliance_journal.reports.rating_words import rating_lines
from alliance_journal.reports.review_text import looked_at_line
from alliance_journal.reports.suggested import LEGEND, MARK
from alliance_journal.reports.theme_table import ThemeTable, quote_lines

ASIDE: Final = "your view, not the client's"
FOUND_BY: Final = "Found by phrases in your own words and by what you ticked: a place to look, not a verdict."
FOUND_BY_AND_SUGGESTED: Final = (
    "Found by phrases in your own words, by what you ticked, and by the learned coder: a place to look, not a verdict."
)
TOO_FEW: Final = "Too few notes to speak of patterns yet: here is what your words touch on."
MOST_STRAINS: Final = 6
"""So many are told one by one."""
MOST_FEELINGS: Final = 8
_WEEK: Final = 7
"""Days."""
MOST_EASED: Final = 3


def summary_text(summary: Summary, page: Page, *, everything: bool = False) -> tuple[Line, ...]:
    """Return the summary as lines; without `everything`, the rows that recur most."""
    if not summary.entries:
        return (Line("No entries here. Begin with: aj reflect", "note"),)
    table = ThemeTable(summary, page, everything)
    return (*_opening(summary, page), *table.lines(), *_below(summary, page), *_closing(summary, page))


def _opening(summary: Summary, page: Page) -> Iterator[Line]:
    parts = (counted(summary.entries, "entry", "entries"), counted(summary.clients, "client"), _span(summary.period))
    text = _between(page).join(filter(None, parts))
    room = page.width - columns(text)
    if page.narrow or room < len(ASIDE) + 2:
        yield from wrapped(text, page, role="heading")
        yield Line(ASIDE, "note")
    else:
        yield Line(f"{text}{ASIDE:>{room}}", "heading")
    if summary.is_short:
        yield from wrapped(TOO_FEW, page, role="note")


def _span(period: Period) -> str:
    """Return the period from the first entry to the last; its year is said once where there is only one."""
    if not (period.since and period.until):
        return ""
    if period.since == period.until:
        return f"{say_short(period.until)} {period.until.year}"
    year = f" {period.since.year}" if period.since.year != period.until.year else ""
    return f"{say_short(period.since)}{year} - {say_short(period.until)} {period.until.year}"


def _between(page: Page) -> str:
    return ", " if page.plain or page.ascii_only else " \u00b7 "


def _below(summary: Summary, page: Page) -> Iterator[Line]:
    yield Line("")
    yield from named_rows("Feelings", _feelings(summary, page), page)
    yield from loop_lines(summary.loops, page)
    yield from _eased(summary, page)
    yield from named_rows("Strains", _joined(strain_parts(summary.strains), page), page)
    yield from rating_lines(summary.series, page)
    yield from named_rows("What I tried", _tried(summary, page), page)
    yield from named_rows("Thought over", filter(None, (thought_over(summary),)), page)
    yield from mirror_lines(summary.mirrors, page)
    yield from absence_lines(summary.absence, page)
    yield from named_rows("Words", _words(summary, page), page)
    yield from named_rows("To take along", filter(None, (to_take_along(summary),)), page)


def _joined(parts: Iterable[str], page: Page) -> Iterator[str]:
    """Yield the parts as one text, or nothing where there are none."""
    if text := _between(page).join(parts):
        yield text


def _feelings(summary: Summary, page: Page) -> Iterator[str]:
    return _joined((_feeling(one) for one in summary.feelings[:MOST_FEELINGS]), page)


def _feeling(one: Feeling) -> str:
    in_words = f"{TOGETHER}({one.in_words}{TOGETHER}in{TOGETHER}words)" if one.in_words else ""
    return f"{one.word}{TOGETHER}{one.entries}{in_words}"


def _tried(summary: Summary, page: Page) -> Iterator[str]:
    tried = (strategy for strategy in summary.strategies if strategy.entries)
    return _joined((f"{in_sentence(one.theme.label)}{TOGETHER}{one.entries}" for one in tried), page)


def _eased(summary: Summary, page: Page) -> Iterator[Line]:
    """Yield what was said not to be so, each with its newest sentence."""
    shown = summary.eased[:MOST_EASED]
    yield from named_rows("Eased", (f"{in_sentence(one.theme.label)}: {eased_in_words(one)}" for one in shown), page)
    for quote in (quote for one in shown for quote in one.quotes[:1]):
        yield from quote_lines(quote, page)


def eased_in_words(one: Eased) -> str:
    """Return in how many entries a theme was said not to be so."""
    return f"said not to be so in {counted(one.entries, 'entry', 'entries')}"


def _words(summary: Summary, page: Page) -> Iterator[str]:
    """Yield the words that keep coming back, each with the number of its entries; a line never breaks inside one."""
    told = ((TOGETHER.join(one.words.split()), one.entries) for one in summary.wordings)
    return _joined((f'"{words}"{TOGETHER}{entries}' for words, entries in told), page)


def thought_over(summary: Summary) -> str:
    """Return the strategies whose question was answered and that no entry shows; empty where there are none."""
    named = listed([in_sentence(one.theme.label) for one in summary.strategies if one.looked_at and not one.entries])
    return f"{named}, with no word or tick that you did it" if named else ""


def strain_parts(strains: Sequence[Strain], called: Disguise = PLAIN) -> Iterator[str]:
    """Yield how many strains were noted, how long the mended ones took, and how old the open ones are."""
    mended = [strain for strain in strains if strain.state == "mended"]
    unmended = [strain for strain in strains if strain.state != "mended"]
    if strains:
        yield f"{len(strains)} noted"
    if mended:
        yield f"{len(mended)} mended ({_first([_took(strain, called) for strain in mended])})"
    if unmended:
        yield f"{len(unmended)} open: {_first([_age(strain, called) for strain in unmended])}"


def _first(told: Sequence[str]) -> str:
    return ", ".join((*told[:MOST_STRAINS], *(("...",) if len(told) > MOST_STRAINS else ())))


def _took(strain: Strain, called: Disguise) -> str:
    return length(strain.days, called) if strain.days else "the same day"


def _age(strain: Strain, called: Disguise) -> str:
    partly = ", partly mended" if strain.state == "partly" else ""
    return f"{called.client(strain.client)} ({length(strain.days, called)}{partly})"


def length(days: int, called: Disguise = PLAIN) -> str:
    """Return how long something took; in weeks where days are told as weeks, since a count of days would tell one."""
    if not called.weeks:
        return counted(days, "day")
    return counted(days // _WEEK, "week") if days >= _WEEK else "under a week"


def to_take_along(summary: Summary) -> str:
    """Return the question that belongs to what came back most; none where there is too little to say that it did."""
    families = {"repair_strategy", "repair_outcome"}
    askable = [f for f in summary.themes if f.recurs and f.theme.ask and f.theme.family not in families]
    if summary.is_short or not askable:
        return ""
    most = max(askable, key=lambda finding: (finding.recurs_surely, finding.entries))
    suggested = "" if most.recurs_surely else f" ({MARK})"
    return f"{most.theme.label}{suggested}: {most.theme.ask}"


def _closing(summary: Summary, page: Page) -> Iterator[Line]:
    notes = [FOUND_BY_AND_SUGGESTED, LEGEND] if summary.has_suggestions else [FOUND_BY]
    if summary.to_look_at:
        notes.append(f"{coverage(summary)}: aj review to confirm or refuse.")
    notes += not_counted(summary)
    notes.append("Every sentence with its place: aj themes --all")
    yield Line("")
    for note in notes:
        yield from wrapped(note, page, role="note")


def coverage(summary: Summary) -> str:
    """Return how much of what was found the worker has looked at: "12 of 40 sentences looked at by you"."""
    return looked_at_line(summary.looked_at, summary.to_look_at)


def not_counted(summary: Summary) -> Iterator[str]:
    """Yield a sentence on entries in which nothing was found, and one on reviews that do not stand any more."""
    if summary.without_sighting:
        entries = counted(summary.without_sighting, "entry", "entries")
        yield f"In {entries} your words did not match the list; that says nothing about what was there."
    if summary.stale:
        yield f"{counted(summary.stale, 'review')} no longer stood in the text and did not count."
