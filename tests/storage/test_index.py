"""The throw-away memory of what files hold."""

import json
import os
from pathlib import Path

import pytest

from alliance_journal.storage.index import SETTLED, open_index
from alliance_journal.storage.kept import open_kept
from alliance_journal.storage.names import EntryFile
from alliance_journal.storage.remembered import open_remembered
from tests.storage.fakes import FailingDisk, NotingDisk

FILE = EntryFile("entries/2026/a.md", 100, 5, 7)
ROOT = Path("/somewhere/journal")


def kept(cache: Path, stamp: str = "1") -> object:
    return open_index(cache, ROOT, stamp=stamp).row(FILE)


def keep(cache: Path, row: object = (1, "C07", None)) -> Path:
    index = open_index(cache, ROOT, stamp="1")
    index.put(FILE, row)
    index.save()
    return index.path


def test_a_row_is_given_back_for_the_same_file(tmp_path: Path) -> None:
    keep(tmp_path)
    assert kept(tmp_path) == [1, "C07", None]


@pytest.mark.parametrize("change", [{"size": 101}, {"mtime_ns": 6}, {"inode": 8}, {"path": "entries/2026/b.md"}])
def test_a_row_is_not_given_for_a_file_that_has_changed(tmp_path: Path, change: dict[str, int]) -> None:
    keep(tmp_path)
    assert open_index(tmp_path, ROOT, stamp="1").row(FILE._replace(**change)) is None


@pytest.mark.parametrize(("age", "is_kept"), [(SETTLED + 1, True), (SETTLED, False), (0, False), (-5, False)])
def test_a_file_that_may_still_change_unseen_is_not_kept(tmp_path: Path, age: int, is_kept: bool) -> None:  # noqa: FBT001
    index = open_index(tmp_path, ROOT, stamp="1", clock=lambda: FILE.mtime_ns + age)
    index.put(FILE, "row")
    assert (index.row(FILE) == "row") is is_kept


def test_another_stamp_empties_the_index(tmp_path: Path) -> None:
    keep(tmp_path)
    assert kept(tmp_path, stamp="2") is None


def test_two_journals_do_not_share_rows(tmp_path: Path) -> None:
    keep(tmp_path)
    assert len(open_index(tmp_path, ROOT / "other", stamp="1")) == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"schema": 3}', b'{"schema":2,"root":"x","stamp":"1","rows":{}}'],
)
def test_a_damaged_index_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    path = keep(tmp_path)
    path.write_bytes(content)
    assert kept(tmp_path) is None
    keep(tmp_path)
    assert kept(tmp_path) is not None


@pytest.mark.parametrize("row", [5, [], [1, 2, 3], None, "four"])
def test_a_damaged_row_empties_the_index(tmp_path: Path, row: object) -> None:
    path = keep(tmp_path)
    shape = json.loads(path.read_bytes())
    shape["rows"]["entries/2026/b.md"] = row
    path.write_text(json.dumps(shape))
    assert kept(tmp_path) is None


@pytest.mark.parametrize("row", ["", "[", 5, None, "[" * 100_000])
def test_a_row_that_cannot_be_read_is_none(tmp_path: Path, row: object) -> None:
    path = keep(tmp_path)
    shape = json.loads(path.read_bytes())
    shape["rows"][FILE.path][3] = row
    path.write_text(json.dumps(shape))
    assert kept(tmp_path) is None


def test_rows_of_files_that_are_gone_are_left_out(tmp_path: Path) -> None:
    keep(tmp_path)
    index = open_index(tmp_path, ROOT, stamp="1")
    index.save(keep={"entries/2026/other.md"})
    assert kept(tmp_path) is None


def test_nothing_is_written_when_nothing_has_changed(tmp_path: Path) -> None:
    keep(tmp_path)
    disk = NotingDisk()
    index = open_index(tmp_path, ROOT, stamp="1", disk=disk)
    index.save(keep={FILE.path})
    assert [verb for verb, _ in disk.calls] == ["look", "read"]


def test_a_disk_that_refuses_the_index_is_no_error_and_the_old_one_stays(tmp_path: Path) -> None:
    keep(tmp_path)
    for at in range(2, 20):
        disk = FailingDisk(at, once=True)
        index = open_index(tmp_path, ROOT, stamp="1", disk=disk)
        index.put(FILE, "new")
        index.save()
        assert kept(tmp_path) in ([1, "C07", None], "new")
        if not disk.has_failed:
            break
    assert kept(tmp_path) == "new"
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == [index.path.name]


def test_the_cache_folder_is_made_when_it_is_needed(tmp_path: Path) -> None:
    keep(tmp_path / "a" / "b")
    assert kept(tmp_path / "a" / "b") is not None


def test_what_is_shown_of_an_index_holds_no_rows(tmp_path: Path) -> None:
    index = open_index(tmp_path, ROOT, stamp="1")
    index.put(FILE, ["k7f3"])
    assert "k7f3" not in repr(index)


def test_a_pipe_in_the_place_of_a_file_of_the_cache_is_not_waited_for(tmp_path: Path) -> None:
    index, kept_results = open_index(tmp_path, ROOT, stamp="1"), open_kept(tmp_path, ROOT)
    memory = open_remembered(tmp_path, ROOT, stamp="1")
    for path in (index.path, kept_results.path, memory.path):
        os.mkfifo(path)
    assert (index.row(FILE), kept_results.get("key"), memory.get("key", lambda row: row)) == (None, None, None)
