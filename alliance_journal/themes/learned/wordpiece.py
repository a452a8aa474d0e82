"""Words to the numbers of a BERT vocabulary, by greedy longest pieces (Devlin et al. 2019; uncased).

The same numbers as the `tokenizers` library gives, which the encoder was taught with, but for two things. Marks that
came into Unicode after version 8 count here as what they are, there as letters: some hundreds of rare scripts. And a
text in which the encoder's own signs are spelt out (`[SEP]`) is only a text here.
"""

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

UNKNOWN: Final = "[UNK]"
LONGEST_WORD: Final = 100
"""Letters; a longer word is unknown as a whole, as it was to the encoder when it was made."""
MOST_REMEMBERED: Final = 20_000
_CHINESE: Final = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),  # the encoder never saw those from 2B820 on as words of their own
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPieces:
    """Splits texts as the encoder was taught to; made once for a vocabulary."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """Take the number of every piece, among them `[UNK]`; pieces inside a word begin with `##`."""
        self._number = vocabulary
        self._unknown = vocabulary[UNKNOWN]
        self._longest = max(map(len, vocabulary))
        self._pieces = lru_cache(MOST_REMEMBERED)(self._split)

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of a text's pieces, without the marks for its beginning and end."""
        return [number for word in words_of(text) for number in self._pieces(word)]

    def _split(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            end = self._end_of_longest(word, start)
            if end == start:
                return (self._unknown,)
            found.append(self._number["##" * (start > 0) + word[start:end]])
            start = end
        return tuple(found)

    def _end_of_longest(self, word: str, start: int) -> int:
        mark = "##" if start else ""
        ends = range(min(len(word), start + self._longest), start, -1)
        return next((end for end in ends if mark + word[start:end] in self._number), start)


class _Letters(dict[int, str]):
    """What each letter becomes, for `str.translate`: found once for a letter, and kept while there are few."""

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str:
        became = self._become(chr(code))
        if len(self) < MOST_REMEMBERED:
            self[code] = became
        return became


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters without accents; each mark of punctuation is a word."""
    return unicodedata.normalize("NFD", text.translate(_CLEANED)).translate(_PLAIN).split()


def _cleaned(letter: str) -> str:
    """Return a letter, a space for any white space and around Chinese ones, nothing for controls."""
    if letter in "\t\n\r":
        return " "
    if letter in "\0\ufffd" or unicodedata.category(letter) in {"Cc", "Cf", "Co"}:
        return ""
    return f" {letter} " if any(first <= ord(letter) <= last for first, last in _CHINESE) else letter


def _plain(letter: str) -> str:
    """Return a letter as a small one, nothing for an accent, a mark of punctuation as a word of its own."""
    if unicodedata.category(letter) == "Mn":
        return ""
    return f" {letter} " if _is_punctuation(letter) else letter.lower()


def _is_punctuation(letter: str) -> bool:
    """Whether a letter stands for itself; in ASCII every mark does, also those that Unicode calls symbols."""
    is_ascii_mark = letter.isascii() and letter.isprintable() and not letter.isalnum() and letter != " "
    return is_ascii_mark or unicodedata.category(letter).startswith("P")


_CLEANED: Final = _Letters(_cleaned)
_PLAIN: Final = _Letters(_plain)
