"""The keys of the walk, for prompt_toolkit."""

from collections.abc import Callable
from typing import Final, Protocol

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from alliance_journal.settings.keys import USUAL, KeyMap
from alliance_journal.terminal.softwrap import move_by_rows
from alliance_journal.terminal.steps import Step


class Card(Protocol):
    """What the keys act on: one open question."""

    buffer: Buffer

    def leave(self, step: Step) -> None:
        """Close the question."""
        ...

    def toggle_help(self) -> None:
        """Show or hide why this is asked."""
        ...

    def restore(self) -> None:
        """Put back the words that the question started with."""
        ...

    def added(self) -> str:
        """Return what was typed behind the words that the question started with, or all of it where they changed."""
        ...

    def columns(self) -> int:
        """Return the width of the editor."""
        ...

    def suspend(self) -> None:
        """Give the terminal back to the shell for a while."""
        ...


_STEPS: Final = {"next": Step.NEXT, "back": Step.BACK, "skip": Step.SKIP, "pause": Step.PAUSE}


def common_keys(card: Card, chosen: KeyMap = USUAL) -> KeyBindings:
    """Return the keys that every question knows, with those that the worker has chosen."""
    keys = KeyBindings()
    for action, step in _STEPS.items():
        keys.add(*chosen.keys(action))(_leaving(card, step))
    keys.add("c-c")(_leaving(card, Step.PAUSE))
    keys.add("escape", "enter")(_leaving(card, Step.NEXT))
    for presses in (chosen.keys("why"), ("f1",)):
        keys.add(*presses)(lambda _event: card.toggle_help())
    keys.add("c-z")(lambda _event: card.suspend())
    keys.add("c-d", filter=Condition(lambda: not card.buffer.text))(_leaving(card, Step.PAUSE))
    return keys


def writing_keys(card: Card, chosen: KeyMap = USUAL) -> KeyBindings:
    """Return the keys of a long answer."""
    keys = common_keys(card, chosen)
    keys.add(*chosen.keys("edit"))(_leaving(card, Step.EDIT))
    for presses, rows in ((("up", "c-p"), -1), (("down", "c-n"), 1)):
        for press in presses:
            if press not in chosen.taken:
                keys.add(press)(_moving(card, rows))
    return keys


def line_keys(card: Card, chosen: KeyMap = USUAL) -> KeyBindings:
    """Return the keys of a one-line answer: Enter goes on, and a paste of several lines becomes one."""
    keys = writing_keys(card, chosen)
    keys.add("enter")(_leaving(card, Step.NEXT))

    @keys.add(Keys.BracketedPaste)
    def _paste(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(" ".join(event.data.replace("\r\n", "\n").replace("\r", "\n").split("\n")))

    return keys


def reply_keys(card: Card, chosen: KeyMap = USUAL) -> KeyBindings:
    """Return the keys of a short reply: Enter goes on, `b` goes back, `?` says why."""
    keys = common_keys(card, chosen)

    @keys.add("enter")
    @keys.add(*chosen.keys("next"))
    def _enter(_event: KeyPressEvent) -> None:
        word = card.added().strip().lower()
        if word == "?":
            card.restore()
            card.toggle_help()
        elif word == "b":
            card.restore()
            card.leave(Step.BACK)
        else:
            card.leave(Step.NEXT)

    return keys


def showing_keys(card: Card, chosen: KeyMap = USUAL) -> KeyBindings:
    """Return the keys of something to read: any key goes on."""
    keys = common_keys(card, chosen)
    for press in (Keys.Any, "enter", " ", "down", "right", "pagedown", "escape"):
        keys.add(press)(_leaving(card, Step.NEXT))
    for press in ("b", "up", "left", "pageup"):
        keys.add(press)(_leaving(card, Step.BACK))
    return keys


def _leaving(card: Card, step: Step) -> Callable[[KeyPressEvent], None]:
    return lambda _event: card.leave(step)


def _moving(card: Card, rows: int) -> Callable[[KeyPressEvent], None]:
    return lambda event: move_by_rows(event.current_buffer, rows, card.columns())
