"""One sentence opened up: its words, its clauses and what stands in quotation marks."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from alliance_journal.themes.sentences import Span
from alliance_journal.themes.words import folded, parted

if TYPE_CHECKING:
    from alliance_journal.themes.parts import Part

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
    quotation; `marks[i]` tells that a comma or a stronger mark stands right before word `i`, `hard[i]` that a strong
    one does (; : ! ? brackets, dash); `asked` are the words that a question mark stands right before; `parts` is
    filled when the sentence is first parted.
    """

    span: Span
    words: Sequence[str] = field(repr=False)
    written: Sequence[str] = field(repr=False)
    clauses: Sequence[int]
    quotes: Sequence[int]
    marks: Sequence[bool]
    hard: Sequence[bool]
    asked: Sequence[int]
    parts: list["Part"] = field(default_factory=list, repr=False, compare=False)

    @property
    def asks(self) -> bool:
        """Whether the sentence ends with a question mark."""
        return bool(self.asked) and self.asked[-1] == len(self.words)

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
    words = folded(written)
    marks = [False] * len(words)
    hard = [False] * len(words)
    begins = list(map(parting.__contains__, words))
    begins[:1] = [False] * len(begins[:1])
    odd = [place for place, gap in enumerate(between[1:-1], start=1) if gap != " "]
    for place in odd:
        broken = _BREAK.search(between[place]) is not None
        begins[place] = begins[place] or broken
        hard[place] = _HARD_BREAK.search(between[place]) is not None
        marks[place] = broken or hard[place]
    here = [
        (number, quote) for number, quote in enumerate(quoted, start=1) if quote[0] < span[1] and span[0] < quote[1]
    ]
    quotes = _quotes_of(span, between, written, here) if here else [0] * len(words)
    asked = [place for place in (*odd, len(words)) if "?" in between[place]]
    return Sentence(span, words, written, list(accumulate(begins)), quotes, marks, hard, asked)


def _quotes_of(
    span: Span, between: Sequence[str], written: Sequence[str], quoted: Sequence[tuple[int, Span]]
) -> list[int]:
    """Return for each word the number of the quotation it stands in, or 0."""
    quotes = [0] * len(written)
    end = span[0]
    for place, word in enumerate(written):
        start = end + len(between[place])
        end = start + len(word)
        for number, (first, last) in quoted:
            if first < start and end < last:
                quotes[place] = number
                break
    return quotes
