"""Editing a file that has changed meanwhile gives a conflict copy: both versions are kept."""

import re
from pathlib import Path

import pytest

from alliance_journal.errors import BusyError, ConflictError
from alliance_journal.storage.checks import verify
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.history import undo
from alliance_journal.storage.locks import locked
from alliance_journal.storage.trash import delete
from tests.storage.acts import OLD
from tests.storage.examples import a_journal, bytes_of, entries_in, everything_in
from tests.storage.fakes import WatchedDisk
from tests.storage.processes import all_at_once


def conflict_copies(root: Path) -> list[Path]:
    return sorted(root.glob("entries/*/*.conflict-*.md"))


def test_an_edit_of_what_has_changed_goes_into_a_copy_beside_it(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    stored = journal.read(journal.add(OLD))
    path = journal.root / stored.file.path
    path.write_bytes(b"changed by another program")
    with pytest.raises(ConflictError) as caught:
        journal.replace(stored, "my version")
    (copy,) = conflict_copies(journal.root)
    assert copy.name in caught.value.sentence
    assert copy.read_bytes() == b"my version"
    assert path.read_bytes() == b"changed by another program"


def test_an_edit_of_what_was_deleted_meanwhile_is_kept_in_a_copy(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    stored = journal.read(journal.add(OLD))
    delete(journal, stored.file)
    with pytest.raises(ConflictError):
        journal.replace(stored, "my version")
    (copy,) = conflict_copies(journal.root)
    assert copy.read_bytes() == b"my version"


def test_a_conflict_copy_is_no_entry_and_verify_names_it(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    stored = journal.read(journal.add(OLD))
    journal.replace(stored, f"{stored.document.text}\nA first change.\n")
    with pytest.raises(ConflictError):
        journal.replace(stored, f"{stored.document.text}\nA second change.\n")
    assert len(journal.entry_files()) == 1
    assert [finding.kind for finding in verify(journal)] == ["conflict"]


class MeddlingDisk(WatchedDisk):
    """Somebody who holds no lock saves the file at the last moment: when our temporary file has just been read back."""

    def __init__(self, victim: Path) -> None:
        super().__init__()
        self.victim = victim

    def read(self, path: Path) -> bytes:
        if path.name.startswith(f".{self.victim.name}") and path.parent == self.victim.parent:
            self.victim.write_bytes(b"saved by an editor")
        return super().read(path)


def test_an_editor_that_saves_at_the_last_moment_is_not_overwritten(tmp_path: Path) -> None:
    root = tmp_path / "journal"
    stored = (before := a_journal(root)).read(before.add(OLD))
    journal = Journal(root, MeddlingDisk(root / stored.file.path))
    with pytest.raises(ConflictError):
        journal.replace(stored, "my version")
    assert (root / stored.file.path).read_bytes() == b"saved by an editor"
    assert [copy.read_bytes() for copy in conflict_copies(root)] == [b"my version"]


def test_undo_leaves_alone_what_an_edit_that_came_to_nothing_found(tmp_path: Path) -> None:
    root = tmp_path / "journal"
    stored = (before := a_journal(root)).read(before.add(OLD))
    with pytest.raises(ConflictError):
        Journal(root, MeddlingDisk(root / stored.file.path)).replace(stored, "my version")
    assert "the new entry" in undo(before)


def test_two_processes_and_two_hundred_rounds_keep_every_version(tmp_path: Path) -> None:
    root = tmp_path / "journal"
    a_journal(root).add(OLD)
    told = all_at_once("edit", root, writers=2, times=100)
    assert len(told) == 200
    files = everything_in(root)
    current = entries_in(files)["entries/2026/2026-11-22-1640-k7f3q2mx.md"]
    copies = [content for path, content in files.items() if ".conflict-" in path]
    for line in told:
        outcome, _, words = line.partition(" ")
        places = [current] if outcome == "saved" else copies
        assert any(words.encode() in content for content in places), outcome
    kept = [content for path, content in files.items() if re.match(r"\.history/k7f3q2mx/", path)]
    assert len(kept) == sum(line.startswith("saved") for line in told)
    assert bytes_of(OLD) in kept


def test_a_journal_that_another_process_is_changing_is_busy(tmp_path: Path) -> None:
    root = a_journal(tmp_path / "journal").root
    with locked(root), pytest.raises(BusyError), locked(root, patience=0.05):
        pytest.fail("two held the lock")


def test_adding_needs_no_lock(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    with locked(journal.root):
        journal.add(OLD)
    assert len(open_journal(journal.root, create=False).entry_files()) == 1
