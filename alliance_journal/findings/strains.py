"""Strains as threads: when the worker's own marks opened one, what was tried, and when it was mended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.marks import (
    MENDED_RATING,
    OPENING_RATING,
    Kind,
    Marks,
    State,
    kind_of,
    marks_in,
)
from alliance_journal.findings.roles import Sets

__all__ = ["KINDS", "MENDED_RATING", "OPENING_RATING", "State", "Strain", "strains_in", "touched_by", "without_client"]

KINDS: Final[tuple[Kind, ...]] = ("unsure", "strain", "rupture")
"""From the mildest word to the gravest; a thread bears the gravest that was used."""


@dataclass(frozen=True, slots=True)
class Strain:
    """One strain with one client; `days` runs from its opening to its mending, or to the day of asking.

    `direction` is `away`, `against`, `both`, or empty where nothing was ticked; `acted` the day on which the first of
    the `strategies` was tried; `told` the last day on which the worker said how it stands; `since_mending` counts the
    days since this client's strain before this one was mended. `perhaps_mended` are the entries of an open strain whose
    words may say that it was mended, which the worker has neither confirmed nor refused; `looked_at` numbers those of
    the six strategies whose question was answered.
    """

    client: str
    opened: date
    kind: str
    state: State
    repaired: date | None
    days: int
    strategies: tuple[str, ...]
    entries: tuple[str, ...]
    direction: str = ""
    acted: date | None = None
    told: date | None = None
    since_mending: int | None = None
    perhaps_mended: tuple[str, ...] = ()
    looked_at: tuple[int, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether the worker said that it was mended."""
        return self.state == "mended"


def strains_in(entries: Sequence[EntryFacts], sets: Sets, today: date) -> tuple[Strain, ...]:
    """Return every strain the worker marked, in the order of opening; one thread at a time for each client.

    Entries may come in any order. A thread goes on through every entry of its client until one says that it is mended;
    a new mark on that very day goes on with it, a later one opens another. What is marked without a client code cannot
    be followed and is no thread (see `without_client`). An account only retells, and belongs to none.
    """
    by_client: dict[str, list[EntryFacts]] = {}
    for facts in entries:
        if facts.client and not facts.retells:
            by_client.setdefault(facts.client, []).append(facts)
    threads = [thread for held in by_client.values() for thread in _threads(_in_order(held), sets, today)]
    return tuple(sorted(threads, key=lambda strain: (strain.opened, strain.client)))


def touched_by(strains: Iterable[Strain], entries: Iterable[EntryFacts]) -> tuple[Strain, ...]:
    """Return the strains that any of the entries belongs to, whole: a filter must not leave a mended one open."""
    names = {facts.id for facts in entries}
    return tuple(strain for strain in strains if not names.isdisjoint(strain.entries))


def without_client(entries: Iterable[EntryFacts], sets: Sets) -> tuple[EntryFacts, ...]:
    """Return the entries that mark a strain and name no client, so that nothing later can be told to belong to it."""
    return tuple(facts for facts in entries if not facts.client and kind_of(facts, sets))


def _in_order(entries: Iterable[EntryFacts]) -> list[EntryFacts]:
    return sorted(entries, key=lambda facts: (facts.day, facts.time, facts.path))


@dataclass(slots=True)
class _Thread:
    """A strain while its entries are gone through, one after the other."""

    client: str
    opened: date
    since_mending: int | None = None
    kind: Kind = "unsure"
    state: State = "open"
    strategies: dict[str, None] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)
    directions: set[str] = field(default_factory=set)
    acted: date | None = None
    told: date | None = None
    perhaps: list[str] = field(default_factory=list)
    looked_at: set[int] = field(default_factory=set)

    def take(self, facts: EntryFacts, kind: Kind | None, sets: Sets) -> None:
        """Go on with the next entry of this client; a fresh mark with no word on how it stands opens it again."""
        marks = marks_in(facts, sets, kind)
        if kind:
            self.kind = max(kind, self.kind, key=KINDS.index)
        self.state = marks.state or ("open" if kind else self.state)
        self.strategies.update(dict.fromkeys(marks.tried))
        self.directions.update(marks.directions)
        self.entries.append(facts.id)
        self.looked_at |= sets.strategies_looked_at(facts)
        self.acted = self.acted or (facts.day if marks.tried else None)
        self._hear(facts, marks)

    def _hear(self, facts: EntryFacts, marks: Marks) -> None:
        """Note when it was last said how it stands; what was only guessed about it before then is settled."""
        if marks.state:
            self.told = facts.day
            self.perhaps.clear()
        elif marks.may_be_mended:
            self.perhaps.append(facts.id)

    def strain(self, today: date) -> Strain:
        """Return the strain as it stands; one that is mended ended on the day of which that was said."""
        mended = self.told if self.state == "mended" else None
        return Strain(
            client=self.client,
            opened=self.opened,
            kind=self.kind,
            state=self.state,
            repaired=mended,
            days=max(((mended or today) - self.opened).days, 0),
            strategies=tuple(self.strategies),
            entries=tuple(self.entries),
            direction="both" if len(self.directions) > 1 else next(iter(self.directions), ""),
            acted=self.acted,
            told=self.told,
            since_mending=self.since_mending,
            perhaps_mended=tuple(self.perhaps),
            looked_at=tuple(sorted(self.looked_at)),
        )


def _threads(entries: Iterable[EntryFacts], sets: Sets, today: date) -> Iterator[Strain]:
    thread: _Thread | None = None
    mended: date | None = None
    for facts in entries:
        kind = kind_of(facts, sets)
        if thread is not None and thread.state == "mended":
            if thread.told == facts.day and kind is None:
                continue
            if thread.told != facts.day:
                mended = thread.told
                yield thread.strain(today)
                thread = None
        if thread is None and kind:
            thread = _Thread(facts.client, facts.day, (facts.day - mended).days if mended else None)
        if thread is not None:
            thread.take(facts, kind, sets)
    if thread is not None:
        yield thread.strain(today)
