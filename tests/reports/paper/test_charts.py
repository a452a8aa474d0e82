"""Bars and curves as inline SVG: what is drawn where, and which numbers stand beside it."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.model.papers import Chart, Curve
from alliance_journal.reports.paper.charts import bar_svg, chart_svg
from tests.reports.paper.pages import Element, Page, page
from tests.reports.paper.papers import AWKWARD, LONG_WORD, days, waves


def drawn(*values: float | None, low: int = 0, high: int = 10) -> Page:
    """Return the picture of one curve."""
    return page(chart_svg(Chart("Together", days(len(values)), (Curve("Me", values),), low, high), "b1"))


def numbers(picture: Page) -> list[str]:
    return [one.text for one in picture.all("text") if (one["class"] or "").startswith("number")]


def per_cent(element: Element, name: str) -> float:
    return float((element[name] or "").removesuffix("%"))


def test_a_bar_is_as_long_as_its_share() -> None:
    read = page(bar_svg(0.25, whole=True))
    assert [(one["class"], one["width"]) for one in read.all("rect")] == [("whole", "100%"), ("bar", "25.0%")]


def test_a_bar_out_of_nothing_known_has_no_whole() -> None:
    assert [one["class"] for one in page(bar_svg(1, whole=False)).all("rect")] == ["bar"]


def test_a_count_of_none_has_no_bar_and_the_smallest_is_still_seen() -> None:
    assert page(bar_svg(0, whole=False)).all("rect") == []
    assert page(bar_svg(0.0001, whole=False)).one("rect")["width"] == "0.8%"


def test_higher_values_stand_higher_and_later_ones_further_right() -> None:
    dots = drawn(0, 5, 10).all("circle")
    assert [float(one["cy"] or "") for one in dots] == sorted((float(one["cy"] or "") for one in dots), reverse=True)
    assert [per_cent(one, "cx") for one in dots] == [8.0, 52.25, 96.5]


def test_the_ends_of_the_scale_are_where_its_lines_are() -> None:
    picture = drawn(1, 7, low=1, high=7)
    lines = sorted({float(one["y1"] or "") for one in picture.all("line", class_="scale")})
    dots = [float(one["cy"] or "") for one in picture.all("circle")]
    assert dots == [lines[-1], lines[0]]
    assert [one.text for one in picture.all("text", class_="edge")][:2] == ["1", "7"]


def test_a_value_beyond_the_scale_is_drawn_at_its_end_and_told_as_it_is() -> None:
    picture = drawn(10, 14, -3, 0)
    heights = [one["cy"] for one in picture.all("circle")]
    assert (heights[0], heights[2]) == (heights[1], heights[3])
    assert numbers(picture) == ["10", "14", "-3", "0"]


def test_no_line_is_drawn_across_a_gap() -> None:
    picture = drawn(1, 2, None, 4, None, 6, 7)
    ends = [(per_cent(one, "x1"), per_cent(one, "x2")) for one in picture.all("line", class_="curve")]
    dots = [per_cent(one, "cx") for one in picture.all("circle")]
    assert ends == [(dots[0], dots[1]), (dots[3], dots[4])]
    assert len(dots) == 5


def test_a_value_that_is_no_number_is_a_gap() -> None:
    assert numbers(drawn(float("nan"), float("inf"), 3)) == ["3"]


@pytest.mark.parametrize("meetings", [1, 2, 15])
def test_on_a_phone_every_number_of_a_few_meetings_is_told(meetings: int) -> None:
    picture = drawn(*waves(meetings))
    assert len(picture.all("text", class_="number")) == meetings


@pytest.mark.parametrize(("meetings", "told"), [(16, 16), (30, 30)])
def test_on_a_page_every_number_of_more_meetings_is_told(meetings: int, told: int) -> None:
    assert len(numbers(drawn(*waves(meetings)))) == told


def test_of_very_many_meetings_the_first_the_last_and_the_outermost_are_told() -> None:
    values = [5.0] * 60
    values[20], values[40], values[-1] = 9, 2, 6
    assert numbers(drawn(*values)) == ["5", "9", "2", "6"]


@given(st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=16, max_size=80))
def test_numbers_that_are_always_told_never_stand_too_near_to_each_other(values: list[int | None]) -> None:
    told = drawn(*values).all("text", class_="number")
    places = sorted(per_cent(one, "x") for one in told)
    assert all(after - before > 88 / 15 - 0.1 for before, after in pairwise(places))


def test_a_number_stands_below_its_dot_where_the_curve_comes_from_above() -> None:
    picture = drawn(8, 2, 8)
    dots = [float(one["cy"] or "") for one in picture.all("circle")]
    labels = [float(one["y"] or "") for one in picture.all("text", class_="number")]
    assert [label > dot for label, dot in zip(labels, dots, strict=True)] == [False, True, False]


def test_a_curve_without_values_says_so_beside_others_that_have_some() -> None:
    chart = Chart("", ("1 May",), (Curve("Me", (1,)), Curve("Us", (None,))))
    assert [one.text for one in page(chart_svg(chart, "b1")).all("text", class_="edge")] == [
        "0",
        "10",
        "0",
        "10",
        "No values here.",
        "1 May",
    ]


def test_the_first_and_last_day_stand_below_long_ones_shortened() -> None:
    chart = Chart("", ("1 May", "8 May", "in the week of 16 November"), (Curve("Me", (1, 2, 3)),))
    ends = page(chart_svg(chart, "b1")).all("text", class_="edge")[-2:]
    assert [(one.text, one["text-anchor"]) for one in ends] == [("1 May", "start"), ("in the week of 16…", "end")]


def test_a_long_label_has_lines_that_a_phone_has_room_for() -> None:
    label = f"How strong the strain was when I wrote about it {LONG_WORD}"
    chart = Chart("", ("1 May",), (Curve(label, (1,)), Curve("", (2,))))
    lines = [one.text for one in page(chart_svg(chart, "b1")).all("text", class_="label")]
    assert max(map(len, lines)) <= 36
    assert "".join(lines).replace(" ", "") == label.replace(" ", "")


def test_the_picture_is_high_enough_for_all_of_it() -> None:
    picture = page(chart_svg(Chart("", days(20), (Curve("a", waves(20)), Curve(AWKWARD, waves(20)))), "b1"))
    lowest = max(float(one["y"] or "") for one in picture.all("text"))
    assert lowest < float(picture.one("svg")["height"] or "") <= lowest + 12


def test_the_picture_has_its_name_and_its_words() -> None:
    markup = chart_svg(Chart(AWKWARD, ("1 May", "8 May"), (Curve(AWKWARD, (1, 2)),)), "b7")
    picture = page(markup)
    assert picture.one("title", id="b7-title").text == AWKWARD
    assert "first 1, last 2" in picture.one("desc", id="b7-words").text
    assert picture.problems == []
    assert re.search(r"<script|\son\w+=|style=", markup) is None


def test_a_picture_without_a_caption_is_called_a_chart() -> None:
    assert page(chart_svg(Chart(" ", ("1 May",), (Curve("", (1,)),)), "b1")).one("title").text == "Chart"
