"""What may say who somebody is in several texts at once: each spelling one time, with every place where it stands."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.spotting import identifiers_in, replaced
from alliance_journal.privacy.watching import WatchList

Span = tuple[int, int]


class Spot(NamedTuple):
    """One place: the number of the text, from 0, and the slice of it."""

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One spelling that may say who somebody is: what kind of thing it is, and every place where it stands."""

    kind: Kind
    spelling: str = field(repr=False)
    spots: tuple[Spot, ...]


def mentions_in(texts: Sequence[str], watched: WatchList, settled: Collection[str] = ()) -> tuple[Mention, ...]:
    """Return what may say who somebody is, in reading order; dates, days and ages, which say little, are left out.

    What the worker has put on the list of words never to ask about, and the spellings in `settled`, are left out too.
    A spelling that is found once is found wherever it stands as a whole word, so that none of it is overlooked.
    """
    found = [identifiers_in(text, watched) for text in texts]
    kinds: dict[str, Kind] = {}
    for text, identifiers in zip(texts, found, strict=True):
        for one in identifiers:
            spelling = text[one.start : one.end]
            if not (one.weak or spelling in settled or is_allowed(spelling, watched)):
                kinds.setdefault(spelling, one.kind)
    taken = [{(one.start, one.end) for one in identifiers} for identifiers in found]
    # The longest first: "Anna Berg" is not taken apart by "Anna".
    longest_first = sorted(kinds, key=len, reverse=True)
    mentions = [Mention(kinds[one], one, tuple(_spots(texts, taken, one))) for one in longest_first]
    return tuple(sorted(mentions, key=lambda mention: mention.spots[0]))


def is_allowed(spelling: str, watched: WatchList) -> bool:
    """Whether the worker never wants to be asked about a spelling, in whatever case and spacing."""
    return _plain(spelling) in map(_plain, watched.allowed)


def is_watched(spelling: str, watched: WatchList) -> bool:
    """Whether a spelling is a name on the worker's list, in whatever case and spacing."""
    return _plain(spelling) in map(_plain, watched.names)


def _plain(spelling: str) -> str:
    return " ".join(spelling.split()).casefold()


def _spots(texts: Sequence[str], taken: Sequence[set[Span]], spelling: str) -> Iterator[Spot]:
    """Yield where a spelling stands as a whole word and not as a part of something else; take those places."""
    whole = re.compile(rf"(?<!\w){re.escape(spelling)}(?!\w)")
    for number, (text, spans) in enumerate(zip(texts, taken, strict=True)):
        own = {span for span in spans if text[slice(*span)] == spelling}
        more = {match.span() for match in whole.finditer(text)} if spelling in text else set()
        own |= {span for span in more if not any(span[0] < end and start < span[1] for start, end in spans)}
        spans.update(own)
        yield from (Spot(number, *span) for span in sorted(own))


def with_words(texts: Sequence[str], mentions: Iterable[Mention], words: Callable[[Kind], str]) -> tuple[str, ...]:
    """Return the texts with other words in every place of the mentions, by the kind of each."""
    places: list[list[Identifier]] = [[] for _ in texts]
    for mention in mentions:
        for spot in mention.spots:
            places[spot.text].append(Identifier(mention.kind, spot.start, spot.end))
    return tuple(
        replaced(text, sorted(found, key=lambda one: one.start), lambda one: words(one.kind))
        for text, found in zip(texts, places, strict=True)
    )
