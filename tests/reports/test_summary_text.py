"""The summary for people: counts and their own sentences, on any page, in words that judge nobody."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from alliance_journal.findings.strains import Strain
from alliance_journal.findings.summary import Summary
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.periods import Period
from alliance_journal.reports.lines import Line, Page
from alliance_journal.reports.summary_text import strain_parts, summary_text
from tests.findings.fakes import THEMES, a_document, facts_with, said
from tests.reports.fakes import FORBIDDEN, LONG_THEMES, PAGES, WIDE, fits, journal, summary_over, texts_of

ALL_LONG = tuple(LONG_THEMES)[-2:]
CLIENTS_AND_MINE = ("cw.minimal", "wc.defensive")
LONG_JOURNAL = summary_over(journal(10, (*CLIENTS_AND_MINE, *ALL_LONG, "wf.frustrated", "rs.talked")), before=True)
SHORT_JOURNAL = summary_over(journal(4, CLIENTS_AND_MINE))
WORDS = "She went quiet. I moved on and told her. I was cross."


def plain_journal(days: Sequence[str], themes: Sequence[str] = ("cw.minimal", "wc.defensive")) -> Summary:
    """Return the summary of entries in which the client went quiet and the worker defended the form."""
    pairs = []
    for day in days:
        document = a_document(day, answers={"moment": WORDS})
        sentences = ("She went quiet.", "I moved on and told her.")
        pairs.append((document, facts_with(document, *map(said, [document] * 2, themes, sentences))))
    return summary_over(pairs)


def shown(summary: Summary, page: Page = WIDE, *, everything: bool = False) -> str:
    return "\n".join(texts_of(summary_text(summary, page, everything=everything)))


@pytest.mark.parametrize("summary", [LONG_JOURNAL, SHORT_JOURNAL], ids=["ten entries", "four entries"])
@pytest.mark.parametrize("page", PAGES)
def test_every_line_stays_on_the_page_and_no_word_of_ours_judges(page: Page, summary: Summary) -> None:
    lines = (*summary_text(summary, page), *summary_text(summary, page, everything=True))
    assert fits(lines, page)
    words = "\n".join(texts_of(lines)).lower()
    assert not any(word in words for word in FORBIDDEN)
    assert {line.role for line in lines} <= {"", "heading", "quote", "note"}


@pytest.mark.parametrize("page", [page for page in PAGES if page.ascii_only])
def test_our_own_words_are_ascii_where_only_ascii_may_be_used(page: Page) -> None:
    assert shown(plain_journal([f"2026-11-{day:02}" for day in range(1, 10)]), page).isascii()


def test_the_summary_opens_with_counts_days_and_whose_view_it_is() -> None:
    summary = plain_journal([f"2026-11-{day:02}" for day in range(1, 10)])
    assert shown(summary).split("\n")[0] == (
        "9 entries · 1 client · 1 Nov - 9 Nov 2026            your view, not the client's"
    )
    assert shown(summary, Page(46, ascii_only=True)).split("\n")[:2] == [
        "9 entries, 1 client, 1 Nov - 9 Nov 2026",
        "your view, not the client's",
    ]


def test_two_years_are_both_named() -> None:
    summary = replace(SHORT_JOURNAL, period=Period(date(2025, 12, 30), date(2026, 1, 3)))
    assert "30 Dec 2025 - 3 Jan 2026" in shown(summary, Page(120))


def test_an_opening_that_is_too_long_for_one_line_takes_two() -> None:
    summary = replace(
        LONG_JOURNAL, entries=123_456, clients=7_890, period=Period(date(2025, 12, 30), date(2026, 12, 30))
    )
    assert texts_of(summary_text(summary, Page(74)))[1] == "your view, not the client's"


def test_a_period_without_ends_is_not_named() -> None:
    assert shown(replace(SHORT_JOURNAL, period=Period())).startswith("4 entries · 1 client  ")


def test_a_journal_of_one_day_says_that_day_once() -> None:
    one_day = replace(SHORT_JOURNAL, period=Period(date(2026, 1, 3), date(2026, 1, 3)))
    assert shown(one_day).startswith("4 entries · 1 client · 3 Jan 2026  ")


def test_no_entries_are_an_invitation() -> None:
    assert summary_text(summary_over([]), WIDE) == (Line("No entries here. Begin with: aj reflect", "note"),)


def test_under_eight_entries_nothing_is_called_a_pattern() -> None:
    words = shown(plain_journal([f"2026-{month:02}-10" for month in range(1, 8)]))
    assert "Too few notes to speak of patterns yet" in words
    assert not any(claim in words for claim in ("kept coming back", "recur", "keeps", "To take along"))
    assert "Went quiet" in words


def test_from_eight_entries_on_what_came_back_is_called_so() -> None:
    words = shown(plain_journal([f"2026-{month:02}-10" for month in range(1, 9)]))
    assert "Between us, what kept coming back" in words
    assert f"To take along  {THEMES[ThemeId('cw.minimal')].label}: " in words


def test_where_everything_is_shown_the_heading_claims_less() -> None:
    assert "kept coming back" not in shown(LONG_JOURNAL, everything=True)


def test_what_came_once_or_twice_is_named_apart() -> None:
    pairs = journal(9, ("cw.minimal",))
    rare = a_document("2026-11-21", answers={"moment": WORDS})
    summary = summary_over([*pairs, (rare, facts_with(rare, said(rare, "cw.appease", "She went quiet.")))])
    label = THEMES[ThemeId("cw.appease")].label.lower()
    assert f"Not often enough to call it recurring: {label} (1)" in shown(summary)


def test_a_row_has_entries_clients_weeks_and_the_period_before() -> None:
    line = next(line for line in shown(LONG_JOURNAL).split("\n") if line.startswith("  Went quiet"))
    assert line.split()[-4:] == ["10", "1", "\u2588" * 10, "10"]
    narrow = " ".join(shown(LONG_JOURNAL, Page(46)).split())
    assert "10 entries, 1 client, in 10 of 10 weeks, before: 10" in narrow


def test_without_a_period_before_there_is_no_column_for_it() -> None:
    assert "before" not in shown(SHORT_JOURNAL)
    assert "before" not in shown(SHORT_JOURNAL, Page(46))


def test_beside_each_side_stands_the_other() -> None:
    words = shown(plain_journal([f"2026-{month:02}-10" for month in range(1, 9)]))
    minimal, defensive = (THEMES[ThemeId(name)].label for name in ("cw.minimal", "wc.defensive"))
    assert f"with: {defensive} (8)" in words
    assert f"with: {minimal} (8)" in words


def test_even_what_stood_beside_it_once_is_told_but_then_only_one() -> None:
    document = a_document("2026-11-20", answers={"moment": WORDS})
    names = ("cw.minimal", "wc.defensive", "wc.paternal")
    sentences = ("She went quiet.", "I moved on and told her.", "I was cross.")
    facts = facts_with(document, *map(said, [document] * 3, names, sentences))
    words = shown(summary_over([(document, facts)]))
    assert f"with: {THEMES[ThemeId('wc.defensive')].label} (1)\n" in words


def test_what_is_between_the_two_has_no_other_side_beside_it() -> None:
    assert "with:" not in shown(plain_journal(["2026-11-20"], themes=("rp.power", "cx.system")))


def test_a_sentence_stands_with_its_day_its_client_and_its_place() -> None:
    summary = plain_journal(["2026-11-20"])
    quote = summary.themes[0].quotes[0]
    place = f'20 Nov C04 "She went quiet." ({quote.facts.id}:{quote.sighting.place.line})'
    assert Line(f"     {place}", "quote") in summary_text(summary, WIDE)


def test_a_tick_is_said_to_be_one() -> None:
    assert "ticked in the walk" in shown(SHORT_JOURNAL)


def test_more_rows_than_fit_are_counted() -> None:
    client_side = [name for name, theme in THEMES.items() if theme.family.startswith("client_")][:11]
    summary = summary_over(journal(8, client_side))
    assert "  and 4 more: aj summary --all" in shown(summary)
    assert "more: aj summary" not in shown(summary, everything=True)


def test_feelings_strains_what_was_tried_and_the_own_part_stand_below() -> None:
    words = shown(LONG_JOURNAL, Page(120))
    assert "over-protective 10" in words
    assert "Strains        1 noted · 1 open: " in words
    assert f"What I tried   {THEMES[ThemeId('rs.talked')].label.lower()} 10" in words
    assert "My own part    asked in 10 strain entries, answered in 10" in words


def test_a_strategy_that_was_only_looked_at_is_told_apart_from_what_was_tried() -> None:
    document = a_document("2026-11-20", set_id="strain", answers={"corner": "Two people in a room."})
    words = shown(summary_over([(document, facts_with(document))]))
    assert f"Thought over   {THEMES[ThemeId('rs.stepped_back')].label.lower()}" in words
    assert "What I tried" not in words


def test_an_entry_without_a_match_says_nothing_about_what_was_there() -> None:
    document = a_document("2026-11-20", answers={"moment": "We walked."})
    words = " ".join(shown(summary_over([(document, facts_with(document))])).split())
    assert "In 1 entry your words did not match the list; that says nothing about what was there." in words


def test_stale_reviews_are_told() -> None:
    assert "2 reviews no longer stood in the text" in shown(replace(SHORT_JOURNAL, stale=2))


def a_strain(client: str, days: int, state: str) -> Strain:
    return Strain(client, date(2026, 11, 2), "strain", state, None, days, (), ())  # type: ignore[arg-type]  # a state


def test_mended_strains_are_told_by_their_days_and_open_ones_by_client() -> None:
    strains = (
        a_strain("C04", 0, "mended"),
        a_strain("C04", 1, "mended"),
        a_strain("C11", 9, "mended"),
        a_strain("C07", 41, "open"),
        a_strain("C15", 6, "partly"),
    )
    assert list(strain_parts(strains)) == [
        "5 noted",
        "3 mended (the same day, 1 day, 9 days)",
        "2 open: C07 (41 days), C15 (6 days, partly mended)",
    ]
    assert list(strain_parts(())) == []


def test_more_than_six_are_not_told_one_by_one() -> None:
    assert list(strain_parts([a_strain("C04", 2, "mended")] * 8))[1] == f"8 mended ({'2 days, ' * 6}...)"


def test_the_same_journal_gives_the_same_lines() -> None:
    again = summary_over(journal(4, CLIENTS_AND_MINE))
    counts = [line for line in texts_of(summary_text(again, WIDE)) if "(e0" not in line]
    assert counts == [line for line in texts_of(summary_text(SHORT_JOURNAL, WIDE)) if "(e0" not in line]
