"""No entry is lost, and no id is given twice, however many write at the same time."""

from pathlib import Path

import pytest

from alliance_journal.storage.checks import verify
from alliance_journal.storage.folder import open_journal
from tests.storage.processes import all_at_once


def check_all_there(root: Path, expected: int) -> None:
    journal = open_journal(root, create=False)
    files = journal.entry_files()
    assert len(files) == expected
    assert len({file.id for file in files}) == expected
    assert verify(journal) == ()


def test_eight_processes_add_sixty_entries_each_to_a_journal_that_is_not_there_yet(tmp_path: Path) -> None:
    told = all_at_once("add", tmp_path / "journal", writers=8, times=60)
    assert len(set(told)) == 8 * 60
    check_all_there(tmp_path / "journal", 8 * 60)


def test_where_there_are_no_hard_links_no_entry_takes_the_place_of_another(tmp_path: Path) -> None:
    told = all_at_once("add without links", tmp_path / "journal", writers=4, times=60)
    assert len(set(told)) == 4 * 60
    check_all_there(tmp_path / "journal", 4 * 60)


@pytest.mark.slow
def test_eight_processes_add_a_thousand_entries_each(tmp_path: Path) -> None:
    told = all_at_once("add", tmp_path / "journal", writers=8, times=1000)
    assert len(set(told)) == 8 * 1000
    check_all_there(tmp_path / "journal", 8 * 1000)
