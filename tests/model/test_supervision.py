"""What waits for its meeting, and which meeting was the last one."""

from datetime import date

import pytest

from alliance_journal.model.actions import supervision_day, supervision_origin
from alliance_journal.model.supervision import KINDS, Meeting, Point, Prepared, Supervision

FIRST = Prepared("a1", date(2026, 11, 3))
SECOND = Prepared("a2", date(2026, 11, 20))
MET = Meeting("m1", date(2026, 11, 5))


def test_nothing_waits_where_nothing_was_prepared() -> None:
    empty = Supervision()
    assert (empty.waiting, empty.last_meeting, empty.last_prepared) == (None, None, None)


@pytest.mark.parametrize(
    ("prepared", "meetings", "waits"),
    [
        ((FIRST,), (), FIRST),
        ((FIRST,), (MET,), None),
        ((FIRST, SECOND), (MET,), SECOND),
        ((SECOND, FIRST), (MET,), SECOND),
        ((FIRST,), (Meeting("m2", FIRST.day),), None),
    ],
)
def test_the_last_preparation_waits_until_a_meeting_follows(
    prepared: tuple[Prepared, ...], meetings: tuple[Meeting, ...], waits: Prepared | None
) -> None:
    assert Supervision(prepared, meetings).waiting == waits


def test_of_several_on_one_day_the_one_written_down_last_counts() -> None:
    again, met_again = Prepared("a3", FIRST.day), Meeting("m3", MET.day)
    found = Supervision((FIRST, again), (MET, met_again))
    assert (found.last_prepared, found.last_meeting) == (again, met_again)


def test_a_kind_is_told_by_its_name_and_one_that_nobody_knows_as_an_own_point() -> None:
    assert Point("strain", "x").label == "Open strain"
    assert Point("strange", "x").label == KINDS["own"]


def test_the_origin_of_a_step_names_the_day_of_a_supervision() -> None:
    day = date(2026, 11, 25)
    assert supervision_day(supervision_origin(day)) == day
    assert supervision_day("k7f3q2mx") is supervision_day("supervision-soon") is supervision_day("") is None


def test_no_words_are_in_what_a_log_could_say_of_them() -> None:
    shown = repr(Supervision((Prepared("a1", MET.day, points=(Point("own", "heliotrope", "heliotrope"),)),)))
    assert "heliotrope" not in shown + repr(Point("own", "heliotrope", "heliotrope")) + repr(
        Meeting("m1", MET.day, "peer", "heliotrope")
    )
