"""Settling in a real terminal: each mention on a card of its own, which is erased when it is answered."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import dropwhile
from typing import Final

from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.keys import Keys

from alliance_journal.terminal.outlet import output_of
from alliance_journal.terminal.review_card import Table, ask_on_review_card
from alliance_journal.terminal.rows import wrapped
from alliance_journal.terminal.safe import safe_line
from alliance_journal.terminal.screen import Screen, say
from alliance_journal.terminal.settling_view import Styled, View, card_lines
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Reply

_BLANK: Final = ("", "")
_FEWEST_ROWS: Final = 3
_GOING_ON: Final = frozenset({Keys.ControlM, Keys.ControlJ, Keys.Tab, Keys.ControlO})
_KEYS: Final = "Type a letter and Enter. ^S pauses; your words are kept."


class LiveSettler:
    """Asks by cards."""

    def __init__(self, table: Table) -> None:
        """Ask at `table`."""
        self._table = table

    def tell(self, sentence: str) -> None:
        """Print one sentence, wrapped by words."""
        for row in wrapped(safe_line(sentence), self._columns()):
            say(self._table.screen, row)

    def done(self, number: int, kind: str, what: str) -> None:
        """Print the line that stands for a mention from now on; its words are not in it."""
        self.tell(f"✓ {number:<2} {kind}: {what}")

    def ask(self, view: View) -> Reply:
        """Show a mention and what can be typed, and return what was typed."""
        _forget_going_on(self._table.input)
        rows = [f"{typed:<5}  {does}" for typed, does in view.choices.items()]
        return self._ask(view, (*rows, _KEYS))

    def ask_words(self, view: View, question: str) -> Reply:
        """Show the mention and ask for words."""
        return self._ask(view, (question,))

    def aside(self) -> AbstractContextManager[None]:
        """Let the terminal be as it was before."""
        return self._table.input.cooked_mode()

    def _ask(self, view: View, below: Sequence[str]) -> Reply:
        def lines(_typed: str, width: int, height: int) -> Sequence[Styled]:
            notes = [("note", row) for note in view.notes for row in wrapped(note, width)]
            rows = [*notes, *(("", row) for line in below for row in _rows(line, width))]
            room = max(height - len(rows) - _FEWEST_ROWS, _FEWEST_ROWS)
            return (_BLANK, *card_lines(view, width, room), _BLANK, *rows)

        return ask_on_review_card(self._table, lines, takes_words=True)

    def _columns(self) -> int:
        return max(self._table.output.get_size().columns, 10) - 1


def _forget_going_on(keyboard: Input) -> None:
    """Drop the Enters, Tabs and ^O typed ahead: one press too many would keep a name before anybody has seen it."""
    ahead = (*get_typeahead(keyboard), *keyboard.read_keys())
    store_typeahead(keyboard, list(dropwhile(lambda press: press.key in _GOING_ON, ahead)))


def _rows(line: str, width: int) -> Sequence[str]:
    """Return a line in rows; what fits keeps its blanks, by which the choices stand under each other."""
    return (line,) if len(line) <= width else wrapped(line, width)


@contextmanager
def live_settler(screen: Screen, signals: Signals) -> Iterator[LiveSettler]:
    """Yield a settler at this terminal, which stays in raw mode: nothing typed ahead is echoed in between."""
    keyboard: Input = create_input(screen.streams.typed)
    with keyboard.raw_mode():
        yield LiveSettler(Table(keyboard, output_of(screen), screen, signals))
