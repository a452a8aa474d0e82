"""Loops with the places they stand on: each entry of a pair with the worker's own sentence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Found
from alliance_journal.findings.quotes import Quoted, Reader
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.loops import Loop
from alliance_journal.model.themes import Sighting, Source, Theme
from alliance_journal.themes.boards import Evidence, Note, Sides, When
from alliance_journal.themes.loops import LoopFinding, likely_pairs, loops_in

Spot = tuple[EntryFacts, Sighting]
Spots = tuple[tuple[Spot, Spot], ...]


def _any_theme(_theme: ThemeId) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class FoundLoop:
    """One loop as it is told: its counts, and the places of both sides, the newest pair of entries first."""

    finding: LoopFinding
    spots: Mapping[When, Spots] = field(repr=False)
    themes: Mapping[ThemeId, Theme] = field(repr=False)
    most_quotes: int | None
    reader: Reader = field(repr=False, compare=False)

    def quotes(self, when: When) -> tuple[tuple[Quoted, Quoted], ...]:
        """Return the words of both sides, read from their files only now."""
        return tuple(
            (self.reader.quoted(*first), self.reader.quoted(*then))
            for first, then in self.spots[when][: self.most_quotes]
        )


@dataclass(frozen=True, slots=True)
class LoopLens:
    """What loops are looked for with: the codebook's themes and named loops, and how many pairs are quoted.

    `shows` says which themes were asked for; a loop is told when it has one of them. Whether it stands out is always
    found among all.
    """

    themes: Mapping[ThemeId, Theme]
    loops: Sequence[Loop]
    most_quotes: int | None = 1
    shows: Callable[[ThemeId], bool] = _any_theme


def loops_found(entries: Sequence[EntryFacts], found: Found, lens: LoopLens, reader: Reader) -> tuple[FoundLoop, ...]:
    """Return the loops in these entries; none where there are too few entries to speak of them."""
    by_path = {facts.path: facts for facts in entries}
    findings = loops_in(notes_of(entries, found), lens.loops, likely_pairs(lens.themes.values()))
    return tuple(
        FoundLoop(
            finding,
            {
                when: spots_of(finding.evidence[when], (finding.loop.first, finding.loop.then), found, by_path)
                for when in finding.shown
            },
            lens.themes,
            lens.most_quotes,
            reader,
        )
        for finding in findings
        if any(map(lens.shows, (*finding.loop.first, *finding.loop.then)))
    )


def notes_of(entries: Iterable[EntryFacts], found: Found) -> tuple[Note, ...]:
    """Return the entries as loops see them, named by their paths."""
    return tuple(
        [Note(facts.path, facts.day, facts.client, facts.words, frozenset(found[facts.path])) for facts in entries]
    )


def spots_of(evidence: Evidence, sides: Sides, found: Found, by_path: Mapping[str, EntryFacts]) -> Spots:
    """Return the place of each side in every pair of entries, the newest pair first."""
    return tuple(
        (
            (by_path[first], _telling(found[first], sides[0])),
            (by_path[then], _telling(found[then], sides[1])),
        )
        for first, then in reversed(evidence)
    )


def _telling(seen: Mapping[ThemeId, Sequence[Sighting]], themes: Iterable[ThemeId]) -> Sighting:
    """Return one sighting of these themes: words before ticks, then the first in reading order."""
    sightings = [sighting for theme in themes for sighting in seen.get(theme, ())]
    return min(sightings, key=lambda one: (one.source is Source.PICK, one.place.offset))
