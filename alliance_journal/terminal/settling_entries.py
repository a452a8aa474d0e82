"""Entries that are saved already, settled with the worker: each is changed once, and `aj undo` takes that back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from alliance_journal.entrytext.edit import rewrite
from alliance_journal.entrytext.reading import read
from alliance_journal.errors import DamagedEntryError, UsageError
from alliance_journal.findings.mentions import mentions_in
from alliance_journal.model.entries import Entry
from alliance_journal.privacy.watching import WatchList
from alliance_journal.queries.days import say_short
from alliance_journal.storage.folder import Stored
from alliance_journal.terminal.changing import edited
from alliance_journal.terminal.entry_texts import texts_of_entry, with_entry_texts
from alliance_journal.terminal.identifying import watch_list_of
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import say
from alliance_journal.terminal.settling import settle
from alliance_journal.terminal.settling_view import Written
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Step

_NO_ANSWER: Final = "That does not stand in an answer: choose other words for it here, or change it with aj edit."


class EntrySource:
    """The words of one entry, changed in memory until all of it is settled."""

    def __init__(self, room: Room, entry: Entry) -> None:
        """Begin with the entry as it stands in its file."""
        self.entry = entry
        self._room = room

    def texts(self) -> tuple[Written, ...]:
        """Return the answers, and what stands around them in the worker's own words."""
        return texts_of_entry(self.entry)

    def put(self, texts: Sequence[str]) -> None:
        """Take other words."""
        self.entry = with_entry_texts(self.entry, texts)

    def edit(self, number: int, signals: Signals) -> Step:
        """Open one answer in the editor; an empty one is taken out of the entry."""
        if number >= len(self.entry.answers):
            say(self._room.screen, _NO_ANSWER)
            return Step.NEXT
        try:
            text = edited(self._room, self.entry.answers[number].text, signals)
        except (UsageError, OSError) as refusal:
            sentence = refusal.sentence if isinstance(refusal, UsageError) else "the editor's file failed"
            say(self._room.screen, f"{sentence[:1].upper()}{sentence[1:]}.")
            return Step.NEXT
        answers = list(self.entry.answers)
        answers[number : number + 1] = [replace(answers[number], text=text)] if text.strip() else []
        self.entry = replace(self.entry, answers=tuple(answers))
        return Step.GONE if signals.have_come() else Step.NEXT


def settle_entries(room: Room, entries: Iterable[Stored]) -> int:
    """Ask about everything in these entries that may say who somebody is, and return the exit code.

    What was settled before the worker stops or a signal comes is in its entry. Raises UsageError where there is nobody
    to ask, and what `Journal.replace` raises: a file that changed meanwhile gets our version as a copy beside it.
    """
    if not room.screen.asks:
        raise UsageError("nothing was changed: there is nobody to ask", hint="the same command in a terminal")
    any_asked = False
    for stored in entries:
        watched = watch_list_of(room)
        if not _left_in(stored.document.entry, watched):
            continue
        any_asked = True
        step, signal = _settle_one(room, stored, watched)
        if step is not Step.NEXT:
            return 128 + signal if signal else 0
    if not any_asked:
        say(room.screen, "There is nothing to ask about here.")
    return 0


def _left_in(entry: Entry, watched: WatchList) -> int:
    codes = {str(entry.client)} if entry.client else ()
    return len(mentions_in([written.text for written in texts_of_entry(entry)], watched, codes))


def _settle_one(room: Room, stored: Stored, watched: WatchList) -> tuple[Step, int | None]:
    """Settle one entry, write what was changed, and return how the asking ended."""
    entry = stored.document.entry
    if stored.document.read_only:
        say(room.screen, f"Passed over: {stored.file.path} is of a newer format and can only be read here.")
        return Step.NEXT, None
    day = f"{say_short(entry.day)} {entry.day.year}"
    say(room.screen, f"Entry {entry.id}, {', '.join(filter(None, (day, str(entry.client or ''))))}. Enter keeps.")
    source = EntrySource(room, entry)
    try:
        step, signal = settle(room, source, watched, entry.client)
    finally:
        _write(room, stored, source.entry)
    return step, signal


def _write(room: Room, stored: Stored, entry: Entry) -> None:
    """Put the entry into its file; what is about to be written is read back first."""
    if entry == stored.document.entry:
        say(room.screen, "Nothing was changed.")
        return
    text = rewrite(stored.document, entry)
    if read(text, path=stored.document.path).entry != entry:
        raise DamagedEntryError(stored.document.path, line=1, why="it is too intricate to be changed here")
    room.journal.replace(stored, text)
    say(room.screen, "Saved. To take it back: aj undo")
