"""What a filter may ask about one entry, with its words fetched only if the filter asks for words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from alliance_journal.queries.folding import fold


@dataclass(frozen=True, slots=True)
class Facts:
    """One entry as a filter sees it; an empty client is an entry without one.

    `themes` holds the ids of the themes that count; `words` is the text to search, or a way to fetch it.
    """

    id: str
    day: date
    client: str = ""
    set: str = ""
    tags: tuple[str, ...] = ()
    themes: frozenset[str] = frozenset()
    starred: bool = False
    words: str | Callable[[], str] = field(default="", repr=False, compare=False)


class Page:
    """The facts of one entry while one filter looks at it: its words are fetched and folded at most once."""

    __slots__ = ("_folded", "facts")

    def __init__(self, facts: Facts) -> None:
        """Open the page; nothing is fetched yet."""
        self.facts = facts
        self._folded: str | None = None

    @property
    def folded(self) -> str:
        """The words, folded for searching."""
        if self._folded is None:
            words = self.facts.words
            self._folded = fold(words if isinstance(words, str) else words())
        return self._folded
