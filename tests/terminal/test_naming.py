"""The list of names is filled and emptied by answering questions."""

import io
from pathlib import Path

import pytest

from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.privacy.watching import WatchList
from alliance_journal.terminal.naming import add_names, name_lines, remove_names
from tests.terminal.settling_fakes import a_place


def test_names_are_asked_for_until_an_empty_line(tmp_path: Path) -> None:
    here = a_place(tmp_path, "Anna  Berg\nInes\n\nTomas\n")
    assert add_names(here.room, never=False) == 0
    assert here.names == "Anna Berg\nInes\n"
    assert "The list has 2 lines now." in here.said
    assert "Anna" not in here.said


def test_words_never_to_ask_about_are_asked_for_too(tmp_path: Path) -> None:
    here = a_place(tmp_path, io.StringIO("May\n"))
    add_names(here.room, never=True)
    assert here.names == "- May\n"
    assert "The list has 1 line now." in here.said


def test_what_cannot_be_a_name_is_said_and_asked_again(tmp_path: Path) -> None:
    here = a_place(tmp_path, "# Anna\n\n")
    add_names(here.room, never=False)
    assert "That cannot be a name on the list: a name in one line" in here.said
    assert "Nothing was changed." in here.said
    assert here.names == ""


def test_names_come_off_by_their_numbers(tmp_path: Path) -> None:
    here = a_place(tmp_path, "9\nanna\n3\n1\n\n")
    (here.room.journal.root / "names.txt").write_text("Anna\nInes\n- May\n")
    assert remove_names(here.room) == 0
    assert here.names == "Ines\n"
    assert here.said.count("Please type a number from 1 to 3.") == 2
    assert "  3. - May" in here.said


def test_the_last_name_ends_the_asking(tmp_path: Path) -> None:
    here = a_place(tmp_path, "1\n")
    (here.room.journal.root / "names.txt").write_text("# mine\nAnna\n")
    assert remove_names(here.room) == 0
    assert here.names == "# mine\n"
    with pytest.raises(NotFoundError, match="no names are on the list"):
        remove_names(here.room)


def test_nothing_comes_off_where_nobody_can_be_asked(tmp_path: Path) -> None:
    here = a_place(tmp_path, io.StringIO("1\n"))
    with pytest.raises(UsageError, match="there is nobody to ask"):
        remove_names(here.room)


def test_the_list_is_numbered_names_first() -> None:
    watched = WatchList(names=("Anna",), allowed=("May",))
    assert [line.text for line in name_lines(watched)] == ["  1. Anna", "  2. - May"]
    assert [line.text for line in name_lines(WatchList())] == [
        "No names are on the list. To put some on it: aj names add"
    ]
