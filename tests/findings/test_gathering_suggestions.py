"""The learned coder while entries are gathered: it reads each once; stopping or a missing network costs little."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
from alliance_journal.findings.gathering import (
    Gathered,
    Workbench,
    facts_of,
    from_index,
    gather,
    sightings_in,
    workbench,
)
from alliance_journal.findings.learning import Learning
from alliance_journal.findings.lens import Lens
from alliance_journal.findings.overview import Asked, overview
from alliance_journal.findings.recent import in_full, recent_entries
from alliance_journal.findings.selecting import choose
from alliance_journal.guide.catalogue import Catalogue
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Source
from alliance_journal.storage.folder import EntryFile, Journal, open_journal
from alliance_journal.storage.kept import open_kept
from alliance_journal.storage.remembered import Remembered, open_remembered
from alliance_journal.themes.coder import Coder
from alliance_journal.themes.learned.card import LearnedUnavailableError
from alliance_journal.themes.learned.scored import Scored
from alliance_journal.themes.sentences import sentences_in
from tests.findings.fakes import SETS, SHIPPED, THEMES, TODAY, a_document, coder

QUIET, MISSED = ThemeId("cw.minimal"), ThemeId("cw.missed")
EAST, NORTH = bytes([127, *[0] * 63]), bytes([0, 127, *[0] * 62])
COAT, HOOD = "Her coat stayed on, number {}.", "His hood stayed up, number {}."
_END = 10**6


@dataclass
class CoatScorer:
    """Sees silence where something stayed on; raises `error` once it has read so many entries."""

    read: int = 0
    stops_after: int = _END
    error: BaseException = field(default_factory=KeyboardInterrupt)
    stamp: str = "abc"
    thresholds: Mapping[ThemeId, float] = field(default_factory=lambda: {QUIET: 0.5})
    yielding: Mapping[str, float] = field(default_factory=lambda: {"near": 0.5, "weight": 2.0})

    def scored(self, document: Document, _holders: Mapping[str, Holder]) -> Sequence[Scored]:
        if self.read >= self.stops_after:
            raise self.error
        self.read += 1
        return [
            Scored(place_at(document.text, *span), EAST if "coat" in document.text else NORTH, {QUIET: 0.6})
            for section in document.sections
            for span in sentences_in(document.text, section.start, section.end)
            if "stayed" in document.text[slice(*span)]
        ]


@dataclass
class Place:
    """A journal with its cache, and benches for it as separate programs would make them."""

    journal: Journal
    cache: Path

    def memory(self, stamp: str = "abc") -> Remembered:
        return open_remembered(self.cache, self.journal.root, stamp=stamp)

    def bench(self, scorer: CoatScorer | None, *, scores: bool = True, remembers: bool = True) -> Workbench:
        bench = workbench(self.journal.root, Catalogue(SHIPPED), self.cache, suggests=False)[0]
        bench.coders.append(coder())
        if scorer is None:
            return bench
        memory = self.memory(scorer.stamp) if remembers else None
        return replace(bench, learning=Learning(scorer.stamp, lambda: scorer, memory, scores))

    def add(self, text: str, *reviewed: Review, day: str = "2026-11-20") -> EntryFile:
        entry = replace(a_document(day, answers={"moment": text}).entry, reviewed=reviewed)
        return self.settled(self.journal.add(entry).path)

    def settled(self, path: str, at: int = 10**9) -> EntryFile:
        """Let a file look as if it had last been changed long ago: what has only just been written is not kept."""
        os.utime(self.journal.root / path, (at, at))
        return self.journal.file_at(path)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(open_journal(tmp_path / "journal", create=True), tmp_path / "cache")


def suggestions(gathered: Gathered) -> list[float]:
    return [one.confidence for facts in gathered.entries for one in facts.sightings if one.source is Source.LEARNED]


def test_what_is_gathered_again_from_the_index_is_the_same(place: Place) -> None:
    place.add(f"{COAT.format(1)} She went quiet after I explained the form.")
    scorer = CoatScorer()
    first = gather(place.journal, place.bench(scorer))
    again = gather(place.journal, place.bench(scorer))
    (facts,), (recalled,) = first.entries, again.entries
    assert suggestions(first) == [0.6]
    assert [replace(one, rule=()) for one in facts.sightings] == [replace(one, rule=()) for one in recalled.sightings]
    assert (facts.scored, facts.judged, facts.learned_key) == (
        recalled.scored,
        recalled.judged,
        recalled.learned_key,
    )
    assert scorer.read == 1


def test_the_index_keeps_what_the_coder_said_and_not_what_became_of_it(place: Place) -> None:
    file = place.add(COAT.format(1))
    bench = place.bench(CoatScorer())
    assert suggestions(gather(place.journal, bench)) == [0.6]
    kept = from_index(file, bench.index)
    assert kept is not None
    assert kept.scored
    assert all(one.source is not Source.LEARNED for one in kept.sightings)


def test_an_entry_the_index_knows_is_completed_without_looking_for_phrases_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.add(f"{COAT.format(1)} She went quiet after I explained the form.")
    before = gather(place.journal, place.bench(None))
    monkeypatch.setattr(Coder, "coded_all", lambda *_: pytest.fail("phrases were looked for"))
    scorer = CoatScorer()
    after = gather(place.journal, place.bench(scorer))
    assert [one.source for one in before.entries[0].sightings] == [Source.PHRASE]
    assert [one.source for one in after.entries[0].sightings] == [Source.LEARNED, Source.PHRASE]
    monkeypatch.setattr(Journal, "read", lambda *_: pytest.fail("a file was read"))
    gather(place.journal, place.bench(scorer))
    assert scorer.read == 1


def test_without_a_network_the_index_is_used_and_only_one_file_is_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        place.add(COAT.format(number))
    gather(place.journal, place.bench(None))
    opened = []
    read = Journal.read
    monkeypatch.setattr(Journal, "read", lambda self, file: opened.append(file) or read(self, file))
    bench = place.bench(CoatScorer(stops_after=0, error=LearnedUnavailableError("no network")))
    gathered = gather(place.journal, bench)
    assert len(gathered.entries) == 5
    assert suggestions(gathered) == []
    assert len(opened) == 1
    assert bench.learning is not None
    assert bench.learning.trouble == "no network"


def test_where_the_network_fails_half_way_nothing_is_suggested_and_the_next_run_goes_on(place: Place) -> None:
    for number in range(4):
        place.add(COAT.format(number))
    gathered = gather(place.journal, place.bench(CoatScorer(stops_after=2, error=LearnedUnavailableError("gone"))))
    assert (len(gathered.entries), suggestions(gathered)) == (4, [])
    scorer = CoatScorer()
    assert suggestions(gather(place.journal, place.bench(scorer))) == [0.6] * 4
    assert scorer.read == 2


@pytest.mark.parametrize("indexed", [False, True])
def test_stopping_loses_nothing_that_was_scored(place: Place, *, indexed: bool) -> None:
    for number in range(5):
        place.add(COAT.format(number))
    if indexed:
        gather(place.journal, place.bench(None))
    with pytest.raises(KeyboardInterrupt):
        gather(place.journal, place.bench(CoatScorer(stops_after=3)))
    scorer = CoatScorer()
    assert suggestions(gather(place.journal, place.bench(scorer))) == [0.6] * 5
    assert scorer.read == 2


@pytest.mark.parametrize("indexed", [False, True])
def test_progress_is_told_after_each_entry_that_is_scored(place: Place, *, indexed: bool) -> None:
    for number in range(4):
        place.add(COAT.format(number))
    if indexed:
        gather(place.journal, place.bench(None))
    told: list[tuple[int, int]] = []
    gather(place.journal, place.bench(CoatScorer()), lambda done, of: told.append((done, of)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4), (4, 4)]


def test_what_was_said_of_an_entry_that_is_gone_is_forgotten(place: Place) -> None:
    files = [place.add(COAT.format(number)) for number in range(3)]
    (keys,) = {frozenset(one.learned_key for one in gather(place.journal, place.bench(CoatScorer())).entries)}
    (place.journal.root / files[0].path).unlink()
    scorer = CoatScorer()
    left = {one.learned_key for one in gather(place.journal, place.bench(scorer)).entries}
    memory = place.memory()
    assert {key for key in keys if memory.get(key, lambda _row: True)} == left
    assert len(left) == 2
    assert scorer.read == 0


def test_what_was_said_of_former_words_is_forgotten(place: Place) -> None:
    files = [place.add(COAT.format(number)) for number in range(3)]
    before = {one.learned_key for one in gather(place.journal, place.bench(CoatScorer())).entries}
    path = place.journal.root / files[0].path
    path.write_text(path.read_text().replace("number 0", "number nine"))
    place.settled(files[0].path, 10**9 + 5)
    after = {one.learned_key for one in gather(place.journal, place.bench(CoatScorer())).entries}
    memory = place.memory()
    assert {key for key in before | after if memory.get(key, lambda _row: True)} == after
    assert len(before & after) == 2


def test_while_a_file_cannot_be_read_nothing_is_forgotten(place: Place) -> None:
    files = [place.add(COAT.format(number)) for number in range(2)]
    keys = {one.learned_key for one in gather(place.journal, place.bench(CoatScorer())).entries}
    (place.journal.root / files[0].path).write_text("+++\nAnna", encoding="utf-8")
    place.settled(files[0].path, 10**9 + 5)
    place.add(COAT.format("new"))
    assert gather(place.journal, place.bench(CoatScorer())).problems
    memory = place.memory()
    assert all(memory.get(key, lambda _row: True) for key in keys)


def test_where_no_trace_may_be_left_none_is(place: Place) -> None:
    place.add(COAT.format(1))
    gathered = gather(place.journal, place.bench(CoatScorer(), remembers=False))
    assert suggestions(gathered) == [0.6]
    assert not list(place.cache.glob("learned*"))


def test_an_answer_in_one_entry_moves_another_until_it_is_taken_back(place: Place) -> None:
    words = COAT.format(1)
    judged = place.add(words, Review(QUIET, "no", words), day="2026-11-01")
    place.add(COAT.format(2))
    place.add(HOOD.format(3))
    scorer = CoatScorer()
    assert suggestions(gather(place.journal, place.bench(scorer))) == [0.6]
    (place.journal.root / judged.path).unlink()
    place.add(words, day="2026-11-01")
    assert suggestions(gather(place.journal, place.bench(scorer))) == [0.6] * 3
    assert scorer.read == 3


def test_where_nobody_may_wait_only_what_is_remembered_is_suggested(place: Place) -> None:
    place.add(COAT.format(1))
    scorer = CoatScorer()
    gather(place.journal, place.bench(scorer))
    file = place.add(COAT.format(2))
    hurried = place.bench(scorer, scores=False)
    assert suggestions(recent_entries(place.journal, hurried)) == [0.6]
    document = place.journal.read(file).document
    assert in_full(place.journal, document, hurried).scored is None
    assert scorer.read == 1
    assert suggestions(gather(place.journal, place.bench(scorer))) == [0.6] * 2
    assert scorer.read == 2


def test_one_entry_is_read_with_what_the_whole_journal_says(place: Place) -> None:
    words = COAT.format(1)
    place.add(words, Review(QUIET, "no", words))
    file = place.add(COAT.format(2))
    plain = place.add("Nothing of note.")
    bench = place.bench(CoatScorer())
    read: Callable[[EntryFile], Document] = lambda one: place.journal.read(one).document  # noqa: E731
    assert [one.confidence for one in facts_of(read(file), bench).sightings] == []
    assert sightings_in(read(file), bench, lambda: gather(place.journal, bench)) == ()
    assert sightings_in(read(plain), bench, lambda: pytest.fail("the journal was gathered")) == ()
    alone = place.bench(CoatScorer())
    nobody = Gathered((), (), gather(place.journal, place.bench(None)).reader)
    assert [one.theme for one in sightings_in(read(file), alone, lambda: nobody)] == [QUIET]


def summed(place: Place, bench: Workbench) -> list[tuple[str, int]]:
    asked = Asked(choose(today=TODAY), Lens(THEMES, SETS, TODAY), "all")
    found = overview(place.journal, bench, asked, open_kept(place.cache, place.journal.root))
    return [(one.theme.id, one.only_learned) for one in found.summary.themes]


def test_a_summary_without_suggestions_is_not_kept_where_they_may_come_back(place: Place) -> None:
    place.add(COAT.format(1))
    broken = CoatScorer(stops_after=0, error=LearnedUnavailableError("gone"))
    assert summed(place, place.bench(broken)) == []
    scorer = CoatScorer()
    assert summed(place, place.bench(scorer)) == [(QUIET, 1)]


def test_a_missed_meeting_that_is_only_suggested_marks_no_point_and_no_absence(place: Place) -> None:
    scorer = CoatScorer()
    scorer.thresholds = {MISSED: 0.5}
    for day in range(1, 7):
        place.add(COAT.format(day), day=str(date(2026, 11, day)))
    bench = place.bench(scorer)

    def missing(document: Document, holders: Mapping[str, Holder]) -> Sequence[Scored]:
        found = CoatScorer().scored(document, holders)
        return [one._replace(themes={MISSED: 0.9}) for one in found if int(document.path[21:23]) % 2 == 0]

    scorer.scored = missing  # type: ignore[method-assign]
    asked = Asked(choose(today=TODAY), Lens(THEMES, SETS, TODAY), "all")
    summary = overview(place.journal, bench, asked, open_kept(place.cache, place.journal.root)).summary
    assert [(one.theme.id, one.entries) for one in summary.themes] == [(MISSED, 3)]
    assert summary.absence.absences == ()
    assert all(not point.missed for series in summary.series for point in series.points)
