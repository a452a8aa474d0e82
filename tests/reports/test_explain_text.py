"""Why a theme was seen, for people and for programs: short lines, no praise, no alarm, nothing wider than the page."""

import json
from dataclasses import replace

import pytest

from alliance_journal.findings.explaining import Explanation
from alliance_journal.findings.quotes import Quoted
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Sighting, Source, Status
from alliance_journal.reports.explain_text import explain_json, explain_lines, verdict
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.lines import Line, Page
from alliance_journal.themes.steps import Step
from tests.findings.fakes import THEMES, a_document, facts_with, said, ticked
from tests.reports.fakes import AWKWARD, FORBIDDEN, PAGES, fits, texts_of

QUIET = THEMES[ThemeId("cw.minimal")]
DOCUMENT = a_document("2026-11-20", answers={"moment": "She went quiet."}, picks={"my_moves": ["cw.minimal"]})
WIDE = Page(120)
STEPS = (
    Step("whose", "nearest subject", "She", "client", "whose: nearest subject 'She' -> the client"),
    Step("when", "here and now", "", "present", "when: told as it happened -> here and now"),
)


def one(sighting: Sighting | None = None, words: str = "She went quiet.") -> Explanation:
    found = sighting or said(DOCUMENT, "cw.minimal", "She went quiet.")
    quote = Quoted(facts_with(DOCUMENT, found), found, words)
    return Explanation(quote, QUIET, "One moment", "go+ quiet", "went quiet", STEPS)


def test_the_theme_comes_first_and_each_place_with_every_step() -> None:
    found = one()
    facts, line = found.quote.facts, found.quote.sighting.place.line
    lines = explain_lines(replace(QUIET, include="", exclude="Not this.", source="A book, p. 1"), [found], WIDE)
    assert lines[0] == Line(f"{QUIET.label} (cw.minimal)", "heading")
    assert [text for text in texts_of(lines) if text.startswith(("  Leave", "  Source", "  Ask", "  Take"))] == [
        "  Leave out: Not this.",
        "  Source: A book, p. 1",
        f"  Ask yourself: {QUIET.ask}",
    ]
    assert lines[-8:] == (
        Line(""),
        Line(f"20 Nov C04 {facts.id}", "heading"),
        Line(f'  "She went quiet." {facts.path}:{line}', "quote"),
        Line("  found in your words: 'went quiet', by the phrase go+ quiet"),
        Line("  in your answer to: One moment"),
        Line("  whose: nearest subject 'She' -> the client"),
        Line("  when: told as it happened -> here and now"),
        Line("  counts"),
    )


def test_a_tick_has_no_words_and_no_steps() -> None:
    tick = ticked(DOCUMENT, "cw.minimal", "my_moves", "cw.minimal")
    quote = Quoted(facts_with(DOCUMENT, tick), tick, "cw.minimal")
    lines = explain_lines(QUIET, [Explanation(quote, QUIET, "", "", "", ())], WIDE)
    assert texts_of(lines[-3:]) == [f"  {quote.where}", "  ticked by you", "  counts"]


def test_a_feeling_named_in_words_has_its_word_and_no_phrase() -> None:
    lines = texts_of(explain_lines(QUIET, [replace(one(), phrase="tired", words="", steps=())], WIDE))
    assert lines[-3:] == ["  found in your words: tired", "  in your answer to: One moment", "  counts"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.NEGATED, "it is said not to be so"),
        (Status.SUPPOSED, "it is supposed or planned"),
        (Status.PAST, "it is from before"),
        (Status.ELSEWHERE, "it belongs somewhere else"),
    ],
)
def test_what_does_not_count_says_why(status: Status, words: str) -> None:
    assert verdict(one(said(DOCUMENT, "cw.minimal", "She went quiet.", status=status))) == f"does not count: {words}"


def test_what_somebody_else_did_is_set_beside_whose_the_theme_is() -> None:
    found = one(said(DOCUMENT, "cw.minimal", "She went quiet.", holder=Holder.OTHER))
    assert verdict(found) == "does not count: it is about somebody else, the theme about the client"


@pytest.mark.parametrize("source", list(Source))
def test_every_layer_of_evidence_has_a_name(source: Source) -> None:
    lines = texts_of(explain_lines(QUIET, [one(said(DOCUMENT, "cw.minimal", "She went quiet.", source=source))], WIDE))
    assert any(line.strip().startswith(("ticked", "you said", "found in", "suggested")) for line in lines)


def test_nothing_found_says_nothing_about_what_was_there() -> None:
    lines = explain_lines(QUIET, [], WIDE)
    assert lines[-1] == Line("Your words did not match it there; that says nothing about what was there.", "note")


def test_programs_get_the_same_in_a_stable_shape() -> None:
    shape = json.loads(as_text(explain_json(QUIET, [one()])))
    assert shape["schema"] == "alliance-journal/explain/1"
    assert list(shape["theme"]) == [
        "id", "label", "family", "holder", "define", "include", "exclude", "source", "ask"
    ]  # fmt: skip
    (found,) = shape["sightings"]
    assert list(found) == [
        "entry", "met", "client", "path", "line", "start", "end", "quote", "heading", "source", "phrase", "words",
        "status", "holder", "steps", "counts", "verdict",
    ]  # fmt: skip
    assert (found["quote"], found["source"], found["counts"], found["verdict"]) == (
        "She went quiet.",
        "phrase",
        True,
        "counts",
    )
    assert found["steps"][0] == {
        "about": "whose",
        "rule": "nearest subject",
        "words": "She",
        "result": "client",
        "text": "whose: nearest subject 'She' -> the client",
    }


@pytest.mark.parametrize("page", PAGES)
def test_awkward_words_stay_on_the_page_and_judge_nobody(page: Page) -> None:
    lines = explain_lines(QUIET, [one(words=AWKWARD)], page)
    assert fits(lines, page)
    assert not any(word in "\n".join(texts_of(explain_lines(QUIET, [one()], page))).lower() for word in FORBIDDEN)
