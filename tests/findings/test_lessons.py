"""A suggestion is explained from what the learned coder said of its sentence, and from what it was taught with."""

from dataclasses import replace
from pathlib import Path

import pytest

from alliance_journal.findings.explaining import Explanation, explanations
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Workbench
from alliance_journal.findings.lessons import Grounds, Lessons
from alliance_journal.findings.quotes import QuoteMismatchError
from alliance_journal.model.themes import Source
from alliance_journal.storage.index import open_index
from tests.findings.fakes import CODEBOOK, SETS, THEMES, coder, reader_over
from tests.findings.learned_fakes import COAT, QUIET, an_entry, read_by_the_coder
from tests.themes.learned.tiny import EXAMPLES, tiny_network

DOCUMENT, FACTS = an_entry("2026-11-20", phrase=True)
TAUGHT = {text for text, themes in EXAMPLES if QUIET in themes}


def explained(tmp_path: Path, facts: EntryFacts, *, network: bool = True) -> tuple[Explanation, ...]:
    lessons = Lessons(tiny_network(tmp_path / "network") if network else tmp_path)
    bench = Workbench(CODEBOOK, SETS, open_index(tmp_path, tmp_path, stamp="x"), coders=[coder()])
    return explanations([facts], THEMES[QUIET], bench, reader_over(DOCUMENT), lessons=lessons)


def grounds(tmp_path: Path, facts: EntryFacts, *, network: bool = True) -> Grounds:
    found = explained(tmp_path, facts, network=network)[0].grounds
    assert found is not None
    return found


def test_a_suggestion_stands_in_reading_order_with_what_it_stands_on(tmp_path: Path) -> None:
    first, then = explained(tmp_path, read_by_the_coder(FACTS, 0.48))
    assert (first.quote.words, first.heading, first.phrase, first.steps) == (COAT, "moment", "", ())
    assert first.quote.sighting.source is Source.LEARNED
    assert first.counts
    assert first.grounds == Grounds(0.71, 0.48, 0.5, first.grounds.examples if first.grounds else ())
    assert (then.quote.words, then.quote.sighting.source, then.grounds) == ("She went quiet.", Source.PHRASE, None)


def test_the_nearest_examples_are_sentences_it_was_taught_with(tmp_path: Path) -> None:
    assert {one.words for one in grounds(tmp_path, read_by_the_coder(FACTS, 0.71)).examples} == TAUGHT


@pytest.mark.parametrize(("own", "moved"), [(0.48, 0.23), (0.712, 0.0), (0.9, -0.19)])
def test_it_is_known_how_far_the_workers_answers_moved_it(tmp_path: Path, own: float, moved: float) -> None:
    assert grounds(tmp_path, read_by_the_coder(FACTS, own)).moved == pytest.approx(moved)


def test_without_a_network_there_is_still_an_explanation(tmp_path: Path) -> None:
    assert grounds(tmp_path, read_by_the_coder(FACTS, 0.6), network=False) == Grounds(0.71, 0.6, None, ())


def test_where_the_coder_has_not_read_the_entry_its_own_confidence_is_not_known(tmp_path: Path) -> None:
    found = grounds(tmp_path, FACTS)
    assert (found.own, found.moved, found.threshold, found.examples) == (None, 0.0, 0.5, ())


def test_what_it_said_of_another_sentence_or_theme_is_not_taken(tmp_path: Path) -> None:
    facts = read_by_the_coder(FACTS, 0.48)
    (scored,) = facts.scored or ()
    elsewhere = scored._replace(place=replace(scored.place, offset=0))
    other = scored._replace(themes={next(iter(set(THEMES) - {QUIET})): 0.9})
    assert grounds(tmp_path, replace(facts, scored=(elsewhere, other))).own is None


def test_a_file_that_changed_meanwhile_is_not_quoted(tmp_path: Path) -> None:
    first, *others = FACTS.sightings
    moved = replace(first, place=replace(first.place, start=first.place.start + 1))
    with pytest.raises(QuoteMismatchError):
        explained(tmp_path, replace(FACTS, sightings=(moved, *others)))
