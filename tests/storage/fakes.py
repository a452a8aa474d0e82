"""Disks that fail when they are told to, and one that knows every state a power cut could leave behind."""

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from alliance_journal.storage.fsops import Listed, RealDisk

CHANGING = frozenset(
    {"create", "extend", "write", "sync", "close", "link", "replace", "remove", "make_folder", "sync_folder"}
)


class WatchedDisk:
    """A real disk that calls `before(verb, arguments)` ahead of every verb."""

    def __init__(self) -> None:
        self.real = RealDisk()
        self.paths: dict[int, Path] = {}

    def before(self, verb: str, *arguments: object) -> None:
        """Do nothing; what watches says what it does."""

    def _do(self, verb: str, *arguments: object) -> Any:  # noqa: ANN401  what the verb gives
        self.before(verb, *arguments)
        return getattr(self.real, verb)(*arguments)

    def read(self, path: Path) -> bytes:
        return self._do("read", path)

    def create(self, path: Path) -> int:
        handle = self._do("create", path)
        self.paths[handle] = path
        return handle

    def extend(self, path: Path) -> int:
        handle = self._do("extend", path)
        self.paths[handle] = path
        return handle

    def write(self, handle: int, data: bytes) -> int:
        return self._do("write", handle, data)

    def sync(self, handle: int) -> None:
        self._do("sync", handle)

    def close(self, handle: int) -> None:
        try:
            self.before("close", handle)
        finally:
            self.real.close(handle)  # a failing close gives the handle back all the same

    def link(self, source: Path, target: Path) -> None:
        self._do("link", source, target)

    def replace(self, source: Path, target: Path) -> None:
        self._do("replace", source, target)

    def remove(self, path: Path) -> None:
        self._do("remove", path)

    def remove_folder(self, path: Path) -> None:
        self._do("remove_folder", path)

    def make_folder(self, path: Path) -> None:
        self._do("make_folder", path)

    def sync_folder(self, path: Path) -> None:
        self._do("sync_folder", path)

    def names(self, folder: Path) -> list[Listed]:
        return self._do("names", folder)

    def bare_names(self, folder: Path) -> list[str]:
        return self._do("bare_names", folder)

    def look(self, path: Path) -> Listed | None:
        return self._do("look", path)


class NotingDisk(WatchedDisk):
    """Keeps the order of what was asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, str]] = []

    def before(self, verb: str, *arguments: object) -> None:
        first = arguments[0]
        path = self.paths.get(first, Path()) if isinstance(first, int) else Path(str(first))
        self.calls.append((verb, path.name))


class FailingDisk(WatchedDisk):
    """Fails at the n-th call (counted from 1), once or from then on, with a system error."""

    def __init__(self, at: int, *, error: int = errno.ENOSPC, once: bool = False) -> None:
        super().__init__()
        self.at, self.error, self.once = at, error, once
        self.count = 0

    def before(self, _verb: str, *arguments: object) -> None:
        self.count += 1
        if self.count == self.at or (self.count > self.at and not self.once):
            first = arguments[0]
            name = None if isinstance(first, int) else str(first)
            raise OSError(self.error, os.strerror(self.error), name)

    @property
    def has_failed(self) -> bool:
        return self.count >= self.at


class Crash(BaseException):
    """The process ends here: nothing after it is done, not even tidying up."""


class CrashingDisk(WatchedDisk):
    """Ends the process, as kill -9 would, ahead of the n-th call that changes something."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at, self.count = at, 0

    def before(self, verb: str, *_arguments: object) -> None:
        if verb in CHANGING:
            self.count += 1
            if self.count >= self.at:
                raise Crash


class LinklessDisk(WatchedDisk):
    """A file system without hard links."""

    def before(self, verb: str, *_arguments: object) -> None:
        if verb == "link":
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))


class SlowTakerDisk(WatchedDisk):
    """Takes at most `most` bytes of each write, as a full or busy disk may."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, handle: int, data: bytes) -> int:
        return self.real.write(handle, data[: self.most])


class ForgetfulDisk(WatchedDisk):
    """Says that all is well and gives back something else than was written."""

    def read(self, path: Path) -> bytes:
        return self.real.read(path)[:-1] if path.name.endswith(".tmp") else self.real.read(path)


@dataclass
class Inode:
    """A file without a name: what was written, and what is sure to survive."""

    content: bytes = b""
    safe: bytes = b""

    def possible(self) -> list[bytes]:
        """Return what may be left: what was synced, half of the rest, all of it."""
        if self.content == self.safe:
            return [self.content]
        half = self.safe + self.content[len(self.safe) : (len(self.safe) + len(self.content)) // 2]
        return [self.safe, half, self.content]


@dataclass
class Folder:
    """The names in one folder: those sure to survive, and the changes since, in order."""

    safe: dict[str, Any] = field(default_factory=dict)
    pending: list[tuple[str, str, Any]] = field(default_factory=list)

    def after(self, count: int) -> dict[str, Any]:
        """Return the names if the first `count` changes have reached the disk."""
        names = dict(self.safe)
        for verb, name, thing in self.pending[:count]:
            if verb == "set":
                names[name] = thing
            else:
                names.pop(name, None)
        return names


State = dict[str, bytes]


class PowerCutDisk(WatchedDisk):
    """A real disk that can say which states a power cut right now could leave.

    Every folder keeps a prefix of its changes since it was synced, each folder for itself; every file keeps
    its synced bytes, half of the rest, or all.
    """

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root
        self.folders: dict[Path, Folder] = {root.parent: Folder()}
        self.inodes: dict[Path, Inode] = {}
        self.at_each: Callable[[], None] = lambda: None

    def create(self, path: Path) -> int:
        handle = super().create(path)
        self._name(path, Inode())
        return handle

    def extend(self, path: Path) -> int:
        new = not path.exists()
        handle = super().extend(path)
        if new:
            self._name(path, Inode())
        return handle

    def write(self, handle: int, data: bytes) -> int:
        taken = super().write(handle, data)
        self.inodes[self.paths[handle]].content += data[:taken]
        self.at_each()
        return taken

    def sync(self, handle: int) -> None:
        super().sync(handle)
        inode = self.inodes[self.paths[handle]]
        inode.safe = inode.content
        self.at_each()

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self._name(target, self.inodes[source])

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        inode = self.inodes.pop(source)
        self.inodes[target] = inode
        # Harder than any file system: the new name may be on the disk while the old one still is.
        self._change(target.parent, [("set", target.name, inode)])
        self._change(source.parent, [("drop", source.name, None)])

    def remove(self, path: Path) -> None:
        super().remove(path)
        self.inodes.pop(path)
        self._change(path.parent, [("drop", path.name, None)])

    def make_folder(self, path: Path) -> None:
        super().make_folder(path)
        self.folders[path] = Folder()
        self._change(path.parent, [("set", path.name, path)])

    def sync_folder(self, path: Path) -> None:
        super().sync_folder(path)
        folder = self.folders[path]
        folder.safe, folder.pending = folder.after(len(folder.pending)), []
        self.at_each()

    def _name(self, path: Path, inode: Inode) -> None:
        self.inodes[path] = inode
        self._change(path.parent, [("set", path.name, inode)])

    def _change(self, folder: Path, changes: list[tuple[str, str, Any]]) -> None:
        self.folders[folder].pending.extend(changes)
        self.at_each()

    def states(self) -> Iterator[State]:
        """Yield what a power cut right now could leave: the bytes of every file by its path inside the journal."""
        paths = list(self.folders)
        for counts in product(*(range(len(self.folders[path].pending) + 1) for path in paths)):
            names = {path: self.folders[path].after(count) for path, count in zip(paths, counts, strict=True)}
            yield from self._contents(dict(_reachable(names, self.root.parent, "")))

    def _contents(self, files: dict[str, Inode]) -> Iterator[State]:
        inodes = {id(inode): inode for inode in files.values()}
        for contents in product(*(inode.possible() for inode in inodes.values())):
            left = dict(zip(inodes, contents, strict=True))
            yield {path: left[id(inode)] for path, inode in files.items()}


def _reachable(names: dict[Path, dict[str, Any]], folder: Path, prefix: str) -> Iterator[tuple[str, Inode]]:
    for name, thing in names[folder].items():
        if isinstance(thing, Inode):
            yield f"{prefix}{name}".partition("/")[2], thing
        else:
            yield from _reachable(names, thing, f"{prefix}{name}/")
