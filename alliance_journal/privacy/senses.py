"""What one word may be by itself: nothing, an ordinary word, perhaps a name, a name; from its writing and the lists."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final

from alliance_journal.privacy.cues import MONTHLY, STREETS, TITLES
from alliance_journal.privacy.lists import capitals, packaged
from alliance_journal.privacy.tokens import Word
from alliance_journal.privacy.words import ALSO_WORDS

SHORTEST_UNKNOWN: Final = 3
_LEARNED: Final = re.compile(r"(?:isms?|ists?|istic|ians?|esque|ese|ology|ological|ising|izing|ised|ized)$")
"""Endings of learned words that no list has: `Adlerian`, `Thatcherism`."""
_INNER_CAPITAL: Final = re.compile(r"(?:Mc|Mac|De|Di|Du|Da|La|Le|Van|Von|Fitz|[ODL]['\u2019]|Al|El|Ben|Ap)[A-Z]")
_FRONTS: Final = (("un", "re", "co"), ("non", "pre", "mis"))
_REMEMBERED: Final = 2048


class Sense(IntEnum):
    """What one capitalised word may be, from nothing to a certain name."""

    NOTHING = 0
    ORDINARY = 1
    PERHAPS = 2
    NAME = 3


def sense_of(word: Word) -> Sense:
    """Return what a word may be by itself, where it stands in its sentence and how it is written."""
    key = word.key
    if not word.capital or len(word.text) < 2 or key in TITLES or (word.shouted and not _shouts_a_name(key)):
        return Sense.NOTHING
    if key in ALSO_WORDS:
        return Sense.PERHAPS if word.opens or word.shouted or key in MONTHLY else Sense.NAME
    if is_capital(key):
        return Sense.NOTHING
    if is_given(key):
        return Sense.NAME
    if is_ordinary(key) or _product(word.text):
        return Sense.ORDINARY
    return Sense.NAME if is_family(key) else _unknown(word)


def _shouts_a_name(key: str) -> bool:
    return len(key) > SHORTEST_UNKNOWN and is_given(key)


def _unknown(word: Word) -> Sense:
    """Return the sense of a capitalised word that no list has."""
    if len(word.text) < SHORTEST_UNKNOWN or word.key in STREETS or _LEARNED.search(word.key):
        return Sense.ORDINARY
    return Sense.PERHAPS if word.opens else Sense.NAME


def _product(written: str) -> bool:
    """Say whether capitals inside a word make it a product or an abbreviation: `PowerPoint`, `GPs`."""
    return any(letter.isupper() for letter in written[1:]) and not _INNER_CAPITAL.match(written)


def is_capital(key: str) -> bool:
    """Say whether a word is written with a capital and names nobody; also its plural or possessive."""
    return key in capitals() or key.partition("'")[0] in capitals() or (key.endswith("s") and key[:-1] in capitals())


@lru_cache(maxsize=_REMEMBERED)
def is_ordinary(key: str) -> bool:
    """Say whether a word is in the list of ordinary words, as it is or without a plural or a prefix."""
    listed, plain = packaged("ordinary"), key.partition("'")[0]
    if plain in listed or (plain.endswith("s") and plain[:-1] in listed):
        return True
    return any(plain.startswith(fronts) and len(plain) > 6 and plain[len(fronts[0]) :] in listed for fronts in _FRONTS)


@lru_cache(maxsize=_REMEMBERED)
def is_given(key: str) -> bool:
    """Say whether a word is a given name and hardly anything else."""
    return key in packaged("given")


@lru_cache(maxsize=_REMEMBERED)
def is_family(key: str) -> bool:
    """Say whether a word is a family name and no ordinary word."""
    return key in packaged("family")


@lru_cache(maxsize=_REMEMBERED)
def is_place(*ways: str) -> bool:
    """Say whether one of the ways to write a place is in the list of countries, states and towns."""
    return any(way in packaged("places") for way in ways)
