"""Entries are compared with their like: one client, like length, the same half of the time."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.themes.strata import Strata, Unit

FIRST = date(2026, 1, 5)
units = st.lists(
    st.builds(
        Unit,
        client=st.sampled_from(["", "C1", "C2", "C3"]),
        day=st.integers(0, 40).map(lambda days: FIRST + timedelta(days=days)),
        words=st.integers(1, 30),
    ),
    max_size=60,
)


def spaced(number: int, *, client: str = "C1", words: int | None = None) -> list[Unit]:
    """Return units a day apart, each a word longer than the one before where no length is given."""
    return [Unit(client, FIRST + timedelta(days=n), words or 100 + n) for n in range(number)]


def groups(asked: Sequence[Unit]) -> list[list[int]]:
    """Return the places of the units, stratum by stratum."""
    strata = Strata.of(asked)
    return [[place for place, own in enumerate(strata.of_unit) if own == n] for n in range(len(strata.sizes))]


@pytest.mark.parametrize(("number", "sizes"), [(1, [1]), (3, [3]), (4, [2, 2]), (7, [4, 3]), (8, [2, 2, 2, 2])])
def test_few_entries_make_few_strata(number: int, sizes: list[int]) -> None:
    assert sorted(Strata.of(spaced(number)).sizes, reverse=True) == sizes


def test_there_are_at_most_eight_lengths_and_two_halves() -> None:
    assert len(Strata.of(spaced(400)).sizes) == 16
    assert Strata.of(spaced(400)).sizes == (25,) * 16


def test_lengths_come_before_halves_of_the_time() -> None:
    longer_later = spaced(8)
    assert groups(longer_later) == [[0, 1], [2, 3], [4, 5], [6, 7]]
    longer_in_turn = [unit._replace(words=100 + 100 * (n % 2)) for n, unit in enumerate(longer_later)]
    assert sorted(groups(longer_in_turn)) == [[0, 2], [1, 3], [4, 6], [5, 7]]


def test_equal_lengths_stay_together() -> None:
    assert groups(spaced(12, words=100)) == [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]


def test_equal_days_stay_together() -> None:
    days = [0, 0, 0, 0, 1]
    asked = [Unit("C1", FIRST + timedelta(days=day), 100) for day in days]
    assert groups(asked) == [[0, 1, 2, 3], [4]]
    assert groups(asked[:4]) == [[0, 1, 2, 3]]


def test_clients_are_never_compared_with_each_other() -> None:
    mixed = [*spaced(3), *spaced(3, client="C2")]
    assert groups(mixed) == [[0, 1, 2], [3, 4, 5]]


def test_entries_without_a_client_are_compared_with_nothing() -> None:
    assert groups(spaced(3, client="")) == [[0], [1], [2]]


@given(units)
def test_every_entry_lies_in_one_stratum_of_its_client(asked: list[Unit]) -> None:
    strata = Strata.of(asked)
    assert sum(strata.sizes) == len(asked) == len(strata.of_unit)
    assert all(size > 0 for size in strata.sizes)
    for places in groups(asked):
        assert len({asked[place].client for place in places}) == 1


@given(units, st.randoms(use_true_random=False))
def test_the_order_in_which_entries_are_given_makes_no_difference(asked: list[Unit], random: Random) -> None:
    places = list(range(len(asked)))
    random.shuffle(places)
    shuffled = groups([asked[place] for place in places])
    again = [sorted(places[new] for new in group) for group in shuffled]
    assert sorted(again) == sorted(groups(asked))


@given(units, st.data())
def test_a_side_counts_its_entries_in_each_stratum(asked: list[Unit], data: st.DataObject) -> None:
    strata = Strata.of(asked)
    chosen = sorted(data.draw(st.sets(st.integers(0, len(asked) - 1), max_size=20) if asked else st.just(set())))
    side = strata.side(chosen)
    assert side.count == len(chosen)
    assert [place for place in range(len(asked)) if side.bits >> place & 1] == chosen
    assert sum(side.held.values()) == len(chosen)
    assert [round(share * size) for share, size in zip(side.share, strata.sizes, strict=True)] == [
        side.held.get(number, 0) for number in range(len(strata.sizes))
    ]
