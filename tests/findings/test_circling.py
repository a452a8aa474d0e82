"""Coming back to one client with nothing new to do: counted by a rule whose every number has a name."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.circling import PLEASANT, CirclingRules, is_high, times_without_a_step
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.prompts import Role
from tests.guide.test_following_up import a_question, a_set

SETS = find_sets(None).sets
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


def entry(  # noqa: PLR0913  what the rule looks at, each by name
    days: float = 0, step: str = "", *, strain: int = 7, client: str = "C07", prompt_set: str = "pulse", met: int = -1
) -> Entry:
    """Return an entry written so many days ago, about a meeting of that day unless another is said."""
    written = NOW - timedelta(days=days)
    return Entry(
        id=EntryId(f"e{int(days * 100):05}"),
        written=written,
        met=(NOW - timedelta(days=met if met >= 0 else int(days))).date(),
        set=SetId(prompt_set),
        client=ClientCode(client),
        answers=(Answer(QuestionId("next"), "Next step", step),) if step else (),
        ratings={"strain": strain},
    )


def times(newest: Entry, *earlier: Entry, rules: CirclingRules | None = None) -> int:
    return times_without_a_step(newest, earlier, SETS, rules or CirclingRules())


def test_three_times_in_a_week_without_a_step_are_three() -> None:
    assert times(entry(), entry(2), entry(4)) == 3
    assert times(entry(), entry(1), entry(2), entry(3)) == 4


def test_twice_is_not_enough() -> None:
    assert times(entry(), entry(2)) == 0


def test_a_new_step_begins_the_count_again() -> None:
    assert times(entry(), entry(2, "ring her on Friday"), entry(4)) == 0
    assert times(entry(0, "ask Bea"), entry(2), entry(4)) == 0
    assert times(entry(), entry(2), entry(4, "ring her on Friday")) == 3


def test_a_step_that_was_there_before_is_not_new() -> None:
    assert times(entry(0, "Ring her, on Friday!"), entry(2, "ring her on friday"), entry(4, "ring her on Friday.")) == 3
    assert times(entry(0, "ring her"), entry(2, "write"), entry(4, "ring her")) == 0


def test_a_step_in_a_calm_entry_counts_as_a_step() -> None:
    assert times(entry(), entry(1, "ring her", strain=1), entry(2), entry(4)) == 0


def test_what_is_older_than_a_week_is_not_counted() -> None:
    assert times(entry(), entry(2), entry(7)) == 0
    assert times(entry(), entry(2), entry(6.9)) == 3


def test_other_clients_and_later_entries_are_not_counted() -> None:
    assert times(entry(), entry(2, client="C08"), entry(4)) == 0
    assert times(entry(3), entry(2), entry(4)) == 0


def test_calm_entries_are_not_counted_and_a_calm_one_says_nothing() -> None:
    assert times(entry(), entry(2, strain=5), entry(4)) == 0
    assert times(entry(strain=5), entry(2), entry(3), entry(4)) == 0


def test_a_longer_look_at_the_same_meeting_is_no_coming_back() -> None:
    assert times(entry(0, prompt_set="strain"), entry(0.1), entry(4)) == 0
    assert times(entry(0), entry(0.1), entry(4)) == 3
    assert times(entry(0, prompt_set="strain", met=2), entry(2), entry(4)) == 3


@pytest.mark.parametrize("name", ["strain", "intensity", "tension"])
def test_much_strain_by_any_of_its_names_is_high(name: str) -> None:
    assert is_high(Entry(EntryId("abcd"), NOW, NOW, SetId("own"), ratings={name: 6}), SETS)
    assert not is_high(Entry(EntryId("abcd"), NOW, NOW, SetId("own"), ratings={name: 5, "tie": 9}), SETS)


def test_a_question_that_its_set_calls_intensity_counts() -> None:
    own = {SetId("own"): a_set(a_question("how_hard", Role.INTENSITY))}
    assert is_high(Entry(EntryId("abcd"), NOW, NOW, SetId("own"), ratings={"how_hard": 6}), own)


def test_a_question_that_its_set_calls_next_step_counts() -> None:
    own = {SetId("pulse"): a_set(a_question("then", Role.NEXT_STEP))}
    stepped = Entry(
        EntryId("abcd"), NOW - timedelta(days=1), NOW, SetId("pulse"), 1, ClientCode("C07"), "",
        (Answer(QuestionId("then"), "Then", "ring her"),), {"strain": 7},
    )  # fmt: skip
    assert times_without_a_step(entry(), [stepped, entry(2)], own) == 0


@pytest.mark.parametrize("word", [*FEELINGS, "worn out"])
def test_a_strong_feeling_is_high_unless_it_is_a_pleasant_one(word: str) -> None:
    felt = Entry(EntryId("abcd"), NOW, NOW, SetId("pulse"), feelings={word: 3})
    slight = Entry(EntryId("abcd"), NOW, NOW, SetId("pulse"), feelings={word: 2})
    assert is_high(felt, SETS) == (word not in PLEASANT)
    assert not is_high(slight, SETS)


def test_every_number_of_the_rule_can_be_another() -> None:
    mild = [entry(9, strain=3), entry(5, strain=3)]
    assert times(entry(strain=3), *mild, rules=CirclingRules(times=3, days=10, rated=3)) == 3
    assert times(entry(strain=3), *mild, rules=CirclingRules(times=2, days=10, rated=4)) == 0
    assert times(entry(strain=3), *mild, rules=CirclingRules(times=2, days=6, rated=3)) == 2


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["", "a", "b"]), st.integers(0, 10)), max_size=8))
def test_the_order_in_which_entries_come_changes_nothing(told: Sequence[tuple[int, str, int]]) -> None:
    earlier = [entry(days + n / 100, step, strain=strain) for n, (days, step, strain) in enumerate(told, start=1)]
    count = times(entry(), *earlier)
    assert count == times(entry(), *reversed(earlier))
    assert count == 0 or 3 <= count <= len(earlier) + 1
