"""Tags: a word or two of the worker's own by which entries are found again, and which of them look alike."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from alliance_journal.errors import UsageError

LONGEST_TAG: Final = 40
"""Characters, after composing."""
_JOINING: Final = frozenset("-_")
_SHORT: Final = 4
"""Tags under so many letters are not compared letter by letter: `ptsd` and `ptss`, but not `mum` and `gum`."""
_LONG: Final = 8
"""From so many letters on, two letters may differ."""


class BadTagError(UsageError):
    """A tag that is not letters, digits, `-` and `_`, 1 to 40 characters long."""


def read_tag(text: str) -> str:
    """Return the tag in `text` in its one form: composed, in small letters, without a leading `#`.

    Letters of any script with their accents and vowel signs, digits, `-` and `_`; it begins with a letter or digit.
    BadTagError for anything else; the sentence does not repeat what was typed.
    """
    tag = unicodedata.normalize("NFC", text.strip().removeprefix("#").lower())
    if not 1 <= len(tag) <= LONGEST_TAG or not tag[0].isalnum() or not all(map(_is_of_tag, tag)):
        raise BadTagError(
            f"a tag is 1 to {LONGEST_TAG} letters, digits, - or _, and starts with a letter or digit",
            hint="one word such as self-care; two words with a - between them",
        )
    return tag


def is_same_tag(one: str, other: str) -> bool:
    """Whether two tags are the same but for capitals and accents, which make no difference in a search."""
    return _folded(one) == _folded(other)


def nearest_tag(tag: str, used: Mapping[str, int]) -> str:
    """Return the tag in use that `tag` may have been meant to be, the most used first; "" where none is alike.

    `used` is how many entries have each tag. Alike is what differs only by capitals, accents, `-`, `_` or a plural, or
    by a letter (two in long tags); a difference of digits is meant, as in `week-1` and `week-2`.
    """
    if tag in used:
        return ""
    alike = [other for other in used if are_alike(tag, other)]
    return min(alike, key=lambda other: (-used[other], other), default="")


def are_alike(one: str, other: str) -> bool:
    """Whether two tags may be two spellings of one."""
    first, second = _core(one), _core(other)
    if first == second:
        return True
    if _digits(first) != _digits(second) or min(len(first), len(second)) < _SHORT:
        return False
    most = 2 if min(len(first), len(second)) >= _LONG else 1
    return abs(len(first) - len(second)) <= most and _distance(first, second, most) <= most


def alike_in(used: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return every pair of tags in use that may be two spellings of one, in alphabetical order."""
    tags = sorted(used)
    return tuple((one, other) for n, one in enumerate(tags) for other in tags[n + 1 :] if are_alike(one, other))


def _is_of_tag(char: str) -> bool:
    return char in _JOINING or char.isalnum() or unicodedata.category(char) in {"Mn", "Mc"}


def _folded(tag: str) -> str:
    parted = unicodedata.normalize("NFD", tag.casefold())
    return "".join(char for char in parted if not "\u0300" <= char <= "\u036f")


def _core(tag: str) -> str:
    """Return a tag without what two spellings of one word differ by."""
    letters = "".join(char for char in _folded(tag) if char not in _JOINING)
    for ending, singular in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("s", "")):
        if letters.endswith(ending) and not letters.endswith("ss") and len(letters) > len(ending) + 2:
            return letters.removesuffix(ending) + singular
    return letters


def _digits(letters: str) -> str:
    return "".join(char for char in letters if char.isdecimal())


def _distance(one: str, other: str, most: int) -> int:
    """Return how many letters were left out, put in, changed or swapped with a neighbour; beyond `most`, any number."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        this = [row]
        for column, letter_there in enumerate(other, start=1):
            cost = min(last[column] + 1, this[-1] + 1, last[column - 1] + (letter != letter_there))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == letter_there
            this.append(min(cost, before[column - 2] + 1) if swapped else cost)
        if min(this) > most:
            return most + 1
        before, last = last, this
    return last[-1]
