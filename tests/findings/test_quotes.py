"""A quote is the very words at file, line and columns, or there is no quote."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
from alliance_journal.findings.quotes import QuoteMismatchError, Reader, quoted
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place, Sighting, Source, Status
from tests.findings.fakes import a_document, facts_with, reader_over, said

TWO_LINES = a_document("2026-11-20", answers={"moment": "We sat.\nShe went quiet\nand looked away."})
FACTS = facts_with(TWO_LINES)


def a_sighting(place: Place) -> Sighting:
    return Sighting(ThemeId("cw.minimal"), Source.PHRASE, Status.PRESENT, Holder.CLIENT, place)


@given(st.text(min_size=1), st.data())
def test_a_quote_is_the_text_at_its_line_and_columns(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    place = place_at(text, start, end)

    quote = quoted(FACTS, a_sighting(place), text)

    from_its_line_on = "\n".join(text.split("\n")[place.line - 1 :])
    assert quote.words == text[start:end] == from_its_line_on[place.start : place.end]
    assert quote.where == f"{FACTS.path}:{place.line}"


@given(st.text(), st.builds(Place, *[st.integers(-3, 40)] * 4))
def test_a_place_that_does_not_stand_in_the_text_is_never_quoted(text: str, place: Place) -> None:
    try:
        quote = quoted(FACTS, a_sighting(place), text)
    except QuoteMismatchError:
        return
    assert quote.words.strip()
    assert place_at(text, place.offset, place.offset + len(quote.words)) == place


@pytest.mark.parametrize(("line", "offset"), [(1, 0), (0, 3), (-1, -1)])
def test_a_wrong_place_is_named_without_words(line: int, offset: int) -> None:
    sighting = said(TWO_LINES, "cw.minimal", "She went quiet\nand looked away.")
    place = sighting.place
    wrong = replace(sighting, place=replace(place, line=place.line + line, offset=place.offset + offset))
    with pytest.raises(QuoteMismatchError) as caught:
        quoted(FACTS, wrong, TWO_LINES.text)
    assert str(caught.value) == f"{FACTS.path}:{wrong.place.line} is not what it was when it was read"
    assert "quiet" not in f"{caught.value} {caught.value.hint} {caught.value.__cause__}"


def test_blank_space_is_no_quote() -> None:
    text = "one\n \ntwo"
    with pytest.raises(QuoteMismatchError):
        quoted(FACTS, a_sighting(place_at(text, 3, 6)), text)


def test_words_never_stand_in_a_repr() -> None:
    reader = reader_over(TWO_LINES)
    quote = reader.quoted(FACTS, said(TWO_LINES, "cw.minimal", "She went quiet"))
    assert "quiet" not in repr(quote) + repr(reader)


def test_each_file_is_read_once_however_often_it_is_quoted() -> None:
    other = a_document("2026-11-21", answers={"moment": "He went quiet."})
    asked: list[str] = []

    def fetch(path: str) -> Document:
        asked.append(path)
        return {TWO_LINES.path: TWO_LINES, other.path: other}[path]

    reader = Reader(fetch)
    for _ in range(3):
        reader.quoted(FACTS, said(TWO_LINES, "cw.minimal", "She went quiet"))
        reader.quoted(facts_with(other), said(other, "cw.minimal", "He went quiet."))
    assert asked == [TWO_LINES.path, other.path]


def test_answers_are_what_was_written_without_the_questions() -> None:
    document = a_document("2026-11-20", answers={"moment": "One.", "own_part": "Two."})
    reader = reader_over(document)
    assert reader.answers(document.path) == "One.\n\nTwo."
    assert reader.document(document.path) is document
