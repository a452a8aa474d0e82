"""What clients and days are called on a paper: codes or letters, days or weeks, and no code that is overlooked."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.disguise import PLAIN, SOMEBODY, Disguise, disguise_for

SUNDAY = date(2026, 11, 22)


def as_they_come(_codes: list[str]) -> None:
    """Leave a list in its order."""


def backwards(codes: list[str]) -> None:
    codes.reverse()


def letters(*codes: str, shuffle: Callable[[list[str]], None] = as_they_come, weeks: bool = False) -> Disguise:
    return disguise_for(codes, recode=True, weeks=weeks, shuffle=shuffle)


codes = st.from_regex(r"[A-Z]{1,2}[0-9]{1,4}", fullmatch=True)


def test_without_being_asked_codes_and_days_stay_as_they_are() -> None:
    plain = disguise_for(["C07", ""], recode=False, weeks=False, shuffle=backwards)
    assert (plain.client("C07"), plain.client(None), plain.client("")) == ("C07", "", "")
    assert (plain.day(SUNDAY), plain.short_day(SUNDAY)) == ("22 November 2026", "22 Nov")
    assert plain.words("c07 came") == "c07 came"
    assert plain.once_more("c07 came") == "c07 came"
    assert plain.heading("Afterthought, 22 November 2026") == "Afterthought, 22 November 2026"
    assert plain.known == {"C07"}
    assert not plain.recodes


def test_a_disguise_without_codes_lets_every_code_stand() -> None:
    assert PLAIN.client("C07") == "C07"
    assert PLAIN.words("C07 came") == "C07 came"


def test_letters_follow_the_shuffle_and_not_the_codes() -> None:
    assert [letters("C04", "C07").client(code) for code in ("C04", "C07")] == ["Client A", "Client B"]
    assert [letters("C04", "C07", shuffle=backwards).client(code) for code in ("C04", "C07")] == [
        "Client B",
        "Client A",
    ]


def test_codes_that_differ_in_capitals_only_are_one_client() -> None:
    called = letters("C07", "c07")
    assert called.client("C07") == called.client("c07") == "Client A"


def test_a_client_without_a_letter_is_another_client_and_never_a_code() -> None:
    assert letters("C04").client("C99") == SOMEBODY
    assert letters().client("C99") == SOMEBODY
    assert letters().words("C99 came") == "C99 came"


def test_more_clients_than_letters_get_two_letters() -> None:
    called = letters(*(f"C{number:02}" for number in range(28)))
    assert [called.client(code) for code in ("C00", "C25", "C26", "C27")] == [
        "Client A",
        "Client Z",
        "Client AA",
        "Client AB",
    ]


def test_a_letter_that_is_somebodys_code_is_nobody_elses_letter() -> None:
    assert letters("A", "C07").client("C07") == "Client C"


def test_client_is_not_said_where_it_is_a_code() -> None:
    assert letters("client").client("client") == "Person A"


def test_codes_in_the_workers_words_are_told_in_any_case_as_whole_words() -> None:
    called = letters("C07", "C07-2", "K3")
    words = "c07's note, C07-2 and K3, K31, AC07, C07_old."
    assert called.words(words) == "Client A's note, Client B and Client C, K31, AC07, Client A_old."


def test_a_code_that_is_an_everyday_word_counts_only_as_it_is_spelt() -> None:
    called = letters("May", "C07")
    assert called.words("I may ask May and MAY of C07") == f"I may ask {called.client('May')} and MAY of Client A"


@pytest.mark.parametrize(
    "written",
    [
        "C\u200b07",
        "C\u00ad07",
        "\uff23\uff10\uff17",
        "C 07",
        "c-07",
        "C.07",
        "C\u00a007",
        "C\u201107",
        "C_07",
        "c\u200e07",
    ],
)
def test_a_code_is_found_however_it_is_written(written: str) -> None:
    called = letters("C07", "C07-b")
    for told in (called.words, called.once_more):
        assert told(f"With {written}, twice.") == "With Client A, twice."
    assert called.words("C07\u2011b and C07 b") == "Client B and Client B"


def test_a_short_code_or_one_with_an_everyday_word_is_not_seen_in_every_pair_of_words() -> None:
    called = letters("P2", "May07", "A1")
    words = "p 2 of the form, on May 07, a 1 and A 1"
    assert called.words(words) == words
    assert called.words("P 2, May-07, A.1") == ", ".join(map(called.client, ("P2", "May07", "A1")))


def test_of_two_codes_that_differ_by_a_dash_only_each_is_called_as_it_is_spelt() -> None:
    called = letters("C072", "C07-2")
    assert called.words("C072 and C07-2") == f"{called.client('C072')} and {called.client('C07-2')}"


def test_a_code_inside_a_word_is_pointed_at_and_an_id_or_a_longer_number_is_not() -> None:
    called = letters("C07", "7", "Rosa")
    text = "preC07 and C07s_x, aC\u200b07b; C071, kc07f3q2, C07, Rosas 17"
    assert [text[slice(*span)] for span in called.left_in(text)] == ["preC07", "C07s", "aC\u200b07b"]
    assert disguise_for(["C07"], recode=False, weeks=False, shuffle=backwards).left_in("preC07") == ()


def test_things_stand_in_the_order_of_the_new_names_and_without_new_names_as_they_came() -> None:
    codes = [f"C{number:02}" for number in range(28)]
    called = letters(*codes, shuffle=backwards)
    assert called.in_order(codes, str) == tuple(reversed(codes))
    assert PLAIN.in_order(["C2", "C1"], str) == ("C2", "C1")


def test_looking_once_more_takes_a_long_number_for_a_code_and_a_year_for_a_year() -> None:
    called = letters("4711", "2026")
    assert called.once_more("With 4711, in 2026") == f"With {called.client('4711')}, in 2026"


def test_looking_once_more_leaves_alone_what_may_be_a_word_or_a_number() -> None:
    called = letters("7", "A", "C07")
    assert called.once_more("A talk of 7 minutes about c07") == f"A talk of 7 minutes about {called.client('C07')}"


def test_a_letter_that_only_looks_like_one_of_the_code_does_not_fail() -> None:
    assert letters("I7").words("\u01317") == SOMEBODY


def test_days_are_told_as_the_week_that_begins_on_their_monday() -> None:
    weeks = Disguise(weeks=True)
    assert weeks.day(SUNDAY) == "week of 16 November 2026"
    assert weeks.short_day(SUNDAY) == "week of 16 Nov"
    assert weeks.day(date(2026, 11, 16)) == "week of 16 November 2026"
    assert weeks.day(date.min) == "week of 1 January 0001"


def test_a_day_that_the_program_put_into_a_heading_is_told_as_its_week() -> None:
    weeks = letters("C07", weeks=True)
    assert weeks.heading("Afterthought, 22 November 2026, C07") == "Afterthought, week of 16 November 2026, Client A"
    assert weeks.heading("week of 16 November 2026") == "week of 16 November 2026"
    assert weeks.heading("31 February 2026 and 22 November 20261") == "31 February 2026 and 22 November 20261"


def test_days_in_the_workers_own_words_stay() -> None:
    assert Disguise(weeks=True).words("on 3 May 2026") == "on 3 May 2026"


@given(st.dates(max_value=date(9999, 12, 1)), st.integers(0, 6))
def test_every_day_of_a_week_is_told_alike(day: date, later: int) -> None:
    monday = day - timedelta(day.weekday())
    weeks = Disguise(weeks=True)
    assert weeks.day(monday) == weeks.day(monday + timedelta(later)) == weeks.day(day)


@given(
    st.lists(codes, min_size=1, max_size=8), st.lists(st.sampled_from([" ", ", ", "'s ", "-", "_", "\n"]), min_size=8)
)
def test_no_code_is_left_and_telling_twice_changes_nothing(held: list[str], between: list[str]) -> None:
    called = letters(*held)
    text = "".join(code.swapcase() + gap for code, gap in zip(held, between, strict=False))
    told = called.words(text)
    assert not any(code.casefold() in told.casefold() for code in held)
    assert called.words(told) == called.once_more(told) == told


@pytest.mark.parametrize("shuffle", [as_they_come, backwards])
@given(st.lists(codes, min_size=1, unique_by=str.casefold))
def test_two_clients_are_never_called_alike(shuffle: Callable[[list[str]], None], held: list[str]) -> None:
    called = letters(*held, shuffle=shuffle)
    assert len({called.client(code) for code in held}) == len(held)
