"""Whether everything in a journal is whole and where it belongs; silent where all is well, and changes nothing."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.errors import AllianceJournalError, DamagedEntryError
from alliance_journal.storage.drafts import drafts
from alliance_journal.storage.findings import Finding
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.fsops import Listed
from alliance_journal.storage.leftovers import lost_and_found
from alliance_journal.storage.names import (
    DRAFTS,
    ENTRIES,
    LOGGING,
    MARK,
    PREPARING,
    TRASH,
    EntryFile,
    is_conflict,
    is_entry,
    meant_by,
)
from alliance_journal.storage.opening import JOURNAL_FORMAT, format_of
from alliance_journal.storage.place import place_findings
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.trash import trashed

__all__ = ["Finding", "verify"]

Progress = Callable[[int, int], None]
OTHERS: Final = 0o077
"""Permission bits of everybody but the owner."""
_AT_HOME: Final = frozenset(
    {ENTRIES, DRAFTS, MARK, "prompts", "codebook.toml", "actions.toml", "supervision.toml", "hours.csv", "names.txt"}
)
_DEEPEST: Final = 3


def verify(journal: Journal, progress: Progress = lambda _done, _of: None) -> tuple[Finding, ...]:
    """Return what is damaged, doubled, open to others, left over or out of place; nothing when all is well."""
    with plainly(journal.root):
        found = [
            *place_findings(journal.disk, journal.root),
            *_mark(journal),
            *_entries(journal, progress),
            *_around(journal),
            *_unfinished(journal),
            *_half_deleted(journal),
        ]
    return tuple(found)


def _mark(journal: Journal) -> Iterator[Finding]:
    if journal.disk.look(journal.root / MARK) is None:
        yield Finding(MARK, "odd", "this file is missing; the next entry makes it again")
    elif (found := format_of(journal.disk, journal.root)) > JOURNAL_FORMAT:
        yield Finding(MARK, "format", f"this journal is of format {found}, newer than this program", 1)


def _entries(journal: Journal, progress: Progress) -> Iterator[Finding]:
    files = journal.entry_files()
    ids: dict[str, list[str]] = {}
    for number, file in enumerate(files, start=1):
        try:
            document = journal.read(file).document
        except DamagedEntryError as error:
            told = f"{error.path} cannot be read at line {error.line}: "
            why = error.sentence.removeprefix(told) if error.sentence.startswith(told) else "the line is not understood"
            yield Finding(file.path, "damaged", f"cannot be read: {why}", error.line)
        except AllianceJournalError as error:
            yield Finding(file.path, "damaged", f"cannot be read: {error.sentence.rpartition(': ')[2]}")
        else:
            ids.setdefault(document.entry.id.value, []).append(file.path)
            yield from _entry(file, document)
        progress(number, len(files))
    for entry_id, paths in ids.items():
        for path in paths[1:]:
            yield Finding(path, "duplicate", f"the id {entry_id} is also that of {paths[0]}", 1)


def _entry(file: EntryFile, document: Document) -> Iterator[Finding]:
    entry = document.entry
    for warning in document.warnings:
        yield Finding(file.path, "odd", warning.sentence, warning.line)
    if file.id and file.id != entry.id.value:
        yield Finding(file.path, "id", f"the name says {file.id}, the entry says {entry.id}", 1)
    if file.day is not None and file.day != entry.day:
        yield Finding(file.path, "date", f"the name says {file.day}, the entry says {entry.day}", 1)


def _around(journal: Journal) -> Iterator[Finding]:
    """Yield what lies in the journal that is no entry, and folders in which others can read files."""
    open_files: Counter[str] = Counter()
    for folder, listed in _walk(journal, ""):
        path = f"{folder}/{listed.name}".lstrip("/")
        open_files[folder] += listed.kind == "file" and _is_open(listed)
        if listed.kind == "folder" and _is_open(listed):
            yield Finding(path, "mode", "others on this computer can open this folder: chmod 700")
        yield from _misplaced(folder, listed, path)
    for folder, count in sorted(open_files.items()):
        if count:
            yield Finding(folder, "mode", f"others on this computer can read {count} of the files here: chmod 600")


def _is_open(listed: Listed) -> bool:
    return os.name != "nt" and listed.kind in {"file", "folder"} and bool(listed.mode & OTHERS)


def _misplaced(folder: str, listed: Listed, path: str) -> Iterator[Finding]:
    if listed.kind == "link":
        yield Finding(path, "link", "a link, and links are not followed: put the thing itself here")
    elif _is_ours(folder, listed) or meant_by(listed.name):
        return
    elif is_conflict(listed.name):
        yield Finding(path, "conflict", "a copy that some program kept of a version that did not agree; not an entry")
    elif not listed.name.startswith("."):
        yield Finding(path, "stray", "not a part of the journal; it is left alone")


def _is_ours(folder: str, listed: Listed) -> bool:
    """Whether a file or folder belongs where it lies; the history, the trash and the sets are not looked into."""
    if not folder:
        return listed.name in _AT_HOME or (listed.kind == "folder" and listed.name.startswith("."))
    if folder == ENTRIES:
        return listed.kind == "folder"
    if folder.startswith(f"{ENTRIES}/"):
        return is_entry(listed)
    if f"{folder}/{listed.name}" in {PREPARING, LOGGING}:
        return True
    return folder == DRAFTS and listed.name.endswith(".json") and not is_conflict(listed.name)


def _walk(journal: Journal, folder: str, depth: int = 0) -> Iterator[tuple[str, Listed]]:
    """Yield everything in the journal's own folders, with the folder it is in."""
    for listed in sorted(journal.disk.names(journal.root / folder)):
        yield folder, listed
        path = f"{folder}/{listed.name}".lstrip("/")
        if listed.kind == "folder" and depth < _DEEPEST and path.split("/")[0] in {ENTRIES, DRAFTS}:
            yield from _walk(journal, path, depth + 1)


def _unfinished(journal: Journal) -> Iterator[Finding]:
    for draft in drafts(journal):
        yield Finding(draft.path, "draft", f"an unfinished walk: aj resume {draft.id}")
    for left in lost_and_found(journal):
        yield Finding(left.path, "left-over", f"{left.what}; aj verify --clean offers to remove it")


def _half_deleted(journal: Journal) -> Iterator[Finding]:
    for one in trashed(journal):
        here = journal.disk.look(journal.root / one.path)
        there = journal.disk.look(journal.root / TRASH / one.name)
        if here is not None and there is not None and here.inode == there.inode:
            yield Finding(
                one.path, "trash", "its deletion was cut short, and nothing is lost: aj delete, or aj restore"
            )
