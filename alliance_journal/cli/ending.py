"""How a command that did not simply finish ends: one sentence, one thing to try, one exit code, never a traceback."""

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

import typer
from typer.exceptions import TyperException

from alliance_journal.cli.instead import instead_of
from alliance_journal.errors import AllianceJournalError
from alliance_journal.terminal.safe import safe_line

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def ended_by(error: BaseException, words: Sequence[str] = ()) -> int:  # noqa: PLR0911  one for each way to end
    """Say on stderr why the command in `words` ended, where there is something to say, and return its exit code."""
    match error:
        case AllianceJournalError():
            return refuse(error.sentence, error.hint, error.exit_code)
        case TyperException():
            return refuse(_plain(error.format_message()), instead_of(words), 2)
        case typer.Exit():
            return error.exit_code
        case typer.Abort() | KeyboardInterrupt():
            return 130
        case BrokenPipeError():
            return 0
        case SystemExit():
            return _left(error)
        case OSError(errno=number, filename=None) if number in _NO_ROOM:
            return refuse("the output could not be written: its disk is full or refuses", "", 4)
    # The text of any other error may hold words of an entry.
    sentence = f"something went wrong inside the program ({_place(error)})"
    return refuse(sentence, "aj verify; nothing has been removed", 1)


def refuse(sentence: str, hint: str, code: int) -> int:
    """Say one sentence and one thing to try, on stderr, and return the exit code."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"aj: {safe_line(sentence)}\n")
        if hint:
            sys.stderr.write(f"  try: {safe_line(hint)}\n")
    return code


def _plain(message: str) -> str:
    """Return Typer's message as one lower-case sentence."""
    words = " ".join(message.split()).rstrip(".")
    return words[:1].lower() + words[1:]


def _left(error: SystemExit) -> int:
    """Return the code with which Typer left by itself: for completion, or because the reader of a pipe has gone."""
    if isinstance(error.__context__, BrokenPipeError):
        return 0
    return error.code if isinstance(error.code, int) else 0


def _place(error: BaseException) -> str:
    """Return the kind of an unexpected error and where it arose; never its message."""
    import traceback  # noqa: PLC0415  8 ms, only where something is wrong

    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "alliance_journal" in frame.filename] or frames
    where = f"{os.path.basename(ours[-1].filename)}:{ours[-1].lineno}" if ours else "unknown place"  # noqa: PTH119
    return f"{type(error).__name__} at {where}"
