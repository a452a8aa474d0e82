"""The summary as a value: every count is a list of places, and nothing counts that was not there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Lens
from alliance_journal.findings.strategies import SIX_STRATEGIES
from alliance_journal.findings.summary import Summary, summarise
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.periods import Period
from alliance_journal.model.themes import Source, Status
from tests.findings.fakes import (
    SETS,
    THEMES,
    TODAY,
    a_document,
    any_facts,
    facts_with,
    reader_over,
    said,
    ticked,
)

LENS = Lens(THEMES, SETS, TODAY)
WORDS = "She went quiet. I moved on and told her. I was cross."


def summary_of(
    *pairs: tuple[Document, EntryFacts], lens: Lens = LENS, earlier: Sequence[EntryFacts] | None = None
) -> Summary:
    return summarise([facts for _, facts in pairs], lens, reader_over(*(one for one, _ in pairs)), earlier=earlier)


def an_entry(day: str, client: str = "C04", themes: Sequence[str] = ("cw.minimal",)) -> tuple[Document, EntryFacts]:
    """Return an entry in which each theme stands in one of the sentences."""
    document = a_document(day, client, answers={"moment": WORDS})
    sentences = [f"{sentence}." for sentence in WORDS.removesuffix(".").split(". ")]
    return document, facts_with(document, *map(said, [document] * 3, themes, sentences))


def the_theme(summary: Summary, name: str) -> ThemeFinding:
    return next(finding for finding in summary.themes if finding.theme.id == name)


def test_a_theme_is_counted_in_entries_clients_and_weeks() -> None:
    days = (("2026-11-02", "C04"), ("2026-11-03", "C11"), ("2026-11-16", "C04"))
    finding = the_theme(summary_of(*(an_entry(*day) for day in days)), "cw.minimal")
    assert (finding.entries, finding.clients, finding.weeks) == (3, 2, (2, 0, 1))
    assert (finding.first, finding.last) == (date(2026, 11, 2), date(2026, 11, 16))
    assert finding.recurs


def test_three_entries_in_one_week_do_not_recur() -> None:
    summary = summary_of(*(an_entry(f"2026-11-0{day}") for day in (2, 3, 4)))
    assert not the_theme(summary, "cw.minimal").recurs


def test_a_theme_that_stands_twice_in_an_entry_is_one_entry_and_two_places() -> None:
    document = a_document("2026-11-02", answers={"moment": WORDS})
    twice = (said(document, "cw.minimal", "She went quiet."), said(document, "cw.minimal", "told her."))
    finding = the_theme(
        summary_of((document, facts_with(document, *twice)), lens=replace(LENS, quotes=None)), "cw.minimal"
    )
    assert (finding.entries, len(finding.quotes)) == (1, 2)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.PRESENT])
def test_what_was_not_there_here_and_now_does_not_count(status: Status) -> None:
    document = a_document("2026-11-02", answers={"moment": WORDS})
    summary = summary_of(
        (document, facts_with(document, said(document, "cw.minimal", "She went quiet.", status=status)))
    )
    assert (summary.themes, summary.without_sighting) == ((), 1)


@pytest.mark.parametrize("holder", [holder for holder in Holder if holder is not Holder.CLIENT])
def test_what_somebody_else_did_does_not_count(holder: Holder) -> None:
    document = a_document("2026-11-02", answers={"moment": WORDS})
    summary = summary_of(
        (document, facts_with(document, said(document, "cw.minimal", "She went quiet.", holder=holder)))
    )
    assert summary.themes == ()


def test_the_workers_own_word_counts_whoever_it_speaks_of() -> None:
    document = a_document("2026-11-02", answers={"moment": WORDS})
    word = said(document, "cw.minimal", "She went quiet.", source=Source.REVIEW, holder=Holder.BOTH)
    finding = the_theme(summary_of((document, facts_with(document, word))), "cw.minimal")
    assert (finding.confirmed, finding.suggested) == (1, 0)


def test_a_theme_that_no_codebook_knows_any_more_does_not_count() -> None:
    document, facts = an_entry("2026-11-02")
    gone = replace(facts, sightings=(replace(facts.sightings[0], theme=ThemeId("cw.gone")),))
    assert summary_of((document, gone)).themes == ()


def test_confirmed_only_leaves_out_what_was_only_found_by_phrases() -> None:
    document = a_document("2026-11-02", answers={"moment": WORDS}, picks={"my_moves": ["wc.paternal"]})
    tick = ticked(document, "wc.paternal", "my_moves", "wc.paternal")
    facts = facts_with(document, tick, said(document, "cw.minimal", "She went quiet."))
    summary = summary_of((document, facts), lens=replace(LENS, confirmed_only=True))
    assert [finding.theme.id for finding in summary.themes] == ["wc.paternal"]
    assert summary_of((document, facts)).themes[0].suggested == 1


def test_confirmed_and_suggested_are_entries_and_add_up() -> None:
    ticks = a_document("2026-11-02", answers={"moment": WORDS}, picks={"moves_away": ["cw.minimal"]})
    facts = facts_with(
        ticks,
        ticked(ticks, "cw.minimal", "moves_away", "cw.minimal"),
        said(ticks, "cw.minimal", "She went quiet."),
    )
    finding = the_theme(summary_of((ticks, facts), an_entry("2026-11-03")), "cw.minimal")
    assert (finding.entries, finding.confirmed, finding.suggested) == (2, 1, 1)


def test_a_sentence_is_quoted_before_a_tick_and_the_newest_first() -> None:
    older = an_entry("2026-11-02")
    ticks = a_document("2026-11-03", picks={"moves_away": ["cw.minimal"]})
    newest = (ticks, facts_with(ticks, ticked(ticks, "cw.minimal", "moves_away", "cw.minimal")))
    middle = an_entry("2026-11-02")
    (quote,) = the_theme(summary_of(older, middle, newest), "cw.minimal").quotes
    assert (quote.facts.path, quote.words) == (middle[0].path, "She went quiet.")


def test_only_the_themes_asked_for_are_shown_by_id_or_family() -> None:
    entry = an_entry("2026-11-02", themes=("cw.minimal", "wc.paternal", "wf.frustrated"))
    shown = [f.theme.id for f in summary_of(entry, lens=replace(LENS, only=("cw", "wf.frustrated"))).themes]
    assert shown == ["cw.minimal", "wf.frustrated"]


def test_the_workers_themes_of_the_same_entries_stand_beside_a_clients_theme_and_the_other_way_round() -> None:
    both = ("cw.minimal", "wc.paternal", "wf.frustrated")
    summary = summary_of(an_entry("2026-11-02", themes=both), an_entry("2026-11-03", themes=both[:2]))
    assert [(theme.id, count) for theme, count in the_theme(summary, "cw.minimal").beside] == [
        ("wc.paternal", 2),
        ("wf.frustrated", 1),
    ]
    assert [theme.id for theme, _ in the_theme(summary, "wc.paternal").beside] == ["cw.minimal"]


def test_what_stands_beside_a_theme_is_told_though_only_that_theme_was_asked_for() -> None:
    entry = an_entry("2026-11-02", themes=("cw.minimal", "wc.paternal"))
    (finding,) = summary_of(entry, lens=replace(LENS, only=("cw.minimal",))).themes
    assert [theme.id for theme, _ in finding.beside] == ["wc.paternal"]


def test_a_theme_between_the_two_has_nothing_beside_it() -> None:
    entry = an_entry("2026-11-02", themes=("rp.power", "wc.paternal"))
    assert the_theme(summary_of(entry), "rp.power").beside == ()


def test_the_period_before_is_counted_where_there_is_one() -> None:
    now, before = an_entry("2026-11-02"), an_entry("2026-10-02")[1]
    assert the_theme(summary_of(now), "cw.minimal").before is None
    assert the_theme(summary_of(now, earlier=[before, before]), "cw.minimal").before == 2
    assert the_theme(summary_of(now, earlier=[]), "cw.minimal").before == 0


def test_an_empty_journal_has_an_empty_summary() -> None:
    period = Period(date(2026, 11, 1), None)
    summary = summary_of(lens=replace(LENS, period=period))
    assert (summary.entries, summary.clients, summary.themes, summary.strains) == (0, 0, (), ())
    assert summary.period == period
    assert summary.is_short


def test_eight_entries_are_enough_to_speak_of_patterns() -> None:
    entries = [an_entry(f"2026-11-{day:02}") for day in range(1, 9)]
    assert not summary_of(*entries).is_short
    assert summary_of(*entries[:7]).is_short


def test_the_period_runs_from_the_first_entry_to_the_last_and_counts_weeks_with_entries() -> None:
    summary = summary_of(an_entry("2025-12-30"), an_entry("2026-01-01"), an_entry("2026-01-19", ""))
    assert summary.period == Period(date(2025, 12, 30), date(2026, 1, 19))
    assert (summary.weeks, summary.clients) == (2, 1)


def test_feelings_are_counted_with_their_strongest_and_nought_is_none() -> None:
    felt = ({"sad": 1, "irritated": 2}, {"sad": 3, "calm": 0})
    documents = [a_document("2026-11-02", feelings=one) for one in felt]
    feelings = summary_of(*((one, facts_with(one)) for one in documents)).feelings
    assert [(one.word, one.entries, one.strongest) for one in feelings] == [("sad", 2, 3), ("irritated", 1, 2)]


def test_the_own_part_is_mirrored_over_strain_entries_only() -> None:
    documents = (
        a_document("2026-11-02", ratings={"strain": 5}, answers={"own_part": "I pushed."}),
        a_document("2026-11-03", ratings={"strain": 5}, answers={"own_part": "  "}),
        a_document("2026-11-04", ratings={"strain": 1}, answers={"own_part": "I waited."}),
        a_document("2026-11-05", set_id="pulse", ratings={"strain": 5}),
        a_document("2026-11-06", set_id="theirs", ratings={"strain": 5}),
        a_document("2026-11-07", set_id="strain", picks={"level": ["strain"]}, answers={"witness": "Hurry."}),
    )
    summary = summary_of(*((one, facts_with(one)) for one in documents))
    assert (summary.mirrors.own_part.asked, summary.mirrors.own_part.answered) == (3, 2)


def test_the_six_strategies_are_in_the_codebook_and_counted_as_used_and_as_looked_at() -> None:
    document = a_document(
        "2026-11-02", set_id="strain", answers={"corner": "I said what I saw.", "inside": "Her week."}
    )
    facts = facts_with(document, said(document, "rs.talked", "I said what I saw."))
    strategies = summary_of((document, facts)).strategies
    assert [one.theme.id for one in strategies] == list(SIX_STRATEGIES)
    assert [(one.entries, one.looked_at) for one in strategies] == [(1, 0), (0, 0), (0, 0), (0, 0), (0, 1), (0, 1)]


def test_a_strategy_that_the_codebook_lacks_is_left_out() -> None:
    lens = replace(LENS, themes={name: theme for name, theme in THEMES.items() if name != "rs.talked"})
    assert [one.number for one in summary_of(lens=lens).strategies] == [2, 3, 4, 5, 6]


def test_ratings_are_told_by_client_in_order_of_day() -> None:
    documents = [
        a_document("2026-11-02", "C11", ratings={"aims": 4, "tie": 6}),
        a_document("2026-11-03", "C04", ratings={"aims": 6, "tie": 4}),
        a_document("2026-11-04", "C11", ratings={"aims": 5, "tie": 7}),
        a_document("2026-11-05", "", ratings={"aims": 1, "tie": 1}),
        a_document("2026-11-06", "C11"),
    ]
    series = summary_of(*((one, facts_with(one)) for one in documents)).series
    assert {one.client: [(point.day, point.together) for point in one.points] for one in series} == {
        "C04": [(date(2026, 11, 3), 5)],
        "C11": [(date(2026, 11, 2), 5), (date(2026, 11, 4), 6)],
    }


def test_reviews_that_no_longer_stand_in_the_text_are_counted() -> None:
    document, facts = an_entry("2026-11-02")
    assert summary_of((document, replace(facts, stale=("cw.appease", "wf.frustrated")))).stale == 2


themes_in_entries = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(["C04", "C11", ""]), st.sampled_from([(), *(
        ("cw.minimal",), ("wc.paternal", "cw.minimal"), ("wf.frustrated", "cw.appease", "rp.power"),
    )])),
    max_size=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(themes_in_entries)
def test_every_count_is_the_number_of_entries_listed_for_it(
    shapes: list[tuple[int, str, tuple[str, ...]]],
) -> None:
    pairs = [
        an_entry(str(TODAY - timedelta(days)), client, themes) for days, client, themes in sorted(shapes, reverse=True)
    ]
    texts = {document.path: document.text for document, _ in pairs}

    summary = summary_of(*pairs, lens=replace(LENS, quotes=None))

    for finding in summary.themes:
        listed = {quote.facts.path for quote in finding.quotes}
        assert finding.entries == len(listed) == sum(finding.weeks) == finding.confirmed + finding.suggested
        assert finding.clients == len({quote.facts.client for quote in finding.quotes} - {""})
        for quote in finding.quotes:
            place = quote.sighting.place
            assert texts[quote.facts.path].split("\n")[place.line - 1][place.start : place.end] == quote.words
    assert summary.entries == len(pairs)
    assert sum(bool(themes) for _, _, themes in shapes) == summary.entries - summary.without_sighting


@settings(max_examples=60, deadline=None)
@given(st.lists(any_facts, max_size=4))
def test_any_facts_at_all_can_be_summarised(facts: list[EntryFacts]) -> None:
    unique = [replace(one, path=f"{number}.md") for number, one in enumerate(sorted(facts, key=lambda one: one.day))]
    assert summarise(unique, replace(LENS, quotes=0), reader_over()).entries == len(unique)
