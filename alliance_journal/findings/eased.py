"""What was said not to be so: "she did not shut down this time" is news as well."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Evidence, Found, Lens
from alliance_journal.findings.quotes import Quoted, Reader
from alliance_journal.model.themes import Sighting, Status, Theme

SIDES: Final = ("client_", "worker_contribution", "relationship_")
"""Families of which it is good to hear that something did not happen, by how their names begin."""


@dataclass(frozen=True, slots=True)
class Eased:
    """A theme that some entries say did not happen: in how many, and the places to be quoted, newest first."""

    theme: Theme
    entries: int
    quotable: Evidence
    reader: Reader = field(repr=False, compare=False)

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """The words to be shown for it, read from their files only now."""
        return tuple(self.reader.quoted(facts, sighting) for facts, sighting in self.quotable)


def eased_in(entries: Sequence[EntryFacts], found: Found, lens: Lens, reader: Reader) -> tuple[Eased, ...]:
    """Return what was said not to be so in entries where it does not count all the same, the most frequent first."""
    held: dict[str, list[tuple[EntryFacts, Sighting]]] = {}
    for facts in () if lens.confirmed_only else reversed(entries):
        for sighting in facts.sightings:
            if _is_denied(sighting, lens) and sighting.theme not in found[facts.path]:
                held.setdefault(sighting.theme, []).append((facts, sighting))
    eased = [
        Eased(theme, len({facts.path for facts, _ in places}), tuple(places)[: lens.quotes], reader)
        for theme in lens.themes.values()
        if (places := held.get(theme.id))
    ]
    return tuple(sorted(eased, key=lambda one: (-one.entries, one.theme.id)))


def _is_denied(sighting: Sighting, lens: Lens) -> bool:
    theme = lens.themes.get(sighting.theme)
    return (
        theme is not None
        and sighting.status is Status.NEGATED
        and sighting.holder is theme.holder
        and theme.family.startswith(SIDES)
        and lens.shows(theme.id)
    )
