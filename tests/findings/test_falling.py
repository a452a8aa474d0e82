"""Whether the newest ratings have fallen against the earlier ones: the rules of `aj ratings`, for the last meeting."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from alliance_journal.findings.falling import MOST_COMPARED, has_fallen
from alliance_journal.model.codes import EntryId, SetId
from alliance_journal.model.entries import Entry

DAY = date(2026, 11, 20)
WRITTEN = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


def meeting(days: int = 0, **ratings: int) -> Entry:
    return Entry(EntryId(f"e{days:04}"), WRITTEN, DAY - timedelta(days=days), SetId("pulse"), ratings=ratings)


def ties(*values: int) -> list[Entry]:
    """Return meetings with these ties, the latest first, all before the newest one."""
    return [meeting(days, tie=value) for days, value in enumerate(values, start=1)]


def test_a_fall_of_two_after_four_rated_meetings_is_a_fall() -> None:
    assert has_fallen(meeting(tie=5), ties(7, 7, 8, 7))


def test_a_fall_of_one_is_none() -> None:
    assert not has_fallen(meeting(tie=6), ties(7, 7, 7, 7))


def test_with_fewer_than_five_ratings_nothing_is_said() -> None:
    assert not has_fallen(meeting(tie=2), ties(8, 8, 8))


def test_ratings_that_swing_widely_say_nothing() -> None:
    assert not has_fallen(meeting(tie=3), ties(9, 4, 9, 4, 9, 4, 9))


def test_a_slow_fall_that_ends_here_is_a_fall() -> None:
    assert has_fallen(meeting(tie=5), ties(6, 6, 7, 7, 7))


def test_a_fall_that_has_been_there_before_is_not_told_again() -> None:
    assert not has_fallen(meeting(tie=5), ties(5, 7, 7, 7, 7))


def test_a_rise_is_no_fall() -> None:
    assert not has_fallen(meeting(tie=7), ties(5, 7, 7, 7, 7))


def test_like_is_compared_with_like() -> None:
    whole = [meeting(days, aims=8, steps=8, tie=8) for days in range(1, 6)]
    assert has_fallen(meeting(aims=5, steps=5, tie=5), whole)
    assert not has_fallen(meeting(aims=5, steps=5, tie=5), ties(8, 8, 8, 8, 8))
    assert has_fallen(meeting(tie=5), whole)


@pytest.mark.parametrize("ratings", [{}, {"strain": 9}, {"tie": 9}])
def test_what_leaves_no_room_for_a_fall_looks_at_no_other_entry(ratings: dict[str, int]) -> None:
    def unasked() -> Iterator[Entry]:
        pytest.fail("an earlier entry was asked for")
        yield

    assert not has_fallen(meeting(**ratings), unasked())


def test_no_more_is_fetched_than_is_compared() -> None:
    fetched = 0

    def fetch() -> Iterator[Entry]:
        nonlocal fetched
        for one in ties(*[7] * 50):
            fetched += 1
            yield one

    assert has_fallen(meeting(tie=4), fetch())
    assert fetched == MOST_COMPARED


def test_later_meetings_and_unrated_ones_are_passed_over() -> None:
    later = [meeting(-3, tie=1), meeting(-2, tie=1)]
    unrated = [meeting(days) for days in range(20, 25)]
    assert has_fallen(meeting(tie=5), [*later, *ties(7, 7, 8, 7), *unrated])
