"""What the pieces of a sentence say by themselves."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.themes.learned.pairs import keys_of, pair_scores
from tests.themes.learned.plainly import Plainly
from tests.themes.learned.tiny import VOCABULARY, weights

KNOWN = weights()
PIECES = st.lists(st.sampled_from([5, 40, 60, 71, 72, 73, 9]) | st.integers(0, len(VOCABULARY) - 1), min_size=1)


@given(PIECES)
def test_they_say_what_the_formula_gives(numbers: list[int]) -> None:
    np.testing.assert_allclose(pair_scores(numbers, KNOWN), Plainly(KNOWN).pairs(numbers), atol=1e-5)


def test_where_nothing_is_known_only_the_beginning_is_said() -> None:
    np.testing.assert_allclose(pair_scores([9], KNOWN), KNOWN["pairs.b"])


@pytest.mark.parametrize("numbers", [[30_521, 30_521], [0, 1], [7]])
def test_no_two_pieces_side_by_side_are_taken_for_another_two_or_for_one(numbers: list[int]) -> None:
    keys = keys_of(numbers).tolist()
    assert keys[: len(numbers)] == numbers
    assert [divmod(key, 65_536) for key in keys[len(numbers) :]] == [
        (one + 1, other) for one, other in pairwise(numbers)
    ]
