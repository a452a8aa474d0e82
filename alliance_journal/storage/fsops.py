"""The few verbs through which every byte of a journal reaches the disk; a test can stand in for the disk here.

The verbs raise OSError as the system does; the rest of `storage` turns it into DiskError at its border.
Links are never followed: neither for reading nor for writing.
"""

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple, Protocol

Kind = Literal["file", "folder", "link", "other"]

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)
_CHUNK: Final = 1 << 20
_KINDS: Final[Mapping[int, Kind]] = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFLNK: "link"}


class Listed(NamedTuple):
    """What a folder knows about one of its names: size in bytes, time of change in nanoseconds, permission bits."""

    name: str
    kind: Kind
    size: int
    mtime_ns: int
    inode: int
    mode: int


class Disk(Protocol):
    """Where a journal lies. A handle is a number that `create` or `extend` gave out."""

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file."""
        ...

    def create(self, path: Path) -> int:
        """Return the handle of a new file that only its owner can read; FileExistsError where the name is taken."""
        ...

    def extend(self, path: Path) -> int:
        """Return the handle of a file to which writing only adds; it is made where it does not exist."""
        ...

    def write(self, handle: int, data: bytes) -> int:
        """Write the beginning of `data`, return how many bytes were taken."""
        ...

    def sync(self, handle: int) -> None:
        """Return once everything written is on the disk itself."""
        ...

    def close(self, handle: int) -> None:
        """Give the handle back."""
        ...

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name; FileExistsError where the name is taken."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Rename a file, over whatever had the name."""
        ...

    def remove(self, path: Path) -> None:
        """Take a file's name away."""
        ...

    def remove_folder(self, path: Path) -> None:
        """Take an empty folder away."""
        ...

    def make_folder(self, path: Path) -> None:
        """Make a folder that only its owner can enter; FileExistsError where the name is taken."""
        ...

    def sync_folder(self, path: Path) -> None:
        """Return once the names in a folder are on the disk itself; nothing where a folder cannot be synced."""
        ...

    def names(self, folder: Path) -> list[Listed]:
        """Return what lies in a folder, in no order."""
        ...

    def bare_names(self, folder: Path) -> list[str]:
        """Return the names in a folder, in no order, without looking at what they stand for."""
        ...

    def look(self, path: Path) -> Listed | None:
        """Return what a name stands for, the link itself where it is a link; None where there is nothing."""
        ...


class RealDisk:
    """The disk of this machine."""

    __slots__ = ()

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file."""
        handle = os.open(path, os.O_RDONLY | _NO_FOLLOW | _BINARY)
        try:
            data = os.read(handle, _CHUNK)
            more = os.read(handle, _CHUNK)
            return b"".join((data, more, _rest_of(handle))) if more else data
        finally:
            os.close(handle)

    def create(self, path: Path) -> int:
        """Return the handle of a new file, 0600 whatever the umask."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY, PRIVATE_FILE)

    def extend(self, path: Path) -> int:
        """Return the handle of a file, 0600 when new, to which writing only adds."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NO_FOLLOW | _BINARY, PRIVATE_FILE)

    def write(self, handle: int, data: bytes) -> int:
        """Write the beginning of `data`, return how many bytes were taken."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Return once everything written is on the disk itself."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Give the handle back."""
        os.close(handle)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name; FileExistsError where the name is taken."""
        os.link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        """Rename a file, over whatever had the name."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Take a file's name away."""
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Take an empty folder away."""
        path.rmdir()

    def make_folder(self, path: Path) -> None:
        """Make a folder, 0700 whatever the umask."""
        path.mkdir(PRIVATE_FOLDER)

    def sync_folder(self, path: Path) -> None:
        """Sync the names in a folder; nothing on systems and file systems where a folder cannot be synced."""
        if os.name == "nt":
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
                raise
        finally:
            os.close(handle)

    def names(self, folder: Path) -> list[Listed]:
        """Return what lies in a folder; what vanishes while we look is left out."""
        found = []
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    found.append(_listed(entry.name, entry.stat(follow_symlinks=False)))
                except FileNotFoundError:
                    continue
        return found

    def bare_names(self, folder: Path) -> list[str]:
        """Return the names in a folder; ten times as quick as `names`, which asks the system about each of them."""
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries]

    def look(self, path: Path) -> Listed | None:
        """Return what a name stands for; None where there is nothing, or where there can be nothing."""
        try:
            return _listed(path.name, path.lstat())
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None


def _rest_of(handle: int) -> bytes:
    """Return everything behind what was read already."""
    with open(handle, "rb", buffering=0, closefd=False) as file:
        return file.readall()


def write_all(disk: Disk, handle: int, data: bytes) -> None:
    """Write every byte of `data`, however little the system takes at a time."""
    rest = memoryview(data)
    while rest:
        taken = disk.write(handle, bytes(rest[:_CHUNK]))
        if taken <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[taken:]


def _listed(name: str, status: os.stat_result) -> Listed:
    mode = status.st_mode
    kind = _KINDS.get(stat.S_IFMT(mode), "other")
    return Listed(name, kind, status.st_size, status.st_mtime_ns, status.st_ino, stat.S_IMODE(mode))
