"""Months and weekdays with their English names built in, so that no locale changes what a date says."""

from datetime import MAXYEAR, date, datetime, timedelta
from typing import Final

from alliance_journal.errors import BadDateError

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NUMBERS: Final = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
"""1 to 12 by full name and by short form."""
WEEKDAY_NUMBERS: Final = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    **{name[:3].lower(): number for number, name in enumerate(WEEKDAYS)},
    "tues": 1,
    "thurs": 3,
}
"""0 (Monday) to 6 (Sunday) by full name and by short form."""
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_A_LEAP_YEAR: Final = 2000
_YEARS_BETWEEN_LEAPS: Final = 8
"""1896 and 1904 had a 29 February, 1900 had none."""


def say_day(value: date) -> str:
    """Return a day or a moment in words, `Friday 20 November 2026, 15:00`; `read_day` reads it back."""
    clock = f", {value:%H:%M}" if isinstance(value, datetime) else ""
    return f"{WEEKDAYS[value.weekday()]} {say_date(value)}{clock}"


def say_date(value: date) -> str:
    """Return the day without its weekday, `20 November 2026`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year:04d}"


def say_short(value: date) -> str:
    """Return the day as short as it goes, `20 Nov`."""
    return f"{value.day} {MONTHS[value.month - 1][:3]}"


def echo_day(value: date, today: date) -> str:
    """Return what was understood and how far off it is: `Friday 13 November 2026 (7 days ago)`."""
    day = value.date() if isinstance(value, datetime) else value
    return f"{say_day(value)} ({_distance((today - day).days)})"


def _distance(days: int) -> str:
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    return near.get(days) or (f"{days} days ago" if days > 0 else f"in {-days} days")


def days_in(year: int, month: int) -> int:
    """Return how many days that month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + (month == 2 and leap)


def exact_day(year: int, month: int, day: int) -> date:
    """Return that day of the calendar; raises BadDateError naming the part that cannot be."""
    if not 1 <= year <= MAXYEAR:
        raise BadDateError(f"there is no year {year}")
    _check_day(month, day, year)
    return date(year, month, day)


def latest_day(month: int, day: int, today: date) -> date:
    """Return the most recent such day that is not in the future; raises BadDateError where there is none."""
    _check_day(month, day, None)
    for year in range(today.year, max(0, today.year - _YEARS_BETWEEN_LEAPS - 1), -1):
        if day <= days_in(year, month) and date(year, month, day) <= today:
            return date(year, month, day)
    raise BadDateError("that day lies before the calendar begins")


def _check_day(month: int, day: int, year: int | None) -> None:
    if not 1 <= month <= len(MONTHS):
        raise BadDateError(f"there is no month {month}", hint="write 20 nov, 20.11. or 2026-11-20")
    if not 1 <= day <= days_in(_A_LEAP_YEAR if year is None else year, month):
        named = "" if year is None else f" {year:04d}"
        raise BadDateError(f"there is no {day} {MONTHS[month - 1]}{named}")


def shifted(day: date, days: int) -> date:
    """Return the day so many days later (or earlier); raises BadDateError beyond the ends of the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        raise BadDateError("that many days lead out of the calendar") from None
