"""Changing an entry that is already saved: its file in the editor."""

from alliance_journal.errors import DamagedEntryError, UsageError
from alliance_journal.terminal.editor import edit_text
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import confirm, say
from alliance_journal.terminal.signals import Interrupted, Signals, wake_reader, watched_signals

_BOM = "\ufeff"


def edit_file(room: Room, name: str) -> int:
    """Open an entry in the editor, keep what comes back, and return the exit code; the former version stays."""
    with watched_signals() as signals:
        _change_file(room, name, signals)
    return 128 + signals.came if signals.came else 0


def _change_file(room: Room, name: str, signals: Signals) -> None:
    journal = room.journal
    file = journal.find(name)
    content = journal.read_bytes(file)
    before = _text(content, file.path)
    after = in_the_manner_of(before, edited(room, before, signals))
    if after == before:
        say(room.screen, "Nothing was changed.")
        return
    journal.replace_bytes(file, content, after.encode())
    try:
        journal.read(journal.find(file.path))
    except DamagedEntryError as error:
        say(room.screen, f"Saved, but {error.sentence}. Mend that line, or: aj undo")
        return
    say(room.screen, "Saved. To take it back: aj undo")


def edited(room: Room, text: str, signals: Signals) -> str:
    """Return a text as the editor leaves it; where one comes back at once, the person is asked before we believe it.

    A signal ends the editor, and what it had saved is returned.
    """

    def finished() -> bool:
        try:
            with signals.waking(wake_reader):
                return not room.screen.asks or confirm(room.screen, "Finished?", default=True)
        except Interrupted:
            return True

    return edit_text(text, fallback=room.journal.root / "drafts", finished=finished, signals=signals)


def _text(content: bytes, path: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        # An editor would not give these bytes back as they are.
        hint = "open the file itself in an editor that knows its encoding"
        raise UsageError(f"{path} is not UTF-8 throughout, so it was not opened", hint=hint) from None


def in_the_manner_of(before: str, after: str) -> str:
    """Return edited text with the line ends and the byte-order mark that the file had."""
    if "\r\n" in before:
        after = after.replace("\n", "\r\n")
    if before.endswith("\n") and not after.endswith("\n"):
        after += "\r\n" if "\r\n" in before else "\n"
    return _BOM + after if before.startswith(_BOM) else after
