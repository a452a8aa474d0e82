"""The summary as a value: what keeps coming back, with counts, dates and the places it stands on; no words judge."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Final

from alliance_journal.findings.absence import AbsenceAfter, absence_after
from alliance_journal.findings.counting import counts, is_certain
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.loops import FoundLoop, LoopLens, loops_found
from alliance_journal.findings.mirrors import Mirrors, mirrors_in
from alliance_journal.findings.quotes import Quoted, Reader
from alliance_journal.findings.rating_series import RatingSeries, rating_series
from alliance_journal.findings.roles import Sets
from alliance_journal.findings.strains import Strain, strains_in
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.loops import Loop
from alliance_journal.model.periods import Period
from alliance_journal.model.themes import Sighting, Source, Theme
from alliance_journal.themes.recurrence import Noted, Recurrence, recurrences

FEW_ENTRIES: Final = 8
"""Below this many entries nothing is called a pattern: counts and quotes only."""
SIX_STRATEGIES: Final = ("rs.talked", "rs.noticed", "rs.tracked", "rs.owned", "rs.empathised", "rs.stepped_back")
"""The six strategies of Safran et al. (1990), in their order; a question's `strategy` counts from 1 in it."""


@dataclass(frozen=True, slots=True)
class ThemeFinding:
    """One theme: how often, with whom, when, and the places to be quoted, newest first.

    `entries` and `clients` count; `weeks` counts entries for each week, from the first entry's week to the last one's;
    `longest_run` counts consecutive weeks; `confirmed` and `suggested` are entries and add up to all of them.
    """

    theme: Theme
    entries: int
    clients: int
    weeks: tuple[int, ...]
    first: date
    last: date
    longest_run: int
    recurs: bool
    before: int | None
    confirmed: int
    suggested: int
    beside: tuple[tuple[Theme, int], ...]
    quotable: tuple[tuple[EntryFacts, Sighting], ...]
    reader: Reader = field(repr=False, compare=False)

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """The words to be shown for it, read from their files only now: most rows of a summary are never shown."""
        return tuple(self.reader.quoted(facts, sighting) for facts, sighting in self.quotable)


@dataclass(frozen=True, slots=True)
class Strategy:
    """One of the six strategies: entries whose words or ticks show it, and entries where its question was answered."""

    number: int
    theme: Theme
    entries: int
    looked_at: int


@dataclass(frozen=True, slots=True)
class Feeling:
    """One feeling from the picker: entries it was named in, and how strong it was at most (0-3)."""

    word: str
    entries: int
    strongest: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything the summary says."""

    period: Period
    entries: int
    clients: int
    themes: tuple[ThemeFinding, ...]
    loops: tuple[FoundLoop, ...]
    strains: tuple[Strain, ...]
    strategies: tuple[Strategy, ...]
    feelings: tuple[Feeling, ...]
    mirrors: Mirrors
    absence: AbsenceAfter
    series: tuple[RatingSeries, ...]
    stale: int
    without_sighting: int
    weeks: int
    reader: Reader = field(repr=False, compare=False)

    @property
    def is_short(self) -> bool:
        """Whether there are too few entries to speak of patterns."""
        return self.entries < FEW_ENTRIES


@dataclass(frozen=True, slots=True)
class Lens:
    """What a summary looks through: the codebook's themes, the sets, the day of asking, and how much to quote."""

    themes: Mapping[ThemeId, Theme]
    sets: Sets
    today: date
    period: Period = field(default_factory=Period)
    only: tuple[str, ...] = ()
    quotes: int | None = 1
    confirmed_only: bool = False
    loops: tuple[Loop, ...] = ()

    def shows(self, theme: ThemeId) -> bool:
        """Whether this theme was asked for, by its id, its family's prefix, or because none was named."""
        return not self.only or any(theme == name or theme.startswith(f"{name}.") for name in self.only)


def counting(facts: EntryFacts, lens: Lens) -> dict[ThemeId, list[Sighting]]:
    """Return the sightings of an entry that count (here and now, the theme's own holder's), by theme."""
    found: dict[ThemeId, list[Sighting]] = {}
    for sighting in facts.sightings:
        theme = lens.themes.get(sighting.theme)
        if theme is not None and counts(sighting, theme) and (not lens.confirmed_only or is_certain(sighting)):
            found.setdefault(sighting.theme, []).append(sighting)
    return found


def summarise(
    entries: Sequence[EntryFacts], lens: Lens, reader: Reader, *, earlier: Sequence[EntryFacts] | None = None
) -> Summary:
    """Return the summary of these entries (in order of day); `earlier` are those of the period before, if any."""
    found = {facts.path: counting(facts, lens) for facts in entries}
    strains = strains_in(entries, lens.sets, lens.today)
    return Summary(
        period=Period(entries[0].day, entries[-1].day) if entries else lens.period,
        entries=len(entries),
        clients=len({facts.client for facts in entries if facts.client}),
        themes=_themes(entries, found, lens, reader, earlier),
        loops=loops_found(entries, found, LoopLens(lens.themes, lens.loops, lens.quotes, lens.shows), reader),
        strains=strains,
        strategies=_strategies(entries, found, lens),
        feelings=_feelings(entries),
        mirrors=mirrors_in(entries, strains, lens.sets, found),
        absence=absence_after(entries, found, lens.themes),
        series=rating_series(entries, lens.sets, lens.themes),
        stale=sum(len(facts.stale) for facts in entries),
        without_sighting=sum(not seen for seen in found.values()),
        weeks=len({facts.day.isocalendar()[:2] for facts in entries}),
        reader=reader,
    )


Found = Mapping[str, Mapping[ThemeId, Sequence[Sighting]]]
Evidence = tuple[tuple[EntryFacts, Sighting], ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """What the rows of the theme table are made from; places stand newest first."""

    places: Mapping[ThemeId, Sequence[tuple[EntryFacts, Sighting]]]
    together: Mapping[ThemeId, Counter[ThemeId]]
    lens: Lens
    reader: Reader
    before: Counter[ThemeId] | None

    def finding(self, theme: Theme, counted: Recurrence) -> ThemeFinding:
        """Return the row of one theme."""
        evidence = tuple(self.places[theme.id])
        certain = {facts.path for facts, sighting in evidence if is_certain(sighting)}
        return ThemeFinding(
            theme=theme,
            entries=len(counted.entries),
            clients=len(counted.clients),
            weeks=tuple(count for _, count in counted.weeks),
            first=counted.first,
            last=counted.last,
            longest_run=counted.longest_run,
            recurs=counted.is_recurring,
            before=None if self.before is None else self.before[theme.id],
            confirmed=len(certain),
            suggested=len(counted.entries) - len(certain),
            beside=_beside(theme, self.together.get(theme.id, Counter()), self.lens.themes),
            quotable=_worth_quoting(evidence)[: self.lens.quotes],
            reader=self.reader,
        )


def _themes(
    entries: Sequence[EntryFacts], found: Found, lens: Lens, reader: Reader, earlier: Sequence[EntryFacts] | None
) -> tuple[ThemeFinding, ...]:
    rows = [Noted(facts.id, facts.day, facts.client, frozenset(found[facts.path])) for facts in entries]
    counted = {one.theme: one for one in recurrences(rows)}
    before = None if earlier is None else Counter(theme for facts in earlier for theme in counting(facts, lens))
    table = _Table(_places(entries, found), _together(found.values()), lens, reader, before)
    shown = [theme for theme in lens.themes.values() if theme.id in counted and lens.shows(theme.id)]
    return tuple(table.finding(theme, counted[theme.id]) for theme in shown)


def _places(entries: Sequence[EntryFacts], found: Found) -> dict[ThemeId, list[tuple[EntryFacts, Sighting]]]:
    """Return every place of each theme, newest first."""
    places: dict[ThemeId, list[tuple[EntryFacts, Sighting]]] = {}
    for facts in reversed(entries):
        for theme, sightings in found[facts.path].items():
            places.setdefault(theme, []).extend((facts, sighting) for sighting in sightings)
    return places


def _together(found: Iterable[Mapping[ThemeId, Sequence[Sighting]]]) -> dict[ThemeId, Counter[ThemeId]]:
    """Return for each theme in how many entries each other theme, and itself, stood beside it."""
    together: dict[ThemeId, Counter[ThemeId]] = {}
    for seen in found:
        if len(seen) > 1:
            for theme in seen:
                together.setdefault(theme, Counter()).update(seen.keys())
    return together


def _worth_quoting(evidence: Evidence) -> Evidence:
    """Return sentences before ticks, each group newest first: a quote is the worker's words where there are any."""
    return tuple(sorted(evidence, key=lambda one: one[1].source is Source.PICK))


def _beside(
    theme: Theme, together: Mapping[ThemeId, int], themes: Mapping[ThemeId, Theme]
) -> tuple[tuple[Theme, int], ...]:
    """Return the worker's own themes of the same entries beside a client theme, and the other way round."""
    other = {"client": "worker", "worker": "client"}.get(theme.holder.value, "")
    sides = [
        (themes[name], count)
        for name, count in together.items()
        if themes[name].holder.value == other and themes[name].family.split("_")[0] in {"client", "worker"}
    ]
    return tuple(sorted(sides, key=lambda pair: (-pair[1], pair[0].id)))


def _strategies(entries: Sequence[EntryFacts], found: Found, lens: Lens) -> tuple[Strategy, ...]:
    looked = Counter(number for facts in entries for number in lens.sets.strategies_looked_at(facts))
    shown = Counter(chain.from_iterable(found.values()))
    return tuple(
        Strategy(number, lens.themes[ThemeId(name)], shown[ThemeId(name)], looked[number])
        for number, name in enumerate(SIX_STRATEGIES, start=1)
        if ThemeId(name) in lens.themes
    )


def _feelings(entries: Sequence[EntryFacts]) -> tuple[Feeling, ...]:
    named: dict[str, list[int]] = {}
    for facts in entries:
        for word, strength in facts.feelings.items():
            if strength > 0:
                named.setdefault(word, []).append(strength)
    feelings = (Feeling(word, len(strengths), max(strengths)) for word, strengths in named.items())
    return tuple(sorted(feelings, key=lambda feeling: (-feeling.entries, feeling.word)))
