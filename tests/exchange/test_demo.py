"""The fictional journal: whole, recent, and never in a folder that was there before."""

import json
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from alliance_journal.errors import UsageError
from alliance_journal.exchange.demo import SOURCE, demo_lines, make_demo
from alliance_journal.storage.folder import open_journal

NOW = datetime(2026, 11, 22, 16, 40, tzinfo=UTC)
LINES = SOURCE.read_text(encoding="utf-8")


def days(text: str) -> list[date]:
    return [date.fromisoformat(json.loads(line)["met"]) for line in text.split("\n") if line]


def test_every_line_of_the_fictional_journal_becomes_an_entry(tmp_path: Path) -> None:
    made = make_demo(tmp_path / "demo", NOW)
    files = open_journal(made.root, create=False).entry_files()
    assert made.entries == len(files) == len(days(LINES))


def test_without_a_folder_it_is_a_throw_away_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert make_demo(None, NOW).root.is_relative_to(tmp_path)


def test_a_folder_that_is_there_is_never_written_into(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="never writes"):
        make_demo(tmp_path, NOW)
    assert not (tmp_path / "entries").exists()


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 1, 1), date(2024, 2, 29)])
def test_the_last_meeting_lies_in_the_week_before_today_on_its_own_weekday(today: date) -> None:
    moved, written = days(demo_lines(LINES, today)), days(LINES)
    assert timedelta(days=1) <= today - max(moved) <= timedelta(days=7)
    assert [day.weekday() for day in moved] == [day.weekday() for day in written]
    assert len({day - before for day, before in zip(moved, written, strict=True)}) == 1


def test_an_entry_is_written_at_the_hour_of_its_meeting() -> None:
    text = '{"met": "2026-06-22", "time": "10:15", "text": "x"}\n{"met": "2026-06-23", "text": "y"}\n'
    hours = [json.loads(line)["written"][10:] for line in demo_lines(text, date(2026, 6, 24)).split("\n")]
    assert hours == ["T10:15:00+00:00", "T17:00:00+00:00"]
