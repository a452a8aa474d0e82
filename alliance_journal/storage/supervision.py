"""Preparations and meetings on disk: read with what is wrong, added or replaced; nothing else in the file changes."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from alliance_journal.entrytext.supervision import SUPERVISION, Read, is_untouched, supervision_in, with_meeting
from alliance_journal.entrytext.supervision import with_prepared as text_with_prepared
from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.codes import ID_ALPHABET
from alliance_journal.model.problems import Problem
from alliance_journal.model.supervision import Meeting, Prepared, Supervision
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.locks import locked
from alliance_journal.storage.names import LOGGING, PREPARING, EntryFile
from alliance_journal.storage.own_files import own_file
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.saving import make_folders, replace_file, write_new

__all__ = [
    "LOGGING",
    "PREPARING",
    "add_meeting",
    "keep_prepared",
    "own_draft",
    "read_supervision",
    "remove_own_draft",
    "save_own_draft",
]

ID_LENGTH: Final = 4
FIRST_LINES: Final = "# What you prepared for supervision, and what came of it. You may write in here; comments stay.\n"


def read_supervision(journal: Journal) -> Read:
    """Return what was prepared and what came of it, and every mistake in the file; DiskError where it is no file."""
    try:
        return supervision_in(_text(own_file(journal, SUPERVISION) or b""))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Supervision(), (Problem(SUPERVISION, line, "is not UTF-8 text; save it as UTF-8"),)


def keep_prepared(journal: Journal, prepared: Prepared) -> Prepared:
    """Write a preparation down and return it as it was written; one without an id, or changed by hand, gets a new id.

    Raises AllianceJournalError, with the file as it was, where it cannot be added to; ConflictError; BusyError;
    DiskError.
    """
    written = prepared

    def changed(text: str) -> str:
        nonlocal written
        if not written.id or (_is_taken(text, written.id) and not is_untouched(text, written.id)):
            written = replace(written, id=_new_id(journal, text))
        return text_with_prepared(text, written)

    _change(journal, changed)
    return written


def add_meeting(journal: Journal, meeting: Meeting) -> Meeting:
    """Write a meeting down and return it as it was written, with an id that no other has; raises as `keep_prepared`."""
    written = meeting

    def changed(text: str) -> str:
        nonlocal written
        if not written.id or _is_taken(text, written.id):
            written = replace(written, id=_new_id(journal, text))
        return with_meeting(text, written)

    _change(journal, changed)
    return written


def save_own_draft(journal: Journal, path: str, text: str) -> None:
    """Keep what is being typed, whole, at its path in the drafts folder; DiskError where the disk refuses."""
    where = journal.root / path
    with plainly(where):
        make_folders(journal.disk, where.parent, inside=journal.root)
        replace_file(journal.disk, where, text.encode("utf-8", "replace"))


def own_draft(journal: Journal, path: str) -> str:
    """Return what was being typed when it was cut off; empty where nothing is kept, or it cannot be read."""
    try:
        return (own_file(journal, path) or b"").decode("utf-8", "replace")
    except AllianceJournalError:
        return ""


def remove_own_draft(journal: Journal, path: str) -> None:
    """Remove what is safely written down elsewhere by now; one that is gone already is fine."""
    where = journal.root / path
    with plainly(where), suppress(FileNotFoundError):
        journal.disk.remove(where)
        journal.disk.sync_folder(where.parent)


def _is_taken(text: str, wanted: str) -> bool:
    found, _ = supervision_in(text)
    return wanted in {one.id for one in found.prepared} | {one.id for one in found.meetings}


def _new_id(journal: Journal, text: str) -> str:
    while True:
        made = "".join(journal.choose(ID_ALPHABET) for _ in range(ID_LENGTH))
        if not _is_taken(text, made):
            return made


def _change(journal: Journal, changed: Callable[[str], str]) -> None:
    """Change the file so that the change can be taken back; it is made first where it is missing."""
    where = journal.root / SUPERVISION
    with locked(journal.root), plainly(where):
        before = own_file(journal, SUPERVISION)
        if before is None:
            before = FIRST_LINES.encode()
            write_new(journal.disk, where, before)
        after = _changed_bytes(before, changed)
        if after != before:
            listed = journal.disk.look(where)
            size, mtime_ns, inode = (listed.size, listed.mtime_ns, listed.inode) if listed else (0, 0, 0)
            journal.exchange(EntryFile(SUPERVISION, size, mtime_ns, inode), before, after)


def _changed_bytes(before: bytes, changed: Callable[[str], str]) -> bytes:
    try:
        text = _text(before)
    except UnicodeDecodeError:
        raise AllianceJournalError(
            f"{SUPERVISION} is not UTF-8 text, so nothing was written", hint="save it as UTF-8 in an editor"
        ) from None
    mark = before[: len(before) - len(text.encode())]
    return mark + changed(text).encode()


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")
