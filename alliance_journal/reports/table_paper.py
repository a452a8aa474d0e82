"""Entries as a paper of tables: one row each, a part for each month where that is asked for, and lines to sign on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Final

from alliance_journal.findings.disguise import PLAIN, Disguise
from alliance_journal.findings.table_rows import TableRow
from alliance_journal.model.papers import Block, Facts, Heading, Paper, Signatures, Table, Words
from alliance_journal.reports.hours_text import say_span
from alliance_journal.reports.lines import counted
from alliance_journal.reports.period_tables import SIGNERS, table_day

TITLE: Final = "Log of reflections"
USUAL_COLUMNS: Final = ("date", "client", "no", "set", "learnt", "next", "standards", "tags")
_NUMBERED: Final = (
    "No. counts the days of meetings with a client that I wrote about, from the first one in the journal; "
    "a missed meeting, a free note, an account or a look back has none."
)


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How the entries are laid out: which columns, month by month or not, who signs, and how people are called.

    `sheet` is for spreadsheets: one table, days as they are read there, and nothing around it; `trims` leaves out a
    column in which nothing would stand.
    """

    columns: tuple[str, ...] = USUAL_COLUMNS
    by_month: bool = False
    signers: tuple[str, ...] = SIGNERS
    disguise: Disguise = field(default=PLAIN)
    sheet: bool = False
    trims: bool = False


_Cell = Callable[[TableRow, TableLayout], str]


def _day(row: TableRow, layout: TableLayout) -> str:
    return table_day(row.day, layout.disguise, sheet=layout.sheet)


def _told(words: str, layout: TableLayout) -> str:
    return layout.disguise.words(" ".join(words.split()))


COLUMNS: Final[Mapping[str, tuple[str, _Cell]]] = MappingProxyType(
    {
        "date": ("Date", _day),
        "client": ("Client", lambda row, layout: layout.disguise.client(row.client)),
        "no": ("No.", lambda row, _layout: str(row.number or "")),
        "set": ("Reflection", lambda row, layout: layout.disguise.words(row.set)),
        "learnt": ("What I learnt", lambda row, layout: _told(row.learnt, layout)),
        "next": ("Next step", lambda row, layout: _told(row.next_step, layout)),
        "own_part": ("My own part", lambda row, layout: _told(row.own_part, layout)),
        "standards": ("Standards", lambda row, layout: _told("; ".join(row.standards), layout)),
        "tags": ("Tags", lambda row, layout: _told(", ".join(row.tags), layout)),
        "text": ("What I wrote", lambda row, layout: layout.disguise.words(row.text)),
        "id": ("Entry", lambda row, _layout: row.id),
    }
)
"""Every column by its name: what stands over it, and what stands in it."""


def table_paper(rows: Sequence[TableRow], layout: TableLayout, made: date, *, author: str = "") -> Paper:
    """Return these rows, at least one and in order of their days, as a paper."""
    if layout.trims and not layout.sheet:
        layout = replace(layout, columns=tuple(name for name in layout.columns if _is_used(name, rows, layout)))
    blocks = (_table(rows, layout, TITLE),) if layout.sheet else tuple(_blocks(rows, layout))
    return Paper(TITLE, blocks, made, author=author)


def _is_used(name: str, rows: Sequence[TableRow], layout: TableLayout) -> bool:
    return any(COLUMNS[name][1](row, layout) for row in rows)


def _blocks(rows: Sequence[TableRow], layout: TableLayout) -> Iterator[Block]:
    days = dict.fromkeys((layout.disguise.day(rows[0].day), layout.disguise.day(rows[-1].day)))
    yield Facts((("Period", " to ".join(days)), ("Entries", counted(len(rows), "entry", "entries"))))
    for number, (name, part) in enumerate(_parts(rows, by_month=layout.by_month)):
        if layout.by_month:
            yield Heading(name, new_page=number > 0)
        yield _table(part, layout, f"{TITLE}, {name}" if layout.by_month else TITLE)
        if layout.signers:
            yield Signatures(layout.signers)
    if "no" in layout.columns:
        yield Words(_NUMBERED, role="note")


def _parts(rows: Sequence[TableRow], *, by_month: bool) -> Iterator[tuple[str, Sequence[TableRow]]]:
    if not by_month:
        yield "", rows
        return
    for month, part in groupby(rows, key=lambda row: row.day.replace(day=1)):
        yield say_span(month, "month"), tuple(part)


def _table(rows: Sequence[TableRow], layout: TableLayout, caption: str) -> Table:
    columns = [COLUMNS[name] for name in layout.columns]
    body = tuple(tuple(cell(row, layout) for _, cell in columns) for row in rows)
    numbers = frozenset(place for place, name in enumerate(layout.columns) if name == "no")
    return Table(caption, tuple(head for head, _ in columns), body, numbers)
