"""Temporary files that a crash left behind: found, explained, rescued or removed, but only when that is confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from alliance_journal.entrytext.reading import decode, read
from alliance_journal.errors import AllianceJournalError, NotFoundError, UsageError
from alliance_journal.storage.changes import Change, noted
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.locks import locked
from alliance_journal.storage.names import ENTRIES, SUFFIX, EntryFile, meant_by
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.saving import give_name

_DEEPEST: Final = 3
"""Folders below the journal in which we write: .history/<id>."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A temporary file: its path inside the journal, the path it was meant for, its bytes, and what it is."""

    path: str
    meant_for: str
    size: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


def lost_and_found(journal: Journal) -> tuple[LeftOver, ...]:
    """Return the temporary files that were left behind anywhere in the journal, in the order of their paths."""
    with plainly(journal.root):
        return tuple(sorted(_left_in(journal, ""), key=lambda one: one.path))


def remove_left_over(journal: Journal, one: LeftOver) -> None:
    """Remove a temporary file; only to be called when that has been confirmed."""
    where = _where(journal, one)
    with plainly(where):
        journal.disk.remove(where)
        journal.disk.sync_folder(where.parent)


def rescue(journal: Journal, one: LeftOver) -> EntryFile:
    """Give an entry that never got its name this name; UsageError where it cannot be read or the name is taken."""
    where, target = _where(journal, one), journal.root / one.meant_for
    with locked(journal.root), plainly(where):
        if not one.meant_for.startswith(f"{ENTRIES}/") or not _is_whole(journal, one.path):
            raise UsageError(f"{one.path} is not an entry that can be read")
        try:
            with noted(journal.disk, journal.root, Change("add", one.meant_for)):
                give_name(journal.disk, where, target)
        except FileExistsError:
            raise UsageError(f"{one.meant_for} exists") from None
        journal.disk.sync_folder(target.parent)
    return journal.file_at(one.meant_for)


def _where(journal: Journal, one: LeftOver) -> Path:
    folder, _, name = one.path.rpartition("/")
    if not meant_by(name) or ".." in folder.split("/"):
        raise NotFoundError("that is not a temporary file of this journal")
    return journal.root / one.path


def _left_in(journal: Journal, folder: str, depth: int = 0) -> Iterator[LeftOver]:
    for listed in journal.disk.names(journal.root / folder):
        path = f"{folder}/{listed.name}".lstrip("/")
        if listed.kind == "folder" and depth < _DEEPEST:
            yield from _left_in(journal, path, depth + 1)
        elif listed.kind == "file" and meant_by(listed.name):
            meant_for = f"{folder}/{meant_by(listed.name)}".lstrip("/")
            yield LeftOver(path, meant_for, listed.size, _explained(journal, path, meant_for))


def _explained(journal: Journal, path: str, meant_for: str) -> str:
    if journal.disk.look(journal.root / meant_for) is not None:
        return f"left over from saving {meant_for}, which is there"
    if meant_for.endswith(SUFFIX) and meant_for.startswith(f"{ENTRIES}/"):
        whole = "an entry that can be read" if _is_whole(journal, path) else "the beginning of an entry"
        return f"{whole}, but never became {meant_for}"
    return "left over from a save that was cut short"


def _is_whole(journal: Journal, path: str) -> bool:
    """Whether an entry can be read there to its last line; a crash may still have cut off whole answers."""
    try:
        text = decode(journal.disk.read(journal.root / path), path)
        document = read(text, path=path)
    except (AllianceJournalError, OSError):
        return False
    return text.endswith("\n") and not document.warnings
