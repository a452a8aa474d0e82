"""The question about an open strain in each shipped set, in full and in short: once, and never the last word."""

import pytest

from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.following_up import FOLLOW_UP, speaks_of_it, with_follow_up
from alliance_journal.guide.keeping import from_draft, to_draft
from alliance_journal.guide.short import shortened
from alliance_journal.guide.walk import Walk
from alliance_journal.model.prompts import PromptSet, Role
from tests.guide.test_following_up import DAY, MOMENT

SETS = [way for one in find_sets(None).sets.values() for way in (one, shortened(one))]
LAST_WORDS = {Role.NEXT_STEP, Role.KIND}


@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: f"{one.id}-{len(one.questions)}")
def test_how_it_stands_is_asked_exactly_once_or_shown(prompt_set: PromptSet) -> None:
    asked = [one for one in with_follow_up(prompt_set, DAY).questions if one.role is Role.OUTCOME]
    shown = [one for one in prompt_set.questions if one.shows == "open_strain"]
    assert len(asked) + len(shown) == 1


@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: f"{one.id}-{len(one.questions)}")
def test_it_is_reached_on_the_shortest_path_and_only_the_last_words_follow(prompt_set: PromptSet) -> None:
    followed = with_follow_up(prompt_set, DAY)
    if speaks_of_it(prompt_set):
        assert followed is prompt_set
        return
    walk = Walk.started(followed)
    while walk.current is not None and walk.current.id != FOLLOW_UP.id:
        walk = walk.skip()
    assert walk.current is not None
    after = followed.questions[followed.questions.index(walk.current) + 1 :]
    assert {one.role for one in after} <= LAST_WORDS
    text = to_draft(walk, client=None, met=DAY, started=MOMENT, draft_id="d1")
    assert from_draft(text).walk == walk
