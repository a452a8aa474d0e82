"""The words of a text with what a capital letter says about each: where a sentence opens, what stands between two."""

import re
from dataclasses import dataclass
from typing import Final

from alliance_journal.privacy.lists import folded
from alliance_journal.privacy.words import listed

_WORD: Final = re.compile(r"\w+(?:['\u2019]\w+)*")
_OPENS: Final = re.compile(r"[.!?…:\"“„«(\[*#>•|]|\n[ \t]*\n|\n[ \t]*[-\u2013\u2014+]")
_WRAPPED: Final = 45
"""A line shorter than this ends where the writer ended it; a longer one may have been wrapped by an editor."""
_ABBREVIATED: Final = listed(
    "mr mrs ms dr mgr ing prof rev st fr sr jr sgt capt lt hon vs etc eg ie approx ul av bd apt"
)
_OWNERS: Final = ("'s", "\u2019s", "'S", "\u2019S")


@dataclass(slots=True)
class Word:
    """One word without a possessive ending: its place, how it is written, and what stands around it."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    opens: bool
    owns: bool
    before: str

    @property
    def shouted(self) -> bool:
        """Whether every letter is a capital, and there are at least two."""
        return len(self.text) > 1 and self.text.isupper()


def words_of(text: str) -> list[Word]:
    """Return the words of a text in their order; numbers and codes are words without a capital."""
    words: list[Word] = []
    ended, line = 0, 0
    for match in _WORD.finditer(text):
        gap = text[ended : match.start()]
        written = match[0]
        opens = not words or _opens(gap, words[-1], ended - line)
        if "\n" in gap:
            line = match.start()
        owns = written.endswith(_OWNERS)
        ended = match.end()
        bare = written[:-2] if owns else written
        capital = bare[:1].isupper() and not any(character.isdigit() for character in bare)
        words.append(Word(match.start(), match.start() + len(bare), bare, folded(bare), capital, opens, owns, gap))
    return words


def _opens(gap: str, before: Word, width: int) -> bool:
    """Say whether a sentence starts after `gap`; `width` is how long the line has become."""
    if gap == " ":
        return False
    if gap.startswith(".") and gap[1:] in {"", " "} and (before.key in _ABBREVIATED or _initial(before)):
        return False
    return _OPENS.search(gap) is not None or ("\n" in gap and width < _WRAPPED)


def _initial(word: Word) -> bool:
    return len(word.text) == 1 and word.capital and word.text != "I"
