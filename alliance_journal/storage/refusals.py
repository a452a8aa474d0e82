"""The border of `storage`: what the system refuses becomes a DiskError with the path and a plain reason."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alliance_journal.errors import DiskError

_REASONS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EROFS: "the disk can only be read, not written",
    errno.EACCES: "there is no permission",
    errno.EPERM: "there is no permission",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "it is not there",
    errno.EEXIST: "the name is taken",
    errno.ELOOP: "it is a link, and links are not followed",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EMFILE: "too many files are open",
}
_HINTS: Final = {
    errno.ENOSPC: "make some room on the disk and try again",
    errno.EDQUOT: "make some room on the disk and try again",
    errno.EROFS: "choose another folder with --journal",
    errno.EACCES: "check who owns the folder, or choose another with --journal",
    errno.EPERM: "check who owns the folder, or choose another with --journal",
    errno.EIO: "copy the journal to another disk soon",
}


@contextmanager
def plainly(path: Path | str) -> Iterator[None]:
    """Turn any OSError of the body into a DiskError; `path` is named where the system names none."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, path) from error


def disk_error(error: OSError, path: Path | str) -> DiskError:
    """Return the refusal in plain words: which file, and why."""
    number = error.errno or 0
    reason = _REASONS.get(number, f"the system refuses ({errno.errorcode.get(number, 'no reason given')})")
    named = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes | os.PathLike) else path
    return DiskError(f"{named}: {reason}", hint=_HINTS.get(number, ""))
