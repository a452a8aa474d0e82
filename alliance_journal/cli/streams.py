"""The three streams of this process: there from the start, whole at the end, whoever has closed the other side."""

import os
import sys
from contextlib import suppress

from alliance_journal.errors import DiskError


def open_missing() -> None:
    """Give every stream that was closed before we began (`>&-`) something to read or write: nothing."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  open until the end


def check_open() -> None:
    """Raise DiskError where what is given out would go nowhere, because stdout was closed before we began."""
    if getattr(sys.stdout, "name", None) == os.devnull:
        raise DiskError(
            "stdout is closed, so nothing was given out", hint="leave it open, or send it to a file: > FILE"
        )


def settle() -> None:
    """Send on what is still held back; where its reader has gone or its disk is full, it goes nowhere."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
