"""Which sightings count for a summary."""

from typing import Final

from alliance_journal.model.themes import Sighting, Source, Status, Theme

_CERTAIN: Final = (Source.PICK, Source.REVIEW)
_ONLY_SUGGESTED: Final = (Source.LEARNED, Source.MODEL)


def is_certain(sighting: Sighting) -> bool:
    """Whether the worker ticked or confirmed it."""
    return sighting.source in _CERTAIN


def is_only_suggested(sighting: Sighting) -> bool:
    """Whether nothing speaks for it but a network that has learned from other sentences."""
    return sighting.source in _ONLY_SUGGESTED


def counts(sighting: Sighting, theme: Theme) -> bool:
    """Whether it happened here and now and is the theme's own holder's; the worker's own word needs no holder."""
    return sighting.status is Status.PRESENT and (is_certain(sighting) or sighting.counts(theme))
