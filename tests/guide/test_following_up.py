"""One question more for a client with an open strain."""

from datetime import UTC, date, datetime
from typing import Final

import pytest

from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.following_up import FOLLOW_UP, speaks_of_it, with_follow_up
from alliance_journal.guide.keeping import from_draft, to_draft
from alliance_journal.guide.shaping import entry_from
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId
from alliance_journal.model.prompts import PromptSet, Question, QuestionKind, Role

SHIPPED: Final = find_sets(None).sets
DAY: Final = date(2026, 8, 11)
MOMENT: Final = datetime(2026, 11, 20, 16, 40, tzinfo=UTC)


def a_set(*questions: Question) -> PromptSet:
    return PromptSet(SetId("own"), "Own", "For tests.", 1, 1, "Begin.", questions)


def a_question(name: str, role: Role = Role.NONE, *, shows: str = "") -> Question:
    return Question(QuestionId(name), name, QuestionKind.SHOW if shows else QuestionKind.LINE, role=role, shows=shows)


def ids(prompt_set: PromptSet) -> list[str]:
    return [str(question.id) for question in prompt_set.questions]


def test_it_names_the_day_of_the_strain_and_asks_for_an_outcome() -> None:
    asked = with_follow_up(a_set(a_question("note")), DAY).questions[-1]
    assert asked.ask == "How does the strain of 11 August 2026 stand now?"
    assert asked.role is Role.OUTCOME
    assert asked.options == FOLLOW_UP.options


def test_it_comes_before_the_next_step_and_the_kind_word() -> None:
    asked = with_follow_up(SHIPPED[SetId("session")], DAY)
    assert ids(asked)[-3:] == ["outcome", "next", "kind"]
    assert ids(with_follow_up(SHIPPED[SetId("jot")], DAY)) == ["note", "outcome", "next"]


def test_in_a_set_without_either_it_comes_last() -> None:
    assert ids(with_follow_up(a_set(a_question("note"), a_question("more")), DAY)) == ["note", "more", "outcome"]


@pytest.mark.parametrize(
    "prompt_set",
    [
        SHIPPED[SetId("strain")],
        a_set(a_question("how_it_stands", Role.OUTCOME)),
        a_set(a_question("outcome", Role.KIND)),
        a_set(a_question("shown", shows="open_strain")),
    ],
)
def test_a_set_that_speaks_of_it_anyway_stays_as_it_is(prompt_set: PromptSet) -> None:
    assert speaks_of_it(prompt_set)
    assert with_follow_up(prompt_set, DAY) is prompt_set


def test_once_asked_it_is_not_asked_again() -> None:
    once = with_follow_up(SHIPPED[SetId("session")], DAY)
    assert with_follow_up(once, DAY) is once


def test_nothing_else_of_the_set_changes() -> None:
    asked = with_follow_up(SHIPPED[SetId("session")], DAY)
    rest = tuple(question for question in asked.questions if question.id != FOLLOW_UP.id)
    assert rest == SHIPPED[SetId("session")].questions
    assert (asked.id, asked.version) == ("session", SHIPPED[SetId("session")].version)


def test_a_draft_keeps_it_with_its_answer() -> None:
    walk = Walk.started(with_follow_up(SHIPPED[SetId("pulse")], DAY)).go_to("outcome").answer("partly")
    text = to_draft(walk, client=ClientCode("C04"), met=DAY, started=MOMENT, draft_id="d1")
    kept = from_draft(text).walk
    assert kept == walk
    assert kept.prompt_set.questions[-3].ask.startswith("How does the strain of 11 August")


def test_its_answer_is_a_pick_of_the_entry() -> None:
    walk = Walk.started(with_follow_up(SHIPPED[SetId("pulse")], DAY)).go_to("outcome").answer("together")
    entry = entry_from(walk, entry_id=EntryId("abcd"), written=MOMENT, met=DAY, client=None)
    assert entry.picks == {"outcome": ("together",)}


def test_it_can_be_skipped() -> None:
    walk = Walk.started(with_follow_up(SHIPPED[SetId("pulse")], DAY)).go_to("outcome").skip().skip().skip()
    assert walk.finished
    assert walk.answers() == {}
