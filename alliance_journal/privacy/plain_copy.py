"""A text as it looks on paper, with the way back: signs that come along with pasted text hide nothing in it.

A no-break blank, a soft hyphen or a full-width digit looks like nothing or like a plain sign, and would part a name or
a number from its pattern. Places are looked for in the copy and told in the text itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import Final
from unicodedata import category, combining, decimal, decomposition, normalize

_APOSTROPHES: Final = frozenset("\u2018\u2019\u02bc\u2032")
_HYPHENS: Final = frozenset("\u2010\u2011\u05be\u2212")
_DASHES: Final = re.compile(r"(?<=\d)[\u2012-\u2015](?=\d)")
"""Dashes, which part a sentence everywhere else."""
_UNSEEN: Final = frozenset("\u0640\u034f")
"""The line that makes an Arabic word longer, and a mark that is never seen."""
_POINTS: Final = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\ufe00-\ufe0f]"
)
"""Marks over and under Hebrew and Arabic letters, which most people leave out; and how a picture shall be drawn."""
_OTHER_WIDTHS: Final = ("<wide>", "<narrow>", "<small>")
_RAISED: Final = ("<super>", "<sub>")
"""A small figure beside a word is a note and no part of it; a small letter stays what it is."""
_MARKED: Final = "[^\\W_][\u0300-\u036f]+"
_MARKS: Final = re.compile("[\u0300-\u036f]")
_DIRECTIONS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SOFT_HYPHEN: Final = "\u00ad"
_KEPT_SIGNS: Final = 4096


@dataclass(frozen=True, slots=True)
class _Change:
    """A piece that is longer or shorter in the copy: where it stands there, and where in the text."""

    copy_start: int
    copy_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlainCopy:
    """What a text looks like, and for each slice of it the slice of the text that it came from."""

    text: str = field(repr=False)
    changes: tuple[_Change, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the slice of the text that holds a slice of the copy, which is not empty; whole signs only."""
        first, last = self._change(start), self._change(end - 1)
        return (
            first.start if start < first.copy_end else first.end + start - first.copy_end,
            last.end if end - 1 < last.copy_end else last.end + end - last.copy_end,
        )

    def _change(self, offset: int) -> _Change:
        """Return the last change that begins at this offset of the copy or before it."""
        number = bisect_right(self.changes, offset, key=attrgetter("copy_start"))
        return self.changes[number - 1] if number else _NO_CHANGE


_NO_CHANGE: Final = _Change(0, 0, 0, 0)


def plain_copy(text: str) -> PlainCopy:
    """Return how a text looks: plain blanks, hyphens, apostrophes and digits, and nothing that is never seen.

    A text that has none of these signs is its own copy.
    """
    if text.isascii():
        return PlainCopy(text)
    signs = {sign for sign in set(text) if sign > "\x7f"}
    odd = {sign: plain for sign in signs if (plain := _plain(sign)) != sign}
    evened, moving = text, ""
    for sign, plain in odd.items():
        if len(plain) == 1:
            evened = evened.replace(sign, plain)
        else:
            moving += sign
    evened = _DASHES.sub("-", evened)
    if not moving and _MARKS.search(evened) is None:
        return PlainCopy(evened)
    ways = [f"[{re.escape(moving)}]+"] if moving else []
    return _moved(evened, re.compile("|".join([*ways, _MARKED])))


def _moved(text: str, changing: re.Pattern[str]) -> PlainCopy:
    """Return the copy of a text in which some pieces get longer or shorter."""
    parts: list[str] = []
    changes: list[_Change] = []
    length = done = 0
    for match in changing.finditer(text):
        plain = "".join(_looks(match))
        if plain != match[0]:
            kept = text[done : match.start()]
            length += len(kept)
            changes.append(_Change(length, length + len(plain), *match.span()))
            parts += [kept, plain]
            length, done = length + len(plain), match.end()
    return PlainCopy("".join([*parts, text[done:]]), tuple(changes))


def _looks(match: re.Match[str]) -> Iterator[str]:
    """Yield what a piece looks like; where nothing is seen, a blank stands if two words would run together."""
    piece = match[0]
    plain = "".join(map(_plain, normalize("NFC", piece) if combining(piece[-1]) else piece))
    yield plain or (" " if _parts(match) else "")


def _parts(match: re.Match[str]) -> bool:
    """Say whether unseen signs stand between two words: `said[]Anna`, or a turn of direction before a number."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalpha() and after.isdecimal():
        return _DIRECTIONS.search(match[0]) is not None
    return before.islower() and after.isupper() and _SOFT_HYPHEN not in match[0]


@lru_cache(maxsize=_KEPT_SIGNS)
def _plain(sign: str) -> str:
    """Return what one sign looks like, nothing for one that is not seen."""
    kind = category(sign)
    if kind == "Cf" or sign in _UNSEEN or _POINTS.match(sign):
        return ""
    if kind == "Zs" or (kind == "No" and decomposition(sign).startswith(_RAISED)):
        return " "
    if kind == "Nd":
        return str(decimal(sign))
    if sign in _HYPHENS or sign in _APOSTROPHES:
        return "-" if sign in _HYPHENS else "'"
    return _usual(sign) if kind.startswith("L") or decomposition(sign).startswith(_OTHER_WIDTHS) else sign


def _usual(sign: str) -> str:
    """Return the letters that another form of letters stands for: of other width, joined, mathematical."""
    usual = sign if decomposition(sign).startswith(_RAISED) else normalize("NFKC", sign)
    return sign if usual == sign else "".join(map(_plain, usual))
