"""An edit keeps the former version, and the last change can be taken back; taking back twice gives it back."""

from datetime import date
from pathlib import Path

import pytest

from alliance_journal.errors import AllianceJournalError, NotFoundError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.storage.actions import add_action, agreed_actions, set_days
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.history import former_versions, undo
from alliance_journal.storage.supervision import PREPARING, own_draft, save_own_draft
from alliance_journal.storage.trash import delete, put_away, restore, trashed
from tests.storage.acts import NEW, OLD, PATH, edit
from tests.storage.examples import a_journal, an_entry, bytes_of, everything_in
from tests.storage.fakes import Crash, CrashingDisk, FailingDisk

LOG = ".history/changes.jsonl"


def edited(root: Path) -> Journal:
    journal = a_journal(root)
    journal.replace_bytes(journal.add(OLD), bytes_of(OLD), bytes_of(NEW))
    return journal


def now_in(journal: Journal) -> bytes:
    return (journal.root / PATH).read_bytes()


def test_an_edit_keeps_the_former_version(tmp_path: Path) -> None:
    journal = edited(tmp_path / "journal")
    (kept,) = former_versions(journal, journal.find("last"))
    assert (journal.root / kept).read_bytes() == bytes_of(OLD)
    assert kept.startswith(".history/k7f3q2mx/")


def test_an_entry_that_was_never_changed_has_no_former_versions(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    assert former_versions(journal, journal.add(OLD)) == ()


def test_an_edit_is_taken_back_and_given_back(tmp_path: Path) -> None:
    journal = edited(tmp_path / "journal")
    assert undo(journal) == f"{PATH} is as it was before the last change; aj undo gives the change back"
    assert now_in(journal) == bytes_of(OLD)
    undo(journal)
    assert now_in(journal) == bytes_of(NEW)


def test_a_deletion_is_taken_back_and_given_back(tmp_path: Path) -> None:
    journal = edited(tmp_path / "journal")
    delete(journal, journal.find("last"))
    assert undo(journal) == f"{PATH} is back from the trash"
    assert now_in(journal) == bytes_of(NEW)
    assert undo(journal) == f"the entry that had been brought back {PATH} is in the trash; aj undo brings it back"
    assert journal.entry_files() == ()


def test_a_new_entry_goes_to_the_trash_and_comes_back(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(OLD)
    assert undo(journal) == f"the new entry {PATH} is in the trash; aj undo brings it back"
    assert journal.entry_files() == ()
    undo(journal)
    assert now_in(journal) == bytes_of(OLD)


def test_a_journal_without_changes_has_nothing_to_take_back(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no change to take back"):
        undo(a_journal(tmp_path / "journal"))


def test_the_list_of_changes_holds_no_words(tmp_path: Path) -> None:
    journal = edited(tmp_path / "journal")
    delete(journal, journal.find("last"))
    undo(journal)
    log = (journal.root / LOG).read_bytes()
    assert b"words" not in log
    assert b"C07" not in log


def test_a_torn_line_in_the_list_spoils_no_other(tmp_path: Path) -> None:
    journal = edited(tmp_path / "journal")
    with (journal.root / LOG).open("ab") as log:
        log.write(b'\n{"kind": "edit", "pa')
    assert now_in(journal) == bytes_of(NEW)
    undo(journal)
    assert now_in(journal) == bytes_of(OLD)
    undo(journal)
    assert now_in(journal) == bytes_of(NEW)


@pytest.mark.parametrize(
    "line", [b"\xff\xfe", b"[]", b'{"kind": "burn", "path": "x", "kept": ""}', b"[" * 100_000, b"1"]
)
def test_lines_that_are_not_ours_are_passed_over(tmp_path: Path, line: bytes) -> None:
    journal = edited(tmp_path / "journal")
    with (journal.root / LOG).open("ab") as log:
        log.write(b"\n" + line)
    undo(journal)
    assert now_in(journal) == bytes_of(OLD)


def test_a_crash_at_any_call_of_an_edit_leaves_undo_right(tmp_path: Path) -> None:
    outcomes = set()
    for at in range(1, 99):
        root = tmp_path / str(at)
        a_journal(root).add(OLD)
        try:
            edit(Journal(root, CrashingDisk(at)))
        except Crash:
            journal = a_journal(root)
            was_made = now_in(journal) == bytes_of(NEW)
            sentence = undo(journal)
            outcomes.add(was_made)
            assert ("as it was" in sentence) is was_made
            assert ("new entry" in sentence) is not was_made
        else:
            assert outcomes == {True, False}
            return
    pytest.fail("the act has more calls than are tried here")


def test_a_crash_at_any_call_of_undo_can_be_followed_by_another(tmp_path: Path) -> None:
    for at in range(1, 99):
        root = tmp_path / str(at)
        edited(root)
        try:
            undo(Journal(root, CrashingDisk(at)))
        except Crash:
            assert now_in(a_journal(root)) in {bytes_of(OLD), bytes_of(NEW)}
            kept = [content for path, content in everything_in(root).items() if path != LOG]
            assert bytes_of(OLD) in kept
            assert bytes_of(NEW) in kept
        else:
            return
    pytest.fail("the act has more calls than are tried here")


def test_an_edit_that_the_disk_refused_is_not_what_undo_takes_back(tmp_path: Path) -> None:
    for at in range(1, 99):
        root = tmp_path / str(at)
        a_journal(root).add(OLD)
        disk = FailingDisk(at, once=True)
        try:
            edit(Journal(root, disk))
        except AllianceJournalError:
            expected = "new entry" if now_in(a_journal(root)) == bytes_of(OLD) else "as it was"
            assert expected in undo(a_journal(root))
        if not disk.has_failed:
            return
    pytest.fail("the act has more calls than are tried here")


def test_a_new_entry_that_the_disk_refused_is_not_what_undo_takes_back(tmp_path: Path) -> None:
    for at in range(1, 99):
        root = tmp_path / str(at)
        journal = edited(root)
        disk = FailingDisk(at, once=True)
        try:
            Journal(root, disk).add(an_entry("bbbb2222"))
        except AllianceJournalError:
            expected = "as it was" if len(journal.entry_files()) == 1 else "new entry"
            assert expected in undo(journal)
        if not disk.has_failed:
            return
    pytest.fail("the act has more calls than are tried here")


@pytest.mark.parametrize("gone", [PATH, ".history/k7f3q2mx"])
def test_a_change_whose_files_have_gone_is_not_taken_back_and_no_earlier_one_instead(tmp_path: Path, gone: str) -> None:
    journal = edited(tmp_path / "journal")
    where = journal.root / gone
    where.rename(tmp_path / "gone")
    with pytest.raises(NotFoundError, match="cannot be taken back"):
        undo(journal)
    assert len(journal.entry_files()) == (0 if gone == PATH else 1)


def test_deletions_that_a_crash_kept_from_being_made_are_passed_over(tmp_path: Path) -> None:
    for at in range(1, 99):
        root = tmp_path / str(at)
        journal = edited(root)
        try:
            crashing = Journal(root, CrashingDisk(at))
            delete(crashing, crashing.find("last"))
        except Crash:
            in_trash = bool(trashed(journal))
            sentence = undo(journal)
            assert ("back from the trash" in sentence) is in_trash
            assert ("as it was" in sentence) is not in_trash
            assert len(journal.entry_files()) == 1
        else:
            return
    pytest.fail("the act has more calls than are tried here")


def test_returns_from_the_trash_that_a_crash_kept_from_being_made_are_passed_over(tmp_path: Path) -> None:
    for at in range(1, 99):
        root = tmp_path / str(at)
        journal = edited(root)
        delete(journal, journal.find("last"))
        try:
            restore(Journal(root, CrashingDisk(at)), "last")
        except Crash:
            back = bool(journal.entry_files())
            sentence = undo(journal)
            assert ("in the trash" in sentence) is back
            assert ("back from the trash" in sentence) is not back
        else:
            return
    pytest.fail("the act has more calls than are tried here")


def test_a_trashed_file_whose_name_is_gone_from_the_trash_is_said_to_be_gone(tmp_path: Path) -> None:
    journal = edited(tmp_path / "journal")
    one = delete(journal, journal.find("last"))
    hidden = journal.root / ".trash" / one.name
    hidden.unlink()
    hidden.mkdir()
    with pytest.raises(NotFoundError, match="cannot be taken back"):
        undo(journal)


def test_a_step_that_was_noted_as_done_is_taken_back_before_what_was_done_earlier(tmp_path: Path) -> None:
    journal = edited(tmp_path / "journal")
    added = add_action(journal, AgreedAction("", "Ring the office"))
    set_days(journal, added.id, done=date(2026, 11, 25))
    assert undo(journal).startswith("actions.toml is as it was before the last change")
    assert agreed_actions(journal)[0] == (added,)
    undo(journal)
    assert agreed_actions(journal)[0][0].done == date(2026, 11, 25)
    assert now_in(journal) == bytes_of(NEW)


def test_the_first_step_of_all_is_taken_back_and_given_back(tmp_path: Path) -> None:
    journal = edited(tmp_path / "journal")
    added = add_action(journal, AgreedAction("", "Ring the office"))
    undo(journal)
    assert agreed_actions(journal) == ((), ())
    undo(journal)
    assert agreed_actions(journal)[0] == (added,)


def test_a_draft_that_was_put_away_is_no_change_to_take_back(tmp_path: Path) -> None:
    journal = edited(tmp_path / "journal")
    save_own_draft(journal, PREPARING, "words")
    put_away(journal, PREPARING)
    save_own_draft(journal, PREPARING, "other words")
    assert undo(journal).startswith(PATH)
    assert now_in(journal) == bytes_of(OLD)
    assert own_draft(journal, PREPARING) == "other words"
