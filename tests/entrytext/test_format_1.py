"""The golden file of format 1: it is read like this, and written like this, for ever."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from alliance_journal.entrytext.reading import decode, encode, read
from alliance_journal.entrytext.writing import title_for, write
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId, ThemeId
from alliance_journal.model.entries import Answer, Entry, Review

GOLDEN: Final = Path(__file__).parent / "golden" / "format-1.md"
MET: Final = datetime(2026, 11, 22, 15)  # noqa: DTZ001  the meeting's time is local
ENTRY: Final = Entry(
    id=EntryId("k7f3q2mx"),
    written=datetime(2026, 11, 22, 16, 58, 10, tzinfo=timezone(timedelta(hours=1))),
    met=MET,
    client=ClientCode("C07"),
    set=SetId("session"),
    set_version=3,
    source_id="old/17",
    tags=("first year", "café"),
    starred=True,
    title=title_for(MET, ClientCode("C07")),
    ratings={"aims": 6, "strain": 0, "how close": 10},
    picks={"between": ("off",), "my_moves": ("wc.paternal", "wc.rigid"), "nothing": ()},
    feelings={"irritated": 2, "over-protective": 3},
    reviewed=(
        Review(ThemeId("cw.appease"), "yes", '"Yes", she said.\nThen nothing \\ \a'),
        Review(ThemeId("wc.rigid"), "no"),
    ),
    answers=(
        Answer(QuestionId(""), "", "Written on the bus, before the questions."),
        Answer(
            QuestionId("moment"),
            "One moment, as a camera would have seen it",
            "She put her coat on while I was still talking …\n\n"
            "## This is a heading of my own, and +++ is no fence\n+++\n"
            "## Nor is this a section <!-- k7f3q2mx:next -->\n"
            "\\## Nor this <!-- zzzz9999:next private -->\n",
        ),
        Answer(
            QuestionId("own_part"),
            "My own part,\nin plain words",
            "I kept talking. R&D stays, &#0; is four letters and a mark, \0 is not.",
            private=True,
        ),
        Answer(QuestionId(""), "", ""),
        Answer(QuestionId("next step"), "What next", "Ask her."),
    ),
)


def test_the_golden_file_is_read_as_this_entry() -> None:
    document = read(decode(GOLDEN.read_bytes(), GOLDEN.name), path=GOLDEN.name)
    assert document.entry == ENTRY
    assert [warning.sentence for warning in document.warnings] == [
        "this question is answered twice; both answers are kept"
    ]


def test_this_entry_is_written_as_the_golden_file() -> None:
    assert encode(write(ENTRY)) == GOLDEN.read_bytes()


def test_the_sections_of_the_golden_file_stand_on_these_lines() -> None:
    document = read(GOLDEN.read_text(encoding="utf-8"), path=GOLDEN.name)
    lines = document.text.split("\n")
    assert [section.line for section in document.sections] == [39, 41, 51, 55, 59]
    assert all(lines[section.line - 1].startswith("## ") for section in document.sections[1:])


def test_a_title_names_the_day_and_the_client() -> None:
    assert title_for(MET, ClientCode("C07")) == "22 November 2026, C07"
    assert title_for(MET.date(), None) == "22 November 2026"


def test_a_moment_with_seconds_in_its_offset_is_written_in_utc() -> None:
    odd = datetime(1890, 1, 1, tzinfo=timezone(timedelta(minutes=19, seconds=32)))
    entry = Entry(id=EntryId("abcd"), written=odd, met=odd.date(), set=SetId("jot"))
    assert "written = 1889-12-31T23:40:28+00:00\n" in write(entry)
    assert read(write(entry), path="x").entry == entry


def test_surrogates_that_no_file_can_hold_are_left_out_of_the_front_matter() -> None:
    entry = Entry(
        id=EntryId("abcd"), written=ENTRY.written, met=ENTRY.met, set=SetId("jot"), source_id="a\ud800b\udcff"
    )
    assert read(write(entry), path="x").entry.source_id == "ab\udcff"
