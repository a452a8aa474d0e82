"""The exact test is exact, never too small, and what is left out to save time could never have come out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, product
from math import exp, inf, log
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alliance_journal.themes.chance import LEAST_TOGETHER, Cell, Pairing, level_for, surprises, tail
from alliance_journal.themes.strata import Strata, Unit

FIRST = date(2026, 1, 5)


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    units = draw(st.integers(1, 6))
    return Cell(units, draw(st.integers(0, units)), draw(st.integers(0, units)))


few_cells = st.lists(cells(), max_size=3)


def overlaps_of(cell: Cell) -> Iterable[int]:
    """Return the overlap of every way in which the second side can lie, the first one held fixed."""
    return (sum(place < cell.one for place in chosen) for chosen in combinations(range(cell.units), cell.other))


def distribution(asked: Sequence[Cell]) -> dict[int, Fraction]:
    """Return the chance of every total, by going through all ways one by one."""
    counts = Counter(sum(overlaps) for overlaps in product(*map(overlaps_of, asked)))
    ways = sum(counts.values())
    return {total: Fraction(count, ways) for total, count in counts.items()}


def pairing_of(asked: Sequence[Cell], both: Sequence[int] | None = None) -> Pairing:
    """Return a pairing with these strata, each of one client, and as many together as `both` says, else the most."""
    counts = both if both is not None else [min(cell.one, cell.other) for cell in asked]
    strata = Strata(
        tuple(number for number, cell in enumerate(asked) for _ in range(cell.units)),
        tuple(cell.units for cell in asked),
    )
    first, then, start = [], [], 0
    for cell, overlap in zip(asked, counts, strict=True):
        first += range(start, start + cell.one)
        then += [*range(start, start + overlap), *range(start + cell.one, start + cell.one + cell.other - overlap)]
        start += cell.units
    return Pairing(strata, strata.side(first), strata.side(then))


@given(few_cells, st.integers(-1, 20))
def test_the_exact_test_is_what_going_through_all_ways_gives(asked: list[Cell], together: int) -> None:
    expected = sum(chance for total, chance in distribution(asked).items() if total >= together)
    assert tail(asked, together) == pytest.approx(float(expected), rel=1e-12)


@given(few_cells)
def test_where_nothing_is_connected_small_chances_are_at_least_as_rare_as_they_say(asked: list[Cell]) -> None:
    chances = distribution(asked)
    for level in {tail(asked, total) for total in chances}:
        said = sum(chance for total, chance in chances.items() if tail(asked, total) <= level)
        assert said <= Fraction(level) + Fraction(1, 10**12)


@given(few_cells)
def test_the_rarest_chance_is_that_of_the_most_that_can_stand_together(asked: list[Cell]) -> None:
    most = sum(min(cell.one, cell.other) for cell in asked)
    rarest = pairing_of(asked).rarest()
    assert exp(rarest) == (pytest.approx(float(distribution(asked)[most])) if most >= LEAST_TOGETHER else inf)


def test_a_rarest_chance_that_is_small_enough_is_not_followed_further() -> None:
    pairing = pairing_of([Cell(10, 5, 5)] * 20)
    assert pairing.rarest(-10.0) > pairing.rarest()
    assert pairing.rarest(-10.0) <= -10.0


@given(few_cells, st.data())
def test_the_chance_of_a_pairing_is_that_of_its_strata(asked: list[Cell], data: st.DataObject) -> None:
    both = [data.draw(st.integers(max(0, c.one + c.other - c.units), min(c.one, c.other))) for c in asked]
    pairing = pairing_of(asked, both)
    assert pairing.together == sum(both)
    assert pairing.chance() == pytest.approx(tail(asked, sum(both)))


def test_strata_of_one_say_nothing() -> None:
    alone = [Cell(1, 1, 1)] * 30
    assert pairing_of(alone).chance() == 1.0
    assert tail([*alone, Cell(4, 2, 2)], 32) == pytest.approx(1 / 6)


def test_only_tests_that_could_come_out_are_corrected_for() -> None:
    reachable, out_of_reach = [log(1e-6)] * 3, [log(0.5)] * 100
    assert level_for([*reachable, *out_of_reach], 0.02) == pytest.approx(0.02 / 3)
    assert level_for([log(0.5), inf], 0.02) == pytest.approx(0.02)


def test_a_test_is_counted_only_at_levels_it_could_reach() -> None:
    assert level_for([log(1e-9), log(0.015), log(0.015)], 0.02) == pytest.approx(0.02 / 2)


@given(st.lists(st.floats(-30, 0), min_size=1, max_size=40))
def test_the_level_is_that_of_the_fewest_tests_that_cover_those_in_reach(rarest: list[float]) -> None:
    level = level_for(rarest, 0.02)
    tests = round(0.02 / level)
    assert sum(one <= log(0.02 / tests) for one in rarest) <= tests
    for fewer in range(1, tests):
        assert sum(one <= log(0.02 / fewer) for one in rarest) > fewer


def random_pairing(random: Random, units: int, bond: float) -> Pairing:
    """Return a pairing over a year's units of 6 clients; with a bond of 0 the two sides have nothing to do."""
    asked = [
        Unit(f"C{random.randrange(6)}", FIRST + timedelta(days=random.randrange(365)), random.randrange(60, 300))
        for _ in range(units)
    ]
    rates = random.uniform(0.02, 0.7), random.uniform(0.02, 0.7)
    first = [place for place in range(units) if random.random() < rates[0]]
    held = frozenset(first)
    then = [place for place in range(units) if random.random() < rates[1] * (1 + bond * (place in held))]
    strata = Strata.of(asked)
    return Pairing(strata, strata.side(first), strata.side(then))


@settings(max_examples=200)
@example(394, 394, 1.0)
@given(st.integers(), st.integers(100, 500), st.floats(0, 2))
def test_no_pair_that_would_come_out_is_called_ordinary(seed: int, units: int, bond: float) -> None:
    pairing = random_pairing(Random(seed), units, bond)  # noqa: S311  any journal at all
    assert not pairing.is_ordinary(max(pairing.chance(), 1e-7))


def test_most_pairs_of_a_large_journal_are_called_ordinary() -> None:
    random = Random(5)  # noqa: S311  the same journal every time
    assert sum(random_pairing(random, 800, 0.0).is_ordinary(1e-5) for _ in range(40)) >= 36


def test_what_stands_out_comes_with_the_least_likely_first() -> None:
    ordinary, strong, stronger = (
        pairing_of([Cell(10, 5, 5)] * 4, [2, 3, 2, 3]),
        pairing_of([Cell(10, 5, 5)] * 4),
        pairing_of([Cell(10, 5, 5)] * 5),
    )
    found = surprises([ordinary, strong, ordinary, stronger])
    assert [one.place for one in found] == [3, 1]
    assert found[0].chance == pytest.approx(1 / 252**5)


def test_three_together_never_stand_out_however_unlikely() -> None:
    three = pairing_of([Cell(100, 1, 1)] * 3)
    assert three.chance() == pytest.approx(1e-6)
    assert surprises([three]) == ()
    assert surprises([pairing_of([Cell(100, 1, 1)] * 5, [1, 1, 1, 0, 0])]) == ()


def test_nothing_asked_is_nothing_found() -> None:
    assert surprises([]) == ()
