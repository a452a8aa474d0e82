"""The nearest of many sentences, found all at once, is the one that is found one by one."""

from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.alike import together
from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.learned.scored import VECTOR_LENGTH, Judged

THEME = ThemeId("cw.minimal")
vectors = st.binary(min_size=VECTOR_LENGTH, max_size=VECTOR_LENGTH)
answers = st.lists(st.builds(Judged, st.just(THEME), st.booleans(), vectors), max_size=9)


def cosine(one: bytes, other: bytes) -> float:
    pairs = zip(memoryview(one).cast("b"), memoryview(other).cast("b"), strict=True)
    return float(sum(a * b for a, b in pairs)) / 127**2


@given(answers, vectors)
def test_all_at_once_is_one_by_one(judged: list[Judged], vector: bytes) -> None:
    expected = tuple(
        max((cosine(vector, one.vector) for one in judged if one.is_yes is which), default=-1.0)
        for which in (True, False)
    )
    assert together(judged).nearest(vector) == expected


def test_the_largest_products_do_not_touch_their_neighbours() -> None:
    low, high = (bytes([number] * VECTOR_LENGTH) for number in (0x80, 0x7F))
    judged = [Judged(THEME, is_yes=number % 2 == 0, vector=low) for number in range(500)]
    assert together(judged).nearest(low) == (cosine(low, low),) * 2
    assert together(judged).nearest(high) == (cosine(low, high),) * 2
