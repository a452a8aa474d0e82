"""A room with a worker at both ends of a plain terminal, whose lines are typed ahead."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.supervision import Point, Prepared, Supervision
from alliance_journal.settings.config import Config
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.supervision import read_supervision
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Screen, Streams
from alliance_journal.terminal.supervising import Preparing
from tests.findings.living_fakes import CATALOGUE

TODAY: Final = date(2026, 11, 25)
STRAIN: Final = Point("strain", "In 3 entries", "She went quiet.", "k7f3q2mx", "C04", date(2026, 11, 12))
STAR: Final = Point("starred", "A free note", "It rained.", "b2b2b2b2", "", date(2026, 11, 2))
SECRET: Final = Point("question", "What I want", "To be heard.", "c3c3c3c3", private=True, kept=False)
POINTS: Final = (STRAIN, STAR, SECRET)


class Tty(io.StringIO):
    """Text that takes itself for a terminal; `at_the_end` is called when nothing more is typed."""

    def __init__(self, text: str = "", at_the_end: Callable[[], None] | None = None) -> None:
        super().__init__(text)
        self._at_the_end = at_the_end

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline(-1 if size is None else size)
        if not line and self._at_the_end:
            self._at_the_end()
        return line


class Bench:
    """A journal in which supervision is prepared or written down over typed lines."""

    def __init__(self, folder: Path) -> None:
        self.journal: Journal = open_journal(folder / "journal", create=True)
        self.talk = Tty()

    def room(self, typed: str, at_the_end: Callable[[], None] | None = None) -> Room:
        self.talk = Tty()
        screen = Screen(Streams(Tty(typed, at_the_end), io.StringIO(), self.talk))
        return Room(self.journal, CATALOGUE, screen, lambda: datetime(2026, 11, 25, 16, 42, tzinfo=UTC), Config())

    def ground(
        self,
        typed: str,
        *,
        points: tuple[Point, ...] = POINTS,
        steps: tuple[AgreedAction, ...] = (),
        former: Prepared | None = None,
    ) -> Preparing:
        return Preparing(self.room(typed), TODAY, date(2026, 11, 1), "", lambda: points, steps, former)

    @property
    def said(self) -> str:
        return self.talk.getvalue()

    @property
    def found(self) -> Supervision:
        found, problems = read_supervision(self.journal)
        assert problems == ()
        return found
