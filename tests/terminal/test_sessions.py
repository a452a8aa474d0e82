"""Whole walks in a real terminal: a program of its own, typed into, looked at, cut off in every way."""

import json
import signal
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.guide.keeping import from_draft
from alliance_journal.guide.walk import Walk
from tests.terminal.fakes import Session, walk_session

TYPED: Final = {
    "text": "When he went quiet\rI moved on",
    "line": "phone her",
    "scale": "7",
    "pick": "2",
    "picks": "1 3",
    "yesno": "u",
    "feelings": "9:2 anxious 1",
    "date": "2026-12-01",
    "draft": "I may have hurried you.",
    "show": "",
}
PASTED: Final = "\n\n".join(
    [
        "She said:\t„it's fine“ 👩‍👩‍👧‍👦 and looked away. " * 20,
        "היא אמרה שהכול בסדר, ואני המשכתי הלאה. " * 20,
        "می‌خواهم نمی‌دانم 漢字かな 🏳️‍🌈 é e\u0301. " * 20,
    ]
)


def kept(draft: Path) -> Walk | None:
    """Return the walk in the draft, or None where there is none yet."""
    return from_draft(draft.read_text(encoding="utf-8")).walk if draft.exists() else None


def open_words(draft: Path) -> str:
    walk = kept(draft)
    return walk.open_text if walk else ""


def wait_until_kept(session: Session, draft: Path, words: str) -> None:
    session.until(lambda: open_words(draft) == words, f"the draft of {len(words)} characters")


ENDS: Final = {
    "^S": lambda session: session.type("\x13"),
    "Ctrl-C": lambda session: session.type("\x03"),
    "SIGTERM": lambda session: session.signal(signal.SIGTERM),
    "a closed window": lambda session: session.hang_up(),
    "SIGKILL": lambda session: session.signal(signal.SIGKILL),
}
CODES: Final = {"^S": 0, "Ctrl-C": 0, "SIGTERM": 143, "a closed window": 129, "SIGKILL": 137}


@pytest.mark.parametrize("end", ENDS)
def test_what_was_typed_under_any_question_survives(tmp_path: Path, end: str) -> None:
    sessions = {}
    for kind in TYPED:
        (tmp_path / kind).mkdir()
        draft = tmp_path / kind / "draft.json"
        sessions[kind] = (walk_session(draft, "--only", kind), draft, TYPED[kind].replace("\r", "\n"))
    for kind, (session, _, _) in sessions.items():
        session.wait("1 of 1")
        session.type(TYPED[kind])
    for session, draft, words in sessions.values():
        last = words.split("\n")[-1]
        session.wait(last)
        if end == "SIGKILL" and words:
            wait_until_kept(session, draft, words)
    for session, _, _ in sessions.values():
        ENDS[end](session)
    for kind, (session, draft, words) in sessions.items():
        assert (kind, session.end()) == (kind, CODES[end])
        assert (kind, open_words(draft)) == (kind, words)


def test_a_walk_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    first = walk_session(draft)
    first.wait("1 of 9")
    first.type("one moment\t")
    first.wait("2 of 9")
    first.type("7\r")
    first.wait("3 of 10")
    first.type("1 2")
    wait_until_kept(first, draft, "1 2")
    first.signal(signal.SIGKILL)
    first.end()
    second = walk_session(draft)
    shown = second.wait("> 1 2")
    assert "✓ 1  One moment                             2 words\n✓ 2  Strain                                 7" in shown
    second.type("\x13")
    assert second.end() == 0
    assert json.loads((tmp_path / "end.json").read_text()) == {"how": "paused", "signal": None, "kept": True}


def test_a_paste_of_long_paragraphs_survives_byte_for_byte(tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    session = walk_session(draft, columns=46, lines=20)
    session.wait("1 of 9")
    session.paste(PASTED)
    wait_until_kept(session, draft, PASTED)
    assert "saved" in session.wait("saved")
    session.type("\t")
    session.wait("2 of 9")
    session.type("\x13")
    session.end()
    walk = kept(draft)
    assert walk is not None
    assert walk.given["moment"] == PASTED


def test_nothing_that_was_written_stays_on_the_screen_or_above_it(tmp_path: Path) -> None:
    session = walk_session(tmp_path / "draft.json", columns=46, lines=20)
    session.wait("1 of 9")
    session.type("quietwords " * 120)
    session.wait("120 words")
    session.type("\t")
    session.wait("2 of 9")
    session.type("\x03")
    assert session.end() == 0
    assert "quietwords" not in session.scrollback
    assert "✓ 1  One moment" in session.scrollback


def test_going_back_and_changing_an_answer_opens_the_right_path(tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    session = walk_session(draft)
    session.wait("1 of 9")
    session.type("\x0f")
    session.wait("2 of 9")
    session.type("2\r")
    session.wait("3 of 9")
    session.type("b\r")
    session.wait("2 of 9")
    session.type("\x157\r")
    session.wait("3 of 10")
    session.type("\x13")
    assert session.end() == 0


def test_forty_six_columns_are_enough(tmp_path: Path) -> None:
    session = walk_session(tmp_path / "draft.json", columns=46, lines=20)
    session.wait("1 of 9")
    session.type("When he went quiet I moved on to the action plan.")
    shown = session.wait("saved")
    assert "  When he went quiet I moved on to the action\n  plan." in shown
    assert " Tab next · S-Tab back · ^S pause · ^G why" in shown
    session.type("\x13")
    session.end()


def test_a_window_that_changes_its_size_is_drawn_anew(tmp_path: Path) -> None:
    session = walk_session(tmp_path / "draft.json")
    session.wait("1 of 9")
    session.type("When he went quiet I moved on to the action plan.")
    session.wait("Shift-Tab")
    session.resize(46, 20)
    session.wait("action\n  plan.")
    session.resize(100, 30)
    session.wait("  When he went quiet I moved on to the action plan.")
    session.type("\x13")
    assert session.end() == 0


def test_the_header_is_there_at_once(tmp_path: Path) -> None:
    session = walk_session(tmp_path / "draft.json", columns=100)
    shown = session.wait("1 of 9")
    assert "After a session · client C04 · Friday 20 November 2026, 15:00" in shown
    assert "Use code names. Nothing leaves this computer.\nTake your time." in shown
    session.type("\x13")
    session.end()


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}], ids=["TERM=dumb", "ACCESSIBLE=1"])
def test_a_plain_terminal_gets_words_and_no_cursor_tricks(tmp_path: Path, environ: dict[str, str]) -> None:
    draft = tmp_path / "draft.json"
    session = walk_session(draft, **environ)
    session.wait("Question 1 of 9.")
    session.type("one line\n.\n")
    session.wait("Answered 1: One moment, 2 words.")
    session.type("/pause\n")
    assert session.end() == 0
    assert b"\x1b" not in session.bytes
    walk = kept(draft)
    assert walk is not None
    assert walk.given == {"moment": "one line"}


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_a_signal_in_plain_mode_keeps_the_lines(tmp_path: Path, number: int, code: int) -> None:
    draft = tmp_path / "draft.json"
    session = walk_session(draft, "--plain")
    session.wait("Question 1 of 9.")
    session.type("one line\n")
    wait_until_kept(session, draft, "one line")
    session.signal(number)
    assert session.end() == code
    assert open_words(draft) == "one line"


def test_no_color_means_no_colour(tmp_path: Path) -> None:
    session = walk_session(tmp_path / "draft.json", NO_COLOR="1")
    session.wait("1 of 9")
    session.type("\t")
    session.wait("2 of 9")
    session.type("99\r")
    session.wait("Please type a whole number")
    session.type("\x13")
    session.end()
    assert not any(b"\x1b[%d" % colour in session.bytes for colour in (*range(30, 39), *range(90, 98)))


def test_a_full_disk_is_told_and_the_words_are_printed_in_the_end(tmp_path: Path) -> None:
    (tmp_path / "full").touch()
    session = walk_session(tmp_path / "draft.json", columns=100)
    session.wait("1 of 9")
    session.type("quiet words")
    session.wait("not saved: the disk is full")
    session.type("\t")
    session.wait("Not saved: the disk is full. Your words are still here; going on.")
    session.type("\x13")
    assert session.end() == 4
    assert "Here is everything you wrote; please copy it now." in session.scrollback
    assert "quiet words" in session.scrollback


def test_the_users_editor_is_opened_and_its_words_come_back(tmp_path: Path) -> None:
    program = tmp_path / "fake"
    program.write_text('#!/bin/sh\necho " and more" >> "$1"\n')
    program.chmod(0o755)
    draft = tmp_path / "draft.json"
    session = walk_session(draft, EDITOR=str(program))
    session.wait("1 of 9")
    session.type("words\x18\x05")
    session.wait("and more")
    session.type("\t")
    session.wait("2 of 9")
    session.type("\x13")
    session.end()
    walk = kept(draft)
    assert walk is not None
    assert walk.given["moment"] == "words and more"


def test_an_editor_that_is_missing_is_told(tmp_path: Path) -> None:
    session = walk_session(tmp_path / "draft.json", EDITOR="no-such-editor")
    session.wait("1 of 9")
    session.type("words\x18\x05")
    session.wait("no editor was found (try: export EDITOR=nano)")
    session.type("\x13")
    session.end()


def test_typing_ahead_is_never_echoed(tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    session = walk_session(draft)
    session.wait("1 of 9")
    session.type("first secret\t" + "7\r" + "1\r" + "1\r" + "y\r" + "sad 1\r" + "xxx" + "second secret\r")
    session.wait("9 of 10")
    assert "secret" not in session.scrollback
    session.type("\x13")
    session.end()
