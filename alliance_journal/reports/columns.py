"""How many columns a text takes on a screen: East Asian signs and emoji take two, accents and joiners none."""

import unicodedata
from collections.abc import Iterator
from typing import Final

_EMOJI_MARK: Final = "\ufe0f"
"""Turns the sign before it into an emoji, which is one column wider."""
_JOINER: Final = "\u200d"
_INVISIBLE: Final = frozenset({"Mn", "Me", "Cf"})


def columns(text: str) -> int:
    """Return how many columns the text takes at most."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(char: str) -> int:
    if char == _EMOJI_MARK:
        return 1
    if unicodedata.category(char) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def padded(text: str, width: int) -> str:
    """Return the text with blanks behind it up to the width."""
    return text + " " * (width - columns(text))


def shortened(text: str, width: int) -> str:
    """Return the text, or its beginning with three dots where it is too wide."""
    return text if columns(text) <= width else f"{next(pieces(text, width - 3)).rstrip()}..."


def pieces(word: str, width: int) -> Iterator[str]:
    """Yield the word in pieces no wider than the width, never parting a sign from its accents or joined emoji."""
    begun, end = 0, 0
    while end < len(word):
        following = _sign_end(word, end)
        if end > begun and columns(word[begun:following]) > width:
            yield word[begun:end]
            begun = end
        end = following
    if begun < end:
        yield word[begun:end]


def _sign_end(word: str, start: int) -> int:
    """Return where the sign that starts here ends, with everything that hangs on it."""
    end = start + 1
    while end < len(word) and (_JOINER in (word[end], word[end - 1]) or _hangs_on(word[end])):
        end += 1
    return end


def _hangs_on(char: str) -> bool:
    return char == _EMOJI_MARK or unicodedata.category(char) in _INVISIBLE or "\U0001f3fb" <= char <= "\U0001f3ff"
