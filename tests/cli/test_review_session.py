"""Sittings as a worker has them: in a real terminal, by single keys, cut off in every way, and on plain terminals."""

import signal
from collections.abc import Callable
from typing import Final

import pytest

from tests.cli.fakes import Aj, lines_of
from tests.terminal.fakes import Session

TEXT: Final = "I asked about the form again. She went quiet and I took over. Then she took her bag.\n\nI felt useless."
KEYS: Final = "y yes"


@pytest.fixture
def found(aj: Aj) -> Aj:
    """The program over a journal of one entry, in which three suggestions are found."""
    assert aj("import", "jsonl", "-", typed=lines_of({"met": "2026-10-01", "client": "C04", "text": TEXT})).code == 0
    return aj


def kept(aj: Aj) -> list[tuple[str, str]]:
    """Return theme and verdict of every review."""
    shape = aj("review", "--list", "--json").shape
    return [(one["theme"], one["verdict"]) for one in shape["reviews"]]


def test_one_key_answers_and_the_sentence_leaves_no_trace_on_the_screen(found: Aj) -> None:
    session = found.session("review", columns=100)
    shown = session.wait("1 of 3")
    assert "1 of 3  1 Oct 2026, C04" in shown
    assert "    I asked about the form again.\n  > She went quiet and I took over.\n    Then she took her bag." in shown
    session.wait(KEYS)
    session.type("y")
    session.wait("2 of 3")
    session.type("W")
    session.wait("3 of 3")
    session.type("t")
    assert session.end() == 0
    assert "✓ 1  Went quiet / short answers (cw.minimal)  yes" in session.text
    assert "1 confirmed, 2 refused, 0 left." in session.text
    assert "I took over." not in session.scrollback
    assert kept(found) == [("cw.minimal", "yes"), ("wc.paternal", "no"), ("wf.inadequate", "no")]


def test_keys_that_mean_nothing_answer_nothing(found: Aj) -> None:
    session = found.session("review", columns=100)
    session.wait(KEYS)
    session.paste("y y y\nn")
    session.type("\x1b[A\x1b[B\t\r")
    session.type("x")
    session.wait("Please answer with one of y, n, w, t, o, a, s, b, q, or ? for help.")
    session.type("?")
    session.wait("w: the words are there, but it is about somebody else.")
    session.type("q")
    assert session.end() == 0
    assert kept(found) == []


def test_back_takes_the_last_answer_out_again(found: Aj) -> None:
    (entry,) = found.files
    before = entry.read_bytes()
    session = found.session("review")
    session.wait("1 of 3")
    session.type("n")
    session.wait("2 of 3")
    session.type("\x0f")
    session.wait("3 of 3")
    session.type("b")
    session.wait("2 of 3")
    session.type("\x1b[Z")
    session.wait("Taken back: no.")
    session.type("q")
    assert session.end() == 0
    assert entry.read_bytes() == before


ENDS: Final[dict[str, tuple[Callable[[Session], None], int]]] = {
    "q": (lambda session: session.type("q"), 0),
    "^S": (lambda session: session.type("\x13"), 0),
    "Ctrl-C": (lambda session: session.type("\x03"), 0),
    "Ctrl-D": (lambda session: session.type("\x04"), 0),
    "SIGTERM": (lambda session: session.signal(signal.SIGTERM), 143),
    "a closed window": (lambda session: session.hang_up(), 129),
    "SIGKILL": (lambda session: session.signal(signal.SIGKILL), 137),
}


@pytest.mark.parametrize(
    ("end", "flags"),
    [
        *((end, ()) for end in ENDS),
        *((end, ("--plain",)) for end in ("Ctrl-C", "a closed window", "SIGKILL")),
    ],
    ids=str,
)
def test_however_it_ends_every_answer_so_far_is_kept(found: Aj, end: str, flags: tuple[str, ...]) -> None:
    session = found.session("review", *flags)
    session.wait("1 of 3")
    session.type("y\n" if flags else "y")
    session.wait("2 of 3")
    cut_off, code = ENDS[end]
    cut_off(session)
    assert session.end() == (130 if flags and end == "Ctrl-C" else code)
    assert kept(found) == [("cw.minimal", "yes")]
    assert found("verify").code == 0
    again = found("review", typed="n\n")
    assert "Sentence 1 of 2." in again.err


@pytest.mark.parametrize("end", ["^S", "SIGTERM", "SIGKILL"])
def test_ending_while_a_theme_is_typed_keeps_every_answer_so_far(found: Aj, end: str) -> None:
    session = found.session("review")
    session.wait("1 of 3")
    session.type("yo")
    session.wait("Which theme?")
    session.type("usel")
    session.wait("Inadequate, helpless, useless (wf.inadequate)")
    cut_off, code = ENDS[end]
    cut_off(session)
    assert session.end() == code
    assert kept(found) == [("cw.minimal", "yes")]


def test_killed_right_after_each_answer_nothing_is_lost(found: Aj) -> None:
    for number, key in enumerate("ynw", start=1):
        session = found.session("review")
        session.wait(f"1 of {4 - number}")
        session.type(key)
        session.until(
            lambda number=number: sum(b"[[reviewed]]" in line for line in lines(found)) == number, "the answer"
        )  # type: ignore[misc]  a default stands for the number
        session.signal(signal.SIGKILL)
        session.end()
        assert found("verify").code == 0
    assert [verdict for _, verdict in kept(found)] == ["yes", "no", "no"]


def lines(aj: Aj) -> list[bytes]:
    (entry,) = aj.files
    return entry.read_bytes().split(b"\n")


def test_another_theme_is_chosen_while_its_name_is_typed(found: Aj) -> None:
    session = found.session("review", columns=100)
    session.wait("1 of 3")
    session.type("o")
    session.wait("Which theme?")
    session.type("complaint")
    session.wait("Complaint about the work or service (cc.service)")
    session.type("\r")
    session.wait("2. Complaint about the work or service (cc.service)")
    session.paste("2")
    session.type("\r")
    session.wait("2 of 3")
    assert "(cc.service), yes" in session.text
    session.type("a\r")
    session.wait(KEYS)
    session.type("a\x1b[Z")
    session.wait(KEYS)
    session.type("q")
    assert session.end() == 0
    assert kept(found) == [("cw.minimal", "no"), ("cc.service", "yes")]


def test_many_matching_themes_are_said_to_be_more(found: Aj) -> None:
    session = found.session("review")
    session.wait("1 of 3")
    session.type("ae")
    session.wait("more")
    session.type("\x13")
    assert session.end() == 0


def test_blind_in_a_terminal(found: Aj) -> None:
    session = found.session("review", "--blind", columns=100)
    shown = session.wait("Which themes do you see in it?")
    assert "quiet / short" not in shown
    session.type("quiet\r")
    session.wait("So far: Went quiet / short answers (cw.minimal).")
    session.type("\r")
    session.wait("You and the program both see: Went quiet / short answers (cw.minimal)")
    session.wait("Took over / told")
    session.type("n")
    session.wait("3 of 3")
    session.type("/stop\r")
    assert session.end() == 0
    assert "1 confirmed, 1 refused, 1 left. You and the program agreed on 1 of 2." in session.text


def test_forty_six_columns_are_enough(found: Aj) -> None:
    session = found.session("review", columns=46, lines=20)
    session.wait("1 of 3")
    shown = session.wait("b back · q stop · ? help")
    assert "  > She went quiet and I took over." in shown
    assert " y yes · n no · w wrong person · t not now" in shown
    session.type("?")
    session.wait("Every answer is in the entry at once")
    session.type("yyy")
    assert session.end() == 0
    assert "3 confirmed, 0 refused, 0 left." in session.text
    assert len(kept(found)) == 3


def test_a_window_that_changes_its_size_is_drawn_anew(found: Aj) -> None:
    session = found.session("review", columns=100)
    session.wait(KEYS)
    session.resize(46, 20)
    session.wait("b back · q stop · ? help")
    session.resize(30, 10)
    session.wait("  > She went quiet and I")
    session.wait(" y n w t o a s b q · ? help")
    session.type("q")
    assert session.end() == 0


def test_the_neighbours_are_dimmed_where_there_is_colour_and_readable_where_there_is_none(found: Aj) -> None:
    for environ, is_dimmed in (({}, True), ({"NO_COLOR": "1"}, False)):
        session = found.session("review", **environ)
        session.wait(KEYS)
        assert (b";2mI" in session.bytes or b"[0;2m" in session.bytes) is is_dimmed
        assert "  > She went quiet" in session.text
        session.type("q")
        assert session.end() == 0


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}], ids=["TERM=dumb", "ACCESSIBLE=1"])
def test_a_plain_terminal_gets_words_and_no_cursor_tricks(found: Aj, environ: dict[str, str]) -> None:
    session = found.session("review", **environ)
    session.wait("Sentence 1 of 3.")
    session.type("y\n")
    session.wait("Answered 1: Went quiet / short answers (cw.minimal), yes.")
    session.type("q\n")
    assert session.end() == 0
    assert b"\x1b" not in session.bytes
    assert "1 confirmed, 0 refused, 2 left." in session.text


def test_hostile_words_cannot_steer_the_terminal(aj: Aj) -> None:
    evil = "\x1b]0;title\x07\x1b[2J Before \u202e it. She went quiet \x9b31m\u2066 again. \x1b[8mAfter."
    assert aj("import", "jsonl", "-", typed=lines_of({"met": "2026-10-01", "text": evil})).code == 0
    for flags in ((), ("--plain",)):
        session = aj.session("review", *flags, columns=100)
        session.wait("She went quiet <U+009B>31m<U+2066> again.")
        session.wait("␛]0;title␇␛[2J Before <U+202E> it.")
        session.type("q\n")
        session.end()
        assert not any(one in session.bytes for one in (b"\x1b]0;title", b"\x1b[2J Before", b"\x1b[8m", b"\x07"))
        assert not any(one.encode() in session.bytes for one in ("\u202e", "\u2066", "\x9b"))


def test_a_theme_is_added_and_removed_in_a_terminal(found: Aj) -> None:
    session = found.session("review", "add", "last", "wc.rigid")
    session.wait("Which sentence?")
    session.type("2\n")
    assert session.end() == 0
    assert "Added at line " in session.text
    assert kept(found) == [("wc.rigid", "yes")]
    session = found.session("review", "remove", "last", "wc.rigid")
    assert session.end() == 0
    assert kept(found) == []
