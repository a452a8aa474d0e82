"""Deleted entries: moved to `.trash/`, brought back byte for byte, and removed for good only on their own command."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import PurePosixPath
from typing import Final

from alliance_journal.errors import ConflictError, NotFoundError, UsageError
from alliance_journal.storage.changes import Change, noted
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.locks import locked
from alliance_journal.storage.names import DRAFTS, ENTRIES, TRASH, EntryFile, beginning, day_in, id_in, stamp
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.saving import discard, make_folders, move, write_new
from alliance_journal.storage.versions import history_folder, versions

NOTE: Final = ".toml"
SHORTEST: Final = 3
BEYOND_REACH: Final = (
    "copies in backups, in sync services and in snapshots of the disk, and what a disk itself keeps, are out of reach"
)
_NAME = re.compile(r"\d{8}T\d{6}\.\d{6}Z(?:\.\d+)?-(.+)", re.DOTALL)
_FROM = re.compile(r'^from = (".*")\r?$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Trashed:
    """One deleted file: its name in the trash, the path it had inside the journal, and its id (or a draft's)."""

    name: str
    path: str
    id: str


def delete(journal: Journal, file: EntryFile) -> Trashed:
    """Move an entry to the trash; at every moment it is whole in one of the two places. DiskError, BusyError."""
    return put_away(journal, file.path)


def put_away(journal: Journal, path: str) -> Trashed:
    """Move any file of the journal to the trash; NotFoundError where there is none."""
    with locked(journal.root), plainly(journal.root / path):
        return move_away(journal, path)


def restore(journal: Journal, name: str) -> EntryFile:
    """Bring back what is called by an id, the beginning of one, a name or `last`; the latest deletion first.

    Raises NotFoundError, UsageError where several are meant, ConflictError where something else has its place.
    """
    with locked(journal.root), plainly(journal.root / TRASH):
        return bring_back(journal, find_trashed(journal, name))


def trashed(journal: Journal) -> tuple[Trashed, ...]:
    """Return what is in the trash, the oldest deletion first."""
    with plainly(journal.root / TRASH):
        return tuple(sorted(_in_trash(journal), key=lambda one: one.name))


def purge(journal: Journal, one: Trashed) -> str:
    """Remove a deleted file and its former versions for good; return a sentence that says what cannot be removed."""
    with locked(journal.root), plainly(journal.root / TRASH / one.name):
        removed = _purge_versions(journal, one)
        journal.disk.remove(journal.root / TRASH / one.name)
        discard(journal.disk, journal.root / TRASH / f"{one.name}{NOTE}")
        journal.disk.sync_folder(journal.root / TRASH)
    return f"{one.path} is removed for good, and {removed} former versions of it; {BEYOND_REACH}"


def find_trashed(journal: Journal, name: str) -> Trashed:
    """Return what is meant by a name; of one entry deleted several times, the latest."""
    everything = trashed(journal)
    if name == "last" and everything:
        return everything[-1]
    found = [one for one in everything if name in {one.name, one.id, one.path, PurePosixPath(one.path).name}]
    if not found and len(name) >= SHORTEST:
        found = [one for one in everything if one.id.startswith(name.lower())]
    if not found:
        raise NotFoundError("nothing in the trash answers to that name", hint="aj restore shows what is there")
    if len({one.path for one in found}) > 1:
        ids = ", ".join(one.id or one.path for one in found)
        raise UsageError(f"{len(found)} entries in the trash begin with that: {ids}", hint="a few more letters")
    return found[-1]


def move_away(journal: Journal, path: str) -> Trashed:
    """Do what `put_away` does for somebody who holds the lock; raises OSError as well."""
    source = journal.root / path
    if journal.disk.look(source) is None:
        raise NotFoundError(f"{path} is not there any more")
    make_folders(journal.disk, source.parent, inside=journal.root)
    one = _announced(journal, path)
    try:
        with noted(journal.disk, journal.root, Change("delete", path, f"{TRASH}/{one.name}")):
            move(journal.disk, source, journal.root / TRASH / one.name)
    except OSError:
        if journal.disk.look(journal.root / TRASH / one.name) is None:
            discard(journal.disk, journal.root / TRASH / f"{one.name}{NOTE}")
        raise
    return one


def bring_back(journal: Journal, one: Trashed) -> EntryFile:
    """Do what `restore` does for somebody who holds the lock; raises OSError as well."""
    source, target = journal.root / TRASH / one.name, journal.root / one.path
    make_folders(journal.disk, target.parent, inside=journal.root)
    with noted(journal.disk, journal.root, Change("restore", one.path, f"{TRASH}/{one.name}")):
        try:
            move(journal.disk, source, target)
        except FileExistsError:
            _check_same(journal, one)
            journal.disk.remove(source)
    discard(journal.disk, journal.root / TRASH / f"{one.name}{NOTE}")
    return journal.file_at(one.path)


def _check_same(journal: Journal, one: Trashed) -> None:
    """Make sure that what is in its place is the very same text: then a deletion was cut short, and all is well."""
    if journal.disk.read(journal.root / one.path) != journal.disk.read(journal.root / TRASH / one.name):
        raise ConflictError(
            f"{one.path} exists again, so what is in the trash stays there", hint="rename the one that is there first"
        )


def _announced(journal: Journal, path: str) -> Trashed:
    """Write the note that says where a file comes from, under a name in the trash that is free, and return both."""
    make_folders(journal.disk, journal.root / TRASH, inside=journal.root)
    moment = journal.clock()
    note = f"from = {json.dumps(path)}\ndeleted = {moment.astimezone(UTC).isoformat()}\n"
    number = 1
    while True:
        again = f".{number}" if number > 1 else ""
        name = f"{stamp(moment)}{again}-{beginning(PurePosixPath(path).name)}"
        with suppress(FileExistsError):
            write_new(journal.disk, journal.root / TRASH / f"{name}{NOTE}", note.encode("ascii"))
            return Trashed(name, path, _id_of(path))
        number += 1


def _in_trash(journal: Journal) -> Iterator[Trashed]:
    folder = journal.root / TRASH
    if journal.disk.look(folder) is None:
        return
    for listed in journal.disk.names(folder):
        if listed.kind == "file" and not listed.name.startswith(".") and not listed.name.endswith(NOTE):
            path = _noted_path(journal, listed.name) or _guessed_path(listed.name)
            yield Trashed(listed.name, path, _id_of(path))


def _id_of(path: str) -> str:
    last = PurePosixPath(path)
    return id_in(last.name) or last.stem


def _noted_path(journal: Journal, name: str) -> str:
    """Return the path that a note names, or nothing where it is missing, damaged, or leads out of the journal."""
    try:
        text = journal.disk.read(journal.root / TRASH / f"{name}{NOTE}").decode("utf-8", "replace")
    except OSError:
        return ""
    found = _FROM.search(text)
    try:
        path = str(json.loads(found[1])) if found else ""
    except ValueError:
        return ""
    return path if _lies_inside(path) else ""


def _lies_inside(path: str) -> bool:
    parts = path.split("/")
    return len(parts) > 1 and parts[0] in {ENTRIES, DRAFTS} and not {"", ".", ".."} & set(parts) and "\0" not in path


def _guessed_path(name: str) -> str:
    found = _NAME.fullmatch(name)
    base = found[1] if found else name
    day = day_in(base)
    return f"{ENTRIES}/{f'{day.year:04}' if day else 'undated'}/{base}"


def _purge_versions(journal: Journal, one: Trashed) -> int:
    """Remove the former versions of an entry that is not in the journal any more, and return how many there were."""
    if journal.disk.look(journal.root / one.path) is not None:
        return 0
    paths = versions(journal.disk, journal.root, one.path)
    for path in paths:
        journal.disk.remove(journal.root / path)
    with suppress(OSError):
        journal.disk.remove_folder(journal.root / history_folder(one.path))
    return len(paths)
