"""prompt_toolkit's output on stderr, with what it erases really gone."""

import os

from prompt_toolkit.data_structures import Size
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output

from alliance_journal.terminal.screen import Screen


class Outlet(Vt100_Output):
    """Erases row by row: tmux keeps what "erase to the end of the screen" clears in its scrollback."""

    def erase_down(self) -> None:
        """Erase from the cursor to the end of the screen and leave the cursor where it is."""
        below = max(self.get_size().rows - 1, 0)
        self.write_raw("\x1b7\x1b[K" + "\x1b[B\x1b[2K" * below + "\x1b8")

    def erase_screen(self) -> None:
        """Erase the whole screen; the cursor goes to its first place."""
        self.cursor_goto(0, 0)
        self.erase_down()


def output_of(screen: Screen) -> Output:
    """Return the output for a walk; it never asks where the cursor is, since the reply could be typed in."""
    if os.name == "nt":  # pragma: no cover - not tried here
        return create_output(stdout=screen.streams.talk)
    stream = screen.streams.talk

    def size() -> Size:
        try:
            columns, rows = os.get_terminal_size(stream.fileno())
        except OSError:
            return Size(rows=screen.height, columns=screen.width)
        return Size(rows=rows or screen.height, columns=columns or screen.width)

    return Outlet(stream, size, term=os.environ.get("TERM"), enable_bell=False, enable_cpr=False)
