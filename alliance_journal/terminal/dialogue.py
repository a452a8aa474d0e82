"""Asking line by line for something new, where nothing is written before the last answer."""

from collections.abc import Callable
from typing import Final, TypeVar

from alliance_journal.errors import UsageError
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.rows import wrapped
from alliance_journal.terminal.screen import Screen, ask, say

_ROOM: Final = 12
"""Columns left for the beginning of an answer beside its question."""
T = TypeVar("T")


class Stopped(Exception):  # noqa: N818  a message to ourselves, not an error
    """Nobody answers any more."""


def asked(screen: Screen, question: str, read: Callable[[str], T | Muddle], *, topic: str) -> T:
    """Return the first answer that can be used; through a pipe the first has to be, else UsageError.

    Raises Stopped where the answers end; `topic` is the help page that says what is asked.
    """
    *above, last = wrapped(question, screen.width - _ROOM)
    while True:
        for line in above:
            say(screen, line)
        try:
            typed = ask(screen, last)
        except UnicodeDecodeError:
            raise UsageError("what was typed is not UTF-8 text, so nothing was written") from None
        if typed is None:
            raise Stopped
        answer = read(" ".join(typed.split()))
        if not isinstance(answer, Muddle):
            return answer
        tell(screen, answer.sentence)
        if not screen.asks:
            raise UsageError("an answer cannot be used, so nothing was written", hint=f"aj help {topic}")


def read_yes(typed: str) -> bool | Muddle:
    """Return whether the answer to a yes-or-no question is yes."""
    word = typed.lower()
    if word and ("yes".startswith(word) or "no".startswith(word)):
        return word[0] == "y"
    return Muddle("Please type y or n.")


def tell(screen: Screen, sentence: str) -> None:
    """Say one sentence in lines no wider than the screen."""
    for line in wrapped(sentence, screen.width):
        say(screen, line)
