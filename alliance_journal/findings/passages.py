"""A sentence as it stands in its entry this moment, with its neighbours, and the worker's word put into the file."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.edit import rewrite
from alliance_journal.entrytext.reading import read
from alliance_journal.errors import DamagedEntryError
from alliance_journal.findings.reviewing import Suggestion
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.storage.folder import Journal, Stored
from alliance_journal.themes.reviews import reviewed_in, same_words, spans_of
from alliance_journal.themes.sentences import Span, sentences_in


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an entry as it was read from the disk, and the sentences before and after it, or nothing."""

    stored: Stored = field(repr=False)
    span: Span
    before: str = field(repr=False)
    after: str = field(repr=False)

    @property
    def words(self) -> str:
        """The sentence, verbatim."""
        return self.stored.document.text[self.span[0] : self.span[1]]

    @property
    def where(self) -> str:
        """The place as `file:line`."""
        return f"{self.stored.document.path}:{line_of(self.stored.document, self.span)}"

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return self.stored.document.entry.day

    @property
    def client(self) -> str:
        """The client's code; empty where there is none."""
        return str(self.stored.document.entry.client or "")

    @property
    def reviewed(self) -> tuple[Review, ...]:
        """The reviews of the entry."""
        return self.stored.document.entry.reviewed

    def has_answer(self, theme: ThemeId) -> bool:
        """Whether the worker has said yes or no to this theme at these words, or no to it in the whole entry."""
        asked, never = same_words(Review(theme, "yes", self.words)), (theme, "")
        said = {same_words(review): review.verdict for review in self.reviewed}
        return asked in said or said.get(never) == "no"

    def had_answer(self, theme: ThemeId) -> bool:
        """Whether the worker has said something about this theme here at words that have changed since."""
        return any(one.is_stale and one.review.theme == theme for one in reviewed_in(self.stored.document))


def passage_of(journal: Journal, suggestion: Suggestion) -> Passage | None:
    """Return a suggestion's sentence as it stands now, or None where its words are gone.

    Raises DamagedEntryError, or DiskError where the file cannot be opened.
    """
    stored = journal.read(journal.file_at(suggestion.path))
    spans = spans_of(stored.document, suggestion.words)
    if not spans:
        return None
    before, after = neighbours(stored.document, spans[0])
    return Passage(stored, spans[0], before, after)


def neighbours(document: Document, span: Span) -> tuple[str, str]:
    """Return the sentence before and the one after a place, in the same answer; empty where there is none."""
    text = document.text
    for section in document.sections:
        if section.start <= span[0] and span[1] <= section.end:
            around = tuple(sentences_in(text, section.start, section.end))
            before = [text[start:end] for start, end in around if end <= span[0]]
            after = [text[start:end] for start, end in around if start >= span[1]]
            return (before or [""])[-1], (after or [""])[0]
    return "", ""


def sentences_of(document: Document) -> tuple[Span, ...]:
    """Return every sentence of the answers, in reading order."""
    return tuple(
        span for section in document.sections for span in sentences_in(document.text, section.start, section.end)
    )


def line_of(document: Document, span: Span) -> int:
    """Return the line of the file, from 1, in which a place begins."""
    return document.text.count("\n", 0, span[0]) + 1


def last_line_of(document: Document, span: Span) -> int:
    """Return the line of the file, from 1, in which a place ends."""
    return document.text.count("\n", 0, span[1]) + 1


def keep_reviews(journal: Journal, stored: Stored, reviewed: Sequence[Review]) -> str:
    """Put these reviews into the entry that was read and return its text; nothing else in it changes.

    The former version is kept. What is about to be written is read back first. Raises what `Journal.replace` raises,
    and DamagedEntryError for a front matter that only a machine can have written.
    """
    wanted = replace(stored.document.entry, reviewed=tuple(reviewed))
    text = rewrite(stored.document, wanted)
    if read(text, path=stored.document.path).entry != wanted:
        raise DamagedEntryError(
            stored.document.path, line=1, why="its front matter is too intricate to be changed here"
        )
    journal.replace(stored, text)
    return text
