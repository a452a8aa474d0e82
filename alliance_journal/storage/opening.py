"""The beginning of a journal: its folder, its mark, and the refusal to take anything else for one."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from alliance_journal.errors import NewerFormatError, NotFoundError, UsageError
from alliance_journal.storage.fsops import Disk
from alliance_journal.storage.names import DRAFTS, ENTRIES, HISTORY, MARK, TRASH
from alliance_journal.storage.saving import make_folders, write_new

JOURNAL_FORMAT: Final = 1
_FORMAT = rb"(?m)^[ \t]*format[ \t]*=[ \t]*(\d{1,9})[ \t\r]*(?:#.*)?$"


def check_folder(disk: Disk, root: Path) -> None:
    """Make sure that there is a journal at `root`, or raise NotFoundError; nothing is made."""
    _check_is_folder(disk, root)
    if disk.look(root / MARK) is None and disk.look(root / ENTRIES) is None:
        raise NotFoundError("there is no journal yet", hint="aj reflect")


def begin(disk: Disk, root: Path, moment: datetime) -> None:
    """Make what is missing of a journal at `root`; what is there stays as it is."""
    _check_is_folder(disk, root)
    for name in (ENTRIES, DRAFTS, HISTORY, TRASH):
        make_folders(disk, root / name, inside=root)
    if disk.look(root / MARK) is None:
        created = moment.astimezone(UTC).replace(microsecond=0).isoformat()
        with suppress(FileExistsError):
            write_new(disk, root / MARK, f"format = {JOURNAL_FORMAT}\ncreated = {created}\n".encode())
    elif (found := format_of(disk, root)) > JOURNAL_FORMAT:
        raise NewerFormatError(
            f"this journal is of format {found}, and this program writes format {JOURNAL_FORMAT}",
            hint="update alliance-journal; everything can be read meanwhile",
        )


def format_of(disk: Disk, root: Path) -> int:
    """Return the journal's format; 1 where its mark does not say."""
    found = re.search(_FORMAT, disk.read(root / MARK))
    return int(found[1]) if found else JOURNAL_FORMAT


def _check_is_folder(disk: Disk, root: Path) -> None:
    listed = disk.look(root)
    if listed is not None and listed.kind not in {"folder", "link"}:
        raise UsageError(f"{root} is a file, and a journal is a folder", hint="choose another with --journal")
