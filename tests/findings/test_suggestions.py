"""What only the learned coder saw is counted apart, and quoted after everything that is surer."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.counting import is_certain, is_only_suggested
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Lens
from alliance_journal.findings.packing import Unpacker, packed
from alliance_journal.findings.reviewing import put_into_words, unanswered
from alliance_journal.findings.selecting import standing_on
from alliance_journal.findings.summary import Summary, summarise
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Sighting, Source, Status
from tests.findings.fakes import (
    SETS,
    THEMES,
    TODAY,
    a_document,
    facts_with,
    reader_over,
    said,
    sightings,
    ticked,
)
from tests.findings.learned_fakes import COAT, LANDLORD, QUIET, TEXT, an_entry, suggested

WEEKS = ("2026-11-02", "2026-11-09", "2026-11-16")
Pairs = Sequence[tuple[Document, EntryFacts]]


def summary_of(*pairs: tuple[Document, EntryFacts], quotes: int | None = None) -> Summary:
    lens = Lens(THEMES, SETS, TODAY, quotes=quotes)
    return summarise([facts for _, facts in pairs], lens, reader_over(*(document for document, _ in pairs)))


def quiet_in(*pairs: tuple[Document, EntryFacts], quotes: int | None = None) -> ThemeFinding:
    return next(one for one in summary_of(*pairs, quotes=quotes).themes if one.theme.id == QUIET)


@pytest.mark.parametrize("source", list(Source))
def test_a_sighting_is_certain_found_in_words_or_only_suggested(source: Source) -> None:
    document = a_document("2026-11-02", answers={"moment": TEXT})
    one = said(document, "cw.minimal", COAT, source=source)
    assert (is_certain(one), is_only_suggested(one)) == {
        Source.REVIEW: (True, False),
        Source.PICK: (True, False),
        Source.PHRASE: (False, False),
        Source.LEARNED: (False, True),
        Source.MODEL: (False, True),
    }[source]


@pytest.mark.parametrize(("phrases", "only"), [((), 3), ((0,), 2), ((0, 2), 1), ((0, 1, 2), 0)])
def test_entries_that_rest_on_suggestions_alone_are_counted(phrases: Sequence[int], only: int) -> None:
    finding = quiet_in(*(an_entry(day, phrase=number in phrases) for number, day in enumerate(WEEKS)))
    assert (finding.entries, finding.only_learned) == (3, only)
    assert finding.recurs
    assert finding.recurs_surely is (only == 0)


def test_three_sure_entries_of_one_week_do_not_surely_recur() -> None:
    days = ("2026-11-02", "2026-11-03", "2026-11-04")
    finding = quiet_in(*(an_entry(day, phrase=True) for day in days), an_entry("2026-11-16"))
    assert finding.recurs
    assert not finding.recurs_surely


def test_the_surest_words_are_quoted_first_and_each_kind_from_the_newest_on() -> None:
    kinds = (Source.LEARNED, Source.REVIEW, Source.PHRASE)
    pairs = []
    for day, source in zip(("2026-11-02", "2026-11-04", "2026-11-06"), kinds, strict=True):
        for one in (day, f"{day[:-1]}{int(day[-1]) + 1}"):
            document = a_document(one, answers={"moment": TEXT})
            pairs.append((document, facts_with(document, said(document, "cw.minimal", COAT, source=source))))
    document = a_document("2026-11-10", answers={"moment": TEXT}, picks={"moves_away": ["cw.minimal"]})
    pairs.append((document, facts_with(document, ticked(document, "cw.minimal", "moves_away", "cw.minimal"))))
    quotes = quiet_in(*pairs).quotes
    assert [(one.sighting.source, one.facts.day.day) for one in quotes] == [
        (Source.REVIEW, 5),
        (Source.REVIEW, 4),
        (Source.PHRASE, 7),
        (Source.PHRASE, 6),
        (Source.PICK, 10),
        (Source.LEARNED, 3),
        (Source.LEARNED, 2),
    ]


def test_of_what_was_suggested_on_one_day_the_surest_is_quoted_first() -> None:
    document, facts = an_entry("2026-11-02", coat=0.6)
    surer = suggested(document, "cw.minimal", LANDLORD, 0.9)
    same_day = an_entry("2026-11-02", coat=0.7)
    newer = an_entry("2026-11-03", coat=0.5)
    finding = quiet_in((document, replace(facts, sightings=(*facts.sightings, surer))), same_day, newer)
    assert [one.sighting.confidence for one in finding.quotes] == [0.5, 0.9, 0.7, 0.6]


@pytest.mark.parametrize(
    ("pairs", "quotes", "says_so"),
    [
        ([an_entry("2026-11-02", phrase=True)], 1, False),
        ([an_entry("2026-11-02", phrase=True)], 2, True),
        ([an_entry("2026-11-02")], 0, True),
        ([an_entry("2026-11-02", phrase=True), an_entry("2026-11-03")], 1, True),
    ],
)
def test_a_summary_knows_whether_it_shows_suggestions(pairs: Pairs, quotes: int, says_so: bool) -> None:  # noqa: FBT001
    assert summary_of(*pairs, quotes=quotes).has_suggestions is says_so


def test_what_is_kept_of_a_summary_still_says_what_was_only_suggested() -> None:
    pairs = [an_entry(day) for day in WEEKS]
    finding = quiet_in(*pairs, quotes=1)
    kinds = (EntryFacts, Holder, Sighting, Source, Status, ThemeFinding, type(finding.quotable[0][1].place))
    again = Unpacker(kinds, THEMES, finding.reader).unpacked(packed(finding))
    assert (again.only_learned, again.recurs_surely) == (3, False)
    assert again.quotes[0].sighting.confidence == 0.71


@given(st.lists(sightings, max_size=6), st.sets(st.sampled_from(Source)))
def test_only_the_layers_asked_for_are_left_in_their_order(found: list[Sighting], sources: set[Source]) -> None:
    facts = replace(an_entry("2026-11-02")[1], sightings=tuple(found))
    (left,) = standing_on([facts], sources)
    assert list(left.sightings) == [one for one in found if one.source in sources]
    assert replace(left, sightings=facts.sightings) == facts


def test_a_suggestion_of_the_learned_coder_is_put_to_the_worker_as_one() -> None:
    document, facts = an_entry("2026-11-02", phrase=True)
    found = unanswered([facts], THEMES, THEMES)
    worded = put_into_words(found, reader_over(document), lambda _said: None)
    assert {one.words: one.is_learned for one in worded} == {COAT: True, "She went quiet.": False}
