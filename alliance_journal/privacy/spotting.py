"""Every place in a text that may say who somebody is, and the text with those places replaced."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from alliance_journal.privacy.addresses import addressed, below, beside, streets
from alliance_journal.privacy.dates import dated
from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.names import named
from alliance_journal.privacy.numbers import shaped
from alliance_journal.privacy.own_list import not_allowed, watched_in
from alliance_journal.privacy.plain_copy import PlainCopy, plain_copy
from alliance_journal.privacy.watching import WatchList

NOBODY: Final = WatchList()
"""A watch list without a name."""

_STRENGTH: Final = {
    kind: rank
    for rank, kind in enumerate(
        (
            Kind.EMAIL,
            Kind.URL,
            Kind.BANK,
            Kind.IP,
            Kind.PERSON_NUMBER,
            Kind.CARD,
            Kind.BIRTH_DATE,
            Kind.ADDRESS,
            Kind.CASE_NUMBER,
            Kind.PHONE,
            Kind.DATE,
            Kind.AGE,
            Kind.POSTCODE,
            Kind.ORGANISATION,
            Kind.PLACE,
            Kind.NAME,
            Kind.DAY,
        )
    )
}
"""Which kind stays where two share characters: the one whose shape says more."""


_TRIMMED: Final = frozenset({Kind.NAME, Kind.ORGANISATION, Kind.PLACE})
SHORTEST_PART: Final = 3


def identifiers_in(text: str, watched: WatchList = NOBODY) -> tuple[Identifier, ...]:
    """Return what was spotted in `text`, in reading order and never overlapping; where two meet, the stronger stays.

    Names of the worker's own list come before everything; what the list allows is never returned. Signs that nobody
    sees, and those that look like plain ones, hide nothing.
    """
    copy = plain_copy(text)
    ranked = [*watched_in(copy.text, watched), *_ranked(copy.text)]
    if copy.text is not text:
        ranked = [*watched_in(text, watched), *_told_of(copy, ranked)]
    return not_allowed(text, _apart(len(text), ranked), watched)


def _ranked(text: str) -> list[Identifier]:
    """Return everything that was spotted, the stronger and the longer first; they may overlap."""
    lines, spoken = tuple(addressed(text)), tuple(named(text))
    spotted = [*shaped(text), *lines, *below(text, lines), *dated(text), *spoken, *beside(text, spoken)]
    ranked = [(_STRENGTH[one.kind], one.start - one.end, one) for one in spotted]
    ranked += [(_STRENGTH[Kind.ORGANISATION], 0, one) for one in streets(text)]
    ranked.sort(key=lambda row: row[:2])
    return [one for *_, one in ranked]


def _told_of(copy: PlainCopy, found: Iterable[Identifier]) -> Iterator[Identifier]:
    """Yield the places of a copy as places of the text itself."""
    for one in found:
        start, end = copy.back(one.start, one.end)
        yield replace(one, start=start, end=end)


def _apart(length: int, ranked: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Return in reading order those that share no character with a stronger one."""
    taken = bytearray(length)
    kept: list[Identifier] = []
    for one in ranked:
        start, end = _free(taken, one)
        if start < end:
            taken[start:end] = b"\x01" * (end - start)
            kept.append(one if (start, end) == (one.start, one.end) else replace(one, start=start, end=end))
    return tuple(sorted(kept, key=lambda one: one.start))


def _free(taken: bytearray, one: Identifier) -> tuple[int, int]:
    """Return the part of a place that is still free: all of it, or of a name what stands before a stronger one."""
    met = taken.find(1, one.start, one.end)
    if met < 0:
        return one.start, one.end
    if one.kind not in _TRIMMED or met - one.start < SHORTEST_PART:
        return one.start, one.start
    return one.start, met


def replaced(text: str, found: Sequence[Identifier], with_words: Callable[[Identifier], str]) -> str:
    """Return `text` with every place of `found` replaced by what `with_words` says of it.

    `found` is in reading order and does not overlap, as `identifiers_in` returns it.
    """
    edges = [0, *(edge for one in found for edge in (one.start, one.end)), len(text)]
    kept = [text[start:end] for start, end in list(pairwise(edges))[::2]]
    new = [with_words(one) for one in found]
    return "".join(part for pair in zip(kept, [*new, ""], strict=True) for part in pair)
