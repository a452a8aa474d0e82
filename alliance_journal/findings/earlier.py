"""The newest entries with one client, read only as far as somebody looks at them."""

from collections.abc import Iterator
from typing import Final

from alliance_journal.entrytext.reading import decode, read
from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.codes import ClientCode, EntryId
from alliance_journal.model.entries import Entry
from alliance_journal.storage.folder import Journal

MOST_READ: Final = 300
"""So many of the newest files are looked into, whatever the journal's size: nobody waits after "Saved"."""


def earlier_entries(journal: Journal, client: ClientCode, but: EntryId) -> Iterator[Entry]:
    """Yield the entries with a client but one, those of the newest meetings first.

    A file without the client's code in it is passed over unread; so is one that cannot be read, and a journal too.
    """
    try:
        files = journal.newest_files(MOST_READ)
    except AllianceJournalError:
        return
    for file in reversed(files):
        try:
            data = journal.read_bytes(file)
            if client.value.encode() not in data:
                continue
            entry = read(decode(data, file.path), path=file.path).entry
        except AllianceJournalError:
            continue
        if entry.client == client and entry.id != but:
            yield entry
