"""Delete moves to the trash, restore is byte-identical, and purging is separate and says what it cannot do."""

from pathlib import Path

import pytest

from alliance_journal.errors import AllianceJournalError, ConflictError, NotFoundError, UsageError
from alliance_journal.storage.checks import verify
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.history import undo
from alliance_journal.storage.trash import BEYOND_REACH, delete, find_trashed, purge, restore, trashed
from tests.storage.acts import NEW, OLD, PATH
from tests.storage.examples import a_journal, an_entry, bytes_of, everything_in
from tests.storage.fakes import Crash, CrashingDisk, FailingDisk, LinklessDisk, PowerCutDisk, WatchedDisk


def in_either_place(files: dict[str, bytes]) -> bool:
    return bytes_of(OLD) in [content for path, content in files.items() if path == PATH or path.startswith(".trash/")]


def with_old(root: Path) -> Journal:
    journal = a_journal(root)
    journal.add(OLD)
    return journal


def with_deleted(root: Path) -> Journal:
    journal = with_old(root)
    delete(journal, journal.find("last"))
    return journal


@pytest.mark.parametrize("disk", [WatchedDisk(), LinklessDisk()], ids=["links", "no links"])
def test_what_is_deleted_comes_back_byte_for_byte(tmp_path: Path, disk: WatchedDisk) -> None:
    journal = Journal(with_old(tmp_path / "journal").root, disk)
    deleted = delete(journal, journal.find("last"))
    assert (deleted.id, deleted.path) == ("k7f3q2mx", PATH)
    assert trashed(journal) == (deleted,)
    assert journal.entry_files() == ()
    assert restore(journal, "k7f").path == PATH
    assert (journal.root / PATH).read_bytes() == bytes_of(OLD)
    assert trashed(journal) == ()
    assert list((journal.root / ".trash").iterdir()) == []


@pytest.mark.parametrize("linkless", [False, True])
@pytest.mark.parametrize("act", ["delete", "restore"])
def test_a_crash_at_any_call_leaves_the_entry_whole_in_one_of_the_two_places(
    tmp_path: Path, act: str, *, linkless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if linkless:
        monkeypatch.setattr("alliance_journal.storage.fsops.RealDisk.link", LinklessDisk().link)
    for at in range(1, 99):
        root = tmp_path / str(at)
        (with_old if act == "delete" else with_deleted)(root)
        journal = Journal(root, CrashingDisk(at))
        try:
            _ = delete(journal, journal.find("last")) if act == "delete" else restore(journal, "k7f3q2mx")
        except Crash:
            assert in_either_place(everything_in(root))
            assert not [finding for finding in verify(open_journal(root, create=False)) if finding.is_damage]
        else:
            return
    pytest.fail("the act has more calls than are tried here")


@pytest.mark.parametrize("act", ["delete", "restore"])
def test_a_power_cut_at_any_moment_leaves_the_entry_whole_in_one_of_the_two_places(tmp_path: Path, act: str) -> None:
    disk = PowerCutDisk(tmp_path / "journal")
    journal = open_journal(tmp_path / "journal", create=True, disk=disk)
    journal.add(OLD)
    if act == "restore":
        delete(journal, journal.find("last"))
    seen = []
    disk.at_each = lambda: seen.extend(in_either_place(state) for state in disk.states())
    _ = delete(journal, journal.find("last")) if act == "delete" else restore(journal, "last")
    assert len(seen) > 20
    assert all(seen)


@pytest.mark.parametrize("once", [True, False])
def test_after_a_refusal_at_any_call_the_same_command_finishes_the_work(tmp_path: Path, *, once: bool) -> None:
    for at in range(1, 99):
        root = tmp_path / str(at)
        with_old(root)
        disk = FailingDisk(at, once=once)
        try:
            delete(Journal(root, disk), a_journal(root).find("last"))
        except AllianceJournalError:
            journal = a_journal(root)
            if journal.entry_files():
                delete(journal, journal.find("last"))
        assert open_journal(root, create=False).entry_files() == ()
        assert restore(a_journal(root), "k7f3q2mx").path == PATH
        assert (root / PATH).read_bytes() == bytes_of(OLD)
        if not disk.has_failed:
            return
    pytest.fail("the act has more calls than are tried here")


def test_a_deletion_that_was_cut_short_is_named_and_restoring_ends_it(tmp_path: Path) -> None:
    journal = with_deleted(tmp_path / "journal")
    (one,) = trashed(journal)
    (journal.root / PATH).hardlink_to(journal.root / ".trash" / one.name)
    assert [(finding.kind, finding.path) for finding in verify(journal)] == [("trash", PATH)]
    restore(journal, "last")
    assert verify(journal) == ()
    assert trashed(journal) == ()


def test_nothing_is_restored_over_another_entry(tmp_path: Path) -> None:
    journal = with_deleted(tmp_path / "journal")
    journal.add(NEW)
    before = everything_in(journal.root / "entries") | everything_in(journal.root / ".trash")
    with pytest.raises(ConflictError, match="exists again"):
        restore(journal, "last")
    assert everything_in(journal.root / "entries") | everything_in(journal.root / ".trash") == before


def test_of_an_entry_deleted_twice_the_later_one_is_restored(tmp_path: Path) -> None:
    journal = with_deleted(tmp_path / "journal")
    delete(journal, journal.add(NEW))
    assert len(trashed(journal)) == 2
    restore(journal, "k7f3q2mx")
    assert (journal.root / PATH).read_bytes() == bytes_of(NEW)


def test_a_beginning_that_two_deleted_entries_share_names_both(tmp_path: Path) -> None:
    journal = with_deleted(tmp_path / "journal")
    delete(journal, journal.add(an_entry("k7f3bbbb")))
    with pytest.raises(UsageError, match="k7f3q2mx, k7f3bbbb"):
        restore(journal, "k7f")


def test_two_letters_are_not_enough(tmp_path: Path) -> None:
    journal = with_deleted(tmp_path / "journal")
    with pytest.raises(NotFoundError):
        restore(journal, "k7")


def test_an_empty_trash_has_no_last(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / ".trash").rmdir()
    assert trashed(journal) == ()
    with pytest.raises(NotFoundError):
        restore(journal, "last")


def test_what_has_gone_already_cannot_be_deleted(tmp_path: Path) -> None:
    journal = with_old(tmp_path / "journal")
    file = journal.find("last")
    delete(journal, file)
    with pytest.raises(NotFoundError):
        delete(journal, file)
    assert len(trashed(journal)) == 1


def test_purging_removes_the_file_its_note_and_its_versions_and_says_what_it_cannot_do(tmp_path: Path) -> None:
    journal = with_old(tmp_path / "journal")
    file = journal.find("last")
    journal.replace_bytes(file, bytes_of(OLD), bytes_of(NEW))
    delete(journal, file)
    sentence = purge(journal, find_trashed(journal, "k7f3q2mx"))
    assert sentence == f"{PATH} is removed for good, and 1 former versions of it; {BEYOND_REACH}"
    assert not [
        path for path, content in everything_in(journal.root).items() if b"coat" in content or b"words" in content
    ]
    assert list((journal.root / ".trash").iterdir()) == []
    with pytest.raises(NotFoundError, match="cannot be taken back"):
        undo(journal)


def test_purging_keeps_the_versions_of_an_entry_that_is_in_the_journal(tmp_path: Path) -> None:
    journal = with_old(tmp_path / "journal")
    file = journal.find("last")
    journal.replace_bytes(file, bytes_of(OLD), bytes_of(NEW))
    delete(journal, file)
    journal.add(OLD)
    purge(journal, find_trashed(journal, "last"))
    assert len(list((journal.root / ".history/k7f3q2mx").iterdir())) == 1
    assert (journal.root / PATH).read_bytes() == bytes_of(OLD)
