"""A sitting by lines: what each letter does, what is kept, and what is said where it cannot be."""

import io
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from alliance_journal.errors import BusyError, DamagedEntryError, DiskError
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.storage.fsops import RealDisk
from alliance_journal.storage.history import undo
from alliance_journal.terminal import reviewing
from tests.findings.review_fakes import QUIET, USELESS, put
from tests.terminal.review_fakes import ALONE, BOTH, Room


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_every_answer_is_kept_with_its_reason(room: Room) -> None:
    assert room.go("y\nw\nt\n") == 0
    assert room.kept() == [
        ("cw.minimal", "yes", ""),
        ("wc.paternal", "no", "other_person"),
        ("wf.inadequate", "no", "not_now"),
    ]
    assert room.said.endswith("1 and 2.\n")


def test_the_sentence_stands_among_its_neighbours_with_its_place_and_its_theme(room: Room) -> None:
    room.go("q\n")
    assert f"Sentence 1 of 3. 20 Nov 2026, C04, {room.file.path}:" in room.said
    for line in (
        "Before: I asked about the form again.",
        f"Sentence: {BOTH}",
        "After: Then she took her bag.",
        "Theme: Went quiet / short answers (cw.minimal): The client gives noticeably less",
        "y yes, n no, w wrong person, t not now, o other theme, a add a theme, s skip, b back, q stop, ? help",
    ):
        assert line in room.said


def test_what_only_the_learned_coder_saw_says_so_but_not_while_themes_are_named_blind(room: Room) -> None:
    (first, *_) = room.suggestions()
    asked = (replace(first, is_learned=True),)
    room.go("q\n", asked=asked)
    assert "Theme, from the learned coder: Went quiet / short answers (cw.minimal): " in room.said
    said_before = len(room.said)
    room.go("wc.paternal\n", asked=asked, blind=True)
    assert "learned coder" not in room.said[said_before:]
    room.go("wc.paternal\n\nq\n", asked=asked, blind=True)
    assert room.said.count("Theme, from the learned coder: ") == 2


@pytest.mark.parametrize("end", ["q\n", "Q\n", "\x13\n", "\x03\n", "\x04\n", ""])
def test_stopping_keeps_everything_so_far(room: Room, end: str) -> None:
    assert room.go(f"y\n{end}n\n" if end else "y\n") == 0
    assert room.kept() == [("cw.minimal", "yes", "")]
    assert room.said.endswith("1 and 0.\n")


def test_an_empty_line_skips_and_so_does_s(room: Room) -> None:
    before = room.path.read_bytes()
    room.go("\ns\nS\n")
    assert room.path.read_bytes() == before
    assert room.said.count("Skipped ") == 3


def test_any_other_letter_is_asked_again_and_the_help_is_there(room: Room) -> None:
    room.go("yes please\n?\ny\nq\n")
    assert "Please answer with one of y, n, w, t, o, a, s, b, q, or ? for help." in room.said
    assert "w: the words are there, but it is about somebody else." in room.said
    assert room.kept() == [("cw.minimal", "yes", "")]


def test_an_answer_is_told_without_its_words(room: Room) -> None:
    room.go("n\nq\n")
    told = [line for line in room.said.split("\n") if "Answered" in line]
    assert [line.partition("Answered ")[2] for line in told] == ["1: Went quiet / short answers (cw.minimal), no."]


def test_another_theme_is_chosen_by_a_part_of_its_name(room: Room) -> None:
    room.go("o\nuseless\nq\n")
    assert room.kept() == [("cw.minimal", "no", "other_theme"), ("wf.inadequate", "yes", "")]
    assert "(cw.minimal), no; Inadequate, helpless, useless (wf.inadequate), yes." in room.said


def test_another_theme_is_chosen_by_its_number_where_a_name_means_several(room: Room) -> None:
    room.go("o\ncomplaint\n3\n2\nq\n")
    assert "Several themes have that in their name: type a number, or more of the name." in room.said
    assert "1. Complaint about me (cc.worker)" in room.said
    assert room.kept()[1] == ("cc.service", "yes", "")


def test_the_theme_that_was_asked_about_is_no_other_theme(room: Room) -> None:
    room.go("o\ncw.minimal\n\nq\n")
    assert "No theme has that in its name. The nearest: " in room.said
    assert room.kept() == []


def test_nothing_typed_goes_back_to_the_question(room: Room) -> None:
    room.go("a\n\ny\nq\n")
    assert room.kept() == [("cw.minimal", "yes", "")]


def test_stopping_while_a_theme_is_chosen_stops(room: Room) -> None:
    assert room.go("a\n") == 0
    assert room.kept() == []
    assert room.said.endswith("0 and 0.\n")


def test_a_theme_is_added_and_the_question_stays(room: Room) -> None:
    room.go("a\nuseless\nn\nq\n")
    assert room.kept() == [("wf.inadequate", "yes", ""), ("cw.minimal", "no", "")]


def test_what_was_answered_on_the_way_is_not_asked_about_again(room: Room) -> None:
    room.go("a\ntook over\ny\nq\n")
    assert "Sentence 2 of 3." not in room.said
    assert "Sentence 3 of 3." in room.said
    assert room.ended[0].tally().confirmed == 2


def test_back_takes_the_last_answer_out_of_the_file_to_the_last_byte(room: Room) -> None:
    before = room.path.read_bytes()
    room.go("y\nb\nq\n")
    assert room.path.read_bytes() == before
    assert "Taken back: yes." in room.said
    assert room.said.endswith("0 and 0.\n")


def test_back_again_takes_the_one_before_it(room: Room) -> None:
    room.go("y\nn\nb\nb\ny\nw\nq\n")
    assert room.kept() == [("cw.minimal", "yes", ""), ("wc.paternal", "no", "other_person")]


def test_before_the_first_answer_there_is_nothing_to_take_back(room: Room) -> None:
    room.go("b\nb\ny\nq\n")
    assert room.said.count("Nothing to take back: this is where you began.") == 2
    assert room.kept() == [("cw.minimal", "yes", "")]


def test_back_leads_to_the_other_entry(room: Room) -> None:
    other = put(room.journal, "He shut down.")
    first = room.suggestions()[0]
    second = type(first)(other.path, QUIET, "He shut down.")
    room.go("y\nb\nn\ny\nq\n", asked=(first, second))
    assert room.kept() == [("cw.minimal", "no", "")]


def test_back_after_a_change_by_somebody_else_leaves_that_change(room: Room) -> None:
    lines = iter(["y\n", "b\n", "q\n"])

    class Typed(io.StringIO):
        def readline(self, _size: int | None = -1, /) -> str:
            line = next(lines)
            if line == "b\n":
                room.path.write_text(room.path.read_text().replace("took her bag", "took her coat"))
            return line

    room.go(Typed())
    assert room.kept() == []
    assert "took her coat" in room.path.read_text()


def test_back_to_an_entry_that_cannot_be_read_any_more_says_so_and_goes_on(room: Room) -> None:
    other = put(room.journal, "He shut down.")
    first = room.suggestions()[0]
    second = type(first)(other.path, QUIET, "He shut down.")
    lines = iter(["y\n", "b\n", "y\n"])

    class Typed(io.StringIO):
        def readline(self, _size: int | None = -1, /) -> str:
            line = next(lines)
            if line == "b\n":
                room.path.write_text("+++\n")
            return line

    assert room.go(Typed(), asked=(first, second)) == 4
    assert f"{room.file.path} cannot be read at line 1" in room.said
    assert room.path.read_text() == "+++\n"
    assert room.said.endswith("2 and 0.\n")


def test_undo_takes_the_last_answer_back_and_only_that(room: Room) -> None:
    room.go("y\no\nuseless\nq\n")
    undo(room.journal)
    assert room.kept() == [("cw.minimal", "yes", "")]


def test_an_earlier_answer_to_words_that_have_changed_is_mentioned_and_asked_about_anew(tmp_path: Path) -> None:
    room = Room(tmp_path, Review(QUIET, "no", "She went quiet."), text="She went very quiet and left.")
    asked = (type(Room.suggestions(room)[0])(room.file.path, QUIET, "She went very quiet and left."),)
    room.go("y\n", asked=asked)
    assert "An earlier answer of yours here was about words that have changed since." in room.said
    assert room.kept() == [("cw.minimal", "no", ""), ("cw.minimal", "yes", "")]


def test_a_sentence_that_is_gone_is_passed_over(room: Room) -> None:
    room.path.write_text(room.path.read_text().replace("went quiet", "said little"))
    assert room.go("y\n") == 0
    assert room.said.count("has changed meanwhile and was passed over") == 2
    assert room.kept() == [("wf.inadequate", "yes", "")]


def test_an_entry_that_is_gone_is_told_and_passed_over(room: Room) -> None:
    room.path.unlink()
    assert room.go("y\n") == 4
    assert room.said.count("it is not there") == 3


class Meanwhile(io.StringIO):
    """Typed lines; before each of them is given, somebody else writes a word into the entry."""

    def __init__(self, typed: str, path: Path) -> None:
        super().__init__(typed)
        self.path = path

    def readline(self, _size: int | None = -1, /) -> str:
        self.path.write_text(self.path.read_text() + "More.\n")
        return super().readline()


def test_an_answer_to_an_entry_that_changed_meanwhile_makes_a_conflict_copy_and_the_sitting_goes_on(room: Room) -> None:
    assert room.go(Meanwhile("y\na\nuseless\ny\n", room.path)) == 3
    copies = [path for path in room.path.parent.iterdir() if path != room.path]
    assert len(copies) == 3
    assert all("[[reviewed]]" in path.read_text() for path in copies)
    assert room.kept() == []
    assert room.said.count("has changed meanwhile; your version is beside it as ") == 3
    assert room.said.endswith("0 and 0.\n")


def test_a_disk_that_refuses_ends_the_sitting_and_what_came_before_is_kept(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def readline(self, _size: int | None = -1, /) -> str:
            line = super().readline()
            if line == "n\n":
                monkeypatch.setattr(RealDisk, "create", refuse)
            return line

    def refuse(_disk: RealDisk, path: Path) -> Any:  # noqa: ANN401  a file's number
        raise OSError(28, os.strerror(28), str(path))

    with pytest.raises(DiskError, match="the disk is full"):
        room.go(Full("y\nn\ny\n"))
    assert room.kept() == [("cw.minimal", "yes", "")]
    assert room.said.endswith("1 and 0.\n")


def test_a_journal_that_is_being_changed_ends_the_sitting(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> str:
        raise BusyError("another aj is changing this journal")

    monkeypatch.setattr(reviewing, "keep_reviews", refuse)
    with pytest.raises(BusyError):
        room.go("y\n")


def test_an_entry_that_cannot_be_changed_is_told_and_the_sitting_goes_on(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> str:
        raise DamagedEntryError("entries/x.md", line=1, why="its front matter is too intricate to be changed here")

    monkeypatch.setattr(reviewing, "keep_reviews", refuse)
    assert room.go("y\ny\nq\n") == 4
    assert room.said.count("too intricate to be changed here (open it in an editor") == 2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_sitting_with_everything_kept(room: Room, number: int, code: int) -> None:
    class Typed(io.StringIO):
        def readline(self, _size: int | None = -1, /) -> str:
            line = super().readline()
            if line == "n\n":
                os.kill(os.getpid(), number)
            return line

    assert room.go(Typed("y\nn\ny\n")) == code
    assert room.kept() == [("cw.minimal", "yes", "")]
    assert room.said.endswith("1 and 0.\n")


def test_a_terminal_that_has_gone_away_ends_the_sitting(room: Room) -> None:
    class Gone(io.StringIO):
        def readline(self, _size: int | None = -1, /) -> str:
            raise OSError(5, "gone")

    assert room.go(Gone()) == 0
    assert room.kept() == []


def test_hostile_words_are_shown_safely_in_every_place(tmp_path: Path) -> None:
    evil = "She went \x1b[31mquiet\u202e and I took over. Then \x07she \x9bleft."
    room = Room(tmp_path, text=evil)
    suggestion = type(room.suggestions()[0])(room.file.path, QUIET, "She went \x1b[31mquiet\u202e and I took over.")
    room.go("y\n", asked=(suggestion,))
    assert not set("\x1b\x07\x9b\u202e") & set(room.said)
    assert "She went \u241b[31mquiet<U+202E> and I took over." in room.said
    assert room.kept() == [("cw.minimal", "yes", "")]


def test_blind_the_theme_is_named_before_it_is_shown(room: Room) -> None:
    room.go("quiet\n\nn\n0\ny\n", blind=True)
    before = room.said[: room.said.index("You and the program both see: Went quiet / short answers (cw.minimal)")]
    assert "Theme: " not in before
    assert room.kept() == [("cw.minimal", "yes", ""), ("wc.paternal", "no", ""), ("wf.inadequate", "yes", "")]
    tally = room.ended[0].tally()
    assert (tally.agreed, tally.compared, tally.confirmed, tally.refused, tally.added) == (1, 3, 2, 1, 0)


def test_blind_several_themes_can_be_named_and_one_twice_counts_once(room: Room) -> None:
    room.go("quiet\nquiet\ncomplaint\n1\n\nq\n", blind=True)
    assert room.kept() == [("cw.minimal", "yes", ""), ("cc.worker", "yes", "")]
    assert "So far: Went quiet / short answers (cw.minimal)." in room.said
    assert "Several themes have that in their name" in room.said
    assert room.ended[0].tally().added == 1


def test_blind_an_empty_line_alone_is_no_answer(room: Room) -> None:
    room.go("\nnone\nq\n", blind=True)
    assert "Please type 0 where you see none." in room.said
    assert "Theme: Went quiet / short answers" in room.said
    assert room.kept() == []


def test_blind_a_name_that_nothing_has_is_told_with_the_nearest(room: Room) -> None:
    room.go("cw.minmal\n0\nq\n", blind=True)
    assert "No theme has that in its name. The nearest: cw.minimal" in room.said


def test_blind_a_sentence_can_be_skipped_taken_back_and_stopped(room: Room) -> None:
    room.go("/back\n/skip\n0\nb\n/stop\n", blind=True)
    assert "Nothing to take back" in room.said
    assert "Taken back: named." in room.said
    assert room.kept() == []
    assert room.ended[0].at == 1
    assert room.ended[0].tally().compared == 2


def test_blind_naming_of_an_entry_that_changed_meanwhile_is_kept_beside_it_and_nothing_is_claimed(room: Room) -> None:
    assert room.go(Meanwhile("quiet\n\nq\n", room.path), blind=True) == 3
    assert "You and the program both see" not in room.said
    assert room.kept() == []


def test_blind_naming_that_is_taken_back_takes_its_themes_out(room: Room) -> None:
    before = room.path.read_bytes()
    room.go("useless\n\nb\n/stop\n", blind=True)
    assert room.path.read_bytes() == before


def test_what_was_added_is_asked_about_no_more_when_it_was_found_too(room: Room) -> None:
    room.go("quiet\ntook over\n\n0\ny\n", blind=True)
    assert room.said.count("You and the program both see: ") == 2
    assert room.kept() == [("cw.minimal", "yes", ""), ("wc.paternal", "yes", ""), ("wf.inadequate", "yes", "")]


def test_themes_of_the_journals_own_can_be_chosen_by_anything_in_their_name(room: Room) -> None:
    assert ThemeId("wf.inadequate") == USELESS
    room.go("a\nUSELESS helpless\nq\n", asked=room.suggestions()[:1])
    assert room.kept() == [("wf.inadequate", "yes", "")]
    assert ALONE not in room.said
