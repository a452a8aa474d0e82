"""A room over a journal of the test's own, typed into line by line, and walks that are about to be saved."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, TextIO

from alliance_journal.guide.catalogue import Catalogue
from alliance_journal.guide.filling import fill
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.entries import Entry
from alliance_journal.settings.config import Config
from alliance_journal.storage.folder import EntryFile, open_journal
from alliance_journal.terminal.reflecting import DraftKeeper, new_keeper
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Streams, find_screen
from alliance_journal.terminal.unfinished import unfinished
from alliance_journal.terminal.walking import Heading
from tests.terminal.fakes import EVERY_KIND
from tests.terminal.test_screen import Tty, text_in

NOW: Final = datetime(2026, 11, 20, 16, 42, tzinfo=UTC)
HEADING: Final = Heading(ClientCode("C04"), date(2026, 11, 20))
NOBODY: Final = Heading(None, date(2026, 11, 20))
MOMENT: Final = "I met Anna at noon.\nAnna said Tomas was out: 07700 900123."


def walk_of(**answers: object) -> Walk:
    """Return a finished walk with these answers."""
    return fill(EVERY_KIND, answers)[0]


@dataclass(frozen=True, slots=True)
class Place:
    """A room, what was said in it, and what its journal holds."""

    room: Room

    @property
    def said(self) -> str:
        return text_in(self.room.screen.streams.talk)

    @property
    def entries(self) -> list[Entry]:
        return [self.room.journal.read(file).document.entry for file in self.files]

    @property
    def files(self) -> tuple[EntryFile, ...]:
        return self.room.journal.entry_files()

    @property
    def drafts(self) -> list[Walk]:
        return [kept.walk for kept in unfinished(self.room.journal)]

    @property
    def names(self) -> str:
        path = self.room.journal.root / "names.txt"
        return path.read_text() if path.exists() else ""

    def keeper(self, heading: Heading = HEADING) -> DraftKeeper:
        return new_keeper(self.room, heading)


def a_place(folder: Path, typed: str | TextIO = "", *, config: Config | None = None) -> Place:
    """Return a place in plain mode, with a terminal at both ends, where these lines are typed."""
    stream = Tty(typed) if isinstance(typed, str) else typed
    screen = find_screen(plain=True, environ={"TERM": "xterm"}, streams=Streams(stream, Tty(), Tty()))
    journal = open_journal(folder / "journal", create=True)
    return Place(Room(journal, Catalogue({EVERY_KIND.id: EVERY_KIND}), screen, lambda: NOW, config or Config()))
