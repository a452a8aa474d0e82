"""The list of names is changed whole or not at all, is its owner's only, and keeps no former versions."""

import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from alliance_journal.errors import AllianceJournalError, ConflictError, DiskError
from alliance_journal.storage.checks import verify
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.watch_list import LARGEST, OWN_NAMES, change_names, own_names
from tests.storage.examples import a_journal, everything_in
from tests.storage.fakes import Crash, CrashingDisk, FailingDisk, PowerCutDisk, WatchedDisk

OLD = b"Anna\n"
NEW = b"Anna\nInes\n"


def add(before: bytes) -> bytes:
    return before + b"Ines\n"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path / "journal")


def file_of(journal: Journal) -> Path:
    return journal.root / OWN_NAMES


def test_a_journal_without_a_list_has_none(journal: Journal) -> None:
    assert own_names(journal) is None


def test_the_first_name_makes_the_file_and_only_its_owner_can_read_it(journal: Journal) -> None:
    before = os.umask(0)
    try:
        change_names(journal, add)
    finally:
        os.umask(before)
    assert own_names(journal) == b"Ines\n"
    assert stat.S_IMODE(file_of(journal).stat().st_mode) == 0o600
    assert verify(journal) == ()


def test_a_change_replaces_the_file_for_its_owner_only_and_keeps_no_former_version(journal: Journal) -> None:
    file_of(journal).write_bytes(OLD)
    file_of(journal).chmod(0o644)
    change_names(journal, add)
    assert own_names(journal) == NEW
    assert stat.S_IMODE(file_of(journal).stat().st_mode) == 0o600
    assert [name for name, content in everything_in(journal.root).items() if b"Anna" in content] == [OWN_NAMES]


@pytest.mark.parametrize("before", [None, OLD])
def test_where_nothing_changes_nothing_is_written(journal: Journal, before: bytes | None) -> None:
    if before is not None:
        file_of(journal).write_bytes(before)
    change_names(journal, lambda content: content)
    assert own_names(journal) == before


def test_an_editor_that_saves_meanwhile_is_not_overwritten(journal: Journal) -> None:
    file_of(journal).write_bytes(OLD)

    class Meddled(WatchedDisk):
        def before(self, verb: str, *_arguments: object) -> None:
            if verb == "create":
                file_of(journal).write_bytes(b"Tomas\n")

    with pytest.raises(ConflictError) as refusal:
        change_names(Journal(journal.root, Meddled()), add)
    assert "Tomas" not in refusal.value.sentence
    assert own_names(journal) == b"Tomas\n"


def test_a_link_is_not_followed(journal: Journal, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_bytes(OLD)
    file_of(journal).symlink_to(elsewhere)
    with pytest.raises(DiskError, match="links are not followed"):
        change_names(journal, add)
    assert elsewhere.read_bytes() == OLD


@pytest.mark.parametrize("kind", ["folder", "large"])
def test_what_is_no_list_is_refused(journal: Journal, kind: str) -> None:
    if kind == "folder":
        file_of(journal).mkdir()
    else:
        with file_of(journal).open("wb") as file:
            file.truncate(LARGEST + 1)
    with pytest.raises(DiskError, match="this is no list of names"):
        own_names(journal)


@pytest.mark.parametrize("before", [None, OLD])
@pytest.mark.parametrize("once", [True, False])
def test_a_disk_that_fails_at_any_call_leaves_the_list_whole(
    tmp_path: Path, before: bytes | None, *, once: bool
) -> None:
    for at in range(1, 100):
        journal = a_journal(tmp_path / str(at))
        if before is not None:
            file_of(journal).write_bytes(before)
        disk = FailingDisk(at, once=once)
        with suppress(AllianceJournalError):
            change_names(Journal(journal.root, disk), add)
        assert own_names(journal) in {before, add(before or b"")}
        if not disk.has_failed:
            return
    pytest.fail("there are more calls than are tried here")


def test_a_process_that_ends_at_any_moment_leaves_the_list_whole(tmp_path: Path) -> None:
    for at in range(1, 100):
        journal = a_journal(tmp_path / str(at))
        file_of(journal).write_bytes(OLD)
        try:
            change_names(Journal(journal.root, CrashingDisk(at)), add)
        except Crash:
            assert own_names(journal) in {OLD, NEW}
        else:
            return
    pytest.fail("there are more calls than are tried here")


def test_a_power_cut_at_any_moment_leaves_the_list_whole_or_not_there(tmp_path: Path) -> None:
    disk = PowerCutDisk(tmp_path / "journal")
    seen = set()

    def look_at_all_states() -> None:
        seen.update(state.get(OWN_NAMES) for state in disk.states())

    disk.at_each = look_at_all_states
    change_names(open_journal(tmp_path / "journal", create=True, disk=disk), add)
    assert seen == {None, b"Ines\n"}
