"""An entry that is about to be changed: found, read, and surely one that may be changed."""

from typing import Final

from alliance_journal.errors import LockedError, NewerFormatError
from alliance_journal.storage.folder import EntryFile, Journal, Stored

_ENCRYPTED: Final = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")


def writable(journal: Journal, name: str) -> Stored:
    """Return the entry that a name means, if it can be changed here.

    Raises NotFoundError, UsageError where several are meant, DamagedEntryError with the line, NewerFormatError for an
    entry of a newer format, LockedError for an encrypted one.
    """
    file = journal.find(name)
    _check_open(journal, file)
    stored = journal.read(file)
    if stored.document.read_only:
        raise NewerFormatError(
            f"{file.path} was written by a newer version of this program and cannot be changed here",
            hint="update alliance-journal; the entry can be read meanwhile",
        )
    return stored


def _check_open(journal: Journal, file: EntryFile) -> None:
    if journal.read_bytes(file).lstrip(b"\xef\xbb\xbf").startswith(_ENCRYPTED):
        raise LockedError(f"{file.path} is encrypted, and only an open entry can be changed", hint="decrypt it first")
