"""A throw-away memory of what files were found to hold: rows of facts by path, never words.

A row counts only as long as its file has the same size, time of change and inode. Deleting it costs time, no more.
"""

import json
from binascii import crc32
from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from alliance_journal.storage.fsops import Disk, RealDisk
from alliance_journal.storage.names import EntryFile, temporary_name
from alliance_journal.storage.saving import discard, put

SCHEMA: Final = 1


@dataclass(slots=True)
class Index:
    """The rows of one journal; a change is on disk after `save`, or never, which does no harm."""

    path: Path
    root: str
    stamp: str
    disk: Disk = field(repr=False)
    _rows: dict[str, list[Any]] = field(default_factory=dict, repr=False)
    _changed: bool = False

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, file: EntryFile) -> Any | None:  # noqa: ANN401  a row belongs to the caller, who checks it
        """Return what was put for exactly this file, or None."""
        kept = self._rows.get(file.path)
        if kept is None or kept[:3] != [file.size, file.mtime_ns, file.inode]:
            return None
        return kept[3]

    def put(self, file: EntryFile, row: object) -> None:
        """Keep a row, anything JSON can say, for a file as it is now."""
        self._rows[file.path] = [file.size, file.mtime_ns, file.inode, row]
        self._changed = True

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
            _write(self.disk, self.path, self._text())
            self._changed = False

    def _text(self) -> bytes:
        shape = {"schema": SCHEMA, "root": self.root, "stamp": self.stamp, "rows": self._rows}
        return json.dumps(shape, separators=(",", ":")).encode("ascii")


def open_index(cache: Path, root: Path, *, stamp: str, disk: Disk | None = None) -> Index:
    """Return the index of the journal in `root`, kept in `cache`; empty where it was made with another `stamp`."""
    disk = disk or RealDisk()
    path = cache / f"index-{crc32(str(root).encode('utf-8', 'surrogateescape')):08x}.json"
    return Index(path, str(root), stamp, disk, _read_rows(disk, path, root=str(root), stamp=stamp))


def _read_rows(disk: Disk, path: Path, *, root: str, stamp: str) -> dict[str, list[Any]]:
    try:
        shape = json.loads(disk.read(path))
    except (OSError, ValueError, RecursionError):
        return {}
    match shape:
        case {"schema": 1, "root": of, "stamp": made_with, "rows": dict(rows)} if (of, made_with) == (root, stamp):
            sound = all(type(row) is list and len(row) == 4 for row in rows.values())
            return rows if sound else {}
    return {}


def _write(disk: Disk, path: Path, content: bytes) -> None:
    """Replace the index whole; it is not waited for, because it can be made again."""
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
