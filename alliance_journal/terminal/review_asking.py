"""What a sitting needs from whoever asks, in a real terminal or plainly, and what it stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from alliance_journal.findings.theme_names import Themes
from alliance_journal.model.themes import Theme
from alliance_journal.storage.folder import Journal
from alliance_journal.terminal.review_view import View
from alliance_journal.terminal.screen import Screen
from alliance_journal.terminal.steps import Reply


class Reviewer(Protocol):
    """Whoever puts the suggestions to a person."""

    def tell(self, sentence: str) -> None:
        """Show one plain sentence."""
        ...

    def done(self, number: int, label: str, what: str) -> None:
        """Show that a suggestion was answered, and how; never its words."""
        ...

    def ask(self, view: View) -> Reply:
        """Show a suggestion and return the letter of the answer."""
        ...

    def ask_theme(self, view: View, question: str, offered: Sequence[Theme]) -> Reply:
        """Ask for a theme, by its number among those offered or by a part of its name."""
        ...

    def ask_names(self, view: View, question: str, offered: Sequence[Theme]) -> Reply:
        """Show a sentence without a theme and ask which themes are in it."""
        ...

    def help(self) -> None:
        """Show what each letter does."""
        ...


@dataclass(frozen=True, slots=True)
class Ground:
    """What a sitting stands on: the journal, the themes that can be chosen, the screen, whether themes are hidden."""

    journal: Journal
    themes: Themes
    screen: Screen
    blind: bool = False
