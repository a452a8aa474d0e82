from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.model.feelings import FEELINGS
from alliance_journal.terminal.lines import (
    cut,
    done_line,
    feeling_lines,
    header,
    help_lines,
    key_bar,
    option_lines,
    question_lines,
    reply_bar,
    scale_line,
    skipped_line,
    writing_bar,
)
from alliance_journal.terminal.rows import cells
from tests.terminal.fakes import EVERY_KIND, OPTIONS, QUESTIONS

ABOUT = ("client C04", "Friday 20 November 2026, 15:00")
MOMENT, STRAIN = QUESTIONS[0], QUESTIONS[1]


def test_the_header_is_one_line_where_there_is_room() -> None:
    first, *rest = header(EVERY_KIND, 11, ABOUT, 96)
    left, right = "After a session · client C04 · Friday 20 November 2026, 15:00", "11 questions, about 8 minutes"
    assert first == f"{left:<67}{right}"
    assert rest == ["Use code names. Nothing leaves this computer.", "Take your time."]


def test_the_header_takes_more_lines_where_there_is_none() -> None:
    assert header(EVERY_KIND, 11, ABOUT, 46)[:3] == (
        "After a session · client C04 · Friday 20",
        "November 2026, 15:00",
        "11 questions, about 8 minutes",
    )


def test_a_set_without_an_opening_line_has_none() -> None:
    assert header(replace(EVERY_KIND, opening=""), 1, ABOUT, 80)[-1].startswith("Use code names")


def test_a_question_hangs_under_its_own_first_word() -> None:
    assert question_lines(MOMENT, (3, 11), 40) == (
        "3 of 11  Tell one moment as a camera",
        "         would have seen it.",
        "         One moment is enough.",
    )


def test_a_private_question_says_so() -> None:
    shown = question_lines(replace(MOMENT, private=True, hint=""), (1, 2), 80)
    assert shown[-1].strip() == "Private: stays out of everything that leaves the journal."


def test_help_says_why_and_names_the_keys() -> None:
    shown = "\n".join(help_lines(MOMENT, 80))
    assert "more than an opinion" in shown
    assert "Alt-Enter" in shown


def test_a_question_without_help_says_that_skipping_is_fine() -> None:
    assert "Skipping is fine" in help_lines(STRAIN, 80)[0]
    assert "b or Shift-Tab back" in help_lines(STRAIN, 200)[1]


def test_a_scale_names_its_ends_where_it_has_them() -> None:
    assert scale_line(STRAIN) == "0 none - 10 all"
    assert scale_line(MOMENT) == "0 to 10"


def test_a_long_option_goes_on_under_its_first_word() -> None:
    long = replace(OPTIONS[0], label="took over or told them what to do")
    assert option_lines((OPTIONS[1], long), 24) == (" 1  somehow off", " 2  took over or told", "    them what to do")


@pytest.mark.parametrize(("width", "rows"), [(79, 6), (62, 6), (61, 12), (40, 12), (20, 24)])
def test_the_feelings_take_as_many_columns_as_fit(width: int, rows: int) -> None:
    shown = feeling_lines(width)
    assert len(shown) == rows
    assert all(len(line) <= width for line in shown)
    assert [word for word in " ".join(shown).split() if not word.isdecimal()] == list(FEELINGS)


def test_the_key_bar_is_one_line_from_60_columns_up() -> None:
    assert key_bar(("18 words", "saved 16:42"), writing_bar(), 90) == (
        " 18 words · saved 16:42 · Tab next · Shift-Tab back · ^O skip · ^S pause · ^G why",
    )
    assert key_bar(("18 words", "saved 16:42"), writing_bar(), 79) == (
        " 18 words · saved 16:42 · Tab next · S-Tab back · ^O skip · ^S pause · ^G why",
    )


def test_the_key_bar_shortens_under_60_columns() -> None:
    assert key_bar(("18 words", "saved 16:42"), writing_bar(), 46) == (
        " 18 words · saved 16:42",
        " Tab next · S-Tab back · ^S pause · ^G why",
    )
    assert key_bar((), writing_bar(), 39) == (" Tab next · S-Tab back · ^G why",)


@given(st.integers(12, 120), st.sampled_from([writing_bar(), reply_bar()]), st.sampled_from([(), ("1 word",)]))
def test_the_key_bar_always_fits(width: int, keys: tuple, status: tuple[str, ...]) -> None:
    assert all(cells(line) <= width for line in key_bar(status, keys, width))


def test_a_done_line_says_how_much() -> None:
    assert done_line(3, "My own part", "18 words", 79) == "✓ 3  My own part                            18 words"
    assert skipped_line(5, "Body", 79) == "- 5  Body                                   skipped"


@given(st.text(), st.text(), st.integers(20, 120), st.integers(1, 99))
def test_a_done_line_is_one_line_that_fits(title: str, note: str, width: int, number: int) -> None:
    line = done_line(number, title, note, width)
    assert "\n" not in line
    assert cells(line) <= width


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(1, 30))
def test_cut_text_fits_and_says_that_something_is_missing(text: str, width: int) -> None:
    short = cut(text, width)
    assert cells(short) <= width
    assert short == text or short.endswith("…")
