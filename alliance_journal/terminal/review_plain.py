"""Reviewing by lines: for screen readers, dumb terminals and pipes; every state is said in words."""

from collections.abc import Sequence
from typing import Final

from alliance_journal.model.themes import Theme
from alliance_journal.terminal.review_view import NAMING_KEYS, View, help_texts, keys_line, offered_lines, spoken
from alliance_journal.terminal.safe import mended
from alliance_journal.terminal.screen import Screen, say, write_quietly
from alliance_journal.terminal.signals import Interrupted, Signals, wake_reader
from alliance_journal.terminal.steps import Reply, Step

_SHORT_PROMPT: Final = "y n w t o a s b q, or ? for help:"
_STOPPING: Final = frozenset({"\x03", "\x04", "\x13"})
"""What Ctrl-C, Ctrl-D and Ctrl-S send; through a pipe they arrive as they are."""


class PlainReviewer:
    """Asks by lines: writes to stderr, reads answers from stdin."""

    def __init__(self, screen: Screen, signals: Signals) -> None:
        """Ask on `screen`; a signal wakes whoever waits for a line."""
        self._screen = screen
        self._signals = signals
        self._has_told_keys = False
        self._is_learned = False

    def tell(self, sentence: str) -> None:
        """Say one sentence."""
        say(self._screen, sentence)

    def done(self, number: int, label: str, what: str) -> None:
        """Say "Answered 3: Went quiet, yes." or "Skipped 3: Went quiet."."""
        self.tell(f"Skipped {number}: {label}." if what == "skipped" else f"Answered {number}: {label}, {what}.")

    def ask(self, view: View) -> Reply:
        """Say the suggestion and return the letter that was typed; an empty line skips."""
        self._show(view)
        if not self._has_told_keys:
            self.tell(keys_line())
            self._has_told_keys = True
        reply = self._typed(_SHORT_PROMPT)
        return Reply(reply.step, reply.text or "s") if reply.step is Step.NEXT else reply

    def ask_theme(self, view: View, question: str, offered: Sequence[Theme]) -> Reply:
        """Ask for a theme, by its number among those offered or by a part of its name, and return what was typed."""
        for note in view.notes:
            self.tell(note)
        for line in offered_lines(offered):
            self.tell(line)
        return self._typed(question)

    def ask_names(self, view: View, question: str, offered: Sequence[Theme]) -> Reply:
        """Say the sentence, unless themes are offered for it already, and ask which themes are in it."""
        if offered or view.notes:
            return self.ask_theme(view, question, offered)
        self._show(view)
        self.tell(f"At any time: {NAMING_KEYS}.")
        return self._typed(question)

    def help(self) -> None:
        """Say what each letter does."""
        for line in help_texts(is_learned=self._is_learned):
            self.tell(line)

    def _show(self, view: View) -> None:
        self._is_learned = view.is_learned
        self.tell("")
        for line in spoken(view):
            say(self._screen, line, style="dim" if line.startswith(("Before: ", "After: ")) else "")
        for note in view.notes:
            self.tell(note)

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
        word = mended(line).strip(" \t\r\n")
        if line and word not in _STOPPING:
            return Reply(Step.NEXT, word)
        self.tell("")
        return Reply(Step.PAUSE)
