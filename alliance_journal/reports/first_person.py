"""The program's own sentences as the worker says them: on a paper that somebody else reads, "your" is "my"."""

import re
from collections.abc import Mapping
from typing import Final

_MINE: Final[Mapping[str, str]] = {"by you": "by me", "your": "my", "Your": "My", "you": "I", "You": "I"}
_YOURS: Final = re.compile(r"\b(?:by you|[Yy]our|[Yy]ou)\b")


def in_first_person(sentence: str) -> str:
    """Return a sentence of the program's own in the first person; never give it words of the worker."""
    return _YOURS.sub(lambda found: _MINE[found[0]], sentence)
