"""Facts as rows of the index and back: plain lists and numbers, checked cell by cell when they are read."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any, Final, cast

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place, Sighting, Source, Status
from alliance_journal.themes.learned.scored import VECTOR_LENGTH, Judged, Scored

_SOURCES: Final = tuple(Source)
_STATUSES: Final = tuple(Status)
_HOLDERS: Final = tuple(Holder)
_CELLS: Final = [
    str,
    str,
    int,
    str,
    str,
    str,
    int,
    int,
    list,
    dict,
    dict,
    dict,
    list,
    list,
    list,
    list,
    list,
    int,
    list,
    list,
    str,
]
_SIGHTING_CELLS: Final = [str, int, int, int, float, int, int, int, int]
_SCORED_CELLS: Final = [int, int, int, int, str, dict]
_JUDGED_CELLS: Final = [str, int, str]
_FELT_CELLS: Final = [str, int, int, int, int]
_NOT_OURS: Final = "not a row of this index"

Row = list[Any]
"""Facts as plain lists and numbers, ready for a JSON file."""


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
        list(facts.refused),
        [[word, place.line, place.start, place.end, place.offset] for word, place in facts.felt],
        facts.set_version,
        [] if facts.scored is None else [[_scored_row(one) for one in facts.scored]],
        [[one.theme, int(one.is_yes), one.vector.hex()] for one in facts.judged],
        facts.learned_key,
    ]


def _sighting_row(sighting: Sighting) -> Row:
    place = sighting.place
    kinds = (_SOURCES.index(sighting.source), _STATUSES.index(sighting.status), _HOLDERS.index(sighting.holder))
    return [sighting.theme, *kinds, float(sighting.confidence), place.line, place.start, place.end, place.offset]


def from_row(path: str, row: object) -> EntryFacts:
    """Return the facts of a row; raises ValueError where it is not one of ours."""
    try:
        return _facts_of(path, cast("Row", row))
    except (TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        raise ValueError(_NOT_OURS) from error


def _facts_of(path: str, row: Row) -> EntryFacts:
    _check(_CELLS, row)
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
        refused,
        felt,
        set_version,
        scored,
        judged,
        learned_key,
    ) = row
    _check_all(list, picks.values())
    _check_all(str, chain(tags, answered, stale, refused, *picks.values()))
    _check_all(int, chain(ratings.values(), feelings.values()))
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
        tuple([_sighting_of(sighting) for sighting in seen]),
        tuple(stale),
        tuple(refused),
        tuple([_felt_of(one) for one in felt]),
        set_version,
        tuple([_scored_of(one) for one in scored[0]]) if scored else None,
        tuple([_judged_of(one) for one in judged]),
        learned_key,
    )


def _scored_row(one: Scored) -> Row:
    place = one.place
    return [place.line, place.start, place.end, place.offset, one.vector.hex(), dict(one.themes)]


def _scored_of(row: Row) -> Scored:
    _check(_SCORED_CELLS, row)
    *place, vector, themes = row
    if min(place) < 0:
        raise ValueError(_NOT_OURS)
    _check_all(float, themes.values())
    if not all(0 <= value <= 1 for value in themes.values()):
        raise ValueError(_NOT_OURS)
    return Scored(Place(*place), _vector(vector), themes)


def _judged_of(row: Row) -> Judged:
    _check(_JUDGED_CELLS, row)
    theme, is_yes, vector = row
    return Judged(ThemeId(theme), bool(is_yes), _vector(vector))


def _vector(letters: str) -> bytes:
    vector = bytes.fromhex(letters)
    if len(vector) != VECTOR_LENGTH:
        raise ValueError(_NOT_OURS)
    return vector


def _felt_of(row: Row) -> tuple[str, Place]:
    _check(_FELT_CELLS, row)
    word, *place = row
    if min(place) < 0:
        raise ValueError(_NOT_OURS)
    return word, Place(*place)


def _sighting_of(row: Row) -> Sighting:
    _check(_SIGHTING_CELLS, row)
    theme, source, status, holder, confidence, *place = row
    if min(source, status, holder, confidence, *place) < 0:
        raise ValueError(_NOT_OURS)
    return Sighting(ThemeId(theme), _SOURCES[source], _STATUSES[status], _HOLDERS[holder], Place(*place), confidence)


def _check(kinds: list[type], cells: Row) -> None:
    """Refuse a row whose cells are not of exactly these kinds."""
    if [*map(type, cells)] != kinds:
        raise ValueError(_NOT_OURS)


def _check_all(kind: type, cells: Iterable[object]) -> None:
    """Refuse a row where one of these cells is of another kind."""
    if not {kind}.issuperset(map(type, cells)):
        raise ValueError(_NOT_OURS)
