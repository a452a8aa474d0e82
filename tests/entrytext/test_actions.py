"""Agreed steps as a file writes them: read with every mistake, changed in place, and nothing else touched."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext.actions import read_actions, with_added, with_days
from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.actions import AgreedAction

HAND: Final = """\
# after the hour in November
title = "mine"

[[actions]]   # first
id = "k7f3"
what = "Ring the course office"  # before noon
agreed = 2026-11-20
due = 2026-11-27

[[actions]]
id = "b2"
what = \"\"\"Ask her
what she wants\"\"\"
agreed = "2026-11-20"
from = "vnphbqkg"

# the end
"""
RING: Final = AgreedAction("k7f3", "Ring the course office", date(2026, 11, 20), date(2026, 11, 27))
ASK: Final = AgreedAction("b2", "Ask her\nwhat she wants", date(2026, 11, 20), origin="vnphbqkg")

steps = st.builds(
    AgreedAction,
    id=st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True),
    what=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip),
    agreed=st.none() | st.dates(),
    due=st.none() | st.dates(),
    done=st.none() | st.dates(),
    origin=st.just("") | st.from_regex(r"[a-z0-9]{4,8}", fullmatch=True),
)
many = st.lists(steps, max_size=5, unique_by=lambda one: one.id)


def text_of(actions: list[AgreedAction]) -> str:
    text = ""
    for action in actions:
        text = with_added(text, action)
    return text


def test_a_file_written_by_hand_is_read() -> None:
    assert read_actions(HAND) == ((RING, ASK), ())


@given(many)
def test_what_is_added_reads_back_in_order(actions: list[AgreedAction]) -> None:
    assert read_actions(text_of(actions)) == (tuple(actions), ())


@given(many.filter(bool), st.integers(0, 4), st.none() | st.dates(), st.none() | st.dates())
def test_days_change_and_nothing_else(
    actions: list[AgreedAction], number: int, due: date | None, done: date | None
) -> None:
    changed = replace(actions[number % len(actions)], due=due, done=done)
    wanted = tuple(changed if one.id == changed.id else one for one in actions)
    assert read_actions(with_days(text_of(actions), changed)) == (wanted, ())


def test_what_stands_around_a_step_stays_byte_for_byte() -> None:
    after = with_days(HAND, replace(RING, done=date(2026, 11, 26)))
    assert after == HAND.replace("due = 2026-11-27\n", "due = 2026-11-27\ndone = 2026-11-26\n")
    assert with_days(HAND, replace(RING, due=date(2026, 12, 4))) == HAND.replace("2026-11-27", "2026-12-04")
    assert with_days(HAND, replace(RING, due=None)) == HAND.replace("due = 2026-11-27\n", "")


def test_line_ends_of_another_system_stay() -> None:
    after = with_days(HAND.replace("\n", "\r\n"), replace(RING, done=date(2026, 11, 26), due=date(2026, 12, 4)))
    assert "due = 2026-12-04\r\ndone = 2026-11-26\r\n" in after


def test_a_step_is_added_behind_whatever_stands_there() -> None:
    for before in ("# only a remark", "# only a remark\n", HAND):
        after = with_added(before, replace(RING, id="new1"))
        assert after.startswith(before)
        assert read_actions(after)[0][-1].id == "new1"


def test_a_file_that_is_no_toml_cannot_be_changed() -> None:
    assert read_actions("[[actions\n")[0] == ()
    with pytest.raises(AllianceJournalError, match="nothing was written"):
        with_added("[[actions\n", RING)


@pytest.mark.parametrize(
    "text",
    [
        'actions = [{ id = "k7f3", what = "x" }]\n',
        '[[actions]]\nid = "k7f3"\nwhat = """\n[[actions]]\n"""\n',
        "",
    ],
    ids=["in one line", "a header inside words", "not there"],
)
def test_what_cannot_be_changed_in_place_is_left_alone(text: str) -> None:
    with pytest.raises(AllianceJournalError, match="nothing was written"):
        with_days(text, AgreedAction("k7f3", "x", done=date(2026, 11, 26)))


def test_a_change_that_would_alter_another_step_is_refused() -> None:
    twice = '[[actions]]\nid = "k7f3"\nwhat = "x"\n[[actions]]\nid = "k7f3"\nwhat = "y"\n'
    assert [one.what for one in read_actions(twice)[0]] == ["x"]
    assert read_actions(with_days(twice, AgreedAction("k7f3", "x", done=date(2026, 1, 2))))[0][0].done == date(
        2026, 1, 2
    )


def test_mistakes_are_named_at_their_lines_and_the_rest_is_read() -> None:
    text = (
        '[[actions]]\nid = "K 7"\nwhat = "x"\n\n[[actions]]\nid = "a1"\nwhat = " "\ndue = "soon"\nwho = "me"\n\n'
        '[[actions]]\nid = "b2"\nwhat = "Ask"\n\n[[actions]]\nid = "b2"\nwhat = "Ask again"\n'
    )
    found, problems = read_actions(text)
    assert [one.id for one in found] == ["b2"]
    assert [(one.line, one.sentence.split(";")[0]) for one in problems] == [
        (1, "a step needs an id of 1 to 32 small letters and digits, in quotes"),
        (5, 'a step needs words for what was agreed: what = "..."'),
        (5, "'due' should be a day such as 2026-11-27"),
        (5, "a step has no key 'who'"),
        (15, "this id is taken already"),
    ]


def test_a_step_with_a_wrong_day_is_read_without_it() -> None:
    found, problems = read_actions(
        '[[actions]]\nid = "a1"\nwhat = "x"\ndue = 7\nagreed = 2026-11-20T09:00:00\nfrom = 7\n'
    )
    assert found == (AgreedAction("a1", "x", date(2026, 11, 20)),)
    assert len(problems) == 1


@pytest.mark.parametrize("text", ["actions = 7\n", "actions = [7]\n", "actions = { a = 1 }\n"])
def test_a_table_of_another_shape_is_a_mistake(text: str) -> None:
    found, (problem,) = read_actions(text)
    assert found == ()
    assert "one [[actions]] table for each step" in problem.sentence


def test_a_hostile_file_is_a_mistake_and_no_crash() -> None:
    assert len(read_actions("a = " + "[" * 5000)[1]) == 1
    assert len(read_actions("a = " + "9" * 5000)[1]) == 1


def test_mistakes_never_hold_words_of_the_file() -> None:
    _, problems = read_actions('[[actions]]\nid = "heliotrope curtain"\nwhat = 7\ndue = "heliotrope"\n')
    assert "heliotrope" not in "".join(map(str, problems))


def test_due_means_open_and_by_then_or_without_a_day() -> None:
    day = date(2026, 11, 27)
    assert RING.is_due(day)
    assert ASK.is_due(day)
    assert not RING.is_due(date(2026, 11, 26))
    assert not replace(RING, done=day).is_due(day)
