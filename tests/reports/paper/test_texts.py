"""The small arts that all formats share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.model.papers import Bars, Chart, Curve, Heading, Words
from alliance_journal.reports.paper.texts import (
    has_values,
    in_order,
    one_line,
    paragraphs,
    readable,
    said,
    told_of,
    values_of,
)


def test_every_end_of_a_line_becomes_the_same() -> None:
    assert readable("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_what_no_document_can_hold_leaves_a_sign() -> None:
    assert readable("a\x00\x1b\x7f\ud800\ufffe\tb") == "a\ufffd\ufffd\ufffd\ufffd\ufffd\tb"


@given(st.text())
def test_readable_text_can_always_be_written_and_stays_as_it_is(text: str) -> None:
    once = readable(text)
    assert once.encode().decode() == once
    assert readable(once) == once


@given(st.text())
def test_nothing_is_left_out_of_readable_text(text: str) -> None:
    assert len(readable(text)) == len(text.replace("\r\n", "\n"))


def test_one_line_has_no_end_and_no_blanks_around_it() -> None:
    assert one_line(" a\r\nb \n") == "a b"


def test_paragraphs_have_lines_and_no_empty_ones() -> None:
    assert paragraphs("\n\na\nb\n \t\n\n  c\n") == (("a", "b"), ("  c",))
    assert paragraphs(" \n ") == ()


@pytest.mark.parametrize(("value", "told"), [(7, "7"), (7.0, "7"), (6.5, "6.5"), (6.25, "6.2"), (10, "10")])
def test_values_have_a_decimal_only_where_there_is_one(value: float, told: str) -> None:
    assert said(value) == told


def test_bars_say_what_they_count_and_out_of_how_many() -> None:
    told = [told_of(Bars("", (), of, unit)) for of, unit in ((24, "entries"), (24, ""), (0, "entries"), (0, ""))]
    assert told == ["entries, out of 24", "out of 24", "entries", ""]


def test_a_chart_has_a_value_or_nothing_for_each_day() -> None:
    chart = Chart("", ("1 May", "8 May", "9 May"), (Curve("", (4.5, None, float("nan"))), Curve("", (10,))))
    assert list(values_of(chart)) == [("1 May", ("4.5", "10")), ("8 May", ("", "")), ("9 May", ("", ""))]
    assert has_values(chart)
    assert not has_values(Chart("", ("1 May",), (Curve("", (None,)),)))
    assert not has_values(Chart("", (), (Curve("", (1,)),)))


def test_headings_leave_out_no_level_and_empty_ones_are_dropped() -> None:
    blocks = (Heading("a", 3), Words("w"), Heading("\n", 1), Heading("b", 3), Heading("c", 3), Heading("d", 1))
    assert [(b.text, b.level) for b in in_order(blocks) if isinstance(b, Heading)] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("d", 1),
    ]
    assert Words("w") in list(in_order(blocks))
