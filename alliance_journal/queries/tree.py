"""A search as a value: conditions on one entry, joined by all, either and not.

The values that conditions hold are folded when they are made (see `folding.fold`), the entry's when they are asked.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeGuard

from alliance_journal.model.periods import Period
from alliance_journal.queries.facts import Facts, Page
from alliance_journal.queries.folding import fold
from alliance_journal.queries.terms import Term

Values = tuple[str, ...]


class Query(ABC):
    """A condition that an entry meets or does not meet."""

    __slots__ = ()

    @abstractmethod
    def holds(self, page: Page) -> bool:
        """Whether the entry meets it."""

    def leaves(self) -> Iterator["Query"]:
        """Yield the conditions it is made of, in order."""
        yield self

    def sought(self, *, wanted: bool = True) -> Iterator[Term]:
        """Yield the terms whose places may be shown: those that are looked for, not those that are ruled out."""
        del wanted
        yield from ()


@dataclass(frozen=True, slots=True)
class Says(Query):
    """The entry says a word or phrase."""

    term: Term

    def holds(self, page: Page) -> bool:
        """Whether the words stand in the entry."""
        return self.term.is_in(page.folded)

    def sought(self, *, wanted: bool = True) -> Iterator[Term]:
        """Yield the term itself unless it is ruled out."""
        if wanted:
            yield self.term


@dataclass(frozen=True, slots=True)
class OneOf(Query):
    """The entry's client, set, tag, theme, id or mark (`is`) is one of these values."""

    name: str
    values: Values = field(repr=False)

    @classmethod
    def of(cls, name: str, values: Iterable[str]) -> "OneOf":
        """Return the condition for values as typed; case and accents make no difference."""
        return cls(name, tuple(map(fold, values)))

    def holds(self, page: Page) -> bool:
        """Whether any of the entry's own values is one of them."""
        return _TESTS[self.name](page.facts, self.values)


@dataclass(frozen=True, slots=True)
class Within(Query):
    """The meeting was in this period."""

    period: Period

    def holds(self, page: Page) -> bool:
        """Whether the day lies in the period."""
        return self.period.covers(page.facts.day)


@dataclass(frozen=True, slots=True)
class Joined(Query):
    """Several conditions together, the cheapest first; how they count is for All and Either to say."""

    parts: tuple[Query, ...]

    def leaves(self) -> Iterator[Query]:
        """Yield the conditions of every part."""
        for part in self.parts:
            yield from part.leaves()

    def sought(self, *, wanted: bool = True) -> Iterator[Term]:
        """Yield the terms of every part."""
        for part in self.parts:
            yield from part.sought(wanted=wanted)


class All(Joined):
    """Every part holds."""

    __slots__ = ()

    def holds(self, page: Page) -> bool:
        """Whether no part fails."""
        return all(part.holds(page) for part in self.parts)


class Either(Joined):
    """At least one part holds."""

    __slots__ = ()

    def holds(self, page: Page) -> bool:
        """Whether any part holds."""
        return any(part.holds(page) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not(Query):
    """The part does not hold."""

    part: Query

    def holds(self, page: Page) -> bool:
        """Whether the part fails."""
        return not self.part.holds(page)

    def leaves(self) -> Iterator[Query]:
        """Yield the conditions of the part."""
        return self.part.leaves()

    def sought(self, *, wanted: bool = True) -> Iterator[Term]:
        """Yield the terms of the part that two refusals make wanted again."""
        return self.part.sought(wanted=not wanted)


def cost(query: Query) -> int:
    """Return 0 for what the index knows, 1 for what needs themes, 2 for what needs the words of the entry."""
    return max((2 if isinstance(leaf, Says) else int(asks_theme(leaf)) for leaf in query.leaves()), default=0)


def asks_theme(leaf: Query) -> TypeGuard[OneOf]:
    """Whether the condition asks for a theme of the entry."""
    return isinstance(leaf, OneOf) and leaf.name == "theme"


def _has_theme(facts: Facts, values: Values) -> bool:
    """Whether a theme that counts is one of the values, or belongs to one (`cw` stands for every `cw.` theme)."""
    return any(
        theme == wanted or theme.startswith(f"{wanted}.") for theme in map(fold, facts.themes) for wanted in values
    )


_TESTS: Final[Mapping[str, Callable[[Facts, Values], bool]]] = {
    "client": lambda facts, values: fold(facts.client) in values,
    "set": lambda facts, values: fold(facts.set) in values,
    "tag": lambda facts, values: not frozenset(map(fold, facts.tags)).isdisjoint(values),
    "theme": _has_theme,
    "is": lambda facts, values: facts.starred and "starred" in values,
    "id": lambda facts, values: fold(facts.id).startswith(values),
}
"""How each field is asked; an id may be given by its beginning."""


def all_of(parts: Iterable[Query]) -> Query:
    """Return the condition that every part holds; words and themes are fetched only if nothing cheaper settles it."""
    ordered = tuple(sorted(parts, key=cost))
    return ordered[0] if len(ordered) == 1 else All(ordered)


def either_of(parts: Iterable[Query]) -> Query:
    """Return the condition that at least one part holds, the cheapest asked first."""
    ordered = tuple(sorted(parts, key=cost))
    return ordered[0] if len(ordered) == 1 else Either(ordered)


def not_so(part: Query) -> Query:
    """Return the condition that the part does not hold; twice over it is the part itself."""
    return part.part if isinstance(part, Not) else Not(part)
