"""Walks in progress on disk, replaced whole at every keep; a second place for them; and what a crash left over.

A draft is bytes in, bytes out: it says itself whom and which meeting it is about (see `guide.keeping`).
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.fsops import Disk, RealDisk
from alliance_journal.storage.leftovers import LeftOver, lost_and_found, remove_left_over, rescue
from alliance_journal.storage.names import DRAFTS
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.saving import make_folders, replace_file, write_new
from alliance_journal.storage.trash import Trashed, put_away

__all__ = [
    "Draft",
    "LeftOver",
    "drafts",
    "lost_and_found",
    "read_draft",
    "remove_draft",
    "remove_left_over",
    "rescue",
    "save_draft",
    "second_place",
    "trash_draft",
]

ENDING: Final = ".json"
MEMORY: Final = Path("/dev/shm")  # noqa: S108  made with O_EXCL and 0600; the last place before the screen
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_TRIES: Final = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """One walk in progress: its id, its path inside the journal, bytes, and nanoseconds of its last change."""

    id: str
    path: str
    size: int
    mtime_ns: int


def save_draft(journal: Journal, draft_id: str, content: bytes) -> None:
    """Put a draft on the disk, whole, in the place of its former state; DiskError where the disk refuses."""
    where = journal.root / _path(draft_id)
    with plainly(where):
        make_folders(journal.disk, where.parent, inside=journal.root)
        replace_file(journal.disk, where, content)


def drafts(journal: Journal) -> tuple[Draft, ...]:
    """Return the walks in progress, in the order of their ids."""
    folder = journal.root / DRAFTS
    with plainly(folder):
        found = journal.disk.names(folder) if journal.disk.look(folder) else []
    names = [(one.name.removesuffix(ENDING), one) for one in found if one.kind == "file" and one.name.endswith(ENDING)]
    return tuple(
        Draft(draft_id, _path(draft_id), one.size, one.mtime_ns) for draft_id, one in sorted(names) if _is_id(draft_id)
    )


def read_draft(journal: Journal, draft_id: str) -> bytes:
    """Return a draft's bytes; NotFoundError where there is no such draft, DiskError."""
    where = journal.root / _path(draft_id)
    with plainly(where):
        if journal.disk.look(where) is None:
            raise NotFoundError("no walk of that name is unfinished", hint="aj resume --list")
        return journal.disk.read(where)


def remove_draft(journal: Journal, draft_id: str) -> None:
    """Remove a draft; only to be called once its entry is safely on the disk. One that is gone already is fine."""
    where = journal.root / _path(draft_id)
    with plainly(where), suppress(FileNotFoundError):
        journal.disk.remove(where)
        journal.disk.sync_folder(where.parent)


def trash_draft(journal: Journal, draft_id: str) -> Trashed:
    """Move a draft to the trash, from where `restore` brings it back."""
    return put_away(journal, _path(draft_id))


def second_place(name: str, content: bytes, *, disk: Disk | None = None) -> Path | None:
    """Keep words that the journal's disk refuses somewhere else, and return where; None where nothing takes them.

    The home folder comes first, then memory (which a restart empties); the file is for its owner only.
    """
    for folder in _other_places():
        for number in range(1, _TRIES):
            again = f"-{number}" if number > 1 else ""
            path = folder / f"alliance-journal{again}-{name}"
            try:
                write_new(disk or RealDisk(), path, content)
            except FileExistsError:
                continue
            except OSError:
                break
            return path
    return None


def _other_places() -> Iterator[Path]:
    with suppress(RuntimeError):
        yield Path.home()
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime:
        yield Path(runtime)
    yield MEMORY


def _is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def _path(draft_id: str) -> str:
    if not _is_id(draft_id):
        raise UsageError("a walk is called by letters, digits, - and _", hint="aj resume --list")
    return f"{DRAFTS}/{draft_id}{ENDING}"
