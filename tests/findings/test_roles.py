"""What each answer is to the summary."""

from dataclasses import replace

import pytest

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.roles import Sets
from alliance_journal.model.codes import QuestionId, SetId, ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import Option, PromptSet, Question, QuestionKind, Role
from alliance_journal.model.themes import Source
from alliance_journal.themes.ticks import ticked
from tests.findings.fakes import SETS, SHIPPED, THEMES, a_document, facts_with


def an_entry(set_id: str, **said: dict[str, list[str]]) -> EntryFacts:
    return facts_with(a_document("2026-11-20", set_id=set_id, picks=said.get("picks")))


def test_roles_come_from_the_set() -> None:
    assert SETS.questions_for(an_entry("session"), Role.OWN_PART) == ("own_part",)
    assert SETS.questions_for(an_entry("strain"), Role.OWN_PART) == ("own_part", "witness")
    assert SETS.questions_for(an_entry("pulse"), Role.OWN_PART) == ()


def test_in_a_set_nobody_knows_an_answer_has_its_role_by_its_name() -> None:
    answered = facts_with(a_document("2026-11-20", set_id="theirs", answers={"contribution": "I pushed."}))
    assert SETS.questions_for(answered, Role.OWN_PART) == ("contribution",)


def test_in_a_set_nobody_knows_nothing_was_asked_that_was_not_answered() -> None:
    assert SETS.questions_for(an_entry("theirs"), Role.OWN_PART) == ()


def test_a_tick_that_is_no_question_of_its_set_counts_by_its_name() -> None:
    entry = an_entry("session", picks={"level": ["rupture"]})
    assert SETS.ticked(entry, Role.LEVEL) == ("rupture",)
    assert SETS.ticked(an_entry("strain", picks={"level": ["strain"]}), Role.LEVEL) == ("strain",)
    assert SETS.ticked(an_entry("strain"), Role.LEVEL) == ()


def test_a_role_under_another_name_and_a_tick_by_name_are_both_heard() -> None:
    own = Question(QuestionId("word"), "Which word?", QuestionKind.PICK, role=Role.LEVEL)
    sets = Sets({SetId("own"): PromptSet(SetId("own"), "Own", "", 1, 1, "Begin.", (own,))})
    entry = an_entry("own", picks={"level": ["strain"], "word": ["rupture"]})
    assert sets.ticked(entry, Role.LEVEL) == ("rupture", "strain")


def test_strategies_are_looked_at_where_their_question_got_an_answer() -> None:
    document = a_document("2026-11-20", set_id="strain", answers={"corner": "Two people.", "inside": " "})
    entry = facts_with(document)
    assert SETS.strategies_looked_at(entry) == frozenset({6})
    assert SETS.strategies_looked_at(replace(entry, picks={"direction": ("away",)})) == frozenset({2, 6})
    assert SETS.strategies_looked_at(replace(entry, feelings={"sad": 2})) == frozenset({3, 6})
    assert SETS.strategies_looked_at(replace(entry, set="theirs")) == frozenset()


def test_a_question_speaks_of_its_holder() -> None:
    assert SETS.holders("session", 1)["own_part"] is Holder.WORKER
    assert SETS.holders("theirs", 1) == {}


def test_an_option_may_stand_for_a_theme() -> None:
    assert SETS.themes_ticked("strain", 2)["outcome", "together"] == ThemeId("ro.repaired")


def test_the_answer_to_a_follow_up_stands_for_its_theme_in_any_set_that_has_no_such_question() -> None:
    assert SETS.themes_ticked("theirs", 1) == {
        ("outcome", "together"): "ro.repaired",
        ("outcome", "open"): "ro.unresolved",
        ("spoken", "openly"): "rs.talked",
    }
    assert SETS.themes_ticked("session", 1)["outcome", "open"] == ThemeId("ro.unresolved")
    assert SETS.ticked(an_entry("session", picks={"outcome": ["partly"]}), Role.OUTCOME) == ("partly",)


def test_a_set_with_an_outcome_of_its_own_says_itself_what_its_options_stand_for() -> None:
    own = Question(QuestionId("outcome"), "How was it?", QuestionKind.PICK, options=(Option("open", "open"),))
    sets = Sets({SetId("own"): PromptSet(SetId("own"), "Own", "", 1, 1, "Begin.", (own,))})
    assert sets.themes_ticked("own", 1) == {("spoken", "openly"): "rs.talked"}


def test_having_spoken_openly_is_having_talked_about_it_so_that_it_counts_wherever_a_tick_does() -> None:
    asked = Question(QuestionId("aired"), "Aired?", QuestionKind.PICK, role=Role.SPOKEN)
    sets = Sets({SetId("own"): PromptSet(SetId("own"), "Own", "", 1, 1, "Begin.", (asked,))})
    assert sets.themes_ticked("own", 1)["aired", "openly"] == "rs.talked"
    document = a_document("2026-11-09", set_id="own", answers={}, picks={"aired": ["openly"]})
    ticks = sets.themes_ticked("own", 1)
    assert [(one.theme, one.source) for one in ticked(document, THEMES, ticks)] == [("rs.talked", Source.PICK)]


@pytest.mark.parametrize(
    ("set_id", "ratings", "strength"),
    [
        ("session", {"strain": 6, "tie": 9}, 6),
        ("strain", {"intensity": 8}, 8),
        ("theirs", {"tension": 5, "strain": 3}, 5),
        ("theirs", {"bond": 5}, None),
        ("session", {}, None),
    ],
)
def test_how_strong_a_strain_was_has_several_names(set_id: str, ratings: dict[str, int], strength: int | None) -> None:
    assert SETS.strain_rating(facts_with(a_document("2026-11-20", set_id=set_id, ratings=ratings))) == strength


def test_a_question_is_asked_by_its_set_or_known_by_its_answer() -> None:
    assert SETS.is_asked(an_entry("session"), Role.OWN_PART)
    assert not SETS.is_asked(an_entry("pulse"), Role.OWN_PART)
    told = facts_with(a_document("2026-11-20", set_id="theirs", answers={"client": "She may tell it so."}))
    assert SETS.is_asked(told, Role.THEIR_SIDE)
    assert SETS.is_told(told, Role.THEIR_SIDE)
    assert not SETS.is_told(an_entry("session"), Role.OWN_PART)


def test_a_change_of_any_set_changes_the_stamp() -> None:
    assert Sets({}).stamp != SETS.stamp
    assert Sets(SHIPPED).stamp == SETS.stamp


@pytest.mark.parametrize(
    ("entry", "marked"),
    [
        (an_entry("strain", picks={"level": ["strain"]}), True),
        (an_entry("strain", picks={"level": ["rupture"]}), True),
        (an_entry("strain", picks={"level": ["unsure"]}), False),
        (an_entry("session", picks={"between": ["thin"]}), True),
        (an_entry("session", picks={"between": ["off"]}), True),
        (an_entry("session", picks={"between": ["tense"]}), True),
        (an_entry("session", picks={"between": ["easy"]}), False),
        (replace(an_entry("session"), ratings={"strain": 4}), True),
        (replace(an_entry("session"), ratings={"strain": 3}), False),
    ],
)
def test_an_entry_is_a_strain_entry_by_the_workers_own_mark(entry: EntryFacts, marked: bool) -> None:  # noqa: FBT001
    assert SETS.is_strain_entry(entry) is marked


def test_the_stamp_changes_with_any_set() -> None:
    session = SHIPPED[SetId("session")]
    changed = dict(SHIPPED) | {session.id: replace(session, title="Other")}
    assert Sets(changed).stamp != SETS.stamp
    assert Sets(dict(reversed(SHIPPED.items()))).stamp == SETS.stamp
