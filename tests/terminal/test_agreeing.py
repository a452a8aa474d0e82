"""The day a step is due lies ahead: what would name a past day elsewhere names the next one here."""

from datetime import date

import pytest

from alliance_journal.errors import BadDateError
from alliance_journal.terminal.agreeing import due_day

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("friday", date(2026, 11, 27)),
        ("Tue 15:00", date(2026, 12, 1)),
        ("wednesday", date(2026, 12, 2)),
        ("4 dec", date(2026, 12, 4)),
        ("friday 4 dec", date(2026, 12, 4)),
        ("4.12.", date(2026, 12, 4)),
        ("may 3", date(2027, 5, 3)),
        ("25 nov", WEDNESDAY),
        ("today", WEDNESDAY),
        ("tomorrow", date(2026, 11, 26)),
        ("in 2 weeks", date(2026, 12, 9)),
        ("2026-12-04", date(2026, 12, 4)),
        ("4 dec 2026", date(2026, 12, 4)),
    ],
)
def test_the_next_such_day_is_meant(words: str, due: date) -> None:
    assert due_day(words, WEDNESDAY) == due


@pytest.mark.parametrize(
    "words", ["yesterday", "20 nov", "3 days ago", "2026-11-24", "4 dec 2025", "friday 20.11.2026", "31 oct"]
)
def test_a_day_that_has_passed_is_refused(words: str) -> None:
    with pytest.raises(BadDateError, match="has passed"):
        due_day(words, WEDNESDAY)


def test_next_monday_may_be_two_days_and_both_ways_of_saying_one_are_named() -> None:
    with pytest.raises(BadDateError) as refused:
        due_day("next Monday", WEDNESDAY)
    assert (refused.value.sentence, refused.value.hint) == (
        '"next monday" can be this week\'s or the one after',
        "write monday for the coming one, or the day itself, such as 4 dec",
    )
