"""A new account with somebody at the terminal: the layout and the entries are chosen by numbers."""

import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.errors import UsageError
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.layouts import find_layouts
from alliance_journal.model.codes import EntryId, QuestionId, SetId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.terminal.accounting import NewAccount, begin_account
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Screen, Streams

NOW: Final = datetime(2026, 11, 25, 16, 42, tzinfo=UTC)
LAYOUTS: Final = find_layouts(None)
NUMBER_OF: Final = {name: str(number) for number, name in enumerate(LAYOUTS.layouts, start=1)}


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def begun(journal: Journal, typed: str, *, layout: str = "", sources: tuple[str, ...] = ()) -> tuple[int, str]:
    """Return the exit code and everything that was said."""
    talk = Tty()
    screen = Screen(Streams(Tty(typed), io.StringIO(), talk), plain=True)
    room = Room(journal, find_sets(None), screen, lambda: NOW)
    code = begin_account(room, LAYOUTS, NewAccount(layout, sources))
    return code, talk.getvalue()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with two entries."""
    made = open_journal(tmp_path / "journal", create=True)
    for number, words in ((1, "He went quiet."), (2, "She laughed.")):
        answers = (Answer(QuestionId("moment"), "One moment", words),)
        name = EntryId(f"k7f3q2m{number}")
        made.add(Entry(name, NOW, date(2026, 11, 10 + number), SetId("session"), answers=answers))
    return made


def test_a_layout_and_entries_are_chosen_by_their_numbers(journal: Journal) -> None:
    code, said = begun(journal, f"9\n{NUMBER_OF['what_so_what']}\nx\n1 2 1\n/pause\n")
    assert code == 0
    assert f"{NUMBER_OF['cycle']}. Six steps, once round (cycle, about 12 minutes)\n" in said
    assert f"Please type a number from 1 to {len(LAYOUTS.layouts)}." in said
    assert "Please type numbers from 1 to 2, or nothing." in said
    assert "Answered 2: Made from, entry k7f3q2m2, entry k7f3q2m1." in said
    assert said.index("12 November 2026, One moment\nShe laughed.") < said.index(
        "11 November 2026, One moment\nHe went"
    )


def test_a_layout_can_be_typed_by_its_id_and_no_entry_is_needed(journal: Journal) -> None:
    code, said = begun(journal, "cycle\n\n/pause\n")
    assert code == 0
    assert "Question 2 of 10. What happened, in order?" in said
    assert "Made from" not in said


def test_where_there_are_no_entries_none_are_asked_about(tmp_path: Path) -> None:
    _, said = begun(Journal(tmp_path / "journal"), "/pause\n", layout="cycle")
    assert "From which entries?" not in said
    assert "Question 2 of 10." in said


@pytest.mark.parametrize("typed", ["", "cycle\n"])
def test_whoever_stops_answering_has_begun_nothing(journal: Journal, typed: str) -> None:
    code, said = begun(journal, typed)
    assert code == 0
    assert "Nothing was begun." in said
    assert list((journal.root / "drafts").glob("*.json")) == []


def test_where_nobody_can_be_asked_the_layout_has_to_be_named(journal: Journal) -> None:
    screen = Screen(Streams(io.StringIO(), io.StringIO(), io.StringIO()))
    room = Room(journal, find_sets(None), screen, lambda: NOW)
    with pytest.raises(UsageError, match="there is nobody to ask"):
        begin_account(room, LAYOUTS, NewAccount(""))


def test_a_walk_in_which_nothing_was_written_leaves_nothing_behind(journal: Journal) -> None:
    _, said = begun(journal, "1\n/pause\n", layout="cycle")
    assert "Nothing was written, so nothing was kept." in said
    assert list((journal.root / "drafts").glob("*.json")) == []
    _, said = begun(journal, "\n" + "/skip\n" * 9, layout="cycle")
    assert "Nothing was answered, so nothing was saved." in said
    assert len(journal.entry_files()) == 2


def test_an_account_is_not_offered_as_what_another_is_made_from(journal: Journal) -> None:
    begun(journal, "\nIt rained.\n.\n" + "/skip\n" * 8, layout="cycle")
    assert len(journal.entry_files()) == 3
    _, said = begun(journal, "\n/pause\n", layout="cycle")
    assert "1. 12 November 2026" in said
    assert "3. " not in said
    _, said = begun(journal, "/pause\n", layout="cycle", sources=("last", "last"))
    assert "Answered 2: Made from, entry k7f3q2m2." in said


def test_the_last_entry_may_be_an_account_where_there_is_no_other(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    begun(journal, "It rained.\n.\n" + "/skip\n" * 8, layout="cycle")
    _, said = begun(journal, "/pause\n", layout="cycle", sources=("last",))
    assert "Made from, entry" in said
