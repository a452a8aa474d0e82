"""The known name that a mistyped one comes nearest to."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

MOST_COMPARED: Final = 100
"""Names; comparing is slow, and no real set or folder has more."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name nearest to `name`, or "" where none comes near (long names are not compared)."""
    return next(iter(near_names(name, known, most=1)), "")


def near_names(name: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """Return the few known names that come near to `name`, the nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415  needed only after a mistake

    return tuple(get_close_matches(name[:60].lower(), list(islice(known, MOST_COMPARED)), n=most, cutoff=0.5))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return `; did you mean ...?` with the nearest known name, or "" where none comes near."""
    found = nearest(name, known)
    return f'; did you mean "{found}"?' if found else ""
