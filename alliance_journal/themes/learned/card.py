"""What the package says about its network: themes, thresholds and figures; read without loading its weights."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import isfinite
from typing import Any, Final

from alliance_journal.errors import AllianceJournalError

SHIPPED: Final = "network"


class LearnedUnavailableError(AllianceJournalError):
    """Raised where the network cannot be loaded; the journal works without it."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known about the network besides its weights, as its file has it.

    `themes` is the order of its outputs; a score becomes a confidence by `slope` and `offset` (Platt 1999).
    """

    stamp: str
    themes: tuple[str, ...]
    slope: tuple[float, ...]
    offset: tuple[float, ...]
    threshold: tuple[float, ...]
    floor: tuple[float, ...]
    heads: int
    epsilon: float
    longest: int
    other_holder: float
    feedback: Mapping[str, float]
    figures: Mapping[str, Any] = field(repr=False)
    trained: Mapping[str, Any] = field(repr=False)


def unavailable(error: Exception) -> LearnedUnavailableError:
    """Return what is said where a file of the network is missing or damaged."""
    return LearnedUnavailableError(f"the learned coder cannot be loaded ({type(error).__name__})")


def shipped_card(folder: Traversable | None = None) -> Card:
    """Return what the package says about its network; raises LearnedUnavailableError where it says nothing."""
    try:
        text = (folder or shipped_folder()).joinpath("coder.json").read_text(encoding="utf-8")
        read: dict[str, Any] = dict(json.loads(text))
        lists: dict[str, Any] = {name: tuple(read.pop(name)) for name in _LISTS}
        card = Card(**lists, **read)
        _check(card)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise unavailable(error) from error
    return card


def _check(card: Card) -> None:
    """Raise ValueError, TypeError, KeyError or OverflowError where something on the card makes no sense."""
    lists = (card.slope, card.offset, card.threshold, card.floor)
    numbers = (card.epsilon, card.other_holder, *(card.feedback[name] for name in ("near", "weight")), *sum(lists, ()))
    if not all(map(isfinite, numbers)) or not all(len(one) == len(card.themes) for one in lists):
        raise ValueError("not numbers, one for each theme")
    if not all(isinstance(text, str) for text in (card.stamp, *card.themes)):
        raise TypeError("not names")
    if not all(isinstance(number, int) for number in (card.heads, card.longest)):
        raise TypeError("not whole numbers")
    if not (card.heads >= 1 and card.longest >= SHORTEST and card.epsilon > 0 and card.feedback["near"] < 1):
        raise ValueError("beyond what a network can be")
    if not all(isinstance(one, dict) for one in (card.figures, card.trained)):
        raise TypeError("not a table")


_LISTS: Final = ("themes", "slope", "offset", "threshold", "floor")
SHORTEST: Final = 3
"""Words that a network reads at least: the marks for beginning and end, and one between them."""


def shipped_folder() -> Traversable:
    """Return where the package keeps its network."""
    return files(__package__).joinpath(SHIPPED)
