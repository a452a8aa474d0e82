"""Every way through every shipped set, as a walk without a terminal."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

import pytest

from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.keeping import from_draft, to_draft
from alliance_journal.guide.living import Offered, with_journal
from alliance_journal.guide.shaping import entry_from
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode, EntryId
from alliance_journal.model.entries import Entry
from alliance_journal.model.prompts import PromptSet, QuestionKind
from tests.guide.branching import Way, few_ways_through, ways_through

SETS: Final = tuple(with_journal(one, Offered()) for one in find_sets(None).sets.values())
"""The sets as they are walked with nothing in the journal yet."""
NOON: Final = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def walked(prompt_set: PromptSet, way: Way) -> Walk:
    """Return the walk that gives these answers, question by question."""
    walk = Walk.started(prompt_set)
    for question in way:
        assert walk.at == question
        answer = way[question]
        walk = walk.skip() if answer is None else walk.answer(answer)
    return walk


def entry_of(walk: Walk) -> Entry:
    return entry_from(
        walk, entry_id=EntryId("bcdfghjk"), written=NOON, met=date(2026, 11, 24), client=ClientCode("C07")
    )


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: one.id)
def test_every_way_ends_and_every_answer_on_it_is_in_the_entry(prompt_set: PromptSet) -> None:
    for way in ways_through(prompt_set):
        walk = walked(prompt_set, way)
        assert walk.finished
        assert walk.answers() == {known: answer for known, answer in way.items() if answer is not None}
        entry = entry_of(walk)
        assert read(write(entry), path="entry.md").entry == entry
        for question in walk.path():
            answer = way[question.id]
            if answer is None or question.kind is QuestionKind.SHOW:
                continue
            if isinstance(answer, str):
                assert answer in {one.text for one in entry.answers if one.question == question.id}
            elif isinstance(answer, int):
                assert entry.ratings[question.id] == answer
            elif isinstance(answer, Mapping):
                assert answer.items() <= entry.feelings.items()
            else:
                assert entry.picks[question.id] == answer


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: one.id)
def test_the_few_ways_reach_every_question_and_every_answer_that_matters(prompt_set: PromptSet) -> None:
    few, every = few_ways_through(prompt_set), ways_through(prompt_set)
    assert {question for way in few for question in way} == {question.id for question in prompt_set.questions}
    assert {(known, repr(answer)) for way in few for known, answer in way.items()} == {
        (known, repr(answer)) for way in every for known, answer in way.items()
    }


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: one.id)
def test_going_back_to_change_any_answer_loses_nothing(prompt_set: PromptSet) -> None:
    ways = few_ways_through(prompt_set)
    for first, other in zip(ways, (*ways[1:], ways[0]), strict=True):
        walk = walked(prompt_set, first)
        for question in (known for known in first if known in other):
            if walk.current != prompt_set.question(question) and question in {one.id for one in walk.path()}:
                answer = other[question]
                walk = walk.go_to(question)
                walk = walk.skip() if answer is None else walk.answer(answer)
        kept = from_draft(to_draft(walk, client=None, met=date(2026, 11, 24), started=NOON, draft_id="d-bcdfghjk")).walk
        assert kept.given == walk.given
        for question, answer in first.items():
            if isinstance(answer, str):
                assert answer in (walk.given.get(question), walk.begun.get(question))
            elif answer is not None and question not in other:
                assert walk.given[question] == answer
