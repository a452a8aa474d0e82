"""Sightings for people: which theme, how it was found, whether it counts, and the sentence it stands on."""

import pytest

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Source, Status
from alliance_journal.reports.lines import Line, Page
from alliance_journal.reports.sighting_text import sighting_lines
from tests.findings.fakes import THEMES, a_document, facts_with, reader_over, said, ticked
from tests.reports.fakes import FORBIDDEN, LONG_THEMES, PAGES, awkward_entry, fits, texts_of

DOCUMENT = a_document("2026-11-20", answers={"moment": "She went quiet."}, picks={"my_moves": ["wc.paternal"]})
WIDE = Page(120)


def shown(facts: EntryFacts, *only: str) -> list[str]:
    return texts_of(sighting_lines([facts], THEMES, reader_over(DOCUMENT), WIDE, only=only))


def how(**found: Status | Source | Holder) -> str:
    """Return what is said of a sighting of the client going quiet, behind its name."""
    facts = facts_with(DOCUMENT, said(DOCUMENT, "cw.minimal", "She went quiet.", **found))  # type: ignore[arg-type]
    return shown(facts)[1].partition("(cw.minimal), ")[2]


def test_a_sighting_stands_with_its_entry_its_theme_and_its_sentence() -> None:
    facts = facts_with(DOCUMENT, said(DOCUMENT, "cw.minimal", "She went quiet."))
    line = facts.sightings[0].place.line
    assert sighting_lines([facts], THEMES, reader_over(DOCUMENT), WIDE) == (
        Line(f"20 Nov C04 {facts.id}", "heading"),
        Line(f"  {THEMES[facts.sightings[0].theme].label} (cw.minimal), found in your words"),
        Line(f'     "She went quiet." {facts.path}:{line}', "quote"),
    )


def test_a_tick_is_shown_by_its_place() -> None:
    facts = facts_with(DOCUMENT, ticked(DOCUMENT, "wc.paternal", "my_moves", "wc.paternal"))
    assert shown(facts)[1].endswith("(wc.paternal), ticked")
    assert shown(facts)[2].strip() == f"{facts.path}:{facts.sightings[0].place.line}"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source.REVIEW, "confirmed by you"),
        (Source.PHRASE, "found in your words"),
        (Source.LEARNED, "by the learned coder"),
        (Source.MODEL, "suggested"),
    ],
)
def test_the_layer_of_evidence_is_said(source: Source, words: str) -> None:
    assert how(source=source) == words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.NEGATED, "said not to be so"),
        (Status.SUPPOSED, "supposed or planned"),
        (Status.PAST, "from before"),
        (Status.ELSEWHERE, "somewhere else"),
    ],
)
def test_what_does_not_count_says_why(status: Status, words: str) -> None:
    assert how(status=status) == f"found in your words, not counted: {words}"


@pytest.mark.parametrize("holder", [holder for holder in Holder if holder is not Holder.CLIENT])
def test_what_somebody_else_did_is_said_in_words(holder: Holder) -> None:
    said_of = how(holder=holder).partition("not counted: ")[2]
    assert said_of.startswith("about ")
    assert said_of.removeprefix("about ") not in {"both", "dyad", "other", "context", "worker"}


def test_only_the_themes_asked_for_are_shown_and_entries_without_them_are_not() -> None:
    tick = ticked(DOCUMENT, "wc.paternal", "my_moves", "wc.paternal")
    facts = facts_with(DOCUMENT, tick, said(DOCUMENT, "cw.minimal", "She went quiet."))
    assert len(shown(facts, "cw")) == 3
    assert len(shown(facts, "cw.minimal", "wc")) == 5
    assert shown(facts, "c") == shown(facts_with(DOCUMENT))


def test_nothing_found_says_nothing_about_what_was_there() -> None:
    assert shown(facts_with(DOCUMENT)) == ["Your words did not match the list; that says nothing about what was there."]


@pytest.mark.parametrize("page", PAGES)
def test_awkward_entries_stay_on_the_page_in_words_that_judge_nobody(page: Page) -> None:
    document, facts = awkward_entry(DOCUMENT.entry.day, tuple(LONG_THEMES))
    lines = sighting_lines([facts], LONG_THEMES, reader_over(document), page)
    assert fits(lines, page)
    assert not any(word in "\n".join(texts_of(lines)).lower() for word in FORBIDDEN)
    none = sighting_lines([], LONG_THEMES, reader_over(), page)
    assert fits(none, page)
