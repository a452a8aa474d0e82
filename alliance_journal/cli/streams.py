"""The three streams of this process: there from the start, whole at the end, whoever has closed the other side."""

import os
import sys
from contextlib import suppress


def open_missing() -> None:
    """Give every stream that was closed before we began (`>&-`) something to read or write: nothing."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  open until the end


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
