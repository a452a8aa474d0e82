"""Own words laid beside the questions of an account: verbatim, where they belong, and never what is private."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from alliance_journal.findings.account_words import own_words
from alliance_journal.findings.roles import Sets
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.layouts import find_layouts
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.layouts import Layout, LayoutHeading

LAYOUT: Final = find_layouts(None).get("what_so_what")
SETS: Final = Sets.of(find_sets(None))


def entry(set_id: str, *answers: Answer, client: str = "") -> Entry:
    written = datetime(2026, 11, 12, 17, tzinfo=UTC)
    code = ClientCode(client) if client else None
    return Entry(EntryId("k7f3q2mx"), written, date(2026, 11, 12), SetId(set_id), client=code, answers=answers)


def answer(question: str, text: str, *, private: bool = False) -> Answer:
    return Answer(QuestionId(question), f"About {question}?", text, private)


def test_words_stand_under_the_heading_they_speak_to_with_day_client_and_question() -> None:
    one = entry(
        "session", answer("moment", "He went quiet.\n\nI spoke."), answer("own_part", "I explained."), client="C04"
    )
    assert own_words(LAYOUT, [one], SETS).under == {
        "what": "12 November 2026, C04, About moment?\nHe went quiet.\n\nI spoke.",
        "so_what": "12 November 2026, C04, About own_part?\nI explained.",
    }


def test_the_words_of_several_entries_stand_one_after_the_other() -> None:
    two = (entry("session", answer("moment", "One.")), entry("three", answer("what", "Two.")))
    assert own_words(LAYOUT, two, SETS).under["what"] == (
        "12 November 2026, About moment?\nOne.\n\n12 November 2026, About what?\nTwo."
    )


def test_what_is_private_by_its_mark_or_by_its_question_is_left_out_and_counted() -> None:
    marked = entry("session", answer("moment", "Secret.", private=True), answer("own_part", "Open."))
    asked = entry("supervision", answer("not_said", "Secret."), answer("moment", "Open."))
    found = own_words(LAYOUT, (marked, asked), SETS)
    assert "Secret" not in "".join(found.under.values())
    assert found.private == 2
    assert "Secret" not in repr(found)


def test_an_entry_with_nothing_that_belongs_is_shown_whole_under_the_first_heading() -> None:
    imported = entry("letters", answer("text", "All of it."), answer("more", "Secret.", private=True), answer("x", " "))
    assert own_words(LAYOUT, [imported], SETS).under == {"what": "12 November 2026, About text?\nAll of it."}


def test_a_layout_without_running_text_shows_only_what_belongs() -> None:
    line = Layout("row", "Row", "A row.", 3, (LayoutHeading(QuestionId("goal"), "Goal", "Which?", "line"),))
    assert own_words(line, [entry("letters", answer("text", "All of it."))], SETS).under == {}


def test_without_entries_nothing_stands_beside() -> None:
    assert own_words(LAYOUT, [], SETS).under == {}
    assert own_words(LAYOUT, [replace(entry("session"), answers=())], SETS).under == {}
