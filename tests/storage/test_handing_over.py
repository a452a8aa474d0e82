"""A file for somebody else: whole or not at all, for its owner only, never over another one unasked."""

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from alliance_journal.errors import ConflictError, DiskError, UsageError
from alliance_journal.storage import endings
from alliance_journal.storage.fsops import RealDisk
from alliance_journal.storage.handing_over import check_target, hand_over
from tests.storage.fakes import FailingDisk, WatchedDisk

OLD, NEW = b"old sheet", b"new sheet"


@pytest.fixture
def away(tmp_path: Path) -> Path:
    folder = tmp_path / "away"
    folder.mkdir()
    return folder


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    (folder / "entries").mkdir(parents=True)
    return folder


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_whole_and_for_its_owner_only_whatever_the_umask(away: Path, journal: Path) -> None:
    before = os.umask(0)
    try:
        hand_over(RealDisk(), away / "sheet.md", NEW, journal, force=False)
    finally:
        os.umask(before)
    assert (away / "sheet.md").read_bytes() == NEW
    assert stat.S_IMODE((away / "sheet.md").stat().st_mode) == 0o600
    assert names_in(away) == ["sheet.md"]


def test_a_file_that_is_there_stays_and_is_named(away: Path, journal: Path) -> None:
    (away / "sheet.md").write_bytes(OLD)
    with pytest.raises(ConflictError, match=r"sheet\.md is there already") as refusal:
        hand_over(RealDisk(), away / "sheet.md", NEW, journal, force=False)
    assert "--force" in refusal.value.hint
    assert (away / "sheet.md").read_bytes() == OLD


def test_with_force_it_is_replaced_and_then_for_its_owner_only(away: Path, journal: Path) -> None:
    (away / "sheet.md").write_bytes(OLD)
    (away / "sheet.md").chmod(0o644)
    hand_over(RealDisk(), away / "sheet.md", NEW, journal, force=True)
    assert (away / "sheet.md").read_bytes() == NEW
    assert stat.S_IMODE((away / "sheet.md").stat().st_mode) == 0o600
    assert names_in(away) == ["sheet.md"]


def test_force_makes_a_new_file_as_well(away: Path, journal: Path) -> None:
    hand_over(RealDisk(), away / "sheet.md", NEW, journal, force=True)
    assert (away / "sheet.md").read_bytes() == NEW


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_is_never_followed_nor_replaced(away: Path, journal: Path, *, force: bool, dangling: bool) -> None:
    target = away / "elsewhere.md"
    if not dangling:
        target.write_bytes(OLD)
    (away / "sheet.md").symlink_to(target)
    with pytest.raises(DiskError, match="it is a link"):
        hand_over(RealDisk(), away / "sheet.md", NEW, journal, force=force)
    assert (away / "sheet.md").is_symlink()
    assert not dangling or not target.exists()
    assert dangling or target.read_bytes() == OLD


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_no_file(away: Path, journal: Path, *, force: bool) -> None:
    (away / "sheet.md").mkdir()
    with pytest.raises(DiskError, match="it is no file"):
        hand_over(RealDisk(), away / "sheet.md", NEW, journal, force=force)


def test_a_folder_that_is_missing_is_not_made(away: Path, journal: Path) -> None:
    with pytest.raises(DiskError, match="there is no such folder"):
        hand_over(RealDisk(), away / "nowhere" / "sheet.md", NEW, journal, force=True)
    assert names_in(away) == []


def test_a_file_is_no_folder(away: Path, journal: Path) -> None:
    (away / "file").write_bytes(OLD)
    with pytest.raises(DiskError, match="there is no such folder"):
        hand_over(RealDisk(), away / "file" / "sheet.md", NEW, journal, force=False)


@pytest.mark.parametrize("inside", ["sheet.md", "entries/sheet.md", "hours.csv", "../journal/codebook.toml"])
def test_nothing_is_written_into_the_journals_own_folder(journal: Path, inside: str) -> None:
    with pytest.raises(UsageError, match="inside the journal's own folder"):
        hand_over(RealDisk(), journal / inside, NEW, journal, force=True)
    assert names_in(journal) == ["entries"]


def test_a_folder_that_leads_into_the_journal_is_inside_it(away: Path, journal: Path) -> None:
    (away / "shortcut").symlink_to(journal / "entries")
    with pytest.raises(UsageError):
        check_target(RealDisk(), away / "shortcut" / "sheet.md", journal, force=True)


def test_a_folder_that_is_itself_a_link_is_as_good_as_another(away: Path, journal: Path) -> None:
    (away / "real").mkdir()
    (away / "linked").symlink_to(away / "real")
    hand_over(RealDisk(), away / "linked" / "sheet.md", NEW, journal, force=False)
    assert (away / "real" / "sheet.md").read_bytes() == NEW


def test_the_journal_need_not_exist(away: Path, tmp_path: Path) -> None:
    hand_over(RealDisk(), away / "sheet.md", NEW, tmp_path / "no journal", force=False)
    assert (away / "sheet.md").read_bytes() == NEW


def test_a_name_that_is_too_long_is_one_clear_sentence(away: Path, journal: Path) -> None:
    with pytest.raises(DiskError, match="the name is too long"):
        check_target(RealDisk(), away / f"{'x' * 300}.md", journal, force=False)


@pytest.mark.parametrize("error", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_what_the_disk_refuses_is_told_with_the_name_that_was_asked_for(away: Path, journal: Path, error: int) -> None:
    with pytest.raises(DiskError) as refusal:
        hand_over(FailingDisk(1, error=error), away / "sheet.md", NEW, journal, force=False)
    assert refusal.value.sentence.startswith(f"{away / 'sheet.md'}: ")
    assert "--journal" not in refusal.value.hint
    assert ".tmp" not in refusal.value.sentence


def test_a_folder_in_which_no_file_can_be_made_is_not_told_as_missing(away: Path, journal: Path) -> None:
    with pytest.raises(DiskError, match="no file can be made in that folder"):
        hand_over(FailingDisk(1, error=errno.ENOENT), away / "sheet.md", NEW, journal, force=False)


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("at", range(1, 12))
def test_wherever_the_disk_fails_the_file_is_whole_or_as_it_was(
    away: Path, journal: Path, at: int, *, force: bool
) -> None:
    path = away / "sheet.md"
    if force:
        path.write_bytes(OLD)
    with suppress(DiskError):
        hand_over(FailingDisk(at), path, NEW, journal, force=force)
    assert not path.exists() or path.read_bytes() in {OLD, NEW}
    assert not force or path.exists()


def test_somebody_who_takes_the_name_meanwhile_keeps_it(away: Path, journal: Path) -> None:
    path = away / "sheet.md"

    class Overtaken(WatchedDisk):
        def before(self, verb: str, *_arguments: object) -> None:
            if verb == "create":
                path.write_bytes(OLD)

    with pytest.raises(ConflictError):
        hand_over(Overtaken(), path, NEW, journal, force=False)
    assert path.read_bytes() == OLD
    assert names_in(away) == ["sheet.md"]


def test_a_link_that_appears_meanwhile_is_not_replaced(away: Path, journal: Path) -> None:
    path = away / "sheet.md"

    class Overtaken(WatchedDisk):
        def before(self, verb: str, *_arguments: object) -> None:
            if verb == "create":
                path.symlink_to(away / "elsewhere.md")

    with pytest.raises(DiskError, match="it is a link"):
        hand_over(Overtaken(), path, NEW, journal, force=True)
    assert names_in(away) == ["sheet.md"]


def test_a_name_that_was_taken_and_is_free_again_is_told_as_taken(away: Path, journal: Path) -> None:
    class Fleeting(WatchedDisk):
        def before(self, verb: str, *_arguments: object) -> None:
            if verb == "link":
                raise FileExistsError(errno.EEXIST, "the name is taken")

    with pytest.raises(ConflictError):
        hand_over(Fleeting(), away / "sheet.md", NEW, journal, force=False)
    assert names_in(away) == []


class CalledOff(WatchedDisk):
    """Something ends the program while the file is sent to the disk."""

    def __init__(self, end: Callable[[], None]) -> None:
        super().__init__()
        self.end = end

    def before(self, verb: str, *_arguments: object) -> None:
        if verb == "sync":
            self.end()


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("force", [False, True])
def test_nothing_half_written_stays_when_a_person_calls_it_off(away: Path, journal: Path, *, force: bool) -> None:
    with pytest.raises(KeyboardInterrupt):
        hand_over(CalledOff(interrupt), away / "sheet.md", NEW, journal, force=force)
    assert names_in(away) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_nothing_half_written_stays_when_a_signal_ends_the_program(
    away: Path, journal: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    ended: list[tuple[int, int]] = []
    monkeypatch.setattr(endings.os, "kill", lambda *call: ended.append(call))
    hand_over(CalledOff(lambda: signal.raise_signal(number)), away / "sheet.md", NEW, journal, force=False)
    assert ended == [(os.getpid(), number)]
    assert names_in(away) == []
    assert signal.getsignal(number) == signal.SIG_DFL


SCRIPT = """
import signal, sys
from pathlib import Path
from tests.storage.test_handing_over import CalledOff, hand_over
end = lambda: signal.raise_signal(signal.SIGTERM)
hand_over(CalledOff(end), Path(sys.argv[1], "sheet.md"), b"sheet", Path(sys.argv[2]), force=False)
"""


def test_the_program_ends_by_the_signal_that_came(away: Path, journal: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-c", SCRIPT, str(away), str(journal)]
    ended = subprocess.run(command, check=False, cwd=Path(__file__).parents[2], env=environment, timeout=60)
    assert ended.returncode == -signal.SIGTERM
    assert names_in(away) == []


def test_a_signal_that_somebody_handles_is_left_to_them(away: Path, journal: Path) -> None:
    came: list[int] = []
    former = signal.signal(signal.SIGTERM, lambda number, _frame: came.append(number))
    try:
        hand_over(CalledOff(lambda: signal.raise_signal(signal.SIGTERM)), away / "a.md", NEW, journal, force=False)
    finally:
        signal.signal(signal.SIGTERM, former)
    assert came == [signal.SIGTERM]
    assert (away / "a.md").read_bytes() == NEW


def test_beside_the_main_thread_a_file_is_written_as_well(away: Path, journal: Path) -> None:
    thread = threading.Thread(
        target=hand_over, args=(RealDisk(), away / "sheet.md", NEW, journal), kwargs={"force": False}
    )
    thread.start()
    thread.join()
    assert names_in(away) == ["sheet.md"]


def test_what_a_killed_program_left_under_the_same_name_goes_and_nothing_else(away: Path, journal: Path) -> None:
    others = [".other.md.0123456789ab.tmp", ".sheet.md.tmp", ".sheet.md.0123456789ab.tmp.md", "x.sheet.md"]
    for name in (".sheet.md.0123456789ab.tmp", ".sheet.md.ba9876543210.tmp", *others):
        (away / name).write_bytes(OLD)
    (away / ".sheet.md.aaaaaaaaaaaa.tmp").symlink_to(away / "x.sheet.md")
    hand_over(RealDisk(), away / "sheet.md", NEW, journal, force=False)
    assert names_in(away) == sorted([*others, ".sheet.md.aaaaaaaaaaaa.tmp", "sheet.md"])


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="this system knows no owners")
def test_what_somebody_else_is_writing_stays(away: Path, journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (away / ".sheet.md.0123456789ab.tmp").write_bytes(OLD)
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    hand_over(RealDisk(), away / "sheet.md", NEW, journal, force=False)
    assert names_in(away) == [".sheet.md.0123456789ab.tmp", "sheet.md"]
