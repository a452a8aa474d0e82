"""Which key does what in the walk, and which may be chosen instead; a key that writing needs is never given away."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

ACTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "next": "tab",
        "back": "s-tab",
        "skip": "c-o",
        "pause": "c-s",
        "why": "c-g",
        "edit": "c-x c-e",
    }
)
"""What can be put on another key, with the key that it has when nothing is said."""
_NAMED: Final[Mapping[str, str]] = {
    "tab": "tab",
    "s-tab": "s-tab",
    "shift-tab": "s-tab",
    "shift+tab": "s-tab",
    "backtab": "s-tab",
    **{f"f{number}": f"f{number}" for number in range(2, 13)},
}
_CTRL: Final = re.compile(r"(?:c-|ctrl[-+]|control[-+]|\^)([a-z])")
_ALT: Final = re.compile(r"(?:m-|a-|alt[-+]|meta[-+])([a-z])")
_PAIR: Final = re.compile(r"(?:c-|ctrl[-+]|\^)x (?:c-|ctrl[-+]|\^)([a-z])")
_SPOKEN_FOR: Final[Mapping[str, str]] = {
    "c-c": "Ctrl-C always pauses",
    "c-d": "Ctrl-D pauses on an empty answer",
    "c-z": "Ctrl-Z gives the terminal back to the shell",
    "c-h": "Ctrl-H is Backspace on many terminals",
    "c-i": "Ctrl-I is Tab on every terminal; write tab",
    "c-j": "Ctrl-J is Enter on every terminal",
    "c-m": "Ctrl-M is Enter on every terminal",
}
_CHOICE: Final = "choose tab, shift-tab, ctrl and a letter, alt and a letter, or f2 to f12"


@dataclass(frozen=True, slots=True)
class KeyMap:
    """The key of each action, as the terminal library names keys: `tab`, `c-o`, `escape n` (Alt-N), `c-x c-e`."""

    pressed: Mapping[str, str] = field(default_factory=lambda: ACTIONS)

    def keys(self, action: str) -> tuple[str, ...]:
        """Return the keys that are pressed one after another for an action."""
        return tuple(self.pressed[action].split(" "))

    def says(self, action: str) -> str:
        """Return the key of an action as the key bar shows it: `Shift-Tab`, `^O`, `Alt-N`, `F2`."""
        press = self.pressed[action]
        if press.startswith("escape "):
            return f"Alt-{press[-1].upper()}"
        return " ".join(_said(key) for key in press.split(" "))

    def chosen(self) -> dict[str, str]:
        """Return the actions that have another key than the usual one, as the configuration writes it."""
        return {name: as_written(press) for name, press in self.pressed.items() if press != ACTIONS[name]}

    @property
    def taken(self) -> frozenset[str]:
        """Every key, and the first of every pair."""
        return frozenset(self.pressed.values()) | {press.split(" ")[0] for press in self.pressed.values()}


USUAL: Final = KeyMap()


def _said(key: str) -> str:
    if key.startswith("c-"):
        return f"^{key[-1].upper()}"
    return {"tab": "Tab", "s-tab": "Shift-Tab"}.get(key, key.upper())


def as_written(press: str) -> str:
    """Return a key as the configuration writes it, for `read_press` to read back."""
    return press.replace("escape ", "alt-")


def read_press(words: str) -> tuple[str, str]:
    """Return (the key that is meant, ""), or ("", what is wrong with it and what to write instead)."""
    text = " ".join(words.lower().split())
    press = _NAMED.get(text, "")
    if found := _CTRL.fullmatch(text):
        press = f"c-{found[1]}"
    elif found := _ALT.fullmatch(text):
        press = f"escape {found[1]}"
    elif found := _PAIR.fullmatch(text):
        press = f"c-x c-{found[1]}"
    if text == "f1":
        return "", "f1 always says why a question is asked"
    if press in _SPOKEN_FOR:
        return "", f"{_SPOKEN_FOR[press]}; {_CHOICE}"
    return (press, "") if press else ("", f"that key is needed for writing, or is none; {_CHOICE}")


def read_keys(table: object) -> tuple[KeyMap, tuple[tuple[str, str], ...]]:
    """Return the keys that a table of the configuration chooses, and (action, mistake) for each that it may not.

    A mistaken key leaves its action where it was.
    """
    if not isinstance(table, Mapping):
        return USUAL, (("", 'keys is a table, such as [keys] with skip = "f8" under it'),)
    wrong: list[tuple[str, str]] = []
    chosen: dict[str, str] = {}
    for action, words in table.items():
        press, sentence = read_press(words) if isinstance(words, str) else ("", "a key is words in quotes")
        if action not in ACTIONS:
            sentence = f"there is nothing called {str(action)[:20]!a} to put a key on; one of {', '.join(ACTIONS)}"
        if sentence:
            wrong.append((str(action), sentence))
        else:
            chosen[action] = press
    return _without_clashes(chosen, wrong)


def _without_clashes(
    chosen: dict[str, str], wrong: list[tuple[str, str]]
) -> tuple[KeyMap, tuple[tuple[str, str], ...]]:
    """Take keys back, the last one first, until no two actions share one."""
    while True:
        pressed = {**ACTIONS, **chosen}
        clashes = (
            (mine, other)
            for mine in reversed(chosen)
            for other in pressed
            if other != mine and _clash(pressed[mine], pressed[other])
        )
        mine, other = next(clashes, ("", ""))
        if not mine:
            return KeyMap(MappingProxyType(pressed)), tuple(wrong)
        held = KeyMap(pressed).says(other)
        wrong.append((mine, f"{other} has {held} already; give {mine} or {other} another key"))
        del chosen[mine]


def _clash(one: str, other: str) -> bool:
    """Whether two keys are the same, or one begins the other (then the first would have to wait)."""
    return one == other or other.startswith(f"{one} ") or one.startswith(f"{other} ")
