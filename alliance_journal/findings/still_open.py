"""Whether a client has a strain that is still open, found out quickly enough to ask about it in a walk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.glancing import glance
from alliance_journal.findings.marks import REPAIRED, UNRESOLVED
from alliance_journal.findings.roles import Sets
from alliance_journal.findings.strains import Strain, strains_in
from alliance_journal.model.codes import ClientCode, ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Sighting, Theme
from alliance_journal.storage.folder import Journal

MOST_READ: Final = 300
"""So many of the newest entries are read, whatever the journal's size: nobody waits for the first question."""


def strain_still_open(journal: Journal, client: ClientCode, day: date, sets: Sets) -> Strain | None:
    """Return the client's strain that began before a meeting on this day and is open; None where there is none.

    One that the worker spoke about in another entry of the same day, or later, is not asked about again. An entry that
    cannot be read is passed over, and so is a journal that cannot.
    """
    found = [one for one in strains_in(tuple(_entries_with(journal, client)), sets, day) if not one.is_over]
    return next((one for one in found if one.opened < day and (one.told is None or one.told < day)), None)


def _entries_with(journal: Journal, client: ClientCode) -> Iterator[EntryFacts]:
    try:
        files = journal.newest_files(MOST_READ)
    except AllianceJournalError:
        return
    for file in files:
        try:
            document = journal.read(file).document
        except AllianceJournalError:
            continue
        if document.entry.client == client:
            yield replace(glance(document), sightings=confirmed_in(document))


def confirmed_in(document: Document) -> tuple[Sighting, ...]:
    """Return what the worker confirmed about how a strain ended; nothing else of the text is looked at."""
    if not document.entry.reviewed:
        return ()
    from alliance_journal.themes.reviews import Reviews  # noqa: PLC0415  few entries have been reviewed

    names = (ThemeId(REPAIRED), ThemeId(UNRESOLVED))
    return tuple(Reviews(document, {name: Theme(name, "", "", Holder.DYAD, "") for name in names}).confirmed())
