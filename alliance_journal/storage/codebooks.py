"""The journal's own codebook on disk: added to, never rewritten; what stands in it stays as it is, byte for byte."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from alliance_journal.errors import ConflictError, DiskError
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.locks import locked
from alliance_journal.storage.refusals import plainly
from alliance_journal.storage.saving import replace_file, write_new
from alliance_journal.storage.versions import keep_version

OWN_CODEBOOK: Final = "codebook.toml"
LARGEST: Final = 4_000_000
"""Bytes; a million characters, which is the most that a codebook may have, take no more."""

Check = Callable[[bytes, bytes], None]
"""Looks at the file as it is and as it would be, and raises where that may not be written."""


def own_codebook(journal: Journal) -> bytes | None:
    """Return the bytes of the journal's own codebook, None where it has none; DiskError where it is no plain file."""
    where = journal.root / OWN_CODEBOOK
    with plainly(where):
        return _content(journal, where)


def add_to_codebook(journal: Journal, addition: str, check: Check) -> str:
    """Add lines at the end of the journal's own codebook, which is made if it is missing, and only its owner can read.

    Returns where the former version is kept, inside the journal; nothing where there was none. Raises what `check`
    raises, with the file as it was; ConflictError where it changes meanwhile; BusyError; DiskError.
    """
    where = journal.root / OWN_CODEBOOK
    with locked(journal.root), plainly(where):
        before = _content(journal, where)
        after = extended(before or b"", addition)
        check(before or b"", after)
        if before is None:
            write_new(journal.disk, where, after)
            return ""
        kept = keep_version(journal.disk, journal.root, OWN_CODEBOOK, before, journal.clock())
        # Looked at once more, as late as can be: an editor that is no `aj` holds no lock.
        replace_file(journal.disk, where, after, check=partial(_check_unchanged, journal, where, before))
        return kept


def extended(before: bytes, addition: str) -> bytes:
    """Return a file with lines added below a blank one, in the manner of its own line ends."""
    lines = addition if not before.strip() else f"\n{addition}"
    if before and not before.endswith((b"\n", b"\xef\xbb\xbf")):
        lines = f"\n{lines}"
    return before + (lines.replace("\n", "\r\n") if b"\r\n" in before else lines).encode()


def _content(journal: Journal, where: Path) -> bytes | None:
    listed = journal.disk.look(where)
    if listed is None:
        return None
    if listed.kind == "link":
        raise DiskError(f"{where}: it is a link, and links are not followed", hint="put the file itself there")
    if listed.kind != "file" or listed.size > LARGEST:
        raise DiskError(f"{where}: this is no codebook, by its kind or its size", hint="move it out of the way")
    return journal.disk.read(where)


def _check_unchanged(journal: Journal, where: Path, before: bytes) -> None:
    if _content(journal, where) != before:
        raise ConflictError(f"{OWN_CODEBOOK} has changed meanwhile, so nothing was written", hint="the same once more")
