"""The day of a meeting: in the past unless asked, never a year mistyped, and told in words."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.errors import BadDateError
from alliance_journal.model.codes import SetId
from alliance_journal.queries.days import say_day
from alliance_journal.terminal.meeting_day import LONGEST_AGO, day_question, meeting_day, said_day

TODAY = date(2026, 11, 25)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 4000))
def test_a_day_ahead_is_let_in_only_where_it_is_asked_for(today: date, days: int) -> None:
    day = today + timedelta(days)
    assert meeting_day(day.isoformat(), today, future=True) == day
    with pytest.raises(BadDateError) as refused:
        meeting_day(day.isoformat(), today)
    assert refused.value.sentence == f"{say_day(day)} lies in the future"
    assert "--future" in refused.value.hint


@given(st.dates(date(2000, 1, 1), date(2200, 1, 1)), st.integers(0, LONGEST_AGO))
def test_every_day_of_the_last_hundred_years_is_read(today: date, days: int) -> None:
    day = today - timedelta(days)
    assert meeting_day(say_day(day), today) == day


def test_a_year_mistyped_is_refused_in_words() -> None:
    with pytest.raises(BadDateError) as refused:
        meeting_day("0206-11-20", TODAY)
    assert refused.value.sentence == "Thursday 20 November 0206 is more than a hundred years ago"


def test_what_was_understood_is_said_with_how_far_off_it_is() -> None:
    assert said_day(meeting_day("wed", TODAY), TODAY) == "Meeting: Wednesday 18 November 2026 (7 days ago)"
    assert said_day(datetime(2026, 11, 26, 9, 30), TODAY) == "Meeting: Thursday 26 November 2026, 09:30 (tomorrow)"  # noqa: DTZ001  a local moment


@pytest.mark.parametrize(
    ("name", "asked"),
    [("session", "When did you meet?"), ("missed", "When were you to meet?"), ("week", "Which day is this for?")],
)
def test_a_set_asks_for_the_day_that_it_is_about(name: str, asked: str) -> None:
    assert day_question(SetId(name)) == f"{asked} (Enter for today; or yesterday, monday 15:00, 20 nov)"
