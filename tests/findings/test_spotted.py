"""Places in an entry file at their lines: answers, titles, tags and feelings of the worker's own."""

from dataclasses import replace

import pytest

from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.findings.spotted import Spotted, marks_of, spotted_in
from alliance_journal.model.codes import ClientCode, QuestionId, ThemeId
from alliance_journal.model.entries import Answer, Entry, Review
from alliance_journal.privacy.kinds import Kind
from alliance_journal.privacy.watching import WatchList
from tests.storage.examples import an_entry
from tests.terminal.spotting_fakes import spot_a_few


@pytest.fixture(autouse=True)
def _a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    spot_a_few(monkeypatch)


def spotted(entry: Entry, watched: WatchList = WatchList()) -> tuple[tuple[Spotted, ...], str]:  # noqa: B008  frozen
    text = write(entry)
    return spotted_in(read(text, path="entries/x.md"), watched), text


def test_each_place_has_its_line_and_its_words() -> None:
    found, text = spotted(an_entry(words="She came.\nAnna rang 07700 900123\non 3 May."))
    lines = text.split("\n")
    assert [(one.kind, one.weak) for one in found] == [(Kind.NAME, False), (Kind.PHONE, False), (Kind.DATE, True)]
    for one in found:
        assert lines[one.place.line - 1][one.place.start : one.place.end] == one.words
        assert text[one.place.offset :].startswith(one.words)


def test_what_stands_around_the_answers_is_looked_at() -> None:
    entry = replace(
        an_entry(words="Ines."), title="With Anna", tags=("Tomas",), feelings={"cross with Anna Berg": 2, "warm": 1}
    )
    found, _ = spotted(entry)
    assert sorted(one.words for one in found) == ["Anna", "Anna Berg", "Ines", "Tomas"]
    assert marks_of(entry) == ("With Anna", "Tomas", "cross with Anna Berg")


def test_a_sentence_that_was_reviewed_counts_only_where_no_answer_says_it_any_more() -> None:
    quotes = ("Anna left.", "Tomas left.")
    entry = replace(
        an_entry(words="Anna left."), reviewed=tuple(Review(ThemeId("cw.left"), "yes", one) for one in quotes)
    )
    found, _ = spotted(entry)
    assert [one.words for one in found] == ["Tomas", "Anna"]


def test_the_title_that_every_entry_gets_is_not_the_workers_own() -> None:
    assert marks_of(replace(an_entry(), title="22 November 2026, C07")) == ()


def test_the_client_code_and_allowed_words_are_nobodys_name() -> None:
    entry = replace(an_entry(words="Anna and Ines"), client=ClientCode("Anna"))
    found, _ = spotted(entry, WatchList(allowed=("ines",)))
    assert found == ()


def test_names_on_the_list_are_found() -> None:
    found, _ = spotted(an_entry(words="then ludwig came"), WatchList(names=("Ludwig",)))
    assert [one.words for one in found] == ["ludwig"]


def test_words_are_not_in_what_a_spot_shows_of_itself() -> None:
    found, _ = spotted(an_entry(words="Anna"))
    assert "Anna" not in repr(found)


def test_words_without_a_heading_are_looked_at() -> None:
    found, _ = spotted(replace(an_entry(), answers=(Answer(QuestionId(""), "", "Anna came."),)))
    assert [one.words for one in found] == ["Anna"]


def test_a_tag_that_the_file_spells_otherwise_is_passed_over() -> None:
    found, _ = spotted(replace(an_entry(words="x"), tags=('"Anna"',)))
    assert found == ()
