"""Keeping a walk while it goes on: who writes the draft, what was kept last, and what to do where the disk refuses."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from alliance_journal.errors import AllianceJournalError
from alliance_journal.guide.walk import Walk
from alliance_journal.terminal.steps import with_words


class Keeper(Protocol):
    """Whoever writes the draft of a walk."""

    def keep(self, walk: Walk) -> None:
        """Write the draft so that it survives what comes next; DiskError where the disk refuses."""
        ...


class Keeping:
    """The walk as it is this moment, open words included, and what is known to be on disk.

    `keep` never raises: a refusal is remembered as one plain sentence in `trouble` and tried again at the next keep.
    """

    def __init__(self, walk: Walk, keeper: Keeper, clock: Callable[[], datetime]) -> None:
        """Start with `walk`, which counts as not kept yet."""
        self.walk = walk
        self.trouble = ""
        self.saved_at: datetime | None = None
        self._keeper = keeper
        self._clock = clock
        self._kept: Walk | None = None

    @property
    def is_kept(self) -> bool:
        """Whether everything up to the last key is on disk."""
        return self._kept is not None and self._kept == self.walk

    def typed(self, text: str) -> None:
        """Take note of the words under the current question; nothing is written yet."""
        self.walk = with_words(self.walk, text)

    def keep(self, walk: Walk | None = None) -> bool:
        """Write the walk (a new one, or the present one) unless it is on disk; return whether it is there now."""
        self.walk = walk or self.walk
        if self.is_kept:
            return True
        try:
            self._keeper.keep(self.walk)
        except (AllianceJournalError, OSError) as refusal:
            # An OSError's own words may name a file of ours at most; the sentence is enough here.
            self.trouble = refusal.sentence if isinstance(refusal, AllianceJournalError) else "the disk refused"
            return False
        self._kept = self.walk
        self.saved_at = self._clock()
        self.trouble = ""
        return True

    def status(self) -> str:
        """Return "saved 16:42", "not saved: ..." or nothing yet."""
        if self.trouble:
            return f"not saved: {self.trouble}"
        return f"saved {self.saved_at:%H:%M}" if self.saved_at else ""
