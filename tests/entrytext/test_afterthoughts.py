"""An afterthought: every byte before it stays, it reads back as it was written, and no two share an id."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alliance_journal.entrytext.afterthoughts import (
    afterthought,
    afterthoughts_in,
    has_sections,
    is_afterthought,
    with_afterthought,
)
from alliance_journal.entrytext.reading import decode, encode, read
from alliance_journal.entrytext.writing import write
from alliance_journal.errors import AllianceJournalError, DamagedEntryError, NewerFormatError
from alliance_journal.model.entries import Entry
from tests.entrytext.strategies import entries, texts

DAY = date(2026, 11, 27)
PATH = "entries/2026/2026-11-22-1640-k7f3q2.md"
ENTRY = """\
+++
format = 1
id = "k7f3q2"
written = 2026-11-22T16:58:10+00:00
met = 2026-11-22
set = "session"
+++

# 22 November 2026

## One moment <!-- k7f3q2:moment -->

She looked away.
"""
NOTE_PATH = "entries/2026/2026-11-22 a note.md"


def amended(text: str, words: str, *, private: bool = False, path: str = PATH) -> str:
    document = read(text, path=path)
    return with_afterthought(document, afterthought(document.entry, words, DAY, private=private))


def test_an_afterthought_stands_at_the_end_under_a_dated_heading() -> None:
    assert amended(ENTRY, "I was tired too.") == (
        ENTRY + "\n## Afterthought, 27 November 2026 <!-- k7f3q2:afterthought -->\n\nI was tired too.\n"
    )


def test_a_private_one_says_so_in_its_heading() -> None:
    assert "<!-- k7f3q2:afterthought private -->" in amended(ENTRY, "I was tired.", private=True)


def test_several_of_one_day_have_ids_of_their_own() -> None:
    text = ENTRY
    for words in ("one", "two", "three"):
        text = amended(text, words)
    document = read(text, path=PATH)
    found = afterthoughts_in(document.entry)
    assert [answer.question for answer in found] == ["afterthought", "afterthought_2", "afterthought_3"]
    assert [answer.text for answer in found] == ["one", "two", "three"]
    assert document.warnings == ()


def test_the_id_of_one_that_was_removed_is_free_again() -> None:
    text = amended(amended(ENTRY, "one"), "two")
    document = read(text.replace(":afterthought -->", ":note -->"), path=PATH)
    assert afterthought(document.entry, "three", DAY).question == "afterthought"


@pytest.mark.parametrize(
    ("question", "holds"),
    [("afterthought", True), ("afterthought_12", True), ("afterthought_", False), ("afterthought_0", False)],
)
def test_an_afterthought_is_known_by_its_id(question: str, holds: bool) -> None:  # noqa: FBT001 - a table of cases
    assert is_afterthought(question) is holds


@given(entries(), texts, st.booleans())
def test_the_entry_before_it_keeps_every_byte_and_reads_the_same(entry: Entry, words: str, private: bool) -> None:  # noqa: FBT001 - drawn
    text = write(entry)
    document = read(text, path=PATH)
    answer = afterthought(document.entry, words, DAY, private=private)
    after = with_afterthought(document, answer)
    assert encode(after).startswith(encode(text))
    assert read(after, path=PATH).entry == replace(document.entry, answers=(*document.entry.answers, answer))


ends = st.sampled_from(["", "\n", "\r\n", "\n\n", "\r", " ", "\t\n", "\n\n\n", "\r\n\r\n", "\n \n", "\ufeff", "\n\r"])


@given(entries(), ends, st.booleans(), st.booleans(), texts)
@example(read(ENTRY, path=PATH).entry, "\r", True, True, "x")
def test_however_a_file_was_edited_its_bytes_stay(
    entry: Entry,
    end: str,
    crlf: bool,  # noqa: FBT001 - drawn
    bom: bool,  # noqa: FBT001 - drawn
    words: str,
) -> None:
    text = ("\ufeff" if bom else "") + write(entry).rstrip("\n") + end
    text = text.replace("\r\n", "\n").replace("\n", "\r\n") if crlf else text
    try:
        document = read(decode(encode(text), PATH), path=PATH)
    except DamagedEntryError:
        return
    answer = afterthought(document.entry, words, DAY)
    try:
        after = with_afterthought(document, answer)
    except DamagedEntryError:
        pytest.fail("an entry that can be read can be amended")
    assert encode(after).startswith(encode(text))
    again = read(after, path=PATH).entry
    assert again.answers == (*document.entry.answers, answer)
    assert replace(again, answers=()) == replace(document.entry, answers=())


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r", "\n\n"])
def test_an_entry_that_ends_with_its_front_matter_can_have_one(end: str) -> None:
    text = ENTRY.partition("\n# ")[0].rstrip("\n") + end
    after = amended(text, "Later.")
    assert after.startswith(text)
    assert [answer.text for answer in read(after, path=PATH).entry.answers] == ["Later."]


def test_the_line_ends_of_the_file_are_kept() -> None:
    after = amended(ENTRY.replace("\n", "\r\n"), "one\ntwo")
    assert after.count("\n") == after.count("\r\n")
    assert read(after, path=PATH).entry.answers[-1].text == "one\ntwo"


hand_written = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1) | st.sampled_from(
    ["He was late.\r\nTwice.\r\n", "# A note\n\n- one\n", "no end", "\ufeffa mark\n", "---\ntitle: x\n---\nwords\n"]
)


@given(hand_written, texts)
@example("a note\n", "+++\nformat = 1\n## x <!-- k7f3q2:moment -->")
def test_a_note_without_front_matter_keeps_its_bytes_and_stays_a_note(text: str, words: str) -> None:
    try:
        document = read(decode(encode(text), NOTE_PATH), path=NOTE_PATH)
    except DamagedEntryError:
        return
    if has_sections(document):
        return
    after = decode(encode(with_afterthought(document, afterthought(document.entry, words, DAY))), NOTE_PATH)
    assert encode(after).startswith(encode(text))
    again = read(after, path=NOTE_PATH)
    assert "Afterthought, 27 November 2026" in again.entry.answers[0].text
    assert again.entry.id == document.entry.id


def test_an_entry_of_a_newer_format_is_refused() -> None:
    document = read(ENTRY.replace("format = 1", "format = 9"), path=PATH)
    with pytest.raises(NewerFormatError) as refusal:
        with_afterthought(document, afterthought(document.entry, "x", DAY))
    assert isinstance(refusal.value, AllianceJournalError)
