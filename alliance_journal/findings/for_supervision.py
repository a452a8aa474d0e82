"""Points for supervision from what the journal holds, each with the worker's own sentence; the worker chooses."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.counting import is_only_suggested
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered, Workbench
from alliance_journal.findings.going_out import going_out
from alliance_journal.findings.lens import Found, Lens, counting
from alliance_journal.findings.loops import FoundLoop, LoopLens, loops_found
from alliance_journal.findings.quotes import Reader
from alliance_journal.findings.selecting import without_suggestions
from alliance_journal.findings.strains import Strain, strains_in
from alliance_journal.findings.theme_findings import ThemeFinding, theme_findings
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.codes import SetId, ThemeId
from alliance_journal.model.supervision import Point
from alliance_journal.model.themes import Sighting, Source, Theme
from alliance_journal.themes.boards import When
from alliance_journal.themes.recurrence import LEAST_ENTRIES
from alliance_journal.themes.sentences import sentences_in

MOST: Final = 4
"""Points of one kind that are offered; an hour has room for few, and a tired eye for fewer."""
MOST_LOOPS: Final = 2
LONGEST_ANSWER: Final = 240
"""Letters of an answer that is quoted whole; of a longer one the first sentence is."""
MOST_FEELINGS: Final = 2
MOST_TRIED: Final = 3
_OUTCOMES: Final = "repair_outcome"
_FEELINGS: Final = "worker_feeling"
_TELLING: Final = ("client_", "worker_contribution", "relationship_")
_GOOD: Final = ("wf.positive", "ro.growth")
_WANT: Final = "want"
_SUPERVISION: Final = "supervision"
_TO_ASK: Final = re.compile(r"\b(?:want|ask|bring|take|question)\b", re.IGNORECASE)
_MOMENT: Final = "moment"
_WHERE_TO: Final = "where_to"
_WELL: Final = "went_well"
_BRIGHT: Final = "bright"
Key = tuple[str, ...]
"""What makes two points the same, whatever is said about them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a preparation looks at: until which day, from which day on (None: from the beginning), and one client."""

    day: date
    since: date | None = None
    client: str = ""

    def is_meant(self, facts: EntryFacts) -> bool:
        """Whether an entry may be spoken of at all; an account only retells others."""
        return facts.day <= self.day and self.client in {"", facts.client} and not facts.retells

    def is_new(self, day: date) -> bool:
        """Whether a day lies in the time that is looked at."""
        return self.since is None or day >= self.since


def points_for(
    gathered: Gathered, bench: Workbench, wanted: Wanted, actions: Sequence[AgreedAction] = ()
) -> tuple[Point, ...]:
    """Return what may be worth bringing: questions, strains, themes, loops, due steps, starred entries, one good thing.

    What would not be there without private words is marked private and dropped; everything else is told without them.
    """
    open_to_all = dict(_points(going_out(gathered, bench.sets), bench, wanted, actions))
    return tuple(
        open_to_all.get(key) or replace(point, private=True, kept=False)
        for key, point in _points(gathered, bench, wanted, actions)
    )


def _points(
    gathered: Gathered, bench: Workbench, wanted: Wanted, actions: Sequence[AgreedAction]
) -> Iterator[tuple[Key, Point]]:
    view = _View.of(gathered, bench, wanted)
    yield from _some(_questions(view))
    yield from _some(_strains(view))
    yield from _some(_themes(view))
    yield from _some(_loops(view), MOST_LOOPS)
    yield from _some(_steps(actions))
    yield from _some(_starred(view))
    yield from _some(_went_well(view), 1)


def _some(points: Iterable[tuple[Key, Point]], most: int = MOST) -> list[tuple[Key, Point]]:
    return [found for found, _ in zip(points, range(most), strict=False)]


@dataclass(frozen=True, slots=True)
class _View:
    """The journal as one preparation sees it; `recent` are the entries of the time that is looked at."""

    bench: Workbench
    wanted: Wanted
    lens: Lens
    entries: tuple[EntryFacts, ...]
    recent: tuple[EntryFacts, ...]
    found: Found
    strains: tuple[Strain, ...]
    reader: Reader
    said: set[str] = field(default_factory=set)
    """Sentences that are quoted already: another one is chosen where there is one."""

    @classmethod
    def of(cls, gathered: Gathered, bench: Workbench, wanted: Wanted) -> "_View":
        """Return the view; what only the learned coder says is left out of it."""
        entries = without_suggestions(facts for facts in gathered.entries if wanted.is_meant(facts))
        lens = Lens(bench.themes, bench.sets, wanted.day, quotes=None)
        return cls(
            bench,
            wanted,
            lens,
            entries,
            tuple(facts for facts in entries if wanted.is_new(facts.day)),
            {facts.path: counting(facts, lens) for facts in entries},
            strains_in(entries, bench.sets, wanted.day),
            gathered.reader,
        )

    def quote(self, places: Iterable[tuple[EntryFacts, Sighting]]) -> tuple[EntryFacts | None, str]:
        """Return the first sentence that was not quoted yet, else the first, and its entry; ticks say no sentence."""
        first: tuple[EntryFacts | None, str] = (None, "")
        for facts, sighting in places:
            if sighting.source is Source.PICK or is_only_suggested(sighting):
                continue
            words = self._words(facts, sighting)
            if words and words not in self.said:
                self.said.add(words)
                return facts, words
            first = first if first[1] else (facts, words)
        return first

    def first_sentence(self, facts: EntryFacts, question: str = "") -> str:
        """Return the first sentence of an entry, or of the answer to one of its questions; empty without any."""
        document = self.reader.document(facts.path)
        for section in document.sections:
            if question in {"", section.question}:
                for start, end in sentences_in(document.text, section.start, section.end):
                    return _one_line(document.text[start:end])
        return ""

    def _words(self, facts: EntryFacts, sighting: Sighting) -> str:
        try:
            return _one_line(self.reader.quoted(facts, sighting).words)
        except AllianceJournalError:
            return ""


def _point(kind: str, words: str, facts: EntryFacts | None, quote: str = "") -> Point:
    if facts is None:
        return Point(kind, words)
    return Point(kind, words, quote, facts.id, facts.client, facts.day)


def _questions(view: _View) -> Iterator[tuple[Key, Point]]:
    """Yield what the worker wanted to ask, the newest first."""
    for facts in reversed(view.recent):
        yield from _asked_in(view, facts)
        if _SUPERVISION in facts.picks.get(_WHERE_TO, ()):
            words = view.first_sentence(facts)
            yield (
                ("question", facts.id, _WHERE_TO),
                _point("question", "Something to take to supervision", facts, words),
            )


def _asked_in(view: _View, facts: EntryFacts) -> Iterator[tuple[Key, Point]]:
    document = view.reader.document(facts.path)
    for section in document.sections:
        words = document.text[section.start : section.end]
        is_want = facts.set == _SUPERVISION and section.question == _WANT
        if words.strip() and (is_want or _is_to_ask(section.heading)):
            long = len(words) > LONGEST_ANSWER
            quote = view.first_sentence(facts, section.question) if long else _one_line(words)
            yield ("question", facts.id, section.question), _point("question", _one_line(section.heading), facts, quote)


def _is_to_ask(heading: str) -> bool:
    return _SUPERVISION in heading.lower() and _TO_ASK.search(heading) is not None


def _strains(view: _View) -> Iterator[tuple[Key, Point]]:
    """Yield the strains that are still open, the one that was written about last before the others."""
    by_id = {facts.id: facts for facts in view.entries}
    open_now = [strain for strain in view.strains if not strain.is_over]
    for strain in sorted(open_now, key=lambda one: by_id[one.entries[-1]].day, reverse=True):
        thread = [by_id[name] for name in reversed(strain.entries)]
        facts, quote = view.quote(_telling(thread, view))
        if not quote:
            facts, quote = _first_told(thread, view)
        yield ("strain", strain.client), _point("strain", _strain_words(strain, view.bench.themes), facts, quote)


def _telling(thread: Iterable[EntryFacts], view: _View) -> Iterator[tuple[EntryFacts, Sighting]]:
    for facts in thread:
        for theme, sightings in view.found[facts.path].items():
            if view.bench.themes[theme].family.startswith(_TELLING):
                yield from ((facts, sighting) for sighting in sightings)


def _first_told(thread: Sequence[EntryFacts], view: _View) -> tuple[EntryFacts, str]:
    """Return the newest entry in which something is written, with its first sentence."""
    told = ((facts, view.first_sentence(facts)) for facts in thread)
    return next((one for one in told if one[1]), (thread[0], ""))


def _strain_words(strain: Strain, themes: Mapping[ThemeId, Theme]) -> str:
    """Return what is known of a strain; without days and codes, which stand beside it."""
    tried = ", ".join(themes[ThemeId(name)].label for name in strain.strategies[:MOST_TRIED] if name in themes)
    parts = (
        "a rupture" if strain.kind == "rupture" else "",
        "partly mended" if strain.state == "partly" else "",
        _in_entries(len(strain.entries)),
        f"tried so far: {tried}" if tried else "",
    )
    words = "; ".join(filter(None, parts))
    return words[:1].upper() + words[1:]


def _themes(view: _View) -> Iterator[tuple[Key, Point]]:
    """Yield what stands in at least three entries of the time that is looked at, the most frequent first."""
    found = {facts.path: view.found[facts.path] for facts in view.recent}
    rows = theme_findings(view.recent, found, view.lens, view.reader, None)
    kept = [row for row in rows if row.entries >= LEAST_ENTRIES and not _is_told_elsewhere(row.theme)]
    feelings = 0
    for row in sorted(kept, key=lambda one: (-one.entries, -one.last.toordinal())):
        # Feelings are ticked in most entries, and would leave no room for anything else.
        feelings += row.theme.family == _FEELINGS
        if row.theme.family == _FEELINGS and feelings > MOST_FEELINGS:
            continue
        facts, quote = view.quote(row.quotable)
        yield ("theme", row.theme.id), _point("theme", _theme_words(row), facts or row.quotable[0][0], quote)


def _is_told_elsewhere(theme: Theme) -> bool:
    """Whether strains tell it (how they ended), or what went well."""
    return theme.family == _OUTCOMES or theme.id in _GOOD


def _theme_words(row: ThemeFinding) -> str:
    with_whom = f" with {row.clients} clients" if row.clients > 1 else ""
    beside = "".join(f'; beside it "{theme.label}" in {count}' for theme, count in row.beside[:1])
    return f"{row.theme.label}, {_in_entries(row.entries)}{with_whom}{beside}"


def _loops(view: _View) -> Iterator[tuple[Key, Point]]:
    """Yield what stands out in all entries, as far as some of it happened in the time that is looked at."""
    lens = LoopLens(view.bench.themes, view.bench.codebook.loops)
    for loop in loops_found(view.entries, view.found, lens, view.reader):
        spots = [spot for when in loop.finding.stands_out for pair in loop.spots[when] for spot in pair]
        if any(view.wanted.is_new(facts.day) for facts, _ in spots):
            facts, quote = view.quote(spots)
            yield ("loop", loop.finding.loop.id), _point("loop", _loop_words(loop), facts or spots[0][0], quote)


def _loop_words(loop: FoundLoop) -> str:
    when = loop.finding.stands_out[0]
    counts = loop.finding.counts[when]
    lead = "in the next entry, after" if when is When.NEXT else "in"
    others = f" (in the other {counts.others}: {counts.otherwise})" if counts.others else ""
    return f"{loop.finding.loop.label}: {lead} {counts.both} of {counts.of} entries{others}"


def _steps(actions: Iterable[AgreedAction]) -> Iterator[tuple[Key, Point]]:
    for action in actions:
        yield ("step", action.id), Point("step", _one_line(action.what), day=action.due)


def _starred(view: _View) -> Iterator[tuple[Key, Point]]:
    for facts in reversed(view.recent):
        if facts.starred:
            known = view.bench.sets.sets.get(SetId(facts.set))
            name = known.title if known else facts.set
            yield ("starred", facts.id), _point("starred", name, facts, _starred_words(facts, view))


def _starred_words(facts: EntryFacts, view: _View) -> str:
    """Return the sentence in which most shows, else the one moment that was told, else how the entry begins."""
    found = [one for sightings in view.found[facts.path].values() for one in sightings]
    _, quote = view.quote((facts, one) for one in sorted(found, key=lambda one: (-one.confidence, one.place.offset)))
    return quote or view.first_sentence(facts, _MOMENT) or view.first_sentence(facts)


def _went_well(view: _View) -> Iterator[tuple[Key, Point]]:
    """Yield what went well: a strain that was mended, then the worker's own word for it, then a warm sentence."""
    by_id = {facts.id: facts for facts in view.entries}
    for strain in reversed(view.strains):
        if strain.is_over and strain.repaired and view.wanted.is_new(strain.repaired):
            thread = [by_id[name] for name in reversed(strain.entries)]
            facts, quote = view.quote(_mending(thread, view))
            if not quote:
                facts, quote = _first_told(thread, view)
            yield ("well",), _point("well", f"A {_kind(strain)} that was mended", facts, quote)
    for facts in reversed(view.recent):
        quote = view.first_sentence(facts, _WELL) or (view.first_sentence(facts) if facts.set == _BRIGHT else "")
        if quote:
            yield ("well",), _point("well", "Something that went well", facts, quote)
    for facts in reversed(view.recent):
        good = [(facts, one) for name, found in view.found[facts.path].items() if name in _GOOD for one in found]
        told, quote = view.quote(good)
        if quote:
            yield ("well",), _point("well", "Something that went well", told, quote)


def _mending(thread: Sequence[EntryFacts], view: _View) -> Iterator[tuple[EntryFacts, Sighting]]:
    """Yield the places that speak of how a strain ended, then those of what was tried, the newest entry first."""
    for family in (_OUTCOMES, "repair_strategy"):
        for facts in thread:
            for theme, sightings in view.found[facts.path].items():
                if view.bench.themes[theme].family == family:
                    yield from ((facts, sighting) for sighting in sightings)


def _kind(strain: Strain) -> str:
    return "rupture" if strain.kind == "rupture" else "strain"


def _in_entries(number: int) -> str:
    return f"in {number} {'entry' if number == 1 else 'entries'}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
