"""Which tags there are in a journal and how often; read from the index or the file, without looking for themes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from alliance_journal.errors import AllianceJournalError, DamagedEntryError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.glancing import glance
from alliance_journal.findings.rows import from_row
from alliance_journal.model.problems import Problem
from alliance_journal.storage.folder import EntryFile, Journal
from alliance_journal.storage.index import Index


@dataclass(frozen=True, slots=True)
class TagUse:
    """One tag: how many entries and clients it is used with, and the first and last meeting among them."""

    tag: str
    entries: int
    clients: int
    first: date
    last: date


def tags_in(journal: Journal, index: Index, unread: Callable[[Problem], None]) -> tuple[TagUse, ...]:
    """Return every tag in use, the most used first; what cannot be read is reported."""
    return counted_tags(_facts(journal, index, unread))


def tag_counts(journal: Journal, index: Index, unread: Callable[[Problem], None]) -> dict[str, int]:
    """Return how many entries have each tag."""
    return {use.tag: use.entries for use in tags_in(journal, index, unread)}


def counted_tags(entries: Iterable[EntryFacts]) -> tuple[TagUse, ...]:
    """Return the tags of entries, the most used first; a tag that stands twice in one entry counts once."""
    tagged: dict[str, list[EntryFacts]] = {}
    for facts in entries:
        for tag in dict.fromkeys(facts.tags):
            tagged.setdefault(tag, []).append(facts)
    uses = (_use(tag, found) for tag, found in tagged.items())
    return tuple(sorted(uses, key=lambda use: (-use.entries, use.tag)))


def _use(tag: str, entries: list[EntryFacts]) -> TagUse:
    days = [facts.day for facts in entries]
    clients = {facts.client for facts in entries} - {""}
    return TagUse(tag, len(entries), len(clients), min(days), max(days))


def _facts(journal: Journal, index: Index, unread: Callable[[Problem], None]) -> Iterator[EntryFacts]:
    for file in journal.entry_files():
        try:
            yield _known(file, index) or glance(journal.read(file).document)
        except DamagedEntryError as error:
            unread(Problem(error.path, error.line, "cannot be read"))
        except AllianceJournalError as error:
            unread(Problem(file.path, 1, error.sentence))


def _known(file: EntryFile, index: Index) -> EntryFacts | None:
    row = index.row(file)
    try:
        return from_row(file.path, row) if row is not None else None
    except ValueError:
        return None
