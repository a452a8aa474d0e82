"""One sentence opened up: its words, its clauses and what stands in quotation marks."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.themes.sentences import Span
from alliance_journal.themes.words import fold, parted

_QUOTED: Final = re.compile(
    # All begin with one of five marks, so that the search goes from mark to mark and not from letter to letter.
    r"[\"“«\u2018'](?:(?<=\")[^\"\n]{1,400}\"|(?<=“)[^“”\n]{1,400}”|(?<=«)[^«»\n]{1,400}»"
    r"|(?<=[\u2018'])(?<!\w[\u2018'])(?=\S)[^\n]{1,300}?(?<=[^\s])[\u2019'](?![\w]))"
)
_BREAK: Final = re.compile(r"[,;:\u2013\u2014()\n]|\s-+\s|\.{2,}|…")
_HARD_BREAK: Final = re.compile(r"[;:()!?\u2013\u2014]|\s-+\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, its words in small letters and as written, the clause and quote of each.

    `clauses[i]` numbers the clause of word `i`; `quotes[i]` is 0 outside quotation marks, else the number of the
    quotation; `hard[i]` tells that a strong mark (; : ! ? brackets, dash) stands right before word `i`.
    """

    span: Span
    words: Sequence[str] = field(repr=False)
    written: Sequence[str] = field(repr=False)
    clauses: Sequence[int]
    quotes: Sequence[int]
    hard: Sequence[bool]
    asks: bool

    def clause_start(self, place: int) -> int:
        """Return the first word of the clause that word `place` belongs to."""
        number = self.clauses[place]
        while place and self.clauses[place - 1] == number:
            place -= 1
        return place

    def clause_end(self, place: int) -> int:
        """Return the word after the last of the clause that word `place` belongs to."""
        number = self.clauses[place]
        while place < len(self.words) and self.clauses[place] == number:
            place += 1
        return place


def quoted_spans(text: str, start: int, end: int) -> list[Span]:
    """Return what stands in quotation marks, marks included."""
    return [match.span() for match in _QUOTED.finditer(text, start, end)]


def opened(text: str, span: Span, quoted: Sequence[Span], parting: Container[str]) -> Sentence:
    """Return the sentence at `span`; `quoted` says what stands in quotation marks, `parting` words begin a clause."""
    between, written = parted(text[span[0] : span[1]])
    words = [fold(word) for word in written]
    clauses: list[int] = []
    hard: list[bool] = []
    number = 0
    for gap, word in zip(between, words, strict=False):
        marked = gap != " " and bool(clauses)
        if clauses and (word in parting or (marked and _BREAK.search(gap))):
            number += 1
        clauses.append(number)
        hard.append(marked and _HARD_BREAK.search(gap) is not None)
    quotes = _quotes_of(span, between, written, quoted) if quoted else [0] * len(words)
    return Sentence(span, words, written, clauses, quotes, hard, asks="?" in between[-1])


def _quotes_of(span: Span, between: Sequence[str], written: Sequence[str], quoted: Sequence[Span]) -> list[int]:
    """Return for each word the number of the quotation it stands in, or 0."""
    quotes = []
    end = span[0]
    for gap, word in zip(between, written, strict=False):
        start = end + len(gap)
        end = start + len(word)
        quotes.append(_quote_of((start, end), quoted))
    return quotes


def _quote_of(place: Span, quoted: Sequence[Span]) -> int:
    return next((n for n, (start, end) in enumerate(quoted, start=1) if start < place[0] and place[1] < end), 0)
