"""Ratings as series, client by client, with one point for each meeting."""

from datetime import date

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.rating_series import Point, RatingSeries, rated_without_client, rating_series
from alliance_journal.themes.ratings import Silence
from tests.findings.fakes import SETS, THEMES, a_document, facts_with, ticked


def a_meeting(day: str, client: str = "C04", *, set_id: str = "session", level: str = "", **ratings: int) -> EntryFacts:
    picks = {"level": [level]} if level else {}
    return facts_with(a_document(day, client, set_id=set_id, ratings=ratings, picks=picks))


def a_missed_one(day: str, client: str = "C04") -> EntryFacts:
    return facts_with(a_document(day, client, set_id="missed", picks={"what_happened": ["noshow"]}))


def of_values(*values: int) -> RatingSeries:
    """Return a series with these values of `together`, one a day."""
    days = (f"2026-09-{number:02}" for number in range(1, len(values) + 1))
    return the_one(*(a_meeting(day, aims=value, tie=value) for day, value in zip(days, values, strict=True)))


def series(*entries: EntryFacts) -> tuple[RatingSeries, ...]:
    return rating_series(entries, SETS, THEMES)


def the_one(*entries: EntryFacts) -> RatingSeries:
    (one,) = series(*entries)
    return one


def the_point(*entries: EntryFacts) -> Point:
    (point,) = the_one(*entries).points
    return point


def test_a_point_has_both_numbers_and_everything_that_was_rated() -> None:
    entry = a_meeting("2026-09-04", aims=6, steps=7, tie=8, strain=3, present=9)
    point = the_point(entry)
    assert (point.together, point.strain, point.day) == (7.0, 3, date(2026, 9, 4))
    assert point.given == {"aims": 6, "steps": 7, "tie": 8, "strain": 3, "present": 9}
    assert point.entries == (entry.id,)


def test_one_of_three_is_too_little_for_together() -> None:
    assert the_point(a_meeting("2026-09-04", set_id="pulse", tie=8, strain=0)).together is None


def test_clients_come_by_code_and_those_without_a_rating_are_left_out() -> None:
    found = series(
        a_meeting("2026-09-04", "C11", tie=4, strain=2),
        a_meeting("2026-09-05", "C04", aims=4, tie=2),
        a_meeting("2026-09-06", "C02"),
        a_missed_one("2026-09-07", "C02"),
        a_meeting("2026-09-06", "C03", present=4),
    )
    assert [one.client for one in found] == ["C04", "C11"]


def test_entries_without_a_client_belong_to_none_and_are_counted() -> None:
    entries = (
        a_meeting("2026-09-04", "", aims=6, tie=6),
        a_meeting("2026-09-05", "", strain=3),
        a_meeting("2026-09-06", ""),
    )
    assert series(*entries) == ()
    assert rated_without_client(entries, SETS) == 2


def test_a_missed_meeting_is_a_gap_and_no_rating() -> None:
    one = the_one(
        a_meeting("2026-09-04", aims=6, tie=6), a_missed_one("2026-09-11"), a_meeting("2026-09-18", aims=6, tie=6)
    )
    assert [point.missed for point in one.points] == [False, True, False]
    assert one.signals.rated == 2


def test_a_meeting_ticked_as_missed_in_another_set_is_a_gap_unless_something_was_rated() -> None:
    document = a_document("2026-09-11", set_id="strain", picks={"moves_away": ["cw.missed"]})
    missed = facts_with(document, ticked(document, "cw.missed", "moves_away", "cw.missed"))
    late = a_document("2026-09-12", set_id="strain", picks={"moves_away": ["cw.missed"]}, ratings={"intensity": 3})
    came_late = facts_with(late, ticked(late, "cw.missed", "moves_away", "cw.missed"))
    one = the_one(a_meeting("2026-09-04", strain=1), missed, came_late)
    assert [point.missed for point in one.points] == [False, True, False]


def test_two_entries_on_one_meeting_are_one_point() -> None:
    first = a_meeting("2026-09-04", aims=6, steps=6, tie=6, strain=3)
    second = a_meeting("2026-09-04", set_id="strain", level="rupture", intensity=8)
    point = the_point(first, second)
    assert (point.together, point.strain, point.marked) == (6.0, 8, "rupture")
    assert point.entries == (first.id, second.id)
    assert (the_point(second, first).together, the_point(second, first).strain) == (6.0, 8)


def test_two_meetings_on_one_day_stay_two_points() -> None:
    one = the_one(a_meeting("2026-09-04T10:00", aims=6, tie=6), a_meeting("2026-09-04T15:00", aims=4, tie=4))
    assert [point.together for point in one.points] == [6.0, 4.0]


def test_a_note_without_a_number_beside_a_rated_meeting_changes_nothing() -> None:
    rated = a_meeting("2026-09-04", aims=6, tie=6)
    assert the_one(rated, a_missed_one("2026-09-04")).points[0].missed is False
    assert the_one(rated, a_meeting("2026-09-04")).points == the_one(rated).points


def test_a_word_for_a_strain_counts_whatever_the_numbers() -> None:
    one = the_one(a_meeting("2026-09-04", strain=1), a_meeting("2026-09-11", set_id="strain", level="rupture"))
    assert [(point.marked, point.is_rated) for point in one.points] == [("", True), ("rupture", False)]


def test_the_rules_are_applied_to_together_only() -> None:
    assert of_values(8, 8, 7, 8, 8, 4, 7, 8).signals.dips[0].first == 5
    assert of_values(8, 8, 3).signals.silence is Silence.FEW
    strained = the_one(*(a_meeting(f"2026-09-0{day}", strain=0 if day < 6 else 9) for day in range(1, 9)))
    assert strained.signals.rated == 0


def test_a_fall_that_is_part_of_a_dip_is_not_told_twice() -> None:
    assert of_values(8, 8, 7, 8, 8, 4, 7, 8).falls_aside == ()
    aside = of_values(8, 8, 5, 8, 8, 8, 7, 8)
    assert [(fall.peak, fall.trough) for fall in aside.falls_aside] == [(1, 2)]
