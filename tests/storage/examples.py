"""Entries about nobody, and small words for what the tests of storage do again and again."""

import random
from datetime import UTC, date, datetime
from pathlib import Path

from alliance_journal.entrytext.reading import encode
from alliance_journal.entrytext.writing import write
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId, new_entry_id
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.fsops import Disk

WRITTEN = datetime(2026, 11, 22, 16, 58, 10, tzinfo=UTC)


def an_entry(entry_id: str = "k7f3q2mx", *, words: str = "She put her coat on.", met: date | None = None) -> Entry:
    return Entry(
        id=EntryId(entry_id),
        written=WRITTEN,
        met=met or datetime(2026, 11, 22, 16, 40),  # noqa: DTZ001  a meeting's time has no zone
        set=SetId("session"),
        client=ClientCode("C07"),
        answers=(Answer(QuestionId("moment"), "One moment", words),),
    )


def some_entry(dice: random.Random) -> Entry:
    return an_entry(str(new_entry_id(dice.choice)), words=f"Words number {dice.random()}.")


def bytes_of(entry: Entry) -> bytes:
    return encode(write(entry))


def a_journal(root: Path, disk: Disk | None = None) -> Journal:
    """Return a journal on a real disk, made first, seen through `disk` from then on."""
    journal = open_journal(root, create=True)
    return Journal(root, disk) if disk else journal


def everything_in(root: Path) -> dict[str, bytes]:
    """Return every file under a folder with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def entries_in(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return those of a journal's files that are entries."""
    return {
        path: content
        for path, content in files.items()
        if path.startswith("entries/") and path.endswith(".md") and not path.split("/")[-1].startswith(".")
    }
