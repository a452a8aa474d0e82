"""`aj edit ENTRY -q QUESTION`: one answer said anew, everything else byte for byte as it was."""

from pathlib import Path

import pytest

from tests.cli.fakes import Aj


@pytest.fixture
def entry(journal: Aj) -> Path:
    """The file of the entry about C04 in September."""
    return journal.files[0]


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines of `after` that are not in `before`."""
    return [line for line in after.split("\n") if line not in before.split("\n")]


def test_a_rating_is_given_anew_and_nothing_else_changes(journal: Aj, entry: Path) -> None:
    before = entry.read_text(encoding="utf-8")
    ran = journal("edit", entry.name, "-q", "strain", typed="eleven\n9\n")
    assert ran.code == 0
    assert "whole number from 0 to 10" in ran.err
    assert changed_lines(before, entry.read_text(encoding="utf-8")) == ["strain = 9"]


def test_undo_brings_the_former_rating_back(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    journal("edit", entry.name, "-q", "strain", typed="9\n")
    journal("undo")
    assert entry.read_bytes() == before


def test_an_empty_line_leaves_the_answer_as_it_is(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    ran = journal("edit", entry.name, "-q", "strain", typed="\n")
    assert (ran.code, entry.read_bytes()) == (0, before)
    assert "Nothing was changed." in ran.err


def test_the_end_of_input_leaves_the_answer_as_it_is(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    assert journal("edit", entry.name, "-q", "between", typed="").code == 0
    assert entry.read_bytes() == before


@pytest.mark.parametrize(
    ("question", "gone"), [("strain", "strain ="), ("between", "between ="), ("feelings", "impatient")]
)
def test_an_answer_can_be_taken_out(journal: Aj, entry: Path, question: str, gone: str) -> None:
    assert journal("edit", entry.name, "-q", question, typed="/skip\n").code == 0
    assert gone not in entry.read_text(encoding="utf-8")


def test_a_choice_is_made_from_the_numbered_list(journal: Aj, entry: Path) -> None:
    ran = journal("edit", entry.name, "-q", "between", typed="4\n")
    assert "4. openly tense" in ran.err
    assert 'between = ["tense"]' in entry.read_text(encoding="utf-8")


def test_a_choice_that_was_never_made_can_be_made(journal: Aj, entry: Path) -> None:
    journal("edit", entry.name, "-q", "direction", typed="1\n")
    assert 'direction = ["away"]' in entry.read_text(encoding="utf-8")


def test_feelings_are_named_anew(journal: Aj, entry: Path) -> None:
    journal("edit", entry.name, "-q", "feelings", typed="anxious 3, 5:1\n")
    text = entry.read_text(encoding="utf-8")
    assert "anxious = 3" in text
    assert "calm = 1" in text
    assert "impatient" not in text


def editor(folder: Path, script: str) -> str:
    """Return the command of an editor that does this to its file."""
    program = folder / "editor.sh"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    return str(program)


def test_words_are_changed_in_the_editor(
    journal: Aj, entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf "I asked first." > "$1"'))
    assert journal("edit", entry.name, "-q", "own_part").code == 0
    text = entry.read_text(encoding="utf-8")
    assert "I asked first." in text
    assert "I took over the form" not in text
    assert ":own_part private -->" in text


def test_words_under_a_question_that_was_skipped_become_a_new_section(
    journal: Aj, entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf "He had to nod." > "$1"'))
    journal("edit", entry.name, "-q", "their_side")
    assert entry.read_text(encoding="utf-8").endswith(":their_side -->\n\nHe had to nod.\n")


def test_words_that_are_all_deleted_take_the_section_out(
    journal: Aj, entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, ': > "$1"'))
    journal("edit", entry.name, "-q", "own_part")
    assert ":own_part" not in entry.read_text(encoding="utf-8")


def test_an_editor_that_changes_nothing_changes_nothing(
    journal: Aj, entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entry.read_bytes()
    monkeypatch.setenv("EDITOR", editor(tmp_path, "true"))
    assert journal("edit", entry.name, "-q", "moment").code == 0
    assert entry.read_bytes() == before


def test_a_question_of_a_set_that_is_gone_is_still_there_to_edit(
    journal: Aj, entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry.write_text(entry.read_text(encoding="utf-8").replace('set = "session"', 'set = "gone"'), encoding="utf-8")
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf "New words." > "$1"'))
    assert journal("edit", entry.name, "-q", "moment").code == 0
    assert "New words." in entry.read_text(encoding="utf-8")
    assert journal("edit", entry.name, "-q", "strain").code == 3


def test_a_question_that_nobody_asked_is_refused_with_those_there_are(journal: Aj, entry: Path) -> None:
    ran = journal("edit", entry.name, "-q", "nonsense")
    assert ran.code == 3
    assert "own_part" in ran.err


def test_a_question_that_only_shows_something_is_refused(journal: Aj, entry: Path) -> None:
    entry.write_text(entry.read_text(encoding="utf-8").replace('set = "session"', 'set = "missed"'), encoding="utf-8")
    assert journal("edit", entry.name, "-q", "last_time").code == 2
