"""One day or moment as people type it, in a small closed grammar; what is ambiguous is refused, never guessed.

Read: `2026-11-20`, `20 nov`, `nov 20`, `20 november 2026`, `20.11.`, `20.11.2026`, `today`, `yesterday`,
`3 days ago`, `two weeks ago`, `monday` (the most recent past one); each may be followed by a time such as `15:00`,
`3pm` or `at 3:30 pm`. A day and month without a year is the most recent such day; a text has the same meaning
whether or not future days are let in.
"""

from datetime import date, datetime

from alliance_journal.errors import BadDateError
from alliance_journal.queries.almanac import echo_day, say_day, say_short
from alliance_journal.queries.clocks import split_clock
from alliance_journal.queries.dayforms import day_in, tidy
from alliance_journal.queries.edges import read_period, read_since, read_until

__all__ = ["echo_day", "read_day", "read_period", "read_since", "read_until", "say_day", "say_short"]


def read_day(text: str, today: date, *, future: bool = False) -> date | datetime:
    """Return the day, or the local moment without a zone, that the text means.

    Raises BadDateError where the text is none of the forms, is ambiguous, names a day that does not exist, or lies
    after `today` while `future` is not asked for; a later hour of today is let in, since no clock is read here.
    """
    words, clock = split_clock(tidy(text))
    day = day_in(words, today)
    if day is None:
        from alliance_journal.queries.ambiguous import refusal  # noqa: PLC0415 - only a refusal pays for it

        raise refusal(words, today)
    if day > today and not future:
        raise BadDateError(f"{say_day(day)} lies in the future", hint="name a day up to today")
    return day if clock is None else datetime.combine(day, clock)
