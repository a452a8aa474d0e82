"""One answer in sentences: each opened only when a phrase stands in it or a neighbour asks for it."""

from collections.abc import Iterator
from itertools import islice

from alliance_journal.themes.carrying import MOST_LOOKED_AT
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.passages import Passage
from alliance_journal.themes.reading import OpenedSentence, Question
from alliance_journal.themes.sentences import Span


class Answer:
    """The sentences of a passage with the question that they answer."""

    def __init__(self, passage: Passage, question: Question) -> None:
        """Take what was written, and what was asked."""
        self._passage = passage
        self._question = question

    def sentences(self) -> Iterator[tuple[int, Span, int]]:
        """Yield for each sentence its number, its place and how many words it has."""
        return self._passage.sentences()

    def opened(self, number: int) -> OpenedSentence:
        """Return a sentence that has been come to, by its number, ready to be read."""
        return OpenedSentence(self._passage.sentence(number), self._question, lambda: self._before(number))

    def _before(self, number: int) -> Iterator[Sentence]:
        """Yield the sentences before, the nearest first."""
        return islice(map(self._passage.sentence, range(number - 1, -1, -1)), MOST_LOOKED_AT)
