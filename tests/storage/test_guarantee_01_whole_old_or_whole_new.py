"""After a crash at any point each entry is whole old or whole new."""

import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from alliance_journal.errors import AllianceJournalError
from alliance_journal.storage.checks import verify
from alliance_journal.storage.folder import Journal, open_journal
from tests.storage.acts import ACTS, NEW, OLD, OTHER, OTHER_PATH, PATH, Act
from tests.storage.examples import a_journal, an_entry, bytes_of, entries_in, everything_in
from tests.storage.fakes import Crash, CrashingDisk, FailingDisk, PowerCutDisk


def check_whole(files: dict[str, bytes]) -> None:
    """Every entry is whole old or whole new, and none is in no place at all."""
    allowed = {PATH: {bytes_of(OLD), bytes_of(NEW)}, OTHER_PATH: {bytes_of(OTHER)}}
    for path, content in entries_in(files).items():
        assert content in allowed[path], path
    kept = [content for path, content in files.items() if path == PATH or path.startswith(".trash/")]
    assert {bytes_of(OLD), bytes_of(NEW)} & set(kept), "the entry is in neither of its two places"


def with_old(root: Path) -> Journal:
    journal = a_journal(root)
    journal.add(OLD)
    return journal


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("once", [True, False])
def test_a_disk_that_fails_at_any_call_leaves_whole_entries(tmp_path: Path, act: Act, *, once: bool) -> None:
    for at in range(1, 200):
        root = tmp_path / str(at)
        with_old(root)
        disk = FailingDisk(at, once=once)
        with suppress(AllianceJournalError):
            act(Journal(root, disk))
        check_whole(everything_in(root))
        if not disk.has_failed:
            return
    pytest.fail("the act has more calls than are tried here")


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_process_that_ends_before_any_call_leaves_whole_entries_and_a_journal_that_works(
    tmp_path: Path, act: Act
) -> None:
    for at in range(1, 200):
        root = tmp_path / str(at)
        with_old(root)
        try:
            act(Journal(root, CrashingDisk(at)))
        except Crash:
            check_whole(everything_in(root))
            journal = open_journal(root, create=False)
            assert {finding.kind for finding in verify(journal)} <= {"left-over", "trash"}
            journal.add(an_entry("bbbb2222"))
        else:
            return
    pytest.fail("the act has more calls than are tried here")


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_power_cut_at_any_moment_leaves_whole_entries(tmp_path: Path, act: Act) -> None:
    disk = PowerCutDisk(tmp_path / "journal")
    journal = open_journal(tmp_path / "journal", create=True, disk=disk)
    journal.add(OLD)
    seen = 0

    def look_at_all_states() -> None:
        nonlocal seen
        for state in disk.states():
            seen += 1
            check_whole(state)

    disk.at_each = look_at_all_states
    act(journal)
    assert seen > 20


def test_the_first_entry_of_a_journal_is_whole_or_not_there(tmp_path: Path) -> None:
    disk = PowerCutDisk(tmp_path / "journal")
    seen = set()

    def look_at_all_states() -> None:
        for state in disk.states():
            seen.update(entries_in(state).values())

    disk.at_each = look_at_all_states
    open_journal(tmp_path / "journal", create=True, disk=disk).add(OLD)
    assert seen == {bytes_of(OLD)}


SCRIPT = "import sys; from tests.storage.acts import run; run(*sys.argv[1:])"


def killed_at(root: Path, act: str, call: str, number: int) -> bool:
    """Run an act in a process of its own that is killed at the n-th system call of a kind; whether it was."""
    command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}"]
    command += ["-e", f"inject={call}:signal=KILL:when={number}", sys.executable, "-c", SCRIPT, str(root), act]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    ended = subprocess.run(
        command,
        check=False,
        cwd=Path(__file__).parent.parent.parent,
        env={**environment, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        timeout=60,
    )
    assert ended.returncode in {0, 128 + signal.SIGKILL, -signal.SIGKILL}, ended.stderr[-500:]
    return ended.returncode != 0


def can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    command = ["strace", "-qq", "-o", os.devnull, "-e", "inject=fsync:signal=KILL:when=1", "true"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("call", ["write", "fsync", "/^link", "/^rename", "/^unlink"])
@pytest.mark.parametrize("act", ["add", "edit", "delete"])
def test_kill_9_at_a_system_call_leaves_whole_entries(tmp_path: Path, act: str, call: str) -> None:
    if not can_trace():
        pytest.skip("strace is not here, or may not trace: kill -9 at a system call cannot be tried")
    dice = random.Random(f"{act}{call}")  # noqa: S311  which of the later calls is tried is no secret
    for number in (1, dice.randint(2, 6)):
        root = tmp_path / str(number)
        with_old(root)
        was_killed = killed_at(root, act, call, number)
        check_whole(everything_in(root))
        if not was_killed:
            return
        assert {finding.kind for finding in verify(open_journal(root, create=False))} <= {"left-over", "trash"}
