"""What a holder is found for and how it is told: a phrase, and whose it is by which rule."""

from dataclasses import dataclass, field
from typing import NamedTuple

from alliance_journal.model.holders import Holder


class Whose(NamedTuple):
    """A holder (None: nobody is named), the rule that found it, and the words it went by (none: -1)."""

    holder: Holder | None
    rule: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words `start` to `end` of a sentence, read for a theme held by `holder`.

    `own` are the words that belong to the phrase, gaps left out; `is_feeling` tells that who suffers it holds it.
    """

    start: int
    end: int
    own: frozenset[str] = field(repr=False)
    holder: Holder
    is_feeling: bool = False
