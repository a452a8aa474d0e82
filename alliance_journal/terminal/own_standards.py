"""The worker's own list of standards in the editor: one plain file, `standards.txt`."""

from typing import Final

from alliance_journal.errors import ConflictError, UsageError
from alliance_journal.reports.lines import counted
from alliance_journal.storage.own_files import change_own_file, own_file
from alliance_journal.storage.standards import STANDARDS, read_standards
from alliance_journal.terminal.changing import edited, in_the_manner_of
from alliance_journal.terminal.dialogue import tell
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import say
from alliance_journal.terminal.signals import watched_signals

EMPTY: Final = """\
# Your own list of standards or competencies, one on each line, in any words that you will know again.
# Lines that begin with # are not read. Such as:
# 1.4 Treat people with kindness

"""


def edit_standards(room: Room) -> int:
    """Open the list in the editor, put what comes back in its place, and return the exit code.

    A former version is kept. Raises UsageError where the file is no UTF-8 text or there is no editor, ConflictError
    where it has changed meanwhile, DiskError; then nothing has been written.
    """
    content = own_file(room.journal, STANDARDS)
    before = EMPTY if content is None else _text(content)
    with watched_signals() as signals:
        after = in_the_manner_of(before, edited(room, before.removeprefix("\ufeff").replace("\r\n", "\n"), signals))
        if after in {before, ""} or after.strip() == before.strip():
            say(room.screen, "Nothing was changed.")
        else:
            _put(room, content, after)
    return 128 + signals.came if signals.came else 0


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        hint = "open the file itself in an editor that knows its encoding"
        raise UsageError(f"{STANDARDS} is not UTF-8 throughout, so it was not opened", hint=hint) from None


def _put(room: Room, before: bytes | None, after: str) -> None:
    def changed(now: bytes) -> bytes:
        if now != (before or b""):
            raise ConflictError(f"{STANDARDS} has changed meanwhile, so nothing was written", hint="the same once more")
        return after.encode()

    kept = change_own_file(room.journal, STANDARDS, changed)
    standards, problems = read_standards(room.journal)
    for problem in problems:
        tell(room.screen, str(problem))
    say(room.screen, f"Saved: {counted(len(standards), 'standard')} on your list.")
    if kept:
        tell(room.screen, f"The file as it was is kept: {kept}")
