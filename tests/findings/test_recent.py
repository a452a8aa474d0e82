"""The newest entries, read quickly: nothing of the rest of the journal is looked at, and nothing of the index lost."""

import os
from datetime import date
from pathlib import Path

import pytest

from alliance_journal.errors import DiskError
from alliance_journal.findings import recent
from alliance_journal.findings.gathering import gather
from alliance_journal.findings.recent import in_full, marked, newest_documents, recent_entries
from alliance_journal.model.codes import ClientCode, ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.storage.folder import EntryFile, Journal
from tests.findings.living_fakes import QUIET, a_bench, a_journal, put, put_weeks


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path)


def settle(journal: Journal) -> None:
    for number, path in enumerate(sorted(journal.root.glob("entries/*/*.md"))):
        os.utime(path, (10**9 + number, 10**9 + number))


def days(journal: Journal, since: date | None = None, client: str = "") -> list[str]:
    found = newest_documents(journal, since, client=ClientCode(client) if client else None)
    return [str(one.entry.day) for one in found]


def test_entries_come_newest_first_from_a_day_on_and_with_one_client(journal: Journal) -> None:
    put_weeks(journal)
    put(journal, "2026-11-20", "C07", answers={"moment": "Something C04 said came up."})
    assert days(journal)[:3] == ["2026-11-20", "2026-11-19", "2026-11-12"]
    assert days(journal, date(2026, 11, 12)) == ["2026-11-20", "2026-11-19", "2026-11-12"]
    assert days(journal, client="C04")[0] == "2026-11-19"


def test_what_cannot_be_read_is_passed_over(journal: Journal) -> None:
    file = put(journal, "2026-11-20")
    (journal.root / file.path).write_bytes(b"+++\nnot = = toml\n+++\n")
    put(journal, "2026-11-19")
    assert days(journal) == ["2026-11-19"]
    assert [one.day for one in recent_entries(journal, a_bench(journal)).entries] == [date(2026, 11, 19)]


def test_a_journal_that_is_not_there_has_no_entries(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "nowhere")
    assert days(journal) == []
    assert recent_entries(journal, a_bench(journal)).entries == ()


def test_a_journal_that_refuses_has_no_entries(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Journal, _most: int) -> tuple[EntryFile, ...]:
        raise DiskError("the disk refused")

    monkeypatch.setattr(Journal, "newest_files", refuse)
    assert days(journal) == []


def test_marks_are_what_the_worker_said_and_not_what_was_found(journal: Journal) -> None:
    put(journal, "2026-11-20", answers={"moment": QUIET}, reviewed=[Review(ThemeId("ro.repaired"), "yes", QUIET)])
    (document,) = newest_documents(journal)
    assert [one.theme for one in marked(document).sightings] == ["ro.repaired"]


def test_only_the_newest_are_read_and_the_index_keeps_the_rest(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_weeks(journal)
    settle(journal)
    gather(journal, a_bench(journal))
    assert len(a_bench(journal).index) == 6
    monkeypatch.setattr(recent, "MOST_READ", 2)
    bench = a_bench(journal)
    assert [one.day.day for one in recent_entries(journal, bench).entries] == [12, 19]
    assert bench.coders == []  # taken from the index
    assert len(a_bench(journal).index) == 6


def test_what_is_not_in_the_index_is_looked_through_once(journal: Journal) -> None:
    put_weeks(journal)
    settle(journal)
    first = recent_entries(journal, a_bench(journal), date(2026, 11, 1))
    assert [len(one.sightings) > 0 for one in first.entries] == [True, True, True]
    again = a_bench(journal)
    assert [one.id for one in recent_entries(journal, again, date(2026, 11, 1)).entries] == [
        one.id for one in first.entries
    ]
    assert again.coders == []


def test_a_row_that_makes_no_sense_is_read_anew(journal: Journal) -> None:
    (file, *_) = put_weeks(journal)
    settle(journal)
    bench = a_bench(journal)
    bench.index.put(journal.file_at(file.path), ["nonsense"])
    assert len(recent_entries(journal, bench).entries) == 6


def test_one_entry_is_looked_through_even_where_its_file_has_gone(journal: Journal) -> None:
    file = put(journal, "2026-11-20", answers={"moment": QUIET})
    (document,) = newest_documents(journal)
    there = in_full(journal, document, a_bench(journal))
    (journal.root / file.path).unlink()
    assert in_full(journal, document, a_bench(journal)) == there
    assert "cw.minimal" in {one.theme for one in there.sightings}
