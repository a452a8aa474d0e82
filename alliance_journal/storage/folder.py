"""A journal on disk: its entries listed, found, read, added and changed, none ever lost or merged with another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.reading import decode, encode, read
from alliance_journal.entrytext.writing import write
from alliance_journal.errors import ConflictError, DiskError, NewerFormatError
from alliance_journal.model.codes import new_entry_id
from alliance_journal.model.entries import Entry
from alliance_journal.storage.changes import Change, noted
from alliance_journal.storage.finding import find_in
from alliance_journal.storage.fsops import Disk, RealDisk
from alliance_journal.storage.locks import locked
from alliance_journal.storage.names import (
    ENTRIES,
    EntryFile,
    conflict_name,
    entry_file,
    entry_folder,
    entry_name,
    is_entry,
    is_entry_name,
)
from alliance_journal.storage.opening import begin, check_folder
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.saving import make_folders, replace_file, write_new
from alliance_journal.storage.versions import keep_version

__all__ = ["EntryFile", "Journal", "Stored", "open_journal"]

TRIES: Final = 20
"""How many ids are tried before we believe that something else is wrong."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as it stood on disk when it was read."""

    file: EntryFile
    document: Document
    data: bytes = field(repr=False)


def now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


def _any_of(letters: str) -> str:
    """Return one of the letters by chance."""
    from secrets import choice  # noqa: PLC0415  slow to import, and only a new entry needs it

    return choice(letters)


def open_journal(root: Path, *, create: bool, disk: Disk | None = None) -> "Journal":
    """Return the journal in a folder, made first where `create` says so.

    Raises NotFoundError where there is none, UsageError where `root` is no folder, DiskError, NewerFormatError.
    """
    journal = Journal(root, disk or RealDisk())
    with plainly(root):
        if create:
            begin(journal.disk, root, journal.clock())
        else:
            check_folder(journal.disk, root)
    return journal


@dataclass(frozen=True, slots=True)
class Journal:
    """A folder of entries. The clock and the choice of letters for ids can be replaced."""

    root: Path
    disk: Disk = field(default_factory=RealDisk, repr=False)
    clock: Callable[[], datetime] = field(default=now, repr=False)
    choose: Callable[[str], str] = field(default=_any_of, repr=False)

    def entry_files(self) -> tuple[EntryFile, ...]:
        """Return the file of every entry, sorted by name, which begins with the day of the meeting."""
        with plainly(self.root / ENTRIES):
            listed = [
                (one.name, folder, one) for folder in self._years() for one in self.disk.names(self.root / folder)
            ]
        return tuple([entry_file(folder, one) for _, folder, one in sorted(listed) if is_entry(one)])

    def newest_files(self, most: int) -> tuple[EntryFile, ...]:
        """Return the last so many of `entry_files`, without asking the system about all the others."""
        found: list[EntryFile] = []
        with plainly(self.root / ENTRIES):
            named = [(name, year) for year in self._years() for name in self.disk.bare_names(self.root / year)]
            for name, folder in sorted(named, reverse=True):
                listed = self.disk.look(self.root / folder / name) if is_entry_name(name) else None
                if listed is not None and is_entry(listed):
                    found.append(entry_file(folder, listed))
                if len(found) >= most:
                    break
        return tuple(reversed(found))

    def find(self, name: str) -> EntryFile:
        """Return the entry called by its id, the beginning of its id (3 letters), its file name or path, or `last`.

        Raises NotFoundError, or UsageError where several entries begin alike.
        """
        return find_in(self.entry_files(), name, root=self.root, inner_id=self._inner_id)

    def read(self, file: EntryFile) -> Stored:
        """Return an entry as it stands on disk; raises DamagedEntryError with the line, or DiskError."""
        data = self.read_bytes(file)
        return Stored(file, read(decode(data, file.path), path=file.path), data)

    def text(self, file: EntryFile) -> str:
        """Return an entry's text, readable as an entry or not."""
        return decode(self.read_bytes(file), file.path)

    def read_bytes(self, file: EntryFile) -> bytes:
        """Return an entry's bytes, readable as an entry or not."""
        where = self.root / file.path
        with plainly(where):
            return self.disk.read(where)

    def add(self, entry: Entry) -> EntryFile:
        """Save a new entry and return its file once it is safely on the disk; it gets another id where its is taken."""
        for _ in range(TRIES):
            path = f"{entry_folder(entry)}/{entry_name(entry)}"
            if self._added(path, encode(write(entry))):
                return self.file_at(path)
            entry = replace(entry, id=new_entry_id(self.choose))
        raise DiskError(f"{self.root}: no free name was found for the entry", hint="try again")

    def replace(self, stored: Stored, text: str) -> EntryFile:
        """Put a new text in the place of the one that was read; the former version is kept.

        Raises ConflictError, with the text kept in a copy beside it, where the file has changed since it was read;
        NewerFormatError for an entry that can only be read here; BusyError; DiskError.
        """
        if stored.document.read_only:
            raise NewerFormatError(f"{stored.file.path} is of a newer format: it can be read here, not changed")
        return self.replace_bytes(stored.file, stored.data, encode(text))

    def replace_text(self, file: EntryFile, before: str, after: str) -> EntryFile:
        """Put a new text in the place of the one that was read, as `replace` does; also for a damaged entry."""
        return self.replace_bytes(file, encode(before), encode(after))

    def replace_bytes(self, file: EntryFile, before: bytes, after: bytes) -> EntryFile:
        """Put new bytes in the place of those that were read, as `replace` does; also for a damaged entry."""
        if before == after:
            return file
        with locked(self.root), plainly(self.root / file.path):
            self.exchange(file, before, after)
        return self.file_at(file.path)

    def file_at(self, path: str) -> EntryFile:
        """Return the entry file at a path inside the journal as it is now; DiskError where it has gone."""
        with plainly(self.root / path):
            listed = self.disk.look(self.root / path)
        if listed is None:
            raise DiskError(f"{self.root / path}: it is not there")
        return entry_file(path.rpartition("/")[0], listed)

    def _added(self, path: str, content: bytes) -> bool:
        """Whether the name was free, and the file is there now."""
        where = self.root / path
        with plainly(where):
            make_folders(self.disk, where.parent, inside=self.root)
            if self.disk.look(where) is not None:
                return False
            try:
                with noted(self.disk, self.root, Change("add", path)):
                    write_new(self.disk, where, content)
            except FileExistsError:
                return False
        return True

    def exchange(self, file: EntryFile, before: bytes, after: bytes) -> None:
        """Do what `replace_bytes` does for somebody who holds the lock; raises OSError as well."""
        where = self.root / file.path
        make_folders(self.disk, where.parent, inside=self.root)
        self._check_unchanged(file, before, after)
        kept = keep_version(self.disk, self.root, file.path, before, self.clock())
        with noted(self.disk, self.root, Change("edit", file.path, kept)):
            # Looked at once more, as late as can be: an editor that is no `aj` holds no lock.
            check = partial(self._check_unchanged, file, before, after)
            replace_file(self.disk, where, after, check=check)

    def _check_unchanged(self, file: EntryFile, before: bytes, after: bytes) -> None:
        where = self.root / file.path
        listed = self.disk.look(where)
        if listed is not None and listed.kind == "file" and self.disk.read(where) == before:
            return
        name = conflict_name(file.name)
        write_new(self.disk, where.with_name(name), after)
        raise ConflictError(
            f"{file.path} has changed meanwhile; your version is beside it as {name}",
            hint="compare the two, put what you want to keep into the first, and remove the second",
        )

    def _years(self) -> Iterator[str]:
        if self.disk.look(self.root / ENTRIES) is None:
            return
        for listed in self.disk.names(self.root / ENTRIES):
            if listed.kind == "folder" and not listed.name.startswith("."):
                yield f"{ENTRIES}/{listed.name}"

    def _inner_id(self, file: EntryFile) -> str:
        return self.read(file).document.entry.id.value
