"""The whole journal read once: from the index where nothing changed, else from the files; damage is told."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from alliance_journal.entrytext.writing import write
from alliance_journal.errors import DiskError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import TOGETHER, Gathered, Workbench, facts_of, gather, workbench
from alliance_journal.findings.glancing import glance, newest
from alliance_journal.guide.catalogue import Catalogue
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.problems import Problem
from alliance_journal.model.themes import Source
from alliance_journal.storage.folder import EntryFile, Journal, Stored, open_journal
from tests.findings.fakes import SHIPPED, a_document, coder

QUIET = {"moment": "She went quiet after I explained the form."}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "journal", create=True)


@pytest.fixture
def bench_for(tmp_path: Path) -> Callable[[Journal], Workbench]:
    def make(journal: Journal) -> Workbench:
        bench = workbench(journal.root, Catalogue(SHIPPED), tmp_path / "cache", suggests=False)[0]
        bench.coders.append(coder())
        return bench

    return make


def add(
    journal: Journal, day: str = "2026-11-20", answers: Mapping[str, str] | None = None, **more: object
) -> EntryFile:
    document = a_document(day, answers=QUIET if answers is None else answers)
    file = journal.add(replace(document.entry, **more))
    os.utime(journal.root / file.path, (10**9, 10**9))  # what has only just been written is not kept
    return journal.file_at(file.path)


def shown(gathered: Gathered) -> list[list[str]]:
    return [[one.theme for one in facts.sightings] for facts in gathered.entries]


def test_every_entry_is_gathered_in_order_of_meeting_with_its_themes(
    journal: Journal, bench_for: Callable[[Journal], Workbench]
) -> None:
    for day in ("2026-11-20", "2026-11-18", "2026-11-20T09:00"):
        add(journal, day)
    gathered = gather(journal, bench_for(journal))
    assert [(str(one.day), one.time) for one in gathered.entries] == [
        ("2026-11-18", ""),
        ("2026-11-20", ""),
        ("2026-11-20", "09:00"),
    ]
    assert all("cw.minimal" in themes for themes in shown(gathered))


def test_a_second_gathering_reads_no_file_and_finds_the_same(
    journal: Journal, bench_for: Callable[[Journal], Workbench], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(journal)
    first = gather(journal, bench_for(journal))
    monkeypatch.setattr(Journal, "read", lambda *_: pytest.fail("a file was read"))
    second = gather(journal, bench_for(journal))
    assert second.entries == tuple(map(without_rules, first.entries))


def without_rules(facts: EntryFacts) -> EntryFacts:
    """Return the facts as the index keeps them: how a theme was found is not kept."""
    return replace(facts, sightings=tuple(replace(one, rule=()) for one in facts.sightings))


def test_a_changed_file_is_read_again_and_a_removed_one_forgotten(
    journal: Journal, bench_for: Callable[[Journal], Workbench]
) -> None:
    file, other = add(journal), add(journal)
    gather(journal, bench_for(journal))
    (journal.root / other.path).unlink()
    stored = journal.read(file)
    journal.replace(stored, stored.document.text.replace("went quiet", "sat down"))
    bench = bench_for(journal)
    assert shown(gather(journal, bench)) == [[]]
    assert len(bench.index) == 1


def test_a_damaged_index_row_is_no_harm(journal: Journal, bench_for: Callable[[Journal], Workbench]) -> None:
    add(journal)
    bench = bench_for(journal)
    first = gather(journal, bench)
    for damage in (None, [], {}, [1, 2], ["x"] * 15, "row"):
        shape = json.loads(bench.index.path.read_text(encoding="ascii"))
        for row in shape["rows"].values():
            row[3] = json.dumps(damage)
        bench.index.path.write_text(json.dumps(shape), encoding="ascii")
        assert gather(journal, bench_for(journal)).entries == first.entries


def test_the_index_holds_no_words(journal: Journal, bench_for: Callable[[Journal], Workbench]) -> None:
    add(journal)
    bench = bench_for(journal)
    gather(journal, bench)
    kept = bench.index.path.read_text(encoding="ascii")
    assert not any(word in kept for word in ("quiet", "explained", "form."))


def test_a_damaged_entry_is_told_with_its_line_and_the_others_are_there(
    journal: Journal, bench_for: Callable[[Journal], Workbench]
) -> None:
    file = add(journal)
    (journal.root / file.path).with_name("2026-11-21-1200-bbbbbbbb.md").write_text("+++\nAnna", encoding="utf-8")
    gathered = gather(journal, bench_for(journal))
    assert gathered.problems == (Problem("entries/2026/2026-11-21-1200-bbbbbbbb.md", 1, "cannot be read"),)
    assert len(gathered.entries) == 1


def test_a_refusing_disk_is_told_for_the_file_it_refuses(
    journal: Journal, bench_for: Callable[[Journal], Workbench], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = add(journal)

    def refuse(_journal: Journal, _file: EntryFile) -> Stored:
        raise DiskError("the disk has gone")

    monkeypatch.setattr(Journal, "read", refuse)
    told: list[Problem] = []
    assert gather(journal, bench_for(journal)).problems == (Problem(file.path, 1, "the disk has gone"),)
    assert newest(journal, 1, told.append) == ()
    assert told == [Problem(file.path, 1, "the disk has gone")]


def test_progress_is_told_now_and_then_and_at_the_end(
    journal: Journal, bench_for: Callable[[Journal], Workbench]
) -> None:
    told: list[tuple[int, int]] = []
    for _ in range(TOGETHER + 2):
        add(journal)
    gather(journal, bench_for(journal), lambda done, of: told.append((done, of)))
    assert told == [(TOGETHER, TOGETHER + 2), (TOGETHER + 2, TOGETHER + 2)]


def test_every_sighting_can_be_quoted_from_its_file(
    journal: Journal, bench_for: Callable[[Journal], Workbench]
) -> None:
    add(
        journal,
        answers={"moment": "Em dash \u2014 first.\n\nShe went quiet\nafter I spoke.", "own_part": "I took over."},
    )
    gathered = gather(journal, bench_for(journal))
    quotes = [gathered.reader.quoted(facts, one) for facts in gathered.entries for one in facts.sightings]
    assert any("went quiet" in quote.words for quote in quotes)
    for quote in quotes:
        lines = (journal.root / quote.facts.path).read_text(encoding="utf-8").split("\n")
        place = quote.sighting.place
        assert "\n".join(lines[place.line - 1 :])[place.start : place.end] == quote.words


def test_the_coder_is_made_once_and_only_when_it_is_needed(journal: Journal, tmp_path: Path) -> None:
    bench = workbench(journal.root, Catalogue(SHIPPED), tmp_path / "cache", suggests=False)[0]
    assert bench.coders == []
    assert bench.coder is bench.coder


def test_mistakes_in_the_journals_own_codebook_are_told(journal: Journal, tmp_path: Path) -> None:
    (journal.root / "codebook.toml").write_text("[[themes]]\nid = 3\n", encoding="utf-8")
    bench, problems = workbench(journal.root, Catalogue(SHIPPED), tmp_path / "cache", suggests=False)
    assert problems
    assert ThemeId("cw.minimal") in bench.themes


def test_a_review_that_no_longer_stands_in_the_text_is_stale_whatever_its_verdict(
    journal: Journal, bench_for: Callable[[Journal], Workbench]
) -> None:
    reviews = (
        Review(ThemeId("cw.minimal"), "yes", "She went quiet"),
        Review(ThemeId("cw.appease"), "yes", "Whatever you think"),
        Review(ThemeId("cw.distance"), "no", "She turned away"),
    )
    add(journal, reviewed=reviews)
    (facts,) = gather(journal, bench_for(journal)).entries
    assert facts.stale == ("cw.appease", "cw.distance")
    assert [one.theme for one in facts.sightings if one.source is Source.REVIEW] == ["cw.minimal"]


def test_a_review_of_a_whole_entry_whose_first_answer_is_empty_stops_nothing(
    journal: Journal, bench_for: Callable[[Journal], Workbench]
) -> None:
    document = a_document("2026-11-20", answers={"moment": "", "own_part": "I talked on."})
    reviewed = replace(document.entry, reviewed=(Review(ThemeId("cw.minimal"), "yes"),))
    journal.add(reviewed)
    gathered = gather(journal, bench_for(journal))
    for facts in gathered.entries:
        for one in facts.sightings:
            assert gathered.reader.quoted(facts, one).words.strip()


def test_facts_can_be_taken_from_one_document(journal: Journal, bench_for: Callable[[Journal], Workbench]) -> None:
    document = a_document("2026-11-20T15:00", answers=QUIET, picks={"between": ["off"]})
    facts = facts_of(document, bench_for(journal))
    assert replace(facts, sightings=(), stale=()) == glance(document)
    assert (facts.time, facts.words, facts.answered) == ("15:00", 8, ("moment",))
    assert write(document.entry) == document.text


def test_the_newest_entries_are_read_without_the_others(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in ("2026-11-18", "2026-11-19", "2026-11-20"):
        add(journal, day)
    reads: list[str] = []
    read = Journal.read

    def counted(self: Journal, file: EntryFile) -> Stored:
        reads.append(file.path)
        return read(self, file)

    monkeypatch.setattr(Journal, "read", counted)
    told: list[Problem] = []
    assert [str(one.day) for one in newest(journal, 2, told.append)] == ["2026-11-19", "2026-11-20"]
    assert len(reads) == 2
    assert len(newest(journal, None, told.append)) == 3
    assert told == []


def test_a_damaged_entry_among_the_newest_is_told(journal: Journal) -> None:
    file = add(journal)
    (journal.root / file.path).write_text("+++\nAnna", encoding="utf-8")
    told: list[Problem] = []
    assert newest(journal, 5, told.append) == ()
    assert told == [Problem(file.path, 1, "cannot be read")]
