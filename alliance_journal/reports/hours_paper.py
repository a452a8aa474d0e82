"""The log of hours as a paper: a table for the whole time or for each month, sums by kind, and lines to sign on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from alliance_journal.findings.disguise import PLAIN, Disguise
from alliance_journal.findings.hours import kinds_in, minutes_by_kind, missed, spans
from alliance_journal.model.hours import Each, HoursRow, clock, say_minutes, total
from alliance_journal.model.papers import Block, Bullets, Facts, Heading, Paper, Signatures, Table, Words
from alliance_journal.reports.hours_text import Log, ratio_words, say_span, standing_words
from alliance_journal.reports.lines import counted
from alliance_journal.reports.paper.notices import HOURS_NO_RECORD
from alliance_journal.reports.period_tables import SIGNERS, table_day

TITLE: Final = "Log of hours"
USUAL_COLUMNS: Final = ("date", "kind", "client", "with", "setting", "time")
NOT_READ: Final = "could not be read and are left out here."


@dataclass(frozen=True, slots=True)
class HoursLayout:
    """How the log is laid out: which columns, a part for each span or none, who signs, and how people are called.

    `sheet` is for spreadsheets: one table, days and minutes as they are read there, and nothing around it; `trims`
    leaves out a column in which nothing would stand.
    """

    columns: tuple[str, ...] = USUAL_COLUMNS
    by: Each = "all"
    signers: tuple[str, ...] = SIGNERS
    disguise: Disguise = field(default=PLAIN)
    ratios: bool = False
    sheet: bool = False
    trims: bool = False


_Cell = Callable[[HoursRow, Log, HoursLayout], str]


def _day(row: HoursRow, _log: Log, layout: HoursLayout) -> str:
    return table_day(row.day, layout.disguise, sheet=layout.sheet)


def _time(row: HoursRow, _log: Log, layout: HoursLayout) -> str:
    if layout.sheet:
        return str(row.minutes)
    return "missed" if row.is_missed else clock(row.minutes)


COLUMNS: Final[Mapping[str, tuple[str, _Cell]]] = MappingProxyType(
    {
        "date": ("Date", _day),
        "kind": ("Kind", lambda row, log, layout: layout.disguise.words(log.rules.kind(row.kind).label)),
        "client": ("Client", lambda row, _log, layout: layout.disguise.client(row.client)),
        "with": ("With", lambda row, _log, layout: layout.disguise.words(row.with_whom)),
        "setting": ("Setting", lambda row, _log, layout: layout.disguise.words(row.setting)),
        "time": ("Time", _time),
        "note": ("Note", lambda row, _log, layout: layout.disguise.words(row.note)),
        "id": ("Id", lambda row, _log, _layout: row.id),
    }
)
"""Every column by its name: what stands over it, and what stands in it."""


def hours_paper(log: Log, layout: HoursLayout, made: date, *, author: str = "") -> Paper:
    """Return the rows of a log as a paper; what could not be read of it is said there too."""
    if layout.trims and not layout.sheet:
        layout = replace(layout, columns=tuple(name for name in layout.columns if _is_used(name, log, layout)))
    blocks = (_table(log, log.rows, layout, TITLE),) if layout.sheet else tuple(_blocks(log, layout))
    return Paper(TITLE, blocks, made, author=author, notices=(HOURS_NO_RECORD,))


def _is_used(name: str, log: Log, layout: HoursLayout) -> bool:
    return any(COLUMNS[name][1](row, log, layout) for row in log.rows)


def _blocks(log: Log, layout: HoursLayout) -> Iterator[Block]:
    yield Facts(tuple(_about(log, layout)))
    if log.unread:
        yield Words(f"{counted(log.unread, 'row')} of the log {NOT_READ}", role="note")
    filled = [span for span in spans(log.rows, layout.by, log.period) if span.rows]
    for number, span in enumerate(filled):
        name = say_span(span.first, span.each) if layout.by != "all" else "Rows"
        yield Heading(name, new_page=number > 0 and layout.by == "month")
        yield _table(log, span.rows, layout, f"{TITLE}, {name}" if layout.by != "all" else TITLE)
        yield Facts(tuple(_sums(log, span.rows, layout.disguise)))
        if layout.signers:
            yield Signatures(layout.signers)
    if layout.ratios and log.ratios and log.rules.ratios:
        yield from _ratios(log, layout.disguise)


def _about(log: Log, layout: HoursLayout) -> Iterator[tuple[str, str]]:
    first = log.period.since or min(row.day for row in log.rows)
    last = log.period.until or max(row.day for row in log.rows)
    days = [layout.disguise.day(first), layout.disguise.day(last)]
    yield "Period", " to ".join(dict.fromkeys(days))
    yield "Together", f"{counted(len(log.rows), 'row')}, {say_minutes(total(log.rows))}"


def _table(log: Log, rows: Sequence[HoursRow], layout: HoursLayout, caption: str) -> Table:
    columns = [COLUMNS[name] for name in layout.columns]
    head = tuple("Minutes" if layout.sheet and name == "Time" else name for name, _ in columns)
    body = tuple(tuple(cell(row, log, layout) for _, cell in columns) for row in rows)
    numbers = frozenset(place for place, name in enumerate(layout.columns) if name == "time")
    return Table(caption if layout.sheet else f"{caption} (time in hours:minutes)", head, body, numbers)


def _sums(log: Log, rows: Sequence[HoursRow], called: Disguise) -> Iterator[tuple[str, str]]:
    found = minutes_by_kind(rows)
    for kind in kinds_in(rows, [one.id for one in log.rules.kinds]):
        yield _capital(called.words(log.rules.kind(kind).label)), say_minutes(found[kind])
    if missed(rows):
        yield "Missed", counted(missed(rows), "appointment")
    yield "Together", say_minutes(total(rows))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ratios(log: Log, called: Disguise) -> Iterator[Block]:
    yield Heading("What I set, and what is there")
    for ratio in log.rules.ratios:
        yield Words(_capital(called.words(ratio_words(ratio, log.rules))))
        yield Bullets(tuple(called.words(said.replace("you set", "set")) for said in standing_words(ratio, log)))
