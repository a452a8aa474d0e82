"""The sheet for supervision as a paper: the question first, the worker's points in their order, then the counts."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from alliance_journal.findings.disguise import Disguise
from alliance_journal.findings.sheet import Sheet, Tried
from alliance_journal.findings.strains import Strain
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.hours import say_minutes
from alliance_journal.model.papers import Bar, Bars, Block, Facts, Heading, Paper, Quote, Signatures, Table, Words
from alliance_journal.model.supervision import OWN, Point
from alliance_journal.reports.lines import counted, in_sentence, listed
from alliance_journal.reports.rating_chart import SCALE
from alliance_journal.reports.rating_paper import OTHERS, rating_blocks, ratings_table
from alliance_journal.reports.suggested import MEANING, how_many_suggested
from alliance_journal.reports.summary_paper import LEFT_OUT, LEFT_OUT_BUT, VIEW, in_words
from alliance_journal.reports.summary_text import length
from alliance_journal.reports.theme_groups import beside_in_words, entries_of

TITLE: Final = "For supervision"
WHOSE: Final = "They are my view, not the client's."
MOST_CHARTS: Final = 2
FEW_POINTS: Final = 6
"""With more points one chart is drawn; the other ratings are told in words: three pages are enough for an hour."""
MOMENTS: Final = "Chosen moments, in my own words and my order"
STEP: Final = "step"
"""Points of this kind are told in the table of agreed steps."""
_LABELS: Final = {"starred": "Starred by me", "question": "What I wanted to ask"}
"""What some kinds of point are called where somebody else reads it."""
SIGNED: Final = ("Author", "Supervisor")
_OFFERED: Final = re.compile(r'(.+), in \d+ entr(?:y|ies)(?: with \d+ clients)?(?:; beside it ".*" in \d+)?')
"""A theme in the words in which it is offered: its name, and counts of the day on which it was prepared."""


def sheet_paper(sheet: Sheet, called: Disguise, made: date, *, shows_private: bool = False) -> Paper:
    """Return the sheet; `shows_private` is whether the author named something private that may go too."""
    return Paper(
        TITLE,
        (
            *_asked("What I want from supervision", sheet.prepared.want, called),
            *_asked("My question", sheet.prepared.question, called),
            *_about(sheet, called, shows_private=shows_private),
            *_moments(sheet, called),
            *_recurring(sheet, called),
            *_ratings(sheet, called),
            *_tried(sheet, called),
            *_asked("Other ways to see it: rival hypotheses", sheet.prepared.rivals, called),
            *_steps(sheet, called),
            *_hours(sheet),
            Signatures(SIGNED),
        ),
        made,
    )


def _asked(heading: str, answer: str, called: Disguise) -> Iterator[Block]:
    """Yield one of the three answers of the preparation under its heading; nothing where it was not answered."""
    if answer.strip():
        yield Heading(heading)
        yield Words(called.words(answer))


def _about(sheet: Sheet, called: Disguise, *, shows_private: bool) -> Iterator[Block]:
    told = (
        ("Looked at", in_words(sheet.period, called)),
        ("Entries", f"{sheet.entries}, about {counted(sheet.clients, 'client')}" if sheet.entries else ""),
        ("Last supervision", _met(sheet, called)),
    )
    yield Facts(tuple(pair for pair in told if pair[1]))
    yield Words(f"{VIEW} {LEFT_OUT_BUT if shows_private else LEFT_OUT}", role="note")


def _met(sheet: Sheet, called: Disguise) -> str:
    if sheet.met is None:
        return ""
    return ", ".join(filter(None, (called.day(sheet.met.day), called.words(sheet.met.role))))


def _moments(sheet: Sheet, called: Disguise) -> Iterator[Block]:
    """Yield every point but the steps, in the order of the worker, with its number where there are several."""
    points = [point for point in sheet.prepared.points if point.kind != STEP]
    found = dict(sheet.themes)
    if points:
        yield Heading(MOMENTS)
    for number, point in enumerate(points, start=1):
        before = f"{number}. " if len(points) > 1 else ""
        yield from _told(point, f"{before}{_named(point, found.get(point))}".strip(), called)


def _named(point: Point, row: ThemeFinding | None) -> str:
    """Return the words of a point after what kind it is; those of the worker's own point stand alone."""
    if point.kind == OWN:
        return point.words
    said = re.sub(r"^In (?=\d)", "in ", _recurs(point, row))
    return f"{_LABELS.get(point.kind, point.label)}{': ' * bool(said.strip())}{said}"


def _recurs(point: Point, row: ThemeFinding | None) -> str:
    """Return what a point says; a theme that still has the words it was offered with is counted anew."""
    offered = _OFFERED.fullmatch(point.words) if point.kind == "theme" else None
    if offered is None:
        return point.words
    if row is None:
        return offered[1]
    beside = beside_in_words(row)
    how_often = f"in {entries_of(row)}, about {counted(row.clients, 'client')}"
    return f"{row.theme.label}, {how_often}{'; ' * bool(beside)}{beside}"


def _told(point: Point, words: str, called: Disguise) -> Iterator[Block]:
    """Yield what a point says and its sentence, with client and day beside the sentence, or else the words."""
    where = ", ".join((*filter(None, (called.client(point.client),)), *([called.day(point.day)] if point.day else [])))
    said = called.words(words).strip()
    if point.quote.strip():
        yield from (Words(said),) if said else ()
        yield Quote(called.words(point.quote), where)
    else:
        yield Words(f"{said}{_place(point, where)}")


def _place(point: Point, where: str) -> str:
    """Return client and day of a point without a sentence; a theme or loop then stands on ticks."""
    if not where:
        return ""
    return f"; ticked: {where}" if point.kind in {"theme", "loop"} else f" ({where})"


def _recurring(sheet: Sheet, called: Disguise) -> Iterator[Block]:
    """Yield the kept themes as bars; what each of them says stands with its sentence among the moments."""
    rows = {row.theme.id: row for _, row in sheet.themes}.values()
    if rows:
        yield Heading("What recurs")
        bars = tuple(Bar(called.words(row.theme.label), row.entries, how_many_suggested(row)) for row in rows)
        yield Bars("", bars, sheet.entries, "entries")
    if any(row.only_learned for row in rows):
        yield Words(f"{MEANING}.", role="note")


def _ratings(sheet: Sheet, called: Disguise) -> Iterator[Block]:
    if not sheet.series:
        return
    yield Heading("Ratings over time")
    yield Words(f"{SCALE} {WHOSE}", role="note")
    drawn = MOST_CHARTS if len(sheet.prepared.points) <= FEW_POINTS else 1
    for one in sheet.series[:drawn]:
        yield from rating_blocks(one, called)
    others = ratings_table(OTHERS, sheet.series[drawn:], called)
    if others.rows:
        yield others


def _tried(sheet: Sheet, called: Disguise) -> Iterator[Block]:
    if sheet.tried or sheet.strains:
        yield Heading("What I tried")
    if sheet.tried:
        bars = tuple(Bar(in_sentence(one.theme.label), one.entries, _outcome(one)) for one in sheet.tried)
        whom = listed([called.client(code) for code in sheet.meant])
        where = "where my words or ticks show it"
        yield Bars(f"With {whom}, {where}" if whom else f"{where[:1].upper()}{where[1:]}", bars, sheet.about, "entries")
    if sheet.strains:
        rows = tuple(_strain(one, sheet, called) for one in sheet.strains)
        yield Table("Strains still open", ("Client", "Opened", "How it stands", "Tried so far"), rows)


def _outcome(one: Tried) -> str:
    """Return what became of the strains in which something was tried; it does not say that one led to the other."""
    if not one.strains:
        return ""
    standing = ((one.mended, "mended since"), (one.strains - one.mended, "still open"))
    return f"in {counted(one.strains, 'strain')}: {', '.join(f'{number} {how}' for number, how in standing if number)}"


def _strain(strain: Strain, sheet: Sheet, called: Disguise) -> tuple[str, ...]:
    labels = {one.theme.id: in_sentence(one.theme.label) for one in sheet.tried}
    tried = [labels[ThemeId(name)] for name in strain.strategies if name in labels]
    standing = "partly mended" if strain.state == "partly" else "open"
    return (
        called.client(strain.client),
        called.day(strain.opened),
        f"{standing}, {length(strain.days, called)}",
        listed(tried) or "nothing that my words or ticks show",
    )


def _steps(sheet: Sheet, called: Disguise) -> Iterator[Block]:
    steps = sheet.steps
    rows = tuple(_step(one, called) for one in (*steps.due, *steps.coming, *steps.done))
    if rows:
        yield Heading("Agreed steps")
        yield Table("", ("Step", "Agreed", "How it stands"), rows)


def _step(step: AgreedAction, called: Disguise) -> tuple[str, ...]:
    standing = f"done {called.day(step.done)}" if step.done else f"due {called.day(step.due)}" if step.due else ""
    agreed = called.day(step.agreed) if step.agreed else ""
    return called.words(step.what), agreed, standing or "open, no day set"


def _hours(sheet: Sheet) -> Iterator[Block]:
    if sheet.hours:
        yield Heading("Hours of supervision")
        yield Facts(tuple((kind, say_minutes(minutes)) for kind, minutes in sheet.hours))
