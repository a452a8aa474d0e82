"""Suggestions: only where the coder is sure enough, nothing else has spoken, and the worker's answers agree."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.alike import together
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.selecting import without_suggestions
from alliance_journal.findings.suggesting import (
    MOST_IN_SENTENCE,
    Yielding,
    moved,
    open_themes,
    with_suggestions,
)
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.themes import Sighting, Source, Status
from alliance_journal.themes.learned.scored import Judged, Scored
from tests.findings.fakes import THEMES, a_document, facts_with, said

QUIET, OVER, WARM = ThemeId("cw.minimal"), ThemeId("wc.over"), ThemeId("wf.positive")
TEXT = "Her coat stayed on. I rang the landlord."
COAT, LANDLORD = TEXT.split(". ", maxsplit=1)[0] + ".", "I rang the landlord."
EAST = bytes([127, *[0] * 63])
NORTH = bytes([0, 127, *[0] * 62])
WEST = bytes([129, *[0] * 63])
YIELDING = Yielding(near=0.5, weight=2.0)


def place_of(document: Document, words: str) -> Scored:
    return Scored(said(document, QUIET, words).place, EAST, {QUIET: 0.6})


def read(
    document: Document, *scored: Scored, sightings: tuple[Sighting, ...] = (), judged: tuple[Judged, ...] = ()
) -> EntryFacts:
    return replace(facts_with(document, *sightings), scored=scored, judged=judged)


def suggested(facts: EntryFacts, *others: EntryFacts, least: float = 0.5) -> list[tuple[str, float]]:
    entries = with_suggestions([facts, *others], THEMES, dict.fromkeys(THEMES, least), YIELDING)
    return [(one.theme, one.confidence) for one in entries[0].sightings if one.source is Source.LEARNED]


def test_what_reaches_its_threshold_is_a_sighting_of_the_themes_own_holder() -> None:
    document = a_document("2026-09-01", answers={"moment": TEXT})
    facts = read(document, place_of(document, COAT))
    (found,) = with_suggestions([facts], THEMES, {QUIET: 0.6}, YIELDING)[0].sightings
    assert found == Sighting(
        QUIET, Source.LEARNED, Status.PRESENT, THEMES[QUIET].holder, found.place, 0.6, ("learned",)
    )
    assert found.quote_in(document.text) == COAT
    assert not with_suggestions([facts], THEMES, {QUIET: 0.61}, YIELDING)[0].sightings
    assert not with_suggestions([facts], THEMES, {}, YIELDING)[0].sightings


def test_themes_that_left_the_codebook_are_not_suggested() -> None:
    document = a_document("2026-09-01", answers={"moment": TEXT})
    one = place_of(document, COAT)._replace(themes={ThemeId("zz.gone"): 0.9})
    assert suggested(read(document, one)) == []


def test_of_many_themes_in_a_sentence_the_surest_stay() -> None:
    document = a_document("2026-09-01", answers={"moment": TEXT})
    sure = {theme: 0.6 + number / 100 for number, theme in enumerate(list(THEMES)[:6])}
    found = suggested(read(document, place_of(document, COAT)._replace(themes=sure)))
    assert [confidence for _, confidence in found] == [0.65, 0.64, 0.63][:MOST_IN_SENTENCE]


def test_suggestions_stand_in_reading_order_among_the_others() -> None:
    document = a_document("2026-09-01", answers={"moment": TEXT})
    phrase = said(document, OVER, LANDLORD)
    facts = read(document, place_of(document, COAT), sightings=(phrase,))
    sightings = with_suggestions([facts], THEMES, {QUIET: 0.5}, YIELDING)[0].sightings
    assert [one.theme for one in sightings] == [QUIET, OVER]


@pytest.mark.parametrize("status", list(Status))
def test_where_a_phrase_was_read_the_coder_does_not_speak_of_the_same_theme(status: Status) -> None:
    document = a_document("2026-09-01", answers={"moment": TEXT})
    one = place_of(document, COAT)._replace(themes={QUIET: 0.9, WARM: 0.7})
    phrase = said(document, QUIET, "coat stayed", status=status)
    left, judged = open_themes(document, [one], [phrase], THEMES)
    assert [dict(sentence.themes) for sentence in left] == [{WARM: 0.7}]
    assert judged == ()
    elsewhere = said(document, QUIET, "landlord", status=status)
    assert open_themes(document, [one], [elsewhere], THEMES)[0] == (one,)


@pytest.mark.parametrize("verdict", ["yes", "no"])
def test_what_the_worker_answered_is_not_suggested_again_and_is_learned_from(verdict: str) -> None:
    document = a_document("2026-09-01", answers={"moment": TEXT})
    entry = replace(document.entry, reviewed=(Review(QUIET, verdict, COAT),))  # type: ignore[arg-type]
    document = replace(document, entry=entry)
    left, judged = open_themes(document, [place_of(document, COAT)], [], THEMES)
    assert left == ()
    assert judged == (Judged(QUIET, verdict == "yes", EAST),)


def test_one_answer_moves_what_is_alike_everywhere_and_nothing_else() -> None:
    document, other = (a_document(day, answers={"moment": TEXT}) for day in ("2026-09-01", "2026-09-08"))
    facts = read(document, place_of(document, COAT))
    assert suggested(facts) == [(QUIET, 0.6)]
    no, yes = Judged(QUIET, is_yes=False, vector=EAST), Judged(QUIET, is_yes=True, vector=EAST)
    assert suggested(facts, read(other, judged=(no,))) == []
    assert suggested(facts, read(other, judged=(yes,))) == [(QUIET, 0.92)]
    assert suggested(facts, read(other, judged=(yes, no))) == [(QUIET, 0.6)]
    for unlike in (NORTH, WEST):
        assert suggested(facts, read(other, judged=(no._replace(vector=unlike),))) == [(QUIET, 0.6)]
    assert suggested(facts, read(other, judged=(no._replace(theme=OVER),))) == [(QUIET, 0.6)]
    assert suggested(facts, read(other)) == [(QUIET, 0.6)]


@given(
    own=st.floats(0, 1),
    judged=st.lists(st.tuples(st.booleans(), st.binary(min_size=64, max_size=64)), max_size=6),
    vector=st.binary(min_size=64, max_size=64),
)
def test_a_moved_confidence_stays_one_and_leans_the_way_of_the_answers(
    own: float, judged: list[tuple[bool, bytes]], vector: bytes
) -> None:
    answers = [Judged(QUIET, yes, one) for yes, one in judged]
    found = moved(own, vector, together(answers), YIELDING)
    assert 0 <= found <= 1
    yes, no = (together(one for one in answers if one.is_yes is which) for which in (True, False))
    assert moved(own, vector, yes, YIELDING) >= min(own, 1 - 1e-6) - 1e-9
    assert moved(own, vector, no, YIELDING) <= max(own, 1e-6) + 1e-9


def test_without_suggestions_nothing_else_is_changed() -> None:
    document = a_document("2026-09-01", answers={"moment": TEXT})
    plain = facts_with(document, said(document, OVER, LANDLORD))
    learned = replace(plain, sightings=(*plain.sightings, said(document, QUIET, COAT, source=Source.LEARNED)))
    kept, stripped = without_suggestions([plain, learned])
    assert kept is plain
    assert stripped == plain
