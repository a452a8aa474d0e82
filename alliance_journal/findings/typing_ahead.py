"""What somebody may be about to type: sets, themes, client codes, entries, tags; found in a few milliseconds.

Nothing is parsed in full here: the first lines of a file are enough for a name. What cannot be read is passed over.
"""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from alliance_journal.errors import AllianceJournalError
from alliance_journal.guide.shipped import shipped_in
from alliance_journal.queries.almanac import say_date

if TYPE_CHECKING:
    from alliance_journal.storage.folder import EntryFile, Journal

MOST_READ: Final = 300
"""Newest entries whose first lines are looked at."""
MOST_ENTRIES: Final = 20
MOST_BYTES: Final = 200_000
"""Of one file; a larger entry or set is passed over."""
_PACKAGE: Final = Path(__file__).resolve().parent.parent
CODEBOOK: Final = _PACKAGE / "themes" / "codebook"
_LAYOUTS: Final = _PACKAGE / "layouts"
_SET: Final = re.compile(rb"""(?m)^id\s*=\s*["']([a-z][a-z0-9_-]{0,31})["'][^\n]*\ntitle\s*=\s*["']([^\n"']*)""")
_THEME: Final = re.compile(rb"""(?m)^id\s*=\s*"([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)"[^\n]*\nlabel\s*=\s*"([^\n"]*)""")
_CLIENT: Final = re.compile(rb"""(?m)^client\s*=\s*["']([A-Za-z0-9][A-Za-z0-9_-]{0,31})["']""")
_TAGS: Final = re.compile(rb"(?m)^tags\s*=\s*\[([^\n\]]*)\]")
_TAG: Final = re.compile(rb"""["']([^"'\\\x00-\x20]{1,40})["']""")


class Candidate(NamedTuple):
    """One thing that may be typed next, and what it is in a few words."""

    value: str
    about: str = ""


def sets(root: Path) -> tuple[Candidate, ...]:
    """Return the guided sets, the journal's own among them."""
    return _named((shipped_in(_PACKAGE), root / "prompts"), _SET)


def themes(root: Path) -> tuple[Candidate, ...]:
    """Return the themes of the shipped codebook and of the journal's own."""
    own = _found(root / "codebook.toml", _THEME)
    return tuple(dict.fromkeys((*_named((CODEBOOK,), _THEME), *own)))


def layouts(root: Path) -> tuple[Candidate, ...]:
    """Return the layouts of accounts, the journal's own among them."""
    return _named((_LAYOUTS, root / "layouts"), _SET)


def families(root: Path) -> tuple[Candidate, ...]:
    """Return what the ids of themes begin with."""
    return tuple(dict.fromkeys(Candidate(one.value.partition(".")[0]) for one in themes(root)))


def clients(root: Path) -> tuple[Candidate, ...]:
    """Return the codes of the clients of late, the latest first."""
    return _in_heads(root, _CLIENT)


def tags(root: Path) -> tuple[Candidate, ...]:
    """Return the tags of late, the latest first."""
    listed = (found for head in _heads(root) for lists in _TAGS.findall(head) for found in _TAG.findall(lists))
    return tuple(Candidate(one) for one in dict.fromkeys(_text(found) for found in listed))


def entries(root: Path) -> tuple[Candidate, ...]:
    """Return the newest entries by id, with the day of their meeting, and `last`."""
    newest = (Candidate(file.id, say_date(file.day)) for file in _newest(root) if file.id and file.day)
    found = tuple(islice(newest, MOST_ENTRIES))
    return (Candidate("last", "the newest entry"), *found) if found else ()


def drafts(root: Path) -> tuple[Candidate, ...]:
    """Return the ids of the walks that are not finished."""
    names = sorted((path.stem for path in (root / "drafts").glob("*.json")), reverse=True)
    return tuple(Candidate(name) for name in names if re.fullmatch(r"[0-9a-z-]{4,60}", name))


def _named(folders: tuple[Path, ...], pattern: "re.Pattern[bytes]") -> tuple[Candidate, ...]:
    files = (path for folder in folders for path in sorted(folder.glob("*.toml")))
    found = {one.value: one for path in files for one in _found(path, pattern)}
    return tuple(found.values())


def _found(path: Path, pattern: "re.Pattern[bytes]") -> Iterator[Candidate]:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES)
    except OSError:
        return
    for value, about in pattern.findall(content.replace(b"\r\n", b"\n")):
        yield Candidate(_text(value), _text(about))


def _in_heads(root: Path, pattern: "re.Pattern[bytes]") -> tuple[Candidate, ...]:
    found = (match[1] for head in _heads(root) if (match := pattern.search(head)))
    return tuple(Candidate(one) for one in dict.fromkeys(_text(value) for value in found))


def _heads(root: Path) -> Iterator[bytes]:
    """Yield the front matter of the newest entries, the newest first; never a line of an answer."""
    journal = _journal(root)
    for file in _newest(root):
        if file.size > MOST_BYTES:
            continue
        try:
            content = journal.read_bytes(file)
        except AllianceJournalError:
            continue
        head, end, _ = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").partition(b"\n+++")
        if head.startswith(b"+++\n") and end:
            yield head


def _journal(root: Path) -> "Journal":
    from alliance_journal.storage.folder import Journal  # noqa: PLC0415  most of what is typed needs no entries

    return Journal(root)


def _newest(root: Path) -> "tuple[EntryFile, ...]":
    try:
        return tuple(reversed(_journal(root).newest_files(MOST_READ)))
    except AllianceJournalError:
        return ()


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
