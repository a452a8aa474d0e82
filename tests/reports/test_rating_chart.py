"""Ratings over time for people: charts, lists, plain sentences, JSON."""

import pytest

from alliance_journal.findings.rating_series import RatingSeries
from alliance_journal.reports.lines import Page
from alliance_journal.reports.rating_chart import rating_text
from alliance_journal.reports.rating_json import ratings_json
from alliance_journal.reports.rating_words import WIDE, rating_lines, said
from tests.findings.test_rating_series import a_meeting, a_missed_one, of_values, series, the_one
from tests.reports.fakes import FORBIDDEN, PAGES, fits, texts_of
from tests.reports.fakes import WIDE as WIDE_PAGE

ASCII = Page(80, ascii_only=True)
PLAIN = Page(80, plain=True)
DIP = (8, 8, 7, 8, 8, 4, 7, 8)
LASTING = (8, 7, 8, 8, 8, 5, 5, 4, 5, 4, 5, 4)
SLIDING = (8, 8, 8, 7, 6, 5)
FALLEN = (8, 8, 8, 8, 8, 4)
SWINGING = (5, 8, 4, 9, 5, 8, 3, 9, 5, 8, 4, 9)
LATE = (8, 8, 8, 5, 6, 6, 6, 8)


def told(one: RatingSeries, page: Page = Page(300)) -> str:  # noqa: B008  frozen
    return "\n".join(texts_of(rating_text([one], page)))


def in_short(*values: int) -> list[str]:
    return texts_of(rating_lines([of_values(*values)], Page(300)))


def row(one: RatingSeries, name: str, page: Page) -> str:
    (line,) = [text for text in texts_of(rating_text([one], page)) if text.startswith(f"  {name:<10}") and text[12:]]
    return line[12:]


def test_a_chart_has_a_block_for_each_meeting_on_a_fixed_scale() -> None:
    one = the_one(a_meeting("2026-09-04", aims=0, tie=0), a_meeting("2026-09-05", aims=5, tie=5, strain=10))
    assert row(one, "together", WIDE_PAGE) == "▁▅"
    assert row(one, "strain", WIDE_PAGE) == " █"


def test_in_ascii_a_digit_is_the_rating() -> None:
    one = the_one(a_meeting("2026-09-04", aims=0, tie=0), a_meeting("2026-09-05", aims=10, tie=10, strain=7))
    assert row(one, "together", ASCII) == "0X"
    assert row(one, "strain", ASCII) == " 7"
    assert told(one, ASCII).isascii()


def test_a_missed_meeting_leaves_a_gap_with_a_mark_under_it() -> None:
    one = the_one(
        a_meeting("2026-09-04", aims=7, tie=7),
        a_missed_one("2026-09-05"),
        a_meeting("2026-09-06", aims=7, tie=7),
        a_meeting("2026-09-07", set_id="strain", level="rupture", intensity=7),
        a_meeting("2026-09-08", set_id="strain", level="unsure", intensity=7),
        a_meeting("2026-09-09", set_id="strain", level="strain"),
    )
    assert row(one, "together", ASCII) == "7 7"
    assert row(one, "", ASCII) == " m r?s"


def test_a_row_without_anything_is_left_out() -> None:
    one = the_one(a_meeting("2026-09-04", aims=7, tie=7))
    assert "  strain" not in told(one, WIDE_PAGE)


def test_of_very_many_meetings_the_last_ones_are_drawn() -> None:
    many = (f"20{number // 300:02}-{number % 300 // 25 + 1:02}-{number % 25 + 1:02}" for number in range(7500, 7600))
    one = the_one(*(a_meeting(day, aims=7, tie=7) for day in many))
    narrow = Page(46)
    assert len(row(one, "together", narrow)) == 34
    assert "The last 34 of 100 meetings." in told(one, narrow)


def test_plain_pages_list_the_days() -> None:
    one = the_one(
        a_meeting("2026-09-04", aims=7, tie=6, strain=2),
        a_missed_one("2026-09-11"),
        a_meeting("2026-09-18", set_id="strain", level="unsure", intensity=7),
        a_meeting("2026-09-19", present=7),
    )
    lines = texts_of(rating_text([one], PLAIN))
    assert "  4 Sep 2026: together 6.5, strain 2" in lines
    assert "  11 Sep 2026: missed" in lines
    assert "  18 Sep 2026: strain 7, marked: no word for it yet" in lines
    assert not any("19 Sep 2026:" in line for line in lines)
    assert not any("column" in line for line in lines)


def test_every_page_says_the_scale_and_whose_view_it_is() -> None:
    for page in PAGES:
        text = " ".join(told(of_values(*DIP), page).split())
        assert "Ratings go from 0 to 10." in text
        assert "Your view, not the client's." in text


def test_every_page_fits_and_nothing_alarms() -> None:
    shown = [of_values(*values) for values in (DIP, LASTING, SLIDING, SWINGING, LATE, (8, 3))]
    for page in PAGES:
        lines = rating_text(shown, page, left_out=2)
        assert fits(lines, page)
        assert not any(word in line.text.lower() for line in lines for word in FORBIDDEN)
        assert not page.ascii_only or all(line.text.isascii() for line in lines)


def test_a_dip_is_told_by_its_days() -> None:
    assert "A dip to 4 on 6 Sep, usually about 7.8 before, back by 7 Sep." in told(of_values(*DIP))


def test_an_open_dip_is_told_and_the_slide_it_is_part_of_is_not() -> None:
    text = told(of_values(*LASTING))
    assert "A dip to 4 on 8 Sep, usually about 7.8 before, not back since." in text
    assert "downwards" not in text


def test_a_slide_is_gentle() -> None:
    assert "Gently downwards since 3 Sep: 8, 7, 6, 5." in told(of_values(*SLIDING))


def test_a_dip_at_the_end_is_not_yet_said_to_last() -> None:
    assert "A dip to 4 on 6 Sep, usually about 8 before." in told(of_values(*FALLEN))
    assert "to 6 on 5 Sep." in told(of_values(8, 8, 8, 8, 6))


def test_wide_swings_are_said_and_nothing_else() -> None:
    lines = texts_of(rating_text([of_values(*SWINGING)], Page(300)))
    assert lines[-1] == f"  {WIDE}"


def test_under_five_ratings_nothing_is_said_of_ups_and_downs() -> None:
    assert "Together is rated for 3 meetings: too few to speak of ups and downs." in told(of_values(8, 8, 3))
    assert "rated for 1 meeting:" in told(of_values(8))


def test_even_ratings_have_nothing_that_stands_out() -> None:
    assert "Nothing stands out from your usual ups and downs." in told(of_values(*(7,) * 10))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((8, 8, 5, 8, 8, 8), "from 8 on 2 Sep to 5 on 3 Sep, back by 4 Sep."),
        ((8, 8, 5, 6, 6, 6, 8), "from 8 on 2 Sep to 5 on 3 Sep, back only by 7 Sep."),
        ((8, 8, 5, 6, 6, 6, 6), "from 8 on 2 Sep to 5 on 3 Sep, not back since."),
    ],
)
def test_falls_that_are_no_dips_are_told_as_what_they_are(values: tuple[int, ...], words: str) -> None:
    assert f"Falls of two points or more, which many journals have: {words}" in told(of_values(*values))


def test_of_many_falls_the_last_three_are_told() -> None:
    text = told(of_values(*(8, 6) * 6))
    assert "which many journals have, the last 3 of 6: from 8 on 7 Sep" in text


def test_over_more_than_one_year_a_day_has_its_year() -> None:
    days = ("2025-12-01", "2025-12-08", "2025-12-15", "2025-12-22", "2026-01-05", "2026-01-12")
    one = the_one(*(a_meeting(day, aims=n, tie=n) for day, n in zip(days, (8, 8, 8, 8, 8, 4), strict=True)))
    text = told(one)
    assert "A dip to 4 on 12 Jan 2026" in text
    assert "C04, 6 meetings rated, 1 Dec 2025 - 12 Jan 2026" in text


def test_meetings_of_one_day_have_that_day_once() -> None:
    one = the_one(*(a_meeting("2026-01-12", aims=n, tie=n) for n in (8, 7, 8, 7, 8, 4)))
    assert "C04, 6 meetings rated, 12 Jan 2026" in told(one)


def test_where_nothing_is_rated_the_way_to_it_is_named() -> None:
    assert texts_of(rating_text((), WIDE_PAGE)) == [
        "No ratings here yet. The walk after a session asks for them: aj reflect"
    ]


def test_rated_entries_without_a_client_are_counted() -> None:
    assert texts_of(rating_text((), WIDE_PAGE, left_out=1))[-1] == (
        "1 rated entry names no client and can belong to none of these."
    )


def test_the_summary_has_a_row_for_a_dip_or_a_slide_only() -> None:
    assert in_short(*DIP) == ["Ratings        C04: a dip to 4 on 6 Sep, usually about 7.8 before, back by 7 Sep"]
    assert in_short(*SLIDING) == ["Ratings        C04: gently downwards since 3 Sep: 8, 7, 6, 5"]
    assert in_short(*LASTING) == ["Ratings        C04: a dip to 4 on 8 Sep, usually about 7.8 before, not back since"]
    assert in_short(*SWINGING) == in_short(8, 8, 3) == in_short(*(7,) * 10) == in_short(8, 8, 5, 8, 8) == []


def test_the_summary_counts_the_dips_before_the_last() -> None:
    assert in_short(8, 8, 8, 8, 8, 4, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 4) == [
        "Ratings        C04: a dip to 4 on 19 Sep, usually about 8 before, and 1 dip before"
    ]


def test_several_clients_stand_under_one_name() -> None:
    page = Page(46)
    dips = [
        a_meeting(f"2026-09-0{day}", client, aims=4 if day == 6 else 8, tie=4 if day == 6 else 8)
        for day in range(1, 8)
        for client in ("C04", "C11")
    ]
    lines = texts_of(rating_lines(series(*dips), page))
    assert lines[0].startswith("Ratings: C04: a dip to 4")
    assert sum(line.startswith("  C11: a dip to 4") for line in lines) == 1


@pytest.mark.parametrize(("value", "words"), [(7, "7"), (7.0, "7"), (6.333, "6.3"), (0.0, "0"), (None, "")])
def test_a_rating_has_at_most_one_decimal(value: float | None, words: str) -> None:
    assert said(value) == words


def test_json_has_every_point_with_its_ratings_and_the_gaps_apart() -> None:
    first = a_meeting("2026-09-04", aims=6, steps=7, tie=7, strain=2)
    shape = ratings_json(series(first, a_missed_one("2026-09-11"), a_meeting("2026-09-18", tie=3)))
    assert shape["C04"]["points"] == [
        {
            "aims": 6,
            "steps": 7,
            "tie": 7,
            "strain": 2,
            "met": "2026-09-04",
            "entries": [first.id],
            "together": 6.67,
            "marked": None,
        },
        {
            "tie": 3,
            "met": "2026-09-18",
            "entries": [shape["C04"]["points"][1]["entries"][0]],
            "together": None,
            "strain": None,
            "marked": None,
        },
    ]
    assert shape["C04"]["missed"] == ["2026-09-11"]
    assert (shape["C04"]["rated"], shape["C04"]["silence"]) == (1, "few")


def test_json_has_dips_falls_and_slides_by_their_days() -> None:
    shape = ratings_json([of_values(*DIP)])["C04"]
    assert shape["dips"] == [
        {"from": "2026-09-06", "lowest": "2026-09-06", "low": 4.0, "usual": 7.8, "limit": 6.47, "back": "2026-09-07"}
    ]
    assert shape["falls"] == [
        {
            "peak": "2026-09-05",
            "high": 8.0,
            "lowest": "2026-09-06",
            "low": 4.0,
            "depth": 4.0,
            "strong": True,
            "shape": "V",
            "back": "2026-09-07",
            "later": None,
        }
    ]
    assert shape["slide"] is None
    assert ratings_json([of_values(*SLIDING)])["C04"]["slide"] == {
        "since": "2026-09-03",
        "values": [8.0, 7.0, 6.0, 5.0],
    }
    assert ratings_json([of_values(*SWINGING)])["C04"]["silence"] == "wide"


def test_a_rating_of_a_name_that_is_ours_does_not_take_its_place() -> None:
    (point,) = ratings_json(series(a_meeting("2026-09-04", together=1, met=2, tie=7, aims=7)))["C04"]["points"]
    assert (point["together"], point["met"]) == (7.0, "2026-09-04")
