"""Every review in the journal with where it stands, read from the files that hold any."""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.layout import find_fences
from alliance_journal.entrytext.reading import decode, read
from alliance_journal.errors import AllianceJournalError, DamagedEntryError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered
from alliance_journal.findings.glancing import glance
from alliance_journal.findings.passages import line_of
from alliance_journal.findings.quotes import Reader
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.problems import Problem
from alliance_journal.storage.folder import Journal
from alliance_journal.themes.reviews import Reviewed, reviewed_in

_KEY: Final = b"reviewed"
_TABLE: Final = r"(?m)^[ \t]*(?:\[\[[ \t]*[\"']?reviewed\b|[\"']?reviewed[\"']?[ \t]*=)"


@dataclass(frozen=True, slots=True)
class ListedReview:
    """One review: its entry, what was said, and its line: of the words, or of the review itself where it is stale."""

    facts: EntryFacts
    review: Review = field(repr=False)
    is_stale: bool
    line: int

    @property
    def where(self) -> str:
        """The place as `file:line`."""
        return f"{self.facts.path}:{self.line}"


def reviewed_entries(journal: Journal, unread: Callable[[Problem], None]) -> Gathered:
    """Return every entry that holds a review, in order of meeting, without its themes; what cannot be read is told."""
    found: list[EntryFacts] = []
    documents: dict[str, Document] = {}
    for file in journal.entry_files():
        try:
            data = journal.read_bytes(file)
            document = read(decode(data, file.path), path=file.path) if _KEY in data else None
        except DamagedEntryError as error:
            unread(Problem(error.path, error.line, "cannot be read"))
            continue
        except AllianceJournalError as error:
            unread(Problem(file.path, 1, error.sentence))
            continue
        if document is not None and document.entry.reviewed:
            found.append(glance(document))
            documents[file.path] = document
    found.sort(key=lambda facts: (facts.day, facts.time, facts.path))
    return Gathered(tuple(found), (), Reader(documents.__getitem__))


def reviews_in(facts: EntryFacts, document: Document, wanted: Container[ThemeId] | None) -> Iterator[ListedReview]:
    """Yield the reviews of one entry in their order, only of the wanted themes where any are named."""
    for one in reviewed_in(document):
        if wanted is None or one.review.theme in wanted:
            yield ListedReview(facts, one.review, one.is_stale, _line(document, one))


def _line(document: Document, one: Reviewed) -> int:
    """Return the line of the words, or of the review's own table where they are gone."""
    if not one.is_stale:
        return line_of(document, one.spans[0])
    fences = find_fences(document.text)
    tables = re.compile(_TABLE).finditer(document.text, 0, fences.front_end if fences else 0)
    number = document.entry.reviewed.index(one.review)
    starts = [table.start() for table in islice(tables, number + 1)]
    return document.text.count("\n", 0, starts[-1]) + 1 if starts else 1
