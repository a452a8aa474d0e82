"""Recurrence is counting: entries, clients, weeks, runs, and the period before."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.periods import Period
from alliance_journal.themes.recurrence import Noted, earlier_period, longest_run, monday_of, recurrences

QUIET = ThemeId("cw.minimal")
LATE = ThemeId("wc.late")
MONDAY = date(2026, 3, 2)


def noted(entry: str, day: date, *themes: ThemeId, client: str = "K3") -> Noted:
    return Noted(entry, day, client, frozenset(themes))


def test_three_entries_in_two_weeks_recur() -> None:
    days = (MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=7))
    (found,) = recurrences(noted(str(number), day, QUIET) for number, day in enumerate(days))
    assert found.is_recurring


def test_three_entries_in_one_week_do_not_recur() -> None:
    (found,) = recurrences(noted(str(number), MONDAY + timedelta(days=number), QUIET) for number in range(3))
    assert not found.is_recurring


def test_two_entries_do_not_recur() -> None:
    (found,) = recurrences([noted("a", MONDAY, QUIET), noted("b", MONDAY + timedelta(days=7), QUIET)])
    assert not found.is_recurring


def test_a_recurrence_says_who_when_and_of_how_many() -> None:
    entries = [
        noted("c", MONDAY + timedelta(days=21), QUIET, client="M"),
        noted("a", MONDAY, QUIET),
        noted("b", MONDAY + timedelta(days=8)),
        noted("d", MONDAY + timedelta(days=22), QUIET, client=""),
    ]
    (found,) = recurrences(entries)
    assert found.entries == ("a", "c", "d")
    assert (found.of, found.clients, found.first, found.last) == (4, ("K3", "M"), MONDAY, date(2026, 3, 24))
    assert found.weeks == (
        (MONDAY, 1),
        (date(2026, 3, 9), 0),
        (date(2026, 3, 16), 0),
        (date(2026, 3, 23), 2),
    )


def test_the_most_frequent_theme_comes_first_then_the_most_recent() -> None:
    entries = [
        noted("a", MONDAY, QUIET, LATE, ThemeId("a.early")),
        noted("b", MONDAY + timedelta(days=1), LATE),
        noted("c", MONDAY + timedelta(days=2), QUIET),
    ]
    assert [one.theme for one in recurrences(entries)] == [QUIET, LATE, "a.early"]


def test_entries_outside_the_period_do_not_count_but_the_period_before_is_told() -> None:
    entries = [
        noted("a", MONDAY - timedelta(days=3), QUIET),
        noted("b", MONDAY, QUIET),
        noted("c", date(2025, 1, 1), QUIET),
    ]
    (found,) = recurrences(entries, Period(MONDAY, MONDAY + timedelta(days=6)))
    assert (found.entries, found.before) == (("b",), 1)


def test_without_a_beginning_there_is_no_period_before() -> None:
    (found,) = recurrences([noted("a", MONDAY, QUIET)], Period(None, MONDAY))
    assert found.before is None


def test_an_empty_journal_has_no_recurrences() -> None:
    assert recurrences([]) == ()
    assert recurrences([noted("a", MONDAY, QUIET)], Period(MONDAY + timedelta(days=1))) == ()


def test_the_period_before_has_equal_length_and_ends_the_day_before() -> None:
    assert earlier_period(Period(date(2026, 3, 11), date(2026, 3, 20)), MONDAY) == Period(
        date(2026, 3, 1), date(2026, 3, 10)
    )


def test_an_open_end_is_taken_as_the_last_entry() -> None:
    assert earlier_period(Period(date(2026, 3, 11)), date(2026, 3, 20)) == Period(date(2026, 3, 1), date(2026, 3, 10))


def test_a_period_from_the_first_day_of_the_calendar_has_none_before_it() -> None:
    assert earlier_period(Period(date(1, 1, 2), date(2026, 1, 1)), MONDAY) is None


def test_a_run_counts_consecutive_weeks_even_over_new_year() -> None:
    weeks = (date(2025, 12, 22), date(2025, 12, 29), date(2026, 1, 5), date(2026, 1, 19))
    assert longest_run(weeks) == 3
    assert longest_run([]) == 0


@settings(max_examples=100)
@given(st.lists(st.dates(date(2025, 1, 1), date(2026, 12, 31)), min_size=1, max_size=20))
def test_week_counts_always_add_up_to_the_entries(days: list[date]) -> None:
    (found,) = recurrences(noted(str(number), day, QUIET) for number, day in enumerate(days))
    assert sum(count for _, count in found.weeks) == len(found.entries) == len(days)
    assert [monday for monday, _ in found.weeks] == [
        monday_of(min(days)) + timedelta(weeks=number) for number in range(len(found.weeks))
    ]
    assert 1 <= found.longest_run <= len(found.weeks)
