"""The summary as a paper: what it says on a screen, in the same order and the first person, with charts and sentences.

What has to be explained to somebody else (what one's own writing looks at, what stood before absences, words that keep
coming back) is on it only where everything is asked for.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from alliance_journal.findings.disguise import Disguise
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.loops import FoundLoop
from alliance_journal.findings.origins import shipped_themes
from alliance_journal.findings.summary import Summary
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.model.papers import Bar, Bars, Block, Facts, Heading, Paper, Quote, Words
from alliance_journal.model.periods import Period
from alliance_journal.model.themes import Sighting, Source
from alliance_journal.reports.first_person import in_first_person
from alliance_journal.reports.lines import in_sentence
from alliance_journal.reports.loops_text import ONLY_COUNTS, loop_sentences
from alliance_journal.reports.mirror_text import absence_texts, mirror_rows
from alliance_journal.reports.quoting import quote_blocks, spot, with_weeks
from alliance_journal.reports.rating_chart import SCALE
from alliance_journal.reports.rating_paper import OTHERS, rating_blocks, ratings_table
from alliance_journal.reports.suggested import MEANING, how_many_suggested
from alliance_journal.reports.summary_text import (
    FOUND_BY,
    FOUND_BY_AND_SUGGESTED,
    MOST_EASED,
    MOST_FEELINGS,
    TOO_FEW,
    coverage,
    eased_in_words,
    not_counted,
    strain_parts,
    thought_over,
    to_take_along,
)
from alliance_journal.reports.theme_groups import ThemeGroup, beside_in_words, once_or_twice, row_in_words, theme_groups

TITLE: Final = "Summary of a reflective journal"
VIEW: Final = "This is my view, not the client's."
LEFT_OUT: Final = "Private entries and private answers are left out, and are not counted."
LEFT_OUT_BUT: Final = "Private entries and private answers are left out, but for those that the author chose to show."
NOTHING: Final = "No entries here."
MOST_CHARTS: Final = 3
"""So many clients' ratings are drawn, unless everything is asked for; the others stand in a table."""
COUNTS_OF_MINE: Final = "Plain counts about my own writing; none of them is a verdict."
BEFORE_ABSENCES: Final = (
    "What stood in my entry just before a meeting that was missed, and how often it stood in all others. "
    "It does not say that one led to the other."
)
MEANS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "My own part": "How often I was asked for my share in a strain, and how often I answered.",
        "Their side": "How often I guessed what it was like for them, and how often I asked them.",
        "Noticing": "When a strain had begun, where I said so.",
        "Acting": "How soon after a strain opened I first tried to mend it.",
        "Less often": "Whom I have written about least lately.",
    }
)
"""What each mirror is, for somebody who does not know the program."""


def summary_paper(
    summary: Summary, called: Disguise, made: date, *, everything: bool = False, shows_private: bool = False
) -> Paper:
    """Return the summary of facts that may leave; `shows_private` is whether the author named something private."""
    blocks = (
        *_opening(summary, called, shows_private=shows_private),
        *_themes(summary, called, everything=everything),
        *_feelings(summary, called),
        *_loops(summary, called),
        *_eased(summary, called),
        *_strains(summary, called),
        *_ratings(summary, called, everything=everything),
        *_tried(summary),
        *(_explained(summary, called) if everything else ()),
        *_to_take_along(summary),
        *_closing(summary),
    )
    return Paper(TITLE, blocks if summary.entries else (Words(NOTHING),), made)


def own_texts() -> tuple[str, ...]:
    """Return what the program itself puts onto a paper: the names of its own themes, and their questions."""
    themes = shipped_themes().values()
    told = (theme.label for theme in themes), (in_sentence(theme.label) for theme in themes), (t.ask for t in themes)
    return tuple(text for texts in told for text in texts if text)


def in_words(period: Period, called: Disguise) -> str:
    """Return a period by its first and last day: `22 June 2026 to 20 November 2026`; empty where an end is open."""
    if not (period.since and period.until):
        return ""
    first, last = called.day(period.since), called.day(period.until)
    return first if first == last else f"{first} to {last}"


def _opening(summary: Summary, called: Disguise, *, shows_private: bool) -> Iterator[Block]:
    told = (
        ("Period", in_words(summary.period, called)),
        ("Entries", str(summary.entries)),
        ("Clients", str(summary.clients)),
    )
    yield Facts(tuple(pair for pair in told if pair[1]))
    if summary.is_short:
        yield Words(in_first_person(TOO_FEW))
    yield Words(f"{VIEW} {LEFT_OUT_BUT if shows_private else LEFT_OUT}", role="note")


def _themes(summary: Summary, called: Disguise, *, everything: bool) -> Iterator[Block]:
    for group in theme_groups(summary, everything=everything):
        yield Heading(called.words(group.title))
        yield _bars(group, summary, called)
        for finding in group.rows:
            yield from _theme(finding, called)
        if group.more:
            yield Words(f"And {group.more} more, which are not shown here.", role="note")
    if told := once_or_twice(summary, everything=everything):
        yield Words(f"{told}.", role="note")


def _bars(group: ThemeGroup, summary: Summary, called: Disguise) -> Bars:
    bars = tuple(Bar(called.words(row.theme.label), row.entries, how_many_suggested(row)) for row in group.rows)
    return Bars("", bars, summary.entries, "entries")


def _theme(finding: ThemeFinding, called: Disguise) -> Iterator[Block]:
    yield Heading(called.words(finding.theme.label), level=2)
    beside = beside_in_words(finding)
    yield Words(f"{row_in_words(finding)}{'; ' * bool(beside)}{called.words(beside)}.")
    yield from quote_blocks(finding.quotes, called)


def _feelings(summary: Summary, called: Disguise) -> Iterator[Block]:
    shown = summary.feelings[:MOST_FEELINGS]
    if shown:
        yield Heading("Feelings")
        named = (f"{one.in_words} in words" if one.in_words else "" for one in shown)
        bars = tuple(Bar(called.words(one.word), one.entries, note) for one, note in zip(shown, named, strict=True))
        yield Bars("", bars, summary.entries, "entries")


def _loops(summary: Summary, called: Disguise) -> Iterator[Block]:
    if summary.loops:
        yield Heading("Loops")
    for found in summary.loops:
        yield Words(_begun(loop_sentences(found)))
        yield from _pairs(found, called)
    if summary.loops:
        yield Words(in_first_person(ONLY_COUNTS), role="note")


def _pairs(found: FoundLoop, called: Disguise) -> Iterator[Block]:
    """Yield both sides of each pair; one sentence is shown once, a tick by the name of its theme."""
    for pair in (pair for when in found.finding.shown for pair in found.quotes(when)):
        for quote in {(one.where, one.words): one for one in pair}.values():
            source = spot(quote.facts, called)
            if quote.sighting.source is Source.PICK:
                yield Words(f"{source}: ticked: {found.themes[quote.sighting.theme].label}", role="note")
            else:
                yield Quote(called.words(quote.words), source)


def _eased(summary: Summary, called: Disguise) -> Iterator[Block]:
    shown = summary.eased[:MOST_EASED]
    if shown:
        yield Heading("Eased")
    for one in shown:
        yield Words(f"{one.theme.label}: {eased_in_words(one)}")
        yield from quote_blocks(one.quotes[:1], called)


def _strains(summary: Summary, called: Disguise) -> Iterator[Block]:
    if told := ", ".join(strain_parts(summary.strains, called)):
        yield Heading("Strains")
        yield Words(f"{told}.")


def _ratings(summary: Summary, called: Disguise, *, everything: bool) -> Iterator[Block]:
    if summary.series:
        yield Heading("Ratings")
        yield Words(f"{SCALE} {VIEW}", role="note")
    # Codes in their own order would give themselves away under new names.
    series = called.in_order(summary.series, lambda one: one.client)
    by_number = sorted(series, key=lambda one: -sum(point.is_rated for point in one.points))
    drawn = {one.client for one in (series if everything else by_number[:MOST_CHARTS])}
    for one in series:
        if one.client in drawn:
            yield from rating_blocks(one, called)
    others = ratings_table(OTHERS, (one for one in series if one.client not in drawn), called)
    if others.rows:
        yield others


def _tried(summary: Summary) -> Iterator[Block]:
    tried = tuple(Bar(in_sentence(one.theme.label), one.entries) for one in summary.strategies if one.entries)
    thought = in_first_person(thought_over(summary))
    if tried or thought:
        yield Heading("What I tried")
    if tried:
        yield Bars("", tried, summary.entries, "entries")
    if thought:
        yield Words(f"Thought over: {thought}.")


def _explained(summary: Summary, called: Disguise) -> Iterator[Block]:
    yield from _mirrors(summary, called)
    yield from _absence(summary, called)
    yield from _words(summary, called)


def _mirrors(summary: Summary, called: Disguise) -> Iterator[Block]:
    told = mirror_rows(summary.mirrors, called)
    rows = tuple((name, f"{MEANS[name]} {_begun(with_weeks(text))}.") for name, text in told)
    if rows:
        yield Heading("Mirrors")
        yield Words(COUNTS_OF_MINE, role="note")
        yield Facts(rows)


def _absence(summary: Summary, called: Disguise) -> Iterator[Block]:
    def place(facts: EntryFacts, _sighting: Sighting) -> str:
        return f"{called.client(facts.client)} {called.day(facts.day)}".strip()

    texts = absence_texts(summary.absence, place)
    if texts:
        yield Heading("Absence after")
        yield Words(BEFORE_ABSENCES, role="note")
        # Names of themes stand in it, which are not to be changed.
        yield Words(
            "\n".join(f"{_begun(text)}." for text in texts).replace("that your words show", "that my words show")
        )


def _words(summary: Summary, called: Disguise) -> Iterator[Block]:
    told = [f'"{called.words(one.words)}" {one.entries}' for one in summary.wordings]
    if told:
        yield Heading("Words")
        yield Words(f"{', '.join(told)} (in so many entries).")


def _to_take_along(summary: Summary) -> Iterator[Block]:
    if told := to_take_along(summary):
        yield Heading("To take along")
        yield Words(told)


def _begun(text: str) -> str:
    """Return a text as a sentence begins."""
    return f"{text[:1].upper()}{text[1:]}"


def _closing(summary: Summary) -> Iterator[Block]:
    notes = [FOUND_BY_AND_SUGGESTED, f"{MEANING}."] if summary.has_suggestions else [FOUND_BY]
    if summary.to_look_at:
        notes.append(f"{coverage(summary)}.")
    yield Words(in_first_person("\n".join((*notes, *not_counted(summary)))), role="note")
