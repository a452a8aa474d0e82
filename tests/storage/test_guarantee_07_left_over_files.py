"""Left-over temporary files are found and offered, and removed only when that is confirmed."""

from pathlib import Path

import pytest

from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.storage.checks import verify
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.history import undo
from alliance_journal.storage.leftovers import LeftOver, lost_and_found, remove_left_over, rescue
from tests.storage.acts import ACTS, OLD, PATH, Act
from tests.storage.examples import a_journal, bytes_of, everything_in
from tests.storage.fakes import Crash, CrashingDisk

NAME = ".2026-11-22-1640-k7f3q2mx.md.0123456789ab.tmp"


def leave(journal: Journal, content: bytes, *, folder: str = "entries/2026", name: str = NAME) -> str:
    where = journal.root / folder / name
    where.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    where.write_bytes(content)
    where.chmod(0o600)
    return f"{folder}/{name}".lstrip("/")


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_after_a_crash_at_any_call_every_temporary_file_is_found_and_none_is_removed(tmp_path: Path, act: Act) -> None:
    for at in range(1, 200):
        root = tmp_path / str(at)
        a_journal(root).add(OLD)
        try:
            act(Journal(root, CrashingDisk(at)))
        except Crash:
            temporary = {path for path in everything_in(root) if path.endswith(".tmp")}
            assert {left.path for left in lost_and_found(a_journal(root))} == temporary
            assert {path for path in everything_in(root) if path.endswith(".tmp")} == temporary
        else:
            return
    pytest.fail("the act has more calls than are tried here")


def test_an_entry_that_never_got_its_name_is_told_from_the_beginning_of_one(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    path = leave(journal, bytes_of(OLD))
    assert lost_and_found(journal)[0].what == f"an entry that can be read, but never became {PATH}"
    (journal.root / path).write_bytes(bytes_of(OLD)[:-5])
    assert lost_and_found(journal)[0].what == f"the beginning of an entry, but never became {PATH}"
    (journal.root / path).write_bytes(b"+++\nformat")
    assert lost_and_found(journal)[0].what == f"the beginning of an entry, but never became {PATH}"


def test_what_is_left_of_a_save_that_went_well_is_said_to_be_that(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(OLD)
    path = leave(journal, bytes_of(OLD))
    (left,) = lost_and_found(journal)
    assert str(left) == f"{path}: left over from saving {PATH}, which is there"


@pytest.mark.parametrize("folder", ["drafts", ".history/k7f3q2mx", ".trash", ""])
def test_temporary_files_are_found_wherever_we_write(tmp_path: Path, folder: str) -> None:
    journal = a_journal(tmp_path / "journal")
    path = leave(journal, b"", folder=folder, name=".walk.json.0123456789ab.tmp")
    assert [left.path for left in lost_and_found(journal)] == [path]
    assert [(finding.kind, finding.path) for finding in verify(journal)] == [("left-over", path)]


def test_a_left_over_file_goes_when_its_removal_is_confirmed(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    leave(journal, b"+++")
    remove_left_over(journal, lost_and_found(journal)[0])
    assert lost_and_found(journal) == ()
    assert verify(journal) == ()


@pytest.mark.parametrize("path", [PATH, "journal.toml", "../.x.0123456789ab.tmp"])
def test_nothing_else_can_be_removed_that_way(tmp_path: Path, path: str) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(OLD)
    (tmp_path / ".x.0123456789ab.tmp").write_bytes(b"somebody else's")
    before = everything_in(tmp_path)
    with pytest.raises(NotFoundError):
        remove_left_over(journal, LeftOver(path, "", 0, ""))
    assert everything_in(tmp_path) == before


def test_an_entry_that_never_got_its_name_can_be_rescued_and_that_can_be_undone(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    leave(journal, bytes_of(OLD))
    file = rescue(journal, lost_and_found(journal)[0])
    assert journal.read(file).document.entry == OLD
    assert lost_and_found(journal) == ()
    assert "the new entry" in undo(journal)


def test_the_beginning_of_an_entry_is_not_rescued(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    leave(journal, b"+++\nformat")
    with pytest.raises(UsageError, match="is not an entry that can be read"):
        rescue(journal, lost_and_found(journal)[0])
    assert len(lost_and_found(journal)) == 1


def test_nothing_is_rescued_over_an_entry_that_is_there(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(OLD)
    leave(journal, bytes_of(OLD).replace(b"coat", b"hat"))
    with pytest.raises(UsageError, match="exists"):
        rescue(journal, lost_and_found(journal)[0])
    assert everything_in(journal.root)[PATH] == bytes_of(OLD)
