"""The day of a meeting as it was typed: in the past unless a planned one is asked for, and told in words."""

from datetime import date, datetime
from typing import Final

from alliance_journal.errors import BadDateError
from alliance_journal.model.codes import SetId
from alliance_journal.queries.days import echo_day, read_day, say_day

LONGEST_AGO: Final = 36_525
"""Days. No meeting was a hundred years ago, so that a day before is a year mistyped."""
_EXAMPLES: Final = "(Enter for today; or yesterday, monday 15:00, 20 nov)"
_DAYS_ALONE: Final = frozenset({"account", "change", "feelings", "pattern", "repair", "supervision", "week"})
"""Shipped sets that look back on more than one meeting, or ahead of one."""


def day_question(prompt_set: SetId) -> str:
    """Return how a set asks for its day: most look back on one meeting, some on none."""
    if prompt_set == "missed":
        return f"When were you to meet? {_EXAMPLES}"
    return f"Which day is this for? {_EXAMPLES}" if prompt_set in _DAYS_ALONE else f"When did you meet? {_EXAMPLES}"


def meeting_day(text: str, today: date, *, future: bool = False) -> date | datetime:
    """Return the day or moment that is meant; raises BadDateError, for a day ahead too unless `future` lets it in."""
    met = read_day(text, today, future=True)
    ahead = (_day(met) - today).days
    if ahead < -LONGEST_AGO:
        raise BadDateError(f"{say_day(met)} is more than a hundred years ago", hint="look at the year")
    if ahead > 0 and not future:
        hint = "name a day up to today, or aj reflect --future for a planned meeting"
        raise BadDateError(f"{say_day(met)} lies in the future", hint=hint)
    return met


def said_day(met: date | datetime, today: date) -> str:
    """Return what was understood: `Meeting: Friday 13 November 2026 (7 days ago)`."""
    return f"Meeting: {echo_day(met, today)}"


def _day(met: date) -> date:
    return met.date() if isinstance(met, datetime) else met
