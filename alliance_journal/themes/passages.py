"""A slice of a text in sentences: parted and opened as far as somebody asks, and once for all who ask."""

from collections.abc import Container, Iterator
from functools import cached_property
from itertools import count

from alliance_journal.themes.clauses import Sentence, opened, quoted_spans
from alliance_journal.themes.sentences import Span, sentences_in
from alliance_journal.themes.words import count_words


class Passage:
    """The sentences of `text[start:end]`; themes and feelings look at the same ones."""

    def __init__(self, text: str, place: Span, parting: Container[str]) -> None:
        """Take the words that begin a clause; nothing is parted before it is asked for."""
        self.text = text
        self._place = place
        self._parting = parting
        self._coming = sentences_in(text, *place)
        self._parted: list[tuple[int, Span, int]] = []
        self._opened: dict[int, Sentence] = {}

    def sentences(self) -> Iterator[tuple[int, Span, int]]:
        """Yield for each sentence its number, its place and how many words it has."""
        for number in count():
            if number == len(self._parted):
                span = next(self._coming, None)
                if span is None:
                    return
                self._parted.append((number, span, count_words(self.text, *span)))
            yield self._parted[number]

    def sentence(self, number: int) -> Sentence:
        """Return a sentence that has been come to, opened up."""
        found = self._opened.get(number)
        if found is None:
            found = self._opened[number] = opened(self.text, self._parted[number][1], self._quoted, self._parting)
        return found

    @cached_property
    def _quoted(self) -> list[Span]:
        return quoted_spans(self.text, *self._place)
