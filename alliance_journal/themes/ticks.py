"""Sightings from ticked options: certain, and quoted as the option's id in the front matter."""

from collections.abc import Iterator, Mapping
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import tick_place
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Sighting, Source, Status, Theme

Ticks = Mapping[tuple[str, str], ThemeId]
"""The theme of an option, by question id and option id."""
_RULE: Final = "ticked"


def ticked(document: Document, themes: Mapping[ThemeId, Theme], ticks: Ticks) -> Iterator[Sighting]:
    """Yield a sighting for every ticked option that stands for a theme, itself or by `ticks`."""
    for question, options in document.entry.picks.items():
        for option in options:
            theme = themes.get(ticks.get((question, option), ThemeId(option)))
            place = tick_place(document, question, option) if theme else None
            if theme and place:
                yield Sighting(
                    theme.id, Source.PICK, Status.PRESENT, theme.holder, place, rule=(f"{_RULE}: {question}",)
                )
