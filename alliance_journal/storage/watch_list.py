"""The worker's own list of names on disk, `names.txt`: changed one line at a time, and for its owner only.

Unlike entries it has no former versions: a name that was taken off the list is gone from the journal.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from alliance_journal.errors import ConflictError, DiskError
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.locks import locked
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.saving import replace_file, write_new

OWN_NAMES: Final = "names.txt"
LARGEST: Final = 1_000_000
"""Bytes; ten thousand names take a fifth of it."""

Change = Callable[[bytes], bytes]
"""Returns the list as it shall be for the list as it is."""


def own_names(journal: Journal) -> bytes | None:
    """Return the bytes of the journal's own list of names, None where it has none; DiskError for no plain file."""
    where = journal.root / OWN_NAMES
    with plainly(where):
        return _content(journal, where)


def change_names(journal: Journal, change: Change) -> None:
    """Change the list, which is made where it is missing; nothing is written where nothing changes.

    Raises ConflictError where it changes meanwhile; BusyError; DiskError. In every case the list is whole.
    """
    where = journal.root / OWN_NAMES
    with locked(journal.root), plainly(where):
        before = _content(journal, where)
        after = change(before or b"")
        if after == (before or b""):
            return
        if before is None:
            write_new(journal.disk, where, after)
            return

        def check() -> None:
            # Looked at once more, as late as can be: an editor that is no `aj` holds no lock.
            if _content(journal, where) != before:
                sentence = f"{OWN_NAMES} has changed meanwhile, so nothing was written"
                raise ConflictError(sentence, hint="the same once more")

        replace_file(journal.disk, where, after, check=check)


def _content(journal: Journal, where: Path) -> bytes | None:
    listed = journal.disk.look(where)
    if listed is None:
        return None
    if listed.kind == "link":
        raise DiskError(f"{where}: it is a link, and links are not followed", hint="put the file itself there")
    if listed.kind != "file" or listed.size > LARGEST:
        raise DiskError(f"{where}: this is no list of names, by its kind or its size", hint="move it out of the way")
    return journal.disk.read(where)
