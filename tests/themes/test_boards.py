"""Places to look: each entry, or each day of a client that another day of that client follows."""

from alliance_journal.themes.boards import Contrast, When, board
from tests.themes.notes import ALONG, QUIET, TOOK_OVER, a_note

PAIR = ((TOOK_OVER,), (ALONG,))


def test_the_same_entry_is_counted_with_its_contrast() -> None:
    notes = [
        a_note(0, TOOK_OVER, ALONG),
        a_note(1, TOOK_OVER, ALONG, QUIET),
        a_note(2, TOOK_OVER),
        a_note(3, ALONG),
        a_note(4),
        a_note(5, QUIET),
    ]
    same = board(notes, When.SAME)
    assert same.contrast(PAIR) == Contrast(both=2, of=3, otherwise=1, others=3)
    assert same.evidence(PAIR) == (("C1-000", "C1-000"), ("C1-001", "C1-001"))
    assert len(same) == 6


def test_the_next_entry_is_the_next_one_of_that_client() -> None:
    notes = [
        a_note(0, TOOK_OVER),
        a_note(1, ALONG, client="C2"),
        a_note(2, ALONG),
        a_note(3, TOOK_OVER, client="C2"),
        a_note(9, client="C2"),
    ]
    following = board(notes, When.NEXT)
    assert following.contrast(PAIR) == Contrast(both=1, of=2, otherwise=0, others=1)
    assert following.evidence(PAIR) == (("C1-000", "C1-002"),)


def test_the_last_entry_of_a_client_is_followed_by_none() -> None:
    following = board([a_note(0, TOOK_OVER), a_note(1, TOOK_OVER, client="C2")], When.NEXT)
    assert len(following) == 0
    assert following.contrast(PAIR) == Contrast(0, 0, 0, 0)
    assert following.evidence(PAIR) == ()


def test_entries_without_a_client_are_followed_by_none() -> None:
    notes = [a_note(day, TOOK_OVER, ALONG, client="") for day in range(4)]
    assert len(board(notes, When.NEXT)) == 0
    assert board(notes, When.SAME).contrast(PAIR) == Contrast(4, 4, 0, 0)


def test_entries_of_one_day_count_as_one_for_what_comes_next() -> None:
    notes = [
        a_note(0, entry="morning"),
        a_note(0, TOOK_OVER, entry="noon"),
        a_note(3, QUIET, entry="a"),
        a_note(3, ALONG, entry="b"),
    ]
    following = board(notes, When.NEXT)
    assert following.contrast(PAIR) == Contrast(both=1, of=1, otherwise=0, others=0)
    assert following.evidence(PAIR) == (("noon", "b"),)


def test_what_comes_next_is_compared_by_the_length_of_that_day() -> None:
    days = [a_note(day, words=50, entry=f"{day}{part}") for day in range(9) for part in "ab"]
    longer = [a_note(day, words=300, entry=f"{day}c") for day in (2, 4, 6, 8)]
    following = board([*days, *longer], When.NEXT)
    of_place = following.strata.of_unit
    assert len(following) == 8
    assert {of_place[place] for place in (1, 3, 5, 7)}.isdisjoint({of_place[place] for place in (0, 2, 4, 6)})


def test_any_theme_of_a_side_counts_an_entry_once() -> None:
    notes = [a_note(0, TOOK_OVER, ALONG, QUIET), a_note(1, TOOK_OVER, QUIET), a_note(2, ALONG)]
    assert board(notes, When.SAME).contrast(((TOOK_OVER,), (ALONG, QUIET))) == Contrast(2, 2, 1, 1)


def test_a_theme_that_stands_nowhere_is_counted_nowhere() -> None:
    same = board([a_note(0, QUIET)], When.SAME)
    assert same.contrast(PAIR) == Contrast(0, 0, 0, 1)
    assert (same.count(0, TOOK_OVER), same.count(1, QUIET)) == (0, 1)


def test_evidence_comes_in_order_of_meeting_whatever_the_clients() -> None:
    notes = [a_note(day, TOOK_OVER, ALONG, client=client) for day, client in ((3, "A"), (1, "B"), (2, "A"), (0, "B"))]
    assert [first for first, _ in board(notes, When.SAME).evidence(PAIR)] == ["B-000", "B-001", "A-002", "A-003"]
    assert board(notes, When.NEXT).evidence(PAIR) == (("B-000", "B-001"), ("A-002", "A-003"))
