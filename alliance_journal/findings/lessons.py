"""Why the learned coder suggests a theme at a place: how sure it is, and the sentences that come nearest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Sighting
from alliance_journal.themes.learned.card import LearnedUnavailableError, shipped_card, shipped_folder, unavailable
from alliance_journal.themes.learned.scored import Scored

if TYPE_CHECKING:
    from alliance_journal.themes.learned.examples import Example, Examples


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a suggestion stands on.

    `confidence` is what it is suggested with, `own` what the coder itself gave (None where that is not known any
    more), `threshold` the least with which this theme is suggested; all from 0 to 1. `examples` are invented
    sentences of the theme, the nearest first.
    """

    confidence: float
    own: float | None
    threshold: float | None
    examples: "tuple[Example, ...]"

    @property
    def moved(self) -> float:
        """How far the worker's own answers moved the confidence; 0 where they did not."""
        return 0.0 if self.own is None else round(self.confidence - round(self.own, 2), 2)


@dataclass(frozen=True)
class Lessons:
    """What is known about a network besides its weights; read when the first suggestion is explained."""

    folder: Traversable = field(default_factory=shipped_folder)

    @cached_property
    def thresholds(self) -> Mapping[ThemeId, float]:
        """The confidence from which each theme is suggested; nothing where there is no network."""
        try:
            card = shipped_card(self.folder)
        except LearnedUnavailableError:
            return {}
        return {ThemeId(theme): least for theme, least in zip(card.themes, card.threshold, strict=True)}

    @cached_property
    def examples(self) -> "Examples":
        """The sentences it was taught with; raises LearnedUnavailableError where there is no numpy."""
        try:
            from alliance_journal.themes.learned.examples import Examples  # noqa: PLC0415  numpy takes long to import
        except ImportError as error:
            raise unavailable(error) from error
        return Examples(self.folder)

    def grounds(self, facts: EntryFacts, sighting: Sighting) -> Grounds:
        """Return what a suggestion of the learned coder stands on."""
        known = _scored_at(facts.scored or (), sighting)
        return Grounds(
            confidence=sighting.confidence,
            own=known.themes[sighting.theme] if known else None,
            threshold=self.thresholds.get(sighting.theme),
            examples=self._nearest(sighting.theme, known.vector) if known else (),
        )

    def _nearest(self, theme: ThemeId, vector: bytes) -> "tuple[Example, ...]":
        try:
            return self.examples.nearest(theme, vector)
        except LearnedUnavailableError:
            return ()


def _scored_at(scored: Iterable[Scored], sighting: Sighting) -> Scored | None:
    """Return what the coder said of the sentence of a sighting."""
    return next((one for one in scored if one.place == sighting.place and sighting.theme in one.themes), None)
