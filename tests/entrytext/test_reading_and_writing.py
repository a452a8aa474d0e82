"""Whatever an entry holds, writing and reading give the same entry back, and no answer can start a section."""

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.reading import decode, encode, read
from alliance_journal.entrytext.writing import write
from alliance_journal.errors import DamagedEntryError
from alliance_journal.model.entries import Entry
from tests.entrytext.strategies import entries, look_alikes

PATH = "entries/2026/2026-11-22-1640-k7f3.md"


def survives_as_bytes(text: str) -> bool:
    """Whether odd bytes in a text do not happen to form UTF-8 together; no file can tell those apart."""
    pairs = re.findall("[\udc80-\udcff]{2,}", text)
    return all(pair.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape") == pair for pair in pairs)


@given(entries())
@settings(max_examples=150)
def test_any_entry_is_read_back_exactly_as_it_was_written(entry: Entry) -> None:
    assert read(write(entry), path=PATH).entry == entry


@given(entries())
@settings(max_examples=80)
def test_any_entry_survives_as_the_bytes_of_a_file(entry: Entry) -> None:
    text = write(entry)
    assume(survives_as_bytes(text))
    assert read(decode(encode(text), PATH), path=PATH).entry == entry


@given(entries())
@settings(max_examples=80)
def test_any_entry_survives_with_crlf_and_a_bom(entry: Entry) -> None:
    assert read("\ufeff" + write(entry).replace("\n", "\r\n"), path=PATH).entry == entry


@given(entries())
@settings(max_examples=40)
def test_what_we_wrote_gives_no_warning_but_double_questions_and_odd_bytes(entry: Entry) -> None:
    sentences = {warning.sentence.split(";")[0] for warning in read(write(entry), path=PATH).warnings}
    assert sentences <= {"this question is answered twice", "not everything here is UTF-8"}


@given(entries(), look_alikes, look_alikes)
@settings(max_examples=80)
def test_writing_what_was_read_is_stable_for_any_body(entry: Entry, before: str, behind: str) -> None:
    front, body = write(entry).split("\n+++\n", 1)
    try:
        document = read(f"{front}\n+++\n{before}{body}{behind}", path=PATH)
    except DamagedEntryError:
        assume(False)
    once = write(document.entry)
    assert read(once, path=PATH).entry == document.entry
    assert write(read(once, path=PATH).entry) == once


@given(entries())
@settings(max_examples=40)
def test_every_section_is_cut_from_the_raw_text_in_order(entry: Entry) -> None:
    document = read(write(entry), path=PATH)
    assert len(document.sections) == len(entry.answers)
    assert [section.question for section in document.sections] == [answer.question for answer in entry.answers]
    ends = [0, *(offset for section in document.sections for offset in (section.start, section.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(document.text)


@given(entries(), st.data())
@settings(max_examples=40)
def test_plain_words_stand_in_the_file_as_they_were_typed(entry: Entry, data: st.DataObject) -> None:
    document = read(write(entry), path=PATH)
    assume(document.sections)
    number = data.draw(st.integers(0, len(document.sections) - 1))
    section, answer = document.sections[number], document.entry.answers[number]
    assume(not re.search(r"[&\\\0\ud800-\udfff]|<!--|^# ", answer.text))
    assert document.text[section.start : section.end] == answer.text
