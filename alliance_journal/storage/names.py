"""Names of files in a journal: what an entry is called, what a temporary file, what a sync service leaves behind."""

import re
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from alliance_journal.model.entries import Entry
from alliance_journal.storage.fsops import Listed

ENTRIES: Final = "entries"
DRAFTS: Final = "drafts"
PREPARING: Final = f"{DRAFTS}/preparation.txt"
"""Where a preparation for supervision is kept while it is put together, dropped points included."""
LOGGING: Final = f"{DRAFTS}/supervision-log.txt"
"""Where the words about a supervision are kept while they are typed."""
HISTORY: Final = ".history"
TRASH: Final = ".trash"
MARK: Final = "journal.toml"
LOCK: Final = ".lock"
SUFFIX: Final = ".md"

_OURS = re.compile(r"(\d{4}-\d{2}-\d{2})-\d{4}-([a-z0-9]{4,32})\.md")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TEMPORARY = r"(?s)\.(.+)\.[0-9a-f]{12}\.tmp"
_CONFLICT = r"(?i)\.sync-conflict-|conflicted copy|\(sfconflict|[._]conflict-|conflict-\d|\.orig(?:\.md)?$|\(\d+\)\.md$"
_LONGEST_BASE: Final = 200
"""Bytes of a name that a temporary name repeats: file systems take 255."""


class EntryFile(NamedTuple):
    """One entry's file: its path inside the journal, and what changes when the file does.

    `mtime_ns` is in nanoseconds, `size` in bytes.
    """

    path: str
    size: int
    mtime_ns: int
    inode: int

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return self.path.rpartition("/")[2]

    @property
    def id(self) -> str:
        """The id that the name ends with; empty where the name was made by hand."""
        return id_in(self.name)

    @property
    def day(self) -> date | None:
        """The day that the name begins with; None where the name was made by hand."""
        return day_in(self.name)


def entry_name(entry: Entry) -> str:
    """Return "2026-11-22-1640-k7f3q2mx.md": day and time of the meeting (of writing, where only the day is known)."""
    clock = entry.met if isinstance(entry.met, datetime) else entry.written
    return f"{entry.day.isoformat()}-{clock:%H%M}-{entry.id}{SUFFIX}"


def entry_folder(entry: Entry) -> str:
    """Return the year's folder, "entries/2026"."""
    return f"{ENTRIES}/{entry.day.year:04}"


def entry_file(folder: str, listed: Listed) -> EntryFile:
    """Return the entry file that a folder lists."""
    name, _, size, mtime_ns, inode, _ = listed
    return EntryFile(f"{folder}/{name}" if folder else name, size, mtime_ns, inode)


def id_in(name: str) -> str:
    """Return the id that a name of ours ends with, or nothing."""
    found = _OURS.fullmatch(name)
    return found[2] if found else ""


def day_in(name: str) -> date | None:
    """Return the day that a name begins with, or None."""
    try:
        return date.fromisoformat(name[:10]) if _DAY.match(name) else None
    except ValueError:
        return None


def is_entry(listed: Listed) -> bool:
    """Whether a listed name is an entry's: a Markdown file, not hidden, not a link, not a conflict copy."""
    return listed.kind == "file" and is_entry_name(listed.name)


def is_entry_name(name: str) -> bool:
    """Whether an entry could have this name: Markdown, not hidden, not a conflict copy."""
    if _OURS.fullmatch(name):
        return True
    return name.endswith(SUFFIX) and not name.startswith(".") and not is_conflict(name)


def is_conflict(name: str) -> bool:
    """Whether a sync service, a merge tool or we ourselves left this copy because two versions did not agree."""
    return re.search(_CONFLICT, name) is not None


def temporary_name(name: str) -> str:
    """Return a name, never given before, under which a file is written before it gets its own."""
    return f".{beginning(name)}.{_letters(6)}.tmp"


def reserved_name(name: str) -> str:
    """Return the temporary name, always the same, that everybody has to hold who wants to rename a file to `name`."""
    return f".{beginning(name)}.reserved.000000000000.tmp"


def meant_by(temporary: str) -> str:
    """Return the name that a temporary file was to get, or nothing where the name is not one of ours."""
    found = re.fullmatch(_TEMPORARY, temporary)
    return found[1] if found else ""


def conflict_name(name: str) -> str:
    """Return the name of a copy kept beside `name`."""
    return f"{beginning(name.removesuffix(SUFFIX))}.conflict-{_letters(4)}{SUFFIX}"


def _letters(count: int) -> str:
    """Return two random hexadecimal digits for each of so many bytes."""
    from secrets import token_hex  # noqa: PLC0415  slow to import, and only writing needs it

    return token_hex(count)


def stamp(moment: datetime) -> str:
    """Return a moment as names carry it, "20261122T165810.123456Z": in UTC, so that names sort."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S.%fZ}"


def beginning(name: str) -> str:
    """Return as much of a name as leaves room for what we add to it."""
    return name.encode("utf-8", "surrogateescape")[:_LONGEST_BASE].decode("utf-8", "ignore")
