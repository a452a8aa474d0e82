"""Findings as plain lists for the cache and back: any frozen value of ours, without the words behind its places."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, Final

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.quotes import Reader
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Sighting, Theme

Packed = Any
"""Numbers, texts, None, and lists that begin with a mark: what JSON can say."""
_PLAIN: Final = (str, int, float, type(None))


class NotPackedError(ValueError):
    """What is to be unpacked was not packed by us."""


def packed(value: object) -> Packed:
    """Return a finding as plain lists; a theme is its id, and a reader, which no cache can hold, only its place."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, Mapping):
        return ["map", [[packed(key), packed(one)] for key, one in value.items()]]
    if isinstance(value, tuple | list | frozenset):
        return _packed_many(value)
    return _packed_one(value)


def _packed_many(values: "tuple[object, ...] | list[object] | frozenset[object]") -> Packed:
    if isinstance(values, frozenset):
        return ["set", sorted(map(packed, values))]
    if hasattr(values, "_fields"):
        return ["value", type(values).__name__, [*map(packed, values)]]
    return ["many", *map(packed, values)]


def _bare(facts: EntryFacts) -> EntryFacts:
    """Return what a quote says of its entry: when, whom and where; its tags and answers are nothing for a cache."""
    return EntryFacts(
        path=facts.path,
        id=facts.id,
        source_id="",
        day=facts.day,
        time=facts.time,
        client=facts.client,
        set=facts.set,
        words=0,
        starred=False,
        tags=(),
        ratings={},
        picks={},
        feelings={},
        answered=(),
        sightings=(),
        set_version=facts.set_version,
    )


def _packed_one(value: object) -> Packed:
    match value:
        case date():
            return ["day", value.toordinal()]
        case EntryFacts():
            value = _bare(value)
        case Sighting():
            value = replace(value, rule=())
        case Theme():
            return ["theme", value.id]
        case Reader():
            return ["reader"]
        case Enum():
            return ["one of", type(value).__name__, value.value]
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} cannot be kept")
    return ["value", type(value).__name__, [packed(getattr(value, one.name)) for one in fields(value)]]


class Unpacker:
    """Gives findings back, with the themes of today's codebook and a reader of today's files."""

    def __init__(self, kinds: tuple[type, ...], themes: Mapping[ThemeId, Theme], reader: Reader) -> None:
        """Take every class that may be met, and what cannot be kept."""
        self._kinds = {kind.__name__: kind for kind in kinds}
        self._themes = themes
        self._reader = reader
        self._marks: Mapping[str, Callable[[list[Any]], object]] = {
            "day": lambda rest: date.fromordinal(*rest),
            "theme": lambda rest: self._themes[rest[0]],
            "reader": lambda _rest: self._reader,
            "one of": lambda rest: self._kinds[rest[0]](rest[1]),
            "value": lambda rest: self._kinds[rest[0]](*map(self._unpacked, rest[1])),
            "map": lambda rest: {self._unpacked(key): self._unpacked(one) for key, one in rest[0]},
            "set": lambda rest: frozenset(map(self._unpacked, rest[0])),
            "many": lambda rest: tuple(map(self._unpacked, rest)),
        }

    def unpacked(self, value: Packed) -> Any:  # noqa: ANN401  whatever was packed
        """Return what was packed; raises NotPackedError where that cannot be."""
        try:
            return self._unpacked(value)
        except (KeyError, TypeError, ValueError, IndexError, OverflowError, RecursionError) as error:
            raise NotPackedError from error

    def _unpacked(self, value: Packed) -> Any:  # noqa: ANN401  as above
        return self._marks[value[0]](value[1:]) if isinstance(value, list) else value
