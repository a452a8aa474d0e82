"""The worker's own phrases, for people and as JSON: the words as written, what they answer, and where they stand."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from alliance_journal.findings.phrase_bank import Draft, Phrase
from alliance_journal.queries.almanac import say_short
from alliance_journal.reports.jsontext import Json
from alliance_journal.reports.lines import TOGETHER, Line, Page, counted, wrapped

SCHEMA: Final = "alliance-journal/phrases/1"
NO_PHRASES: Final = (
    "You have drafted no words yet. Sets that ask for first words keep them here: aj reflect repair, "
    "aj reflect missed, aj reflect change."
)
_MARGIN: Final = " " * 5


def phrases_lines(found: Sequence[Phrase], page: Page, *, most: int) -> tuple[Line, ...]:
    """Return the newest `most` phrases, numbered: each as it was written, the question, when, whom and where."""
    if not found:
        return tuple(wrapped(NO_PHRASES, page, role="note"))
    lines = list(wrapped(f"Words of your own to begin with: {counted(len(found), 'phrase')}", page, role="heading"))
    for number, phrase in enumerate(found[:most], start=1):
        lines += [Line(""), *_one(number, phrase, page)]
    if (more := len(found) - most) > 0:
        lines += [Line(""), *wrapped(f"{more} older; all of them with -n {len(found)}", page, role="note")]
    return tuple(lines)


def _one(number: int, phrase: Phrase, page: Page) -> Iterator[Line]:
    indent = f"{number:>3}. "
    for line in f'"{phrase.words}"'.split("\n"):
        yield from wrapped(line, page, indent=indent, hanging=_MARGIN, role="quote")
        indent = _MARGIN
    newest = phrase.newest
    yield from wrapped(newest.asked or newest.question, page, indent=_MARGIN, hanging=f"{_MARGIN}  ")
    yield from wrapped(", ".join(_told(phrase)), page, indent=_MARGIN, hanging=f"{_MARGIN}  ")
    yield from wrapped(phrase.where, page, indent=_MARGIN, hanging=f"{_MARGIN}  ", role="note")


def _told(phrase: Phrase) -> Iterator[str]:
    """Yield when and for whom it was written last, in which entry, and how often."""
    first, last = phrase.days
    facts = phrase.newest.facts
    yield f"{say_short(last)} {last.year}".replace(" ", TOGETHER)
    if facts.client:
        yield facts.client
    yield facts.id
    if times := len(phrase.drafts) - 1:
        since = f"{say_short(first)} {first.year}".replace(" ", TOGETHER)
        yield f"written {counted(times + 1, 'time')} since {since}"
    if any(draft.private for draft in phrase.drafts):
        yield "private"


def phrases_json(found: Sequence[Phrase], *, most: int) -> Json:
    """Return the newest `most` phrases with every place in the shape `alliance-journal/phrases/1`; `of` counts all."""
    return {"schema": SCHEMA, "of": len(found), "phrases": [_json(phrase) for phrase in found[:most]]}


def _json(phrase: Phrase) -> dict[str, Any]:
    first, last = phrase.days
    return {
        "words": phrase.words,
        "times": len(phrase.drafts),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "drafts": [_draft_json(draft) for draft in phrase.spots()],
    }


def _draft_json(draft: Draft) -> dict[str, Any]:
    """Return one place; `start` and `end` are columns, counted on from the line in which the words begin."""
    facts, place = draft.facts, draft.place
    return {
        "entry": facts.id,
        "path": facts.path,
        "met": facts.day.isoformat(),
        "client": facts.client or None,
        "set": facts.set,
        "question": draft.question,
        "asked": draft.asked,
        "private": draft.private,
        "line": place.line,
        "start": place.start,
        "end": place.end,
    }
