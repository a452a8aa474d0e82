"""Words that keep coming back in entries beyond the codebook: places and counts, the words only as read from the file.

A finding holds no words, so that it may be kept in a cache; what it shows is cut from the entry and checked first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_journal.entrytext.places import place_at
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.passages import line_of, sentences_of
from alliance_journal.findings.quotes import QuoteMismatchError, Reader
from alliance_journal.model.themes import Place
from alliance_journal.themes.coder import Coder
from alliance_journal.themes.sentences import Span
from alliance_journal.themes.wordings import Note, Wording, WordPlace, note_of, recurring_wordings
from alliance_journal.themes.words import WORD, fold, words_in

MOST_ENTRIES: Final = 400
"""So many entries, the newest, are searched for wordings, and as many of the others are compared with them."""
_ALL: Final = 10_000
"""More wordings than any journal has."""


@dataclass(frozen=True, slots=True)
class WordFinding:
    """Words that keep coming back: where, the newest first, in how many entries and of how many clients, and when.

    `places` name the entry's path and offsets in its text; `first` and `last` are days of meetings.
    """

    places: tuple[WordPlace, ...]
    entries: int
    clients: int
    first: date
    last: date
    reader: Reader = field(repr=False, compare=False)

    @property
    def words(self) -> str:
        """The words as they are written in the newest entry; raises QuoteMismatchError where they are not there."""
        newest, oldest = (self._cut(place) for place in (self.places[0], self.places[-1]))
        if _folded(newest) != _folded(oldest):
            # Which of the two has changed cannot be told.
            self.reader.forget(self.places[-1].entry)
            raise self._mismatch(self.places[0])
        return newest

    @property
    def phrase(self) -> str:
        """The words as a phrase of a codebook: in small letters, without the marks between them."""
        return " ".join(_folded(self.words))

    @property
    def sentence(self) -> str:
        """The sentence of the newest entry in which the words stand, verbatim."""
        start, end = self._sentence()
        return self.reader.text(self.places[0].entry)[start:end]

    @property
    def where(self) -> str:
        """The place of that sentence as `file:line`."""
        return f"{self.places[0].entry}:{line_of(self.reader.document(self.places[0].entry), self._sentence())}"

    def spots(self) -> Iterator[tuple[str, Place]]:
        """Yield the path and the place of every entry's first use of the words; each is checked to hold them."""
        words = _folded(self.words)
        for place in self.places:
            if _folded(self._cut(place)) != words:
                raise self._mismatch(place)
            yield place.entry, place_at(self.reader.text(place.entry), place.start, place.end)

    def _sentence(self) -> Span:
        newest = self.places[0]
        sentences = sentences_of(self.reader.document(newest.entry))
        around = [span for span in sentences if span[0] <= newest.start and newest.end <= span[1]]
        if not around:
            raise self._mismatch(newest)
        return around[0]

    def _cut(self, place: WordPlace) -> str:
        """Return what stands at a place; raises QuoteMismatchError where that is not whole words."""
        text = self.reader.text(place.entry)
        words = text[place.start : place.end]
        before, after = text[max(place.start - 1, 0) : place.start], text[place.end : place.end + 1]
        if not _folded(words) or before.isalnum() or after.isalnum():
            raise self._mismatch(place)
        return words

    def _mismatch(self, place: WordPlace) -> QuoteMismatchError:
        """Return the error for a place that is not what it was; the index does not keep what it knew of the file."""
        self.reader.forget(place.entry)
        return QuoteMismatchError(place.entry, self.reader.text(place.entry).count("\n", 0, place.start) + 1)


def wordings_of(
    entries: Sequence[EntryFacts], others: Sequence[EntryFacts], reader: Reader, coder: Coder, *, most: int = 20
) -> tuple[WordFinding, ...]:
    """Return the words that keep coming back and that no phrase of the coder's codebook finds, the most telling first.

    `entries` and `others`, the journal's other entries, are in order of meeting; the newest 400 of each are read.
    """
    chosen = entries[-MOST_ENTRIES:]
    by_path = {facts.path: facts for facts in chosen}
    notes = _notes(chosen, reader)
    beside = _notes(others[-MOST_ENTRIES:], reader)
    found: list[WordFinding] = []
    known = _Known(coder, reader)
    for wording in recurring_wordings(notes, beside, coder.examples, most=_ALL):
        if len(found) == most:
            break
        if not known.holds(wording):
            found.append(_finding(wording, by_path, reader))
    return tuple(found)


def _notes(entries: Sequence[EntryFacts], reader: Reader) -> list[Note]:
    documents = ((facts, reader.document(facts.path)) for facts in entries)
    return [
        note_of(facts.path, facts.day, document.text, [(one.start, one.end) for one in document.sections])
        for facts, document in documents
    ]


def _finding(wording: Wording, by_path: dict[str, EntryFacts], reader: Reader) -> WordFinding:
    facts = [by_path[place.entry] for place in wording.places]
    days = [one.day for one in facts]
    clients = {one.client for one in facts if one.client}
    return WordFinding(wording.places, wording.entries, len(clients), min(days), max(days), reader)


class _Known:
    """What the phrases of a codebook find in entries, whoever and whenever it is about; each is looked through once."""

    def __init__(self, coder: Coder, reader: Reader) -> None:
        self._coder = coder
        self._reader = reader
        self._spans: dict[str, tuple[Span, ...]] = {}

    def holds(self, wording: Wording) -> bool:
        """Whether a phrase finds these words, or the telling part of them, in at least half of their places."""
        return sum(map(self._finds, wording.places)) * 2 >= wording.entries

    def _finds(self, place: WordPlace) -> bool:
        if place.entry not in self._spans:
            self._spans[place.entry] = tuple(self._found_in(place.entry))
        return any(
            (start <= place.start and place.end <= end) or (place.start <= start and end <= place.end)
            for start, end in self._spans[place.entry]
        )

    def _found_in(self, path: str) -> Iterator[Span]:
        document = self._reader.document(path)
        for section in document.sections:
            matches = self._coder.matches(words_in(document.text, section.start, section.end))
            words = [found.span() for found in WORD.finditer(document.text, section.start, section.end)]
            yield from ((words[match.start][0], words[match.end - 1][1]) for match in matches)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in WORD.findall(text))
