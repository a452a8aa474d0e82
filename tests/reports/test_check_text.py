"""What may say who somebody is: at file:line with its words for the worker, without them for programs."""

from pathlib import Path

import pytest

from alliance_journal.findings.checked import Checked, check_entries
from alliance_journal.model.problems import Problem
from alliance_journal.privacy.watching import WatchList
from alliance_journal.reports.check_text import CHECK_SCHEMA, WEAKER, check_json, check_lines
from alliance_journal.reports.lines import Page
from alliance_journal.storage.folder import Journal
from tests.storage.examples import a_journal, an_entry
from tests.terminal.spotting_fakes import spot_a_few


@pytest.fixture(autouse=True)
def _a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    spot_a_few(monkeypatch)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = a_journal(tmp_path / "journal")
    journal.add(an_entry("bbbb2222", words="Anna rang on 3 May.\nAnna: 07700 900123"))
    journal.add(an_entry("cccc3333", words="She left on 4 May."))
    journal.add(an_entry("dddd4444", words="She left."))
    return journal


def checked(journal: Journal) -> Checked:
    return check_entries(journal, journal.entry_files(), WatchList())


def test_strong_things_come_first_weak_ones_apart_and_counts_last(journal: Journal) -> None:
    lines = [line.text for line in check_lines(checked(journal), Page(100))]
    file = journal.entry_files()[0].path
    line = 1 + (journal.root / file).read_text().split("\n").index("Anna rang on 3 May.")
    assert lines[:6] == [
        "22 Nov 2026, C07, bbbb2222",
        f"  {file}:{line}: a name: Anna",
        f"  {file}:{line + 1}: a name: Anna",
        f"  {file}:{line + 1}: a phone number: 07700 900123",
        f"  {WEAKER}",
        f"  {file}:{line}: a date: 3 May",
    ]
    assert lines[-3:] == [
        "2 things in 3 places may say who somebody is, in 1 of 3 entries.",
        "To settle them one by one: aj check --fix",
        "Weaker: 2 dates, days and ages.",
    ]
    assert "dddd4444" not in "\n".join(lines)


def test_where_nothing_is_found_nothing_is_promised(journal: Journal) -> None:
    found = check_entries(journal, journal.entry_files()[2:], WatchList())
    assert " ".join(line.text for line in check_lines(found, Page(46))) == (
        "1 entry looked over. Nothing here matched my lists. That is no promise: read it once as a stranger would."
    )
    assert found.exit_code == 0


def test_the_exit_code_says_what_there_is_to_do(journal: Journal) -> None:
    assert checked(journal).exit_code == 3
    assert check_entries(journal, journal.entry_files()[1:], WatchList()).exit_code == 0
    path = journal.root / journal.entry_files()[0].path
    path.write_bytes(b"+++\nid = 1\n+++\n")
    (journal.root / journal.entry_files()[1].path).write_bytes(b"\0")
    found = checked(journal)
    assert found.exit_code == 4
    assert [type(problem) for problem in found.problems] == [Problem, Problem]


def test_json_tells_places_and_kinds_and_never_the_words(journal: Journal) -> None:
    shape = check_json(checked(journal))
    assert shape["schema"] == CHECK_SCHEMA == "alliance-journal/check/1"
    first = shape["entries"][0]
    assert {name: first[name] for name in ("id", "met", "client")} == {
        "id": "bbbb2222",
        "met": "2026-11-22",
        "client": "C07",
    }
    name = first["found"][0]
    assert {key: name[key] for key in ("kind", "weak", "start", "end")} == {
        "kind": "name",
        "weak": False,
        "start": 0,
        "end": 4,
    }
    assert [one["weak"] for one in first["found"]] == [False, True, False, False]
    assert shape["entries"][2]["found"] == []
    assert "Anna" not in repr(shape)


def test_a_file_that_is_gone_is_a_problem_and_progress_is_told(journal: Journal) -> None:
    files = journal.entry_files()
    (journal.root / files[1].path).unlink()
    told: list[tuple[int, int]] = []
    found = check_entries(journal, files, WatchList(), lambda done, of: told.append((done, of)))
    assert [problem.path for problem in found.problems] == [files[1].path]
    assert told == [(1, 3), (2, 3), (3, 3)]
