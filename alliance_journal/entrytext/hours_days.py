"""Days in a log of hours: as we write them, and as spreadsheets write them when they save the file again.

`3/4/2026` is two days. It is read as one only where another row of the same file tells which comes first.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Final

from alliance_journal.errors import BadDateError

_ISO: Final = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]00:00(?::00)?)?", re.ASCII)
_DOTTED: Final = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})", re.ASCII)
_SLASHED: Final = re.compile(r"(\d\d?)[/-](\d\d?)[/-](\d{4})", re.ASCII)
_MONTHS: Final = 12


class Order(Enum):
    """Which number of `3/4/2026` is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


def order_of(cells: Iterable[str]) -> Order:
    """Return which number comes first in the days of a file, unknown where none of them tells or two disagree."""
    told = set()
    for cell in cells:
        found = _SLASHED.fullmatch(cell.strip())
        if found and (int(found[1]) > _MONTHS) != (int(found[2]) > _MONTHS):
            told.add(Order.DAY_FIRST if int(found[1]) > _MONTHS else Order.MONTH_FIRST)
    return told.pop() if len(told) == 1 else Order.UNKNOWN


def read_cell_day(cell: str, order: Order) -> date:
    """Return the day in a cell; raises BadDateError in words that can stand behind the place of the row."""
    words = cell.strip()
    try:
        if found := _ISO.fullmatch(words):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DOTTED.fullmatch(words):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _SLASHED.fullmatch(words):
            return _slashed(int(found[1]), int(found[2]), int(found[3]), order)
    except ValueError:
        raise BadDateError("there is no such day") from None
    raise BadDateError("the day should be such as 2026-11-22")


def _slashed(first: int, second: int, year: int, order: Order) -> date:
    if first == second or second > _MONTHS or first > _MONTHS:
        order = Order.MONTH_FIRST if second > _MONTHS else Order.DAY_FIRST
    if order is Order.UNKNOWN:
        raise BadDateError("the day can be read in two ways; write it such as 2026-11-22")
    day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
    return date(year, month, day)
