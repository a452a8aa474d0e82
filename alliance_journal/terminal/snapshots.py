"""When open words are kept: half a second after the last key, and each second while somebody goes on typing."""

import time
from collections.abc import Callable
from typing import Final, Protocol

AFTER_THE_LAST_KEY: Final = 0.5
AT_LEAST_EVERY: Final = 1.0


class Timer(Protocol):
    """A call that will come."""

    def cancel(self) -> None:
        """Let it not come."""
        ...


class Snapshots:
    """Calls `keep` in time; tried again each second where `keep` says that it did not work."""

    def __init__(self, later: Callable[[float, Callable[[], None]], Timer], keep: Callable[[], bool]) -> None:
        """`later` calls a function after some seconds (an event loop's `call_later`)."""
        self._later = later
        self._keep = keep
        self._timer: Timer | None = None
        self._since: float | None = None

    def changed(self) -> None:
        """Something was typed."""
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        self._again(min(AFTER_THE_LAST_KEY, max(self._since + AT_LEAST_EVERY - now, 0.0)))

    def stop(self) -> None:
        """Nothing more will be typed here."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _again(self, seconds: float) -> None:
        self.stop()
        self._timer = self._later(seconds, self._due)

    def _due(self) -> None:
        self._timer = None
        self._since = None
        if not self._keep():
            self._again(AT_LEAST_EVERY)
