"""Strains as threads: when the worker's own marks opened one, what was tried, and when it was mended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from alliance_journal.findings.counting import is_certain
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.roles import Sets
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import Role
from alliance_journal.model.themes import Sighting, Status

OPENING_RATING: Final = 6
"""A strain rating from here on opens a strain without any other mark (0-10)."""
MENDED_RATING: Final = 7
"""A `mend` rating from here on closes it (0-10, how far it was put right)."""
KINDS: Final = ("unsure", "strain", "rupture")
"""From the mildest word to the gravest; a thread bears the gravest that was used."""
State = Literal["open", "partly", "mended"]


@dataclass(frozen=True, slots=True)
class Strain:
    """One strain with one client; `days` runs from its opening to its mending, or to the day of asking."""

    client: str
    opened: date
    kind: str
    state: State
    repaired: date | None
    days: int
    strategies: tuple[str, ...]
    entries: tuple[str, ...]


def strains_in(entries: Sequence[EntryFacts], sets: Sets, today: date) -> tuple[Strain, ...]:
    """Return every strain the worker marked, in the order of opening; one thread at a time for each client."""
    by_client: dict[str, list[EntryFacts]] = {}
    for facts in entries:
        if facts.client:
            by_client.setdefault(facts.client, []).append(facts)
    threads = [thread for held in by_client.values() for thread in _threads(held, sets, today)]
    return tuple(sorted(threads, key=lambda strain: (strain.opened, strain.client)))


@dataclass(slots=True)
class _Thread:
    """A strain while its entries are gone through, one after the other."""

    client: str
    opened: date
    kind: str
    state: State = "open"
    strategies: dict[str, None] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)

    def take(self, facts: EntryFacts, kind: str, state: State | None) -> None:
        """Go on with the next entry of this client."""
        self.kind = max(kind, self.kind, key=KINDS.index) if kind else self.kind
        self.state = state or self.state
        self.strategies.update(dict.fromkeys(_tried(facts.sightings)))
        self.entries.append(facts.id)

    def strain(self, until: date) -> Strain:
        """Return the strain as it stands on a day."""
        return Strain(
            client=self.client,
            opened=self.opened,
            kind=self.kind,
            state=self.state,
            repaired=until if self.state == "mended" else None,
            days=max((until - self.opened).days, 0),
            strategies=tuple(self.strategies),
            entries=tuple(self.entries),
        )


def _threads(entries: Iterable[EntryFacts], sets: Sets, today: date) -> Iterable[Strain]:
    thread: _Thread | None = None
    for facts in entries:
        kind = _kind(facts, sets)
        if thread is None and kind:
            thread = _Thread(facts.client, facts.day, kind)
        if thread is None:
            continue
        thread.take(facts, kind, _state(facts, sets))
        if thread.state == "mended":
            yield thread.strain(facts.day)
            thread = None
    if thread is not None:
        yield thread.strain(today)


def _kind(facts: EntryFacts, sets: Sets) -> str:
    level = sets.ticked(facts, Role.LEVEL)
    if "rupture" in level:
        return "rupture"
    marked = "strain" in level or "tense" in facts.picks.get("between", ())
    if marked or facts.ratings.get("strain", 0) >= OPENING_RATING:
        return "strain"
    # No word chosen for it, but how it stands: the worker says there is something to stand.
    return "unsure" if {"open", "partly"}.intersection(sets.ticked(facts, Role.OUTCOME)) else ""


def _state(facts: EntryFacts, sets: Sets) -> State | None:
    outcome = sets.ticked(facts, Role.OUTCOME)
    if "together" in outcome or facts.ratings.get("mend", 0) >= MENDED_RATING:
        return "mended"
    if "partly" in outcome:
        return "partly"
    return "open" if "open" in outcome else None


def _tried(sightings: Iterable[Sighting]) -> Iterator[str]:
    """Yield the strategies the worker used here and now; those of others, or only thought of, are none."""
    return (s.theme for s in sightings if s.theme.startswith("rs.") and _is_done(s))


def _is_done(sighting: Sighting) -> bool:
    return sighting.status is Status.PRESENT and (is_certain(sighting) or sighting.holder is Holder.WORKER)
