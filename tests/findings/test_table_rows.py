"""Entries as rows of a table: which meeting it was, what was learnt and what comes next, in their own words."""

import pytest

from alliance_journal.findings.glancing import glance
from alliance_journal.findings.table_rows import TableRow, meeting_numbers, table_row
from alliance_journal.guide.living_picks import standard_pick
from tests.findings.fakes import SETS, a_document

KINDNESS = "1.1 Treat people with kindness, respect and compassion in everything that you do"


def row_of(set_id: str, answers: dict[str, str], picks: dict[str, tuple[str, ...]] | None = None) -> TableRow:
    document = a_document("2026-11-22", "C04", set_id=set_id, answers=answers, picks=picks)
    return table_row(glance(document), document.entry, 3, SETS, [KINDNESS])


def test_meetings_with_a_client_are_counted_by_their_days() -> None:
    met = ["2026-11-03", "2026-11-01", "2026-11-03", "2026-11-02"]
    entries = [glance(a_document(day, client)) for day, client in zip(met, ["C04", "C04", "c04", "C07"], strict=True)]
    assert [meeting_numbers(entries)[one.path] for one in entries] == [2, 1, 2, 1]


@pytest.mark.parametrize("set_id", ["missed", "supervision", "week", "repair", "jot"])
def test_what_is_about_no_meeting_has_no_number(set_id: str) -> None:
    assert meeting_numbers([glance(a_document("2026-11-03", set_id=set_id))]) == {}


def test_an_entry_about_nobody_has_no_number() -> None:
    assert meeting_numbers([glance(a_document("2026-11-03", ""))]) == {}


@pytest.mark.parametrize(
    ("set_id", "question"),
    [
        ("account", "learnt"),
        ("three", "so_what"),
        ("cycle", "sense"),
        ("mended", "survive"),
        ("pattern", "more_i"),
        ("week", "last_monday"),
        ("my-own-set", "lesson"),
    ],
)
def test_what_was_learnt_is_the_answer_that_says_so(set_id: str, question: str) -> None:
    row = row_of(
        set_id, {question: " I can wait. ", "moment": "He shrugged.", "next": "Wait.", "own_part": "I rushed."}
    )
    assert (row.learnt, row.next_step, row.own_part) == ("I can wait.", "Wait.", "I rushed.")


@pytest.mark.parametrize(("set_id", "learnt"), [("session", ""), ("strain", ""), ("three", "Told.")])
def test_an_answer_of_another_set_is_not_taken_for_it(set_id: str, learnt: str) -> None:
    assert row_of(set_id, {"so_what": "Told."}).learnt == learnt


def test_what_is_done_differently_stands_with_the_next_step() -> None:
    assert row_of("account", {"changed": "I ask first.", "next": "Ask on Monday."}).next_step == (
        "I ask first.\nAsk on Monday."
    )
    assert row_of("strain", {"changed": "He was late."}).next_step == ""


def test_standards_are_told_as_the_list_says_them_or_else_as_they_were_ticked() -> None:
    picks = {"standards": (standard_pick(KINDNESS), "standard-2.1-Listen", "other"), "layout": ("cpd",)}
    assert row_of("account", {}, picks).standards == (KINDNESS, "2.1 Listen")


def test_a_set_that_nobody_knows_is_called_by_its_id() -> None:
    assert (row_of("my-own-set", {}).set, row_of("three", {}).set) == ("my-own-set", "What, so what, now what")
