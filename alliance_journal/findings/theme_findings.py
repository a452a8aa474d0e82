"""What keeps coming back: each theme in counts, dates and places, with what stood beside it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_journal.findings.counting import is_certain, is_only_suggested
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Evidence, Found, Lens, counting
from alliance_journal.findings.quotes import Quoted, Reader
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Sighting, Source, Theme
from alliance_journal.themes.recurrence import (
    LEAST_ENTRIES,
    LEAST_WEEKS,
    Noted,
    Recurrence,
    monday_of,
    recurrences,
)

_QUOTED_FIRST: Final = (Source.REVIEW, Source.PHRASE, Source.PICK, Source.LEARNED, Source.MODEL)
"""The surest words first; a tick has none, yet it is the worker's own, so it stands before what was only suggested."""


@dataclass(frozen=True, slots=True)
class ThemeFinding:
    """One theme: how often, with whom, when, and the places to be quoted, newest first.

    `entries` and `clients` count; `weeks` counts entries for each week, from the first entry's week to the last one's;
    `longest_run` counts consecutive weeks; `confirmed` and `suggested` are entries and add up to all of them, and
    `only_learned` are those of them for which nothing speaks but the learned coder; `recurs_surely` says whether the
    theme would recur without these.
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
    only_learned: int
    recurs_surely: bool
    beside: tuple[tuple[Theme, int], ...]
    quotable: tuple[tuple[EntryFacts, Sighting], ...]
    reader: Reader = field(repr=False, compare=False)

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """The words to be shown for it, read from their files only now: most rows of a summary are never shown."""
        return tuple(self.reader.quoted(facts, sighting) for facts, sighting in self.quotable)


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
        sure = {facts.path: facts.day for facts, sighting in evidence if not is_only_suggested(sighting)}
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
            only_learned=len(counted.entries) - len(sure),
            recurs_surely=_recur(sure.values()),
            beside=_beside(theme, self.together.get(theme.id, Counter()), self.lens.themes),
            quotable=_worth_quoting(evidence)[: self.lens.quotes],
            reader=self.reader,
        )


def theme_findings(
    entries: Sequence[EntryFacts], found: Found, lens: Lens, reader: Reader, earlier: Sequence[EntryFacts] | None
) -> tuple[ThemeFinding, ...]:
    """Return a finding for every theme that shows, in the order of the codebook."""
    rows = [Noted(facts.id, facts.day, facts.client, frozenset(found[facts.path])) for facts in entries]
    counted = {one.theme: one for one in recurrences(rows)}
    before = None if earlier is None else Counter(theme for facts in earlier for theme in counting(facts, lens))
    table = _Table(_places(entries, found), _together(map(_surer, found.values())), lens, reader, before)
    shown = [theme for theme in lens.themes.values() if theme.id in counted and lens.shows(theme.id)]
    return tuple(table.finding(theme, counted[theme.id]) for theme in shown)


def _places(entries: Sequence[EntryFacts], found: Found) -> dict[ThemeId, list[tuple[EntryFacts, Sighting]]]:
    """Return every place of each theme, newest first."""
    places: dict[ThemeId, list[tuple[EntryFacts, Sighting]]] = {}
    for facts in reversed(entries):
        for theme, sightings in found[facts.path].items():
            places.setdefault(theme, []).extend((facts, sighting) for sighting in sightings)
    return places


def _surer(seen: Mapping[ThemeId, Sequence[Sighting]]) -> Mapping[ThemeId, Sequence[Sighting]]:
    """Return the themes of an entry that stand on more than a suggestion: what stood beside what is told as a fact."""
    return {theme: held for theme, held in seen.items() if not all(map(is_only_suggested, held))}


def _together(found: Iterable[Mapping[ThemeId, Sequence[Sighting]]]) -> dict[ThemeId, Counter[ThemeId]]:
    """Return for each theme in how many entries each other theme, and itself, stood beside it."""
    together: dict[ThemeId, Counter[ThemeId]] = {}
    for seen in found:
        if len(seen) > 1:
            for theme in seen:
                together.setdefault(theme, Counter()).update(seen.keys())
    return together


def _worth_quoting(evidence: Evidence) -> Evidence:
    """Return the surest places first, each group newest first; of what was suggested on one day the surest first."""
    return tuple(sorted(evidence, key=_quoting_order))


def _quoting_order(one: tuple[EntryFacts, Sighting]) -> tuple[int, int, float]:
    facts, sighting = one
    order = _QUOTED_FIRST.index(sighting.source)
    return (order, -facts.day.toordinal(), -sighting.confidence) if is_only_suggested(sighting) else (order, 0, 0)


def _recur(days: Collection[date]) -> bool:
    """Whether entries of these days are enough to be spoken of as recurring."""
    return len(days) >= LEAST_ENTRIES and len(set(map(monday_of, days))) >= LEAST_WEEKS


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
