from datetime import date

import pytest

from alliance_journal.errors import BadDateError
from alliance_journal.queries.days import read_day
from tests.queries.fakes import TODAY


def refusal_of(text: str) -> str:
    with pytest.raises(BadDateError) as refused:
        read_day(text, TODAY)
    return refused.value.sentence


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("11/20", "20 November", "November 2020"),
        ("20/11", "20 November", "November 2020"),
        ("30/11", "30 November", "November 2030"),
        ("3/4", "3 April", "4 March"),
        ("03/04/2026", "3 April 2026", "4 March 2026"),
        ("03/04/26", "3 April 2026", "4 March 2026"),
        ("3-4", "3 April", "4 March"),
        ("26-11-20", "26 November 2020", "20 November 2026"),
        ("20.11.26", "20 November 2026", "26 November 2020"),
        ("20.11.45", "20 November 2045", "20 November 1945"),
        ("20.11", "20 November", "the time 20:11"),
        ("20 nov 26", "20 November 2026", "20 November 1926"),
        ("nov 20 '26", "20 November 2026", "20 November 1926"),
        ("20 nov 15", "20 November 2015", "20 November at 15:00"),
        ("20 nov 23", "20 November 2023", "20 November at 23:00"),
        ("20 nov 24", "20 November 2024", "20 November 1924"),
        ("last tuesday", "Tuesday 17 November 2026", "Tuesday 10 November 2026"),
        ("last sunday", "Sunday 15 November 2026", "Sunday 8 November 2026"),
    ],
)
def test_both_readings_are_named(text: str, one: str, other: str) -> None:
    assert refusal_of(text) == f'"{text}" could be {one} or {other}'


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("20/11/2026", "20 November 2026"),
        ("2026/11/20", "20 November 2026"),
        ("11/2026", "November 2026"),
        ("1/1", "1 January"),
        ("20.13", "the time 20:13"),
    ],
)
def test_a_form_with_one_reading_is_still_refused_and_the_reading_named(text: str, only: str) -> None:
    assert refusal_of(text) == f'"{text}" is not read, though it could be {only}'


@pytest.mark.parametrize(
    "text", ["13/13", "0/0", "45/45/45", "45.99", "1.2345", "next week", "20", "now 9", "1/1/0000"]
)
def test_a_text_without_any_reading_is_refused(text: str) -> None:
    assert refusal_of(text) == f'"{text}" is not a day that can be read'


@pytest.mark.parametrize("text", ["yesterday 9", "20 nov 9", "monday 9"])
def test_a_bare_hour_behind_a_day_names_both_halves_of_the_clock(text: str) -> None:
    assert refusal_of(text) == "9 could be 9 am or 9 pm"


def test_an_ambiguous_day_stays_ambiguous_with_a_time() -> None:
    assert refusal_of("3/4 15:00") == '"3/4" could be 3 April or 4 March'


def test_a_refusal_of_the_day_before_the_calendar_is_a_refusal_too() -> None:
    with pytest.raises(BadDateError, match="out of the calendar"):
        read_day("last monday", date(1, 1, 1))
