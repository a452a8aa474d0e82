"""The day a step is due lies ahead: what would name a past day elsewhere names the next one here."""

from datetime import date
from pathlib import Path

import pytest

from alliance_journal.errors import BadDateError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.storage.actions import add_action, agreed_actions
from alliance_journal.terminal.agreeing import Agreeing, due_day, note_done
from tests.terminal.supervision_fakes import Bench

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("friday", date(2026, 11, 27)),
        ("Tue 15:00", date(2026, 12, 1)),
        ("wednesday", date(2026, 12, 2)),
        ("4 dec", date(2026, 12, 4)),
        ("friday 4 dec", date(2026, 12, 4)),
        ("4.12.", date(2026, 12, 4)),
        ("may 3", date(2027, 5, 3)),
        ("25 nov", WEDNESDAY),
        ("today", WEDNESDAY),
        ("tomorrow", date(2026, 11, 26)),
        ("in 2 weeks", date(2026, 12, 9)),
        ("2026-12-04", date(2026, 12, 4)),
        ("4 dec 2026", date(2026, 12, 4)),
    ],
)
def test_the_next_such_day_is_meant(words: str, due: date) -> None:
    assert due_day(words, WEDNESDAY) == due


@pytest.mark.parametrize(
    "words", ["yesterday", "20 nov", "3 days ago", "2026-11-24", "4 dec 2025", "friday 20.11.2026", "31 oct"]
)
def test_a_day_that_has_passed_is_refused(words: str) -> None:
    with pytest.raises(BadDateError, match="has passed"):
        due_day(words, WEDNESDAY)


def test_next_monday_may_be_two_days_and_both_ways_of_saying_one_are_named() -> None:
    with pytest.raises(BadDateError) as refused:
        due_day("next Monday", WEDNESDAY)
    assert (refused.value.sentence, refused.value.hint) == (
        '"next monday" can be this week\'s or the one after',
        "write monday for the coming one, or the day itself, such as 4 dec",
    )


@pytest.mark.parametrize("words", ["next week", "Next  month", "in a fortnight or so"])
def test_what_is_no_one_day_is_answered_with_days_ahead(words: str) -> None:
    with pytest.raises(BadDateError) as refused:
        due_day(words, WEDNESDAY)
    assert "in 2 weeks" in refused.value.hint
    assert "ago" not in refused.value.hint


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("26 nov", "26 November 2026 is still to come"),
        ("tomorrow", "26 November 2026 is still to come"),
        ("2026-12-04", "4 December 2026 is still to come"),
        ("20.10.", "20 October 2026 is before the step was agreed, on 3 November 2026"),
    ],
)
def test_a_step_is_done_neither_before_it_was_agreed_nor_in_days_to_come(tmp_path: Path, words: str, said: str) -> None:
    bench = Bench(tmp_path)
    step = add_action(bench.journal, AgreedAction("", "Ring", date(2026, 11, 3)))
    with pytest.raises(BadDateError, match=said):
        note_done(Agreeing(bench.journal, bench.room("").screen, WEDNESDAY), step.id, words)
    assert agreed_actions(bench.journal)[0] == (step,)


@pytest.mark.parametrize(
    ("words", "done"), [("20 nov", date(2026, 11, 20)), (None, WEDNESDAY), ("2 nov 2026", date(2026, 11, 2))]
)
def test_a_step_is_done_on_a_day_since(tmp_path: Path, words: str | None, done: date) -> None:
    bench = Bench(tmp_path)
    step = add_action(bench.journal, AgreedAction("", "Ring", date(2026, 11, 3)))
    note_done(Agreeing(bench.journal, bench.room("").screen, WEDNESDAY), step.id, words)
    assert agreed_actions(bench.journal)[0][0].done == done
