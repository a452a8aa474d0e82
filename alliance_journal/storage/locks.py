"""One change at a time: everything but adding an entry holds the journal's lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alliance_journal.errors import BusyError
from alliance_journal.storage.names import LOCK
from alliance_journal.storage.refusals import plainly

PATIENCE: Final = 10.0
"""Seconds to wait for another `aj` to finish."""


@contextmanager
def locked(root: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the journal's lock; BusyError after `patience` seconds. The lock ends with the process that holds it."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  slow to import, and only changes need it

    lock = FileLock(root / LOCK, timeout=patience, mode=0o600)
    with plainly(root / LOCK):
        try:
            lock.acquire()
        except Timeout:  # an OSError as well, so it has to be met first
            raise BusyError("another aj is changing this journal", hint="try again in a moment") from None
    try:
        yield
    finally:
        lock.release()
