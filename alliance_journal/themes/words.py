"""Words of a text: what counts as one, and how two spellings of it are brought together."""

import re
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:['\u2019\u02bc][^\W_]+)*")
"""One word: letters and digits, with apostrophes inside; a hyphen parts two words."""
CODE: Final = re.compile(r"[A-Z]{1,3}[-_]?\d{1,4}|[A-HJ-Z]")
"""A client code as people write it in a sentence: `K3`, `C07`, or one capital letter (not the word I)."""
_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u02bc": "'"})


def fold(word: str) -> str:
    """Return the word in small letters and with a plain apostrophe, as phrases are compared."""
    return word.lower().translate(_APOSTROPHES)


def spans_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where each word of `text[start:end]` begins and ends, counted from the beginning of `text`."""
    return [match.span() for match in WORD.finditer(text, start, end)]
