"""Taking back the last change: to an entry, or to a file of the worker's own; an addition, a deletion, a return.

Taking back is itself a change, so doing it twice gives back what was taken back; nothing is lost on either way.
"""

from pathlib import PurePosixPath
from typing import Final

from alliance_journal.errors import NotFoundError
from alliance_journal.storage.changes import Change, changes
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.locks import locked
from alliance_journal.storage.names import DRAFTS, HISTORY, TRASH, EntryFile
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.trash import bring_back, move_away, trashed
from alliance_journal.storage.versions import versions

__all__ = ["former_versions", "undo"]

GONE: Final = "the last change cannot be taken back: {what} is not there any more"


def undo(journal: Journal) -> str:
    """Take back the last change and return a sentence that says which; NotFoundError where there is none.

    A draft that was put away, or brought back, is no finished change: it is passed over.
    """
    with locked(journal.root), plainly(journal.root / HISTORY):
        for change in reversed(changes(journal.disk, journal.root)):
            sentence = "" if change.path.startswith(f"{DRAFTS}/") else _taken_back(journal, change)
            if sentence:
                return sentence
    raise NotFoundError("there is no change to take back")


def former_versions(journal: Journal, file: EntryFile) -> tuple[str, ...]:
    """Return where an entry's former versions are, inside the journal, the oldest first."""
    with plainly(journal.root / HISTORY):
        return versions(journal.disk, journal.root, file.path)


def _taken_back(journal: Journal, change: Change) -> str:
    """Take one change back and say so; nothing where a crash kept the change from being made."""
    if change.kind == "edit":
        return _edit_back(journal, change)
    if change.kind == "delete":
        return _deletion_back(journal, change)
    if change.kind == "add" and "/" not in change.path:
        return _emptied(journal, change.path)
    if change.kind == "restore" and _exists(journal, change.kept) and not _exists(journal, change.path):
        return ""
    _check_there(journal, change.path)
    move_away(journal, change.path)
    what = "the new entry" if change.kind == "add" else "the entry that had been brought back"
    return f"{what} {change.path} is in the trash; aj undo brings it back"


def _edit_back(journal: Journal, change: Change) -> str:
    _check_there(journal, change.path)
    _check_there(journal, change.kept)
    return _put_back(journal, change.path, journal.disk.read(journal.root / change.kept))


def _emptied(journal: Journal, path: str) -> str:
    """Take back that a file of the worker's own was made: it is left empty, for the trash is for entries."""
    return _put_back(journal, path, b"") if _exists(journal, path) else ""


def _put_back(journal: Journal, path: str, former: bytes) -> str:
    present = journal.disk.read(journal.root / path)
    if present == former:
        return ""
    journal.exchange(journal.file_at(path), present, former)
    return f"{path} is as it was before the last change; aj undo gives the change back"


def _deletion_back(journal: Journal, change: Change) -> str:
    if not _exists(journal, change.kept) and _exists(journal, change.path):
        return ""
    _check_there(journal, change.kept)
    name = PurePosixPath(change.kept).name
    for one in trashed(journal):
        if one.name == name:
            return f"{bring_back(journal, one).path} is back from the trash"
    raise NotFoundError(GONE.format(what=f"{TRASH}/{name}"))


def _exists(journal: Journal, path: str) -> bool:
    return journal.disk.look(journal.root / path) is not None


def _check_there(journal: Journal, path: str) -> None:
    if not _exists(journal, path):
        raise NotFoundError(GONE.format(what=path))
