"""Changing an entry that is already saved: the file in the editor, or one of its answers."""

from dataclasses import replace

from alliance_journal.entrytext.edit import rewrite
from alliance_journal.errors import DamagedEntryError, NotFoundError, UsageError
from alliance_journal.model.entries import Entry
from alliance_journal.terminal.editor import edit_text
from alliance_journal.terminal.reflecting import Room
from alliance_journal.terminal.screen import say

_BOM = "\ufeff"


def edit_file(room: Room, name: str) -> None:
    """Open an entry in the editor and keep what comes back; the former version stays in the history."""
    journal = room.journal
    file = journal.find(name)
    content = journal.read_bytes(file)
    before = _text(content, file.path)
    after = in_the_manner_of(before, edit_text(before, fallback=journal.root / "drafts"))
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


def edit_answer(room: Room, name: str, question: str) -> None:
    """Open one answer of an entry in the editor and keep what comes back."""
    journal = room.journal
    stored = journal.read(journal.find(name))
    entry = stored.document.entry
    numbers = [n for n, answer in enumerate(entry.answers) if answer.question == question]
    if not numbers:
        asked = ", ".join(str(answer.question) for answer in entry.answers)
        raise NotFoundError("this entry has no answer to that question", hint=f"one of {asked}")
    before = entry.answers[numbers[0]].text
    after = edit_text(before, fallback=journal.root / "drafts")
    if after == before:
        say(room.screen, "Nothing was changed.")
        return
    journal.replace(stored, rewrite(stored.document, with_answer(entry, numbers[0], after)))
    say(room.screen, "Saved. To take it back: aj undo")


def with_answer(entry: Entry, number: int, text: str) -> Entry:
    """Return the entry with one of its answers said anew."""
    answers = list(entry.answers)
    answers[number] = replace(answers[number], text=text)
    return replace(entry, answers=tuple(answers))
