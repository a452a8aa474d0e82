"""How many questions were put to chance today: a number and a day, and nothing about what was asked."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from alliance_journal.storage.fsops import Disk, RealDisk
from alliance_journal.storage.index import write_cache

_NAME: Final = "asked.json"
_MOST: Final = 9_999


def count_question(cache: Path, today: date, *, disk: Disk | None = None) -> int:
    """Return which question of the day this one is, and keep the number; a disk that refuses does no harm."""
    disk = disk or RealDisk()
    path = cache / _NAME
    number = min(_counted(disk, path, today) + 1, _MOST)
    with suppress(OSError):
        write_cache(disk, path, json.dumps({"day": today.isoformat(), "questions": number}).encode("ascii"))
    return number


def _counted(disk: Disk, path: Path, today: date) -> int:
    """Return how many were counted today; none where the file is of another day, damaged or not there."""
    try:
        shape = json.loads(disk.read(path))
    except (OSError, ValueError, RecursionError):
        return 0
    match shape:
        case {"day": day, "questions": int(number)} if day == today.isoformat() and number is not True:
            return max(number, 0)
    return 0
