"""Dates that could mean more than one day: refused, with every reading named, never guessed."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from alliance_journal.errors import BadDateError
from alliance_journal.queries.almanac import MONTH_NUMBERS, MONTHS, WEEKDAY_NUMBERS, days_in, say_date, say_day, shifted
from alliance_journal.queries.clocks import half_said
from alliance_journal.queries.dayforms import MONTH_NAMES, WEEKDAY_NAMES, day_in, shown

_HINT: Final = "write 20 nov, 20 nov 2026 or 2026-11-20"
PAST_HINT: Final = f"{_HINT}, yesterday, or 3 days ago"
"""What can be written where no form was recognised; whoever asks for a day ahead says something else instead."""
_NUMBERS: Final = re.compile(r"(\d{1,4})([/.-]) ?(\d{1,4})(?:\2 ?(\d{1,4}))?", re.ASCII)
_SHORT_YEAR: Final = re.compile(
    rf"(?P<day>\d{{1,2}})\.? ?(?P<month>{MONTH_NAMES})\.? '?(?P<short>\d\d)"
    rf"|(?P<month2>{MONTH_NAMES})\.? (?P<day2>\d{{1,2}}) '?(?P<short2>\d\d)",
    re.ASCII,
)
_TRAILING_HOUR: Final = re.compile(r"(?P<day>.+) (?P<hour>\d{1,2})", re.ASCII)
_LAST_WEEKDAY: Final = re.compile(rf"last (?P<weekday>{WEEKDAY_NAMES})")


def refusal(words: str, today: date) -> BadDateError:
    """Return why this cannot be read as a day: its two readings, or that it is none of the forms."""
    if not words:
        return BadDateError("no day was given", hint=_HINT)
    readings = tuple(dict.fromkeys(_readings(words, today)))[:2]
    if len(readings) > 1:
        return BadDateError(f'"{shown(words)}" could be {" or ".join(readings)}', hint=_HINT)
    if readings:
        return BadDateError(f'"{shown(words)}" is not read, though it could be {readings[0]}', hint=_HINT)
    hour = _TRAILING_HOUR.fullmatch(words)
    if hour and day_in(hour["day"], today):
        return half_said(int(hour["hour"]))
    return BadDateError(f'"{shown(words)}" is not a day that can be read', hint=PAST_HINT)


def _readings(words: str, today: date) -> Iterator[str]:
    if numbers := _NUMBERS.fullmatch(words):
        first, mark, second, third = numbers.groups()
        yield from _of_three(first, second, third) if third else _of_two(first, second, mark)
    elif short := _SHORT_YEAR.fullmatch(words):
        month = MONTH_NUMBERS[short["month"] or short["month2"]]
        yield from _of_short_year(int(short["day"] or short["day2"]), month, int(short["short"] or short["short2"]))
    elif last := _LAST_WEEKDAY.fullmatch(words):
        back = (today.weekday() - WEEKDAY_NUMBERS[last["weekday"]]) % 7 or 7
        yield say_day(shifted(today, -back))
        yield say_day(shifted(today, -back - 7))


def _of_two(first: str, second: str, mark: str) -> Iterator[str]:
    """Yield the readings of `11/20` or `20.11`: a day and a month either way round, a month and a year, a time."""
    one, two = int(first), int(second)
    yield from _day_of(one, two, None)
    if mark == ".":
        if one <= 23 and two <= 59 and len(second) == 2:
            yield f"the time {one}:{second}"
        return
    yield from _day_of(two, one, None)
    for month, year in ((one, second), (two, first)):
        if 1 <= month <= 12 and len(year) != 1 and one != two and max(one, two) > 12:
            yield f"{MONTHS[month - 1]} {_full_year(year):04d}"


def _of_three(first: str, second: str, third: str) -> Iterator[str]:
    """Yield the readings of `03/04/2026` or `20.11.26`: day first, month first, year first."""
    yield from _day_of(int(first), int(second), _full_year(third))
    yield from _day_of(int(second), int(first), _full_year(third))
    yield from _day_of(int(third), int(second), _full_year(first))
    if len(third) <= 2:
        yield from _day_of(int(first), int(second), 1900 + int(third))


def _of_short_year(day: int, month: int, short: int) -> Iterator[str]:
    """Yield the readings of `20 nov 15`: this century, and the hour or the century before."""
    yield from _day_of(day, month, 2000 + short)
    if short <= 23:
        yield from (f"{reading} at {short:02d}:00" for reading in _day_of(day, month, None))
    else:
        yield from _day_of(day, month, 1900 + short)


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) <= 2 else 0)


def _day_of(day: int, month: int, year: int | None) -> Iterator[str]:
    """Yield that day in words if it can be; without a year every day that some year has can be."""
    if not 1 <= month <= 12 or year == 0 or not 1 <= day <= days_in(2000 if year is None else year, month):
        return
    yield f"{day} {MONTHS[month - 1]}" if year is None else say_date(date(year, month, day))
