"""A sentence with its neighbours as it stands on the disk, and the worker's word put into its entry."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext import edit
from alliance_journal.errors import ConflictError, DamagedEntryError, DiskError, NewerFormatError
from alliance_journal.findings import passages
from alliance_journal.findings.passages import (
    Passage,
    keep_reviews,
    last_line_of,
    line_of,
    neighbours,
    passage_of,
    sentences_of,
)
from alliance_journal.findings.reviewing import Suggestion
from alliance_journal.model.entries import Review
from alliance_journal.storage.folder import EntryFile, Journal
from alliance_journal.storage.history import former_versions, undo
from tests.findings.fakes import a_document
from tests.findings.review_fakes import QUIET, USELESS, a_journal, put

TEXT = "I asked about the form. She went quiet.\nThen she took her bag.\n\nI waited."


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path)


def passage(journal: Journal, file: EntryFile, words: str) -> Passage:
    found = passage_of(journal, Suggestion(file.path, QUIET, words))
    assert found is not None
    return found


def test_a_sentence_stands_between_its_neighbours(journal: Journal) -> None:
    file = put(journal, TEXT, own_part="I felt useless.")
    found = passage(journal, file, "She went quiet.")
    assert (found.before, found.words, found.after) == (
        "I asked about the form.",
        "She went quiet.",
        "Then she took her bag.",
    )
    assert (found.day, found.client) == (date(2026, 11, 20), "C04")
    line = (journal.root / file.path).read_text().split("\n").index("I asked about the form. She went quiet.") + 1
    assert found.where == f"{file.path}:{line}"


def test_the_first_and_the_last_sentence_of_an_answer_have_no_neighbour_beyond_it(journal: Journal) -> None:
    file = put(journal, TEXT, own_part="I felt useless.")
    assert passage(journal, file, "I asked about the form.").before == ""
    assert passage(journal, file, "I waited.").after == ""
    assert (passage(journal, file, "I felt useless.").before, passage(journal, file, "I felt useless.").after) == (
        "",
        "",
    )


def test_a_part_of_a_sentence_has_the_sentences_around_it(journal: Journal) -> None:
    file = put(journal, TEXT)
    found = passage(journal, file, "went quiet")
    assert (found.before, found.words, found.after) == (
        "I asked about the form.",
        "went quiet",
        "Then she took her bag.",
    )


def test_words_outside_every_answer_have_no_neighbours() -> None:
    assert neighbours(a_document("2026-11-20", answers={"moment": TEXT}), (0, 3)) == ("", "")


def test_an_entry_without_a_client_has_no_code(journal: Journal) -> None:
    assert passage(journal, put(journal, TEXT, client=""), "I waited.").client == ""


def test_words_that_are_gone_have_no_passage_and_a_file_that_is_gone_is_told(journal: Journal) -> None:
    file = put(journal, TEXT)
    assert passage_of(journal, Suggestion(file.path, QUIET, "She left.")) is None
    with pytest.raises(DiskError):
        passage_of(journal, Suggestion("entries/2026/none.md", QUIET, "She left."))


def test_an_answer_is_one_about_the_same_theme_and_words_or_a_no_to_the_entry(journal: Journal) -> None:
    for reviewed, is_answered in (
        ((), False),
        ((Review(QUIET, "yes", "She went\nquiet."),), True),
        ((Review(QUIET, "no", "She went quiet."),), True),
        ((Review(USELESS, "no", "She went quiet."),), False),
        ((Review(QUIET, "no", "I waited."),), False),
        ((Review(QUIET, "no"),), True),
        ((Review(QUIET, "yes"),), False),
    ):
        found = passage(journal, put(journal, TEXT, *reviewed), "She went quiet.")
        assert found.has_answer(QUIET) is is_answered
        assert not found.had_answer(QUIET)


def test_an_answer_about_words_that_have_changed_is_known(journal: Journal) -> None:
    found = passage(journal, put(journal, TEXT, Review(QUIET, "no", "She went very quiet.")), "She went quiet.")
    assert found.had_answer(QUIET)
    assert not found.had_answer(USELESS)
    assert not found.has_answer(QUIET)


def test_a_review_is_put_into_the_file_and_nothing_else_changes(journal: Journal) -> None:
    file = put(journal, TEXT)
    before = (journal.root / file.path).read_text()
    stored = journal.read(file)
    text = keep_reviews(journal, stored, (Review(QUIET, "no", "She went quiet.", "not_now"),))
    after = (journal.root / file.path).read_text()
    assert text == after
    table = '\n[[reviewed]]\ntheme = "cw.minimal"\nverdict = "no"\nquote = "She went quiet."\nwhy = "not_now"\n'
    assert after == before.replace("\n+++\n", f"\n{table}+++\n")
    assert [(journal.root / one).read_text() for one in former_versions(journal, file)] == [before]
    undo(journal)
    assert (journal.root / file.path).read_text() == before


def test_bytes_that_are_not_utf8_survive_a_review_of_their_sentence(journal: Journal) -> None:
    file = put(journal, "She went quiet at the caf\u00e9. I waited.")
    where = journal.root / file.path
    where.write_bytes(where.read_bytes().replace("\u00e9".encode(), b"\xe9").replace(b"\n", b"\r\n"))
    stored = journal.read(journal.file_at(file.path))
    start, end = sentences_of(stored.document)[0]
    keep_reviews(journal, stored, (Review(QUIET, "yes", stored.document.text[start:end]),))
    data = where.read_bytes()
    assert b'quote = "She went quiet at the caf\xe9."\r\n' in data
    assert data.endswith(b"\r\n\r\nShe went quiet at the caf\xe9. I waited.\r\n")
    assert passage(journal, file, stored.document.text[start:end]).has_answer(QUIET)


def test_a_file_that_has_changed_meanwhile_is_kept_and_ours_stands_beside_it(journal: Journal) -> None:
    file = put(journal, TEXT)
    stored = journal.read(file)
    where = journal.root / file.path
    where.write_text(where.read_text().replace("I waited.", "I did not wait."))
    changed = where.read_bytes()
    with pytest.raises(ConflictError):
        keep_reviews(journal, stored, (Review(QUIET, "yes", "She went quiet."),))
    assert where.read_bytes() == changed
    (copy,) = [path for path in where.parent.iterdir() if path != where]
    assert '[[reviewed]]\ntheme = "cw.minimal"' in copy.read_text()


def test_an_entry_of_a_newer_format_is_not_changed(journal: Journal) -> None:
    file = put(journal, TEXT)
    where = journal.root / file.path
    where.write_text(where.read_text().replace("format = 1", "format = 2"))
    with pytest.raises(NewerFormatError):
        keep_reviews(journal, journal.read(journal.file_at(file.path)), (Review(QUIET, "yes", "She went quiet."),))


def test_what_would_not_be_read_back_as_it_was_meant_is_not_written(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(journal, TEXT)
    before = (journal.root / file.path).read_bytes()
    monkeypatch.setattr(passages, "rewrite", lambda document, _entry: edit.rewrite(document, document.entry))
    with pytest.raises(DamagedEntryError, match="too intricate"):
        keep_reviews(journal, journal.read(file), (Review(QUIET, "yes", "She went quiet."),))
    assert (journal.root / file.path).read_bytes() == before


def test_a_sentence_knows_its_first_and_last_line() -> None:
    document = a_document("2026-11-20", answers={"moment": "One\nand two. Three."})
    spans = sentences_of(document)
    first = document.text.split("\n").index("One") + 1
    assert [(line_of(document, span), last_line_of(document, span)) for span in spans] == [
        (first, first + 1),
        (first + 1, first + 1),
    ]


@given(st.text(max_size=80), st.text(max_size=40))
def test_neighbours_are_the_sentences_before_and_after(text: str, other: str) -> None:
    document = a_document("2026-11-20", answers={"moment": text, "own_part": other})
    for section in document.sections:
        inside = replace(document, sections=(section,))
        spans = sentences_of(inside)
        words = [document.text[start:end] for start, end in spans]
        for number, span in enumerate(spans):
            around = ["", *words, ""]
            assert neighbours(document, span) == (around[number], around[number + 2])
