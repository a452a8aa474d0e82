"""Text from a file or a pipe, whole and unchanged; what is not text is refused before anything is written."""

import sys
from pathlib import Path
from typing import Final

from alliance_journal.errors import UsageError

LARGEST: Final = 500_000_000
"""Bytes; more than anybody has ever written by hand."""
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


def read_text(named: str) -> str:
    """Return the text of a file, or of standard input for `-`; raises UsageError where it is not UTF-8 text."""
    content = _content(named)
    if len(content) > LARGEST:
        raise UsageError("the file is larger than 500 MB")
    if content.startswith(_UTF_16):
        raise UsageError("this is UTF-16 text, not UTF-8", hint="save it as UTF-8 and try again; nothing was saved")
    if b"\0" in content:
        raise UsageError("this is not text: it holds NUL bytes", hint="a plain text file in UTF-8; nothing was saved")
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8 and try again; nothing was saved"
        # `from None`: the cause holds the bytes themselves
        raise UsageError(f"this is not UTF-8 text at line {line}", hint=hint) from None


def _content(named: str) -> bytes:
    if named == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(named).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{named} cannot be read ({error.strerror})", hint="check the path") from error
