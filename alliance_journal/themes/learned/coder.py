"""The learned coder: the sentences of an entry to themes, each with its confidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

from alliance_journal.entrytext.document import Document, Section
from alliance_journal.entrytext.places import place_at
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.themes.learned.card import Card, shipped_card, shipped_folder, unavailable
from alliance_journal.themes.learned.scored import Scored, sigmoid
from alliance_journal.themes.sentences import Span, sentences_in

if TYPE_CHECKING:
    from alliance_journal.themes.learned.network import Network

_SIDES: Final = frozenset({Holder.CLIENT, Holder.WORKER})


@dataclass(frozen=True)
class LearnedCoder:
    """Scores entries with the network in a folder; its weights are loaded when the first sentence is scored.

    `holder_of` says whose act or feeling each theme is.
    """

    folder: Traversable
    card: Card
    holder_of: Mapping[ThemeId, Holder] = field(repr=False)

    @cached_property
    def network(self) -> "Network":
        """The network; raises LearnedUnavailableError where it cannot be loaded."""
        try:
            from alliance_journal.themes.learned.network import Network  # noqa: PLC0415  numpy takes long to import
        except (ImportError, RuntimeError) as error:  # numpy raises the second on a processor that is too old for it
            raise unavailable(error) from error
        return Network(self.folder, self.card)

    @property
    def stamp(self) -> str:
        """Name exactly this network."""
        return self.card.stamp

    @cached_property
    def thresholds(self) -> Mapping[ThemeId, float]:
        """The confidence from which a theme is suggested."""
        return {ThemeId(theme): least for theme, least in zip(self.card.themes, self.card.threshold, strict=True)}

    @property
    def yielding(self) -> Mapping[str, float]:
        """How far the worker's answers move a suggestion."""
        return self.card.feedback

    def scored(self, document: Document, holders: Mapping[str, Holder]) -> tuple[Scored, ...]:
        """Return the sentences of an entry in which a theme may be, in reading order.

        Each is read in its place among the others of its answer. `holders` says for each question id whose acts its
        answers mostly speak of: what would be the other side's act there must be surer.
        """
        return tuple(
            one
            for section in document.sections
            for one in self._in_section(document, section, holders.get(section.question))
        )

    def _in_section(self, document: Document, section: Section, expected: Holder | None) -> Iterator[Scored]:
        spans = [
            span for span in sentences_in(document.text, section.start, section.end) if _has_letters(document, span)
        ]
        for window in self._windows(document.text, spans):
            scores, vectors = self.network.read([numbers for _, numbers in window])
            for (span, _), row, vector in zip(window, scores.tolist(), vectors, strict=True):
                themes = self._confident(row, expected)
                if themes:
                    yield Scored(place_at(document.text, *span), vector.tobytes(), themes)

    def _windows(self, text: str, spans: Sequence[Span]) -> Iterator[list[tuple[Span, list[int]]]]:
        """Yield neighbouring sentences with their words' numbers, as many together as the network reads at once."""
        room = self.card.longest - 2
        window: list[tuple[Span, list[int]]] = []
        taken = 0
        for span in spans:
            numbers = self.network.numbers(text[slice(*span)])
            if window and taken + len(numbers) > room:
                yield window
                window, taken = [], 0
            window.append((span, numbers))
            taken += len(numbers)
        if window:
            yield window

    def _confident(self, row: Sequence[float], expected: Holder | None) -> dict[ThemeId, float]:
        """Return the themes whose confidence reaches the floor."""
        card = self.card
        found: dict[ThemeId, float] = {}
        for name, score, slope, offset, floor in zip(
            card.themes, row, card.slope, card.offset, card.floor, strict=True
        ):
            theme = ThemeId(name)
            less = card.other_holder if self._is_other_side(theme, expected) else 0.0
            confidence = sigmoid(slope * score + offset - less)
            if confidence >= floor and theme in self.holder_of:
                found[theme] = round(confidence, 3)
        return found

    def _is_other_side(self, theme: ThemeId, expected: Holder | None) -> bool:
        holder = self.holder_of.get(theme)
        return holder in _SIDES and expected in _SIDES and holder is not expected


def shipped_coder(holder_of: Mapping[ThemeId, Holder]) -> LearnedCoder:
    """Return the coder that ships with the program; raises LearnedUnavailableError where it cannot be loaded."""
    return LearnedCoder(shipped_folder(), shipped_card(), holder_of)


def _has_letters(document: Document, span: Span) -> bool:
    return any(map(str.isalpha, document.text[slice(*span)]))
