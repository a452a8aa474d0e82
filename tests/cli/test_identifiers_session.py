"""What may say who somebody is, asked about in a real terminal; cut off in every way, nothing is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.guide.keeping import KeptWalk, from_draft
from tests.cli.fakes import ROOT, Aj, lines_of
from tests.terminal.fakes import Session

PROGRAM: Final = (sys.executable, "-m", "tests.terminal.aj_few")
NOTE: Final = "I met Anna at noon.\rAnna said Tomas was out."
KEPT: Final = NOTE.replace("\r", "\n")


def session(*words: str, columns: int = 80, lines: int = 24) -> Session:
    return Session([*PROGRAM, *words], columns=columns, lines=lines, environ={}, cwd=ROOT)


def written(*flags: str, columns: int = 80, lines: int = 24) -> Session:
    """Return a session in which a note with two names was written and is about to be saved."""
    opened = session("reflect", "jot", "-c", "C04", "--date", "today", *flags, columns=columns, lines=lines)
    opened.wait("1 of 2")
    opened.type(NOTE.replace("\r", "\n") + "\n.\n" if flags else NOTE + "\t")
    opened.wait("2 of 2")
    opened.type("\n" if flags else "\x0f")
    opened.wait("Anna")
    opened.wait("1 of 2")
    opened.wait("k all")
    return opened


def draft_of(aj: Aj) -> KeptWalk:
    (path,) = (aj.root / "drafts").glob("*.json")
    return from_draft(path.read_text(encoding="utf-8"))


def text_of(aj: Aj) -> str:
    (file,) = aj.files
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [(80, 24), (40, 30), (46, 12)], ids=str)
def test_names_are_settled_on_cards_and_leave_no_trace_on_the_screen(aj: Aj, size: tuple[int, int]) -> None:
    opened = written(columns=size[0], lines=size[1])
    opened.type("r\r")
    opened.wait("2 of 2")
    opened.type("o\r")
    opened.wait("Replace with")
    opened.type("[her brother]\r")
    assert opened.end() == 0
    assert "C04 said [her brother] was out." in text_of(aj)
    shown = " ".join(opened.scrollback.split())
    assert "✓ 1 a name: replaced with C04" in shown
    assert "✓ 2 a name: replaced with other words" in shown
    assert "Saved as " in shown
    assert "Anna" not in shown
    assert "Tomas" not in shown
    assert list((aj.root / "drafts").iterdir()) == []


def test_names_are_settled_by_lines_without_moving_the_cursor(aj: Aj) -> None:
    opened = written("--plain", columns=100)
    opened.type("r\n")
    opened.wait("2 of 2. A name: Tomas")
    opened.type("n\n")
    assert opened.end() == 0
    assert b"\x1b" not in opened.bytes
    assert "C04 said Tomas was out." in text_of(aj)
    assert (aj.root / "names.txt").read_text() == "- Tomas\n"


def test_an_answer_opens_on_its_card_again_and_is_looked_at_again(aj: Aj) -> None:
    opened = written()
    opened.type("e\r")
    opened.wait("1 of 1")
    opened.type(" Ines came.\t")
    opened.wait("1 of 3")
    opened.type("k all\r")
    assert opened.end() == 0
    assert f"{KEPT} Ines came." in text_of(aj)


ENDS: Final[dict[str, tuple[Callable[[Session], None], int]]] = {
    "SIGTERM": (lambda opened: opened.signal(signal.SIGTERM), 143),
    "SIGHUP": (lambda opened: opened.signal(signal.SIGHUP), 129),
    "SIGKILL": (lambda opened: opened.signal(signal.SIGKILL), 137),
    "a closed window": (lambda opened: opened.hang_up(), 129),
    "^S": (lambda opened: opened.type("\x13"), 0),
    "Ctrl-C": (lambda opened: opened.type("\x03"), 0),
}


@pytest.mark.parametrize(
    ("end", "flags"), [*((end, ()) for end in ENDS), *((end, ("--plain",)) for end in tuple(ENDS)[:4])], ids=str
)
def test_a_settling_that_is_cut_off_leaves_the_walk_and_resume_asks_again(
    aj: Aj, end: str, flags: tuple[str, ...]
) -> None:
    opened = written(*flags)
    opened.type("r\n" if flags else "r\r")
    opened.wait("2 of 2")
    opened.wait("Tomas")
    cut_off, code = ENDS[end]
    cut_off(opened)
    assert opened.end() == code
    assert aj.files == []
    assert draft_of(aj).walk.given["note"] == KEPT.replace("Anna", "C04")

    again = session("resume", *flags)
    again.wait("A name: Tomas")
    again.type("k\n" if flags else "k\r")
    assert again.end() == 0
    assert KEPT.replace("Anna", "C04") in text_of(aj)
    assert list((aj.root / "drafts").iterdir()) == []


def test_a_window_that_closes_while_an_answer_is_edited_keeps_its_words(aj: Aj) -> None:
    opened = written()
    opened.type("e\r")
    opened.wait("1 of 1")
    opened.type(" And more.")
    opened.wait("And more.")
    opened.signal(signal.SIGHUP)
    assert opened.end() == 129
    assert aj.files == []
    assert draft_of(aj).walk.begun["note"] == f"{KEPT} And more."


def test_entries_are_settled_later_and_undo_takes_that_back(aj: Aj) -> None:
    entry = {"met": "2026-09-04", "client": "C04", "text": "Anna left. Tomas stayed."}
    assert aj("import", "jsonl", "-", typed=lines_of(entry)).code == 0
    opened = session("check", "--fix")
    opened.wait("A name: Anna")
    opened.type("r\r")
    opened.wait("A name: Tomas")
    opened.type("s\r")
    assert opened.end() == 0
    assert "C04 left. [name] stayed." in text_of(aj)
    assert "Anna" not in opened.scrollback
    assert aj("undo").code == 0
    assert "Anna left. Tomas stayed." in text_of(aj)


def test_an_answer_of_an_entry_opens_in_the_editor(aj: Aj, tmp_path: Path) -> None:
    entry = {"met": "2026-09-04", "client": "C04", "text": "Anna left."}
    assert aj("import", "jsonl", "-", typed=lines_of(entry)).code == 0
    editor = tmp_path / "fake-editor"
    editor.write_text('#!/bin/sh\nsed -i "s/Anna/My colleague/" "$1"\n')
    editor.chmod(0o755)
    opened = Session([*PROGRAM, "check", "--fix"], environ={"EDITOR": str(editor)}, cwd=ROOT)
    opened.wait("A name: Anna")
    opened.type("e\r")
    assert opened.end() == 0
    assert "My colleague left." in text_of(aj)


def test_nothing_of_a_name_is_in_arguments_environment_or_anything_but_the_entry(aj: Aj) -> None:
    opened = written()
    pid = opened.process.pid
    if Path(f"/proc/{pid}").is_dir():
        for part in ("cmdline", "environ"):
            assert b"Tomas" not in Path(f"/proc/{pid}/{part}").read_bytes()
    opened.type("k all\r")
    assert opened.end() == 0
    places = [path for path in aj.home.parent.rglob("*") if path.is_file() and b"Tomas" in path.read_bytes()]
    assert places == aj.files


def test_the_program_says_nothing_of_a_name_where_it_breaks(aj: Aj) -> None:
    script = (
        "import sys; from alliance_journal.terminal import settling_walks\n"
        "def boom(*_a, **_k): raise RuntimeError('Anna Berg')\n"
        "settling_walks.settle = boom\n"
        "from alliance_journal.findings import mentions; from tests.terminal.spotting_fakes import a_few\n"
        "mentions.identifiers_in = a_few\n"
        "from alliance_journal.terminal.screen import Screen\n"
        "Screen.asks = property(lambda _self: True)\n"
        "sys.argv = ['aj', 'reflect', 'jot', '--plain', '-c', 'C04', '--date', 'today']\n"
        "from alliance_journal.__main__ import main; main()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], input=b"Anna Berg left.\n.\n\n", capture_output=True, check=False, cwd=ROOT,
        env=dict(os.environ), timeout=60,
    )  # fmt: skip
    assert ran.returncode == 1
    assert b"something went wrong inside the program (RuntimeError at " in ran.stderr
    assert b"Anna" not in ran.stderr + ran.stdout
    assert draft_of(aj).walk.given["note"] == "Anna Berg left."
