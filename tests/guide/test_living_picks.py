"""Choices from the journal by their ids: readable when what they stood for is gone."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.guide.living_picks import (
    LONGEST,
    action_pick,
    entry_pick,
    pick_in_words,
    standard_pick,
    strain_pick,
    theme_pick,
)
from alliance_journal.model.codes import ThemeId


def label(theme: ThemeId) -> str:
    return {"cw.minimal": "Went quiet"}.get(theme, theme)


def in_words(option: str) -> str:
    return pick_in_words(option, label)


def test_every_choice_says_what_it_was() -> None:
    assert in_words(entry_pick("k7f3q2mx")) == "entry k7f3q2mx"
    assert in_words(strain_pick("C-04", date(2026, 9, 2))) == "the strain with C-04 of 2 September 2026"
    assert in_words(theme_pick("cw.minimal")) == 'the theme "Went quiet"'
    assert in_words(theme_pick("cw.minimal", "not_this")) == "Went quiet: not this"
    assert in_words(theme_pick("own.fog")) == 'the theme "own.fog"'
    assert in_words(action_pick("k7f3")) == "the agreed step k7f3"
    assert in_words(standard_pick("1.4 Treat people with kindness")) == "1.4 Treat people with kindness"


def test_what_is_no_such_choice_stays_as_it_is() -> None:
    for option in (
        "easy",
        "entry-",
        "strain-C04-someday",
        "strain-C04-2026-99-02",
        "strain--2026-09-02",
        "strain-2026-09-02",
        "wc.paternal",
    ):
        assert in_words(option) == option


def test_a_long_standard_is_cut_at_a_word() -> None:
    option = standard_pick("word " * 40)
    assert len(option) <= LONGEST
    assert option.endswith("-word")


def test_a_standard_of_one_endless_word_still_has_an_id() -> None:
    assert standard_pick("x" * 200) == f"standard-{'x' * (LONGEST - 9)}"


@given(st.text(max_size=200))
def test_no_standard_makes_an_id_that_is_too_long_or_breaks_a_line(line: str) -> None:
    option = standard_pick(line)
    assert len(option) <= LONGEST
    assert option.split() == [option]


@given(st.text(max_size=40))
def test_any_id_at_all_can_be_read(option: str) -> None:
    assert isinstance(in_words(option), str)


@given(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,10}", fullmatch=True), st.dates())
def test_a_strain_is_read_back_whatever_its_client_is_called(client: str, day: date) -> None:
    assert f"with {client} of {day.day} " in in_words(strain_pick(client, day))
