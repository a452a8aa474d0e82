"""How wide columns are, how high points stand, which way a text reads, and charts as numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.model.papers import Bar, Bars, Block, Chart, Curve, Heading, Paper, Quote, Table, Words
from alliance_journal.reports.paper.laying import (
    bar_share,
    by_line,
    chart_in_words,
    crowded,
    height,
    is_dense,
    is_short,
    number_shares,
    number_tables,
    places,
    reads_leftwards,
    runs,
    shares,
    value_on,
    with_leads,
)
from tests.reports.paper.rich import HEBREW, MADE, chart


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [("She", False), (HEBREW, True), (f"1. {HEBREW}", True), (f"She {HEBREW}", False), ("123 ...", False), ("", False)],
)
def test_a_text_reads_the_way_of_its_first_letter(text: str, *, leftwards: bool) -> None:
    assert reads_leftwards(text) is leftwards


def test_who_made_it_and_when_is_one_line() -> None:
    assert by_line(Paper("A", (), MADE, "A. Trainee")) == "A. Trainee, 22 November 2026"
    assert by_line(Paper("A", (), MADE)) == "22 November 2026"


def leads(*blocks: Block) -> list[bool]:
    return [led for _, led in with_leads(blocks)]


def test_words_before_a_quote_lead_in_to_it() -> None:
    assert leads(Words("Starred:"), Quote("She stayed.")) == [True, False]
    assert leads(Words("Starred:"), Words("She stayed.")) == [False, False]
    assert leads(Quote("Starred:"), Quote("She stayed.")) == [False, False]


def test_words_below_a_heading_lead_in_to_what_is_drawn_and_those_below_a_chart_do_not() -> None:
    drawn, note = chart(3), Words("From 0 to 10.", role="note")
    assert leads(Heading("Ratings"), note, drawn, note, drawn) == [False, True, False, False, False]


def test_meetings_stand_as_far_apart_as_their_days_where_these_are_known() -> None:
    days = (date(2026, 8, 13), date(2026, 8, 20), date(2026, 9, 24))
    curves = (Curve("Together", (5, 6, 7)),)
    assert places(Chart("", ("13 Aug", "20 Aug", "24 Sep"), curves, when=days)) == (0, 7 / 42, 1)
    assert places(Chart("", ("13 Aug", "20 Aug", "24 Sep"), curves)) == (0, 0.5, 1)
    assert places(Chart("", ("13 Aug", "13 Aug"), curves, when=days[:1] * 2)) == (0, 1)
    assert places(Chart("", ("13 Aug",), curves, when=days[:1])) == (0.5,)


def test_a_column_with_much_to_say_gets_the_room_that_short_ones_do_not_need() -> None:
    head = ("Date", "Client", "No.", "Reflection", "What I learnt", "Next step", "Tags")
    row = (
        "22 Jun 2026",
        "C04",
        "1",
        "After a session",
        "",
        "Ask at the tool library about their mornings. " * 3,
        "forms",
    )
    widths = shares(Table("", head, (row,) * 5))
    assert widths[5] == max(widths)
    assert widths[5] > 1.4 * widths[0]


def test_few_bars_and_small_tables_stay_on_one_page_and_long_cells_do_not() -> None:
    assert is_short(Bars("", (Bar("a", 1),) * 8))
    assert not is_short(Bars("", (Bar("a", 1),) * 30))
    assert is_short(Table("", ("a",), (("b",),)))
    assert not is_short(Table("", ("a",), (("b " * 200,),)))


def test_a_bar_is_its_share_of_what_it_is_out_of() -> None:
    assert bar_share(Bar("", 3), Bars("", (Bar("", 3),), of=12)) == 0.25


def test_a_bar_is_its_share_of_the_longest_where_there_is_no_whole() -> None:
    assert bar_share(Bar("", 3), Bars("", (Bar("", 3), Bar("", 6)))) == 0.5


def test_bars_without_any_count_have_no_length() -> None:
    assert bar_share(Bar("", 0), Bars("", (Bar("", 0),))) == 0


def test_a_bar_never_leaves_its_column() -> None:
    assert bar_share(Bar("", 9), Bars("", (Bar("", 9),), of=3)) == 1


@pytest.mark.parametrize(("value", "stands"), [(0, 0), (5, 0.5), (10, 1), (-3, 0), (12, 1)])
def test_a_value_stands_as_high_as_its_scale_says(value: float, stands: float) -> None:
    assert height(value, Chart("", (), ())) == stands


def test_a_scale_without_height_draws_a_line_in_the_middle() -> None:
    assert height(3, Chart("", (), (), low=3, high=3)) == 0.5


def test_a_value_that_is_missing_or_no_number_is_none() -> None:
    curve = Curve("", (1.0, float("nan"), None))
    assert [value_on(curve, day) for day in range(5)] == [1.0, None, None, None, None]


def test_a_line_ends_at_a_gap_and_begins_again_behind_it() -> None:
    assert list(runs(Curve("", (1.0, 2.0, None, 3.0, None, None, 4.0)), 7)) == [(0, 1), (3,), (6,)]


def test_a_line_without_values_has_no_runs() -> None:
    assert list(runs(Curve("", (None, None)), 2)) == []


def test_a_chart_in_words_says_what_every_line_does() -> None:
    told = chart_in_words(Chart("C", ("1 May", "8 May"), (Curve("Tie", (4.0, 6.5)), Curve("Aims", (None, None)))))
    assert told == (
        "Line chart: 2 meetings, 1 May to 8 May; scale 0 to 10. Tie: first 4, last 6.5, lowest 4, highest 6.5. "
        "Aims: no values. Every number is in the table below it."
    )


def test_a_chart_of_one_meeting_says_its_day_once() -> None:
    assert chart_in_words(Chart("C", ("1 May",), ())).startswith("Line chart: 1 May; scale")


def test_few_meetings_are_one_table() -> None:
    (numbers,) = number_tables(chart(9))
    assert numbers.head[0] == ""
    assert len(numbers.head) == 10
    assert [row[0] for row in numbers.rows] == ["Together (mean of aims, steps and tie)", "Strain"]


@pytest.mark.parametrize(("meetings", "abreast"), [(1, [1]), (10, [10]), (11, [6, 5]), (60, [10] * 6), (21, [7, 7, 7])])
def test_many_meetings_are_tables_of_about_the_same_width(meetings: int, abreast: list[int]) -> None:
    assert [len(numbers.head) - 1 for numbers in number_tables(chart(meetings))] == abreast


def test_days_in_many_words_stand_less_close() -> None:
    weeks = Chart("", tuple(f"week of {day} Nov" for day in range(1, 9)), (Curve("Tie", (1.0,) * 8),))
    assert [len(numbers.head) - 1 for numbers in number_tables(weeks)] == [4, 4]


def test_every_number_of_a_chart_is_in_its_tables_once() -> None:
    drawn = chart(23, gaps=True)
    cells = [cell for numbers in number_tables(drawn) for cell in numbers.rows[0][1:]]
    assert len(cells) == 23
    assert [cell == "\u2013" for cell in cells] == [value is None for value in drawn.curves[0].values]


def test_a_chart_without_days_has_no_tables() -> None:
    assert number_tables(Chart("", (), ())) == ()


@given(st.integers(1, 70))
def test_the_columns_of_numbers_line_up_and_fit(meetings: int) -> None:
    widths = [number_shares(numbers) for numbers in number_tables(chart(meetings))]
    assert len({share for row in widths for share in row[1:]}) == 1
    assert all(sum(row) < 1.001 for row in widths)


@given(st.lists(st.lists(st.text(max_size=40), min_size=3, max_size=3).map(tuple), max_size=5))
def test_the_shares_of_a_table_fit_the_page_and_no_column_vanishes(rows: list[tuple[str, ...]]) -> None:
    widths = shares(Table("", ("a", "b", "c"), tuple(rows)))
    assert 0.4 < sum(widths) < 1.001
    assert min(widths) > 0.05


def test_a_table_that_says_little_does_not_stretch_across_the_page() -> None:
    assert sum(shares(Table("", ("Total", "Hours"), (("Direct", "31.5"),)))) < 0.6


def test_a_table_that_says_much_is_as_wide_as_the_text() -> None:
    assert abs(sum(shares(Table("", ("Day", "What"), (("3 May", "said " * 40),)))) - 1) < 0.001


def test_every_column_has_room_for_its_longest_word() -> None:
    table = Table("", ("Date", "Placement", "Supervision", "What"), (("3 May", "Rehabilitation", "1", "said " * 90),))
    assert crowded(table, shares(table)) == ()


def test_many_wide_columns_are_set_in_smaller_letters() -> None:
    assert is_dense(Table("", ("Responsibilities",) * 6, ()))
    assert not is_dense(Table("", ("Responsibilities",) * 3, ()))


def test_a_column_with_more_to_say_gets_more_room() -> None:
    day, words = shares(Table("", ("Day", "What"), (("3 May", "a long sentence about what happened " * 3),)))
    assert words > 2 * day


def test_a_word_too_wide_for_its_column_is_noticed() -> None:
    table = Table("", ("Day", "What"), (("3 May", "Wiedereingliederung"),))
    assert crowded(table, (0.5, 0.2)) == (1,)
    assert crowded(table, (0.5, 0.5)) == ()
