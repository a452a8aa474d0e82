"""Seven days in counts, without a ranking."""

from datetime import date

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.week_back import ClientCount, week_back
from tests.findings.fakes import SETS, a_document, facts_with

DAY = date(2026, 11, 22)


def facts(day: str, client: str = "C04", *, strain: int = 0, **answers: str) -> EntryFacts:
    return facts_with(a_document(day, client, answers=answers, ratings={"strain": strain}))


def test_a_week_without_entries_is_nothing() -> None:
    assert week_back([facts("2026-11-15"), facts("2026-11-23")], SETS, DAY) is None


def test_seven_days_end_on_the_day_itself() -> None:
    week = week_back([facts("2026-11-15"), facts("2026-11-16"), facts("2026-11-22")], SETS, DAY)
    assert week is not None
    assert (week.since, week.until, week.entries) == (date(2026, 11, 16), DAY, 2)


def test_clients_stand_in_the_order_of_their_codes_and_nobody_last() -> None:
    entries = [
        facts("2026-11-20", "", moment="one two"),
        facts("2026-11-20", "C07", moment="one two three"),
        facts("2026-11-21", "C04", moment="one"),
        facts("2026-11-22", "C07", moment="one"),
    ]
    week = week_back(entries, SETS, DAY)
    assert week is not None
    assert week.clients == (ClientCount("C04", 1, 1), ClientCount("C07", 2, 4), ClientCount("", 1, 2))


def test_the_own_part_is_counted_as_asked_and_as_answered() -> None:
    entries = [facts("2026-11-20", strain=7, own_part="I took over."), facts("2026-11-21", moment="A door.")]
    week = week_back(entries, SETS, DAY)
    assert week is not None
    assert (week.strained, week.own_part_asked, week.own_part_answered) == (1, 2, 1)
