"""The worker's own word on themes of an entry: it outranks every coder, as long as its quote stands in the text.

A quote stands wherever its words do, however they are wrapped. Words alone cannot tell two equal sentences apart, so
a review counts for all of them; where its quote is a whole sentence, it counts for whole sentences only, not for a
longer one that happens to hold the same words. Of two reviews of the same theme and words the later one counts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.themes import Place, Sighting, Source, Status, Theme
from alliance_journal.themes.sentences import Span, sentences_in

_RULE: Final = "the worker said so"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One review with every place where its quote stands; none where the words are gone, so that it is stale."""

    review: Review
    spans: tuple[Span, ...]

    @property
    def is_stale(self) -> bool:
        """Whether its words no longer stand in an answer, so that it counts for nothing."""
        return not self.spans


class Reviews:
    """All reviews of one entry, sorted into those that still stand and those that have become stale.

    `each` holds them in their order; `stale` and `refused` name a theme once for every review that is stale, and for
    every place of a no that stands.
    """

    def __init__(self, document: Document, themes: Mapping[ThemeId, Theme]) -> None:
        """Look every quote up in the answers."""
        self._text = document.text
        self.each = reviewed_in(document)
        self.stale: tuple[ThemeId, ...] = tuple(one.review.theme for one in self.each if one.is_stale)
        self._yes: list[tuple[Theme, Span]] = []
        self._no: dict[ThemeId, list[Span]] = {}
        self._never: set[ThemeId] = set()
        for one in self.each:
            self._sort(one, themes.get(one.review.theme))
        self.refused: tuple[ThemeId, ...] = tuple(theme for theme, spans in self._no.items() for _ in spans)

    def _sort(self, one: Reviewed, theme: Theme | None) -> None:
        """Sort one review in; a yes to a theme that is gone from the codebook is kept quietly."""
        if one.review.verdict == "no":
            self._no.setdefault(one.review.theme, []).extend(one.spans)
            if one.spans and not one.review.quote.strip():
                self._never.add(one.review.theme)
        elif theme is not None:
            self._yes += [(theme, span) for span in one.spans]

    def confirmed(self) -> Iterator[Sighting]:
        """Yield a sighting for every theme that the worker said yes to, wherever its quote stands."""
        for theme, span in self._yes:
            place = place_at(self._text, *span)
            yield Sighting(theme.id, Source.REVIEW, Status.PRESENT, theme.holder, place, rule=(_RULE,))

    def allow(self, sighting: Sighting) -> bool:
        """Whether a coder's sighting may stay: not refused, and not already confirmed at the same words."""
        theme, place = sighting.theme, sighting.place
        if theme in self._never or any(_meets(span, place) for span in self._no.get(theme, ())):
            return False
        return not any(known.id == theme and _meets(span, place) for known, span in self._yes)


def reviewed_in(document: Document) -> tuple[Reviewed, ...]:
    """Return every review of the entry that counts, with its places, in the order in which they were first given."""
    latest = {same_words(review): review for review in document.entry.reviewed}
    return tuple(Reviewed(review, spans_of(document, review.quote)) for review in latest.values())


def same_words(review: Review) -> tuple[ThemeId, str]:
    """Return what two reviews share that speak of the same theme and words, however these are wrapped."""
    return review.theme, " ".join(review.quote.split())


def spans_of(document: Document, quote: str) -> tuple[Span, ...]:
    """Return every place of a quote in the answers; an empty quote stands for the entry, at its first sentence."""
    words = quote.split()
    if not words:
        return next(((first,) for spans in _sentences(document) for first in spans[:1]), ())
    wanted = re.compile(r"\s+".join(map(re.escape, words)))
    places: list[Span] = []
    whole: set[Span] = set()
    for section in document.sections:
        found = [match.span() for match in wanted.finditer(document.text, section.start, section.end)]
        if found:
            places += found
            whole.update(sentences_in(document.text, section.start, section.end))
    return tuple(place for place in places if place in whole) or tuple(places)


def _sentences(document: Document) -> Iterator[Sequence[Span]]:
    for section in document.sections:
        yield tuple(sentences_in(document.text, section.start, section.end))


def _meets(span: Span, place: Place) -> bool:
    return span[0] < place.offset + place.end - place.start and place.offset < span[1]
