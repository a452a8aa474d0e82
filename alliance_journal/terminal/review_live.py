"""Reviewing in a real terminal: each suggestion on a card of its own, which is erased when it is answered."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from prompt_toolkit.input import Input, create_input

from alliance_journal.findings.theme_names import Themes, themes_like
from alliance_journal.model.themes import Theme
from alliance_journal.terminal.lines import cut
from alliance_journal.terminal.outlet import output_of
from alliance_journal.terminal.review_card import Table, ask_on_review_card
from alliance_journal.terminal.review_view import (
    MOST_SHOWN,
    NAMING_KEYS,
    SHORT_KEYS,
    Styled,
    View,
    card_lines,
    help_texts,
    key_rows,
    offered_lines,
    theme_label,
)
from alliance_journal.terminal.rows import cells, wrapped
from alliance_journal.terminal.safe import safe_line
from alliance_journal.terminal.screen import Screen, say
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Reply

_BLANK: Final = ("", "")
_FEWEST_ROWS: Final = 5
_TALL: Final = 14
"""In fewer rows than these the keys are shown without what they do."""


class LiveReviewer:
    """Asks by cards."""

    def __init__(self, table: Table, themes: Themes) -> None:
        """Ask at `table`; `themes` are those that a typed name may mean."""
        self._table = table
        self._themes = themes
        self._helps = False

    def tell(self, sentence: str) -> None:
        """Print one sentence, wrapped by words."""
        for row in wrapped(safe_line(sentence), self._columns()):
            say(self._table.screen, row)

    def done(self, number: int, label: str, what: str) -> None:
        """Print the line that stands for a suggestion from now on."""
        room = max(self._columns() - cells(what) - 8, 8)
        say(self._table.screen, f"✓ {number:<2} {cut(label, room)}  {what}")

    def ask(self, view: View) -> Reply:
        """Show a suggestion and return the key that was pressed."""
        helps, self._helps = self._helps, False

        def lines(_typed: str, width: int, height: int) -> Sequence[Styled]:
            help_rows = [
                ("", row)
                for text in (help_texts(is_learned=view.is_learned) if helps else ())
                for row in wrapped(text, width)
            ]
            keys = key_rows(width) if height >= _TALL else (SHORT_KEYS,)
            parts = (_noted(view, width), help_rows, [("", row) for row in keys])
            below = [line for part in parts if part for line in (_BLANK, *part)]
            return (*_fitting(view, width, height - len(below)), *below)

        return ask_on_review_card(self._table, lines, takes_words=False)

    def ask_theme(self, view: View, question: str, offered: Sequence[Theme]) -> Reply:
        """Show the suggestion and ask for a theme, by its number among those offered or by a part of its name."""
        return self._ask_words(view, (question,), offered)

    def ask_names(self, view: View, question: str, offered: Sequence[Theme]) -> Reply:
        """Show the sentence without a theme and ask which themes are in it."""
        return self._ask_words(view, (question, NAMING_KEYS), offered)

    def help(self) -> None:
        """Show what each key does on the next card."""
        self._helps = True

    def _ask_words(self, view: View, question: Sequence[str], offered: Sequence[Theme]) -> Reply:
        def lines(typed: str, width: int, height: int) -> Sequence[Styled]:
            rows = _noted(view, width)
            rows += [("", cut(line, width)) for line in self._listed(typed, offered)]
            rows += [("", row) for part in question for row in wrapped(part, width)]
            return (*_fitting(view, width, height - len(rows) - 3), _BLANK, *rows)

        return ask_on_review_card(self._table, lines, takes_words=True)

    def _listed(self, typed: str, offered: Sequence[Theme]) -> Sequence[str]:
        """Return the numbered themes, or those that the letters typed so far may mean."""
        if offered:
            return offered_lines(offered)
        found = themes_like(typed, self._themes) if typed.strip() else ()
        more = [f"and {len(found) - MOST_SHOWN} more"] if len(found) > MOST_SHOWN else []
        return [*(theme_label(theme) for theme in found[:MOST_SHOWN]), *more]

    def _columns(self) -> int:
        return max(self._table.output.get_size().columns, 10) - 1


def _noted(view: View, width: int) -> list[Styled]:
    return [("note", row) for note in view.notes for row in wrapped(note, width)]


def _fitting(view: View, width: int, height: int) -> Sequence[Styled]:
    """Return the suggestion below a blank line in so many rows; nothing where there is no room for it."""
    return (_BLANK, *card_lines(view, width, height - 2)) if height > _FEWEST_ROWS else ()


@contextmanager
def live_reviewer(screen: Screen, signals: Signals, themes: Themes) -> Iterator[LiveReviewer]:
    """Yield a reviewer at this terminal, which stays in raw mode: nothing typed ahead is echoed in between."""
    keyboard: Input = create_input(screen.streams.typed)
    with keyboard.raw_mode():
        yield LiveReviewer(Table(keyboard, output_of(screen), screen, signals), themes)
