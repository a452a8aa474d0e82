"""The first and the last day of a period, from one day or from a month, a year or a week as people type them."""

import re
from datetime import date
from typing import Final

from alliance_journal.errors import BadDateError
from alliance_journal.model.periods import Period
from alliance_journal.queries.almanac import MONTH_NUMBERS, days_in, exact_day, say_day, shifted
from alliance_journal.queries.clocks import split_clock
from alliance_journal.queries.dayforms import MONTH_NAMES, day_in, tidy

_NAMED_MONTH: Final = re.compile(rf"(?P<month>{MONTH_NAMES})\.?(?: (?P<year>\d{{4}}))?", re.ASCII)
_NUMBERED: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?", re.ASCII)
_NEARBY: Final = re.compile(r"(?P<which>this|last) (?P<unit>week|month|year)")


def read_since(text: str, today: date) -> date:
    """Return the first day that is meant (the first of a month, year or week); raises BadDateError, also if ahead."""
    day, _ = _edges(text, today)
    if day > today:
        raise BadDateError(f"{say_day(day)} lies in the future", hint="a period begins today or earlier")
    return day


def read_until(text: str, today: date) -> date:
    """Return the last day that is meant (the last of a month, year or week), perhaps ahead; raises BadDateError."""
    _, day = _edges(text, today)
    return day


def read_period(since: str, until: str, today: date) -> Period:
    """Return the days from one text to the other, an empty text leaving its end open; raises BadDateError."""
    first = read_since(since, today) if since else None
    last = read_until(until, today) if until else None
    if first and last and first > last:
        raise BadDateError(f"the period ends on {say_day(last)}, before it begins on {say_day(first)}")
    return Period(first, last)


def _edges(text: str, today: date) -> tuple[date, date]:
    words, clock = split_clock(tidy(text))
    if clock is not None:
        raise BadDateError("a period is counted in whole days", hint="leave out the time")
    span = _month_or_year(words, today) or _nearby(words, today)
    if span is not None:
        return span
    day = day_in(words, today)
    if day is None:
        from alliance_journal.queries.ambiguous import refusal  # noqa: PLC0415 - only a refusal pays for it

        raise refusal(words, today)
    return day, day


def _month_or_year(words: str, today: date) -> tuple[date, date] | None:
    if named := _NAMED_MONTH.fullmatch(words):
        month = MONTH_NUMBERS[named["month"]]
        # A month without a year is the most recent one that has begun.
        return _month(int(named["year"] or today.year - (month > today.month)), month)
    if numbered := _NUMBERED.fullmatch(words):
        year = int(numbered["year"])
        return _month(year, int(numbered["month"])) if numbered["month"] else _year(year)
    return None


def _nearby(words: str, today: date) -> tuple[date, date] | None:
    found = _NEARBY.fullmatch(words)
    if found is None:
        return None
    last = found["which"] == "last"
    if found["unit"] == "year":
        return _year(today.year - last)
    if found["unit"] == "month":
        ordinal = today.year * 12 + today.month - 1 - last
        return _month(ordinal // 12, ordinal % 12 + 1)
    monday = shifted(today, -today.weekday() - 7 * last)
    return monday, shifted(monday, 6)


def _month(year: int, month: int) -> tuple[date, date]:
    first = exact_day(year, month, 1)
    return first, date(year, month, days_in(year, month))


def _year(year: int) -> tuple[date, date]:
    return exact_day(year, 1, 1), date(year, 12, 31)
