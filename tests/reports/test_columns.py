"""How wide words are on a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.reports.columns import columns, padded, pieces, shortened


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("\u00e9", 1),
        ("e\u0301", 1),
        ("\u05e9\u05b8", 1),
        ("\u6f22", 2),
        ("\U0001f937", 2),
        ("\u2764\ufe0f", 2),
    ],
)
def test_a_sign_takes_as_many_columns_as_it_shows(text: str, width: int) -> None:
    assert columns(text) == width


def test_padding_fills_up_by_columns_and_not_by_characters() -> None:
    assert padded("\u6f22", 4) == "\u6f22  "
    assert padded("long enough", 4) == "long enough"


def test_what_is_too_wide_is_shortened_and_says_so() -> None:
    assert shortened("went quiet", 10) == "went quiet"
    assert shortened("went very quiet", 8) == "went..."


@pytest.mark.parametrize(
    "sign",
    ["e\u0301", "\U0001f937\U0001f3fd\u200d\u2640\ufe0f", "\u2764\ufe0f", "\U0001f468\u200d\U0001f469\u200d\U0001f467"],
)
def test_no_sign_is_parted_from_what_hangs_on_it(sign: str) -> None:
    assert list(pieces(sign * 3, columns(sign))) == [sign] * 3


@given(st.text(), st.integers(2, 20))
def test_pieces_together_are_the_word(word: str, width: int) -> None:
    assert "".join(pieces(word, width)) == word


@given(st.text(st.characters(categories=["L", "N"])), st.integers(2, 20))
def test_pieces_are_no_wider_than_asked(word: str, width: int) -> None:
    assert all(columns(piece) <= width for piece in pieces(word, width))
