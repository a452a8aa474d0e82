"""Files that appear whole or not at all, and that are on the disk itself before anybody is told so.

A temporary file -> all bytes -> fsync -> read back and compared -> its own name -> fsync of the folder.
"""

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from alliance_journal.storage.fsops import Disk, write_all
from alliance_journal.storage.names import reserved_name, temporary_name

_NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}
)


def _no_check() -> None:
    """Agree."""


def write_new(disk: Disk, path: Path, content: bytes) -> None:
    """Write a new file, whole and safely on the disk; FileExistsError where the name is taken (nothing is changed).

    Raises OSError where the disk refuses; `plainly` makes it a DiskError.
    """
    temporary = _written(disk, path, content)
    try:
        give_name(disk, temporary, path)
    except BaseException:
        discard(disk, temporary)
        raise
    disk.sync_folder(path.parent)


def replace_file(disk: Disk, path: Path, content: bytes, *, check: Callable[[], None] = _no_check) -> None:
    """Put a file in the place of `path`, whole and safely on the disk; the old one stays until then.

    `check` is called as late as can be, and may raise to call the whole thing off.
    """
    temporary = _written(disk, path, content)
    try:
        check()
        disk.replace(temporary, path)
    except BaseException:
        discard(disk, temporary)
        raise
    disk.sync_folder(path.parent)


def move(disk: Disk, source: Path, target: Path) -> None:
    """Move a file to a name nobody has: at every moment, even of a power cut, it is in one of the two places whole."""
    try:
        disk.link(source, target)
    except OSError as error:
        if not _lacks_links(error):
            raise
        _rename_to_free_name(disk, source, target)
    else:
        disk.sync_folder(target.parent)
        disk.remove(source)
    disk.sync_folder(target.parent)
    disk.sync_folder(source.parent)


def give_name(disk: Disk, temporary: Path, path: Path) -> None:
    """Give a finished temporary file its own name; FileExistsError where somebody has it."""
    try:
        disk.link(temporary, path)
    except OSError as error:
        if not _lacks_links(error):
            raise
        _rename_to_free_name(disk, temporary, path)
    else:
        # From here on the file is there: a temporary name that stays is found by lost_and_found.
        discard(disk, temporary)


def make_folders(disk: Disk, folder: Path, *, inside: Path) -> None:
    """Make a folder and what is missing above it, safely on the disk; below `inside` no link is followed."""
    if folder != inside and inside in folder.parents:
        make_folders(disk, folder.parent, inside=inside)
    listed = disk.look(folder)
    if listed is None:
        _make_folder(disk, folder)
    elif listed.kind != "folder" and folder != inside:
        number = errno.ELOOP if listed.kind == "link" else errno.ENOTDIR
        raise OSError(number, "not a folder", str(folder))


def discard(disk: Disk, temporary: Path) -> None:
    """Remove a temporary file if the disk lets us."""
    with suppress(OSError):
        disk.remove(temporary)


def close_quietly(disk: Disk, handle: int) -> None:
    """Give back the handle of a file that has failed already."""
    with suppress(OSError):
        disk.close(handle)


def put(disk: Disk, handle: int, content: bytes, *, sync: bool = True) -> None:
    """Write everything to a handle and give the handle back, whatever happens."""
    try:
        write_all(disk, handle, content)
        if sync:
            disk.sync(handle)
    except BaseException:
        close_quietly(disk, handle)
        raise
    disk.close(handle)


def _written(disk: Disk, path: Path, content: bytes) -> Path:
    """Return a temporary file beside `path` that holds exactly these bytes, on the disk itself.

    Where it cannot be finished nothing stays, be it a disk that refuses or a person or signal that calls it off.
    """
    temporary = path.with_name(temporary_name(path.name))
    try:
        put(disk, disk.create(temporary), content)
        _check_written(disk, temporary, content)
    except FileExistsError:
        raise
    except BaseException:
        discard(disk, temporary)
        raise
    return temporary


def _check_written(disk: Disk, path: Path, content: bytes) -> None:
    if disk.read(path) != content:
        raise OSError(errno.EIO, "what was written reads back differently", str(path))


def _make_folder(disk: Disk, folder: Path) -> None:
    if disk.look(folder.parent) is None:
        _make_folder(disk, folder.parent)
    with suppress(FileExistsError):
        disk.make_folder(folder)
    disk.sync_folder(folder.parent)


def _lacks_links(error: OSError) -> bool:
    """Whether a file system without hard links may have said this; where it was something else, renaming says so."""
    return error.errno in _NO_LINKS


def _rename_to_free_name(disk: Disk, source: Path, target: Path) -> None:
    """Rename where there are no hard links: whoever holds the reservation may take the name, if nobody has it."""
    reservation = target.with_name(reserved_name(target.name))
    disk.close(disk.create(reservation))
    try:
        if disk.look(target) is not None:
            raise FileExistsError(errno.EEXIST, "the name is taken", str(target))
        disk.replace(source, target)
    finally:
        discard(disk, reservation)
