"""A hand-written file without front matter: still an entry, with a warning and an id of its own."""

import re
from datetime import UTC, date, datetime, time
from typing import Final

from alliance_journal.entrytext.document import Document, Section
from alliance_journal.entrytext.layout import newline_of
from alliance_journal.errors import DamagedEntryError
from alliance_journal.model.codes import ID_ALPHABET, EntryId, QuestionId, SetId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.problems import Problem

NOTE: Final = QuestionId("note")
_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
_OURS = re.compile(r"^(?:\+\+\+[ \t]*\r?$|format[ \t]*=|## [^\n]*<!-- [a-z0-9]{4,32}:\S)", re.MULTILINE)
"""A fence, the first key of a front matter, or the heading of a section: the file was not always a note."""


def read_note(text: str, *, path: str) -> Document:
    """Return a note as the one answer of a jot on the day in its path; a file that lost its fence is damaged."""
    start = 1 if text.startswith("\ufeff") else 0
    if not text[start:].strip():
        raise DamagedEntryError(path, line=1, why="it is empty")
    if _OURS.search(text, start):
        raise DamagedEntryError(path, line=1, why="the +++ that opens its front matter is missing")
    day = day_in(path)
    if day is None:
        raise DamagedEntryError(path, line=1, why="it has no front matter, and its name has no date")
    newline = newline_of(text)
    end = len(text) - len(newline) if text.endswith(newline) else len(text)
    answer = Answer(NOTE, "", text[start:end].replace(newline, "\n"))
    written = datetime.combine(day, time(12), UTC)
    entry = Entry(id=id_for(path), written=written, met=day, set=SetId("jot"), answers=(answer,))
    warning = Problem(path, 1, "no front matter; it is read as a note of the day in its name")
    return Document(text, path, entry, (Section(NOTE, "", private=False, line=1, start=start, end=end),), (warning,))


def day_in(path: str) -> date | None:
    """Return the first day written as YYYY-MM-DD in a path."""
    for found in _DAY.finditer(path):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None


def id_for(path: str) -> EntryId:
    """Return the id of a file that names none: the same for the same path, whatever the system's slashes."""
    from hashlib import blake2b  # noqa: PLC0415  only a file without front matter needs it

    number = int.from_bytes(blake2b(path.replace("\\", "/").encode("utf-8", "surrogatepass"), digest_size=8).digest())
    letters = []
    for _ in range(7):
        number, letter = divmod(number, len(ID_ALPHABET))
        letters.append(ID_ALPHABET[letter])
    return EntryId("x" + "".join(letters))
