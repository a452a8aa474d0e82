"""Reports on the screen: plain lines through a pipe, a little colour on a terminal, and slow work made visible."""

import io
import time
from collections.abc import Callable, Sequence
from typing import Final

from alliance_journal.reports.lines import Line
from alliance_journal.terminal.safe import safe
from alliance_journal.terminal.screen import Screen, is_terminal, print_lines, print_page, write_quietly
from alliance_journal.terminal.spelling import spelled

_STYLES: Final = {"heading": "bold", "quote": "italic", "note": "dim", "": ""}
PATIENCE: Final = 1.0
"""Seconds of work after which progress is shown."""


def print_report(screen: Screen, lines: Sequence[Line], *, pager: bool = True) -> None:
    """Write a report to stdout; in colour where the screen has it, page by page where it is taller than the screen."""
    if screen.colour:
        print_page(screen, _coloured(screen, lines), pager=pager)
    else:
        print_lines(screen, [line.text for line in lines], pager=pager)


def _coloured(screen: Screen, lines: Sequence[Line]) -> str:
    """Return the lines with their roles as styles; the words are made safe before a single escape is added."""
    from rich.console import Console  # noqa: PLC0415 - 50 ms, only where colour is shown
    from rich.text import Text  # noqa: PLC0415 - the same

    target = io.StringIO()
    console = Console(file=target, force_terminal=True, color_system="standard", width=10_000, highlight=False)
    for line in lines:
        console.print(Text(spelled(safe(line.text), screen.encoding), style=_STYLES[line.role]), soft_wrap=True)
    return target.getvalue()


def progress_on(screen: Screen, clock: Callable[[], float] = time.monotonic) -> Callable[[int, int], None]:
    """Return a function to call with (done, of): silent in the first second, then one changing line on stderr."""
    began = clock()
    shown = 0.0

    def show(done: int, of: int) -> None:
        nonlocal shown
        talks = is_terminal(screen.streams.talk) and not screen.plain
        if not talks or clock() - began < PATIENCE:
            return
        if done >= of:
            write_quietly(screen.streams.talk, "\r\x1b[K" if shown else "")
        elif clock() - shown > PATIENCE / 10:
            shown = clock()
            write_quietly(screen.streams.talk, f"\r\x1b[Kreading {done} of {of} entries")

    return show
