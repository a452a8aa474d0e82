"""What of a journal may leave it: private entries, private answers and all that was found in them stay behind.

An entry is private by its tag `private`, an answer by its own mark or by its question. The worker may name either, an
entry by its id (then all of it goes) or a question by its id (then its answers go, in every entry that may leave).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import feeling_place, tick_place
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered
from alliance_journal.findings.quotes import Reader
from alliance_journal.findings.roles import Sets
from alliance_journal.model.codes import SetId
from alliance_journal.model.entries import Entry, Review
from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.model.themes import Place

PRIVATE: Final = "private"
"""The tag that keeps a whole entry inside the journal."""
_ALL_BUT_LINE_ENDS: Final = re.compile(r"[^\n]")


def going_out(gathered: Gathered, sets: Sets, named: Collection[str] = ()) -> Gathered:
    """Return what may leave the journal: no private entry, and of the others nothing that stands in what is private.

    `named` holds ids of entries and of questions. The reader gives documents without these answers, blank where they
    stood, so that every other place stays where it is. Every entry is read; raises what reading it raises.
    """
    shown = tuple(_facts(facts, gathered.reader, sets, named) for facts in gathered.entries if _is_open(facts, named))
    reader = Reader(lambda path: without_private(gathered.reader.document(path), sets, named), gathered.reader.forget)
    return Gathered(shown, gathered.problems, reader)


def may_leave(entry: Entry, sets: Sets, named: Collection[str] = ()) -> Entry | None:
    """Return the entry without what is private in it and not named; None where the entry itself is."""
    if is_private(entry.tags) and entry.id.value not in named:
        return None
    hidden = hidden_in(entry, sets, named)
    if not hidden:
        return entry
    answers = tuple(answer for answer in entry.answers if answer.question not in hidden)
    left = replace(
        entry,
        answers=answers,
        ratings={name: degree for name, degree in entry.ratings.items() if name not in hidden},
        picks={name: ids for name, ids in entry.picks.items() if name not in hidden},
        feelings={} if _hides_feelings(entry, sets, hidden) else entry.feelings,
    )
    return replace(left, reviewed=tuple(one for one in entry.reviewed if _stands_in(one, entry, left)))


def without_private(document: Document, sets: Sets, named: Collection[str] = ()) -> Document:
    """Return an entry file as it may leave: where something stays behind, only what leaves stands in its text.

    All the rest of that text is blank, so that every place stays where it is.
    """
    entry = may_leave(document.entry, sets, named)
    if entry is document.entry:
        return document
    if entry is None:
        return replace(document, text=_blank(document.text), entry=replace(document.entry, answers=()), sections=())
    hidden = hidden_in(document.entry, sets, named)
    text, at, parts = document.text, 0, list[str]()
    for start, end in sorted(_spans(document, entry, hidden)):
        parts += [_blank(text[at:start]), text[max(at, start) : end]]
        at = max(at, end)
    left = tuple(section for section in document.sections if section.question not in hidden)
    return replace(document, text="".join([*parts, _blank(text[at:])]), entry=entry, sections=left)


def is_private(tags: Collection[str]) -> bool:
    """Whether the tags keep an entry inside the journal."""
    return any(tag.casefold() == PRIVATE for tag in tags)


def hidden_in(entry: Entry, sets: Sets, named: Collection[str] = ()) -> frozenset[str]:
    """Return the ids of the questions whose answers stay behind: private in the entry, or in its set now or then."""
    if entry.id.value in named:
        return frozenset()
    marked = {str(answer.question) for answer in entry.answers if answer.private}
    asked = {str(question.id) for question in _questions(entry, sets) if question.private}
    return frozenset(((marked | asked) & _given(entry, sets)) - set(named))


def _is_open(facts: EntryFacts, named: Collection[str]) -> bool:
    return facts.id in named or not is_private(facts.tags)


def _questions(entry: Entry, sets: Sets) -> Iterator[Question]:
    """Yield the questions of the entry's set, as they were asked and as they are now."""
    for known in (sets.asked(entry.set, entry.set_version), sets.sets.get(SetId(entry.set))):
        if known is not None:
            yield from known.questions


def _given(entry: Entry, sets: Sets) -> set[str]:
    """Return the ids of the questions that the entry answers; rated feelings are kept without the name of theirs."""
    rated = {str(one.id) for one in _questions(entry, sets) if entry.feelings and one.kind is QuestionKind.FEELINGS}
    return rated | {str(answer.question) for answer in entry.answers} | set(entry.picks) | set(entry.ratings)


def _hides_feelings(entry: Entry, sets: Sets, hidden: Collection[str]) -> bool:
    """Whether the rated feelings stay behind, because one of the questions for them does."""
    return any(one.kind is QuestionKind.FEELINGS and one.id in hidden for one in _questions(entry, sets))


def _facts(facts: EntryFacts, reader: Reader, sets: Sets, named: Collection[str]) -> EntryFacts:
    """Return the facts without what stands in the answers that stay behind."""
    document = reader.document(facts.path)
    hidden = hidden_in(document.entry, sets, named)
    left = may_leave(document.entry, sets, named) if hidden else None
    if left is None:
        return facts
    spans = tuple(_spans(document, left, hidden))
    return replace(
        facts,
        words=sum(len(answer.text.split()) for answer in left.answers),
        ratings=left.ratings,
        picks=left.picks,
        feelings=left.feelings,
        answered=tuple(name for name in facts.answered if name not in hidden),
        sightings=tuple(one for one in facts.sightings if _leaves_at(one.place, spans)),
        felt=tuple(one for one in facts.felt if _leaves_at(one[1], spans)),
        scored=None if facts.scored is None else tuple(one for one in facts.scored if _leaves_at(one.place, spans)),
        # Whose words these were cannot be told any more, and nothing on a paper needs them.
        stale=(),
        refused=(),
        judged=(),
    )


def _spans(document: Document, left: Entry, hidden: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where in the file stands what leaves: answers, ticked options, rated feelings."""
    yield from ((section.start, section.end) for section in document.sections if section.question not in hidden)
    places = [tick_place(document, name, option) for name, ids in left.picks.items() for option in ids]
    places += [feeling_place(document, word) for word in left.feelings]
    yield from ((place.offset, place.offset + place.end - place.start) for place in places if place)


def _leaves_at(place: Place, spans: Collection[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the spans that leave."""
    ends = place.offset + place.end - place.start
    return any(start <= place.offset and ends <= end for start, end in spans)


def _stands_in(review: Review, whole: Entry, left: Entry) -> bool:
    """Whether a review speaks of words that leave; one without a quote stands at the first words of the entry."""
    quote = " ".join(review.quote.split())
    if not quote:
        first = next((answer for answer in whole.answers if answer.text.strip()), None)
        return first in left.answers
    return any(quote in " ".join(answer.text.split()) for answer in left.answers)


def _blank(text: str) -> str:
    """Return as many blanks, with the line ends where they are."""
    return _ALL_BUT_LINE_ENDS.sub(" ", text)
