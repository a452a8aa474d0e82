"""Supervision as a worker has it in a real terminal: the list by keys, the questions, cut off in every way."""

import signal
from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from tests.cli.fakes import Aj
from tests.terminal.fakes import Session

ENDS: Final[dict[str, tuple[Callable[[Session], None], int]]] = {
    "Ctrl-C": (lambda session: session.type("\x03"), 0),
    "SIGTERM": (lambda session: session.signal(signal.SIGTERM), 143),
    "a closed window": (lambda session: session.hang_up(), 129),
    "SIGKILL": (lambda session: session.signal(signal.SIGKILL), 137),
}


def prepared(aj: Aj) -> list[dict[str, object]]:
    return aj("supervision", "show", "--all", "--json").shape["prepared"]  # type: ignore[no-any-return]


def words(shape: dict[str, object]) -> list[str]:
    return [point["words"] for point in shape["points"]]  # type: ignore[attr-defined]


def draft(aj: Aj, name: str = "preparation.txt") -> str:
    path = aj.root / "drafts" / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_the_list_is_changed_by_keys_and_leaves_no_words_on_the_screen(journal: Aj) -> None:
    session = journal.session("supervision", "prepare")
    session.wait("2 of 2 kept")
    session.wait("Space keep or drop")
    session.type("\x1b[B ")
    session.wait("1 of 2 kept")
    session.type("u")
    session.wait(" [x] C04 Open strain")
    session.type("a")
    session.wait("A point of my own")
    session.type("How do I wait\r")
    session.wait("2 of 3 kept")
    session.type("\r")
    session.wait("What do I want")
    session.type("To be heard\r")
    session.wait("How else could it be seen?")
    session.type("He is tired\r")
    session.wait("One more way to see it")
    session.type("Or I am\r")
    session.wait("Leave it empty when there is no more.")
    session.type("\r")
    session.wait("My question, in one sentence")
    session.type("\r")
    session.wait("Is it right so?")
    session.type("\r")
    assert session.end() == 0
    (kept,) = prepared(journal)
    assert words(kept) == ["In 2 entries", "How do I wait"]
    assert (kept["want"], kept["rivals"], kept["question"]) == ("To be heard", "He is tired\nOr I am", "")
    assert "2 points for supervision." in session.text
    assert "He is tired" not in session.scrollback
    assert draft(journal) == ""


@pytest.mark.parametrize("end", ENDS)
def test_however_the_list_ends_it_is_kept_and_gone_on_with(journal: Aj, end: str) -> None:
    session = journal.session("supervision", "prepare", columns=46)
    session.wait("Enter done")
    session.type(" ")
    session.wait(">[ ]")
    cut_off, code = ENDS[end]
    cut_off(session)
    assert session.end() == code
    assert prepared(journal) == []
    again = journal.session("supervision", "prepare")
    again.wait("A preparation of")
    again.type("\r")
    again.wait("1 of 2 kept")
    again.type("\x13")
    assert again.end() == 0


@pytest.mark.parametrize("end", ["SIGTERM", "a closed window", "SIGKILL"])
def test_words_that_are_being_typed_are_kept(journal: Aj, end: str) -> None:
    session = journal.session("supervision", "prepare")
    session.wait("2 of 2 kept")
    session.type("e")
    session.wait("The words of this point")
    session.type(" between him and me")
    session.until(lambda: "between him and me" in draft(journal), "the words on the disk")
    ENDS[end][0](session)
    session.end()
    assert "In 2 entries between him and me" in draft(journal)


@pytest.mark.parametrize("end", ["SIGTERM", "SIGKILL"])
def test_an_answer_that_is_being_typed_is_kept(journal: Aj, end: str) -> None:
    session = journal.session("supervision", "prepare")
    session.wait("2 of 2 kept")
    session.type("\r")
    session.wait("What do I want")
    session.type("To be")
    session.until(lambda: "To be" in draft(journal), "the words on the disk")
    ENDS[end][0](session)
    session.end()
    again = journal.session("supervision", "prepare")
    again.wait("A preparation of")
    again.type("\r")
    again.wait("2 of 2 kept")
    again.type("\r")
    again.wait("To be")
    again.type(" heard\r\r\r\r")
    assert again.end() == 0
    assert prepared(journal)[0]["want"] == "To be heard"


def test_a_crash_of_the_editor_keeps_the_words(journal: Aj) -> None:
    session = journal.session("supervision", "log", VISUAL="false", EDITOR="false")
    session.wait("When was it?")
    session.type("\r\r")
    session.wait("What do I take from it?")
    session.type("Wait for the end")
    session.type("\x18\x05")
    session.wait("Finished?")
    session.type("\r")
    session.wait("Wait for the end")
    session.type(" of it\t\r")
    assert session.end() == 0
    assert journal("supervision", "--json").shape["meetings"][0]["took"] == "Wait for the end of it"


def test_a_meeting_is_written_down_in_a_plain_terminal_and_its_steps_asked_about_next_time(journal: Aj) -> None:
    session = journal.session("--plain", "supervision", "log")
    session.wait("When was it?")
    session.type("\n")
    session.wait("With whom?")
    session.type("s\n")
    session.wait("What do I take from it?")
    session.type("Wait.\n.\n")
    session.wait("A step that was agreed")
    session.type("Ring the office\n\n\n")
    assert session.end() == 0
    session = journal.session("--plain", "supervision", "prepare", "--since", "2026-09-01")
    session.wait("1. Ring the office")
    session.type("y\n")
    session.wait("Noted: done today.")
    session.wait("Change the list, or done:")
    session.type("drop 1\n")
    session.wait("Dropped.")
    session.type("done\n")
    session.wait("What do I want")
    session.type("\n")
    session.wait("How else could it be seen?")
    session.type("\n")
    session.wait("My question")
    session.type("What now\n\n")
    assert session.end() == 0
    assert prepared(journal)[0]["question"] == "What now"
    assert journal("actions", "--all", "--json").shape["actions"][0]["done"] == str(date.today())  # noqa: DTZ011
