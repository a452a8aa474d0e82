"""Results kept in the cache."""

import json
from pathlib import Path

import pytest

from alliance_journal.storage.kept import MOST, Kept, open_kept, shipped_kept
from tests.storage.fakes import FailingDisk

ROOT = Path("/somewhere/journal")
RESULT = {"entries": 3, "first": ["day", 5]}


def kept(cache: Path) -> Kept:
    return open_kept(cache, ROOT)


def test_a_result_is_given_back_under_its_key_only(tmp_path: Path) -> None:
    kept(tmp_path).put("key", RESULT)
    assert kept(tmp_path).get("key") == RESULT
    assert kept(tmp_path).get("other") is None


def test_another_journal_does_not_see_it(tmp_path: Path) -> None:
    kept(tmp_path).put("key", RESULT)
    assert open_kept(tmp_path, ROOT / "other").get("key") is None
    (tmp_path / open_kept(tmp_path, ROOT / "other").path.name).write_bytes(kept(tmp_path).path.read_bytes())
    assert open_kept(tmp_path, ROOT / "other").get("key") is None


def test_the_newest_results_stay(tmp_path: Path) -> None:
    for number in range(MOST + 2):
        kept(tmp_path).put(str(number), number)
    kept(tmp_path).put("2", "again")
    assert [kept(tmp_path).get(str(number)) for number in range(MOST + 2)] == [None, None, "again", *range(3, MOST + 2)]


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"schema": 2}'])
def test_a_damaged_file_holds_nothing_and_can_be_written_over(tmp_path: Path, content: bytes) -> None:
    kept(tmp_path).put("key", RESULT)
    kept(tmp_path).path.write_bytes(content)
    assert kept(tmp_path).get("key") is None
    kept(tmp_path).put("key", RESULT)
    assert kept(tmp_path).get("key") == RESULT


@pytest.mark.parametrize("damaged", [["sum"], "text", [1, 2], None])
def test_a_damaged_result_is_none(tmp_path: Path, damaged: object) -> None:
    kept(tmp_path).put("key", RESULT)
    shape = json.loads(kept(tmp_path).path.read_bytes())
    shape["results"]["key"] = damaged
    kept(tmp_path).path.write_text(json.dumps(shape))
    assert kept(tmp_path).get("key") is None


def test_a_result_in_which_one_digit_has_flipped_is_none(tmp_path: Path) -> None:
    kept(tmp_path).put("key", RESULT)
    path = kept(tmp_path).path
    path.write_bytes(path.read_bytes().replace(b":3", b":4"))
    assert kept(tmp_path).get("key") is None


def test_a_result_that_is_not_json_is_none(tmp_path: Path) -> None:
    from hashlib import blake2b  # noqa: PLC0415  only here

    kept(tmp_path).put("key", RESULT)
    shape = json.loads(kept(tmp_path).path.read_bytes())
    shape["results"]["key"] = [blake2b(b"{", digest_size=12).hexdigest(), "{"]
    kept(tmp_path).path.write_text(json.dumps(shape))
    assert kept(tmp_path).get("key") is None


def test_a_disk_that_refuses_does_no_harm(tmp_path: Path) -> None:
    kept(tmp_path).put("key", 1)
    for at in range(2, 12):
        Kept(kept(tmp_path).path, str(ROOT), FailingDisk(at, once=True)).put("key", 2)
        assert kept(tmp_path).get("key") in {1, 2}


def test_of_what_ships_with_the_program_only_the_newest_is_kept(tmp_path: Path) -> None:
    for key in ("old", "new"):
        shipped_kept(tmp_path, "phrases").put(key, RESULT)
    assert shipped_kept(tmp_path, "phrases").get("old") is None
    assert shipped_kept(tmp_path, "phrases").get("new") == RESULT
