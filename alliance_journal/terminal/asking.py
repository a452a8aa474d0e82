"""What one question needs from whoever asks it, in a real terminal or plainly."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.terminal.steps import Reply

LINES_OF_WORDS: Final = frozenset({QuestionKind.TEXT, QuestionKind.DRAFT})
"""Kinds whose answer may run over many lines."""
DATE_HINT: Final = "A day, such as 2026-11-22 or 20 nov 2026."


@dataclass(frozen=True, slots=True)
class Asked:
    """One question at the moment it is asked: where it stands, the words so far, and what went wrong before.

    Of an answer that is one thing, such as a day, what is typed takes the place of the words so far.
    """

    question: Question
    position: tuple[int, int]
    words: str = field(default="", repr=False)
    trouble: str = ""
    shown: str = field(default="", repr=False)
    is_one_thing: bool = False

    @property
    def runs_on(self) -> bool:
        """Whether the answer may have many lines."""
        return self.question.kind in LINES_OF_WORDS


class Asker(Protocol):
    """Whoever puts the questions to a person."""

    def begin(self, lines: Sequence[str]) -> None:
        """Show the header of the walk."""
        ...

    def ask(self, asked: Asked) -> Reply:
        """Ask one question and return what was typed and where it leads."""
        ...

    def edit(self, words: str) -> str:
        """Let the words be changed in the user's own editor; UsageError where there is none."""
        ...

    def done(self, number: int, question: Question, note: str | None) -> None:
        """Show that a question is done: how much was answered, or None where it was skipped."""
        ...

    def tell(self, sentence: str) -> None:
        """Show one plain sentence."""
        ...
