import os
import shutil
import signal
import threading
from pathlib import Path

import pytest

from alliance_journal.errors import UsageError
from alliance_journal.terminal import editor
from alliance_journal.terminal.editor import edit_text, editor_command, left_behind, memory_place
from alliance_journal.terminal.signals import watched_signals


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for fake editors, with no memory-backed storage about and the drafts folder beside it."""
    (tmp_path / "drafts").mkdir()
    monkeypatch.setattr(editor, "memory_place", lambda: None)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def program(place: Path, name: str, script: str) -> Path:
    path = place / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def edited(place: Path, script: str, monkeypatch: pytest.MonkeyPatch, text: str = "before") -> str:
    program(place, "fake", script)
    monkeypatch.setenv("VISUAL", "fake")
    return edit_text(text, fallback=place / "drafts")


def test_what_the_editor_saved_comes_back(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert edited(place, 'printf "%s" "after 👩" > "$1"', monkeypatch) == "after 👩"


def test_the_editor_gets_the_words_byte_for_byte(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "שלום 👩\u200d👩\u200d👧\n\nend"
    assert edited(place, f'cp "$1" {place}/seen; echo >> "$1"', monkeypatch, text) == text
    assert (place / "seen").read_bytes() == text.encode()


def test_a_bom_and_foreign_line_ends_are_taken_away(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert edited(place, r'printf "\357\273\277one\r\ntwo\r\n" > "$1"', monkeypatch) == "one\ntwo"


def test_the_last_line_end_stays_where_it_was_there_before(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert edited(place, "true", monkeypatch, "one\n") == "one\n"


def test_the_file_is_private_and_gone_afterwards(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited(place, f'stat -c "%a" "$1" "$(dirname "$1")" > {place}/modes; echo x > "$1~"; echo y > "$1"', monkeypatch)
    assert (place / "modes").read_text().split() == ["600", "700"]
    assert list((place / "drafts").iterdir()) == []


def test_memory_is_taken_before_the_drafts_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not os.access("/dev/shm", os.W_OK):  # noqa: S108 - whether there is one
        pytest.skip("no memory-backed storage here")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    edited(tmp_path, f'dirname "$1" > {tmp_path}/where; echo y > "$1"', monkeypatch)
    assert (tmp_path / "where").read_text().startswith("/dev/shm/aj-edit-")  # noqa: S108 - where it was put


def test_the_words_are_not_in_the_arguments(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited(place, f'echo "$@" > {place}/words; env >> {place}/words; echo y > "$1"', monkeypatch, "planted")
    assert "planted" not in (place / "words").read_text()


def test_an_editor_that_returns_at_once_is_asked_about(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(place, "fake", "true")
    monkeypatch.setenv("VISUAL", "fake")
    asked: list[int] = []

    def finished() -> bool:
        asked.append(1)
        if len(asked) == 2:
            next((place / "drafts").glob("*/answer.md")).write_text("after all")
        return False

    assert edit_text("before", fallback=place / "drafts", finished=finished) == "after all"
    assert len(asked) == 2


def test_a_file_that_the_editor_removed_leaves_the_words_as_they_were(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert edited(place, 'rm "$1"', monkeypatch) == "before"


def test_a_signal_ends_the_editor_and_keeps_what_it_had_saved(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(place, "fake", 'echo saved > "$1"; exec sleep 30')
    monkeypatch.setenv("VISUAL", "fake")
    with watched_signals() as signals:
        threading.Timer(0.7, os.kill, (os.getpid(), signal.SIGTERM)).start()
        assert edit_text("before", fallback=place / "drafts", signals=signals) == "saved"
        assert signals.came == signal.SIGTERM


@pytest.mark.parametrize(
    ("named", "traces"),
    [
        ("vim", ("-n", "-i", "NONE", "--cmd", "set noundofile nobackup nowritebackup")),
        ("vim -n", ("-n", "-i", "NONE", "--cmd", "set noundofile nobackup nowritebackup")),
        ("nvim", ("-n", "-i", "NONE", "--cmd", "set noundofile nobackup nowritebackup", "--cmd", "set shada=")),
        ("nano", ("--nohistory", "--ignorercfiles")),
        ("code", ("--wait",)),
        ("code --wait", ("--wait",)),
        ("subl", ("--wait",)),
        ("ed", ()),
    ],
)
def test_known_editors_are_told_to_leave_nothing_behind(place: Path, named: str, traces: tuple[str, ...]) -> None:
    name, *_ = named.split()
    program(place, name, "true")
    command = editor_command({"EDITOR": named})
    assert command[0] == name
    assert sorted(command[1:]) == sorted(traces)


def test_a_vi_that_is_vim_is_treated_as_vim(place: Path) -> None:
    program(place, "vim.basic", "true")
    (place / "vi").symlink_to(place / "vim.basic")
    assert "-n" in editor_command({"EDITOR": "vi"})


def test_visual_comes_before_editor_and_may_hold_options(place: Path) -> None:
    program(place, "mine", "true")
    assert editor_command({"VISUAL": "mine '-o b'", "EDITOR": "ed"}) == ("mine", "-o b")


def test_without_a_choice_nano_is_taken(place: Path) -> None:
    program(place, "nano", "true")
    assert editor_command({})[0] == "nano"


@pytest.mark.parametrize("named", ["no-such-editor", "'unclosed"])
def test_an_editor_that_is_not_there_is_told(named: str) -> None:
    with pytest.raises(UsageError, match=r"no editor|cannot be read"):
        editor_command({"EDITOR": named})


def test_no_editor_at_all_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(place))
    with pytest.raises(UsageError, match="no editor was found"):
        editor_command({})


def test_an_editor_that_cannot_be_started_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "fake").write_text("#!/nonexistent\n")
    (place / "fake").chmod(0o755)
    monkeypatch.setenv("VISUAL", "fake")
    with pytest.raises(UsageError, match="could not be started"):
        edit_text("before", fallback=place / "drafts")
    assert list((place / "drafts").iterdir()) == []


@pytest.mark.skipif(shutil.which("vim") is None, reason="needs vim")
def test_a_real_vim_leaves_no_trace(place: Path, a_home_of_its_own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vim -e -s -c 'normal! Aplanted' -c wq")
    monkeypatch.setenv("TERM", "xterm")
    assert edit_text("before", fallback=place / "drafts") == "beforeplanted"
    assert list((place / "drafts").iterdir()) == []
    assert list(a_home_of_its_own.iterdir()) == []


def test_folders_of_programs_that_died_are_found_and_others_left_alone(place: Path) -> None:
    drafts = place / "drafts"
    ended = os.fork()
    if ended == 0:
        os._exit(0)
    os.waitpid(ended, 0)
    for name in (f"aj-edit-{ended}-x", f"aj-edit-{os.getpid()}-x", "aj-edit-1-x", "aj-edit-no-x", "other"):
        (drafts / name).mkdir()
    (drafts / f"aj-edit-{ended}-link").symlink_to(place)
    assert left_behind(drafts) == (drafts / f"aj-edit-{ended}-x",)
    assert left_behind(None) == ()


def test_a_program_of_somebody_else_is_alive(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_number: int, _signal: int) -> None:
        raise PermissionError

    (place / "drafts" / "aj-edit-77-x").mkdir()
    monkeypatch.setattr(os, "kill", refuse)
    assert left_behind(place / "drafts") == ()


def test_memory_backed_storage_must_be_writable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) == tmp_path and real(path, mode))
    assert memory_place() == tmp_path
