"""A layout becomes a walk, and an entry what stands under each heading of it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

import pytest

from alliance_journal.guide.accounts import (
    ACCOUNT,
    LAYOUT,
    STANDARDS,
    STRANGER,
    Beside,
    account_walk,
    excesses,
    filled,
    in_words,
    is_recognisable,
    layout_of,
    made_from,
    ticked_before,
)
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.keeping import from_draft, to_draft
from alliance_journal.guide.layouts import find_layouts
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import EntryId, QuestionId, SetId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.layouts import Layout, LayoutHeading, Source
from alliance_journal.model.prompts import Option, QuestionKind, Role

LAYOUTS: Final = find_layouts(None)
SET: Final = find_sets(None).sets[ACCOUNT]
KINDNESS: Final = Option("standard-1.4-Treat-people-with-kindness", "1.4 Treat people with kindness")
DAY: Final = date(2026, 11, 22)


def entry(set_id: str, picks: dict[str, tuple[str, ...]] | None = None, **answers: str) -> Entry:
    written = datetime(2026, 11, 22, 17, tzinfo=UTC)
    given = tuple(Answer(QuestionId(name), name.title(), text) for name, text in answers.items())
    return Entry(EntryId("k7f3q2mx"), written, DAY, SetId(set_id), answers=given, picks=picks or {})


def words_of(layout: Layout, one: Entry) -> dict[str, str]:
    return {str(each.heading.id): each.words for each in filled(layout, one) if not each.is_empty}


@pytest.mark.parametrize("layout", LAYOUTS.layouts.values(), ids=lambda one: one.id)
def test_a_walk_asks_every_heading_and_ends_with_a_small_step_and_a_kind_sentence(layout: Layout) -> None:
    walk = account_walk(layout, SET, Beside(standards=(KINDNESS,)))
    asked = [question.id for question in walk.path()]
    assert asked == [LAYOUT, *(heading.id for heading in layout.headings), STRANGER, "next", "kind"]
    assert [question.role for question in walk.prompt_set.questions[-2:]] == [Role.NEXT_STEP, Role.KIND]
    assert (walk.at, walk.prompt_set.id, walk.prompt_set.version) == (layout.headings[0].id, ACCOUNT, SET.version)
    assert walk.prompt_set.opening == layout.check


def test_the_layout_and_the_entries_are_ticked_before_the_walk_begins() -> None:
    beside = Beside(entries=(Option("entry-k7f3", "entry k7f3"),))
    walk = account_walk(LAYOUTS.get("cycle"), SET, beside)
    assert walk.answers() == {LAYOUT: ("cycle",), "entries": ("entry-k7f3",)}
    assert [done.number for done in walk.done()] == [1, 2]


def test_own_words_stand_beside_the_heading_that_they_speak_to_and_a_draft_keeps_them() -> None:
    walk = account_walk(LAYOUTS.get("cycle"), SET, Beside({QuestionId("sense"): "12 May\nMine."}))
    question = walk.prompt_set.question("sense")
    assert question is not None
    assert question.aside == "12 May\nMine."
    now = datetime(2026, 11, 22, 17, tzinfo=UTC)
    text = to_draft(walk, client=None, met=DAY, started=now, draft_id="2026-11-22-1700-k7f3q2mx")
    assert from_draft(text).walk == walk


def test_standards_are_not_asked_about_where_there_are_none() -> None:
    walk = account_walk(LAYOUTS.get("four_headings"), SET, Beside())
    assert walk.prompt_set.question(STANDARDS) is None


def test_an_account_set_of_ones_own_need_not_have_the_questions_around() -> None:
    bare = replace(SET, questions=SET.questions[2:3])
    walk = account_walk(LAYOUTS.get("cycle"), bare, Beside())
    assert [one.id for one in walk.path()][-1] == "do_next"
    assert walk.path()[0].ask == "Layout"


def test_a_limit_is_told_with_the_question() -> None:
    heading = LayoutHeading(QuestionId("did"), "What", "What?", hint="Short.", most_words=300, most_characters=2000)
    layout = Layout("log", "Log", "A log.", 5, (heading,))
    question = account_walk(layout, SET, Beside()).prompt_set.question("did")
    assert question is not None
    assert (question.hint, question.kind) == ("Short. At most 300 words and 2,000 characters.", QuestionKind.TEXT)


def test_a_walked_layout_is_known_again_by_its_entry() -> None:
    walk = account_walk(LAYOUTS.get("cycle"), SET, Beside())
    one = entry("account", {name: value for name, value in walk.answers().items() if isinstance(value, tuple)})
    assert layout_of(one, LAYOUTS) == LAYOUTS.get("cycle")


@pytest.mark.parametrize(
    ("set_id", "picks"),
    [("account", {}), ("account", {"layout": ("gone",)}), ("session", {"layout": ("cycle",)})],
)
def test_what_names_no_known_layout_has_none(set_id: str, picks: dict[str, tuple[str, ...]]) -> None:
    assert layout_of(entry(set_id, picks), LAYOUTS) is None


def test_an_account_of_an_older_version_is_known_by_the_former_name_of_its_layout() -> None:
    assert layout_of(entry("account", {"layout": ("cpd",)}), LAYOUTS) == LAYOUTS.get("cpd_blocks")


def test_answers_of_the_general_account_set_find_their_headings() -> None:
    one = entry("account", what_it_was="W", learnt="L", changed="C", difference="D", standards_how="H", next="N")
    assert words_of(LAYOUTS.get("four_headings"), one) == {
        "what_it_was": "W",
        "learnt": "L",
        "changed": "C\n\nD",
        "standards_how": "H",
    }


def test_an_entry_that_is_no_account_is_set_out_as_it_is() -> None:
    one = entry("session", moment="M", own_part="O", their_side="T", next="N", kind="K")
    assert words_of(LAYOUTS.get("what_so_what"), one) == {"what": "M", "so_what": "O\n\nT", "now_what": "N"}


def test_an_answer_stands_under_one_heading_only_and_empty_ones_under_none() -> None:
    headings = tuple(
        LayoutHeading(QuestionId(name), name, "Q?", sources=(Source(SetId(""), QuestionId("x")),)) for name in "ab"
    )
    layout = Layout("log", "Log", "A log.", 5, headings)
    assert words_of(layout, entry("jot", x="X")) == {"a": "X"}
    assert words_of(layout, entry("jot", x=" \n")) == {}


def test_short_answers_to_one_line_are_joined_in_one_line() -> None:
    one = entry("account", peer="a colleague", goal="Goal 2", difference="two people told me")
    assert words_of(LAYOUTS.get("plan_row"), one) == {"goal": "Goal 2", "outcome": "two people told me"}


def test_standards_are_told_in_the_words_of_the_list_or_of_the_choice() -> None:
    one = entry("account", {"standards": (KINDNESS.id, "standard-2-Gone-since")})
    found = {each.heading.id: each for each in filled(LAYOUTS.get("four_headings"), one, [KINDNESS.label])}
    assert found[STANDARDS].standards == (KINDNESS.label, "2 Gone since")
    assert not found[STANDARDS].is_empty


def test_what_is_too_long_is_counted_and_told_and_nothing_is_cut() -> None:
    heading = LayoutHeading(QuestionId("did"), "What I did", "What?", most_characters=1_000)
    given = filled(Layout("log", "Log", "A log.", 5, (heading,)), entry("account", did="x" * 1_204))
    assert [in_words(one) for one in excesses(given)] == ['"What I did" has 1,204 characters; its place takes 1,000']
    assert len(given[0].words) == 1_204


@pytest.mark.parametrize(
    ("set_id", "ticked", "told"),
    [
        ("account", ("yes",), True),
        ("account", ("unsure",), True),
        ("account", ("no",), False),
        ("jot", ("yes",), False),
    ],
)
def test_whether_somebody_could_be_recognised_is_known(set_id: str, ticked: tuple[str, ...], *, told: bool) -> None:
    assert is_recognisable(entry(set_id, {"stranger": ticked})) is told


def test_a_question_that_was_skipped_says_nothing_about_recognising() -> None:
    assert not is_recognisable(entry("account"))


def test_the_entries_an_account_was_made_from_are_known_by_their_ids() -> None:
    assert made_from(entry("account", {"entries": ("entry-k7f3", "none")})) == ("k7f3",)


def test_what_is_ticked_before_the_walk_is_told_from_what_was_answered() -> None:
    assert ticked_before(account_walk(LAYOUTS.get("cycle"), SET, Beside())) == {LAYOUT, "entries"}
    assert ticked_before(Walk.started(SET)) == frozenset()
    assert ticked_before(Walk.started(replace(SET, id=SetId("mine")))) == frozenset()
