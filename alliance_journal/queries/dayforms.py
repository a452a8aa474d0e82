"""The forms one day can be written in, without a time: a closed list, each with exactly one meaning.

Every function takes text that `tidy` has put in order: small letters, single spaces.
"""

import re
from datetime import date
from typing import Final

from alliance_journal.errors import BadDateError
from alliance_journal.queries.almanac import (
    MONTH_NUMBERS,
    WEEKDAY_NUMBERS,
    WEEKDAYS,
    exact_day,
    latest_day,
    say_date,
    shifted,
)

MOST_SHOWN: Final = 40
"""Characters of a date text that a sentence may repeat."""
MONTH_NAMES: Final = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
WEEKDAY_NAMES: Final = "|".join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))
_DATED: Final = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.(?: ?(?P<year>\d{4}))?",
        rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)? ?(?P<month>{MONTH_NAMES})\.?(?: (?P<year>\d{{4}}))?",
        rf"(?P<month>{MONTH_NAMES})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<year>\d{{4}}))?",
    )
)
_WEEKDAY_FIRST: Final = re.compile(rf"(?P<weekday>{WEEKDAY_NAMES}) (?P<rest>.+)")
_NUMBERS: Final = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_COUNTED: Final = "|".join(_NUMBERS)
_DISTANCE: Final = re.compile(
    rf"(?P<ago>\d{{1,6}}|{_COUNTED}) (?P<unit>day|week)s? ago"
    rf"|in (?P<ahead>\d{{1,6}}|{_COUNTED}) (?P<step>day|week)s?",
    re.ASCII,
)
_NEAR: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_LENGTHS: Final = {"day": 1, "week": 7}


def tidy(text: str) -> str:
    """Return the text in small letters with single spaces, and no comma before a space."""
    return " ".join(text.casefold().split()).replace(", ", " ")


def shown(text: str) -> str:
    """Return what a sentence may repeat of a date text: printable characters only, at most 40 of them."""
    plain = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return plain if len(plain) <= MOST_SHOWN else f"{plain[: MOST_SHOWN - 3]}..."


def day_in(words: str, today: date) -> date | None:
    """Return the day that is meant, or None where it is not one of the forms; raises BadDateError for no such day."""
    day = _dated_day(words, today)
    return day if day is not None else _near_day(words, today)


def _dated_day(words: str, today: date) -> date | None:
    named = _WEEKDAY_FIRST.fullmatch(words)
    rest = named["rest"] if named else words
    found = next(filter(None, (pattern.fullmatch(rest) for pattern in _DATED)), None)
    if found is None:
        return None
    month = MONTH_NUMBERS.get(found["month"]) or int(found["month"])
    year = found["year"]
    day = exact_day(int(year), month, int(found["day"])) if year else latest_day(month, int(found["day"]), today)
    if named and WEEKDAY_NUMBERS[named["weekday"]] != day.weekday():
        wrong = WEEKDAYS[WEEKDAY_NUMBERS[named["weekday"]]]
        raise BadDateError(f"{say_date(day)} is a {WEEKDAYS[day.weekday()]}, not a {wrong}")
    return day


def _near_day(words: str, today: date) -> date | None:
    if words in _NEAR:
        return shifted(today, _NEAR[words])
    if words in WEEKDAY_NUMBERS:
        # A weekday equal to today means a week ago: `today` is there for today, and the echo says "7 days ago".
        return shifted(today, -((today.weekday() - WEEKDAY_NUMBERS[words]) % 7 or 7))
    if far := _DISTANCE.fullmatch(words):
        ago = _number(far["ago"]) * _LENGTHS[far["unit"] or "day"]
        return shifted(today, _number(far["ahead"]) * _LENGTHS[far["step"] or "day"] - ago)
    return None


def _number(word: str | None) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word or 0)
