"""What only the learned coder saw is told as a suggestion, in words, wherever its sentence or its count stands."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from alliance_journal.findings.summary import Summary
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Source
from alliance_journal.reports.lines import Line, Page
from alliance_journal.reports.living_text import quote_line
from alliance_journal.reports.loops_text import pair_lines
from alliance_journal.reports.machine import summary_json, themes_json
from alliance_journal.reports.sighting_text import sighting_lines
from alliance_journal.reports.suggested import LEGEND, how_many_suggested
from alliance_journal.reports.summary_text import FOUND_BY, FOUND_BY_AND_SUGGESTED, summary_text
from tests.findings.fakes import THEMES, reader_over, said
from tests.findings.learned_fakes import COAT, QUIET, an_entry
from tests.reports.fakes import FORBIDDEN, PAGES, WIDE, fits, journal, summary_over, texts_of

NARROW = Page(46, plain=True, ascii_only=True)
LABEL = THEMES[QUIET].label
MARKED = f'suggested: "{COAT}"'


def a_summary(entries: int, *, sure: int = 0, quotes: int = 1) -> Summary:
    """Return the summary of entries, a month apart, in which the client going quiet is suggested; in some found too."""
    pairs = [an_entry(f"2026-{month:02}-10", phrase=month <= sure) for month in range(1, entries + 1)]
    return summary_over(pairs, quotes=quotes)


def shown(summary: Summary, page: Page = WIDE, *, everything: bool = False) -> str:
    return "\n".join(texts_of(summary_text(summary, page, everything=everything)))


def flowing(summary: Summary, page: Page = WIDE) -> str:
    return " ".join(shown(summary, page).split())


@pytest.mark.parametrize(
    ("entries", "sure", "told"),
    [(9, 7, "9 entries, 2 of them only suggested"), (9, 0, "9 entries, all only suggested")],
)
def test_a_row_says_how_many_of_its_entries_are_only_suggested(entries: int, sure: int, told: str) -> None:
    summary = a_summary(entries, sure=sure)
    assert Line(f"     {told}", "note") in summary_text(summary, WIDE)
    counts, _, suggested = told.partition(", ")
    assert f"{LABEL}: {counts} ({suggested}), 1 client" in flowing(summary, NARROW)


def test_a_row_that_rests_on_words_and_ticks_says_nothing_of_it() -> None:
    summary = a_summary(8, sure=8)
    assert "suggested" not in shown(summary)
    assert how_many_suggested(summary.themes[0]) == ""


def test_what_came_once_says_that_it_is_only_suggested() -> None:
    pairs = journal(9, ("wc.defensive",))
    assert f"recurring: {LABEL.lower()} (1, only suggested)" in flowing(summary_over([*pairs, an_entry("2026-11-21")]))


@pytest.mark.parametrize(
    ("sure", "heading"), [(8, "what kept coming back"), (3, "what kept coming back"), (2, "what may keep coming back")]
)
def test_a_heading_claims_only_what_is_sure(sure: int, heading: str) -> None:
    summary = a_summary(8, sure=sure)
    assert f"Between us, {heading}" in shown(summary)
    assert "coming back" not in shown(summary, everything=True)


def test_the_question_to_take_along_belongs_to_what_surely_came_back_where_there_is_such_a_theme() -> None:
    pairs = [an_entry(f"2026-{month:02}-10") for month in range(1, 9)]
    ask = THEMES[QUIET].ask
    assert f"To take along: {LABEL} (suggested): {ask}" in flowing(summary_over(pairs), NARROW)
    sure = []
    for number, (document, facts) in enumerate(pairs):
        found = [said(document, "wc.paternal", "I rang the landlord.")] if number < 3 else []
        sure.append((document, replace(facts, sightings=(*facts.sightings, *found))))
    assert f"To take along: {THEMES[ThemeId('wc.paternal')].label}: " in flowing(summary_over(sure), NARROW)


def test_a_suggested_sentence_is_marked_and_a_found_one_is_not() -> None:
    assert MARKED in shown(a_summary(3))
    words = shown(a_summary(3, sure=3, quotes=2))
    assert '10 Mar C04 "She went quiet." (' in words
    assert MARKED not in words
    assert MARKED in shown(a_summary(3, sure=3, quotes=9))


@pytest.mark.parametrize("page", [WIDE, NARROW])
def test_the_closing_note_says_what_it_was_found_by(page: Page) -> None:
    with_them, without = flowing(a_summary(3), page), flowing(a_summary(3, sure=3), page)
    assert FOUND_BY_AND_SUGGESTED in with_them
    assert LEGEND in with_them
    assert "aj help coder" in LEGEND
    assert FOUND_BY in without
    assert LEGEND not in without
    assert FOUND_BY not in with_them


@pytest.mark.parametrize("summary", [a_summary(10, sure=2, quotes=9), a_summary(4)], ids=["ten entries", "four"])
@pytest.mark.parametrize("page", PAGES)
def test_suggestions_fit_every_page_in_words_that_judge_nobody(page: Page, summary: Summary) -> None:
    lines = (*summary_text(summary, page), *summary_text(summary, page, everything=True))
    assert fits(lines, page)
    words = "\n".join(texts_of(lines))
    assert not any(word in words.lower() for word in FORBIDDEN)
    assert words.isascii() or not page.ascii_only


def test_no_confidence_is_shown_to_people_in_the_summary() -> None:
    words = shown(a_summary(9, quotes=9), everything=True)
    assert ".71" not in words
    assert "0.71" not in words


@pytest.mark.parametrize("page", [WIDE, NARROW])
def test_a_listed_sighting_is_marked_and_explained_once_at_the_end(page: Page) -> None:
    document, facts = an_entry("2026-11-20", phrase=True)
    lines = sighting_lines([facts, facts], THEMES, reader_over(document), page)
    words = " ".join(" ".join(texts_of(lines)).split())
    assert f"{LABEL} (cw.minimal), by the learned coder {MARKED} " in words
    assert f'{LABEL} (cw.minimal), found in your words "She went quiet."' in words
    assert words.count(LEGEND) == 1
    assert fits(lines, page)


def test_what_is_not_listed_is_not_explained() -> None:
    document, facts = an_entry("2026-11-20")
    lines = sighting_lines([facts], THEMES, reader_over(document), WIDE, only=("wc",))
    assert LEGEND not in texts_of(lines)


def marked(words: Sequence[str]) -> bool:
    return any(MARKED in line for line in words)


def test_the_mark_goes_with_the_sentence_into_pairs_and_guesses() -> None:
    document, facts = an_entry("2026-11-20", phrase=True)
    learned, phrase = (reader_over(document).quoted(facts, one) for one in facts.sightings)
    assert marked(texts_of(pair_lines([(learned, phrase)], THEMES, WIDE, "  ")))
    assert not marked(texts_of(pair_lines([(phrase, phrase)], THEMES, WIDE, "  ")))
    assert quote_line(learned) == f"20 November 2026, C04: {MARKED}"
    assert quote_line(phrase) == '20 November 2026, C04: "She went quiet."'


def test_programs_get_the_source_the_confidence_and_how_many_are_only_suggested() -> None:
    (theme,) = summary_json(a_summary(3, sure=1, quotes=9))["themes"]
    assert (theme["entries"], theme["only_learned"]) == (3, 2)
    assert [(one["source"], one["confidence"]) for one in theme["sightings"]][:2] == [
        ("phrase", 0.8),
        ("learned", 0.71),
    ]
    document, facts = an_entry("2026-11-20", coat=0.7149)
    (entry,) = themes_json([facts], THEMES, reader_over(document))["entries"]
    assert [(one["source"], one["confidence"]) for one in entry["sightings"]] == [(Source.LEARNED.value, 0.71)]
