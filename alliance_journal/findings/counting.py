"""Which sightings count for a summary."""

from typing import Final

from alliance_journal.model.themes import Sighting, Source, Status, Theme

_CERTAIN: Final = (Source.PICK, Source.REVIEW)


def is_certain(sighting: Sighting) -> bool:
    """Whether the worker ticked or confirmed it."""
    return sighting.source in _CERTAIN


def counts(sighting: Sighting, theme: Theme) -> bool:
    """Whether it happened here and now and is the theme's own holder's; the worker's own word needs no holder."""
    return sighting.status is Status.PRESENT and (is_certain(sighting) or sighting.counts(theme))
