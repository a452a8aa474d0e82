"""Where a search found its words, and a few words around each place, always verbatim slices of the text."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

from alliance_journal.queries.folding import fold, fold_with_origins, joins
from alliance_journal.queries.tree import Query

_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")


class Span(NamedTuple):
    """A slice of a text: from `start` up to but not including `end`, in characters."""

    start: int
    end: int


def spans_in(text: str, query: Query) -> tuple[Span, ...]:
    """Return where the words that are looked for stand, in order; overlapping places become one.

    Words that the search rules out are never shown. `text[span.start:span.end]` are the words as written.
    """
    places = [place for term in query.sought() for place in term.places(fold(text))]
    if not places:
        return ()
    _, origins = fold_with_origins(text)
    return _merged(Span(origins[start], _end_in(text, origins[end - 1])) for start, end in sorted(set(places)))


def _end_in(text: str, last: int) -> int:
    """Return where the match ends whose last character is given: after its combining marks, which folding dropped."""
    end = last + 1
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans, which come in order, with those that overlap made one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def snippet(text: str, span: Span, width: int) -> Span:
    """Return the slice around a match, at most `width` characters where the match itself is not longer.

    It is cut between words, stays inside the paragraph, and begins and ends with something to read.
    """
    first, last = _paragraph(text, span)
    spare = max(0, width - (span.end - span.start))
    before = min(span.start - first, max(spare // 2, spare - (last - span.end)))
    after = min(last - span.end, spare - before)
    start, end = span.start - before, span.end + after
    while start < span.start and (text[start].isspace() or _cuts(text, start)):
        start += 1
    while end > span.end and (text[end - 1].isspace() or _cuts(text, end)):
        end -= 1
    return Span(start, end)


def _paragraph(text: str, span: Span) -> Span:
    """Return the slice between the blank lines around a match."""
    first, last = 0, len(text)
    for blank in _BLANK_LINE.finditer(text):
        if blank.end() <= span.start:
            first = blank.end()
        elif blank.start() >= span.end:
            last = blank.start()
            break
    return Span(first, last)


def _cuts(text: str, place: int) -> bool:
    """Whether a cut at this place would part a word, or a letter from its accent."""
    return 0 < place < len(text) and (joins(text[place - 1], text[place]) or unicodedata.combining(text[place]) > 0)
