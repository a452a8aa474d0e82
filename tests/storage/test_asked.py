"""How many questions were asked today is kept as a number and a day, and keeping it never stands in the way."""

import json
from datetime import date
from pathlib import Path

import pytest

from alliance_journal.storage.asked import count_question
from tests.storage.fakes import FailingDisk

TODAY = date(2026, 11, 22)


def test_questions_are_counted_through_the_day(tmp_path: Path) -> None:
    assert [count_question(tmp_path, TODAY) for _ in range(3)] == [1, 2, 3]


def test_a_new_day_begins_at_one(tmp_path: Path) -> None:
    count_question(tmp_path, TODAY)
    count_question(tmp_path, TODAY)
    assert count_question(tmp_path, date(2026, 11, 23)) == 1
    assert count_question(tmp_path, TODAY) == 1


def test_only_the_number_and_the_day_are_kept_and_only_for_the_owner(tmp_path: Path) -> None:
    cache = tmp_path / "a" / "cache"
    count_question(cache, TODAY)
    (file,) = cache.iterdir()
    assert json.loads(file.read_text()) == {"day": "2026-11-22", "questions": 1}
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("at", range(1, 12))
def test_a_disk_that_refuses_does_no_harm(tmp_path: Path, at: int) -> None:
    disk = FailingDisk(at)
    assert count_question(tmp_path / "cache", TODAY, disk=disk) == 1
    assert count_question(tmp_path / "cache", TODAY) in {1, 2}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"day": "2026-11-22"}',
        b'{"day": "2026-11-22", "questions": true}',
        b'{"day": "2026-11-22", "questions": -4}',
        b'{"day": "2026-11-22", "questions": "9"}',
        b'{"day": 7, "questions": 9}',
    ],
)
def test_a_damaged_count_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "asked.json").write_bytes(content)
    assert [count_question(tmp_path, TODAY) for _ in range(2)] == [1, 2]


def test_a_count_does_not_grow_without_end(tmp_path: Path) -> None:
    (tmp_path / "asked.json").write_text('{"day": "2026-11-22", "questions": 1' + "0" * 400 + "}")
    assert count_question(tmp_path, TODAY) == 9_999
