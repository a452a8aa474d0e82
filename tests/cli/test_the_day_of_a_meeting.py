"""`aj reflect --date`: what was understood is told in words in every way of writing; ahead only with --future."""

import re
from datetime import datetime, timedelta

import pytest

from alliance_journal.queries.days import say_day
from tests.cli.fakes import Aj, is_one_refusal

TODAY = datetime.now().astimezone().date()
THEN = TODAY - timedelta(9)


def test_with_words_that_are_written_the_day_is_told(aj: Aj) -> None:
    ran = aj("reflect", "--from", "-", "--date", "9 days ago", typed="A quiet hour.")
    assert f"Meeting: {say_day(THEN)} (9 days ago)" in ran.err
    assert "Meeting" not in aj("reflect", "--from", "-", typed="Another.").err


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_in_a_walk_the_day_stands_in_the_first_line(aj: Aj, plain: tuple[str, ...]) -> None:
    session = aj.session("reflect", "jot", "-c", "C07", *plain)
    session.wait("When did you meet?")
    session.type("9 days ago\r")
    session.until(lambda: say_day(THEN) in re.sub(r"\s+", " ", session.look()), "the day in words")
    session.hang_up()
    session.end()


def test_in_the_editor_the_day_is_told_before_it_opens(aj: Aj) -> None:
    session = aj.session("reflect", "jot", "-c", "C07", "--date", "9 days ago", "--editor", EDITOR="true")
    session.wait(f"Meeting: {say_day(THEN)} (9 days ago)")
    session.hang_up()
    session.end()


def test_a_day_ahead_is_refused_and_the_way_to_have_it_is_named(aj: Aj) -> None:
    ran = aj("reflect", "--from", "-", "--date", "tomorrow", typed="Before we meet.")
    assert (ran.code, is_one_refusal(ran.err)) == (2, True)
    assert "lies in the future" in ran.err
    assert "--future" in ran.err
    assert not aj.root.exists()


def test_a_planned_meeting_is_let_in_where_it_is_asked_for(aj: Aj) -> None:
    ran = aj("reflect", "--from", "-", "--date", "tomorrow 9:00", "--future", typed="Before we meet.")
    assert ran.code == 0
    assert "(tomorrow)" in ran.err
    (path,) = aj.files
    assert f"met = {TODAY + timedelta(1)}T09:00:00" in path.read_text(encoding="utf-8")


def test_at_the_question_a_day_ahead_is_answered_with_the_sentence(aj: Aj) -> None:
    session = aj.session("reflect", "jot", "-c", "C07", "--plain")
    session.wait("When did you meet?")
    session.type("tomorrow\r")
    session.wait("lies in the future.")
    session.type("today\r")
    session.wait("1 of")
    session.hang_up()
    session.end()
