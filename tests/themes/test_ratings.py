"""The rules for ratings over time, against their worked table and at their edges."""

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.themes.ratings import (
    DEFAULT_RULES,
    Dip,
    RatingRules,
    Shape,
    Signals,
    Silence,
    baseline_before,
    dips_in,
    falls_in,
    is_under,
    signals_in,
    slide_in,
    spread_of,
    together,
)

A: Final = (8, 8, 7, 8, 8, 4, 7, 8, 8, 8, 7, 8)
B: Final = (8, 8, 7, 6, 5, 4, 8, 8, 8, 7, 8, 8)
C: Final = (8, 7, 8, 8, 8, 5, 5, 4, 5, 4, 5, 4)
D: Final = (5, 8, 4, 9, 5, 8, 3, 9, 5, 8, 4, 9)
E: Final = (7,) * 10
F: Final = (8, 8, 3)
EXACT_SLIDES: Final = replace(DEFAULT_RULES, least_slide=0.0)
series = st.lists(st.integers(0, 60).map(lambda sixths: sixths / 6), max_size=40)


def counted_from_one(values: tuple[int, ...]) -> list[tuple[int, int, int | None]]:
    return [(fall.peak + 1, fall.trough + 1, None if fall.back is None else fall.back + 1) for fall in falls_in(values)]


@pytest.mark.parametrize(
    ("values", "mean", "sd", "limit"),
    [
        (A, 7.417, 1.165, 4.515),
        (B, 7.083, 1.379, 4.665),
        (C, 5.917, 1.730, 3.498),
        (D, 6.417, 2.275, -4.707),
        (E, 7.0, 0.0, 7.0),
        (F, 6.333, 2.887, -0.317),
    ],
)
def test_mean_deviation_and_limit_of_a_whole_series(
    values: tuple[int, ...], mean: float, sd: float, limit: float
) -> None:
    spread = spread_of(values)
    assert (round(spread.mean, 3), round(spread.sd, 3), round(spread.limit, 3)) == (mean, sd, limit)


@pytest.mark.parametrize(("values", "under"), [(A, [6]), (B, [6]), (C, []), (D, []), (E, []), (F, [])])
def test_limits_of_a_whole_series_absorb_a_lasting_fall(values: tuple[int, ...], under: list[int]) -> None:
    limit = spread_of(values).limit
    assert [number for number, value in enumerate(values, start=1) if value < limit] == under


@pytest.mark.parametrize(
    ("values", "flagged"),
    [
        (A, [(6, 4, 7.80, 6.47)]),
        (B, [(6, 4, 6.80, 4.80)]),
        (C, [(6, 5, 7.80, 6.47), (8, 4, 7.00, 4.78), (10, 4, 6.44, 4.12)]),
        (D, []),
        (E, []),
        (F, []),
    ],
)
def test_ratings_under_the_baseline_before_them_if_it_were_never_frozen(
    values: tuple[int, ...], flagged: list[tuple[int, int, float, float]]
) -> None:
    found = [
        (number + 1, value, round(before.mean, 2), pytest.approx(before.limit, abs=0.0051))
        for number, value in enumerate(values)
        if (before := baseline_before(values, number)) and is_under(value, before)
    ]
    assert found == flagged


@pytest.mark.parametrize(
    ("values", "dips"),
    [(A, [(6, 6, 7)]), (B, [(6, 6, 7)]), (C, [(6, 8, None)]), (D, []), (E, []), (F, [])],
)
def test_a_baseline_is_frozen_while_a_dip_is_open(
    values: tuple[int, ...], dips: list[tuple[int, int, int | None]]
) -> None:
    found = [(dip.first + 1, dip.lowest + 1, None if dip.back is None else dip.back + 1) for dip in dips_in(values)]
    assert found == dips


@pytest.mark.parametrize(
    ("values", "falls"),
    [
        (A, [(5, 6, 7)]),
        (B, [(2, 6, 7)]),
        (C, [(5, 8, None)]),
        (D, [(2, 3, 4), (4, 5, 6), (6, 7, 8), (8, 9, 10), (10, 11, 12)]),
        (E, []),
        (F, [(2, 3, None)]),
    ],
)
def test_falls_from_peak_to_trough_and_back(values: tuple[int, ...], falls: list[tuple[int, int, int | None]]) -> None:
    assert counted_from_one(values) == falls


@pytest.mark.parametrize(
    ("values", "shapes", "strong"),
    [
        (A, [Shape.V], [True]),
        (B, [Shape.SLOW_FALL], [True]),
        (C, [Shape.OPEN], [True]),
        (D, [Shape.V] * 5, [False, False, True, False, False]),
        (F, [Shape.OPEN], [False]),
    ],
)
def test_shapes_and_strengths_of_falls(values: tuple[int, ...], shapes: list[Shape], strong: list[bool]) -> None:
    found = falls_in(values)
    assert [fall.shape for fall in found] == shapes
    assert [fall.strong for fall in found] == strong


@pytest.mark.parametrize(
    ("values", "silence"),
    [(A, None), (B, None), (C, None), (D, Silence.WIDE), (E, None), (F, Silence.FEW), ((), Silence.FEW)],
)
def test_too_few_or_too_wide_ratings_say_nothing_about_falls(values: tuple[int, ...], silence: Silence | None) -> None:
    signals = signals_in(values)
    assert (signals.rated, signals.silence) == (len(values), silence)
    assert silence is None or signals == Signals(len(values), silence)


def test_a_lasting_fall_is_one_open_dip_and_a_slide() -> None:
    signals = signals_in(C)
    assert [dip.back for dip in signals.dips] == [None]
    assert signals.slide == 7


@pytest.mark.parametrize(
    ("values", "shape"),
    [
        ((8, 8, 4, 5, 8), Shape.SLOW_REPAIR),
        ((8, 6, 4, 5, 8), Shape.SLOW),
        ((8, 8, 4, 5, 5, 7), Shape.SLOW_REPAIR),
        ((8, 8, 4, 5, 5, 5, 7), Shape.OPEN),
        ((8, 8, 4, 5, 6), Shape.OPEN),
    ],
)
def test_a_repair_takes_one_session_or_up_to_three(values: tuple[int, ...], shape: Shape) -> None:
    assert [fall.shape for fall in falls_in(values)] == [shape]


def test_a_repair_that_comes_too_late_is_told_apart_from_none() -> None:
    (late,) = falls_in((8, 8, 4, 5, 5, 5, 7))
    (never,) = falls_in((8, 8, 4, 5, 5, 5, 5))
    assert (late.back, late.later) == (None, 6)
    assert (never.back, never.later) == (None, None)


def test_a_fall_of_less_than_two_points_is_none_however_even_the_rest() -> None:
    assert falls_in((7, 7, 7, 5.1, 7)) == ()
    assert len(falls_in((7, 7, 7, 5, 7))) == 1
    assert dips_in((7, 7, 7, 7, 7, 5.1)) == ()
    assert len(dips_in((7, 7, 7, 7, 7, 5))) == 1


def test_the_computers_rounding_does_not_hide_a_fall_of_exactly_two() -> None:
    assert len(falls_in((22 / 3, 22 / 3, 16 / 3, 22 / 3, 22 / 3))) == 1


def test_a_baseline_looks_back_twelve_ratings_and_needs_five() -> None:
    assert baseline_before((8,) * 4, 4) is None
    assert baseline_before((8,) * 5, 5) is not None
    before = baseline_before((1, *(8,) * 12, 8), 13)
    assert before is not None
    assert before.mean == 8


def test_after_a_dip_the_next_one_is_found() -> None:
    found = dips_in((8, 8, 8, 8, 8, 4, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 4))
    assert [(dip.first, dip.back) for dip in found] == [(5, 6), (18, None)]


@pytest.mark.parametrize(
    ("values", "slide"),
    [
        ((8, 8, 8, 7, 6, 5), 2),
        ((8, 8, 8, 7.5, 7, 6.5), None),
        ((8, 8, 7, 7, 6), None),
        ((8, 7, 6), None),
        ((8, 8, 8, 8, 8, 7, 6, 6, 6, 5), 5),
        ((8, 8, 8, 8, 8, 6, 4, 9, 5, 5), 5),
        ((8, 8, 8, 8, 8, 6, 4, 9, 9, 1), None),
        ((8, 8, 8, 8, 8, 7, 6, 7, 6, 6), None),
        ((6, 17 / 3, 16 / 3, 13 / 3, 8 / 3, 10 / 3, 8 / 3), 2),
        ((9, 6, 5, 6, 5, 6), None),
        ((), None),
    ],
)
def test_a_slide_is_three_falls_in_a_row_or_four_low_ones_of_five(values: tuple[float, ...], slide: int | None) -> None:
    assert slide_in(values) == slide


def test_how_far_a_slide_must_go_can_be_set() -> None:
    assert slide_in((8, 8, 8, 7.5, 7, 6.5), EXACT_SLIDES) == 2
    assert slide_in((8, 8, 8, 8, 8, 7, 7, 7, 7, 7), EXACT_SLIDES) == 5


@pytest.mark.parametrize(
    ("given", "mean"),
    [
        ({"aims": 6, "steps": 7, "tie": 8}, 7.0),
        ({"aims": 6, "tie": 7}, 6.5),
        ({"tie": 7, "strain": 2}, None),
        ({}, None),
        ({"goals": 6, "tasks": 7, "bond": 8, "tension": 1}, 7.0),
        ({"aims": 6, "goals": 0, "tie": 7}, 6.5),
    ],
)
def test_together_is_the_mean_of_at_least_two_of_three(given: dict[str, int], mean: float | None) -> None:
    assert together(given) == mean


@given(series)
def test_falls_and_dips_stand_in_the_series_in_order(values: list[float]) -> None:
    for fall in falls_in(values):
        up = fall.back if fall.back is not None else fall.later
        assert 0 <= fall.peak < fall.trough < len(values)
        assert fall.depth == values[fall.peak] - values[fall.trough] > 0
        assert up is None or fall.trough < up < len(values)
        assert (fall.shape is Shape.OPEN) is (fall.back is None)
    last = -1
    for dip in dips_in(values):
        assert last < dip.first <= dip.lowest < (dip.back or len(values))
        last = dip.lowest


@given(series)
def test_the_same_ratings_give_the_same_signals_and_a_copy_higher_up_does_too(values: list[float]) -> None:
    def places(signals: Signals) -> tuple[list[tuple[int, int]], list[tuple[int, int | None]]]:
        return [(f.peak, f.trough) for f in signals.falls], [(d.first, d.back) for d in signals.dips]

    assert places(signals_in(values)) == places(signals_in([value + 8 for value in values]))


def test_a_dip_knows_the_baseline_it_lies_under() -> None:
    (dip,) = signals_in(A, RatingRules()).dips
    assert isinstance(dip, Dip)
    assert (round(dip.baseline.mean, 2), round(dip.baseline.limit, 2)) == (7.8, 6.47)
