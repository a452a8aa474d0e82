"""The journal's own codebook is added to, and what stood in it stays, whatever the disk does."""

import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.errors import AllianceJournalError, ConflictError, DiskError
from alliance_journal.storage.checks import verify
from alliance_journal.storage.codebooks import LARGEST, OWN_CODEBOOK, add_to_codebook, extended, own_codebook
from alliance_journal.storage.folder import Journal, open_journal
from tests.storage.examples import a_journal, everything_in
from tests.storage.fakes import Crash, CrashingDisk, FailingDisk, PowerCutDisk, WatchedDisk

NEW = '[[themes]]\nid = "own.new"\n'
OLD = b"# mine\r\n[[themes]]\r\nid = 'own.old'\r\n"


def agree(_before: bytes, _after: bytes) -> None:
    """Let it be written."""


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path / "journal")


def file_of(journal: Journal) -> Path:
    return journal.root / OWN_CODEBOOK


def test_a_journal_without_a_codebook_has_none(journal: Journal) -> None:
    assert own_codebook(journal) is None


def test_the_first_theme_makes_the_file_and_only_its_owner_can_read_it(journal: Journal) -> None:
    before = os.umask(0)
    try:
        assert add_to_codebook(journal, NEW, agree) == ""
    finally:
        os.umask(before)
    assert own_codebook(journal) == NEW.encode()
    assert stat.S_IMODE(file_of(journal).stat().st_mode) == 0o600
    assert verify(journal) == ()


def test_what_was_in_the_file_stays_and_its_former_version_is_kept(journal: Journal) -> None:
    file_of(journal).write_bytes(OLD)
    file_of(journal).chmod(0o644)
    kept = add_to_codebook(journal, NEW, agree)
    assert own_codebook(journal) == OLD + b"\r\n" + NEW.replace("\n", "\r\n").encode()
    assert (journal.root / kept).read_bytes() == OLD
    assert kept.startswith(".history/codebook.toml/")
    assert stat.S_IMODE(file_of(journal).stat().st_mode) == 0o600


@given(st.binary(max_size=60))
def test_adding_changes_no_byte_that_was_there(before: bytes) -> None:
    after = extended(before, NEW)
    assert after.startswith(before)
    assert after[len(before) :].decode().replace("\r\n", "\n").strip("\n") == NEW.strip("\n")


@pytest.mark.parametrize("before", [b"", b"a = 1", b"a = 1\n", b"a = 1\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbfa = 1"])
def test_what_is_added_begins_a_line_of_its_own(before: bytes) -> None:
    lines = extended(before, NEW).removeprefix(b"\xef\xbb\xbf").split(b"\n")
    assert b"[[themes]]" in [line.strip(b"\r") for line in lines]


def test_a_check_sees_the_file_before_and_after_and_may_call_it_off(journal: Journal) -> None:
    file_of(journal).write_bytes(OLD)
    seen = []

    def refuse(before: bytes, after: bytes) -> None:
        seen.extend([before, after])
        raise ConflictError("not so")

    held = everything_in(journal.root)
    with pytest.raises(ConflictError):
        add_to_codebook(journal, NEW, refuse)
    assert seen == [OLD, extended(OLD, NEW)]
    assert {name: held[name] for name in held if name != ".lock"} == {
        name: content for name, content in everything_in(journal.root).items() if name != ".lock"
    }


def test_an_editor_that_saves_meanwhile_is_not_overwritten(journal: Journal) -> None:
    file_of(journal).write_bytes(OLD)

    class Meddled(WatchedDisk):
        def before(self, verb: str, *arguments: object) -> None:
            if verb == "link" and ".history" in str(arguments[1]):
                file_of(journal).write_bytes(b"# saved meanwhile\n")

    with pytest.raises(ConflictError):
        add_to_codebook(Journal(journal.root, Meddled()), NEW, agree)
    assert file_of(journal).read_bytes() == b"# saved meanwhile\n"


def test_a_link_is_not_followed(journal: Journal, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_bytes(OLD)
    file_of(journal).symlink_to(elsewhere)
    with pytest.raises(DiskError, match="links are not followed"):
        add_to_codebook(journal, NEW, agree)
    assert elsewhere.read_bytes() == OLD


@pytest.mark.parametrize("kind", ["folder", "pipe", "large"])
def test_what_is_no_codebook_is_refused(journal: Journal, kind: str) -> None:
    if kind == "folder":
        file_of(journal).mkdir()
    elif kind == "pipe":
        os.mkfifo(file_of(journal))
    else:
        with file_of(journal).open("wb") as file:
            file.truncate(LARGEST + 1)
    with pytest.raises(DiskError, match="this is no codebook"):
        own_codebook(journal)


@pytest.mark.parametrize("before", [None, OLD])
@pytest.mark.parametrize("once", [True, False])
def test_a_disk_that_fails_at_any_call_leaves_the_file_whole(
    tmp_path: Path, before: bytes | None, *, once: bool
) -> None:
    for at in range(1, 100):
        journal = a_journal(tmp_path / str(at))
        if before is not None:
            file_of(journal).write_bytes(before)
        disk = FailingDisk(at, once=once)
        with suppress(AllianceJournalError):
            add_to_codebook(Journal(journal.root, disk), NEW, agree)
        assert own_codebook(journal) in {before, extended(before or b"", NEW)}
        if not disk.has_failed:
            return
    pytest.fail("there are more calls than are tried here")


def test_a_process_that_ends_at_any_moment_leaves_the_file_whole(tmp_path: Path) -> None:
    for at in range(1, 100):
        journal = a_journal(tmp_path / str(at))
        file_of(journal).write_bytes(OLD)
        try:
            add_to_codebook(Journal(journal.root, CrashingDisk(at)), NEW, agree)
        except Crash:
            assert own_codebook(journal) in {OLD, extended(OLD, NEW)}
        else:
            return
    pytest.fail("there are more calls than are tried here")


def test_a_power_cut_at_any_moment_leaves_the_file_whole_or_not_there(tmp_path: Path) -> None:
    disk = PowerCutDisk(tmp_path / "journal")
    seen = set()

    def look_at_all_states() -> None:
        seen.update(state.get(OWN_CODEBOOK) for state in disk.states())

    disk.at_each = look_at_all_states
    add_to_codebook(open_journal(tmp_path / "journal", create=True, disk=disk), NEW, agree)
    assert seen == {None, NEW.encode()}
