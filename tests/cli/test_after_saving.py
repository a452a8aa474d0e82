"""After "Saved": a person at a terminal is asked one thing at most, and nothing there can hold up the saving."""

import signal
from collections.abc import Callable
from typing import Final

import pytest

from tests.cli.fakes import Aj, Ran, everything_in, lines_of
from tests.terminal.fakes import Session

REMINDER: Final = "Your entry mentions possible harm."
LATER: Final = "Enter for later:"
HARM: Final = b"She talked about an overdose.\n"


def note(aj: Aj, words: bytes = HARM, *more: str) -> Ran:
    return aj.process("reflect", "jot", "--from", "-", "-c", "C07", *more, typed=words)


def reminded(aj: Aj, *flags: str) -> Session:
    """Return a walk at the moment of its reminder."""
    session = aj.session("reflect", "jot", "--plain", "-c", "C07", "--date", "today", *flags, columns=120)
    session.wait("Question 1 of 2.")
    session.type("An overdose.\n.\n\n")
    session.wait(REMINDER)
    return session


def offered(aj: Aj, *flags: str) -> Session:
    """Return a walk on cards at the moment of its offer."""
    session = aj.session("reflect", "pulse", "-c", "C07", "--date", "today", *flags, columns=100)
    for number, keys in enumerate(("6\r", "5\r", "\x0f", "\x0f", "\x0f", "\x0f"), start=1):
        session.wait(f"{number} of 6")
        session.type(keys)
    session.wait(LATER)
    return session


def test_through_a_pipe_the_reminder_is_one_line_after_saved(aj: Aj) -> None:
    ran = note(aj)
    saved, reminder = ran.err.rstrip("\n").split("\n")
    assert ran.code == 0
    assert saved.startswith("Saved as ")
    assert reminder.startswith(REMINDER)
    assert ran.out == ""
    assert len(aj.files) == 1


def test_the_reminder_stores_nothing(aj: Aj) -> None:
    note(aj, b"Nothing of the kind.\n")
    before = everything_in(aj.root)
    ran = note(aj)
    after = everything_in(aj.root)
    (new,) = set(after) - set(before)
    assert new.endswith(f"-{ran.id}.md")
    assert {name for name in before if before[name] != after[name]} <= {".history/changes.jsonl"}
    text = (aj.root / new).read_text(encoding="utf-8")
    assert "harm" not in text
    assert "overdose" in text
    assert b"harm" not in (after[".history/changes.jsonl"] or b"")
    for command in (("list", "--json"), ("show", ran.id, "--json"), ("export", "jsonl")):
        assert "harm" not in aj(*command).out


def test_it_is_said_once_for_each_entry(aj: Aj) -> None:
    ran = note(aj, b"An overdose. Abuse. A weapon. He hit her.\n")
    assert ran.err.count("possible harm") == 1


def test_enter_closes_the_reminder(aj: Aj) -> None:
    session = reminded(aj)
    session.type("\n")
    assert session.end() == 0
    assert len(aj.files) == 1


def test_the_contact_line_is_shown_at_the_terminal(aj: Aj) -> None:
    assert aj("config", "set", "contact", "Duty manager 01632 960000").code == 0
    session = reminded(aj)
    session.type("c\n")
    session.wait("My contact line: Duty manager 01632 960000")
    assert session.end() == 0


def test_with_nobody_to_ask_the_contact_line_stands_with_it(aj: Aj) -> None:
    aj("config", "set", "contact", "Duty manager 01632 960000")
    assert note(aj).err.endswith("My contact line: Duty manager 01632 960000\n")
    assert note(aj, b"I can't go on.\n").err.endswith("My contact line: Duty manager 01632 960000\n")


def test_switched_off_it_is_silent(aj: Aj) -> None:
    assert aj("config", "set", "harm_reminder", "false").code == 0
    assert note(aj).err.count("\n") == 1


ENDS: Final[dict[str, tuple[Callable[[Session], None], int]]] = {
    "Ctrl-D": (lambda session: session.type("\x04"), 0),
    "Ctrl-C": (lambda session: session.type("\x03"), 0),
    "SIGINT": (lambda session: session.signal(signal.SIGINT), 0),
    "SIGTERM": (lambda session: session.signal(signal.SIGTERM), 143),
    "SIGHUP": (lambda session: session.signal(signal.SIGHUP), 129),
    "a closed window": (lambda session: session.hang_up(), 129),
}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("moment", [reminded, offered], ids=["reminder", "offer"])
def test_however_it_ends_there_the_entry_is_saved_and_nothing_is_left(
    aj: Aj, moment: Callable[[Aj], Session], end: str
) -> None:
    session = moment(aj)
    how, code = ENDS[end]
    how(session)
    assert session.end() == code
    assert len(aj.files) == 1
    assert list((aj.root / "drafts").iterdir()) == []
    assert "Traceback" not in session.scrollback
    assert aj("verify").code == 0


def test_an_offer_is_left_for_later_with_enter(aj: Aj) -> None:
    session = offered(aj)
    session.type("\r")
    session.wait("For later: aj reflect strain -c C07")
    assert session.end() == 0


def test_an_offer_that_is_taken_is_a_new_entry_about_the_same_meeting(aj: Aj) -> None:
    session = offered(aj)
    session.type("s\r")
    session.wait("1 of 19")
    assert "Something felt off · client C07" in session.text
    session.type("1\r")
    session.wait("2 of 19")
    session.type("\x13")
    session.wait("Go on with: aj resume")
    assert session.end() == 0
    (draft,) = aj("resume", "--json").shape["walks"]
    (pulse,) = aj("list", "--json").shape["entries"]
    assert (draft["set"], draft["client"], draft["met"]) == ("strain", "C07", pulse["met"])


def test_the_offered_walk_that_is_cut_off_ends_with_the_signals_code(aj: Aj) -> None:
    session = offered(aj)
    session.type("s\r")
    session.wait("1 of 19")
    session.type("1\r")
    session.wait("2 of 19")
    session.signal(signal.SIGTERM)
    assert session.end() == 143
    assert len(aj("resume", "--json").shape["walks"]) == 1


def test_answers_that_are_handed_in_at_a_terminal_are_never_asked_about(aj: Aj) -> None:
    file = aj.home / "answers.json"
    file.write_text('{"strain": 5}', encoding="utf-8")
    session = aj.session("reflect", "pulse", "--answers", str(file), "-c", "C07", columns=120)
    assert session.end() == 0
    assert "Now or later: aj reflect strain -c C07" in session.text


def test_the_offer_is_the_one_line_after_saved_through_a_pipe(aj: Aj) -> None:
    ran = aj.process("reflect", "pulse", "-c", "C07", typed=b"6\n5\n\n\n\n\n")
    saved, offer = ran.err.rstrip("\n").split("\n")[-2:]
    assert saved.startswith("Saved as ")
    assert offer == (
        "There was some strain in this one. Would a longer look help? Now or later: aj reflect strain -c C07"
    )


def circled(aj: Aj) -> Ran:
    """Return the end of a pulse with much strain, after two such in the last days."""
    now = aj.process("reflect", "pulse", "-c", "C07", "--date", "yesterday", typed=b"6\n7\n\n\n\n\n")
    assert now.code == 0
    aj.process("reflect", "pulse", "-c", "C07", "--date", "yesterday", typed=b"6\n7\n\n\n\n\n")
    return aj.process("reflect", "pulse", "-c", "C07", typed=b"6\n7\n\n\n\n\n")


def test_coming_back_three_times_is_asked_about_and_nothing_else_is_said(aj: Aj) -> None:
    assert circled(aj).err.rstrip("\n").split("\n")[-1] == (
        "You have come back to this three times within a week. Would it help to take it to someone?"
    )


def test_without_the_guard_there_is_only_the_offer(aj: Aj) -> None:
    aj("config", "set", "guard", "false")
    assert "aj reflect strain -c C07" in circled(aj).err.rstrip("\n").split("\n")[-1]


def test_a_fall_against_earlier_ratings_brings_the_offer(aj: Aj) -> None:
    earlier = [
        {"met": f"2026-09-{day:02}", "client": "C07", "set": "pulse", "text": "The door.", "ratings": {"tie": 8}}
        for day in range(1, 6)
    ]
    assert aj("import", "jsonl", "-", typed=lines_of(*earlier)).code == 0
    ran = aj.process("reflect", "pulse", "-c", "C07", typed=b"5\n1\n\n\n\n\n")
    assert ran.err.rstrip("\n").split("\n")[-1].startswith("These numbers are lower than your earlier ones")


def test_a_damaged_entry_beside_it_is_no_matter(aj: Aj) -> None:
    note(aj, b"A note.\n")
    aj.files[0].write_bytes(b'+++\nclient = "C07"\nid = \n+++\n')
    assert circled(aj).code == 0


def test_the_short_way_asks_the_core_of_a_set(aj: Aj) -> None:
    ran = aj.process("reflect", "session", "--short", "-c", "C07", typed=b"The door.\n.\nsad 1\nI waited.\n.\n\n\n")
    assert ran.code == 0
    assert "Question 5 of 5." in ran.err
    assert aj("list", "--json").shape["entries"][0]["set"] == "session"


def test_the_short_way_leaves_nothing_out_where_nothing_is_asked(aj: Aj) -> None:
    ran = aj("reflect", "jot", "--short", "--from", "-", typed="A note.")
    assert ran.code == 2
    assert not aj.root.exists()


@pytest.mark.parametrize("option", ["harm_reminder", "contact", "guard"])
def test_its_options_are_shown_with_their_help(aj: Aj, option: str) -> None:
    assert option in aj("config", "show").out


def test_there_is_a_page_about_it(aj: Aj) -> None:
    page = aj("help", "care").out
    assert "silence means nothing" in page
    assert all(option in page for option in ("harm_reminder", "contact", "guard"))
