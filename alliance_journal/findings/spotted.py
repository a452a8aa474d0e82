"""Every place in an entry file that may say who somebody is, at its line."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
from alliance_journal.entrytext.writing import title_for
from alliance_journal.findings.mentions import is_allowed
from alliance_journal.model.entries import Entry
from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.themes import Place
from alliance_journal.privacy.kinds import Kind
from alliance_journal.privacy.spotting import identifiers_in
from alliance_journal.privacy.watching import WatchList


@dataclass(frozen=True, slots=True)
class Spotted:
    """One place in an entry file: what kind of thing stands there, and its words, verbatim."""

    kind: Kind
    place: Place
    words: str = field(repr=False)
    weak: bool = False


def spotted_in(document: Document, watched: WatchList) -> tuple[Spotted, ...]:
    """Return what may say who somebody is in an entry, in reading order, weak ones too.

    Looked at are the answers, the title where it is the worker's own, the tags, and feelings in own words; the client's
    code is nobody's name.
    """
    text = document.text
    spans = [(section.start, section.end) for section in document.sections]
    spans = [*_spans_of_marks(document), *spans]
    code = str(document.entry.client or "")
    found = [
        Spotted(one.kind, place_at(text, start + one.start, start + one.end), words, weak=one.weak)
        for start, end in sorted(spans)
        for one in identifiers_in(text[start:end], watched)
        if (words := text[start + one.start : start + one.end]) != code and not is_allowed(words, watched)
    ]
    return tuple(sorted(found, key=lambda one: one.place.offset))


def marks_of(entry: Entry) -> tuple[str, ...]:
    """Return the worker's own words that stand around the answers: a title of their own, tags, feelings.

    Sentences that were reviewed are among them where the answers do not say them any more.
    """
    title = [entry.title] if entry.title and entry.title != title_for(entry.met, entry.client) else []
    feelings = [word for word in entry.feelings if word not in FEELINGS]
    quotes = [one.quote for one in entry.reviewed if not any(one.quote in answer.text for answer in entry.answers)]
    return (*title, *entry.tags, *feelings, *quotes)


def _spans_of_marks(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where these words stand, as far as they are spelt in the file as they are meant."""
    first = min((section.start for section in document.sections), default=len(document.text))
    for words in dict.fromkeys(marks_of(document.entry)):
        at = document.text.find(words, 0, first)
        if at >= 0:
            yield at, at + len(words)
