"""The log of hours for people: its rows, what they come to, and what somebody has set beside what is there."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from alliance_journal.findings.hours import Span, kinds_in, minutes_by_kind, missed, spans, standings
from alliance_journal.model.hours import Each, HourRules, HoursRow, Ratio, clock, say_minutes, total
from alliance_journal.model.periods import Period
from alliance_journal.queries.almanac import MONTHS, say_date
from alliance_journal.reports.columns import columns, padded
from alliance_journal.reports.lines import Line, Page, counted, listed, wrapped

NONE_YET: Final = "No hours are noted yet. aj hours add notes some."
_GAP: Final = "  "
_BY: Final[dict[Each, str]] = {
    "week": "week by week",
    "month": "month by month",
    "year": "year by year",
    "all": "in all",
}


class Log(NamedTuple):
    """The rows that are shown, the kinds and ratios they are read by, and the days they were chosen for.

    `ratios` is false where only some clients or kinds were chosen, of which no ratio can speak; `unread` counts the
    rows of the file that could not be read.
    """

    rows: Sequence[HoursRow]
    rules: HourRules
    period: Period = Period()
    ratios: bool = True
    unread: int = 0


def say_span(first: date, each: Each) -> str:
    """Return a span in words: `November 2026`, `week of 16 November 2026`, `2026`, `all together`."""
    if each == "week":
        return f"week of {say_date(first)}"
    if each == "month":
        return f"{MONTHS[first.month - 1]} {first.year:04d}"
    return f"{first.year:04d}" if each == "year" else "all together"


def hours_text(log: Log, page: Page) -> tuple[Line, ...]:
    """Return the rows by day, each with its id, and their sum."""
    if not log.rows:
        return tuple(_none(log, page))
    return (
        *wrapped(_heading(log.rows), page, role="heading"),
        *chain.from_iterable(_row_lines(row, log.rules, page) for row in log.rows),
    )


def _none(log: Log, page: Page) -> Iterable[Line]:
    """Return why there is nothing to show: nothing was noted, or nothing of it can be read."""
    return wrapped(f"No row of the log can be read ({log.unread})." if log.unread else NONE_YET, page)


def _heading(rows: Sequence[HoursRow]) -> str:
    first, last = min(row.day for row in rows), max(row.day for row in rows)
    days = say_date(first) if first == last else f"{say_date(first)} to {say_date(last)}"
    gone = f", {missed(rows)} missed" if missed(rows) else ""
    return f"{counted(len(rows), 'row')}{gone}, {say_minutes(total(rows))}, {days}"


def _row_lines(row: HoursRow, rules: HourRules, page: Page) -> Iterator[Line]:
    name = row.id or f"line {row.line}"
    length = "missed" if row.is_missed else say_minutes(row.minutes)
    words = [length, rules.kind(row.kind).label, row.client, row.with_whom, row.setting]
    said = ", ".join(" ".join(word.split()) for word in words if word.strip())
    yield from wrapped(f"{say_date(row.day)}, {said}", page, indent=f"{name}{_GAP}", hanging=" " * 6)
    for line in row.note.split("\n"):
        yield from wrapped(line, page, indent=" " * 6, role="note")


def report_text(log: Log, each: Each, page: Page) -> tuple[Line, ...]:
    """Return the hours of every span and kind with their sums, and below them what was set beside what is there."""
    if not log.rows:
        return tuple(_none(log, page))
    kinds = kinds_in(log.rows, [kind.id for kind in log.rules.kinds])
    parts = spans(log.rows, each, log.period)
    return (
        *wrapped(_heading(log.rows), page, role="heading"),
        Line(""),
        *(_table(parts, kinds, log.rules, page) or _blocks(parts, kinds, log.rules, page)),
        *(_ratio_lines(log, page) if log.ratios else ()),
    )


def _table(parts: Sequence[Span], kinds: Sequence[str], rules: HourRules, page: Page) -> tuple[Line, ...]:
    """Return the sums as columns side by side, or nothing where there is no room for them."""
    head = ["", *kinds, "together", "missed"]
    body = [_cells(say_span(span.first, span.each), span.rows, kinds) for span in parts]
    body.append(_cells("together", [row for span in parts for row in span.rows], kinds))
    widths = [max(columns(row[at]) for row in [head, *body]) for at in range(len(head))]
    if page.narrow or sum(widths) + len(_GAP) * (len(head) - 1) > page.width:
        return ()
    lines = [_aligned(row, widths) for row in [head, *body]]
    names = "; ".join(f"{kind}: {rules.kind(kind).label}" for kind in kinds if rules.kind(kind).label != kind)
    told = wrapped(f"hours:minutes{'; ' if names else ''}{names}", page, role="note")
    return (Line(lines[0], "heading"), *map(Line, lines[1:]), *told)


def _cells(name: str, rows: Sequence[HoursRow], kinds: Sequence[str]) -> list[str]:
    found = minutes_by_kind(rows)
    return [name, *(clock(found[kind]) if kind in found else "-" for kind in kinds), clock(total(rows)), _count(rows)]


def _count(rows: Sequence[HoursRow]) -> str:
    return str(missed(rows)) if missed(rows) else "-"


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = padded(cells[0], widths[0])
    rest = (" " * (width - columns(cell)) + cell for cell, width in zip(cells[1:], widths[1:], strict=True))
    return _GAP.join([first, *rest])


def _blocks(parts: Sequence[Span], kinds: Sequence[str], rules: HourRules, page: Page) -> Iterator[Line]:
    """Yield the sums one below the other, for narrow screens and to be read aloud."""
    for span in parts:
        yield from wrapped(say_span(span.first, span.each), page, role="heading")
        for kind in kinds:
            if rows := span.of(kind):
                gone = f", {missed(rows)} missed" if missed(rows) else ""
                said = f"{rules.kind(kind).label}: {say_minutes(total(rows))}, {counted(len(rows), 'row')}{gone}"
                yield from wrapped(said, page, indent=_GAP, hanging=_GAP * 2)
        yield from wrapped(f"together: {say_minutes(total(span.rows))}", page, indent=_GAP)


def _ratio_lines(log: Log, page: Page) -> Iterator[Line]:
    for number, ratio in enumerate(log.rules.ratios):
        if not number:
            yield Line("")
            yield from wrapped("What you set, and what is there", page, role="heading")
        yield from wrapped(ratio_words(ratio, log.rules), page, indent=_GAP)
        for said in standing_words(ratio, log):
            yield from wrapped(said, page, indent=_GAP * 2, hanging=_GAP * 3)


def ratio_words(ratio: Ratio, rules: HourRules) -> str:
    """Return a ratio in words: its name, what it is about, and over what it is counted."""
    of = kind_words(ratio.of, rules)
    about = f"{of} for {kind_words(ratio.per, rules)}" if ratio.per else of
    return f"{ratio.name}: {about}, {_BY[ratio.each]}" if ratio.name else f"{about}, {_BY[ratio.each]}"


def kind_words(kinds: Sequence[str], rules: HourRules) -> str:
    """Return some kinds in words, for a sentence."""
    return listed([rules.kind(kind).label.replace(", ", " ") for kind in kinds])


def standing_words(ratio: Ratio, log: Log) -> Iterator[str]:
    """Yield a sentence for every span of a ratio: what was set and what is there, and no more than that."""
    for one in standings(ratio, log.rows, log.period):
        per = f"for {say_minutes(one.per)} " if ratio.per else ""
        wanted = "nothing set for so many" if one.wanted is None else f"you set {say_minutes(one.wanted)}"
        yield f"{say_span(one.first, ratio.each)}: {per}{wanted}, there {say_minutes(one.there)}"
