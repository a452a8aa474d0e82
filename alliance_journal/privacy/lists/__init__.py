"""The packaged lists of ordinary words, names and places: read when first asked for, searched without unpacking."""

import unicodedata
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
_GZIP = 31
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h"}
)


class SortedWords:
    """Words in the order of their bytes, one a line; a look-up halves the text about seventeen times.

    Kept as one piece of bytes: reading takes milliseconds, and no object is made for a word.
    """

    def __init__(self, lines: bytes) -> None:
        """Keep the lines; those that start with `#` come before every word and are never found."""
        self._lines = lines

    def __contains__(self, word: object) -> bool:
        """Say whether the list has `word`, folded as the list is."""
        wanted = str(word).encode("utf-8", "surrogatepass")
        low, high = 0, len(self._lines)
        while low < high:
            start = self._lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._lines.find(b"\n", start)
            line = self._lines[start:end]
            if line == wanted:
                return not line.startswith(b"#") and bool(line)
            if line < wanted:
                low = end + 1
            else:
                high = start
        return False


@lru_cache(maxsize=8)
def packaged(name: str) -> SortedWords:
    """Return a packaged list by name: `ordinary`, `given`, `family` or `places`."""
    return SortedWords(zlib.decompress((FOLDER / f"{name}.txt.gz").read_bytes(), _GZIP))


@lru_cache(maxsize=1)
def capitals() -> frozenset[str]:
    """Return the words written with a capital that name nobody: days, peoples, faiths, products."""
    lines = (FOLDER / "capitals.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def folded(word: str) -> str:
    """Return a word as the lists have it: lower case, no marks over letters, straight apostrophes."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("\u2019", "'")
