"""The worker's own word on themes of an entry: it outranks every coder, as long as its quote stands in the text."""

from collections.abc import Iterator, Mapping
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.themes import Place, Sighting, Source, Status, Theme
from alliance_journal.themes.sentences import Span

_RULE: Final = "the worker said so"


class Reviews:
    """All reviews of one entry, sorted into those that still stand and those that have become stale."""

    def __init__(self, document: Document, themes: Mapping[ThemeId, Theme]) -> None:
        """Look every quote up in the answers."""
        self._document = document
        self._themes = themes
        self._yes: list[tuple[Theme, Span]] = []
        self._no: dict[ThemeId, set[str]] = {}
        self.stale: tuple[ThemeId, ...] = tuple(
            review.theme for review in document.entry.reviewed if not self._take(review)
        )

    def _take(self, review: Review) -> bool:
        """Keep the review if its quote stands in an answer; an empty quote stands for the whole entry."""
        span = self._span_of(review.quote)
        if span is None:
            return False
        theme = self._themes.get(review.theme)
        if review.verdict == "no":
            self._no.setdefault(review.theme, set()).add(_even(review.quote))
        elif theme is not None:
            self._yes.append((theme, span))
        return True

    def _span_of(self, quote: str) -> Span | None:
        text, sections = self._document.text, self._document.sections
        if not quote.strip():
            return next(((section.start, section.end) for section in sections), None)
        for section in sections:
            start = text.find(quote, section.start, section.end)
            if start >= 0:
                return start, start + len(quote)
        return None

    def confirmed(self) -> Iterator[Sighting]:
        """Yield a sighting for every theme that the worker said yes to, where its quote stands."""
        for theme, span in self._yes:
            place = place_at(self._document.text, *span)
            yield Sighting(theme.id, Source.REVIEW, Status.PRESENT, theme.holder, place, rule=(_RULE,))

    def allow(self, sighting: Sighting) -> bool:
        """Whether a coder's sighting may stay: not refused, and not already confirmed at the same words."""
        refused = self._no.get(sighting.theme, ())
        words = _even(sighting.quote_in(self._document.text)) if refused else ""
        if any(quote in words or words in quote for quote in refused):
            return False
        return not any(theme.id == sighting.theme and _meets(span, sighting.place) for theme, span in self._yes)


def _even(quote: str) -> str:
    """Return the quote with every run of spaces and line ends as one space, so that re-wrapping changes nothing."""
    return " ".join(quote.split())


def _meets(span: Span, place: Place) -> bool:
    return span[0] < place.offset + place.end - place.start and place.offset < span[1]
