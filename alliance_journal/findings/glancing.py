"""Entries at a glance: everything but their themes, read from the newest files only; light enough for `aj list`."""

from collections.abc import Callable
from datetime import datetime
from sys import intern
from typing import TYPE_CHECKING, Final, NamedTuple

from alliance_journal.entrytext.document import Document
from alliance_journal.errors import AllianceJournalError, DamagedEntryError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.model.problems import Problem
from alliance_journal.storage.folder import Journal

if TYPE_CHECKING:
    from alliance_journal.model.themes import Place, Sighting


def newest(journal: Journal, most: int | None, unread: Callable[[Problem], None]) -> tuple[EntryFacts, ...]:
    """Return the newest entries by file name, in order, without their themes; what cannot be read is reported."""
    found: list[EntryFacts] = []
    for file in journal.newest_files(most) if most else journal.entry_files():
        try:
            found.append(glance(journal.read(file).document))
        except DamagedEntryError as error:
            unread(Problem(error.path, error.line, "cannot be read"))
        except AllianceJournalError as error:
            unread(Problem(file.path, 1, error.sentence))
    return tuple(sorted(found, key=lambda facts: (facts.day, facts.time, facts.path)))


class Mined(NamedTuple):
    """What was found in an entry by looking for themes, as `EntryFacts` has it."""

    sightings: "tuple[Sighting, ...]" = ()
    stale: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    felt: "tuple[tuple[str, Place], ...]" = ()


NOTHING: Final = Mined()


def glance(document: Document, mined: Mined = NOTHING) -> EntryFacts:
    """Return the facts of one entry without looking for themes; `mined` is what somebody else has found by it."""
    entry = document.entry
    # Entries name the same few clients, sets and questions: each name held once, 10,000 of them take 5 MB less.
    return EntryFacts(
        path=document.path,
        id=entry.id.value,
        source_id=entry.source_id,
        day=entry.day,
        time=f"{entry.met.hour:02}:{entry.met.minute:02}" if isinstance(entry.met, datetime) else "",
        client=intern(entry.client.value) if entry.client else "",
        set=intern(entry.set),
        words=sum(len(answer.text.split()) for answer in entry.answers),
        starred=entry.starred,
        tags=entry.tags,
        ratings={intern(name): degree for name, degree in entry.ratings.items()},
        picks={intern(name): tuple(map(intern, ids)) for name, ids in entry.picks.items()},
        feelings=entry.feelings,
        answered=tuple([intern(answer.question) for answer in entry.answers if answer.text.strip()]),
        sightings=mined.sightings,
        stale=mined.stale,
        refused=mined.refused,
        felt=mined.felt,
        set_version=entry.set_version,
    )
