"""Files of the journal that the worker writes too: read as they are, changed in place, each former version kept."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from alliance_journal.errors import ConflictError, DiskError
from alliance_journal.storage.changes import Change, noted
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.locks import locked
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.saving import replace_file, write_new
from alliance_journal.storage.versions import keep_version

LARGEST: Final = 1_000_000
"""Bytes; a list that somebody writes by hand is many times shorter."""
Changed = Callable[[bytes], bytes]
"""Returns what the file shall say, of what it says now, or raises where that may not be written."""


def own_file(journal: Journal, name: str) -> bytes | None:
    """Return the bytes of a file in the journal's folder, None where it is missing; DiskError where it is no file."""
    where = journal.root / name
    with plainly(where):
        return _content(journal, where)


def change_own_file(journal: Journal, name: str, changed: Changed) -> str:
    """Change a file in the journal's folder, whole or not at all; it is made if it is missing, for its owner only.

    It is noted as a change first, so that `undo` takes it back in its turn.
    Returns where the former version is kept, inside the journal; nothing where there was none, or nothing changed.
    Raises what `changed` raises, with the file as it was; ConflictError where it changes meanwhile; BusyError;
    DiskError.
    """
    where = journal.root / name
    with locked(journal.root), plainly(where):
        before = _content(journal, where)
        after = changed(before or b"")
        if before is None:
            with noted(journal.disk, journal.root, Change("add", name)):
                write_new(journal.disk, where, after)
            return ""
        if after == before:
            return ""
        kept = keep_version(journal.disk, journal.root, name, before, journal.clock())
        with noted(journal.disk, journal.root, Change("edit", name, kept)):
            # Looked at once more, as late as can be: an editor that is no `aj` holds no lock.
            replace_file(journal.disk, where, after, check=partial(_check_unchanged, journal, where, before))
        return kept


def _content(journal: Journal, where: Path) -> bytes | None:
    listed = journal.disk.look(where)
    if listed is None:
        return None
    if listed.kind == "link":
        raise DiskError(f"{where}: it is a link, and links are not followed", hint="put the file itself there")
    if listed.kind != "file" or listed.size > LARGEST:
        raise DiskError(f"{where}: it is no list, by its kind or its size", hint="move it out of the way")
    return journal.disk.read(where)


def _check_unchanged(journal: Journal, where: Path, before: bytes) -> None:
    if _content(journal, where) != before:
        raise ConflictError(f"{where.name} has changed meanwhile, so nothing was written", hint="the same once more")
