"""A journal of invented entries with reviews in them, on a disk of the test's own."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.glancing import glance
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.themes import Sighting, Source, Status
from alliance_journal.storage.folder import EntryFile, Journal, open_journal
from tests.findings.fakes import SETS, a_document, coder

QUIET, TOOK_OVER, USELESS = map(ThemeId, ("cw.minimal", "wc.paternal", "wf.inadequate"))


def a_journal(folder: Path) -> Journal:
    return open_journal(folder / "journal", create=True)


def put(
    journal: Journal, text: str, *reviewed: Review, day: str = "2026-11-20", client: str = "C04", own_part: str = ""
) -> EntryFile:
    """Put one entry into the journal and return its file."""
    answers = {"moment": text} | ({"own_part": own_part} if own_part else {})
    entry = a_document(day, client, answers=answers).entry
    return journal.add(replace(entry, reviewed=reviewed))


def coded(text: str, *reviewed: Review, day: str = "2026-11-20", client: str = "C04") -> EntryFacts:
    """Return the facts of an entry with everything that the coder finds in it."""
    entry = replace(a_document(day, client, answers={"moment": text}).entry, reviewed=reviewed)
    document = read(write(entry), path=f"entries/2026/{entry.id}.md")
    return replace(glance(document), sightings=coder().sightings_in(document, SETS.holders("session", 1), {}))


def seen(sightings: Sequence[Sighting]) -> list[tuple[str, Source, Status]]:
    return [(one.theme, one.source, one.status) for one in sightings]
