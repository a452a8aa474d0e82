"""Every review of the journal with its place, the stale ones too."""

from pathlib import Path

import pytest

from alliance_journal.errors import DiskError
from alliance_journal.findings.reviewed import ListedReview, reviewed_entries, reviews_in
from alliance_journal.model.entries import Review
from alliance_journal.model.problems import Problem
from alliance_journal.storage.folder import EntryFile, Journal
from tests.findings.review_fakes import QUIET, USELESS, a_journal, put

TEXT = "I asked.\n\nShe went quiet.\n\nI waited."


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path)


def listed(journal: Journal, wanted: frozenset[str] | None = None) -> list[ListedReview]:
    told: list[Problem] = []
    gathered = reviewed_entries(journal, told.append)
    assert told == []
    return [
        one
        for facts in gathered.entries
        for one in reviews_in(facts, gathered.reader.document(facts.path), wanted)  # type: ignore[arg-type]  ids are words
    ]


def line_in(journal: Journal, file: EntryFile, words: str, number: int = 1) -> int:
    lines = (journal.root / file.path).read_text().split("\n")
    return [at for at, line in enumerate(lines, start=1) if line == words][number - 1]


def test_a_review_that_stands_is_at_the_line_of_its_words(journal: Journal) -> None:
    file = put(journal, TEXT, Review(QUIET, "no", "She went quiet.", "not_now"))
    (one,) = listed(journal)
    assert (one.review.theme, one.review.why, one.is_stale) == (QUIET, "not_now", False)
    assert one.where == f"{file.path}:{line_in(journal, file, 'She went quiet.')}"


def test_a_stale_review_is_at_its_own_line(journal: Journal) -> None:
    reviewed = (Review(QUIET, "no", "She left."), Review(QUIET, "yes", "I asked."), Review(USELESS, "yes", "He left."))
    file = put(journal, TEXT, *reviewed)
    assert [(one.is_stale, one.line) for one in listed(journal)] == [
        (True, line_in(journal, file, "[[reviewed]]")),
        (False, line_in(journal, file, "I asked.")),
        (True, line_in(journal, file, "[[reviewed]]", 3)),
    ]


def test_a_stale_review_of_a_list_on_one_line_is_at_that_line(journal: Journal) -> None:
    file = put(journal, TEXT)
    where = journal.root / file.path
    inline = 'reviewed = [{theme = "cw.minimal", verdict = "no", quote = "She left."}]'
    where.write_text(where.read_text().replace("format = 1\n", f"format = 1\n{inline}\n"))
    assert [(one.is_stale, one.line) for one in listed(journal)] == [(True, 3)]


def test_a_review_without_any_line_of_its_own_is_at_the_first(journal: Journal) -> None:
    file = put(journal, TEXT)
    where = journal.root / file.path
    odd = '"rev\\u0069ewed" = [{theme = "cw.minimal", verdict = "no", quote = "She left."}] # reviewed'
    where.write_text(where.read_text().replace("format = 1\n", f"format = 1\n{odd}\n"))
    assert [(one.is_stale, one.line) for one in listed(journal)] == [(True, 1)]


def test_a_review_of_the_entry_is_at_its_first_sentence(journal: Journal) -> None:
    file = put(journal, TEXT, Review(QUIET, "yes"))
    assert [one.line for one in listed(journal)] == [line_in(journal, file, "I asked.")]


def test_entries_come_in_order_of_meeting_and_those_without_reviews_not_at_all(journal: Journal) -> None:
    put(journal, TEXT, Review(QUIET, "yes", "I waited."), day="2026-11-20")
    put(journal, TEXT, day="2026-11-10")
    put(journal, f"{TEXT} That was reviewed.", day="2026-11-11")
    put(journal, TEXT, Review(USELESS, "no", "I waited."), day="2026-11-01")
    assert [(str(one.facts.day), one.review.theme) for one in listed(journal)] == [
        ("2026-11-01", USELESS),
        ("2026-11-20", QUIET),
    ]


def test_only_wanted_themes_are_listed(journal: Journal) -> None:
    put(journal, TEXT, Review(QUIET, "yes", "I waited."), Review(USELESS, "no", "I waited."))
    assert [one.review.theme for one in listed(journal, frozenset({USELESS}))] == [USELESS]


def test_what_cannot_be_read_is_told(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put(journal, TEXT, Review(QUIET, "yes", "I waited."))
    (journal.root / file.path).with_name("2026-11-21-1200-bbbbbbbb.md").write_text("+++\nreviewed", encoding="utf-8")
    told: list[Problem] = []
    assert len(reviewed_entries(journal, told.append).entries) == 1
    assert told == [Problem("entries/2026/2026-11-21-1200-bbbbbbbb.md", 1, "cannot be read")]

    def refuse(_journal: Journal, _file: EntryFile) -> bytes:
        raise DiskError("the disk has gone")

    monkeypatch.setattr(Journal, "read_bytes", refuse)
    told.clear()
    assert reviewed_entries(journal, told.append).entries == ()
    assert [problem.sentence for problem in told] == ["the disk has gone"] * 2
