"""TOML as people write it: read as far as its meaning is plain, with every slip told at its line in plain words.

A slip whose meaning is plain (a colon for a =, a missing quote) is told and read as it was meant, so that the mistakes
behind it are found as well. Nothing is ever written: only what the file should say is worked out.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import tomli

from alliance_journal.guide.slips import Spot, slip_at

MOST_SLIPS: Final = 30
"""So many are read past; each costs one more reading of the file."""


class Told(NamedTuple):
    """One slip: its line, from 1, and what to write instead."""

    line: int
    sentence: str


class Reading(NamedTuple):
    """A text as it was meant, line for line, and its table; None where the last slip could not be read past."""

    table: Mapping[str, Any] | None
    text: str
    told: tuple[Told, ...]


def read_table(text: str) -> Reading:
    """Return a TOML text as it was meant, with every slip in it."""
    readings = tuple(_readings(text))
    table, meant, _ = readings[-1]
    return Reading(table, meant, tuple(dict.fromkeys(one for _, _, one in readings if one is not None)))


def _readings(text: str) -> Iterator[tuple[Mapping[str, Any] | None, str, Told | None]]:
    lines = text.split("\n")
    for _ in range(MOST_SLIPS):
        try:
            meant = "\n".join(lines)
            yield tomli.loads(meant), meant, None
        except tomli.TOMLDecodeError as error:
            at = min(error.lineno, len(lines)) - 1
            slip = slip_at(Spot(lines, at, max(error.colno - 1, 0), error.msg))
            yield None, meant, Told(slip.at + 1, slip.sentence)
            changed = [slip.meant.get(number, line) for number, line in enumerate(lines)]
            if changed == lines:
                return
            lines = changed
        except (RecursionError, ValueError):
            yield None, text, Told(1, "is nested too deeply, or holds a number too long to read")
            return
        else:
            return
