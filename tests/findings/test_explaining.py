"""Why a theme was seen is read afresh from the file, entry after entry, as many as were asked for."""

from pathlib import Path

from alliance_journal.findings.explaining import Explanation, explanations
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Workbench
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Source
from alliance_journal.storage.index import open_index
from tests.findings.fakes import CODEBOOK, SETS, THEMES, a_document, coder, facts_with, reader_over, said, ticked

QUIET = THEMES[ThemeId("cw.minimal")]
NOISY = a_document("2026-11-18", answers={"moment": "She laughed."})
FIRST = a_document("2026-11-19", answers={"moment": "She shut down. Then he went quiet."})
SECOND = a_document("2026-11-20", answers={"own_part": "My manager went quiet."}, picks={"moves_away": ["cw.minimal"]})


def explained(tmp_path: Path, *entries: EntryFacts, most: int | None = None) -> tuple[Explanation, ...]:
    bench = Workbench(CODEBOOK, SETS, open_index(tmp_path, tmp_path, stamp="x"), coders=[coder()])
    return explanations(entries, QUIET, bench, reader_over(NOISY, FIRST, SECOND), most=most)


def seen() -> list[EntryFacts]:
    return [
        facts_with(NOISY),
        facts_with(FIRST, said(FIRST, "cw.minimal", "She shut down.")),
        facts_with(SECOND, ticked(SECOND, "cw.minimal", "moves_away", "cw.minimal")),
    ]


def test_each_place_is_quoted_with_its_heading_and_its_steps(tmp_path: Path) -> None:
    one, two = explained(tmp_path, *seen()[:2])
    assert (one.quote.words, two.quote.words) == ("She shut down.", "Then he went quiet.")
    assert (one.heading, one.words) == ("moment", "shut down")
    assert one.phrase in QUIET.phrases
    assert [step.about for step in one.steps] == ["whose", "when"]
    assert one.counts


def test_a_tick_needs_no_steps_and_what_was_somebody_elses_does_not_count(tmp_path: Path) -> None:
    tick, phrase = explained(tmp_path, seen()[2])
    assert (tick.quote.sighting.source, tick.heading, tick.phrase, tick.steps, tick.counts) == (
        Source.PICK,
        "",
        "",
        (),
        True,
    )
    assert (phrase.quote.sighting.source, phrase.counts) == (Source.PHRASE, False)


def test_entries_come_in_the_order_given_and_no_more_than_asked_for(tmp_path: Path) -> None:
    found = explained(tmp_path, *reversed(seen()), most=3)
    assert [one.quote.facts.day.day for one in found] == [20, 20, 19]


def test_an_entry_where_the_index_saw_nothing_is_not_opened(tmp_path: Path) -> None:
    bench = Workbench(CODEBOOK, SETS, open_index(tmp_path, tmp_path, stamp="x"), coders=[coder()])
    assert explanations([facts_with(FIRST)], QUIET, bench, reader_over()) == ()
