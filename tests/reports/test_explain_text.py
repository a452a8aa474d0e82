"""Why a theme was seen, for people and for programs: short lines, no praise, no alarm, nothing wider than the page."""

import json
from dataclasses import replace

import pytest

from alliance_journal.findings.explaining import Explanation
from alliance_journal.findings.lessons import Grounds
from alliance_journal.findings.quotes import Quoted
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Sighting, Source, Status
from alliance_journal.reports.explain_text import explain_json, explain_lines, nearness, verdict
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.lines import Line, Page
from alliance_journal.themes.learned.examples import Example
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
    assert any(
        line.strip().startswith(("ticked", "you said", "found in", "suggested", "a suggestion of")) for line in lines
    )


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
        "entry", "met", "client", "path", "line", "start", "end", "quote", "heading", "source", "confidence",
        "phrase", "words", "status", "holder", "steps", "counts", "verdict", "learned",
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


EXAMPLES = (Example("He gave me one word for an answer.", 0.91), Example("She nodded, and that was all.", 0.42))
GROUNDS = Grounds(confidence=0.71, own=0.48, threshold=0.55, examples=EXAMPLES)


def suggestion(grounds: Grounds = GROUNDS) -> Explanation:
    found = replace(said(DOCUMENT, "cw.minimal", "She went quiet.", source=Source.LEARNED), confidence=0.71)
    return replace(one(found), phrase="", words="", steps=(), grounds=grounds)


def test_a_suggestion_says_how_sure_it_is_what_moved_it_and_what_it_was_taught_with() -> None:
    found = suggestion()
    lines = explain_lines(replace(QUIET, include="Silence.", exclude="Thinking."), [found], WIDE)
    assert {"  Take in: Silence.", "  Leave out: Thinking."} <= set(texts_of(lines))
    assert texts_of(lines)[-8:] == [
        f'  suggested: "She went quiet." {found.quote.where}',
        "  a suggestion of the learned coder: confidence .71, this theme is suggested from .55 on",
        "  its own confidence was .48: your yes and no to sentences like this one raised it",
        "  in your answer to: One moment",
        "  counts as a suggestion, until you say yes or no to it: aj review",
        "  What comes nearest among the sentences it was taught with, all of them invented:",
        '    very near: "He gave me one word for an answer."',
        '    not near: "She nodded, and that was all."',
    ]


@pytest.mark.parametrize(
    ("own", "told"), [(0.48, "was .48: your yes and no to sentences like this one raised it"), (0.9, "one lowered it")]
)
def test_it_is_said_which_way_the_workers_answers_moved_it(own: float, told: str) -> None:
    assert any(told in line for line in texts_of(explain_lines(QUIET, [suggestion(replace(GROUNDS, own=own))], WIDE)))


@pytest.mark.parametrize("own", [None, 0.71, 0.7149])
def test_where_nothing_moved_it_nothing_is_said_of_it(own: float | None) -> None:
    lines = texts_of(explain_lines(QUIET, [suggestion(replace(GROUNDS, own=own))], WIDE))
    assert not any("its own confidence" in line for line in lines)


def test_without_threshold_and_examples_there_is_still_a_sentence_on_each() -> None:
    lines = texts_of(explain_lines(QUIET, [suggestion(Grounds(0.71, None, None, ()))], WIDE))
    assert "  a suggestion of the learned coder: confidence .71" in lines
    assert lines[-1] == "  Nothing that it was taught with can be set beside it here."
    assert not any("invented" in line for line in lines)


@pytest.mark.parametrize(
    ("cosine", "words"), [(0.85, "very near"), (0.84, "near"), (0.69, "somewhat near"), (0.49, "not near")]
)
def test_nearness_is_a_word(cosine: float, words: str) -> None:
    assert nearness(cosine) == words


def test_programs_get_what_a_suggestion_stands_on_and_null_for_anything_else() -> None:
    suggested, phrase = json.loads(as_text(explain_json(QUIET, [suggestion(), one()])))["sightings"]
    assert (suggested["source"], suggested["confidence"]) == ("learned", 0.71)
    assert suggested["learned"] == {
        "threshold": 0.55,
        "own_confidence": 0.48,
        "examples": [
            {"words": "He gave me one word for an answer.", "nearness": 0.91},
            {"words": "She nodded, and that was all.", "nearness": 0.42},
        ],
    }
    assert (phrase["confidence"], phrase["learned"]) == (0.8, None)
    unknown = json.loads(as_text(explain_json(QUIET, [suggestion(replace(GROUNDS, own=None))])))["sightings"][0]
    assert unknown["learned"]["own_confidence"] is None


@pytest.mark.parametrize("page", PAGES)
def test_a_suggestion_stays_on_the_page_and_judges_nobody(page: Page) -> None:
    lines = explain_lines(QUIET, [suggestion()], page)
    assert fits(lines, page)
    assert not any(word in "\n".join(texts_of(lines)).lower() for word in FORBIDDEN)
