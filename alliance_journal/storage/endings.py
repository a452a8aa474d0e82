"""What a signal that ends the program does while a file is written: the writing is called off, then it ends."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_NAMES: Final = ("SIGTERM", "SIGHUP")
"""Those that would end the program at once; ctrl-c is an exception already."""


class _Called(BaseException):
    """A signal came: whoever is at work tidies up and lets it pass."""

    def __init__(self, number: int) -> None:
        self.number = number


@contextmanager
def ending_tidily() -> Iterator[None]:
    """Let what is inside tidy up when a signal ends the program; the program then ends by that signal all the same.

    Where somebody handles or ignores a signal, that stays; outside the main thread nothing changes.
    """
    watched = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        watched = []
    deadly = [number for number in watched if signal.getsignal(number) == signal.SIG_DFL]
    came = 0
    try:
        for number in deadly:
            signal.signal(number, _call_off)
        yield
    except _Called as called:
        came = called.number
    finally:
        for number in deadly:
            signal.signal(number, signal.SIG_DFL)
    if came:
        os.kill(os.getpid(), came)


def _call_off(number: int, _frame: FrameType | None) -> None:
    raise _Called(number)
