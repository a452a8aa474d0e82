"""What an entry tells the summary: ids, numbers and places, never its words, so that it may be kept in a cache."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, Final, cast

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place, Sighting, Source, Status

_SOURCES: Final = tuple(Source)
_STATUSES: Final = tuple(Status)
_HOLDERS: Final = tuple(Holder)
_NOT_OURS: Final = "not a row of this index"

Row = list[Any]
"""Facts as plain lists and numbers, ready for a JSON file."""


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """One entry without its words: when, whom, which set, what was rated and ticked, and where themes show.

    `answered` names the questions that were answered in words; `words` counts all of those; `time` is `HH:MM` or
    empty; `stale` names the themes of reviews whose quote no longer stands in the text.
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
    sightings: tuple[Sighting, ...]
    stale: tuple[str, ...] = ()


def to_row(facts: EntryFacts) -> Row:
    """Return the facts as a row of the index (without the rule paths); `from_row` gives them back."""
    return [
        facts.id,
        facts.source_id,
        facts.day.toordinal(),
        facts.time,
        facts.client,
        facts.set,
        facts.words,
        int(facts.starred),
        list(facts.tags),
        dict(facts.ratings),
        {name: list(ids) for name, ids in facts.picks.items()},
        dict(facts.feelings),
        list(facts.answered),
        [_sighting_row(sighting) for sighting in facts.sightings],
        list(facts.stale),
    ]


def _sighting_row(sighting: Sighting) -> Row:
    place = sighting.place
    kinds = (_SOURCES.index(sighting.source), _STATUSES.index(sighting.status), _HOLDERS.index(sighting.holder))
    return [sighting.theme, *kinds, sighting.confidence, place.line, place.start, place.end, place.offset]


def from_row(path: str, row: object) -> EntryFacts:
    """Return the facts of a row; raises ValueError where it is not one of ours."""
    try:
        return _facts_of(path, cast("Row", row))
    except (TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        raise ValueError(_NOT_OURS) from error


def _facts_of(path: str, row: Row) -> EntryFacts:
    (
        name,
        source_id,
        day,
        time,
        client,
        set_id,
        words,
        starred,
        tags,
        ratings,
        picks,
        feelings,
        answered,
        seen,
        stale,
    ) = row
    _check(list, tags, answered, seen, stale, *picks.values())
    _check(str, name, source_id, time, client, set_id, *tags, *answered, *stale, *chain(*picks.values()))
    _check(int, day, words, starred, *ratings.values(), *feelings.values())
    return EntryFacts(
        path,
        name,
        source_id,
        date.fromordinal(day),
        time,
        client,
        set_id,
        words,
        bool(starred),
        tuple(tags),
        ratings,
        {question: tuple(ids) for question, ids in picks.items()},
        feelings,
        tuple(answered),
        tuple([_sighting_of(*sighting) for sighting in seen]),
        tuple(stale),
    )


def _check(kind: type, *cells: object) -> None:
    """Refuse a row with a cell of any other kind; all at once, because thousands of rows are looked at."""
    if not {kind}.issuperset(map(type, cells)):
        raise ValueError(_NOT_OURS)


def _sighting_of(  # noqa: PLR0913, PLR0917  one parameter for each cell
    theme: str, source: int, status: int, holder: int, confidence: float, line: int, start: int, end: int, offset: int
) -> Sighting:
    _check(str, theme)
    _check(int, source, status, holder, line, start, end, offset)
    if min(source, status, holder, confidence, line, start, end, offset) < 0:
        raise ValueError(_NOT_OURS)
    place = Place(line, start, end, offset)
    return Sighting(ThemeId(theme), _SOURCES[source], _STATUSES[status], _HOLDERS[holder], place, confidence)
