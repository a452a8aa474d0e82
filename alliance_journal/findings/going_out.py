"""What of a journal may leave it: private entries, private answers and all that was found in them stay behind.

An entry is private by its tag `private`, an answer by its own mark or by its question. The worker may name either, an
entry by its id (then all of it goes) or a question by its id (then its answers go, in every entry that may leave).

Ratings, ticks and feelings carry no mark of their own: where the set of an entry cannot be read as it was asked, nobody
can tell whether they were private, and those that no version asks for stay behind.
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
from alliance_journal.guide.following_up import FOLLOW_UP
from alliance_journal.model.codes import SetId
from alliance_journal.model.entries import Entry, Review
from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.model.themes import Place

PRIVATE: Final = "private"
"""The tag that keeps a whole entry inside the journal."""
FEELINGS: Final = "?"
"""Stands among the hidden questions for rated feelings whose question nobody knows; no question has that id."""
_ALL_BUT_LINE_ENDS: Final = re.compile(r"[^\n]")


def going_out(gathered: Gathered, sets: Sets, named: Collection[str] = ()) -> Gathered:
    """Return what may leave the journal: no private entry, and of the others nothing that stands in what is private.

    `named` holds ids of entries and of questions. The reader gives documents without these answers, blank where they
    stood, so that every other place stays where it is. Every entry is read; raises what reading it raises.
    """
    shown = tuple(_facts(facts, gathered.reader, sets, named) for facts in gathered.entries if _is_open(facts, named))
    reader = Reader(lambda path: without_private(gathered.reader.document(path), sets, named), gathered.reader.forget)
    return Gathered(shown, gathered.problems, reader)


def entries_of_unread_sets(gathered: Gathered, sets: Sets, named: Collection[str] = ()) -> int:
    """Return in how many entries ratings, ticks or feelings stay behind only because their set cannot be read."""
    meant = (one for one in gathered.entries if _is_open(one, named) and one.id not in named)
    return sum(not untold_in(facts, sets) <= set(named) for facts in meant)


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
    """Return the ids of the questions whose answers stay behind: private in the entry, or in its set now or then.

    With them those whose set cannot be read (see `untold_in`).
    """
    if entry.id.value in named:
        return frozenset()
    marked = {str(answer.question) for answer in entry.answers if answer.private}
    asked = {str(question.id) for question in _questions(entry, sets) if question.private}
    return frozenset((((marked | asked) & _given(entry, sets)) | untold_in(entry, sets)) - set(named))


def untold_in(entry: Entry | EntryFacts, sets: Sets) -> frozenset[str]:
    """Return the ids of ratings and ticks of which nobody can tell whether they are private, `FEELINGS` for feelings.

    Nothing where the set can be read as it was asked. The question that is added for an open strain is never private.
    """
    asked = sets.asked(entry.set, entry.set_version)
    if asked is not None and asked.version == entry.set_version:
        return frozenset()
    known = (*_questions(entry, sets), FOLLOW_UP)
    names = (set(entry.picks) | set(entry.ratings)) - {str(question.id) for question in known}
    if entry.feelings and not any(question.kind is QuestionKind.FEELINGS for question in known):
        names.add(FEELINGS)
    return frozenset(names)


def _is_open(facts: EntryFacts, named: Collection[str]) -> bool:
    return facts.id in named or not is_private(facts.tags)


def _questions(entry: Entry | EntryFacts, sets: Sets) -> Iterator[Question]:
    """Yield the questions of the entry's set, as they were asked and as they are now.

    Where they cannot be read as they are now, those of every version that was asked.
    """
    now = sets.sets.get(SetId(entry.set))
    former = sets.former
    kept = [former.get(entry.set, one) for one in former.versions(entry.set)] if now is None else []
    for known in (sets.asked(entry.set, entry.set_version), now, *kept):
        if known is not None:
            yield from known.questions


def _given(entry: Entry, sets: Sets) -> set[str]:
    """Return the ids of the questions that the entry answers; rated feelings are kept without the name of theirs."""
    rated = {str(one.id) for one in _questions(entry, sets) if entry.feelings and one.kind is QuestionKind.FEELINGS}
    return rated | {str(answer.question) for answer in entry.answers} | set(entry.picks) | set(entry.ratings)


def _hides_feelings(entry: Entry, sets: Sets, hidden: Collection[str]) -> bool:
    """Whether the rated feelings stay behind, because one of the questions for them does."""
    asked = {str(one.id) for one in _questions(entry, sets) if one.kind is QuestionKind.FEELINGS}
    return not ({FEELINGS} | asked).isdisjoint(hidden)


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
