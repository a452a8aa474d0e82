"""The filter every reading command shares: an optional search and the flags, all of which must hold."""

from collections.abc import Iterable
from dataclasses import dataclass

from alliance_journal.model.codes import ClientCode
from alliance_journal.model.periods import Period
from alliance_journal.queries.facts import Facts, Page
from alliance_journal.queries.tree import OneOf, Query, Says, Within, all_of, asks_theme, cost

__all__ = ["Facts", "Filter"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are meant; with no condition every entry is."""

    conditions: tuple[Query, ...] = ()

    @classmethod
    def build(  # noqa: PLR0913 - one parameter for each flag that every reading command has
        cls,
        query: Query | None = None,
        *,
        clients: Iterable[ClientCode] = (),
        period: Period | None = None,
        sets: Iterable[str] = (),
        tags: Iterable[str] = (),
        themes: Iterable[str] = (),
        starred: bool = False,
    ) -> "Filter":
        """Return the filter of a search and flags; one flag given several times asks for any of its values."""
        flags = (
            OneOf.of("client", map(str, clients)),
            OneOf.of("set", sets),
            OneOf.of("tag", tags),
            OneOf.of("theme", themes),
            OneOf.of("is", ("starred",) if starred else ()),
        )
        given: list[Query] = [flag for flag in flags if flag.values]
        if period is not None:
            given.append(Within(period))
        if query is not None:
            given.append(query)
        return cls(tuple(sorted(given, key=cost)))

    @property
    def needs_words(self) -> bool:
        """Whether the words of the entries are asked for, and not only what the index knows."""
        return any(isinstance(leaf, Says) for leaf in self._leaves())

    @property
    def needs_themes(self) -> bool:
        """Whether the themes of the entries are asked for."""
        return any(asks_theme(leaf) for leaf in self._leaves())

    @property
    def themes_named(self) -> tuple[str, ...]:
        """The theme ids and family prefixes that are asked for, so that unknown ones can be pointed out."""
        return tuple(theme for leaf in self._leaves() if asks_theme(leaf) for theme in leaf.values)

    def accepts(self, facts: Facts) -> bool:
        """Whether the entry meets every condition; its words are fetched only if it comes to them."""
        page = Page(facts)
        return all(condition.holds(page) for condition in self.conditions)

    def _leaves(self) -> Iterable[Query]:
        return all_of(self.conditions).leaves()
