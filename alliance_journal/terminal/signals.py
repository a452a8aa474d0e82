"""Signals during a walk: they are noted and wake whoever waits, and never break into the writing of a draft."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP")
HANGUP: Final = 1
"""The number of SIGHUP, also where a system has no such signal: the terminal is gone."""


class Interrupted(Exception):  # noqa: N818 - a message to our own loop, not an error
    """A signal came while a line was read."""


class Signals:
    """The first signal that came, and how to wake whoever waits for a person."""

    def __init__(self) -> None:
        """Nothing has come yet and nobody waits."""
        self.came: int | None = None
        self._wake: Callable[[], None] | None = None

    def note(self, number: int, _frame: FrameType | None = None) -> None:
        """Remember the first signal; wake whoever waits."""
        self.came = self.came or number
        if self._wake is not None:
            self._wake()

    def have_come(self) -> bool:
        """Whether any has come."""
        return self.came is not None

    @contextmanager
    def waking(self, wake: Callable[[], None]) -> Iterator[None]:
        """Call `wake` when a signal comes meanwhile, and at once when one came before."""
        former, self._wake = self._wake, wake
        try:
            if self.came is not None:
                wake()
            yield
        finally:
            self._wake = former


@contextmanager
def watched_signals() -> Iterator[Signals]:
    """Note SIGINT, SIGTERM and SIGHUP instead of dying of them; a signal that was ignored (nohup) stays ignored.

    Outside the main thread, where Python allows no handlers, nothing is watched.
    """
    signals = Signals()
    if threading.current_thread() is not threading.main_thread():
        yield signals
        return
    watched = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    former = {number: signal.getsignal(number) or signal.SIG_DFL for number in watched}
    for number, handler in former.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, signals.note)
    try:
        yield signals
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def wake_reader() -> None:
    """Break out of a blocking read."""
    raise Interrupted
