"""The newest entries, so few of them that nobody waits: with the worker's own marks only, or with their themes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.reading import decode, read
from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered, Workbench, facts_of, known_facts, reader_of, suggested_in
from alliance_journal.findings.glancing import glance
from alliance_journal.findings.rows import to_row
from alliance_journal.findings.still_open import MOST_READ, confirmed_in
from alliance_journal.model.codes import ClientCode
from alliance_journal.storage.folder import EntryFile, Journal

_DAY: Final = len("2026-11-22")


def newest_documents(
    journal: Journal, since: date | None = None, *, client: ClientCode | None = None
) -> Iterator[Document]:
    """Yield the newest entries as read, the newest first, from a day on, with one client if one is named.

    What cannot be read is passed over; a file without the client's code in it is not looked into.
    """
    for file in reversed(_files(journal, since)):
        try:
            data = journal.read_bytes(file)
            if client and client.value.encode() not in data:
                continue
            document = read(decode(data, file.path), path=file.path)
        except AllianceJournalError:
            continue
        if client in {None, document.entry.client}:
            yield document


def marked(document: Document) -> EntryFacts:
    """Return an entry's facts with what the worker ticked, rated and confirmed; its text is not looked through."""
    return replace(glance(document), sightings=confirmed_in(document))


def in_full(journal: Journal, document: Document, bench: Workbench) -> EntryFacts:
    """Return an entry's facts with its themes: from the index where it knows the file, else looked through now."""
    try:
        return known_facts(journal, journal.file_at(document.path), bench) or facts_of(document, bench)
    except AllianceJournalError:
        return facts_of(document, bench)


def recent_entries(journal: Journal, bench: Workbench, since: date | None = None) -> Gathered:
    """Return the newest entries with their themes, in order of meeting: from the index where it knows the file.

    What had to be read is put into the index; the rows of all other entries stay there.
    """
    files = _files(journal, since)
    found: list[EntryFacts] = []
    for file in files:
        try:
            found.append(known_facts(journal, file, bench) or _from_file(journal, file, bench))
        except AllianceJournalError:
            continue
    bench.index.save()
    found = suggested_in(found, bench)
    found.sort(key=lambda facts: (facts.day, facts.time, facts.path))
    return Gathered(tuple(found), (), reader_of(journal, files, bench.index))


def _files(journal: Journal, since: date | None) -> tuple[EntryFile, ...]:
    """Return the newest files; a name begins with the day of the meeting, and one that does not is looked into."""
    try:
        files = journal.newest_files(MOST_READ)
    except AllianceJournalError:
        return ()
    return tuple(file for file in files if since is None or file.name[:_DAY] >= since.isoformat())


def _from_file(journal: Journal, file: EntryFile, bench: Workbench) -> EntryFacts:
    facts = facts_of(journal.read(file).document, bench)
    bench.index.put(file, to_row(facts))
    return facts
