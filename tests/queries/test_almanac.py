from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.errors import BadDateError
from alliance_journal.queries.almanac import days_in, echo_day, exact_day, latest_day, say_day, say_short, shifted
from tests.queries.fakes import TODAY


def test_a_day_is_said_in_words() -> None:
    assert say_day(date(2026, 11, 20)) == "Friday 20 November 2026"


def test_a_moment_is_said_with_its_time() -> None:
    assert say_day(datetime(2026, 11, 20, 15, 5)) == "Friday 20 November 2026, 15:05"  # noqa: DTZ001 - local by design


def test_the_short_form_is_day_and_month() -> None:
    assert say_short(date(2026, 11, 2)) == "2 Nov"


@pytest.mark.parametrize(
    ("day", "echo"),
    [
        (date(2026, 11, 22), "Sunday 22 November 2026 (today)"),
        (date(2026, 11, 21), "Saturday 21 November 2026 (yesterday)"),
        (date(2026, 11, 15), "Sunday 15 November 2026 (7 days ago)"),
        (date(2026, 11, 23), "Monday 23 November 2026 (tomorrow)"),
        (date(2026, 11, 24), "Tuesday 24 November 2026 (in 2 days)"),
    ],
)
def test_the_echo_says_how_far_off_a_day_is(day: date, echo: str) -> None:
    assert echo_day(day, TODAY) == echo


def test_the_echo_of_a_moment_counts_its_day() -> None:
    moment = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 - local by design
    assert echo_day(moment, TODAY) == "Friday 20 November 2026, 09:00 (2 days ago)"


@given(st.dates())
def test_a_month_is_as_long_as_the_calendar_says(day: date) -> None:
    last = day.replace(day=days_in(day.year, day.month))
    assert last == date.max or (last + (last.resolution)).month != day.month


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((0, 1, 1), "there is no year 0"),
        ((2026, 13, 1), "there is no month 13"),
        ((2026, 2, 29), "there is no 29 February 2026"),
        ((2026, 11, 0), "there is no 0 November 2026"),
    ],
)
def test_a_day_that_cannot_be_is_refused_by_the_part_that_is_wrong(
    numbers: tuple[int, int, int], sentence: str
) -> None:
    with pytest.raises(BadDateError) as refused:
        exact_day(*numbers)
    assert refused.value.sentence == sentence


def test_a_leap_day_without_a_year_goes_back_to_the_last_leap_year() -> None:
    assert latest_day(2, 29, date(1903, 12, 31)) == date(1896, 2, 29)


def test_the_latest_day_may_be_today() -> None:
    assert latest_day(11, 22, TODAY) == TODAY


def test_no_year_is_named_where_none_was_typed() -> None:
    with pytest.raises(BadDateError, match=r"^there is no 31 November$"):
        latest_day(11, 31, TODAY)


def test_a_day_before_the_calendar_begins_is_refused() -> None:
    with pytest.raises(BadDateError, match="before the calendar"):
        latest_day(11, 20, date(1, 1, 5))


@pytest.mark.parametrize("days", [-999_999, 9_999_999, 10**12])
def test_counting_beyond_the_calendar_is_refused(days: int) -> None:
    with pytest.raises(BadDateError, match="out of the calendar"):
        shifted(TODAY, days)
