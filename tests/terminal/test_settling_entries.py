"""Saved entries are settled one after the other; each is changed once, and that can be taken back."""

import io
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from alliance_journal.errors import ConflictError, DamagedEntryError, UsageError
from alliance_journal.model.codes import QuestionId, ThemeId
from alliance_journal.model.entries import Answer, Entry, Review
from alliance_journal.storage.history import former_versions, undo
from alliance_journal.terminal import settling_entries
from alliance_journal.terminal.settling_entries import settle_entries
from tests.storage.examples import an_entry
from tests.terminal.settling_fakes import Place, a_place
from tests.terminal.spotting_fakes import spot_a_few
from tests.terminal.test_identifying import Signalling
from tests.terminal.test_screen import Tty


@pytest.fixture(autouse=True)
def _a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    spot_a_few(monkeypatch)


def settled(folder: Path, typed: str | Tty, *entries: Entry) -> tuple[Place, int]:
    here = a_place(folder, typed)
    for entry in entries or (an_entry(words="Anna left. Ines stayed."),):
        here.room.journal.add(entry)
    return here, settle_entries(here.room, [here.room.journal.read(file) for file in here.files])


def texts(here: Place) -> list[str]:
    return [entry.answers[0].text for entry in here.entries]


def test_what_is_settled_is_in_the_entry_and_can_be_taken_back(tmp_path: Path) -> None:
    here, code = settled(tmp_path, "r\ns\n")
    assert code == 0
    assert texts(here) == ["C07 left. [name] stayed."]
    assert "Entry k7f3q2mx, 22 Nov 2026, C07. Enter keeps." in here.said
    assert "Saved. To take it back: aj undo" in here.said
    assert len(former_versions(here.room.journal, here.files[0])) == 1
    undo(here.room.journal)
    assert texts(here) == ["Anna left. Ines stayed."]


def test_what_is_kept_changes_no_byte(tmp_path: Path) -> None:
    here, code = settled(tmp_path, "\nk\n")
    assert code == 0
    assert "Nothing was changed." in here.said
    assert former_versions(here.room.journal, here.files[0]) == ()


def test_a_word_never_to_ask_about_is_not_asked_about_in_the_next_entry(tmp_path: Path) -> None:
    entries = [an_entry(entry_id, words="Anna left.") for entry_id in ("bbbb2222", "cccc3333")]
    here, code = settled(tmp_path, "n\n", *entries)
    assert code == 0
    assert here.names == "- Anna\n"
    assert here.said.count("A name: Anna") == 1


def test_a_sentence_that_was_reviewed_follows_its_answer(tmp_path: Path) -> None:
    entry = replace(
        an_entry(words="Anna left. I stayed."),
        reviewed=(Review(ThemeId("cw.left"), "yes", "Anna left."),),
        tags=("Anna",),
        title="With Anna",
    )
    here, _ = settled(tmp_path, "r\n", entry)
    assert "A name, in 4 places: Anna" in here.said
    after = here.entries[0]
    assert (after.answers[0].text, after.reviewed[0].quote) == ("C07 left. I stayed.", "C07 left.")
    assert (after.tags, after.title) == (("C07",), "With C07")


def test_a_pause_keeps_what_was_settled_so_far_and_ends(tmp_path: Path) -> None:
    entries = [an_entry(entry_id, words="Anna left. Ines stayed.") for entry_id in ("bbbb2222", "cccc3333")]
    here, code = settled(tmp_path, "r\n/pause\n", *entries)
    assert code == 0
    assert texts(here) == ["C07 left. Ines stayed.", "Anna left. Ines stayed."]


def test_a_signal_keeps_what_was_settled_so_far(tmp_path: Path) -> None:
    here, code = settled(tmp_path, Signalling(f"r\nsignal {signal.SIGTERM}\n"))
    assert code == 143
    assert texts(here) == ["C07 left. Ines stayed."]


def test_where_nothing_is_found_that_is_said(tmp_path: Path) -> None:
    here, code = settled(tmp_path, "", an_entry(words="She left on 3 May."))
    assert (code, here.said) == (0, "There is nothing to ask about here.\n")


def test_where_nobody_can_be_asked_nothing_is_changed(tmp_path: Path) -> None:
    here = a_place(tmp_path, io.StringIO("r\n"))
    with pytest.raises(UsageError, match="there is nobody to ask"):
        settle_entries(here.room, [])


def test_a_file_that_changes_meanwhile_gets_our_version_beside_it(tmp_path: Path) -> None:
    here = a_place(tmp_path, "")
    file = here.room.journal.add(an_entry(words="Anna left."))
    path = here.room.journal.root / file.path

    class Meddling(Tty):
        def readline(self, _size: int = -1, /) -> str:
            path.write_text(path.read_text() + "more\n")
            return "r\n"

    here = a_place(tmp_path, Meddling())
    with pytest.raises(ConflictError):
        settle_entries(here.room, [here.room.journal.read(file)])
    assert "Anna left.\nmore" in path.read_text()
    (copy,) = path.parent.glob("*.conflict-*")
    assert "C07 left." in copy.read_text()


def test_an_entry_of_a_newer_format_is_passed_over(tmp_path: Path) -> None:
    here = a_place(tmp_path, "")
    file = here.room.journal.add(an_entry(words="Anna left."))
    path = here.room.journal.root / file.path
    path.write_text(path.read_text().replace("format = 1", "format = 99"))
    assert settle_entries(here.room, [here.room.journal.read(file)]) == 0
    assert "is of a newer format and can only be read here" in here.said.replace("\n", " ")


def test_what_would_read_back_differently_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling_entries, "rewrite", lambda document, _entry: document.text)
    here = a_place(tmp_path, "r\n")
    file = here.room.journal.add(an_entry(words="Anna left."))
    with pytest.raises(DamagedEntryError, match="too intricate"):
        settle_entries(here.room, [here.room.journal.read(file)])
    assert texts(here) == ["Anna left."]


@pytest.fixture
def an_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "fake-editor"
    program.write_text('#!/bin/sh\nsed -i "s/Anna/Tomas/; s/^Ines.*$//" "$1"\n')
    program.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(program))


@pytest.mark.usefixtures("an_editor")
def test_an_answer_is_edited_and_looked_at_again(tmp_path: Path) -> None:
    here, _ = settled(tmp_path, "e\nr\n", an_entry(words="Anna left."))
    assert texts(here) == ["C07 left."]
    assert "A name: Tomas" in here.said


@pytest.mark.usefixtures("an_editor")
def test_an_answer_that_comes_back_empty_is_taken_out(tmp_path: Path) -> None:
    entry = an_entry(words="Ines left.")
    more = replace(entry, answers=(*entry.answers, Answer(QuestionId("own_part"), "My part", "I stayed.")))
    here, _ = settled(tmp_path, "e\n", more)
    assert texts(here) == ["I stayed."]


def test_without_an_editor_that_is_said_and_the_question_comes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    here, _ = settled(tmp_path, "e\nk\n", an_entry(words="Anna left."))
    assert "No editor was found." in here.said
    assert here.said.count("A name: Anna") == 2


def test_a_file_for_the_editor_that_cannot_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> str:
        raise OSError

    monkeypatch.setattr(settling_entries, "edited", refuse)
    here, _ = settled(tmp_path, "e\nk\n", an_entry(words="Anna left."))
    assert "The editor's file failed." in here.said


def test_what_stands_around_the_answers_is_not_edited_here(tmp_path: Path) -> None:
    here, _ = settled(tmp_path, "e\no\nfamily\n", replace(an_entry(words="x"), tags=("Anna",)))
    assert "That does not stand in an answer" in here.said
    assert here.entries[0].tags == ("family",)
