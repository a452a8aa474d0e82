"""One entry of the journal, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId, ThemeId

ENTRY_FORMAT: Final = 1
OTHER_PERSON: Final = "other_person"
NOT_NOW: Final = "not_now"
OTHER_THEME: Final = "other_theme"
REASONS: Final = (OTHER_PERSON, NOT_NOW, OTHER_THEME)
"""Why a suggestion was wrong: it was somebody else's, it was not so here and now, or it was another theme."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the worker wrote under one question, with the question as it was asked."""

    question: QuestionId
    heading: str
    text: str = field(repr=False)
    private: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """The worker's word on a theme in this entry; it outranks every coder. `quote` may be empty (the whole entry).

    `why` may say what was wrong with a suggestion that got a no: one of `REASONS`, or any word that a hand or another
    version has put there, which is kept and means nothing here.
    """

    theme: ThemeId
    verdict: Literal["yes", "no"]
    quote: str = field(default="", repr=False)
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One reflection: about which meeting, with which guided set, and everything that was answered.

    `met` is the day of the meeting, or its local day and time without a zone; `written` knows its zone.
    Ratings are 0 to 10, feelings 0 to 3; picks hold option ids, which may be theme ids.
    """

    id: EntryId
    written: datetime
    met: date | datetime
    set: SetId
    set_version: int = 1
    client: ClientCode | None = None
    title: str = ""
    answers: tuple[Answer, ...] = field(default=(), repr=False)
    ratings: Mapping[str, int] = field(default_factory=dict)
    picks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    feelings: Mapping[str, int] = field(default_factory=dict)
    reviewed: tuple[Review, ...] = ()
    tags: tuple[str, ...] = ()
    starred: bool = False
    source_id: str = ""

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return self.met.date() if isinstance(self.met, datetime) else self.met
