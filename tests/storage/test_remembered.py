"""What was worked out about texts is remembered by a hash, and forgetting it does no harm."""

import json
from pathlib import Path
from typing import Any

import pytest

from alliance_journal.storage.remembered import Remembered, open_remembered
from tests.storage.fakes import FailingDisk


def as_it_is(row: Any) -> Any:  # noqa: ANN401  whatever JSON has
    return row


def remembered(cache: Path, stamp: str = "one") -> Remembered:
    return open_remembered(cache, Path("/journal"), stamp=stamp)


def test_a_row_is_found_again_after_saving(tmp_path: Path) -> None:
    memory = remembered(tmp_path)
    memory.put("key", [1, {"a": 0.5}])
    memory.save()
    assert remembered(tmp_path).get("key", as_it_is) == [1, {"a": 0.5}]
    assert remembered(tmp_path).get("other", as_it_is) is None


def test_without_saving_nothing_is_on_the_disk(tmp_path: Path) -> None:
    remembered(tmp_path).put("key", [])
    assert not list(tmp_path.glob("learned*"))


def test_another_stamp_or_another_journal_knows_nothing(tmp_path: Path) -> None:
    memory = remembered(tmp_path)
    memory.put("key", [1])
    memory.save()
    assert remembered(tmp_path, "two").get("key", as_it_is) is None
    other = Remembered(memory.path, "/elsewhere", "one")
    assert other.get("key", as_it_is) is None


def test_saving_the_whole_drops_what_is_not_kept(tmp_path: Path) -> None:
    memory = remembered(tmp_path)
    for key in "ab":
        memory.put(key, [])
    memory.save()
    again = remembered(tmp_path)
    again.save(keep={"b"})
    assert remembered(tmp_path).get("a", as_it_is) is None
    assert remembered(tmp_path).get("b", as_it_is) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema": 9}', b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    memory = remembered(tmp_path)
    memory.path.write_bytes(content)
    assert memory.get("key", as_it_is) is None
    memory.put("key", [2])
    memory.save()
    assert remembered(tmp_path).get("key", as_it_is) == [2]


def test_a_row_that_is_not_ours_is_not_told(tmp_path: Path) -> None:
    shape = {"schema": 1, "root": "/journal", "stamp": "one", "rows": {"key": "[", "cell": "1"}}
    memory = remembered(tmp_path)
    memory.path.write_text(json.dumps(shape))
    assert memory.get("key", as_it_is) is None

    def refuse(_row: object) -> None:
        raise ValueError

    assert memory.get("cell", refuse) is None
    memory.path.write_text(json.dumps(shape | {"rows": {"key": 1}}))
    assert remembered(tmp_path).get("key", as_it_is) is None


def test_a_disk_that_refuses_does_no_harm(tmp_path: Path) -> None:
    memory = open_remembered(tmp_path, Path("/journal"), stamp="one", disk=FailingDisk(0))
    memory.put("key", [3])
    memory.save()
    assert memory.get("key", as_it_is) == [3]
