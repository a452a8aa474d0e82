"""What is exported comes back: the same entry, and from the second time on the same bytes."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from hypothesis import assume, given, settings

from alliance_journal.exchange.jsonl import default_heading, to_line
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId
from alliance_journal.model.entries import Answer, Entry
from tests.entrytext.strategies import entries
from tests.exchange.fakes import NOW, SETS, entry_of, line_read

SURROGATE_PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""Two halves that stand side by side are one character in JSON; no file and no keyboard ever gives us such a pair."""

NOTE: Final = Entry(
    id=EntryId("k7f3q2mx"),
    written=datetime(2026, 2, 13, 17, 5, tzinfo=UTC),
    met=datetime(2026, 2, 13, 16, 40),  # noqa: DTZ001  `met` has no zone
    set=SetId("jot"),
    client=ClientCode("K3"),
    title="13 February 2026, K3",
    answers=(Answer(QuestionId("note"), default_heading("note", SETS[SetId("jot")]), "It was a short one."),),
)


def with_answers(*answers: Answer) -> Entry:
    return replace(NOTE, set=SetId("session"), answers=answers)


def shape_of(entry: Entry) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(to_line(entry, SETS))
    return shape


def through(entry: Entry) -> Entry:
    """Return the entry as it comes back through a line, under the id it had before."""
    line = line_read(to_line(entry, SETS))
    assert line.entry is not None, line.problem
    return replace(line.entry, id=entry.id, source_id=entry.source_id)


@settings(max_examples=300)
@given(entries())
def test_an_entry_comes_back_as_it_went_but_for_its_new_id(entry: Entry) -> None:
    words = (entry.title, *(word for one in entry.answers for word in (one.question, one.heading, one.text)))
    assume(not any(map(SURROGATE_PAIR.search, words)))

    read = line_read(to_line(entry, SETS))

    moved = replace(entry, id=EntryId("new00001"), source_id=entry.source_id or entry.id.value)
    assert read.entry == moved, read.problem


@settings(max_examples=150)
@given(entries())
def test_a_line_is_the_same_byte_for_byte_from_the_second_time_on(entry: Entry) -> None:
    first = line_read(to_line(entry, SETS)).entry
    assert first is not None
    second = to_line(first, SETS)
    again = line_read(second).entry
    assert again is not None
    assert to_line(again, SETS) == second
    assert "\n" not in second
    second.encode()


def test_a_plain_line_comes_back_with_the_same_values() -> None:
    entry = entry_of(met="2026-02-13", time="16:40", client="K3", text="It was a short one.", id="row-7")
    assert shape_of(entry) == {
        "met": "2026-02-13",
        "time": "16:40",
        "client": "K3",
        "id": "row-7",
        "written": "2026-11-22T16:40:00+00:00",
        "text": "It was a short one.",
    }


def test_sections_ratings_and_the_set_come_back_with_the_same_values() -> None:
    given_shape = {
        "met": "2026-02-13",
        "client": "K3",
        "set": "session",
        "sections": {"moment": "He sat down.", "own_part": "I talked on."},
        "ratings": {"aims": 6, "strain": 7},
        "picks": {"between": ["off"]},
        "feelings": {"irritated": 2},
        "reviewed": [{"theme": "cw.minimal", "verdict": "yes", "quote": "He sat down."}],
        "tags": ["form"],
        "starred": True,
        "id": "x1",
    }
    assert given_shape.items() <= shape_of(entry_of(**given_shape)).items()


def test_an_entry_without_a_former_id_goes_out_under_its_own() -> None:
    assert shape_of(NOTE)["id"] == "k7f3q2mx"


def test_the_id_an_entry_came_with_outlives_the_next_move() -> None:
    assert shape_of(replace(NOTE, source_id="row-7"))["id"] == "row-7"


def test_a_note_with_the_heading_of_its_set_is_text_and_nothing_more() -> None:
    assert shape_of(NOTE)["text"] == "It was a short one."
    assert {"headings", "set", "title", "private", "sections"}.isdisjoint(shape_of(NOTE))


def test_a_note_with_a_heading_of_its_own_keeps_it() -> None:
    note = replace(NOTE, answers=(Answer(QuestionId("note"), "By the way", "It rained."),))
    assert shape_of(note)["headings"] == {"note": "By the way"}
    assert through(note) == note


def test_a_private_note_stays_private() -> None:
    note = replace(NOTE, answers=(replace(NOTE.answers[0], private=True),))
    assert through(note) == note


def test_headings_travel_with_the_sections_because_no_set_stays_the_same() -> None:
    entry = with_answers(Answer(QuestionId("moment"), "One moment, as asked in version 1", "He sat down."))
    line = to_line(entry, SETS)
    read = line_read(line, sets={}).entry
    assert read is not None
    assert read.answers == entry.answers


def test_a_question_answered_twice_keeps_both_answers_with_their_own_headings_and_privacy() -> None:
    entry = with_answers(
        Answer(QuestionId("moment"), "First", "one", private=True),
        Answer(QuestionId("moment"), "Then", "two"),
        Answer(QuestionId(""), "", "before any question"),
    )
    assert shape_of(entry)["sections"] == [
        {"question": "moment", "heading": "First", "text": "one", "private": True},
        {"question": "moment", "heading": "Then", "text": "two"},
        {"question": "", "heading": "", "text": "before any question"},
    ]
    assert through(entry) == entry


def test_words_without_a_question_have_no_heading() -> None:
    entry = with_answers(Answer(QuestionId(""), "", "before any question"))
    assert "headings" not in shape_of(entry)
    assert through(entry) == entry


def test_an_unusual_title_is_kept_and_a_usual_one_is_made_again() -> None:
    assert shape_of(replace(NOTE, title="A walk"))["title"] == "A walk"
    assert through(replace(NOTE, title="A walk")).title == "A walk"
    assert through(replace(NOTE, title="")).title == ""


def test_seconds_of_the_meeting_are_kept_where_there_are_any() -> None:
    for clock in ((16, 40, 5), (16, 40, 0, 250)):
        moment = datetime(2026, 2, 13, *clock)  # noqa: DTZ001  `met` has no zone
        assert through(replace(NOTE, met=moment)).met == moment


def test_a_set_version_is_said_where_it_is_not_the_first() -> None:
    assert shape_of(replace(NOTE, set_version=3))["set_version"] == 3
    assert "set_version" not in shape_of(NOTE)


def test_letters_stay_letters_and_odd_bytes_become_escapes() -> None:
    assert "schön" in to_line(replace(NOTE, answers=(Answer(QuestionId("note"), "", "schön"),)), SETS)
    odd = to_line(replace(NOTE, answers=(Answer(QuestionId("note"), "", "sch\udcf6n"),)), SETS)
    assert odd.isascii()


def test_a_question_without_a_heading_is_asked_in_the_words_of_its_set_or_in_its_own() -> None:
    session = SETS[SetId("session")]
    assert default_heading("moment", session) == "One moment, as a camera would have seen it"
    assert default_heading("own_part", None) == "Own part"
    assert default_heading("What happened at NHS?", None) == "What happened at NHS?"
    assert default_heading("", session) == ""


def test_an_entry_of_a_day_has_no_time() -> None:
    assert "time" not in shape_of(replace(NOTE, met=date(2026, 2, 13)))
    assert NOW.tzinfo is not None
