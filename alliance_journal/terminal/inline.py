"""An inline application that leaves no words behind when the window changes its width."""

from collections.abc import Sequence

from prompt_toolkit.application import Application
from prompt_toolkit.layout.screen import Screen

from alliance_journal.terminal.steps import Step


class InlineApplication(Application[Step]):
    """Erases what a narrower terminal has re-wrapped, too, before it draws itself anew.

    prompt_toolkit goes up as many rows as it drew; most terminals have made more of them by then, and the first ones,
    with the words in them, would scroll away to where they cannot be taken back. Terminals that cut lines instead of
    wrapping them (xterm) lose that many finished lines above from view; what a terminal has pushed into its scrollback
    while it wrapped stays there.
    """

    def _on_resize(self) -> None:
        drawn = self.renderer.last_rendered_screen
        if drawn is not None:
            cursor = drawn.get_cursor_position(self.layout.current_window)
            above = [_width(drawn, row) for row in range(cursor.y)]
            self.output.cursor_up(rows_more(above, cursor.x, self.output.get_size().columns))
        super()._on_resize()


def rows_more(widths: Sequence[int], column: int, columns: int) -> int:
    """Return how many more rows lie above a cursor at `column` once rows of these widths are wrapped at `columns`."""
    return sum(max(width - 1, 0) // columns for width in widths) + column // columns


def _width(drawn: Screen, row: int) -> int:
    """Return how many columns of a row were written, without blanks at its end."""
    return max((at + 1 for at, cell in drawn.data_buffer[row].items() if cell.char != " "), default=0)
