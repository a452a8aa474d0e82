"""Copies that sync services leave behind are listed, never counted as entries."""

from pathlib import Path

import pytest

from alliance_journal.storage.checks import verify
from tests.storage.acts import OLD
from tests.storage.examples import a_journal, bytes_of

COPIES = [
    "2026-11-22-1640-k7f3q2mx.sync-conflict-20261122-170000-ABCDEF7.md",
    "2026-11-22-1640-k7f3q2mx (someone's conflicted copy 2026-11-22).md",
    "2026-11-22-1640-k7f3q2mx (Conflicted Copy).md",
    "2026-11-22-1640-k7f3q2mx.md.orig",
    "2026-11-22-1640-k7f3q2mx.orig.md",
    "2026-11-22-1640-k7f3q2mx (1).md",
    "2026-11-22-1640-k7f3q2mx(2).md",
    "2026-11-22-1640-k7f3q2mx_conflict-20261122-170000.md",
    "2026-11-22-1640-k7f3q2mx.conflict-0a1b2c3d.md",
    "2026-11-22-1640-k7f3q2mx (SFConflict me@here 2026-11-22).md",
    "conflict-20261122-k7f3q2mx.md",
]
ENTRIES = ["2026-11-22 a conflict-laden hour.md", "2026-11-22 original.md", "2026-11-22 about conflict.md"]


@pytest.mark.parametrize("name", COPIES)
def test_a_conflict_copy_is_listed_and_not_counted(tmp_path: Path, name: str) -> None:
    journal = a_journal(tmp_path / "journal")
    path = journal.root / journal.add(OLD).path
    path.with_name(name).write_bytes(bytes_of(OLD))
    path.with_name(name).chmod(0o600)
    assert [file.id for file in journal.entry_files()] == ["k7f3q2mx"]
    assert [(finding.kind, finding.path) for finding in verify(journal)] == [("conflict", f"entries/2026/{name}")]


@pytest.mark.parametrize("name", ENTRIES)
def test_a_name_that_only_speaks_of_conflict_is_an_entry(tmp_path: Path, name: str) -> None:
    journal = a_journal(tmp_path / "journal")
    path = journal.root / journal.add(OLD).path
    path.with_name(name).write_bytes(bytes_of(OLD))
    assert f"entries/2026/{name}" in [file.path for file in journal.entry_files()]


@pytest.mark.parametrize("name", ["journal.sync-conflict-1.toml", "drafts/walk.sync-conflict-1.json"])
def test_conflict_copies_of_other_files_are_listed_too(tmp_path: Path, name: str) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / name).write_bytes(b"")
    (journal.root / name).chmod(0o600)
    assert ("conflict", name) in [(finding.kind, finding.path) for finding in verify(journal)]
