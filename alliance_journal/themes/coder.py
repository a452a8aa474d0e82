"""The coder: every place in an entry where a theme shows itself, from ticks, the worker's reviews and phrases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from alliance_journal.entrytext.document import Document, Section
from alliance_journal.entrytext.places import place_at
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Sighting, Source, Theme
from alliance_journal.themes.clauses import opened, quoted_spans
from alliance_journal.themes.codebook import Codebook
from alliance_journal.themes.context import shipped_context
from alliance_journal.themes.grammar import Keys, variants_of
from alliance_journal.themes.phrases import Match, Phrasebook
from alliance_journal.themes.reading import OpenedSentence, Read, Reader, Spot
from alliance_journal.themes.reviews import Reviews
from alliance_journal.themes.sentences import Span, sentences_in
from alliance_journal.themes.ticks import Ticks, ticked
from alliance_journal.themes.words import words_in

PHRASE_CONFIDENCE: Final = 0.8
"""Every phrase sighting says this: phrases are built for precision and know no degrees."""


class Coder:
    """Codes entries with one codebook; built once, used for any number of entries."""

    def __init__(self, codebook: Codebook) -> None:
        """Make the codebook's phrases ready to be found."""
        context = shipped_context()
        self._themes = codebook.themes
        self._theme_of_line: list[Theme] = []
        self._phrases: list[str] = []
        lines: list[tuple[Keys, ...]] = []
        for theme in codebook.themes.values():
            for phrase in theme.phrases:
                self._theme_of_line.append(theme)
                self._phrases.append(phrase)
                lines.append(variants_of(phrase, context.slots))
        self._book = Phrasebook(lines, context.vocabulary)
        self._parting = context.holders["parting"]
        self._reader = Reader(context, self._book.known, lines)

    def sightings_in(
        self, document: Document, holders: Mapping[str, Holder], ticks: Ticks | None = None
    ) -> tuple[Sighting, ...]:
        """Return every sighting of the entry in reading order; each quote is a verbatim slice of its text.

        `holders` says for each question id whose acts its answers mostly speak of; `ticks` which theme an option
        stands for, where its id is not the theme's own.
        """
        reviews = Reviews(document, self._themes)
        phrases = [
            sighting
            for section in document.sections
            for sighting in self._of_section(document, section, holders.get(section.question))
            if reviews.allow(sighting)
        ]
        found = [*ticked(document, self._themes, ticks or {}), *reviews.confirmed(), *phrases]
        return tuple(sorted(found, key=lambda sighting: (sighting.place.offset, sighting.place.end)))

    def stale_reviews(self, document: Document) -> tuple[ThemeId, ...]:
        """Return the themes of reviews whose quote no longer stands in the entry."""
        return Reviews(document, self._themes).stale

    def _of_section(self, document: Document, section: Section, holder: Holder | None) -> Iterator[Sighting]:
        text = document.text
        matches = self._book.matches(words_in(text, section.start, section.end))
        if not matches:
            return
        quoted = quoted_spans(text, section.start, section.end)
        question = self._reader.question(section.question, holder)
        for span, inside in _by_sentence(matches, text, sentences_in(text, section.start, section.end)):
            sentence = opened(text, span, quoted, self._parting)
            yield from self._of_sentence(text, OpenedSentence(sentence, question), inside)

    def _of_sentence(self, text: str, sentence: OpenedSentence, inside: Sequence[Spot]) -> Iterator[Sighting]:
        """Yield at most one sighting per theme: the first that counts, else the first that can be read at all."""
        best: dict[ThemeId, tuple[int, Read]] = {}
        for spot in inside:
            theme = self._theme_of_line[spot[0]]
            old = best.get(theme.id)
            if old is not None and old[1].counts:
                continue
            read = self._reader.read(sentence, theme, spot)
            if read is not None and (old is None or read.counts):
                best[theme.id] = (spot[0], read)
        if best:
            place = place_at(text, *sentence.span)
            for theme_id, (line, read) in best.items():
                yield Sighting(
                    theme_id,
                    Source.PHRASE,
                    read.status,
                    read.holder,
                    place,
                    PHRASE_CONFIDENCE,
                    (f"phrase: {self._phrases[line]}", *read.rules),
                )


def _by_sentence(matches: Sequence[Match], text: str, sentences: Iterable[Span]) -> Iterator[tuple[Span, list[Spot]]]:
    """Yield each sentence that holds whole matches, with them; a match across two sentences is none."""
    after = 0
    last = max(match.end for match in matches)
    for span in sentences:
        first, after = after, after + len(words_in(text, *span))
        inside = [
            (match.line, match.start - first, match.end - first)
            for match in matches
            if first <= match.start and match.end <= after
        ]
        if inside:
            yield span, inside
        if after >= last:
            return
