from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.errors import BadDateError
from alliance_journal.queries.days import echo_day, read_day, say_day
from tests.queries.fakes import TODAY

FRIDAY = date(2026, 11, 20)
LAST = date(9999, 12, 31)


def refusal_of(text: str, today: date = TODAY) -> str:
    with pytest.raises(BadDateError) as refused:
        read_day(text, today)
    return refused.value.sentence


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20",
        "20 nov",
        "20 Nov.",
        "20 november 2026",
        "20th november",
        "20. november 2026",
        "nov 20",
        "November 20th, 2026",
        "NOV 20 2026",
        "20.11.",
        "20.11.2026",
        "20. 11. 2026",
        "friday 20 nov",
        "Friday, 20 November 2026",
        "fri 2026-11-20",
        "friday",
        "fri",
        "2 days ago",
        "  2   DAYS\tago ",
    ],
)
def test_every_form_of_one_friday_is_read(text: str) -> None:
    assert read_day(text, TODAY) == FRIDAY


@pytest.mark.parametrize(
    "text", ["2026-11-20 15:00", "2026-11-20T15:00", "20 nov 3pm", "friday at 3 pm", "Friday 20 November 2026, 15:00"]
)
def test_every_form_may_be_followed_by_a_time(text: str) -> None:
    assert read_day(text, TODAY) == datetime.combine(FRIDAY, time(15))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("yesterday", date(2026, 11, 21)),
        ("1 day ago", date(2026, 11, 21)),
        ("2 weeks ago", date(2026, 11, 8)),
        ("two days ago", date(2026, 11, 20)),
        ("a week ago", date(2026, 11, 15)),
        ("mon", date(2026, 11, 16)),
        ("tues", date(2026, 11, 17)),
        ("23 nov", date(2025, 11, 23)),
        ("29 feb", date(2024, 2, 29)),
        ("1 sept", date(2026, 9, 1)),
    ],
)
def test_days_without_a_year_are_the_most_recent(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


def test_the_weekday_of_today_means_a_week_ago_and_the_echo_says_so() -> None:
    day = read_day("sunday", TODAY)
    assert echo_day(day, TODAY) == "Sunday 15 November 2026 (7 days ago)"


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("23 nov 2026", "Monday 23 November 2026"),
        ("tomorrow", "Monday 23 November 2026"),
        ("in 2 weeks", "Sunday 6 December 2026"),
        ("in 1 day 9:00", "Monday 23 November 2026"),
    ],
)
def test_a_future_day_is_refused_by_name(text: str, understood: str) -> None:
    assert refusal_of(text) == f"{understood} lies in the future"


def test_a_future_day_is_read_where_it_is_asked_for() -> None:
    assert read_day("in 3 days", TODAY, future=True) == date(2026, 11, 25)


def test_a_later_hour_of_today_is_let_in() -> None:
    assert read_day("today 23:59", TODAY) == datetime.combine(TODAY, time(23, 59))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 nov", "there is no 31 November"),
        ("29.2.2026", "there is no 29 February 2026"),
        ("2026-13-01", "there is no month 13"),
        ("0000-01-01", "there is no year 0"),
        ("monday 20 nov", "20 November 2026 is a Friday, not a Monday"),
        ("999999 weeks ago", "that many days lead out of the calendar"),
        ("99 feb 99", "there is no 99 February"),
        ("", "no day was given"),
        (" \n ", "no day was given"),
    ],
)
def test_days_that_cannot_be_are_refused(text: str, sentence: str) -> None:
    assert refusal_of(text) == sentence


def test_a_refusal_repeats_forty_printable_characters_at_most() -> None:
    sentence = refusal_of("\x00\x1b[31mred\u202e" + "x" * 100)
    repeated = sentence.split('"')[1]
    assert len(repeated) == 40
    assert repeated.startswith("[31mredxxx")
    assert sentence.isprintable()


def test_digits_of_other_scripts_are_not_read() -> None:
    assert "is not a day that can be read" in refusal_of("\u0662\u0660 nov")


@given(st.datetimes(), st.sampled_from([" ", ", "]))
def test_every_moment_reads_back_from_words_and_from_iso(moment: datetime, gap: str) -> None:
    minute = moment.replace(second=0, microsecond=0)
    assert read_day(say_day(minute).replace(", ", gap), LAST) == minute
    assert read_day(minute.isoformat(), LAST) == minute
    assert read_day(minute.isoformat(sep=" ", timespec="minutes"), LAST) == minute


@given(st.dates())
def test_every_day_reads_back_from_words_and_from_iso(day: date) -> None:
    assert read_day(say_day(day), LAST) == day
    assert read_day(day.isoformat(), LAST) == day
    assert not isinstance(read_day(day.isoformat(), LAST), datetime)


PIECES = st.one_of(
    st.sampled_from(["20", "3", "9", "2026", "26", "0", "99", "15:00", "3pm", "am", "th", "t"]),
    st.sampled_from(["nov", "may", "mon", "friday", "today", "last", "in", "days", "weeks", "ago", "at"]),
    st.sampled_from(["/", "-", ".", ",", ":", " ", " ", " "]),
)


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=9).map("".join)), st.dates())
def test_any_text_is_a_day_up_to_today_or_a_refusal(text: str, today: date) -> None:
    try:
        read = read_day(text, today)
    except BadDateError as refused:
        said = refused.sentence
        assert said.isprintable()
        assert len(said) < 160
    else:
        assert (read.date() if isinstance(read, datetime) else read) <= today


@given(st.dates(min_value=date(1900, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_one_of_the_last_seven_days(today: date, back: int) -> None:
    day = today - timedelta(1 + back)
    assert read_day(say_day(day).split()[0], today) == day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 364))
def test_a_day_and_month_of_the_last_year_need_no_year(today: date, back: int) -> None:
    day = today - timedelta(back)
    weekday, number, month, _ = say_day(day).split()
    assert read_day(f"{number} {month}", today) == day
    assert read_day(f"{month[:3]} {number}", today) == day
    assert read_day(f"{weekday} {number} {month}", today) == day
    assert read_day(f"{day.day}.{day.month}.", today) == day
