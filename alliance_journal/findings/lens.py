"""What a summary looks through, and what it sees of each entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from alliance_journal.findings.counting import counts, is_certain
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.roles import Sets
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.loops import Loop
from alliance_journal.model.periods import Period
from alliance_journal.model.themes import Sighting, Theme

Found = Mapping[str, Mapping[ThemeId, Sequence[Sighting]]]
"""By the path of an entry, the sightings that count in it, by theme."""
Evidence = tuple[tuple[EntryFacts, Sighting], ...]


@dataclass(frozen=True, slots=True)
class Lens:
    """What a summary looks through: the codebook's themes, the sets, the day of asking, and how much to quote."""

    themes: Mapping[ThemeId, Theme]
    sets: Sets
    today: date
    period: Period = field(default_factory=Period)
    only: tuple[str, ...] = ()
    quotes: int | None = 1
    confirmed_only: bool = False
    loops: tuple[Loop, ...] = ()

    def shows(self, theme: ThemeId) -> bool:
        """Whether this theme was asked for, by its id, its family's prefix, or because none was named."""
        return not self.only or any(theme == name or theme.startswith(f"{name}.") for name in self.only)


def counting(facts: EntryFacts, lens: Lens) -> dict[ThemeId, list[Sighting]]:
    """Return the sightings of an entry that count (here and now, the theme's own holder's), by theme."""
    found: dict[ThemeId, list[Sighting]] = {}
    for sighting in facts.sightings:
        theme = lens.themes.get(sighting.theme)
        if theme is not None and counts(sighting, theme) and (not lens.confirmed_only or is_certain(sighting)):
            found.setdefault(sighting.theme, []).append(sighting)
    return found
