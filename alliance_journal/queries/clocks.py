"""Times of day behind a date: `15:00`, `3pm`, `3:30 pm`, `3.30pm`, also with `at`; never a guess at half the clock."""

import re
from datetime import time
from typing import Final

from alliance_journal.errors import BadDateError

_CLOCK: Final = re.compile(
    r"(?P<day>.*?)(?:(?:^| )(?:at )?|(?<=\d)t)"
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"|(?P<half_hour>\d{1,2})(?:[:.](?P<half_minute>\d\d))? ?(?P<half>[ap])\.?m\.?)",
    re.ASCII,
)
_BARE_HOUR: Final = re.compile(r"(?P<day>.*?)(?:^| )at (?P<hour>\d{1,2})", re.ASCII)


def split_clock(words: str) -> tuple[str, time | None]:
    """Return the words of the day and the time behind them; raises BadDateError for no such time or half a one."""
    if bare := _BARE_HOUR.fullmatch(words):
        raise half_said(int(bare["hour"]))
    found = _CLOCK.fullmatch(words)
    if found is None:
        return words, None
    if not found["day"]:
        raise BadDateError("a time needs its day in front", hint="today 15:00, or 20 nov 3pm")
    if found["half"]:
        return found["day"], _half_day(int(found["half_hour"]), int(found["half_minute"] or 0), found["half"])
    return found["day"], _full_day(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))


def half_said(hour: int) -> BadDateError:
    """Return the refusal of an hour without minutes and without am or pm, with both readings where there are two."""
    if hour > 23:
        return BadDateError(f"there is no hour {hour}")
    if hour > 12 or hour == 0:
        return BadDateError(f"a bare {hour} is not read as a time", hint=f"write {hour:02d}:00")
    return BadDateError(
        f"{hour} could be {hour} am or {hour} pm", hint=f"write {hour}am, {hour}pm or {hour % 12 + 12}:00"
    )


def _half_day(hour: int, minute: int, half: str) -> time:
    if not 1 <= hour <= 12 or minute > 59:
        raise BadDateError(f"there is no time {hour}:{minute:02d} {half}m")
    return time(hour % 12 + (12 if half == "p" else 0), minute)


def _full_day(hour: int, minute: int, second: int) -> time:
    if hour > 23 or minute > 59 or second > 59:
        raise BadDateError(f"there is no time {hour}:{minute:02d}", hint="times run from 00:00 to 23:59")
    return time(hour, minute, second)
