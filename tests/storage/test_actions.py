"""Agreed steps, standards and other files of the worker's own on disk: whole or not at all, former versions kept."""

import os
import stat
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.errors import AllianceJournalError, ConflictError, DiskError, NotFoundError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.storage.actions import add_action, agreed_actions, set_days
from alliance_journal.storage.checks import verify
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.own_files import LARGEST, change_own_file, own_file
from alliance_journal.storage.standards import LONGEST, MOST, STANDARDS, read_standards
from tests.storage.examples import a_journal
from tests.storage.fakes import FailingDisk, WatchedDisk

NAME: Final = "actions.toml"
STEP: Final = AgreedAction("", "Ring the course office", date(2026, 11, 20), date(2026, 11, 27))
OLD: Final = b'\xef\xbb\xbf# mine\n[[actions]]\nid = "old1"\nwhat = "x"\n'


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path / "journal")


def test_a_journal_without_a_list_has_no_steps(journal: Journal) -> None:
    assert agreed_actions(journal) == ((), ())


def test_a_step_gets_an_id_and_reads_back(journal: Journal) -> None:
    first, second = add_action(journal, STEP), add_action(journal, STEP)
    assert agreed_actions(journal) == ((first, second), ())
    assert len({first.id, second.id, ""}) == 3
    assert replace(first, id="") == STEP
    assert verify(journal) == ()


def test_only_its_owner_can_read_the_list(journal: Journal) -> None:
    before = os.umask(0)
    try:
        add_action(journal, STEP)
    finally:
        os.umask(before)
    assert stat.S_IMODE((journal.root / NAME).stat().st_mode) == 0o600


def test_an_id_that_is_taken_is_not_given_again(journal: Journal) -> None:
    letters = iter("aaaaaaaabbbb")
    drawn = replace(journal, choose=lambda _alphabet: next(letters))
    assert [add_action(drawn, STEP).id for _ in range(2)] == ["aaaa", "bbbb"]


def test_a_step_is_done_and_put_off_and_the_former_versions_are_kept(journal: Journal) -> None:
    (journal.root / NAME).write_bytes(OLD)
    assert set_days(journal, "old1", due=date(2026, 12, 4)).due == date(2026, 12, 4)
    assert set_days(journal, "old1", done=date(2026, 12, 1)).done == date(2026, 12, 1)
    assert (journal.root / NAME).read_bytes() == OLD + b"due = 2026-12-04\ndone = 2026-12-01\n"
    first, _ = sorted((journal.root / ".history" / NAME).iterdir())
    assert first.read_bytes() == OLD


def test_a_step_that_is_not_there_cannot_be_done(journal: Journal) -> None:
    with pytest.raises(NotFoundError):
        set_days(journal, "nope", done=date(2026, 12, 1))
    assert not (journal.root / NAME).exists()


def test_a_list_in_another_encoding_is_a_mistake_and_stays(journal: Journal) -> None:
    (journal.root / NAME).write_bytes(b"# a\n# caf\xe9\n")
    found, (problem,) = agreed_actions(journal)
    assert (found, problem.line) == ((), 2)
    with pytest.raises(AllianceJournalError, match="not UTF-8"):
        add_action(journal, STEP)
    assert (journal.root / NAME).read_bytes() == b"# a\n# caf\xe9\n"


def test_nothing_is_written_where_nothing_changes(journal: Journal) -> None:
    (journal.root / NAME).write_bytes(OLD)
    assert change_own_file(journal, NAME, lambda before: before) == ""
    assert not (journal.root / ".history" / NAME).exists()


def test_an_editor_that_saves_meanwhile_is_not_overwritten(journal: Journal) -> None:
    (journal.root / NAME).write_bytes(OLD)

    class Meddled(WatchedDisk):
        def before(self, verb: str, *arguments: object) -> None:
            if verb == "link" and ".history" in str(arguments[1]):
                (journal.root / NAME).write_bytes(b"# saved meanwhile\n")

    with pytest.raises(ConflictError):
        add_action(Journal(journal.root, Meddled()), STEP)
    assert (journal.root / NAME).read_bytes() == b"# saved meanwhile\n"


@pytest.mark.parametrize("kind", ["folder", "large", "link"])
def test_what_is_no_list_is_refused(journal: Journal, tmp_path: Path, kind: str) -> None:
    where = journal.root / NAME
    if kind == "folder":
        where.mkdir()
    elif kind == "link":
        (tmp_path / "elsewhere").write_bytes(OLD)
        where.symlink_to(tmp_path / "elsewhere")
    else:
        with where.open("wb") as file:
            file.truncate(LARGEST + 1)
    with pytest.raises(DiskError):
        own_file(journal, NAME)


@pytest.mark.parametrize("before", [None, OLD])
@pytest.mark.parametrize("once", [True, False])
def test_a_disk_that_fails_at_any_call_leaves_the_list_whole(
    tmp_path: Path, before: bytes | None, *, once: bool
) -> None:
    for at in range(1, 100):
        journal = a_journal(tmp_path / str(at))
        if before is not None:
            (journal.root / NAME).write_bytes(before)
        disk = FailingDisk(at, once=once)
        with suppress(AllianceJournalError):
            add_action(Journal(journal.root, disk), STEP)
        content = own_file(journal, NAME)
        assert content == before or (content or b"").startswith(before or b"[[actions]]")
        assert content is None or agreed_actions(journal)[1] == ()
        if not disk.has_failed:
            return
    pytest.fail("the disk went on failing")


def standards(journal: Journal, content: bytes) -> tuple[str, ...]:
    (journal.root / STANDARDS).write_bytes(content)
    return read_standards(journal)[0]


def test_a_journal_without_standards_has_none(journal: Journal) -> None:
    assert read_standards(journal) == ((), ())


def test_standards_are_read_one_a_line(journal: Journal) -> None:
    lines = (b"\xef\xbb\xbf# mine\r", b"1.4  Treat people with kindness\r", b"\r", b"2.1 Work with people", b"")
    content = b"\n".join((*lines, b"1.4 Treat people with kindness"))
    assert standards(journal, content) == ("1.4 Treat people with kindness", "2.1 Work with people")


def test_a_line_that_is_too_long_is_told_and_left_out(journal: Journal) -> None:
    assert standards(journal, b"ok\n" + b"x" * (LONGEST + 1) + b"\n") == ("ok",)
    assert [one.line for one in read_standards(journal)[1]] == [2]


def test_standards_in_another_encoding_are_told(journal: Journal) -> None:
    assert standards(journal, b"ok\ncaf\xe9\n") == ()
    assert [one.line for one in read_standards(journal)[1]] == [2]


def test_no_list_of_standards_is_endless(journal: Journal) -> None:
    assert len(standards(journal, b"".join(b"%d\n" % n for n in range(MOST + 5)))) == MOST
