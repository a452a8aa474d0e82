"""Findings as plain lists and back."""

import json
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.packing import NotPackedError, Unpacker, packed
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place, Sighting, Source, Status
from tests.findings.fakes import THEMES, any_facts, reader_over, sightings


class Side(Enum):
    LEFT = "left"


class Pair(NamedTuple):
    one: int
    two: str


@dataclass(frozen=True, slots=True)
class Held:
    day: date
    side: Side
    pairs: tuple[Pair, ...]
    counts: dict[Side, int]
    names: frozenset[str]
    nothing: None = None


READER = reader_over()
HELD = Held(date(2026, 11, 22), Side.LEFT, (Pair(1, "a"),), {Side.LEFT: 2}, frozenset({"x", "y"}))
UNPACKER = Unpacker((Side, Pair, Held, EntryFacts, Sighting, Place, Source, Status, Holder), THEMES, READER)


def through_json(value: object) -> object:
    return UNPACKER.unpacked(json.loads(json.dumps(packed(value))))


def test_every_kind_of_value_comes_back() -> None:
    assert through_json(HELD) == HELD


def test_a_theme_comes_back_as_it_is_in_the_codebook_of_the_day() -> None:
    theme = next(iter(THEMES.values()))
    assert through_json((theme, [theme])) == (theme, (theme,))
    assert theme.define not in json.dumps(packed(theme))


def test_a_reader_comes_back_as_the_one_of_the_day() -> None:
    assert through_json(READER) is READER


@given(st.lists(any_facts, max_size=3))
def test_of_any_facts_only_whom_when_and_where_come_back(facts: list[EntryFacts]) -> None:
    back = through_json(facts)
    assert isinstance(back, tuple)
    for one, packed_one in zip(facts, back, strict=True):
        for name in ("path", "id", "day", "time", "client", "set"):
            assert getattr(one, name) == getattr(packed_one, name)
        assert (packed_one.tags, packed_one.picks, packed_one.sightings) == ((), {}, ())


@given(sightings)
def test_a_sighting_comes_back_without_its_rule(sighting: Sighting) -> None:
    assert through_json(replace(sighting, rule=("phrase: went quiet",))) == replace(sighting, rule=())


def test_what_nobody_could_unpack_is_not_packed() -> None:
    with pytest.raises(TypeError, match="object cannot be kept"):
        packed(object())


@pytest.mark.parametrize(
    "damaged",
    [
        [],
        ["nonsense"],
        ["day", "x"],
        ["day"],
        ["theme", "no.such"],
        ["value", "Unknown", []],
        ["value", "Pair", [1]],
        ["one of", "Side", "right"],
        ["map", [1]],
        ["set", 5],
        [["day", 1]],
    ],
)
def test_what_we_did_not_pack_is_refused(damaged: object) -> None:
    with pytest.raises(NotPackedError):
        UNPACKER.unpacked(damaged)
