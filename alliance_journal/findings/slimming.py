"""A summary without what only its long forms need, so that it can be kept small: the short report says the same."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from alliance_journal.findings.absence import AbsenceAfter, Before
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.loops import FoundLoop
from alliance_journal.findings.summary import Summary
from alliance_journal.model.themes import Sighting

MOST_PLACES: Final = 4
"""One more than are named, so that it can be said that there are more."""

_Evidence = tuple[tuple[EntryFacts, Sighting], ...]


def slim(summary: Summary) -> Summary:
    """Return the summary with the entries of strains, all ratings and all but the first places left out."""
    return replace(
        summary,
        loops=tuple(map(_slim_loop, summary.loops)),
        strains=tuple(replace(strain, entries=()) for strain in summary.strains),
        series=tuple(one for one in summary.series if one.signals.dips or one.signals.slide is not None),
        absence=_slim_absence(summary.absence),
    )


def _slim_loop(loop: FoundLoop) -> FoundLoop:
    spots = {when: pairs[: loop.most_quotes] for when, pairs in loop.spots.items()}
    return replace(loop, finding=replace(loop.finding, evidence={}), spots=spots)


def _slim_absence(absence: AbsenceAfter) -> AbsenceAfter:
    return replace(absence, client=_slim_rows(absence.client), worker=_slim_rows(absence.worker))


def _slim_rows(rows: Iterable[Before]) -> tuple[Before, ...]:
    return tuple(replace(row, evidence=_first_places(row.evidence)) for row in rows)


def _first_places(evidence: _Evidence) -> _Evidence:
    first = {(facts.path, sighting.place.line): (facts, sighting) for facts, sighting in reversed(evidence)}
    return tuple(reversed(first.values()))[:MOST_PLACES]
