"""One entry to read, one set to read, and a listing."""

from dataclasses import replace
from datetime import date

import pytest

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.model.codes import QuestionId, SetId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.reports.entry_text import entry_text
from alliance_journal.reports.lines import Page
from alliance_journal.reports.listing_text import listing
from alliance_journal.reports.set_text import in_short, set_json, set_lines
from tests.findings.fakes import SHIPPED, a_document, facts_with
from tests.reports.fakes import AWKWARD, PAGES, WIDE, fits, texts_of

SESSION = SHIPPED[SetId("session")]
ENTRY: Entry = replace(
    a_document(
        "2026-11-20T15:00",
        answers={"moment": "One.\n\n    two   apart", "own_part": "I waited."},
        ratings={"strain": 7, "odd_one": 3},
        picks={"between": ["off"], "my_moves": [], "their_own": ["x"]},
        feelings={"sad": 2},
    ).entry,
    starred=True,
    tags=("form",),
)
FACTS: EntryFacts = facts_with(a_document("2026-11-20T15:00", answers={"moment": "One two."}))


def test_an_entry_is_shown_whole_and_in_order() -> None:
    private = replace(ENTRY.answers[1], private=True)
    entry = replace(ENTRY, answers=(ENTRY.answers[0], private))
    assert texts_of(entry_text(entry, SESSION, WIDE, "entries/2026/x.md")) == [
        "Friday 20 November 2026, 15:00, C04",
        "After a session, starred, #form",
        "",
        "Ratings (0-10): Most strain 7, odd one 3"
        if SESSION.question("strain").title == "Most strain"  # type: ignore[union-attr]  # it is there
        else f"Ratings (0-10): {SESSION.question('strain').title} 7, odd one 3",  # type: ignore[union-attr]  # the same
        "",
        "Feelings (0-3): sad 2",
        "",
        "Between us: a bit off",
        "my moves: none",
        "their own: x",
        "",
        "moment",
        "One.",
        "",
        "    two   apart",
        "",
        "own_part (private)",
        "I waited.",
        "",
        "entries/2026/x.md",
    ]


def test_an_entry_of_nobody_in_a_set_nobody_knows_is_shown_by_its_names() -> None:
    entry = replace(ENTRY, client=None, met=date(2026, 11, 20), set=SetId("theirs"), starred=False, tags=())
    assert texts_of(entry_text(entry, None, WIDE, ""))[:2] == ["Friday 20 November 2026", "theirs"]


def test_words_without_a_question_have_no_heading_unless_they_are_private() -> None:
    plain = Answer(QuestionId(""), "", "Just words.")
    entry = replace(ENTRY, answers=(plain, replace(plain, private=True)), ratings={}, picks={}, feelings={})
    assert texts_of(entry_text(entry, None, WIDE, "p"))[2:7] == ["", "Just words.", "", "(private)", "Just words."]


@pytest.mark.parametrize("page", PAGES)
def test_an_awkward_entry_stays_on_the_page(page: Page) -> None:
    answers = (Answer(QuestionId("moment"), AWKWARD, f"{' ' * 60}{AWKWARD}\nshort"),)
    entry = replace(ENTRY, answers=answers, picks={"between": (AWKWARD,)}, tags=("form",) * 30)
    lines = entry_text(entry, SESSION, page, "x.md")
    assert fits(lines, page)
    assert "short" in texts_of(lines)


def test_the_listing_shows_what_stands_around_the_words_and_none_of_them() -> None:
    facts = replace(FACTS, id="k7f3q2mx", starred=True, tags=("form",))
    assert texts_of(listing([facts], WIDE)) == [
        "k7f3q2mx  2026-11-20 15:00  C04      session      2 words  starred #form"
    ]
    assert texts_of(listing([facts], Page(46))) == [
        "k7f3q2mx, 2026-11-20, C04, session, 2 words,",
        "  starred, #form",
    ]


def test_an_empty_listing_says_so() -> None:
    assert texts_of(listing([], WIDE)) == ["Nothing found."]


@pytest.mark.parametrize("page", PAGES)
def test_long_codes_and_many_tags_stay_on_the_page(page: Page) -> None:
    facts = replace(FACTS, client="C" * 32, set="s" * 32, tags=("housing",) * 20)
    assert fits(listing([facts], page), page)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_every_shipped_set_stays_on_the_page(name: SetId, page: Page) -> None:
    assert fits(set_lines(SHIPPED[name], page), page)
    assert fits(in_short(SHIPPED[name], page), page)


def test_a_set_is_shown_with_numbered_questions_their_choices_and_conditions() -> None:
    lines = texts_of(set_lines(SHIPPED[SetId("strain")], Page(120)))
    assert lines[0].startswith(f"{SHIPPED[SetId('strain')].title} (strain, about ")
    assert " 1 Which word comes closest? [pick]" in lines
    assert "   0 barely there - 10 as strong as I can imagine" in lines
    assert "   - we have come back together (ro.repaired)" in lines
    assert any("asked only after a fitting answer to: " in line for line in lines)
    assert any("strategy 6]" in line for line in lines)


def test_a_private_question_and_a_scale_without_words_are_shown_as_such() -> None:
    aims = replace(SESSION.questions[3], private=True, low="", high="", when=())
    lines = texts_of(set_lines(replace(SESSION, questions=(aims,)), Page(120)))
    assert lines[-1].endswith("[scale, private]")


def test_a_set_in_short_is_its_name_minutes_title_and_purpose() -> None:
    (first, *_) = texts_of(in_short(SESSION, Page(120)))
    assert first.startswith("session     9 min  After a session. Look back")


def test_a_set_as_json_has_its_questions_with_their_options_and_themes() -> None:
    shape = set_json(SHIPPED[SetId("strain")])
    assert [*shape] == ["id", "title", "purpose", "minutes", "version", "language", "questions"]
    outcome = next(question for question in shape["questions"] if question["id"] == "outcome")
    assert outcome["options"][:2] == [
        {"id": "together", "label": "we have come back together", "theme": "ro.repaired"},
        {"id": "partly", "label": "partly"},
    ]
    corner = next(question for question in shape["questions"] if question["id"] == "corner")
    assert (corner["strategy"], corner["kind"], corner["private"]) == (6, "text", False)
