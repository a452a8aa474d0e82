"""Drafts: an unfinished walk survives as text, whatever becomes of its set."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.guide.building import set_from, table_of
from alliance_journal.guide.keeping import DamagedDraftError, KeptWalk, from_draft, to_draft
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.prompts import PromptSet, QuestionKind
from tests.guide.fakes import SESSION, prompt_sets, values

STARTED = datetime(2026, 11, 20, 16, 42, tzinfo=UTC)
MET = date(2026, 11, 20)


def kept(walk: Walk) -> str:
    return to_draft(walk, client=ClientCode("C04"), met=MET, started=STARTED, draft_id="k7f3")


HALF_WAY = Walk.started(SESSION).answer("She left.").answer(7).answer("off").with_open_text("her vo")


def test_a_draft_leads_back_to_where_the_walk_was_left() -> None:
    assert from_draft(kept(HALF_WAY)) == KeptWalk(HALF_WAY, ClientCode("C04"), MET, STARTED, "k7f3")
    assert from_draft(kept(HALF_WAY)).walk.open_text == "her vo"


def test_choices_and_feelings_are_kept_in_their_form() -> None:
    walk = HALF_WAY.go_to("felt").answer({"sad": 2, "torn in two": 1})
    assert from_draft(kept(walk)).walk.given == walk.given


def test_a_draft_is_one_line() -> None:
    assert "\n" not in kept(Walk.started(SESSION).answer("two\nlines"))


def test_a_kept_walk_does_not_show_its_words() -> None:
    assert "She left" not in repr(from_draft(kept(HALF_WAY)))


def test_a_finished_walk_is_kept_finished() -> None:
    walk = Walk.started(SESSION)
    while walk.current:
        walk = walk.skip()
    assert from_draft(kept(walk)).walk == walk


def test_a_draft_that_stands_nowhere_goes_on_at_its_first_open_question() -> None:
    draft = json.loads(kept(HALF_WAY)) | {"at": "helped"}
    assert from_draft(json.dumps(draft)).walk.at == "sign"


@settings(max_examples=80, deadline=None)
@given(
    st.data(),
    st.none() | st.just(ClientCode("C07")),
    st.dates() | st.datetimes(),
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30))])),
)
def test_any_walk_survives_its_draft(
    data: st.DataObject, client: ClientCode | None, met: date, started: datetime
) -> None:
    walk = Walk.started(data.draw(prompt_sets()))
    for step in data.draw(st.lists(st.sampled_from(["answer", "skip", "back", "type"]), max_size=12)):
        if step == "answer" and walk.current and walk.current.kind is not QuestionKind.SHOW:
            walk = walk.answer(data.draw(values(walk.current)))
        elif step == "skip":
            walk = walk.skip()
        elif step == "back":
            walk = walk.back()
        elif step == "type":
            walk = walk.with_open_text(data.draw(st.text()))
    text = to_draft(walk, client=client, met=met, started=started, draft_id="d1")
    assert from_draft(text) == KeptWalk(walk, client, met, started, "d1")


@settings(max_examples=60, deadline=None)
@given(prompt_sets())
def test_any_set_survives_its_table(prompt_set: PromptSet) -> None:
    assert set_from(table_of(prompt_set)) == prompt_set
    assert set_from(json.loads(json.dumps(table_of(prompt_set)))) == prompt_set


WHOLE = json.loads(kept(HALF_WAY))
DAMAGED = {
    "cut": kept(HALF_WAY)[:200],
    "empty": "",
    "a list": "[]",
    "deep": "[" * 100_000,
    "another schema": json.dumps(WHOLE | {"schema": "zebra/1"}),
    "no set": json.dumps({key: value for key, value in WHOLE.items() if key != "set"}),
    "a set of words": json.dumps(WHOLE | {"set": "zebra"}),
    "a title that is a number": json.dumps(WHOLE | {"set": WHOLE["set"] | {"title": 3}}),
    "minutes in words": json.dumps(WHOLE | {"set": WHOLE["set"] | {"minutes": "zebra"}}),
    "an answer that cannot be": json.dumps(WHOLE | {"given": {"strain": "zebra"}}),
    "an answer to nothing": json.dumps(WHOLE | {"given": {"zebra": 1}}),
    "a client that is none": json.dumps(WHOLE | {"client": "zebra zebra"}),
    "a client that is a list": json.dumps(WHOLE | {"client": ["zebra"]}),
    "a day that is none": json.dumps(WHOLE | {"met": "zebra"}),
    "a start that is none": json.dumps(WHOLE | {"started": 3}),
    "begun in numbers": json.dumps(WHOLE | {"begun": {"sign": 3}}),
    "skipped nothing": json.dumps(WHOLE | {"skipped": None}),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_draft_is_refused_without_its_words(name: str) -> None:
    with pytest.raises(DamagedDraftError) as caught:
        from_draft(DAMAGED[name])
    error = caught.value
    assert error.exit_code == 4
    assert "zebra" not in error.sentence + error.hint
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_an_empty_answer_in_a_draft_is_no_answer() -> None:
    assert from_draft(json.dumps(WHOLE | {"given": {"moment": ""}})).walk.given == {}
