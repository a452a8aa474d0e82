"""What an entry tells the summary: ids, numbers and places, never its words, so that it may be kept in a cache."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from alliance_journal.model.themes import Place, Sighting
    from alliance_journal.themes.learned.scored import Judged, Scored

RETELLING: Final = "account"
"""The guided set whose entries retell others: what stands in them was counted where it was first written."""


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """One entry without its words: when, whom, which set and version, what was rated and ticked, where themes show.

    `answered` names the questions that were answered in words; `words` counts all of those; `time` is `HH:MM` or
    empty; `stale` names the themes of reviews whose quote no longer stands in the text, `refused` the theme of every
    place that the worker said no to; `felt` pairs each feeling named in words with the place of its sentence.
    `scored` is what the learned coder said of sentences, None where it has not read the entry; `judged` those of them
    that the worker said yes or no to; `learned_key` is the name under which what it said is remembered.
    """

    path: str
    id: str
    source_id: str
    day: date
    time: str
    client: str
    set: str
    words: int
    starred: bool
    tags: tuple[str, ...]
    ratings: Mapping[str, int]
    picks: Mapping[str, tuple[str, ...]]
    feelings: Mapping[str, int]
    answered: tuple[str, ...]
    sightings: "tuple[Sighting, ...]"
    stale: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    felt: "tuple[tuple[str, Place], ...]" = ()
    set_version: int = 1
    scored: "tuple[Scored, ...] | None" = None
    judged: "tuple[Judged, ...]" = ()
    learned_key: str = ""

    @property
    def retells(self) -> bool:
        """Whether it is an account, which retells what other entries say."""
        return self.set == RETELLING
