"""Loops for people and for other programs: counts with their contrast, and both sides in the worker's own words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from alliance_journal.findings.loops import FoundLoop
from alliance_journal.findings.quotes import Quoted
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Source, Theme
from alliance_journal.queries.days import say_short
from alliance_journal.reports.lines import Line, Page, counted, wrapped
from alliance_journal.reports.suggested import in_quotes
from alliance_journal.themes.boards import Contrast, When

NAME: Final = "Loops"
_INDENT: Final = 15
"""Columns for the name of a row, as in the rest of the summary."""
STANDS_OUT: Final = "stands out against chance"
ONLY_COUNTS: Final = "Loops count what stood together in your words, nothing more."


def loop_lines(found: Sequence[FoundLoop], page: Page) -> Iterator[Line]:
    """Yield every loop as a row of the summary, on a narrow or plain page as sentences; nothing where there is none."""
    for number, one in enumerate(found):
        if page.narrow:
            yield from wrapped(f"Loop: {loop_sentences(one)}", page, hanging="  ")
        else:
            name = NAME if number == 0 else ""
            yield from wrapped(_row(one, page), page, indent=f"{name:<{_INDENT}}", hanging=" " * (_INDENT + 2))
        margin = "  " if page.narrow else " " * (_INDENT + 2)
        for when in one.finding.shown:
            yield from pair_lines(one.quotes(when), one.themes, page, margin)
    if found:
        yield from wrapped(ONLY_COUNTS, page, role="note")


def _row(found: FoundLoop, page: Page) -> str:
    finding = found.finding
    told = [f"{_brief(finding.counts[when], when)}{_mark(found, when, page)}" for when in finding.shown]
    return f"{finding.loop.label}: {'; '.join(told)}"


def _mark(found: FoundLoop, when: When, page: Page) -> str:
    between = ", " if page.ascii_only else " \u00b7 "
    return f"{between}{STANDS_OUT}" if when in found.finding.stands_out else ""


def _brief(counts: Contrast, when: When) -> str:
    """Return the counts of a pair in short, with the others in brackets."""
    word, lead = ("in", "") if when is When.SAME else ("after", "in the next entry ")
    of = counted(counts.of, "entry", "entries")
    others = f" ({word} the other {counts.others}: {counts.otherwise})" if counts.others else " (there are no others)"
    return f"{lead}{word} {counts.both} of {of}{others}"


def loop_sentences(found: FoundLoop) -> str:
    """Return the name of a loop and its counts as sentences without brackets."""
    finding = found.finding
    told = [
        f"{_full(finding.counts[when], when)}.{' This stands out against chance.' * (when in finding.stands_out)}"
        for when in finding.shown
    ]
    return f"{finding.loop.label}: {' '.join(told)}"


def _full(counts: Contrast, when: When) -> str:
    """Return the counts of a pair as a sentence without brackets."""
    word, lead = ("in", "") if when is When.SAME else ("after", "In the next entry, ")
    of = counted(counts.of, "entry", "entries")
    others = f"{word} {counts.otherwise} of the other {counts.others}" if counts.others else "there are no others"
    return f"{lead}{word} {counts.both} of {of}, and {others}"


def pair_lines(
    pairs: Iterable[tuple[Quoted, Quoted]],
    themes: Mapping[ThemeId, Theme],
    page: Page,
    margin: str,
    *,
    by_path: bool = False,
) -> Iterator[Line]:
    """Yield both sides of each pair, each with its day, its client and its place; one sentence is shown once.

    A place is the entry's id and the line, or, `by_path`, its file and the line.
    """
    for pair in pairs:
        for quote in {(one.where, one.words): one for one in pair}.values():
            facts, sighting = quote.facts, quote.sighting
            is_tick = sighting.source is Source.PICK
            said = f"ticked: {themes[sighting.theme].label}" if is_tick else in_quotes(quote)
            where = quote.where if by_path else f"{facts.id}:{sighting.place.line}"
            text = " ".join(filter(None, (say_short(facts.day), facts.client, said, f"({where})")))
            yield from wrapped(text, page, indent=margin, hanging=f"{margin}  ", role="quote")


def loops_json(found: Iterable[FoundLoop], tell: Callable[[Quoted, Theme], dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the loops as `alliance-journal/summary/1` has them; `tell` gives one sighting with its words and place.

    `same_entry` counts entries that hold both sides, of `of` that hold the first; `next_entry` counts entries that
    hold the first and are followed by one of that client that holds the second, of `next_of`; `contrast` has the same
    counts for the entries without the first.
    """
    return [_loop_json(one, tell) for one in found]


def _loop_json(found: FoundLoop, tell: Callable[[Quoted, Theme], dict[str, Any]]) -> dict[str, Any]:
    finding, themes = found.finding, found.themes
    same, following = finding.counts[When.SAME], finding.counts[When.NEXT]
    return {
        "id": finding.loop.id,
        "label": finding.loop.label,
        "named": finding.is_named,
        "first": list(finding.loop.first),
        "then": list(finding.loop.then),
        "same_entry": same.both,
        "next_entry": following.both,
        "of": same.of,
        "next_of": following.of,
        "contrast": {
            "same_entry": same.otherwise,
            "of": same.others,
            "next_entry": following.otherwise,
            "next_of": following.others,
        },
        "stands_out": bool(finding.stands_out),
        "stands_out_in": [when.value for when in finding.stands_out],
        "evidence": [
            [tell(quote, themes[quote.sighting.theme]) for quote in pair]
            for when in finding.shown
            for pair in found.quotes(when)
        ],
    }
