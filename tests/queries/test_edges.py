from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.errors import BadDateError
from alliance_journal.model.periods import Period
from alliance_journal.queries.edges import read_period, read_since, read_until
from tests.queries.fakes import TODAY


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1 sep", date(2026, 9, 1), date(2026, 9, 1)),
        ("yesterday", date(2026, 11, 21), date(2026, 11, 21)),
        ("nov", date(2026, 11, 1), date(2026, 11, 30)),
        ("December", date(2025, 12, 1), date(2025, 12, 31)),
        ("feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("this week", date(2026, 11, 16), date(2026, 11, 22)),
        ("last week", date(2026, 11, 9), date(2026, 11, 15)),
        ("this month", date(2026, 11, 1), date(2026, 11, 30)),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("this year", date(2026, 1, 1), date(2026, 12, 31)),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_begins_with_the_first_day_and_ends_with_the_last(text: str, first: date, last: date) -> None:
    assert read_since(text, TODAY) == first
    assert read_until(text, TODAY) == last


def test_the_month_before_january_is_december() -> None:
    assert read_until("last month", date(2026, 1, 3)) == date(2025, 12, 31)


def test_a_period_cannot_begin_in_the_future() -> None:
    with pytest.raises(BadDateError, match="Friday 1 January 2027 lies in the future"):
        read_since("2027", TODAY)


def test_a_period_may_end_in_the_future() -> None:
    assert read_until("2027", TODAY) == date(2027, 12, 31)


@pytest.mark.parametrize("text", ["0000", "2026-13", "yesterday 15:00", "11/20", "", "nov 26 26"])
def test_what_cannot_be_a_period_is_refused(text: str) -> None:
    with pytest.raises(BadDateError):
        read_since(text, TODAY)


def test_open_ends_stay_open() -> None:
    assert read_period("", "", TODAY) == Period()
    assert read_period("nov", "", TODAY) == Period(since=date(2026, 11, 1))
    assert read_period("", "oct", TODAY) == Period(until=date(2026, 10, 31))
    assert read_period("nov", "nov", TODAY) == Period(date(2026, 11, 1), date(2026, 11, 30))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadDateError, match="ends on Saturday 31 October 2026, before it begins on Sunday 1 November"):
        read_period("nov", "oct", TODAY)


TEXTS = st.sampled_from(
    ["this week", "last week", "last month", "last year", "dec", "jan", "3 days ago", "9999", "sun"]
)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=30), TEXTS), st.dates())
def test_any_text_is_an_edge_or_a_refusal(text: str, today: date) -> None:
    try:
        first = read_since(text, today)
    except BadDateError:
        return
    assert first <= today
    assert first <= read_until(text, today)
