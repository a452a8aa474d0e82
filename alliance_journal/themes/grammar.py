"""The phrase grammar: words, endings, forms, slots and gaps, never a regular expression.

went quiet            these words, in any case and with any apostrophe
frustrat*             any ending
go+ quiet             any form of the verb (go, goes, went, gone, going)
told ... what to do   a gap of up to three words
very? quiet           a word that may be missing
kept|stayed quiet     one or the other
{I} froze             a slot: one of the words that the slot names
"""

import re
from collections.abc import Container
from functools import lru_cache
from itertools import pairwise, product
from math import prod
from typing import Final

GAP: Final = "..."
LONGEST_GAP: Final = 3
MOST_WORDS: Final = 12
_MOST_VARIANTS: Final = 64
_MOST_LETTERS: Final = 200
_SHORTEST_STEM: Final = 4
_PART: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*[*+]?|\{[A-Za-z]+\}")

Keys = tuple[str, ...]
"""One way a phrase can be said: word, `stem*`, `verb+`, `{slot}` or `...`, in order."""


class PhraseError(ValueError):
    """A phrase that cannot be read; the sentence says why and may be shown, for a codebook is no entry."""


def variants_of(phrase: str, slots: Container[str]) -> tuple[Keys, ...]:
    """Return every way the phrase can be said, or raise PhraseError."""
    choices = _checked(phrase, slots)
    if any("" in choice for choice in choices):
        return tuple(dict.fromkeys(tuple(filter(None, keys)) for keys in product(*choices)))
    return tuple(dict.fromkeys(product(*choices)))


def count_ways(phrase: str, slots: Container[str]) -> int:
    """Return in how many ways the phrase can be said, without saying them, or raise PhraseError."""
    return prod(map(len, _checked(phrase, slots)))


def _checked(phrase: str, slots: Container[str]) -> list[Keys]:
    """Return the choices that each item of the phrase offers; which of them is taken changes nothing in the checks."""
    if len(phrase) > _MOST_LETTERS:
        raise PhraseError(f"is longer than {_MOST_LETTERS} letters")
    items = _items(phrase)
    if sum(item != GAP for item in items) > MOST_WORDS:
        raise PhraseError(f"has more than {MOST_WORDS} words")
    choices = [_choices(item) for item in items]
    count = prod(map(len, choices))
    if count > _MOST_VARIANTS:
        raise PhraseError(f"can be said in {count} ways; {_MOST_VARIANTS} is the most, so write it as several phrases")
    for key in (key for choice in choices for key in choice):
        if key.startswith("{") and key not in slots:
            raise PhraseError(f"names a slot that is not known: {key}")
    shapes = product(*(dict.fromkeys(map(_shape, choice)) for choice in choices))
    for shape in shapes:
        _check(tuple(filter(None, shape)))
    return choices


def _shape(key: str) -> str:
    """Return what matters about a key for where it may stand: a gap, nothing, a slot or any word."""
    return key if key in {GAP, ""} else "{" if key.startswith("{") else "word"


def _items(phrase: str) -> list[str]:
    return phrase.replace("\u2019", "'").replace("-", " ").replace(",", " ").replace("…", " ... ").split()


@lru_cache(maxsize=8192)
def _choices(item: str) -> tuple[str, ...]:
    """Return the keys that one item of a phrase offers; an empty one where it may be missing."""
    if item == GAP:
        return (GAP,)
    optional = item.endswith("?")
    parts = [part if part.startswith("{") else part.lower() for part in item.removesuffix("?").split("|")]
    for part in parts:
        if not _PART.fullmatch(part):
            raise PhraseError("holds something that is not a word, a slot or ...")
        if part.endswith("*") and len(part) < _SHORTEST_STEM:
            raise PhraseError("has fewer than three letters before *")
    return (*parts, "") if optional else tuple(parts)


def _check(keys: Keys) -> None:
    if not keys or keys[0] == GAP or keys[-1] == GAP:
        raise PhraseError("must begin and end with a word")
    if any(one == GAP == two for one, two in pairwise(keys)):
        raise PhraseError("has two gaps side by side")
    if all(key.startswith("{") for key in keys):
        raise PhraseError("needs at least one word of its own")
