"""The worker's own list at work: names found in any case, words that are never flagged."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.lists import folded
from alliance_journal.privacy.plain_copy import plain_copy
from alliance_journal.privacy.watching import WatchList

_PREFIXES: Final = r"[והבלכמש]{0,3}|[وفبكل]{0,2}(?:ال)?"
"""Hebrew and Arabic letters that are written together with the word they come before: `and`, `the`, `to`, `from`."""
_BETWEEN: Final = r"[\s\-_\u2010-\u2015]"
"""What may stand between the words of a name instead of what stands there on the list."""
_JOINT: Final = re.compile(rf"{_BETWEEN}+")


def watched_in(text: str, watched: WatchList) -> Iterator[Identifier]:
    """Yield every place where a name of the worker's list stands, in any case; `_` beside it parts it from a word."""
    if watched.names:
        yield from (Identifier(Kind.NAME, *match.span("it")) for match in _any_of(watched.names).finditer(text))


def not_allowed(text: str, found: Sequence[Identifier], watched: WatchList) -> tuple[Identifier, ...]:
    """Return what was found without the words that the worker lets pass."""
    if not watched.allowed:
        return tuple(found)
    allowed = frozenset(_bare(word) for word in watched.allowed)
    return tuple(one for one in found if _bare(text[one.start : one.end]) not in allowed)


def _bare(word: str) -> str:
    return " ".join(folded(plain_copy(word).text).split()).removesuffix("'s")


@lru_cache(maxsize=4)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of all names, the longest first; a blank may stand for a hyphen and the other way round."""
    forms = {form for name in names for form in (name, plain_copy(name).text) if form.strip()}
    ways = sorted({normalize(form, one) for one in forms for form in ("NFC", "NFD")}, key=len, reverse=True)
    written = "|".join(f"{_BETWEEN}{{1,3}}".join(re.escape(part) for part in _JOINT.split(way)) for way in ways)
    return re.compile(rf"(?<![^\W_])(?:{_PREFIXES})(?P<it>{written})(?![^\W_])", re.IGNORECASE)
