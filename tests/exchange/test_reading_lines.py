"""Lines from elsewhere: what can be read becomes an entry, what cannot is named by its line, never by its words."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.reading import decode, encode, read
from alliance_journal.entrytext.writing import write
from alliance_journal.exchange import reading_lines
from alliance_journal.exchange.reading_lines import read_lines
from alliance_journal.model.codes import ClientCode, SetId
from alliance_journal.model.entries import Review
from tests.exchange.fakes import NOW, PATH, entry_of, line_of, line_read, reading, sentence_of

SAID: Final = "Anna cried"
"""Words that no problem may repeat."""

MALFORMED: Final[dict[str, str]] = {
    "no JSON": f"{SAID}",
    "half an object": f'{{"text": "{SAID}',
    "a list": json.dumps([SAID]),
    "a bare string": json.dumps(SAID),
    "a number of five thousand digits": '{"ratings": {"strain": ' + "9" * 5000 + "}}",
    "very deep nesting": "[" * 200_000,
    "nothing at all": "{}",
    "nothing of ours": line_of(mood=SAID),
    "the same key twice": f'{{"text": "{SAID}", "text": "again"}}',
    "the same section twice": f'{{"sections": {{"moment": "{SAID}", "moment": "b"}}}}',
    "a client who is a sentence": line_of(client=SAID, text="x"),
    "a client that is a number": line_of(client=7, text=SAID),
    "a day that is none": line_of(met=SAID, text="x"),
    "a day that does not exist": line_of(met="2026-02-30", text=SAID),
    "a day that is a number": line_of(met=20260213, text=SAID),
    "a date that is a list": line_of(date=[SAID], text="x"),
    "a time that is none": line_of(met="2026-02-13", time=SAID, text="x"),
    "a time that is a number": line_of(met="2026-02-13", time=16, text=SAID),
    "a set that is a number": line_of(set=3, text=SAID),
    "a version that is none": line_of(set_version=SAID, text="x"),
    "a version of nought": line_of(set_version=0, text=SAID),
    "an id that is a list": line_of(id=[SAID], text="x"),
    "an id that is true": line_of(id=True, text=SAID),
    "an id of half a character": line_of(id="\ud800", text=SAID),
    "a moment of writing that is none": line_of(written=SAID, text="x"),
    "a moment before the calendar": line_of(written="0001-01-01T00:00:00+00:00:30", text=SAID),
    "a moment that is a number": line_of(written=5, text=SAID),
    "a text that is a list": line_of(text=[SAID]),
    "sections that are words": line_of(sections=SAID),
    "sections of numbers": line_of(sections={"moment": 5, SAID: 1}),
    "sections in a list without text": line_of(sections=[{"question": SAID}]),
    "sections as pairs": line_of(sections=[["moment", SAID]]),
    "a section with a numbered heading": line_of(sections=[{"question": "a", "text": SAID, "heading": 1}]),
    "a section private for a reason": line_of(sections=[{"question": "a", "text": "x", "private": SAID}]),
    "headings that are words": line_of(text="x", headings=SAID),
    "a heading that is a number": line_of(text=SAID, headings={"note": 5}),
    "private that is true": line_of(text=SAID, private=True),
    "a title that is a list": line_of(text="x", title=[SAID]),
    "ratings in a list": line_of(text=SAID, ratings=[1]),
    "a rating of eleven": line_of(text=SAID, ratings={"strain": 11}),
    "a rating below nought": line_of(text=SAID, ratings={"strain": -1}),
    "a rating in words": line_of(text="x", ratings={"strain": SAID}),
    "a rating that is true": line_of(text=SAID, ratings={"strain": True}),
    "a rating between two numbers": line_of(text=SAID, ratings={"strain": 6.5}),
    "a rating that is no number": '{"ratings": {"strain": NaN}}',
    "picks in a list": line_of(text=SAID, picks=["off"]),
    "picks that are numbers": line_of(text=SAID, picks={"between": [1]}),
    "picks in a table": line_of(text="x", picks={"between": {SAID: 1}}),
    "a feeling of four": line_of(text=SAID, feelings={"sad": 4}),
    "a review without a verdict": line_of(text="x", reviewed=[{"theme": SAID}]),
    "a review that is maybe": line_of(text=SAID, reviewed=[{"theme": "cw.minimal", "verdict": "maybe"}]),
    "a review with a numbered quote": line_of(
        text=SAID, reviewed=[{"theme": "cw.minimal", "verdict": "no", "quote": 5}]
    ),
    "reviews that are words": line_of(text="x", reviewed=SAID),
    "tags in a table": line_of(text="x", tags={SAID: 1}),
    "tags that are numbers": line_of(text=SAID, tags=[1]),
    "a tag of half a character": line_of(text=SAID, tags=["\udc80"]),
    "starred in words": line_of(text="x", starred=SAID),
}


@pytest.mark.parametrize("line", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_line_is_one_problem_at_its_line_without_its_words(line: str) -> None:
    text = f'{{"text": "fine"}}\n\n{line}\n{{"text": "fine"}}'

    lines = list(read_lines(text, reading(), path=PATH))

    assert [one.entry is None for one in lines] == [False, True, False]
    problem = lines[1].problem
    assert problem is not None
    assert (problem.path, problem.line) == (PATH, 3)
    assert problem.sentence
    assert not any(word in str(problem) for word in SAID.split())


def test_a_line_of_endless_length_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_lines, "LONGEST_LINE", 20)
    assert sentence_of(text="x" * 30) == "is longer than 20 million characters"


def test_blank_lines_windows_line_ends_and_a_byte_order_mark_are_no_mistakes() -> None:
    text = '\ufeff{"text": "one"}\r\n\r\n   \n{"text": "two"}\r\n'
    lines = list(read_lines(text, reading(), path=PATH))
    assert [line.number for line in lines] == [1, 4]
    assert [line.entry.answers[0].text for line in lines if line.entry] == ["one", "two"]


def test_line_separators_inside_a_text_end_no_line() -> None:
    line = '{"text": "one\u2028two\x85three"}'
    assert [one.entry is None for one in read_lines(line, reading(), path=PATH)] == [False]


def test_a_text_alone_is_a_jot_and_sections_are_an_imported_entry() -> None:
    assert entry_of(text="x").set == SetId("jot")
    assert entry_of(sections={"moment": "x"}).set == SetId("imported")
    assert entry_of(ratings={"strain": 3}).set == SetId("imported")


def test_text_beside_sections_is_kept_and_stands_first() -> None:
    entry = entry_of(text="by the way", sections={"moment": "He sat down."})
    assert [(answer.question, answer.text) for answer in entry.answers] == [
        ("note", "by the way"),
        ("moment", "He sat down."),
    ]
    assert entry.set == SetId("imported")


def test_questions_in_the_words_of_another_tool_become_headings() -> None:
    entry = entry_of(sections={"What happened?": "He sat down.", "\u200fמה קרה?": "x"})
    assert [answer.heading for answer in entry.answers] == ["What happened?", "\u200fמה קרה?"]


def test_a_section_without_a_heading_gets_the_question_of_its_set() -> None:
    assert entry_of(set="session", sections={"moment": "x"}).answers[0].heading.startswith("One moment")


def test_a_heading_that_came_along_stays() -> None:
    entry = entry_of(
        set="session", sections={"moment": "x"}, headings={"moment": "Un moment\u00a0?"}, private=["moment"]
    )
    assert (entry.answers[0].heading, entry.answers[0].private) == ("Un moment\u00a0?", True)


def test_date_and_entry_mean_the_same_as_met_and_id() -> None:
    entry = entry_of(date="2026-02-13", entry="row-7", text="x")
    assert (entry.met, entry.source_id) == (date(2026, 2, 13), "row-7")


def test_met_and_id_outrank_date_and_entry() -> None:
    entry = entry_of(met="2026-02-14", date="2026-02-13", id="a", entry="b", text="x")
    assert (entry.met, entry.source_id) == (date(2026, 2, 14), "a")


def test_a_number_will_do_as_an_id() -> None:
    assert entry_of(id=17, text="x").source_id == "17"


@pytest.mark.parametrize("shape", [{}, {"met": None}, {"met": ""}, {"date": ""}, {"met": None, "date": None}])
def test_a_line_without_a_day_gets_the_day_of_the_import_and_says_so(shape: dict[str, Any]) -> None:
    line = line_read(line_of(text="x", **shape))
    assert line.undated
    assert line.entry is not None
    assert line.entry.met == NOW.date()


def test_a_line_with_a_day_is_not_undated() -> None:
    assert not line_read(line_of(date="2026-02-13", text="x")).undated


def test_keys_without_a_value_count_as_not_said() -> None:
    line = line_of(text="x", client=None, time=None, id=None, tags=None, ratings={"strain": None}, sections=None)
    assert line_read(line).entry == replace(entry_of(text="x"), ratings={})


def test_unknown_keys_are_left_out_and_told() -> None:
    assert line_read(line_of(text="x", mood=3, **{"k" * 60: 1})).left_out == ("mood", "k" * 40)


def test_an_entry_written_without_a_zone_is_taken_as_utc_and_one_never_said_as_now() -> None:
    assert entry_of(text="x", written="2026-02-13T17:00:00").written == datetime(2026, 2, 13, 17, tzinfo=UTC)
    assert entry_of(text="x").written == NOW


def test_an_offset_with_seconds_in_it_is_told_in_utc() -> None:
    written = entry_of(text="x", written="2026-02-13T17:00:00+00:19:32").written
    assert written == datetime(2026, 2, 13, 16, 40, 28, tzinfo=UTC)
    assert written.utcoffset() == timedelta(0)


def test_the_time_of_a_meeting_has_no_zone() -> None:
    assert entry_of(met="2026-02-13", time="16:40+02:00", text="x").met == datetime(2026, 2, 13, 16, 40)  # noqa: DTZ001


def test_one_tag_or_one_pick_may_stand_without_a_list() -> None:
    entry = entry_of(text="x", tags="form", picks={"between": "off"})
    assert (entry.tags, entry.picks) == (("form",), {"between": ("off",)})


def test_a_review_may_have_no_quote() -> None:
    entry = entry_of(text="x", client="K3", reviewed=[{"theme": "cw.minimal", "verdict": "no", "quote": None}])
    assert [(one.theme, one.verdict, one.quote) for one in entry.reviewed] == [("cw.minimal", "no", "")]
    assert isinstance(entry.reviewed[0], Review)
    assert entry.client == ClientCode("K3")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(), max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
names = st.text(st.characters(), max_size=8)
fitting = st.fixed_dictionaries(
    {"text": names},
    optional={
        "met": st.dates().map(date.isoformat),
        "time": st.times().map(str),
        "written": st.datetimes().map(datetime.isoformat),
        "sections": st.dictionaries(names, names, max_size=3),
        "headings": st.dictionaries(names, names, max_size=3),
        "set": names,
        "title": names,
        "tags": st.lists(names, max_size=2),
        "ratings": st.dictionaries(names, st.integers(0, 10), max_size=2),
        "picks": st.dictionaries(names, st.lists(names, max_size=2), max_size=2),
        "feelings": st.dictionaries(names, st.integers(0, 3), max_size=2),
        "id": names,
    },
)


@settings(max_examples=200)
@given(fitting)
def test_whatever_is_read_can_be_written_as_an_entry_file_and_read_again(shape: dict[str, Any]) -> None:
    entry = line_read(json.dumps(shape)).entry
    if entry is not None:
        assert read(decode(encode(write(entry)), "x"), path="x").entry == entry


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(sorted(reading_lines.KNOWN)) | names, json_values, max_size=4))
def test_any_object_is_either_an_entry_or_one_problem(shape: dict[str, Any]) -> None:
    line = line_read(json.dumps(shape))
    assert (line.entry is None) is (line.problem is not None)


@given(st.text())
def test_any_line_at_all_is_either_an_entry_or_one_problem(line: str) -> None:
    for one in read_lines(line, reading(), path=PATH):
        assert (one.entry is None) is (one.problem is not None)
