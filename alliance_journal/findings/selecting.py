"""Which entries a command is about: the shared filter applied to facts, with words read only where it asks for them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from alliance_journal.findings.counting import counts, is_only_suggested
from alliance_journal.findings.facts import RETELLING, EntryFacts
from alliance_journal.model.codes import ClientCode, ThemeId
from alliance_journal.model.periods import Period
from alliance_journal.model.themes import Source, Theme
from alliance_journal.queries.edges import read_period
from alliance_journal.queries.facts import Facts
from alliance_journal.queries.filters import Filter
from alliance_journal.queries.grammar import parse_query
from alliance_journal.queries.tree import OneOf, Query

if TYPE_CHECKING:
    from alliance_journal.findings.gathering import Gathered
    from alliance_journal.storage.folder import Journal

Themes = Mapping[ThemeId, Theme]


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter with the parts of it that reports speak of: the period and the search."""

    filter: Filter
    period: Period = field(default_factory=Period)
    query: Query | None = None

    @property
    def asks_for_accounts(self) -> bool:
        """Whether accounts are meant by name, as `--set account` does."""
        leaves = (leaf for condition in self.filter.conditions for leaf in condition.leaves())
        return any(isinstance(leaf, OneOf) and leaf.name == "set" and RETELLING in leaf.values for leaf in leaves)

    @property
    def is_open(self) -> bool:
        """Whether every entry is meant."""
        return not self.filter.conditions


def choose(  # noqa: PLR0913  one parameter for each filter option
    query: str | None = None,
    *,
    clients: Iterable[str] = (),
    days: tuple[str, str] = ("", ""),
    sets: Iterable[str] = (),
    tags: Iterable[str] = (),
    themes: Iterable[str] = (),
    starred: bool = False,
    today: date,
) -> Choice:
    """Return what is chosen by words; raises BadQueryError, BadDateError or BadClientCodeError where it cannot be read.

    `days` are the words for the first and the last day, empty for an open end.
    """
    sought = parse_query(query, today) if query else None
    period = read_period(*days, today)
    wanted = Filter.build(
        sought,
        clients=[ClientCode.parse(code) for code in clients],
        period=period if period != Period() else None,
        sets=sets,
        tags=tags,
        themes=themes,
        starred=starred,
    )
    return Choice(wanted, period, sought)


def select(gathered: "Gathered", choice: Choice, themes: Themes) -> tuple[EntryFacts, ...]:
    """Return the facts of the entries the filter accepts, in order of meeting."""
    return _accepted(gathered, choice.filter, themes)


def without_accounts(gathered: "Gathered", choice: Choice) -> "Gathered":
    """Return what is to be counted: everything but accounts, unless these are asked for."""
    if choice.asks_for_accounts or not any(facts.retells for facts in gathered.entries):
        return gathered
    return replace(gathered, entries=tuple(facts for facts in gathered.entries if not facts.retells))


def _accepted(gathered: "Gathered", wanted: Filter, themes: Themes) -> tuple[EntryFacts, ...]:
    if not wanted.conditions:
        return gathered.entries
    return tuple(facts for facts in gathered.entries if wanted.accepts(_as_asked(facts, gathered, wanted, themes)))


def _as_asked(facts: EntryFacts, gathered: "Gathered", wanted: Filter, themes: Themes) -> Facts:
    return Facts(
        id=facts.id,
        day=facts.day,
        client=facts.client,
        set=facts.set,
        tags=facts.tags,
        themes=_themes_in(facts, themes) if wanted.needs_themes else frozenset(),
        starred=facts.starred,
        words=partial(gathered.reader.answers, facts.path),
    )


def _themes_in(facts: EntryFacts, themes: Themes) -> frozenset[str]:
    return frozenset(s.theme for s in facts.sightings if s.theme in themes and counts(s, themes[s.theme]))


def standing_on(entries: Iterable[EntryFacts], sources: Collection[Source]) -> tuple[EntryFacts, ...]:
    """Return the entries with only those sightings that stand on one of these layers of evidence."""
    return tuple(
        replace(facts, sightings=tuple(s for s in facts.sightings if s.source in sources)) for facts in entries
    )


def without_suggestions(entries: Iterable[EntryFacts]) -> tuple[EntryFacts, ...]:
    """Return the entries without what nothing but the learned coder says.

    Strains, loops, absences, mirrors, what was tried and tests against chance stand on these: a coder that misses and
    sees too much in a regular way would make patterns of its own.
    """
    return tuple(
        replace(facts, sightings=tuple(one for one in facts.sightings if not is_only_suggested(one)))
        if any(map(is_only_suggested, facts.sightings))
        else facts
        for facts in entries
    )


def before(gathered: "Gathered", choice: Choice, themes: Themes, today: date) -> tuple[EntryFacts, ...] | None:
    """Return the entries of the equally long period before the chosen one; None where no beginning was named."""
    from alliance_journal.themes.recurrence import earlier_period  # noqa: PLC0415  only a summary asks

    earlier = earlier_period(choice.period, today)
    if earlier is None:
        return None
    others = tuple(condition for condition in choice.filter.conditions if not is_period(condition, choice.period))
    rest = Filter(others)
    return tuple(facts for facts in _accepted(gathered, rest, themes) if earlier.covers(facts.day))


def is_period(condition: Query, period: Period) -> bool:
    """Whether a condition is the period itself."""
    return getattr(condition, "period", None) == period


def named(journal: "Journal", entries: Sequence[EntryFacts], names: Sequence[str]) -> tuple[EntryFacts, ...]:
    """Return the entries of these names, in the order of the names; raises NotFoundError for a name nobody has."""
    by_path = {facts.path: facts for facts in entries}
    paths = [journal.find(name).path for name in names]
    return tuple(by_path[path] for path in dict.fromkeys(paths) if path in by_path)
