"""Hours chosen, put into spans and added up; a month without any is there too, for a ratio asks about it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.hours import (
    chosen_hours,
    codes_in,
    kinds_in,
    minutes_by_kind,
    missed,
    spans,
    standings,
)
from alliance_journal.model.hours import Each, HoursRow, Ratio, total
from alliance_journal.model.periods import Period

ROWS = (
    HoursRow("a", date(2026, 11, 22), "client", 50, "C07"),
    HoursRow("b", date(2026, 9, 1), "client", 0, "C04"),
    HoursRow("c", date(2026, 9, 30), "supervision", 90),
    HoursRow("d", date(2026, 9, 2), "garden", 10, "c07"),
)


def ids(rows: tuple[HoursRow, ...]) -> str:
    return "".join(row.id for row in rows)


def test_rows_are_chosen_by_days_clients_and_kinds_and_stand_by_day() -> None:
    assert ids(chosen_hours(ROWS, Period())) == "bdca"
    assert ids(chosen_hours(ROWS, Period(date(2026, 9, 2), date(2026, 9, 30)))) == "dc"
    assert ids(chosen_hours(ROWS, Period(), ["C07"])) == "da"
    assert ids(chosen_hours(ROWS, Period(), (), ["client", "garden"])) == "bda"


@pytest.mark.parametrize(
    ("each", "starts"),
    [
        ("month", ["2026-09-01", "2026-10-01", "2026-11-01"]),
        ("year", ["2026-01-01"]),
        ("all", ["2026-09-01"]),
    ],
)
def test_every_span_from_the_first_row_to_the_last_is_there(each: Each, starts: list[str]) -> None:
    assert [str(span.first) for span in spans(ROWS, each)] == starts


def test_weeks_begin_on_mondays_and_reach_over_the_period() -> None:
    found = spans(ROWS[1:2], "week", Period(date(2026, 8, 30), date(2026, 9, 7)))
    assert [(str(span.first), len(span.rows)) for span in found] == [
        ("2026-08-24", 0),
        ("2026-08-31", 1),
        ("2026-09-07", 0),
    ]


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2027, 1, 1)), min_size=1, max_size=6),
    st.sampled_from(["week", "month", "year", "all"]),
)
def test_no_row_is_lost_or_counted_twice(days: list[date], each: Each) -> None:
    rows = [HoursRow(str(number), day, "client", 5) for number, day in enumerate(days)]
    found = [row for span in spans(rows, each) for row in span.rows]
    assert sorted(row.id for row in found) == sorted(row.id for row in rows)


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("each", ["week", "month", "year"])
def test_the_ends_of_the_calendar_are_no_trouble(day: date, each: Each) -> None:
    assert len(spans([HoursRow("a", day, "client", 5)], each)) == 1


def test_without_rows_there_are_no_spans() -> None:
    assert spans((), "month") == ()


def test_kinds_stand_in_the_order_of_the_list_and_unknown_ones_behind() -> None:
    assert kinds_in(ROWS, ["supervision", "peer", "client"]) == ("supervision", "client", "garden")


def test_minutes_are_added_up_by_kind_and_missed_ones_counted() -> None:
    assert minutes_by_kind(ROWS) == {"client": 50, "supervision": 90, "garden": 10}
    assert (total(ROWS), missed(ROWS)) == (150, 1)
    assert ids(spans(ROWS, "all")[0].of("client")) == "ab"


def test_what_was_set_stands_beside_what_is_there_also_where_there_is_nothing() -> None:
    ratio = Ratio("", ("supervision",), "month", 90, ("client",), 50)
    found = [(str(one.first), one.per, one.wanted, one.there) for one in standings(ratio, ROWS)]
    assert found == [("2026-09-01", 0, 0, 90), ("2026-10-01", 0, 0, 0), ("2026-11-01", 50, 90, 0)]


def test_a_client_without_a_digit_may_be_somebodys_name() -> None:
    rows = [HoursRow("", date(2026, 9, 1), "client", 5, name) for name in ("C07", "Anna", "")]
    assert codes_in(rows, every=False) == ("C07",)
    assert set(codes_in(rows, every=True)) == {"C07", "Anna"}
