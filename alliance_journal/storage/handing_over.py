"""A file for somebody else, outside the journal: whole or not at all, 0600, never over another one unasked."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from alliance_journal.errors import ConflictError, DiskError, UsageError
from alliance_journal.storage.endings import ending_tidily
from alliance_journal.storage.fsops import Disk
from alliance_journal.storage.names import beginning, meant_by
from alliance_journal.storage.refusals import disk_error
from alliance_journal.storage.saving import discard, replace_file, write_new

_ELSEWHERE: Final = "another file after -o"


def check_target(disk: Disk, path: Path, journal: Path, *, force: bool) -> None:
    """Raise where a file may not be written to `path`, before anything is made for it.

    UsageError inside the journal's folder; ConflictError where there is a file already, unless `force` lets it be
    replaced; DiskError for a link, for what is no file, for a folder that is missing, and for a name no disk takes.
    """
    try:
        listed, folder = disk.look(path), disk.look(path.parent.resolve())
    except OSError as error:
        raise _refused(error, path) from error
    if _is_inside(path, journal):
        raise UsageError("that is inside the journal's own folder", hint="a file in another folder after -o")
    if folder is None or folder.kind != "folder":
        raise DiskError(f"{path}: there is no such folder", hint=f"make the folder first, or {_ELSEWHERE}")
    if listed is None:
        return
    if listed.kind == "link":
        raise DiskError(f"{path}: it is a link, and links are not followed", hint=_ELSEWHERE)
    if listed.kind != "file":
        raise DiskError(f"{path}: it is no file", hint=_ELSEWHERE)
    if not force:
        raise _taken(path)


def hand_over(disk: Disk, path: Path, content: bytes, journal: Path, *, force: bool) -> None:
    """Write the file, 0600 whatever the umask, whole and safely on the disk; raises as `check_target`, and DiskError.

    A file that is replaced stays as it is until the new one is complete. What a killed program left half written under
    this name goes; where a signal ends this one, nothing half written stays.
    """
    check_target(disk, path, journal, force=force)
    _remove_left_over(disk, path)
    try:
        with ending_tidily():
            if force:
                replace_file(disk, path, content, check=lambda: check_target(disk, path, journal, force=True))
            else:
                write_new(disk, path, content)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise _refused(error, path) from error


def _remove_left_over(disk: Disk, path: Path) -> None:
    """Remove the temporary files of our own that were to get this name: each holds the whole text."""
    wanted = beginning(path.name)
    with suppress(OSError):
        for name in disk.bare_names(path.parent):
            if meant_by(name) == wanted and _is_own_file(disk, path.with_name(name)):
                discard(disk, path.with_name(name))


def _is_own_file(disk: Disk, path: Path) -> bool:
    """Whether it is a file, and of the person who runs this; where a system knows no owners, any file is."""
    listed = disk.look(path)
    if listed is None or listed.kind != "file":
        return False
    return not hasattr(os, "getuid") or path.lstat().st_uid == os.getuid()


def _is_inside(path: Path, journal: Path) -> bool:
    """Whether the file would lie in the journal's folder, where it would be taken for a part of it."""
    return path.parent.resolve().is_relative_to(journal.resolve())


def _taken(path: Path) -> ConflictError:
    return ConflictError(f"{path} is there already, so nothing was written", hint=f"{_ELSEWHERE}, or --force")


def _refused(error: OSError, path: Path) -> DiskError:
    """Return the refusal with the name of the file that was asked for, never that of a temporary one."""
    if error.errno == errno.ENOENT:
        # The folder is there: this one, such as /proc, lets nobody make a file.
        return DiskError(f"{path}: no file can be made in that folder", hint=_ELSEWHERE)
    said = disk_error(OSError(error.errno, ""), path)
    return DiskError(said.sentence, hint=_ELSEWHERE)
