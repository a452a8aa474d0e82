"""Sittings over invented entries, typed into line by line, and what was said and kept."""

import io
from pathlib import Path
from typing import Final

from alliance_journal.findings.passages import Passage, passage_of
from alliance_journal.findings.reviewing import Suggestion
from alliance_journal.findings.sitting import Sitting
from alliance_journal.model.entries import Review
from alliance_journal.terminal.review_asking import Ground
from alliance_journal.terminal.review_view import View
from alliance_journal.terminal.reviewing import sit
from alliance_journal.terminal.screen import Screen, Streams
from tests.findings.fakes import THEMES
from tests.findings.review_fakes import QUIET, TOOK_OVER, USELESS, a_journal, put

TEXT: Final = "I asked about the form again. She went quiet and I took over. Then she took her bag. I felt useless."
BOTH: Final = "She went quiet and I took over."
ALONE: Final = "I felt useless."


class Room:
    """A journal of one entry, and a sitting over what was found in it."""

    def __init__(self, folder: Path, *reviewed: Review, text: str = TEXT) -> None:
        self.journal = a_journal(folder)
        self.file = put(self.journal, text, *reviewed)
        self.talk = io.StringIO()
        self.ended: list[Sitting] = []

    @property
    def path(self) -> Path:
        return self.journal.root / self.file.path

    @property
    def said(self) -> str:
        return self.talk.getvalue()

    def suggestions(self) -> tuple[Suggestion, ...]:
        found = ((QUIET, BOTH), (TOOK_OVER, BOTH), (USELESS, ALONE))
        return tuple(Suggestion(self.file.path, theme, words) for theme, words in found)

    def screen(self, typed: io.TextIOBase | str = "", *, colour: bool = False) -> Screen:
        stream = io.StringIO(typed) if isinstance(typed, str) else typed
        return Screen(Streams(stream, io.StringIO(), self.talk), colour=colour)  # type: ignore[arg-type]  text all the same

    def go(
        self, typed: io.TextIOBase | str, *, blind: bool = False, asked: tuple[Suggestion, ...] | None = None
    ) -> int:
        """Hold a sitting with these lines typed and return its exit code."""

        def closing(sitting: Sitting) -> str:
            self.ended.append(sitting)
            return f"{sitting.tally().confirmed} and {sitting.tally().refused}."

        ground = Ground(self.journal, THEMES, self.screen(typed), blind)
        return sit(Sitting(self.suggestions() if asked is None else asked), ground, closing)

    def kept(self) -> list[tuple[str, str, str]]:
        """Return theme, verdict and reason of every review in the entry."""
        entry = self.journal.read(self.journal.file_at(self.file.path)).document.entry
        return [(one.theme, one.verdict, one.why) for one in entry.reviewed]

    def passage(self, words: str = BOTH) -> Passage:
        found = passage_of(self.journal, Suggestion(self.file.path, QUIET, words))
        assert found is not None
        return found

    def view(self, words: str = BOTH, *notes: str) -> View:
        return View((3, 20), self.passage(words), THEMES[QUIET], notes)
