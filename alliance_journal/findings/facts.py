"""What an entry tells the summary: ids, numbers and places, never its words, so that it may be kept in a cache."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

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
        return _facts_of(path, row)
    except (TypeError, IndexError, AttributeError, OverflowError) as error:
        raise ValueError(_NOT_OURS) from error


def _facts_of(path: str, row: object) -> EntryFacts:
    match row:
        case [
            str(name), str(source_id), int(day), str(time), str(client), str(set_id), int(words), int(starred),
            list(tags), dict(ratings), dict(picks), dict(feelings), list(answered), list(seen), list(stale),
        ]:  # fmt: skip
            return EntryFacts(
                path=path,
                id=name,
                source_id=source_id,
                day=date.fromordinal(day),
                time=time,
                client=client,
                set=set_id,
                words=words,
                starred=bool(starred),
                tags=_words(tags),
                ratings=_numbers(ratings),
                picks={question: _words(ids) for question, ids in picks.items()},
                feelings=_numbers(feelings),
                answered=_words(answered),
                sightings=tuple(map(_sighting_of, seen)),
                stale=_words(stale),
            )
    raise ValueError(_NOT_OURS)


def _words(words: list[Any]) -> tuple[str, ...]:
    if not all(type(word) is str for word in words):
        raise ValueError(_NOT_OURS)
    return tuple(words)


def _numbers(numbers: dict[str, Any]) -> dict[str, int]:
    if not all(type(number) is int for number in numbers.values()):
        raise ValueError(_NOT_OURS)
    return numbers


def _sighting_of(row: Row) -> Sighting:
    theme, source, status, holder, confidence, line, start, end, offset = row
    numbers = (source, status, holder, line, start, end, offset)
    if type(theme) is not str or {*map(type, numbers)} != {int} or min(*numbers, confidence) < 0:
        raise ValueError(_NOT_OURS)
    return Sighting(
        theme=ThemeId(theme),
        source=_SOURCES[source],
        status=_STATUSES[status],
        holder=_HOLDERS[holder],
        place=Place(line, start, end, offset),
        confidence=confidence,
    )
