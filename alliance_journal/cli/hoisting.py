"""The options that every command understands, found wherever they stand on the line."""

from collections.abc import Sequence
from typing import Final, NamedTuple

_FLAGS: Final = frozenset({"--plain", "--no-color"})
_VALUED: Final = "--journal"


class Hoisted(NamedTuple):
    """A command line with the options for every command at its front, and the rest of it."""

    front: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The whole line."""
        return (*self.front, *self.rest)


def hoisted(arguments: Sequence[str]) -> Hoisted:
    """Return the line with `--journal`, `--plain` and `--no-color` moved to the front; what follows `--` stays."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in _FLAGS or word.startswith(f"{_VALUED}="):
            front.append(word)
        elif word == _VALUED:
            front += [word, next(words, "")]
        else:
            rest.append(word)
    return Hoisted(tuple(front), tuple(rest))
