"""The worker's reviews for people and for programs, and how a sitting went in one line."""

from collections.abc import Sequence
from dataclasses import replace

from alliance_journal.findings.reviewed import ListedReview
from alliance_journal.findings.reviewing import ReviewCount
from alliance_journal.findings.sitting import Tally
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.reports.columns import columns
from alliance_journal.reports.lines import Page
from alliance_journal.reports.review_text import (
    closing_line,
    looked_at_line,
    review_count_line,
    review_lines,
    reviews_json,
)
from tests.findings.fakes import THEMES, a_document, facts_with

QUIET = ThemeId("cw.minimal")
FACTS = replace(facts_with(a_document("2026-11-20", "C04", answers={"moment": "x"})), id="k7f3", path="entries/k7f3.md")
STANDING = ListedReview(FACTS, Review(QUIET, "no", "She went\nquiet.", "other_person"), is_stale=False, line=31)
STALE = ListedReview(FACTS, Review(QUIET, "yes", "She left."), is_stale=True, line=9)
WHOLE = ListedReview(FACTS, Review(ThemeId("own.gone"), "yes", "", "as I say"), is_stale=False, line=20)


def lines(reviews: Sequence[ListedReview], page: Page | None = None) -> list[str]:
    return [line.text for line in review_lines(reviews, THEMES, page or Page(100))]


def test_a_review_is_told_with_its_reason_its_words_and_its_place() -> None:
    assert lines([STANDING]) == [
        "no, somebody else's: Went quiet / short answers (cw.minimal), 20 Nov C04 k7f3",
        '    "She went quiet." entries/k7f3.md:31',
    ]


def test_a_stale_review_says_that_it_does_not_count() -> None:
    assert lines([STALE]) == [
        "yes: Went quiet / short answers (cw.minimal), 20 Nov C04 k7f3",
        "    stale: its words no longer stand there, so it does not count",
        '    "She left." entries/k7f3.md:9',
    ]


def test_a_theme_that_is_gone_and_an_unknown_reason_do_no_harm() -> None:
    assert lines([WHOLE]) == [
        "yes: own.gone, not in the codebook, 20 Nov C04 k7f3",
        "    the whole entry entries/k7f3.md:20",
    ]


def test_no_review_at_all_is_said() -> None:
    assert lines([]) == ["Nothing has been reviewed here yet."]


def test_forty_six_columns_are_enough() -> None:
    long = replace(STANDING, review=replace(STANDING.review, quote="a very long sentence " * 20))
    assert all(columns(line) <= 46 for line in lines([STANDING, STALE, WHOLE, long], Page(46)))


def test_reviews_as_json() -> None:
    assert reviews_json([STANDING, STALE, WHOLE], THEMES) == {
        "schema": "alliance-journal/reviews/1",
        "reviews": [
            {
                "entry": "k7f3",
                "path": "entries/k7f3.md",
                "line": line,
                "met": "2026-11-20",
                "client": "C04",
                "theme": theme,
                "label": label,
                "verdict": verdict,
                "why": why,
                "standing": standing,
                "quote": quote,
            }
            for line, theme, label, verdict, why, standing, quote in (
                (31, "cw.minimal", "Went quiet / short answers", "no", "other_person", True, "She went\nquiet."),
                (9, "cw.minimal", "Went quiet / short answers", "yes", None, False, "She left."),
                (20, "own.gone", None, "yes", "as I say", True, ""),
            )
        ],
    }


def test_an_entry_without_a_client_has_none_in_json() -> None:
    one = replace(STANDING, facts=replace(FACTS, client=""))
    assert reviews_json([one], THEMES)["reviews"][0]["client"] is None
    assert lines([one])[0].endswith("20 Nov k7f3")


def test_how_a_sitting_went_is_one_line() -> None:
    plain = Tally(confirmed=7, refused=3, added=0, agreed=0, compared=0)
    assert closing_line(plain, 112) == "7 confirmed, 3 refused, 112 left."
    assert closing_line(replace(plain, added=1), 0) == "7 confirmed, 3 refused, 0 left. 1 theme added by you."
    assert closing_line(replace(plain, added=2, agreed=11, compared=14), 5) == (
        "7 confirmed, 3 refused, 5 left. 2 themes added by you. You and the program agreed on 11 of 14."
    )


def test_counts_for_the_summary_are_counts_and_no_percentages() -> None:
    assert looked_at_line(12, 40) == "12 of 40 sentences looked at by you"
    assert looked_at_line(1, 1) == "1 of 1 sentence looked at by you"
    count = ReviewCount(QUIET, confirmed=5, refused=2, unreviewed=33)
    assert review_count_line(count) == "5 confirmed, 2 refused, 33 not looked at"
