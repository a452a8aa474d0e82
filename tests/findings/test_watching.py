"""Names and words get onto the list and off it; every other line of the file stays as it is."""

from pathlib import Path

import pytest

from alliance_journal.errors import UsageError
from alliance_journal.findings.watching import allowing, extended_by, forget, never_ask, watch, watched_in
from alliance_journal.privacy.watching import WatchList
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.watch_list import OWN_NAMES
from tests.storage.examples import a_journal


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path / "journal")


def text_of(journal: Journal) -> str:
    return (journal.root / OWN_NAMES).read_bytes().decode()


def test_a_journal_without_a_list_watches_for_nobody(journal: Journal) -> None:
    assert watched_in(journal) == (WatchList(), ())


def test_names_and_words_are_added_one_a_line_and_only_once(journal: Journal) -> None:
    watch(journal, "  Anna \t Berg ")
    watch(journal, "anna berg")
    never_ask(journal, "Monday\nClub")
    never_ask(journal, "monday club")
    assert text_of(journal) == "Anna Berg\n- Monday Club\n"
    assert watched_in(journal)[0] == WatchList(names=("Anna Berg",), allowed=("Monday Club",))


def test_a_name_may_be_looked_for_although_it_stood_among_the_words(journal: Journal) -> None:
    never_ask(journal, "Ines")
    watch(journal, "Ines")
    assert text_of(journal) == "- Ines\nInes\n"


@pytest.mark.parametrize("words", ["# Anna", "Anna # hers", "- Anna", "...", "x" * 200, ""])
def test_what_cannot_be_a_line_of_the_list_is_refused_without_being_repeated(journal: Journal, words: str) -> None:
    for put in (watch, never_ask):
        if put is never_ask and words == "- Anna":
            continue
        with pytest.raises(UsageError) as refusal:
            put(journal, words)
        assert "Anna" not in f"{refusal.value.sentence}{refusal.value.hint}"
    assert not (journal.root / OWN_NAMES).exists()


def test_a_line_is_taken_off_and_all_others_stay(journal: Journal) -> None:
    (journal.root / OWN_NAMES).write_bytes(b"# mine\r\nAnna # her\r\n- Anna\r\n\r\nInes")
    forget(journal, "anna")
    assert text_of(journal) == "# mine\r\n- Anna\r\n\r\nInes"
    forget(journal, "- Anna")
    assert text_of(journal) == "# mine\r\n\r\nInes"
    forget(journal, "Ines")
    assert text_of(journal) == "# mine\r\n\r\n"


def test_mistakes_are_told_at_their_line(journal: Journal) -> None:
    (journal.root / OWN_NAMES).write_text("Anna\n-\n")
    watched, problems = watched_in(journal)
    assert watched.names == ("Anna",)
    assert [problem.line for problem in problems] == [2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"Ines\n"),
        (b"\xef\xbb\xbf", b"\xef\xbb\xbfInes\n"),
        (b"Anna", b"Anna\nInes\n"),
        (b"Anna\n", b"Anna\nInes\n"),
        (b"Anna\r\nTomas", b"Anna\r\nTomas\r\nInes\r\n"),
    ],
)
def test_a_line_is_added_in_the_manner_of_the_file(before: bytes, after: bytes) -> None:
    assert extended_by(before, "Ines") == after


def test_a_list_may_allow_one_word_more() -> None:
    assert allowing(WatchList(("Anna",), ("May",)), "Monday  Club") == WatchList(("Anna",), ("May", "Monday Club"))
