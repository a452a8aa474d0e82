"""The list of points in a real terminal: gone through by keys, drawn anew after each, erased when it is done."""

from collections.abc import Callable
from typing import Final

from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from alliance_journal.terminal.card import is_gone
from alliance_journal.terminal.outlet import output_of
from alliance_journal.terminal.points import PointList
from alliance_journal.terminal.points_view import card_lines
from alliance_journal.terminal.review_card import ReviewCard, Table
from alliance_journal.terminal.screen import Screen
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Reply, Step

LEAVING: Final = frozenset({"e", "a", "enter"})
"""What closes the list for a while, or for good."""
_NAMED: Final = ("up", "down", "enter", "tab", "s-up", "s-down", "pageup", "pagedown", "home", "end")
_PAGE: Final = 5
Changed = Callable[[PointList], None]


class OpenList:
    """The list that is open: what it shows and what each key makes of it; every change is told at once."""

    def __init__(self, listed: PointList, head: str, changed: Changed) -> None:
        """Show `listed` under `head`; `changed` is called with every new list."""
        self.listed = listed
        self._head = head
        self._changed = changed
        self._helps = False

    def pressed(self, key: str) -> bool:
        """Take a key and return whether the list is left by it."""
        self._helps = key == "?" and not self._helps
        after = _after(self.listed, key)
        if after != self.listed:
            is_changed = after.points != self.listed.points
            self.listed = after
            if is_changed:
                self._changed(after)
        has_point = bool(self.listed.points)
        return key in LEAVING and (has_point or key != "e")

    def lines(self, _typed: str, width: int, height: int) -> tuple[tuple[str, str], ...]:
        """Return what is shown in so many columns and rows."""
        return card_lines(self.listed, self._head, width, height, helps=self._helps)


def _after(listed: PointList, key: str) -> PointList:
    """Return the list after a key; one that means nothing here changes nothing."""
    at, last = listed.at, len(listed.points) - 1
    looked_at = {
        "up": at - 1, "k": at - 1, "down": at + 1, "j": at + 1, "tab": at + 1,
        "pageup": at - _PAGE, "pagedown": at + _PAGE, "home": 0, "end": last,
    }  # fmt: skip
    if key in looked_at:
        return listed.look(looked_at[key])
    moved = {"u": at - 1, "s-up": at - 1, "d": at + 1, "s-down": at + 1}
    if key in moved and listed.points:
        return listed.moved(at, moved[key])
    if key == " " and listed.points:
        return listed.keeping(at, kept=not listed.points[at].kept)
    return listed


class _ListCard(ReviewCard):
    """A card that most keys do not close."""

    def __init__(self, table: Table, opened: OpenList) -> None:
        self._opened = opened
        super().__init__(table, opened.lines, takes_words=False)

    def _letter_keys(self) -> KeyBindings:
        keys = self._stopping_keys()
        keys.add(Keys.Any)(lambda event: self._take(event.data.lower()) if len(event.data) == 1 else None)
        keys.add(Keys.BracketedPaste)(lambda _event: None)
        for name in _NAMED:
            keys.add(name)(self._named(name))
        return keys

    def _named(self, name: str) -> Callable[[KeyPressEvent], None]:
        return lambda _event: self._take(name)

    def _take(self, key: str) -> None:
        if not self._letter and self._opened.pressed(key):
            self._letter = key
            self._leave(Step.NEXT)


def ask_on_list(screen: Screen, signals: Signals, opened: OpenList) -> Reply:
    """Return the key that closed the list (one of `LEAVING`), PAUSE, or GONE where nobody is there any more."""
    try:
        keyboard = create_input(screen.streams.typed)
        with keyboard.raw_mode():
            return _ListCard(Table(keyboard, output_of(screen), screen, signals), opened).run()
    except OSError as refusal:
        if not is_gone(refusal):
            raise
        return Reply(Step.GONE)
