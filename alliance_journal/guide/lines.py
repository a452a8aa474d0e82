"""Where each key of a TOML text stands, so that a mistake can be named at its line; tomli reads the TOML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.guide.shape import Place

DEEPEST: Final = 8
"""Places further in than this are not told apart: no set is that deep, and a hostile file must not cost time."""
MOST_ELEMENTS: Final = 200
"""Elements of one list that are told apart, for the same reason."""
_TOKEN: Final = re.compile(
    r"""
      \"{3}(?:\\.|[^\\])*?\"{3}(?!\") | '{3}.*?'{3}(?!')    # strings over several lines
    | "(?:\\.|[^"\\\n])*" | '[^'\n]*'                       # strings in one line
    | \#[^\n]* | \n+                                        # comments, ends of lines
    | [\[\]{}=,.] | [^\s\[\]{}=,.#"']+                      # signs, bare words and numbers
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENING: Final = frozenset("[{")
_CLOSING: Final = frozenset("]}")
_HEADER_SIGNS: Final = frozenset("[].")
_AFTER_VALUE: Final = frozenset({"\n", ",", "]", "}", ""})


def lines_of(text: str) -> dict[Place, int]:
    """Return the line (from 1) on which each table, array element and key of a valid TOML text begins."""
    reader = _Reader(_tokens(text))
    reader.read()
    return reader.lines


def line_of(place: Place, lines: Mapping[Place, int]) -> int:
    """Return the line of a place, or of what encloses it where the place itself is not in the text."""
    return next((lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in lines), 1)


def _tokens(text: str) -> list[tuple[str, int]]:
    tokens, line = [], 1
    for token in _TOKEN.findall(text):
        if token[0] != "#":
            tokens.append(("\n" if token[0] == "\n" else token, line))
        line += token.count("\n")
    return tokens


@dataclass(slots=True)
class _Reader:
    """Reads tokens (each with its line) one after another and notes where things begin."""

    tokens: list[tuple[str, int]]
    at: int = 0
    lines: dict[Place, int] = field(default_factory=dict)
    counts: dict[Place, int] = field(default_factory=dict)

    def read(self) -> None:
        """Read the whole text, statement by statement."""
        table: Place = ()
        while self._peek():
            if self._peek() == "[":
                table = self._header()
            elif self._peek() == "\n":
                self.at += 1
            else:
                self._pair(table)

    def _header(self) -> Place:
        line, signs = self.tokens[self.at][1], []
        while self._peek() not in {"\n", ""}:
            signs.append(self._next())
        keys = [_name(sign) for sign in signs if sign not in _HEADER_SIGNS]
        outer = self._latest((), keys[:-1])
        place = (*outer, *keys[-1:])
        if signs.count("[") > 1:
            self.counts[place] = self.counts.get(place, -1) + 1
        place = self._latest(outer, keys[-1:])
        self._note(place, line)
        return place

    def _pair(self, table: Place) -> None:
        line, keys = self.tokens[self.at][1], []
        while self._peek() not in {"=", ""}:
            keys.append(_name(self._next()))
        self.at += 1
        place = self._latest(table, [key for key in keys if key != "."])
        self._note(place, line)
        self._value(place)

    def _latest(self, start: Place, keys: list[str]) -> Place:
        """Follow keys from a place; a key that names an array of tables means its latest element."""
        place = start
        for key in keys[: DEEPEST + 1]:
            place = (*place, key)
            if place in self.counts:
                place = (*place, self.counts[place])
        return place

    def _value(self, place: Place) -> None:
        opening = self._peek()
        if opening not in _OPENING or len(place) > DEEPEST:
            self._skip_value()
        else:
            self.at += 1
            self._inside(opening, place)

    def _inside(self, opening: str, place: Place) -> None:
        count = 0
        while self._peek() not in {"]", "}", ""}:
            if self._peek() in {"\n", ","}:
                self.at += 1
            elif opening == "{":
                self._pair(place)
            elif count > MOST_ELEMENTS:
                self._skip_rest()
            else:
                self._note((*place, count), self.tokens[self.at][1])
                self._value((*place, count))
                count += 1
        self.at += 1

    def _skip_value(self) -> None:
        depth = 0
        while (sign := self._peek()) and (depth or sign not in _AFTER_VALUE):
            depth += (sign in _OPENING) - (sign in _CLOSING)
            self.at += 1

    def _skip_rest(self) -> None:
        """Go to the bracket that closes the list the reader is in."""
        depth = 0
        for at in range(self.at, len(self.tokens)):
            sign = self.tokens[at][0]
            depth += (sign in _OPENING) - (sign in _CLOSING)
            if depth < 0:
                self.at = at
                return
        self.at = len(self.tokens)

    def _note(self, place: Place, line: int) -> None:
        """Note where a place begins, and what encloses it where that has no line of its own (as in `a.b = 1`)."""
        for end in range(min(len(place), DEEPEST), 0, -1):
            if place[:end] in self.lines:
                return
            self.lines[place[:end]] = line

    def _peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def _next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1][0]


def _name(token: str) -> str:
    return token.strip("\"'")
