"""The table of feelings: the words of each family of the picker, and the words around them that show whose they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.context import Words, shipped_context
from alliance_journal.themes.grammar import Keys, variants_of
from alliance_journal.themes.phrases import Phrasebook
from alliance_journal.themes.toml import parsed

FILE: Final = "feelings.toml"


class Kind(Enum):
    """What a phrase of the table needs around it, under the name of its list there."""

    STATE = "states"
    FELT = "felt"
    NOUN = "nouns"
    ACT = "acts"
    AFFECT = "affects"
    OWN = "own"
    NOT = "not"
    POLITE = "polite"
    AWAY = "away"


SURROUNDINGS: Final = (Kind.NOT, Kind.POLITE, Kind.AWAY)
"""Kinds of phrases that name no feeling but say something of one beside them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One phrase of the table: the picker's word it speaks for (none for surroundings), its kind, the phrase itself."""

    word: str
    kind: Kind
    phrase: str


@dataclass(frozen=True, slots=True)
class FeelingTable:
    """Everything known about naming feelings; `ways` are all ways to say each line.

    `frames` are lists of words by name; `future` the words that make a polite phrase a feared one, `home` those that
    lead back from another time; `after` and `not_after` are rows of words that tell whose a noun before them is.
    """

    lines: tuple[Line, ...] = field(repr=False)
    ways: tuple[tuple[Keys, ...], ...] = field(repr=False)
    frames: Mapping[str, Words] = field(repr=False)
    future: Words = field(repr=False)
    home: Words = field(repr=False)
    after: frozenset[tuple[str, ...]] = field(repr=False)
    not_after: frozenset[tuple[str, ...]] = field(repr=False)
    parting: Words = field(repr=False)
    themes: Mapping[str, ThemeId]


@lru_cache(maxsize=1)
def shipped_feelings() -> FeelingTable:
    """Return the table that ships with the program; read when it is first asked for."""
    table = parsed(feelings_text())
    context = shipped_context()
    lines = tuple(_lines(table))
    return FeelingTable(
        lines=lines,
        ways=tuple(variants_of(line.phrase, context.slots) for line in lines),
        frames=_frames(table["frames"]),
        future=frozenset(table["polite"]["unless"].split()),
        home=frozenset(table["away"]["back"].split()),
        after=_rows(table["frames"]["after"]),
        not_after=_rows(table["frames"]["not_after"]),
        parting=context.holders["parting"],
        themes={word: ThemeId(theme) for theme, words in table["themes"].items() for word in words.split()},
    )


@lru_cache(maxsize=1)
def feelings_book() -> Phrasebook:
    """Return a phrasebook that finds the lines of the shipped table by their numbers."""
    return Phrasebook(shipped_feelings().ways, shipped_context().vocabulary)


def feelings_text() -> str:
    """Return the table as it is written."""
    return Path(__file__).with_name(FILE).read_text(encoding="utf-8")


def _frames(table: Mapping[str, str | list[str]]) -> Mapping[str, Words]:
    """Return the lists of words by name, and those that are made of others."""
    lists = {name: frozenset(words.split()) for name, words in table.items() if isinstance(words, str)}
    mine = lists["own"] | lists["me"] | lists["my"]
    return {
        **lists,
        "mine": mine,
        "people": mine | lists["others"] | lists["others_me"] | lists["others_my"],
        "subjects": lists["own"] | lists["others"] | lists["things"] | lists["links"] | lists["feels"],
        "plain": lists["joins"] | lists["degrees"] | lists["amounts"] | lists["openers"] | {"a", "of"},
        "told": lists["me"] | lists["others_me"],
        "supposing": lists["modals"] | {"to"},
    }


def _rows(phrases: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in phrases)


def _lines(table: Mapping[str, Any]) -> Iterator[Line]:
    """Yield every phrase of the table, the families first, in their order."""
    for family in table["feelings"]:
        for kind in Kind:
            for phrase in family.get(kind.value, ()) if kind not in SURROUNDINGS else ():
                yield Line(family["word"], kind, phrase)
    for kind in SURROUNDINGS:
        yield from (Line("", kind, phrase) for phrase in table[kind.value]["phrases"])
