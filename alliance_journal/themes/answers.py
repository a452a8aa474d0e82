"""One answer in sentences: each opened only when a phrase stands in it or a neighbour asks for it."""

from collections.abc import Container, Iterator
from itertools import islice

from alliance_journal.themes.carrying import MOST_LOOKED_AT
from alliance_journal.themes.clauses import Sentence, opened, quoted_spans
from alliance_journal.themes.reading import OpenedSentence, Question
from alliance_journal.themes.sentences import Span, sentences_in
from alliance_journal.themes.words import count_words


class Answer:
    """The sentences of `text[start:end]` with the question that they answer."""

    def __init__(self, text: str, place: Span, question: Question, parting: Container[str]) -> None:
        """Take the words that begin a clause; nothing is parted before it is asked for."""
        self._text = text
        self._question = question
        self._parting = parting
        self._quoted = quoted_spans(text, *place)
        self._coming = sentences_in(text, *place)
        self._spans: list[Span] = []
        self._sentences: dict[int, Sentence] = {}

    def sentences(self) -> Iterator[tuple[int, Span, int]]:
        """Yield for each sentence its number, its place and how many words it has."""
        for number, span in enumerate(self._coming):
            self._spans.append(span)
            yield number, span, count_words(self._text, *span)

    def opened(self, number: int) -> OpenedSentence:
        """Return a sentence that has been come to, by its number, ready to be read."""
        return OpenedSentence(self._sentence(number), self._question, lambda: self._before(number))

    def _before(self, number: int) -> Iterator[Sentence]:
        """Yield the sentences before, the nearest first."""
        return islice((self._sentence(earlier) for earlier in range(number - 1, -1, -1)), MOST_LOOKED_AT)

    def _sentence(self, number: int) -> Sentence:
        if number not in self._sentences:
            self._sentences[number] = opened(self._text, self._spans[number], self._quoted, self._parting)
        return self._sentences[number]
