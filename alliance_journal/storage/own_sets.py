"""The journal's own guided sets on disk: put there whole or not at all, the former file kept, no link followed."""

from functools import partial
from pathlib import Path
from typing import Final

from alliance_journal.errors import ConflictError, DiskError
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.locks import locked
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.saving import make_folders, replace_file, write_new
from alliance_journal.storage.versions import keep_version

OWN_SETS: Final = "prompts"
FORMER_SETS: Final = f"{OWN_SETS}/former"
"""Every set as it was asked, under its version; a file here is never changed."""
UNFINISHED_SETS: Final = f"{OWN_SETS}/unfinished"
"""Changes of a set that has mistakes still; no set is read from here."""
LARGEST: Final = 4_000_000
"""Bytes; far more than a set may have."""


def read_set(journal: Journal, path: str) -> bytes | None:
    """Return the bytes of a file of the sets, None where there is none; DiskError where it is no plain file."""
    where = journal.root / path
    with plainly(where):
        return _content(journal, where)


def put_set(journal: Journal, path: str, content: bytes, before: bytes | None) -> str:
    """Put a file of the sets in its place; `before` is what was read there, None for a new one.

    Returns where the former file is kept inside the journal, nothing where there was none. Raises ConflictError where
    the file has changed meanwhile, BusyError, DiskError; then nothing has been written.
    """
    where = journal.root / path
    with locked(journal.root), plainly(where):
        make_folders(journal.disk, where.parent, inside=journal.root)
        _check_unchanged(journal, where, before)
        if before is None:
            write_new(journal.disk, where, content)
            return ""
        if before == content:
            return ""
        kept = keep_version(journal.disk, journal.root, path, before, journal.clock())
        # Looked at once more, as late as can be: an editor that is no `aj` holds no lock.
        replace_file(journal.disk, where, content, check=partial(_check_unchanged, journal, where, before))
        return kept


def keep_former(journal: Journal, name: str, content: bytes) -> bool:
    """Keep a set as it is asked under the name of its version; False where that name is taken. Raises DiskError."""
    where = journal.root / FORMER_SETS / name
    with plainly(where):
        make_folders(journal.disk, where.parent, inside=journal.root)
        if journal.disk.look(where) is not None:
            return False
        try:
            write_new(journal.disk, where, content)
        except FileExistsError:
            return False
    return True


def remove_unfinished(journal: Journal, name: str) -> None:
    """Remove a change that is finished, or was thrown away; nothing where there is none. Raises DiskError."""
    where = journal.root / UNFINISHED_SETS / name
    with plainly(where):
        if journal.disk.look(where) is not None:
            journal.disk.remove(where)


def _content(journal: Journal, where: Path) -> bytes | None:
    for folder in (journal.root / OWN_SETS, where.parent):
        listed = journal.disk.look(folder)
        if listed is not None and listed.kind != "folder":
            raise DiskError(f"{folder}: this is a link or a file, where a folder should be", hint="put a folder there")
    listed = journal.disk.look(where)
    if listed is None:
        return None
    if listed.kind == "link":
        raise DiskError(f"{where}: it is a link, and links are not followed", hint="put the file itself there")
    if listed.kind != "file" or listed.size > LARGEST:
        raise DiskError(f"{where}: this is no guided set, by its kind or its size", hint="move it out of the way")
    return journal.disk.read(where)


def _check_unchanged(journal: Journal, where: Path, before: bytes | None) -> None:
    if _content(journal, where) != before:
        name = where.relative_to(journal.root).as_posix()
        raise ConflictError(f"{name} has changed meanwhile, so nothing was written", hint="the same once more")
