"""One mention as it is shown: what, where, marked, in any width, with nothing that could steer a terminal."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.mentions import Mention, Spot
from alliance_journal.model.codes import ClientCode
from alliance_journal.privacy.kinds import Kind
from alliance_journal.terminal.rows import cells
from alliance_journal.terminal.settling_view import (
    MOST_PLACES,
    NEUTRAL,
    View,
    Written,
    card_lines,
    choices_for,
    spoken,
)

CLIENT: Final = ClientCode("C04")


def view(text: str, *places: tuple[int, int], title: str = "One moment") -> View:
    spots = tuple(Spot(0, *place) for place in places)
    spelling = text[slice(*places[0])]
    mention = Mention(Kind.NAME, spelling, spots)
    return View((1, 2), mention, (Written(title, text),), choices_for(mention, CLIENT, left=1, back=False))


def test_every_kind_has_a_neutral_word() -> None:
    assert set(NEUTRAL) == set(Kind)
    assert all(word.startswith("[") and word.endswith("]") for word in NEUTRAL.values())


def test_the_place_is_marked_on_a_card_without_colour() -> None:
    lines = card_lines(view("I met Anna\ntwice.", (6, 10)), 60, 20)
    assert [text for _, text in lines] == [
        "1 of 2 A name: Anna",
        "",
        "  One moment, line 1",
        "    I met >>Anna<< twice.",
    ]


def test_only_a_name_can_be_the_clients() -> None:
    phone = Mention(Kind.PHONE, "07700 900123", (Spot(0, 0, 12),))
    assert list(choices_for(phone, CLIENT, left=1, back=True)) == ["r", "o", "k", "e", "n", "b"]
    assert choices_for(phone, CLIENT, left=1, back=True)["r"] == "replace with [phone]"


def test_a_long_answer_is_cut_around_the_place_and_says_so() -> None:
    text = f"{'before ' * 60}Anna{' after' * 60}"
    line = spoken(view(text, (420, 424)))[1]
    assert line.startswith("One moment: ... before")
    assert line.endswith("after ...")
    assert "Anna" in line
    assert len(line) < 160


def test_more_places_than_can_be_shown_are_counted() -> None:
    places = [(n * 5, n * 5 + 4) for n in range(8)]
    lines = spoken(view("Anna " * 8, *places))
    assert len(lines) == 1 + MOST_PLACES + 1
    assert lines[-1] == "and 3 more places"
    low = [text for _, text in card_lines(view("Anna " * 8, *places), 60, 5)]
    assert low[-1] == "and 7 more places"
    assert [text for _, text in card_lines(view("Anna " * 8, *places), 60, 1)] == ["1 of 2 A name, in 8 places: Anna"]


@pytest.mark.parametrize("bad", ["\x1b[31m", "\u202e", "\x9b", "\r"])
def test_nothing_steers_the_terminal(bad: str) -> None:
    text = f"I {bad} met Anna{bad}"
    at = text.index("Anna")
    shown = view(text, (at, at + 4 + len(bad)), title=f"One{bad}")
    for line in (*spoken(shown), *(line for _, line in card_lines(shown, 60, 20))):
        assert bad not in line


@given(st.text(max_size=80), st.integers(20, 100), st.integers(1, 30))
def test_a_card_keeps_to_its_height_wherever_its_head_fits(words: str, width: int, height: int) -> None:
    shown = view(f"{words} Anna {words}", (len(words) + 1, len(words) + 5))
    lines = card_lines(shown, width, height)
    assert len(lines) <= max(height, 2)
    assert all(cells(text) <= width or " " not in text.strip() for _, text in lines)
