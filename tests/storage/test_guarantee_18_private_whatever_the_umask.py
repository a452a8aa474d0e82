"""The folder is 0700 and every file 0600 whatever the umask; a shared or synced place is named."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from alliance_journal.storage.checks import verify
from alliance_journal.storage.drafts import save_draft, second_place
from alliance_journal.storage.folder import open_journal
from alliance_journal.storage.fsops import RealDisk
from alliance_journal.storage.index import open_index
from alliance_journal.storage.place import cloud_around
from alliance_journal.storage.trash import delete
from tests.storage.acts import NEW, OLD
from tests.storage.examples import a_journal, an_entry, bytes_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no modes here")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def modes(root: Path) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {"folder": {stat.S_IMODE(root.stat().st_mode)}, "file": set()}
    for path in root.rglob("*"):
        found["folder" if path.is_dir() else "file"].add(stat.S_IMODE(path.lstat().st_mode))
    return found


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_everything_a_journal_holds_is_for_its_owner_only(tmp_path: Path, mask: int) -> None:
    with umask(mask):
        journal = open_journal(tmp_path / "new" / "journal", create=True)
        file = journal.add(OLD)
        journal.replace_bytes(file, bytes_of(OLD), bytes_of(NEW))
        journal.add(an_entry("bbbb2222"))
        delete(journal, journal.find("bbbb2222"))
        save_draft(journal, "walk", b"{}")
        index = open_index(tmp_path / "cache" / "ours", journal.root, stamp="1")
        index.put(file._replace(mtime_ns=0), [1])
        index.save()
    assert modes(tmp_path / "new") == {"folder": {0o700}, "file": {0o600}}
    assert modes(tmp_path / "cache") == {"folder": {0o700}, "file": {0o600}}


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_second_place_is_for_its_owner_only(mask: int) -> None:
    with umask(mask):
        place = second_place("walk.json", b"words")
    assert place is not None
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_verify_names_a_folder_and_files_that_others_can_open(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / journal.add(OLD).path).chmod(0o644)
    (journal.root / "entries").chmod(0o750)
    journal.root.chmod(0o755)
    found = [(finding.kind, finding.path) for finding in verify(journal)]
    assert found == [("shared", ""), ("mode", "entries"), ("mode", "entries/2026")]


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive - Somewhere", "OneDrive"),
        ("Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-me", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Syncthing", "Syncthing"),
        ("pCloudDrive", "pCloud"),
        ("Boxes", ""),
        ("my dropboxes", ""),
        ("ordinary", ""),
    ],
)
def test_a_folder_that_a_service_copies_is_named(tmp_path: Path, folder: str, service: str) -> None:
    journal = a_journal(tmp_path / folder / "journal")
    assert cloud_around(RealDisk(), journal.root) == service
    assert [service in finding.sentence for finding in verify(journal)] == [True] * bool(service)


def test_a_folder_that_syncthing_has_marked_is_named(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "somewhere" / "journal")
    (tmp_path / "somewhere" / ".stfolder").mkdir()
    assert [finding.kind for finding in verify(journal)] == ["cloud"]
