"""Changing an entry that is already saved: the file in the editor, or one question asked again."""

from dataclasses import replace

from alliance_journal.entrytext.edit import rewrite
from alliance_journal.errors import DamagedEntryError, NotFoundError
from alliance_journal.model.entries import Entry
from alliance_journal.terminal.editor import edit_text
from alliance_journal.terminal.reflecting import Room
from alliance_journal.terminal.screen import say


def edit_file(room: Room, name: str) -> None:
    """Open an entry in the editor and keep what comes back; the former version stays in the history."""
    journal = room.journal
    file = journal.find(name)
    before = journal.text(file)
    after = edit_text(before, fallback=journal.root / "drafts")
    if after == before or f"{after}\n" == before:
        say(room.screen, "Nothing was changed.")
        return
    journal.replace_text(file, before, after)
    try:
        journal.read(journal.find(file.path))
    except DamagedEntryError as error:
        say(room.screen, f"Saved, but {error.sentence}. Mend that line, or: aj undo")
        return
    say(room.screen, "Saved. To take it back: aj undo")


def edit_answer(room: Room, name: str, question: str) -> None:
    """Open one answer of an entry in the editor and keep what comes back."""
    journal = room.journal
    stored = journal.read(journal.find(name))
    entry = stored.document.entry
    numbers = [n for n, answer in enumerate(entry.answers) if answer.question == question]
    if not numbers:
        asked = ", ".join(str(answer.question) for answer in entry.answers)
        raise NotFoundError(f"this entry has no answer to {question}", hint=f"one of {asked}")
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
