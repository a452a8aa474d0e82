"""Text made alike for searching: no case, no accents, one apostrophe; each character is folded on its own.

Because no character's folding depends on its neighbours, `fold(a + b) == fold(a) + fold(b)`, and every place in
the folded text can be traced back to the characters it came from.
"""

import unicodedata
from typing import Final

_CURLY: Final = (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'))
_MARKS: Final = {**dict(_CURLY), **dict.fromkeys("\u201b\u02bc\u2032\u00b4\uff07", "'")}
_ACCENTS: Final = ((0x0300, 0x036F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F))
"""Blocks of combining accents; the vowel signs of Indic, Hebrew or Arabic writing are letters here, not accents."""
_UNSPACED: Final = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Thai, Lao, Burmese, Khmer, kana and Han: written without spaces, so any place between two signs may be a border."""


class _Folds(dict[int, str]):
    """Code point to folded text, worked out once for each character that is met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_char(chr(code))
        return self[code]


def _fold_char(char: str) -> str:
    if char in _MARKS:
        return _MARKS[char]
    if unicodedata.category(char) == "Cf":
        return ""
    return "".join(part for part in unicodedata.normalize("NFD", char.casefold()) if not _is_in(part, _ACCENTS))


def _is_in(char: str, blocks: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(char) <= last for first, last in blocks)


_FOLDS: Final = _Folds()


def fold(text: str) -> str:
    """Return the text without case, accents and invisible signs, with straight apostrophes and quotation marks."""
    if not text.isascii():
        # Curly marks are all that most English text has beyond ASCII; without them nothing is left to look up.
        for curly, straight in _CURLY:
            text = text.replace(curly, straight)
    return (text if text.isascii() else text.translate(_FOLDS)).lower()


def fold_with_origins(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the index of the character it came from."""
    folded = [fold(char) for char in text]
    return "".join(folded), [index for index, part in enumerate(folded) for _ in part]


def joins(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word."""
    return _is_of_word(left) and _is_of_word(right)


def _is_of_word(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char == "_"
    return (char.isalnum() or unicodedata.category(char)[0] == "M") and not _is_in(char, _UNSPACED)
