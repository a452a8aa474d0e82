"""Every client code that stands anywhere in a journal: in files that cannot be read, in the trash, in drafts, in hours.

Who calls clients anew on a paper has to know them all, since a sentence may speak of any client.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from alliance_journal.entrytext.hours import HOURS, clients_written
from alliance_journal.entrytext.layout import find_fences
from alliance_journal.entrytext.supervision import SUPERVISION
from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.glancing import newest
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.names import DRAFTS, SUFFIX, TRASH
from alliance_journal.storage.own_files import own_file
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.trash import trashed

if TYPE_CHECKING:
    from alliance_journal.model.problems import Problem

_QUOTE: Final = "[\"'\u201c\u201d]"
_LINE: Final = re.compile(
    rf"(?im)^[ \t]*{_QUOTE}?client{_QUOTE}?[ \t]*[=:][ \t]*(?:{_QUOTE}([^\n]*?){_QUOTE}|([^\s\"'#,]+))"
)
_NAMED: Final = re.compile(r"\s*(?:#.*|[a-z_]+ *= *[^\s=].*)?")
_IN_JSON: Final = re.compile(r'"client"\s*:\s*"([^"\\]+)"')


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes that were found, and the files, by their path in the journal, whose codes nobody can tell."""

    known: frozenset[str]
    untold: tuple[str, ...] = ()


def codes_written(journal: Journal) -> Codes:
    """Return every client code of a journal; DiskError where a folder or a file of it cannot be looked at."""
    unread: list[Problem] = []
    known = {facts.client for facts in newest(journal, None, unread.append)}
    untold: list[str] = []
    for path, content in (*_entries(journal, (one.path for one in unread)), *_trashed(journal)):
        codes = codes_in_entry(content)
        known |= codes or set()
        untold += [path] if codes is None else []
    for content in (*_drafts(journal), own_file(journal, SUPERVISION) or b""):
        known |= _codes_in(_text(content))
    noted = clients_written((own_file(journal, HOURS) or b"").decode("utf-8", "surrogateescape"))
    untold += [HOURS] if noted is None else []
    return Codes(frozenset(known | (noted or frozenset())) - {""}, tuple(untold))


def codes_in_entry(content: bytes) -> set[str] | None:
    """Return the client codes that the bytes of an entry name, however damaged; None where nobody can tell.

    An entry may name none; that is known only where its front matter can be read.
    """
    text = _text(content)
    fences = find_fences(text)
    front = text[fences.front : fences.front_end] if fences else text
    codes = _codes_in(front)
    return codes if codes or (fences and _is_whole(front)) else None


def _text(content: bytes) -> str:
    """Return bytes as text; without NULs, words that were saved in another encoding can be read too."""
    return content.decode("utf-8-sig", "replace").replace("\0", "").replace("\r\n", "\n")


def _codes_in(text: str) -> set[str]:
    return {*("".join(found).strip() for found in _LINE.findall(text)), *_IN_JSON.findall(text)} - {""}


def _is_whole(front: str) -> bool:
    """Whether every line above the first table is a name with its value, so that none of them was a client's."""
    return all(map(_NAMED.fullmatch, front.partition("\n[")[0].split("\n")))


def _entries(journal: Journal, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of entries; of one that nobody can open no bytes, of which nothing can be told."""
    for path in paths:
        try:
            yield path, journal.read_bytes(journal.file_at(path))
        except AllianceJournalError:
            yield path, b""


def _trashed(journal: Journal) -> Iterator[tuple[str, bytes]]:
    """Yield the entries in the trash."""
    for one in trashed(journal):
        if one.path.endswith(SUFFIX):
            where = journal.root / TRASH / one.name
            with plainly(where):
                yield f"{TRASH}/{one.name}", journal.disk.read(where)


def _drafts(journal: Journal) -> Iterator[bytes]:
    """Yield what is unfinished: walks, preparations, and those of them that lie in the trash."""
    folder = journal.root / DRAFTS
    with plainly(folder):
        found = journal.disk.names(folder) if journal.disk.look(folder) else []
        yield from (journal.disk.read(folder / one.name) for one in found if one.kind == "file")
    for one in trashed(journal):
        if not one.path.endswith(SUFFIX):
            with plainly(journal.root / TRASH):
                yield journal.disk.read(journal.root / TRASH / one.name)
