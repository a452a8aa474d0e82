"""A throw-away memory of what was worked out about texts, by a hash of everything it came from; never words.

It outlives a changed file name, front matter and codebook: the same words give the same row. Deleting it costs time.
"""

import json
from collections.abc import Callable, Container
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from alliance_journal.storage.fsops import Disk, RealDisk
from alliance_journal.storage.index import cache_file, read_cache, write_cache

SCHEMA: Final = 1


@dataclass
class Remembered:
    """The rows of one journal by key, read when the first is asked for; a change is on disk after `save`, or never."""

    path: Path
    root: str
    stamp: str
    disk: Disk = field(default_factory=RealDisk, repr=False)
    _changed: bool = field(default=False, repr=False)

    @cached_property
    def _rows(self) -> dict[str, str]:
        try:
            shape = json.loads(read_cache(self.disk, self.path))
        except (OSError, ValueError, RecursionError):
            return {}
        match shape:
            case {"schema": 1, "root": of, "stamp": with_, "rows": dict(rows)} if (of, with_) == (
                self.root,
                self.stamp,
            ):
                return rows if all(isinstance(row, str) for row in rows.values()) else {}
        return {}

    def get(self, key: str, read: Callable[[Any], Any]) -> Any | None:  # noqa: ANN401  a row belongs to the caller
        """Return what `read` makes of the row under a key; None where there is none, or `read` raises ValueError."""
        row = self._rows.get(key)
        if row is None:
            return None
        try:
            return read(json.loads(row))
        except (ValueError, RecursionError):
            return None

    def put(self, key: str, row: object) -> None:
        """Keep a row, anything JSON can say."""
        # As text: thousands of rows as lists of lists would fill the memory several times over.
        self._rows[key] = json.dumps(row, separators=(",", ":"))
        self._changed = True

    def save(self, *, keep: Container[str] | None = None) -> None:
        """Write the memory if anything changed, without the keys not in `keep`; a refusal does no harm."""
        gone = [] if keep is None else [key for key in self._rows if key not in keep]
        for key in gone:
            del self._rows[key]
        if not self._changed and not gone:
            return
        shape = {"schema": SCHEMA, "root": self.root, "stamp": self.stamp, "rows": self._rows}
        with suppress(OSError):
            write_cache(self.disk, self.path, json.dumps(shape, separators=(",", ":")).encode("ascii"))
            self._changed = False


def open_remembered(cache: Path, root: Path, *, stamp: str, disk: Disk | None = None) -> Remembered:
    """Return what is remembered in `cache` about the journal in `root`; nothing where it was another `stamp`."""
    return Remembered(cache_file(cache, root, "learned"), str(root), stamp, disk or RealDisk())
