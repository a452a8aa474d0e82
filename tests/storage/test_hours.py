"""The log of hours on disk: rows are added and taken out, what was there is kept, and bytes that are no text stay."""

from datetime import UTC, date, datetime
from itertools import cycle
from pathlib import Path

import pytest

from alliance_journal.errors import AllianceJournalError, DiskError, NotFoundError, UsageError
from alliance_journal.model.hours import USUAL_KINDS, HoursRow
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.fsops import RealDisk
from alliance_journal.storage.hours import add_hours, drop_hours, hour_rules, hours_rows

ROW = HoursRow("", date(2026, 11, 22), "client", 50, "C07")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal with a fixed clock, whose ids are told beforehand."""
    root = tmp_path / "journal"
    open_journal(root, create=True)
    letters = cycle("22223333")
    return Journal(root, RealDisk(), lambda: datetime(2026, 11, 22, 17, tzinfo=UTC), lambda _all: next(letters))


def test_a_row_gets_an_id_that_nobody_has(journal: Journal) -> None:
    assert [add_hours(journal, ROW).id for _ in range(2)] == ["2222", "3333"]
    rows, problems = hours_rows(journal)
    assert ([row.id for row in rows], problems) == (["2222", "3333"], ())


def test_the_file_is_for_its_owner_only(journal: Journal) -> None:
    add_hours(journal, ROW)
    assert (journal.root / "hours.csv").stat().st_mode & 0o777 == 0o600


def test_a_row_is_taken_out_by_the_beginning_of_its_id_and_the_former_log_is_kept(journal: Journal) -> None:
    add_hours(journal, ROW)
    add_hours(journal, ROW)
    before = (journal.root / "hours.csv").read_bytes()
    gone, kept = drop_hours(journal, "22")
    assert gone.id == "2222"
    assert (journal.root / kept).read_bytes() == before
    assert [row.id for row in hours_rows(journal)[0]] == ["3333"]


@pytest.mark.parametrize("name", ["", "9", "22222"])
def test_what_no_row_is_called_is_not_taken_out(journal: Journal, name: str) -> None:
    add_hours(journal, ROW)
    with pytest.raises(NotFoundError):
        drop_hours(journal, name)


def test_of_two_rows_of_one_id_none_is_taken_out(journal: Journal) -> None:
    where = journal.root / "hours.csv"
    where.write_text("id,date,kind,minutes\na2,2026-11-22,client,5\na2,2026-11-22,client,6\n", encoding="utf-8")
    before = where.read_bytes()
    with pytest.raises(UsageError) as refused:
        drop_hours(journal, "a2")
    assert "hours.csv:2, hours.csv:3" in refused.value.hint
    assert where.read_bytes() == before


def test_bytes_that_are_no_text_stay_and_only_their_row_is_not_read(journal: Journal) -> None:
    where = journal.root / "hours.csv"
    where.write_bytes(b"id,date,kind,minutes,client\na2,2026-11-22,caf\xe9,5,\na3,2026-11-22,client,6,\n")
    assert [row.id for row in hours_rows(journal)[0]] == ["a3"]
    add_hours(journal, ROW)
    assert where.read_bytes().split(b"\n")[1] == b"a2,2026-11-22,caf\xe9,5,"
    assert [row.minutes for row in hours_rows(journal)[0]] == [6, 50]


def test_a_file_that_cannot_be_added_to_is_left_alone(journal: Journal) -> None:
    where = journal.root / "hours.csv"
    where.write_bytes(b"my hours\r\n")
    with pytest.raises(AllianceJournalError):
        add_hours(journal, ROW)
    assert where.read_bytes() == b"my hours\r\n"


def test_a_link_is_not_followed(journal: Journal, tmp_path: Path) -> None:
    (journal.root / "hours.csv").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DiskError):
        hours_rows(journal)


def test_kinds_and_ratios_stand_in_the_journals_own_file(journal: Journal) -> None:
    assert hour_rules(journal)[0].kinds == USUAL_KINDS
    where = journal.root / "journal.toml"
    where.write_bytes(where.read_bytes() + b'\n[[hours.kinds]]\nid = "ward"\n# \xe9\n')
    assert [kind.id for kind in hour_rules(journal)[0].kinds] == ["ward"]
