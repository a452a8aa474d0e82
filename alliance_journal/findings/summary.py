"""The summary as a value: what keeps coming back, with counts, dates and the places it stands on; no words judge."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.findings.absence import AbsenceAfter, absence_after
from alliance_journal.findings.counting import is_certain, is_only_suggested
from alliance_journal.findings.eased import Eased, eased_in
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.feelings import Feeling, feelings_in
from alliance_journal.findings.lens import Found, Lens, counting
from alliance_journal.findings.loops import FoundLoop, LoopLens, loops_found
from alliance_journal.findings.mirrors import Mirrors, mirrors_in
from alliance_journal.findings.quotes import Reader
from alliance_journal.findings.rating_series import RatingSeries, rating_series
from alliance_journal.findings.selecting import without_suggestions
from alliance_journal.findings.strains import Strain, strains_in, touched_by
from alliance_journal.findings.strategies import Strategy, strategies_in
from alliance_journal.findings.theme_findings import ThemeFinding, theme_findings
from alliance_journal.findings.wording import WordFinding
from alliance_journal.model.periods import Period
from alliance_journal.model.themes import Source

FEW_ENTRIES: Final = 8
"""Below this many entries nothing is called a pattern: counts and quotes only."""


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
    looked_at: int
    to_look_at: int
    wordings: tuple[WordFinding, ...]
    eased: tuple[Eased, ...]
    without_sighting: int
    weeks: int
    reader: Reader = field(repr=False, compare=False)

    @property
    def is_short(self) -> bool:
        """Whether there are too few entries to speak of patterns."""
        return self.entries < FEW_ENTRIES

    @property
    def has_suggestions(self) -> bool:
        """Whether something in the theme table is only suggested by the learned coder."""
        return any(one.only_learned or any(is_only_suggested(s) for _, s in one.quotable) for one in self.themes)


def summarise(  # noqa: PLR0913  what stands around the chosen entries, each by name
    entries: Sequence[EntryFacts],
    lens: Lens,
    reader: Reader,
    *,
    earlier: Sequence[EntryFacts] | None = None,
    wordings: tuple[WordFinding, ...] = (),
    everything: Sequence[EntryFacts] | None = None,
) -> Summary:
    """Return the summary of these entries (in order of day).

    `earlier` are those of the period before, if any; `wordings` what was found to keep coming back in words;
    `everything` is the whole journal, so that a strain is told as it stands, whatever was filtered.
    """
    found = {facts.path: counting(facts, lens) for facts in entries}
    surer = without_suggestions(entries)
    seen = {
        one.path: found[one.path] if one is facts else counting(one, lens)
        for one, facts in zip(surer, entries, strict=True)
    }
    threads = strains_in(entries if everything is None else everything, lens.sets, lens.today)
    strains = threads if everything is None else touched_by(threads, entries)
    return Summary(
        period=Period(entries[0].day, entries[-1].day) if entries else lens.period,
        entries=len(entries),
        clients=len({facts.client for facts in entries if facts.client}),
        themes=theme_findings(entries, found, lens, reader, earlier),
        loops=loops_found(surer, seen, LoopLens(lens.themes, lens.loops, lens.quotes, lens.shows), reader),
        strains=strains,
        strategies=strategies_in(surer, seen, lens),
        feelings=feelings_in(entries),
        mirrors=mirrors_in(surer, strains, lens.sets, seen),
        absence=absence_after(surer, seen, lens.themes),
        series=rating_series(entries, lens.sets, lens.themes),
        stale=sum(len(facts.stale) for facts in entries),
        **_coverage(entries, found),
        wordings=wordings,
        eased=eased_in(surer, seen, lens, reader),
        # Where only the worker's own word counts, nothing is said of what words matched.
        without_sighting=0 if lens.confirmed_only else sum(not held for held in seen.values()),
        weeks=len({facts.day.isocalendar()[:2] for facts in entries}),
        reader=reader,
    )


def _coverage(entries: Sequence[EntryFacts], found: Found) -> dict[str, int]:
    """Return how many sentences the worker has said yes or no to, and how many there are to look at, these included."""
    seen = [sighting for facts in entries for held in found[facts.path].values() for sighting in held]
    looked_at = sum(one.source is Source.REVIEW for one in seen) + sum(len(facts.refused) for facts in entries)
    return {"looked_at": looked_at, "to_look_at": looked_at + sum(not is_certain(one) for one in seen)}
