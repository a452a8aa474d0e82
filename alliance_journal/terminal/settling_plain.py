"""Settling by lines: for screen readers, dumb terminals and pipes; every state is said in words."""

from contextlib import AbstractContextManager, nullcontext
from typing import Final

from alliance_journal.terminal.safe import mended
from alliance_journal.terminal.screen import Screen, say, write_quietly
from alliance_journal.terminal.settling_view import View, choice_line, spoken
from alliance_journal.terminal.signals import Interrupted, Signals, wake_reader
from alliance_journal.terminal.steps import Reply, Step

_COMMANDS: Final = {"/back": Step.BACK, "/skip": Step.SKIP, "/pause": Step.PAUSE}
_PAUSES: Final = "/pause: stop here"
_STOPPING: Final = frozenset({"\x03", "\x04", "\x13"})
"""What Ctrl-C, Ctrl-D and Ctrl-S send; through a pipe they arrive as they are."""


class PlainSettler:
    """Asks by lines: writes to stderr, reads answers from stdin."""

    def __init__(self, screen: Screen, signals: Signals) -> None:
        """Ask on `screen`; a signal wakes whoever waits for a line."""
        self._screen = screen
        self._signals = signals

    def tell(self, sentence: str) -> None:
        """Say one sentence."""
        say(self._screen, sentence)

    def done(self, number: int, kind: str, what: str) -> None:
        """Say "Answered 3: a name, replaced with C04."."""
        self.tell(f"Answered {number}: {kind}, {what}.")

    def ask(self, view: View) -> Reply:
        """Say the mention and what can be typed, and return what was typed."""
        self.tell("")
        for line in (*spoken(view), f"{choice_line(view)}, {_PAUSES}", *view.notes):
            self.tell(line)
        return self._typed("Your choice:")

    def ask_words(self, _view: View, question: str) -> Reply:
        """Ask for words and return them."""
        return self._typed(question)

    def aside(self) -> AbstractContextManager[None]:
        """Nothing has to be put back: the terminal is as it always was."""
        return nullcontext()

    def _typed(self, prompt: str) -> Reply:
        """Return one typed line; PAUSE at the end of input, GONE where a signal came first."""
        write_quietly(self._screen.streams.talk, f"{prompt} ")
        try:
            with self._signals.waking(wake_reader):
                line = self._screen.streams.typed.readline()
        except Interrupted:
            self.tell("")
            return Reply(Step.GONE)
        except OSError:
            line = ""
        words = mended(line).strip(" \t\r\n")
        if line and words not in _STOPPING:
            return Reply(_COMMANDS.get(words, Step.NEXT), "" if words in _COMMANDS else words)
        self.tell("")
        return Reply(Step.PAUSE)
