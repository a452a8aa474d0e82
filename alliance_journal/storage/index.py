"""A throw-away memory of what files were found to hold: rows of facts by path, never words.

A row counts only as long as its file has the same size, time of change and inode. Deleting it costs time, no more.
"""

import errno
import json
import time
from binascii import crc32
from collections.abc import Callable, Container
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from alliance_journal.storage.fsops import Disk, RealDisk
from alliance_journal.storage.names import EntryFile, temporary_name
from alliance_journal.storage.saving import discard, put

SCHEMA: Final = 3
SETTLED: Final = 2_000_000_000
"""Nanoseconds. File systems tell time in steps of up to two seconds (FAT), so that a file changed once more within
the step in which it was read may look as it did: what is younger than this is read again the next time."""

Rows = dict[str, list[Any]]


@dataclass
class Index:
    """The rows of one journal, read when they are first asked for.

    A change is on disk after `save`, or never, which does no harm. `clock` gives nanoseconds since 1970.
    """

    path: Path
    root: str
    stamp: str
    disk: Disk = field(repr=False)
    clock: Callable[[], int] = field(default=time.time_ns, repr=False)
    _changed: bool = field(default=False, repr=False)

    @cached_property
    def _rows(self) -> Rows:
        return _read_rows(self.disk, self.path, root=self.root, stamp=self.stamp)

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, file: EntryFile) -> Any | None:  # noqa: ANN401  a row belongs to the caller, who checks it
        """Return what was put for exactly this file, or None."""
        kept = self._rows.get(file.path)
        if kept is None or kept[:3] != [file.size, file.mtime_ns, file.inode]:
            return None
        try:
            return json.loads(kept[3])
        except (TypeError, ValueError, RecursionError):
            return None

    def put(self, file: EntryFile, row: object) -> None:
        """Keep a row, anything JSON can say, for a file as it is now; one that may still change unseen is not kept."""
        if self.is_settled(file):
            # As text: thousands of rows as lists of lists would fill the memory several times over.
            self._rows[file.path] = [file.size, file.mtime_ns, file.inode, json.dumps(row, separators=(",", ":"))]
            self._changed = True

    def is_settled(self, file: EntryFile) -> bool:
        """Whether a later change of the file is sure to show in its time of change."""
        return file.mtime_ns < self.clock() - SETTLED

    def forget(self, path: str) -> None:
        """Drop what is kept for a path, on the disk too: it was found to be wrong."""
        self._changed = self._rows.pop(path, None) is not None or self._changed
        self.save()

    def save(self, *, keep: Container[str] | None = None) -> None:
        """Write the index if anything changed, without the rows of paths not in `keep`; a refusal does no harm."""
        if keep is not None:
            gone = [path for path in self._rows if path not in keep]
            for path in gone:
                del self._rows[path]
            self._changed = self._changed or bool(gone)
        if not self._changed:
            return
        with suppress(OSError):
            write_cache(self.disk, self.path, self._text())
            self._changed = False

    def _text(self) -> bytes:
        shape = {"schema": SCHEMA, "root": self.root, "stamp": self.stamp, "rows": self._rows}
        return json.dumps(shape, separators=(",", ":")).encode("ascii")


def open_index(
    cache: Path, root: Path, *, stamp: str, disk: Disk | None = None, clock: Callable[[], int] = time.time_ns
) -> Index:
    """Return the index of the journal in `root`, kept in `cache`; empty where it was made with another `stamp`."""
    return Index(cache_file(cache, root, "index"), str(root), stamp, disk or RealDisk(), clock)


def cache_file(cache: Path, root: Path, name: str) -> Path:
    """Return where something about the journal in `root` is kept in the cache."""
    return cache / f"{name}-{crc32(str(root).encode('utf-8', 'surrogateescape')):08x}.json"


def _read_rows(disk: Disk, path: Path, *, root: str, stamp: str) -> Rows:
    try:
        shape = json.loads(read_cache(disk, path))
    except (OSError, ValueError, RecursionError):
        return {}
    match shape:
        case {"schema": 3, "root": of, "stamp": made_with, "rows": dict(rows)} if (of, made_with) == (root, stamp):
            sound = all(type(row) is list and len(row) == 4 for row in rows.values())
            return rows if sound else {}
    return {}


def read_cache(disk: Disk, path: Path) -> bytes:
    """Return the bytes of a file of the cache; OSError where it is none: a pipe in its place would never end."""
    listed = disk.look(path)
    if listed is not None and listed.kind != "file":
        raise OSError(errno.EINVAL, "not a file", str(path))
    return disk.read(path)


def write_cache(disk: Disk, path: Path, content: bytes) -> None:
    """Replace a file of the cache whole; it is not waited for, because it can be made again."""
    _make_folder(disk, path.parent)
    temporary = path.with_name(temporary_name(path.name))
    try:
        put(disk, disk.create(temporary), content, sync=False)
        disk.replace(temporary, path)
    except OSError:
        discard(disk, temporary)
        raise


def _make_folder(disk: Disk, folder: Path) -> None:
    if disk.look(folder) is None:
        _make_folder(disk, folder.parent)
        with suppress(FileExistsError):
            disk.make_folder(folder)
