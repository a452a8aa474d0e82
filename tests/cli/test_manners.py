"""How the program behaves towards pipes, terminals, other alphabets, the process table and its own mistakes."""

import io
import json
import os
import signal
import time
from pathlib import Path
from typing import Any, Final

import pytest

from alliance_journal.cli import desk, listing
from alliance_journal.terminal.printing import progress_on
from alliance_journal.terminal.screen import Screen, Streams
from tests.cli.fakes import CANARY, PROGRAM, Aj, is_one_refusal, lines_of
from tests.terminal.fakes import Session

READING: Final = (
    "list --all",
    "show",
    "search quiet",
    "summary --all",
    "themes --all",
    "prompts show session",
    "help sets",
)
MACHINE: Final = (
    "list --json",
    "search quiet --json",
    "summary --json",
    "themes --all --json",
    "export jsonl",
    "where",
)


PIPED: Final = ("list --all", "summary --json", "export jsonl", "show --raw", "--help", "--version")


@pytest.fixture
def long(aj: Aj) -> Aj:
    """A journal whose listing is longer than a pipe holds."""
    note = f"He went quiet, {CANARY}. " * 40
    entries = [{"met": f"2026-0{1 + n % 9}-11", "client": "C04", "text": note, "id": str(n)} for n in range(120)]
    assert aj("import", "jsonl", "-", typed=lines_of(*entries)).code == 0
    return aj


@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_reader_that_has_gone_is_no_mistake(long: Aj, buffered: str) -> None:
    script = "\n".join(f"($AJ {words}; echo {words}: $? >&2) | true" for words in PIPED)
    ran = long.shell(script, PYTHONUNBUFFERED=buffered)
    assert ran.err == "".join(f"{words}: 0\n" for words in PIPED)


def test_the_first_line_alone_can_be_had(long: Aj) -> None:
    ran = long.shell("set -o pipefail; $AJ list --all | head -1; $AJ export jsonl | head -1 | wc -l")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("\n") == 2


def test_a_search_without_a_find_says_so_though_its_reader_has_gone(journal: Aj) -> None:
    ran = journal.shell("($AJ search nowhere --json; echo $? >&2) | true", PYTHONUNBUFFERED="")
    assert ran.err.startswith("aj: nothing matches\n")
    assert ran.err.endswith("\n3\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_output_that_finds_no_room_is_told(journal: Aj, buffered: str) -> None:
    for words in ("list", "show --raw", "export jsonl"):
        ran = journal.shell(f"$AJ {words} > /dev/full", PYTHONUNBUFFERED=buffered)
        assert (ran.code, ran.err) == (4, "aj: the output could not be written: its disk is full or refuses\n"), words
    assert journal.shell("$AJ bogus 2> /dev/full").code == 2


def test_closed_streams_are_no_mistake(journal: Aj) -> None:
    script = "$AJ list >&-; echo $?; $AJ bogus 2>&-; echo $?; $AJ list <&- | wc -l; $AJ --version >&-; echo $?"
    ran = journal.shell(script)
    assert (ran.out.split(), ran.err) == (["0", "2", "3", "0"], "")


@pytest.mark.parametrize("words", ["export jsonl", "export table --accept-identifiers"])
def test_what_is_given_out_does_not_vanish_without_a_word(journal: Aj, words: str) -> None:
    ran = journal.shell(f"$AJ {words} >&-")
    assert (ran.code, ran.err.split("\n")[-3]) == (4, "aj: stdout is closed, so nothing was given out")
    assert journal.shell(f"$AJ {words} > /dev/null").code == 0


COLOURLESS: Final[dict[str, tuple[tuple[str, ...], dict[str, str]]]] = {
    "NO_COLOR": ((), {"NO_COLOR": "1"}),
    "--no-color": (("--no-color",), {}),
    "TERM=dumb": ((), {"TERM": "dumb"}),
    "--plain": (("--plain",), {}),
    "ACCESSIBLE": ((), {"ACCESSIBLE": "1"}),
}


@pytest.mark.parametrize("how", COLOURLESS)
def test_no_colour_means_no_escape_at_all(journal: Aj, how: str) -> None:
    flags, environ = COLOURLESS[how]
    session = journal.session("summary", "--all", *flags, lines=200, **environ)
    assert session.end() == 0
    assert len(session.bytes) > 100
    assert b"\x1b" not in session.bytes


def test_the_configuration_can_leave_colour_out(journal: Aj) -> None:
    assert journal("config", "set", "color", "never").code == 0
    session = journal.session("summary", lines=200)
    assert session.end() == 0
    assert b"\x1b" not in session.bytes


def test_there_is_colour_on_a_terminal_that_has_it(journal: Aj) -> None:
    session = journal.session("summary", lines=200)
    assert session.end() == 0
    assert b"\x1b[1m" in session.bytes


@pytest.mark.parametrize("words", [*READING, *MACHINE])
def test_a_pipe_gets_no_escapes_and_nothing_on_the_side(journal: Aj, words: str) -> None:
    ran = journal(*words.split())
    assert (ran.code, ran.err) == (0, "")
    assert b"\x1b" not in ran.data
    assert b"\r" not in ran.data


def test_what_is_longer_than_the_screen_goes_through_less_which_writes_nothing_down(journal: Aj) -> None:
    session = journal.session("help", "sets", lines=5, PAGER="less", LESS="")
    session.wait(":")
    session.type("q")
    assert session.end() == 0
    assert not (journal.home / ".lesshst").exists()


@pytest.mark.parametrize("words", [*READING, *MACHINE])
def test_an_old_terminal_gets_letters_it_can_show(journal: Aj, words: str) -> None:
    ran = journal(*words.split(), encoding="ascii")
    assert (ran.code, ran.err) == (0, "")
    assert ran.data.decode("ascii")


@pytest.mark.parametrize("environ", [{"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_an_old_system_shows_an_entry(journal: Aj, environ: dict[str, str]) -> None:
    ran = journal.process("show", **environ)
    assert (ran.code, ran.err) == (0, "")
    assert b"He went quiet again. Caf" in ran.data


def test_json_in_ascii_says_the_same(journal: Aj) -> None:
    ran = journal.process("export", "jsonl", PYTHONIOENCODING="ascii", LC_ALL="C")
    told = [json.loads(line) for line in journal("export", "jsonl").out.split("\n")[:-1]]
    assert [json.loads(line) for line in ran.data.decode("ascii").split("\n")[:-1]] == told


def children(number: int) -> list[int]:
    """Return a process and everything it has started."""
    path = Path(f"/proc/{number}/task/{number}/children")
    return [number, *(one for child in path.read_text().split() for one in children(int(child)))]


def said_aloud(session: Session) -> bytes:
    """Return the arguments and the environment of the program and of everything it has started."""
    numbers = children(session.process.pid)
    return b"".join(Path(f"/proc/{one}/{name}").read_bytes() for one in numbers for name in ("cmdline", "environ"))


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no process table to read here")
def test_no_word_of_an_entry_is_in_the_process_table(journal: Aj) -> None:
    editor = journal.home / "editor"
    editor.write_text('#!/bin/sh\ntouch "$HOME/open"\nread line\necho "more" >> "$1"\n')
    editor.chmod(0o755)
    session = journal.session("edit", "last", EDITOR=str(editor))
    session.until((journal.home / "open").exists, "the editor")
    seen = said_aloud(session)
    assert b"aj-edit-" in seen
    assert CANARY.encode() not in seen
    session.type("\n")
    session.wait("Saved. To take it back: aj undo")
    assert session.end() == 0


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no process table to read here")
def test_no_typed_word_is_in_the_process_table(aj: Aj) -> None:
    session = aj.session("reflect", "jot", "-c", "C04", "--date", "today")
    session.wait("1 of 2")
    session.type(CANARY)
    session.wait(CANARY)
    assert CANARY.encode() not in said_aloud(session)
    session.type("\x13")
    assert session.end() == 0


class LeakingError(Exception):
    """A mistake of our own whose message quotes an entry."""


@pytest.mark.parametrize("mistake", [LeakingError, ValueError, KeyError, RuntimeError, RecursionError, MemoryError])
def test_a_mistake_of_our_own_is_told_without_a_word_of_an_entry(journal: Aj, mistake: type[Exception]) -> None:
    def fail(*_args: object, **_named: object) -> Any:  # noqa: ANN401  it gives nothing
        raise mistake(f"He went quiet, {CANARY}")

    journal.monkeypatch.setattr(listing, "listing", fail)
    ran = journal("list")
    assert (ran.code, ran.data) == (1, b"")
    assert is_one_refusal(ran.err)
    assert ran.err.startswith(f"aj: something went wrong inside the program ({mistake.__name__} at ")
    assert CANARY not in ran.err


def test_a_search_is_asked_for_on_a_terminal(journal: Aj) -> None:
    session = journal.session("search", "-")
    session.wait("Search for:")
    session.type("curtain\n")
    assert session.end() == 0
    assert "1: " not in session.text.split("Search for:")[0]
    assert f"{CANARY} curtain" in session.text


def test_slow_work_is_shown_on_a_terminal_only_after_a_second() -> None:
    talk = Terminal()
    moments = iter((0.0, 0.5, 1.5, 1.55, 1.8, 2.0, 2.5))
    show = progress_on(Screen(Streams(Terminal(), io.StringIO(), talk), plain=False), lambda: next(moments))
    for done in (1, 2, 3):
        show(done, 3)
    assert talk.getvalue() == "\r\x1b[Kreading 2 of 3 entries\r\x1b[K"


class Terminal(io.StringIO):
    """Text that is taken for a terminal."""

    def isatty(self) -> bool:
        return True


def test_what_follows_two_dashes_is_no_option(journal: Aj) -> None:
    ran = journal("search", "--", "--plain")
    assert (ran.code, is_one_refusal(ran.err)) == (3, True)


def test_a_refusal_cannot_steer_the_terminal(journal: Aj) -> None:
    for words in (["bogus\x1b[31m\x07\u202e\n\x9b"], ["reflect", "--from", "\x1b[31m\n\u202e"], ["list", "-n", "\x1b"]):
        ran = journal(*words)
        assert ran.code == 2
        assert is_one_refusal(ran.err)
        assert not set("\x1b\x07\x9b\u202e") & set(ran.err)


def test_ctrl_c_during_slow_work_is_quiet(journal: Aj) -> None:
    def wait(*_args: object, **_named: object) -> Any:  # noqa: ANN401  it gives nothing
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)

    journal.monkeypatch.setattr(desk.Desk, "overview", wait)
    ran = journal("summary")
    assert (ran.code, ran.data, ran.err) == (130, b"", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_shown_without_installing_anything(aj: Aj, shell: str) -> None:
    ran = aj.process(_AJ_COMPLETE=f"source_{shell}")
    assert (ran.code, ran.err) == (0, "")
    assert "_AJ_COMPLETE" in ran.out
    assert list(aj.home.iterdir()) == []


def test_completion_offers_commands_and_options_and_makes_nothing(aj: Aj) -> None:
    asked = {"_AJ_COMPLETE": "complete_bash", "COMP_CWORD": "1"}
    offered = aj.process(COMP_WORDS="aj re", **asked).out.split()
    assert sorted(offered) == ["reflect", "restore", "resume", "review"]
    assert "--client" in aj.process(COMP_WORDS="aj list --c", **(asked | {"COMP_CWORD": "2"})).out.split()
    assert list(aj.home.iterdir()) == []
    assert not aj.root.exists()


def test_the_program_can_be_started_by_its_module_name(journal: Aj) -> None:
    assert PROGRAM[1:] == ("-m", "alliance_journal")
    assert journal.process("list").out == journal("list").out
