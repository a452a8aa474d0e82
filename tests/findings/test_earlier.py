"""The newest entries with one client, the latest meeting first, read no further than somebody looks."""

import errno
from itertools import islice

import pytest

from alliance_journal.findings.earlier import MOST_READ, earlier_entries
from alliance_journal.model.codes import EntryId
from alliance_journal.storage.folder import Journal
from tests.findings.test_still_open import C04, journal, write

__all__ = ["journal"]
NONE = EntryId("none")


def days(journal: Journal, but: EntryId = NONE) -> list[int]:
    return [entry.day.day for entry in earlier_entries(journal, C04, but)]


def test_they_come_with_the_latest_meeting_first(journal: Journal) -> None:
    for day in ("2026-11-05", "2026-11-02", "2026-11-09"):
        write(journal, day)
    assert days(journal) == [9, 5, 2]


def test_those_of_other_clients_and_the_newest_itself_are_left_out(journal: Journal) -> None:
    write(journal, "2026-11-02")
    write(journal, "2026-11-03", "C11")
    write(journal, "2026-11-04", "")
    write(journal, "2026-11-05")
    assert days(journal, EntryId("e00003")) == [2]


def test_a_code_in_the_words_of_another_clients_entry_is_not_its_client(journal: Journal) -> None:
    path = write(journal, "2026-11-03", "C11")
    path.write_text(path.read_text(encoding="utf-8").replace("window", "window, as with C04"), encoding="utf-8")
    assert days(journal) == []


def test_one_that_cannot_be_read_is_passed_over(journal: Journal) -> None:
    write(journal, "2026-11-02")
    write(journal, "2026-11-03").write_bytes(b'+++\nclient = "C04"\nid = \n+++\n')
    assert days(journal) == [2]


def test_only_the_newest_files_are_looked_into(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliance_journal.findings.earlier.MOST_READ", 2)
    write(journal, "2026-11-02")
    for day in ("2026-11-05", "2026-11-06"):
        write(journal, day, "C11")
    assert days(journal) == []
    assert MOST_READ == 300


def test_nothing_is_read_beyond_what_is_looked_at(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = Journal.read_bytes

    def noting(self: Journal, file: object) -> bytes:
        read.append(str(file))
        return real(self, file)  # type: ignore[arg-type]

    for day in range(1, 10):
        write(journal, f"2026-11-{day:02}")
    monkeypatch.setattr(Journal, "read_bytes", noting)
    assert [entry.day.day for entry in islice(earlier_entries(journal, C04, NONE), 2)] == [9, 8]
    assert len(read) == 2


def test_a_folder_that_cannot_be_listed_gives_none(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: object) -> None:
        raise OSError(errno.EIO, "input/output error")

    write(journal, "2026-11-02")
    monkeypatch.setattr(type(journal.disk), "bare_names", refuse)
    assert days(journal) == []
