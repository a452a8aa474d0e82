"""A save is reported only after the file and its folder are on the disk itself."""

from pathlib import Path

import pytest

from alliance_journal.storage.drafts import save_draft
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.saving import replace_file, write_new
from tests.storage.acts import NEW, OLD, PATH
from tests.storage.examples import a_journal, an_entry, bytes_of, everything_in
from tests.storage.fakes import LinklessDisk, NotingDisk, PowerCutDisk


def verbs(disk: NotingDisk) -> list[str]:
    return [verb for verb, _ in disk.calls]


def test_a_new_file_is_synced_before_it_is_named_and_its_folder_after(tmp_path: Path) -> None:
    disk = NotingDisk()
    write_new(disk, tmp_path / "a.md", b"words")
    assert verbs(disk) == ["create", "write", "sync", "close", "read", "link", "remove", "sync_folder"]


def test_a_replaced_file_is_synced_and_read_back_before_the_old_one_goes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    disk = NotingDisk()
    replace_file(disk, tmp_path / "a.md", b"new")
    assert verbs(disk) == ["create", "write", "sync", "close", "read", "replace", "sync_folder"]


def test_the_last_thing_an_add_does_to_the_disk_is_to_sync_the_folder_of_the_year(tmp_path: Path) -> None:
    disk = NotingDisk()
    a_journal(tmp_path / "journal", disk).add(OLD)
    changing = [call for call in disk.calls if call[0] != "look"]
    assert changing[-1] == ("sync_folder", "2026")


def test_the_folder_of_a_new_year_is_synced_in_its_own_folder(tmp_path: Path) -> None:
    disk = NotingDisk()
    a_journal(tmp_path / "journal", disk).add(OLD)
    assert disk.calls.index(("make_folder", "2026")) < disk.calls.index(("sync_folder", "entries"))


def test_no_entry_that_was_acknowledged_is_lost_by_a_power_cut(tmp_path: Path) -> None:
    disk = PowerCutDisk(tmp_path / "journal")
    journal = open_journal(tmp_path / "journal", create=True, disk=disk)
    saved: dict[str, bytes] = {}
    lost = []

    def look_at_all_states() -> None:
        lost.extend(path for state in disk.states() for path, content in saved.items() if state.get(path) != content)

    disk.at_each = look_at_all_states
    for letter in "bcdf":
        entry = an_entry(f"{letter * 4}2345", words=f"Words of {letter}.")
        saved[journal.add(entry).path] = bytes_of(entry)
        look_at_all_states()
    assert lost == []


def test_no_edit_that_was_acknowledged_is_lost_by_a_power_cut(tmp_path: Path) -> None:
    disk = PowerCutDisk(tmp_path / "journal")
    journal = open_journal(tmp_path / "journal", create=True, disk=disk)
    file = journal.add(OLD)
    journal.replace_bytes(file, bytes_of(OLD), bytes_of(NEW))
    for state in disk.states():
        assert state[PATH] == bytes_of(NEW)
        assert bytes_of(OLD) in [content for path, content in state.items() if path.startswith(".history/k7f3q2mx/")]


def test_no_draft_that_was_acknowledged_is_lost_by_a_power_cut(tmp_path: Path) -> None:
    disk = PowerCutDisk(tmp_path / "journal")
    journal = open_journal(tmp_path / "journal", create=True, disk=disk)
    for words in (b"one", b"one two", b"one two three"):
        save_draft(journal, "walk-1", words)
        assert {state["drafts/walk-1.json"] for state in disk.states()} == {words}


@pytest.mark.parametrize("kind", [NotingDisk, LinklessDisk])
def test_an_entry_reads_back_as_it_was_saved_whatever_the_file_system(
    tmp_path: Path, kind: type[NotingDisk | LinklessDisk]
) -> None:
    file = a_journal(tmp_path / "journal", kind()).add(OLD)
    assert (tmp_path / "journal" / file.path).read_bytes() == bytes_of(OLD)


def test_a_power_cut_model_without_syncing_does_lose_words(tmp_path: Path) -> None:
    """The model itself must be able to tell: this is how a careless program would write."""
    disk = PowerCutDisk(tmp_path / "journal")
    disk.make_folder(tmp_path / "journal")
    handle = disk.create(tmp_path / "journal" / "careless.md")
    disk.write(handle, b"words")
    disk.close(handle)
    assert {state.get("careless.md") for state in disk.states()} == {None, b"", b"wo", b"words"}
    assert everything_in(tmp_path / "journal") == {"careless.md": b"words"}


def test_nothing_is_saved_twice_when_nothing_has_changed(tmp_path: Path) -> None:
    disk = NotingDisk()
    journal = Journal(tmp_path / "journal", disk)
    file = a_journal(tmp_path / "journal").add(OLD)
    assert journal.replace_bytes(file, bytes_of(OLD), bytes_of(OLD)) == file
    assert disk.calls == []
