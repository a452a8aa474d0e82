"""Words of a text: what counts as one, and how two spellings of it are brought together."""

import re
from collections.abc import Iterable
from itertools import chain
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:['\u2019\u02bc][^\W_]+)*")
"""One word: letters and digits, with apostrophes inside; a hyphen parts two words."""
_PARTING: Final = re.compile(f"({WORD.pattern})")
CODE: Final = re.compile(r"[A-Z]{1,3}[-_]?\d{1,4}|[A-HJ-Z]")
"""A client code as people write it in a sentence: `K3`, `C07`, or one capital letter (not the word I)."""
MOST_REMEMBERED: Final = 50_000
"""So many written words are remembered before all are forgotten: a journal has fewer, and any text fits in memory."""
_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u02bc": "'"})


class _Folded(dict[str, str]):
    """Each word as written in small letters and with a plain apostrophe; worked out once per word."""

    def __missing__(self, word: str) -> str:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        plain = self[word] = word.lower().translate(_APOSTROPHES)
        return plain


_FOLDED: Final = _Folded()


def fold(word: str) -> str:
    """Return the word in small letters and with a plain apostrophe, as phrases are compared."""
    return _FOLDED[word]


def folded(words: Iterable[str]) -> list[str]:
    """Return the words as `fold` gives them."""
    return list(map(_FOLDED.__getitem__, words))


class _Pieces(dict[str, tuple[str, ...]]):
    """The words of each piece of text between two spaces: mostly one, with a comma or full stop to be taken off."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        words = self[piece] = tuple(WORD.findall(piece))
        return words


_WORDS_OF: Final = _Pieces()


def words_in(text: str, start: int, end: int) -> list[str]:
    """Return the words of `text[start:end]` as written."""
    # No word holds a space; parting at spaces first and remembering the pieces is three times as quick as the pattern.
    return list(chain.from_iterable(map(_WORDS_OF.__getitem__, text[start:end].split())))


class _Counts(dict[str, int]):
    """How many words a piece of text between two spaces has."""

    def __missing__(self, piece: str) -> int:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        number = self[piece] = len(_WORDS_OF[piece])
        return number


_COUNTS: Final = _Counts()


def count_words(text: str, start: int, end: int) -> int:
    """Return how many words `text[start:end]` has."""
    return sum(map(_COUNTS.__getitem__, text[start:end].split()))


def parted(text: str) -> tuple[list[str], list[str]]:
    """Return what stands between the words, before the first and after the last included, and the words as written."""
    parts = _PARTING.split(text)
    return parts[::2], parts[1::2]
