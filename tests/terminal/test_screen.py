import errno
import fcntl
import io
import os
import pty
import struct
import sys
import termios
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

import pytest

from alliance_journal.terminal import pager
from alliance_journal.terminal.screen import (
    Screen,
    Streams,
    ask,
    choose,
    confirm,
    find_screen,
    is_terminal,
    print_lines,
    print_text,
    say,
)

XTERM = {"TERM": "xterm"}


class Tty(io.StringIO):
    """A stream in memory that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Latin(Tty):
    """One that writes Latin-1 only."""

    encoding = "latin-1"


def at_terminal(typed: str = "", environ: Mapping[str, str] = XTERM, **options: bool) -> Screen:
    return find_screen(environ=environ, streams=Streams(Tty(typed), Tty(), Tty()), **options)


def through_pipes(typed: str = "") -> Screen:
    return find_screen(environ=XTERM, streams=Streams(io.StringIO(typed), io.StringIO(), io.StringIO()))


def text_in(stream: TextIO) -> str:
    assert isinstance(stream, io.StringIO)
    return stream.getvalue()


def test_a_terminal_at_both_ends_is_not_plain_and_has_colour() -> None:
    screen = at_terminal()
    assert (screen.plain, screen.colour, screen.asks, screen.unicode) == (False, True, True, True)


@pytest.mark.parametrize(
    "environ", [{"TERM": "dumb"}, {}, {"TERM": "xterm", "ACCESSIBLE": "1"}], ids=["dumb", "none", "accessible"]
)
def test_such_an_environment_is_plain_and_without_colour(environ: dict[str, str]) -> None:
    screen = at_terminal(environ=environ)
    assert (screen.plain, screen.colour) == (True, False)


def test_accessible_0_means_no() -> None:
    assert not at_terminal(environ={**XTERM, "ACCESSIBLE": "0"}).plain


def test_plain_can_be_asked_for() -> None:
    assert at_terminal(plain=True).plain


def test_no_color_takes_the_colour_and_nothing_else() -> None:
    screen = at_terminal(environ={**XTERM, "NO_COLOR": "1"})
    assert (screen.plain, screen.colour) == (False, False)


@pytest.mark.parametrize("wanted", [True, False])
def test_colour_can_be_told(wanted: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    assert at_terminal(colour=wanted).colour is wanted


def test_a_pipe_is_plain_and_nobody_is_there_to_ask() -> None:
    screen = through_pipes()
    assert (screen.plain, screen.colour, screen.asks) == (True, False, False)


def test_the_narrower_encoding_of_both_streams_counts() -> None:
    screen = find_screen(environ=XTERM, streams=Streams(Tty(), Tty(), Latin()))
    assert (screen.encoding, screen.unicode) == ("latin-1", False)


def test_columns_and_lines_are_obeyed() -> None:
    screen = at_terminal(environ={**XTERM, "COLUMNS": "46", "LINES": "12"})
    assert (screen.width, screen.height) == (46, 12)


def test_without_any_terminal_it_is_80_by_24() -> None:
    assert (through_pipes().width, through_pipes().height) == (80, 24)


def test_the_size_of_a_real_terminal_is_found() -> None:
    leader, follower = pty.openpty()
    os.set_blocking(leader, False)
    with open(follower, "w", encoding="utf-8") as out:  # noqa: PTH123 - a descriptor, not a path
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 10, 50, 0, 0))
        screen = find_screen(environ=XTERM, streams=Streams(Tty(), out, out))
    os.close(leader)
    assert (screen.width, screen.height) == (50, 10)


def test_the_streams_of_this_process_are_the_usual_ones() -> None:
    streams = Streams.standard()
    assert (streams.typed, streams.out, streams.talk) == (sys.stdin, sys.stdout, sys.stderr)


def test_a_closed_stream_is_no_terminal() -> None:
    stream = Tty()
    stream.close()
    stream.isatty = io.StringIO.isatty.__get__(stream)  # type: ignore[method-assign]
    assert not is_terminal(stream)


def test_talk_goes_to_stderr_and_is_safe() -> None:
    screen = through_pipes()
    say(screen, "a\x1b[2Jb", style="bold")
    assert text_in(screen.streams.talk) == "a␛[2Jb\n"
    assert text_in(screen.streams.out) == ""


def test_a_style_is_shown_where_colour_is_wanted() -> None:
    screen = at_terminal()
    say(screen, "Saved", style="bold")
    assert text_in(screen.streams.talk) == "\x1b[1mSaved\x1b[0m\n"


def test_lines_go_to_stdout_and_are_safe() -> None:
    screen = through_pipes()
    print_lines(screen, ["one\x9b", "two"])
    assert text_in(screen.streams.out) == "one<U+009B>\ntwo\n"


def test_text_for_a_file_stays_as_it_is_and_text_for_a_terminal_is_safe() -> None:
    screen, terminal = through_pipes(), at_terminal()
    for each in (screen, terminal):
        print_text(each, "a\x1bb\n")
    assert text_in(screen.streams.out) == "a\x1bb\n"
    assert text_in(terminal.streams.out) == "a␛b\n"


def test_our_marks_are_spelled_for_an_ascii_terminal() -> None:
    screen = Screen(Streams(Tty(), Tty(), Tty()), encoding="ascii")
    say(screen, "✓ done")
    assert text_in(screen.streams.talk) == "ok done\n"


def test_an_answer_is_a_line_without_its_end() -> None:
    screen = through_pipes("C04\r\nmore\n")
    assert ask(screen, "Client?") == "C04"
    assert text_in(screen.streams.talk) == "Client? "


def test_nobody_there_is_none() -> None:
    assert ask(through_pipes(), "Client?") is None


def test_a_terminal_that_is_gone_is_nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_stream: io.StringIO) -> str:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(Tty, "readline", gone, raising=False)
    assert ask(at_terminal(), "Client?") is None


@pytest.mark.parametrize(
    ("typed", "default", "answer"),
    [("y\n", False, True), ("YES\n", False, True), ("n\n", True, False), ("\n", True, True), ("", False, False)],
)
def test_yes_and_no_are_understood(typed: str, default: bool, answer: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    assert confirm(through_pipes(typed), "Sure?", default=default) is answer


def test_anything_else_is_asked_again() -> None:
    screen = through_pipes("maybe\ny\n")
    assert confirm(screen, "Sure?")
    assert text_in(screen.streams.talk) == "Sure? [y/N] Please type y or n.\nSure? [y/N] "


def test_one_of_several_letters_is_chosen() -> None:
    screen = through_pipes("x\nKeep\n")
    assert choose(screen, "Ben?", {"r": "replace", "k": "keep"}) == "k"
    assert "Ben? [r] replace, [k] keep: Please type one of r, k." in text_in(screen.streams.talk)


def test_nobody_chooses_nothing() -> None:
    assert choose(through_pipes(), "Ben?", {"r": "replace"}) is None


class Failing(io.StringIO):
    """A stream whose other end refuses."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def write(self, _text: str) -> int:
        raise OSError(self.number, "refused")


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EIO])
def test_a_reader_that_went_away_is_no_error(number: int) -> None:
    print_lines(Screen(Streams(Tty(), Failing(number), Tty())), ["one"])


def test_a_full_disk_is_one() -> None:
    with pytest.raises(OSError, match="refused"):
        print_lines(Screen(Streams(Tty(), Failing(errno.ENOSPC), Tty())), ["one"])


def test_what_follows_a_broken_pipe_goes_nowhere() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w", encoding="utf-8") as out:  # noqa: PTH123 - a descriptor, not a path
        screen = Screen(Streams(Tty(), out, Tty()))
        print_lines(screen, ["one"])
        print_lines(screen, ["two"])


@pytest.fixture
def less(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a `less` in PATH that writes down what it got."""
    place = tmp_path / "bin"
    place.mkdir()
    program = place / "less"
    program.write_text(f'#!/bin/sh\ncat > {place}/got\necho "$LESSHISTFILE $LESSSECURE" > {place}/env\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{place}:/usr/bin:/bin")
    monkeypatch.delenv("PAGER", raising=False)
    return place


def test_a_long_page_goes_through_less_without_a_history(less: Path) -> None:
    screen = at_terminal()
    print_lines(screen, [f"line {n}" for n in range(30)])
    assert (less / "got").read_text().endswith("line 29\n")
    assert (less / "env").read_text() == "- 1\n"
    assert text_in(screen.streams.out) == ""


def test_a_short_page_does_not(less: Path) -> None:
    screen = at_terminal()
    print_lines(screen, ["line"] * 23)
    assert not (less / "got").exists()
    assert text_in(screen.streams.out) == "line\n" * 23


def test_a_plain_screen_has_no_pager(less: Path) -> None:
    print_lines(at_terminal(plain=True), ["line"] * 99)
    assert not (less / "got").exists()


@pytest.mark.parametrize("chosen", ["more", "", "cat"])
def test_another_pager_is_not_trusted(less: Path, monkeypatch: pytest.MonkeyPatch, chosen: str) -> None:
    monkeypatch.setenv("PAGER", chosen)
    print_lines(at_terminal(), ["line"] * 99)
    assert not (less / "got").exists()


def test_a_pager_that_cannot_be_started_is_done_without(less: Path) -> None:
    (less / "less").write_text("#!/nonexistent\n")
    assert not pager.page("text")


@pytest.mark.parametrize("plain", [True, False])
def test_a_long_sentence_is_broken_at_blanks_on_every_terminal(*, plain: bool) -> None:
    screen = at_terminal(environ={**XTERM, "COLUMNS": "20"}, plain=plain)
    say(screen, "Your words are kept here, and there.")
    assert text_in(screen.streams.talk) == "Your words are kept\nhere, and there.\n"
