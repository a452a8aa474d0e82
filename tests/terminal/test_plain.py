import errno
import io
import os
import signal
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.prompts import DRAFTS, PromptSet, QuestionKind
from alliance_journal.terminal.plain import choice_lines, written
from alliance_journal.terminal.screen import Screen, Streams
from alliance_journal.terminal.walking import Desk, Heading, WalkEnd, take_walk
from tests.terminal.fakes import EVERY_KIND, FakeKeeper, set_of

MEETING: Final = Heading(ClientCode("C04"), datetime(2026, 11, 20, 15, 0))  # noqa: DTZ001 - a meeting's own hour
DESK: Final = Desk(clock=lambda: datetime(2026, 11, 22, 16, 42))  # noqa: DTZ001 - only days and minutes are shown


class Plain:
    """One plain walk over typed lines, and what was said."""

    def __init__(self, typed: io.StringIO | str, walk: PromptSet | Walk, *, shown: str = "what stood here") -> None:
        self.keeper = FakeKeeper()
        self.talk = io.StringIO()
        self.typed = io.StringIO(typed) if isinstance(typed, str) else typed
        self.walk = Walk.started(walk) if isinstance(walk, PromptSet) else walk
        self.shown = shown

    def go(self) -> WalkEnd:
        return take_walk(
            self.walk,
            heading=MEETING,
            keeper=self.keeper,
            screen=Screen(Streams(self.typed, io.StringIO(), self.talk)),
            shown=lambda _question: self.shown,
            desk=DESK,
        )

    @property
    def said(self) -> str:
        return self.talk.getvalue()


def test_a_whole_walk_by_lines() -> None:
    plain = Plain(
        "She put her coat on.\n\nI went on talking.\n.\n6\n1 3\n2\nu\nirritated 2, anxious 1\n"
        "\nphone her\n2026-12-01\nHi.\n.\n",
        EVERY_KIND,
    )
    end = plain.go()
    assert (end.how, end.exit_code, end.kept) == ("finished", 0, True)
    assert dict(end.walk.given) == {
        "moment": "She put her coat on.\n\nI went on talking.",
        "strain": 6,
        "between": ("easy", "tense"),
        "kind": ("off",),
        "spoken": ("unsure",),
        "felt": {"irritated": 2, "anxious": 1},
        "step": "phone her",
        "by": "2026-12-01",
        "say": "Hi.",
    }
    assert plain.keeper.kept[-1] == end.walk


def test_every_state_is_said_in_words() -> None:
    plain = Plain("A moment.\n.\n\n/pause\n", EVERY_KIND)
    assert plain.go().how == "paused"
    for sentence in (
        "After a session, client C04, Friday 20 November 2026, 15:00",
        "Question 1 of 9. Tell one moment as a camera would have seen it.",
        "Answered 1: One moment, 2 words.",
        "Type a number from 0 to 10: 0 none - 10 all. An empty line skips.",
        "Skipped 2: Strain.",
        "1. easy",
    ):
        assert f"{sentence}\n" in plain.said


def test_answers_are_never_said_back_in_a_done_line() -> None:
    plain = Plain("quietwords\n.\n/pause\n", EVERY_KIND)
    plain.go()
    assert "quietwords" not in plain.said


def test_the_feelings_are_numbered_in_words() -> None:
    plain = Plain("/pause\n", set_of("feelings"))
    plain.go()
    assert "9 irritated, 10 angry, 11 impatient, 12 critical\n" in plain.said


def test_in_a_narrow_window_no_feeling_is_torn_from_its_number() -> None:
    rows = choice_lines(next(question for question in EVERY_KIND.questions if question.id == "felt"), 40)
    assert "5 calm, 6 curious" in rows
    assert "7 steady, 8 interested" in rows


def test_the_end_of_input_pauses_and_keeps_what_was_typed() -> None:
    plain = Plain("First line\nhalf a li", EVERY_KIND)
    end = plain.go()
    assert end.how == "paused"
    assert plain.keeper.kept[-1].open_text == "First line\nhalf a li"


def test_each_line_is_kept_as_it_is_typed() -> None:
    plain = Plain("one\ntwo\n", EVERY_KIND)
    plain.go()
    assert [walk.open_text for walk in plain.keeper.kept] == ["one", "one\ntwo"]


def test_back_keeps_the_open_words_and_shows_the_former_answer() -> None:
    plain = Plain("first\n.\n7\n/back\n/back\nand more\n.\n/pause\n", set_of("text", "scale", "line"))
    end = plain.go()
    assert "So far:\nfirst\n" in plain.said
    assert end.walk.given["moment"] == "first\nand more"


def test_b_goes_back_from_a_short_question() -> None:
    plain = Plain("first\n.\nb\n.\n4\n", set_of("text", "scale"))
    assert plain.go().walk.given == {"moment": "first", "strain": 4}


def test_back_at_the_first_question_says_so() -> None:
    plain = Plain("/back\n", EVERY_KIND)
    plain.go()
    assert "This is the first question.\n" in plain.said


def test_an_empty_line_keeps_a_former_short_answer() -> None:
    plain = Plain("7\nb\n\n0\n", set_of("scale", "picks"))
    end = plain.go()
    assert "So far: 7. An empty line keeps it.\n" in plain.said
    assert plain.said.count("Type a number from 0 to 10") == 2
    assert plain.said.split("Question 2 of 2")[1].count("An empty line skips.") == 1
    assert end.walk.given["strain"] == 7


def test_a_line_and_a_long_answer_are_told_apart_in_words() -> None:
    plain = Plain("phone her\nHi.\n.\n", set_of("line", "draft"))
    plain.go()
    assert "One line. An empty line skips.\n" in plain.said
    assert "As many lines as you like, then a line with only a dot.\n" in plain.said


def test_a_dot_after_a_short_answer_neither_answers_nor_skips_the_next_question() -> None:
    plain = Plain("phone her\n.\n2026-12-01\n", set_of("line", "date"))
    end = plain.go()
    assert (dict(end.walk.given), end.walk.skipped) == ({"step": "phone her", "by": "2026-12-01"}, frozenset())
    assert "One line ends by itself; the dot was not written down.\n" in plain.said


def test_again_starts_a_long_answer_afresh() -> None:
    plain = Plain("wrong\n/again\nright\n.\n", set_of("text"))
    assert plain.go().walk.given["moment"] == "right"


def test_why_and_a_question_mark_say_why() -> None:
    plain = Plain("/why\n/pause\n", EVERY_KIND)
    plain.go()
    assert "A picture holds more than an opinion." in plain.said
    plain = Plain("?\n5\n", set_of("scale"))
    assert plain.go().how == "finished"
    assert "Skipping is fine." in plain.said


def test_a_muddle_gets_a_sentence_and_the_question_again() -> None:
    plain = Plain("12\n5\n", set_of("scale"))
    assert plain.go().walk.given["strain"] == 5
    assert plain.said.count("Question 1 of 1.") == 2
    assert "Please type a whole number from 0 to 10" in plain.said


def test_a_mistyped_command_is_told_and_not_written() -> None:
    plain = Plain("/pasue\ntext /etc is text\n/etc/passwd too\n.\n", set_of("text"))
    assert plain.go().walk.given["moment"] == "text /etc is text\n/etc/passwd too"
    assert "/pasue is no command, and it was not written down. Write //pasue for the word itself." in plain.said


@pytest.mark.parametrize(
    ("typed", "means"), [("..", "."), ("...", ".."), ("//pause", "/pause"), ("a..", "a.."), ("", ""), (".a", ".a")]
)
def test_slashes_and_dots_are_escaped(typed: str, means: str) -> None:
    assert written(typed) == means


@given(
    st.lists(st.text(st.sampled_from("./ab ")), min_size=1).filter(lambda lines: any(line.strip() for line in lines))
)
def test_any_lines_can_be_written_with_the_two_escapes(lines: list[str]) -> None:
    escaped = [
        f"/{line}" if line.startswith("/") else f".{line}" if line and not line.strip(".") else line for line in lines
    ]
    end = Plain("\n".join([*escaped, ".", ""]), set_of("text")).go()
    assert end.walk.given["moment"] == "\n".join(lines)


def test_the_words_so_far_can_be_taken_through_the_editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "fake"
    program.write_text("#!/bin/sh\nprintf ' and more' >> \"$1\"\n")
    program.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(program))
    assert Plain("words\n/edit\n.\n", set_of("text")).go().walk.given["moment"] == "words and more"


def test_something_to_show_waits_for_enter() -> None:
    plain = Plain("\n\n", set_of("show", "line"), shown="last time\x1b")
    assert plain.go().how == "finished"
    assert "last time␛\nPress Enter to go on.\n" in plain.said


def test_nothing_to_show_is_passed_over_in_both_directions() -> None:
    prompts = set_of("feelings", "show", "line")
    plain = Plain("0\n/back\n0\nphone\n", prompts, shown="")
    end = plain.go()
    assert end.walk.given == {"felt": {}, "step": "phone"}
    assert "What stood here" not in plain.said


def test_nothing_to_show_at_the_very_start_does_not_hold_anybody_up() -> None:
    plain = Plain("/back\nphone\n", set_of("show", "line"), shown="")
    assert plain.go().walk.given == {"step": "phone"}


def test_a_resumed_walk_says_what_is_done_and_goes_on_with_the_open_words() -> None:
    walk = Walk.started(EVERY_KIND).answer("two words").answer(7).go_to("step").with_open_text("phone")
    plain = Plain("\n/pause\n", walk)
    end = plain.go()
    assert "Answered 1: One moment, 2 words.\nAnswered 2: Strain, 7.\n" in plain.said
    assert end.walk.given["step"] == "phone"


def test_latin_1_input_is_kept_as_what_it_says() -> None:
    plain = Plain("caf\udce9\n", set_of("line"))
    assert plain.go().walk.given["step"] == "café"


class Interrupting(io.StringIO):
    """Sends this process a signal instead of a third line."""

    def __init__(self, text: str, number: int) -> None:
        super().__init__(text)
        self.number = number

    def readline(self, *_size: int) -> str:  # type: ignore[override]
        line = super().readline()
        if not line:
            os.kill(os.getpid(), self.number)
        return line


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_walk_with_the_draft_kept(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    plain = Plain(Interrupting("one\ntwo\n", number), EVERY_KIND)
    end = plain.go()
    assert (end.how, end.signal, end.exit_code) == ("signal", number, 128 + number)
    assert plain.keeper.kept[-1].open_text == "one\ntwo"
    assert signal.getsignal(number) == before


class Gone(io.StringIO):
    """A terminal that has gone away."""

    def readline(self, *_size: int) -> str:  # type: ignore[override]
        raise OSError(errno.EIO, "gone")


def test_a_terminal_that_is_gone_pauses() -> None:
    assert Plain(Gone(), EVERY_KIND).go().how == "paused"


def test_where_the_disk_refuses_the_words_are_printed() -> None:
    plain = Plain("quiet words\n.\n7\n1 3\n/pause\n", EVERY_KIND)
    plain.keeper.refuses = True
    end = plain.go()
    assert not end.kept
    assert "Not saved: the disk is full. Your words are still here; going on.\n" in plain.said
    assert "Here is everything you wrote; please copy it now." in plain.said
    assert "## Tell one moment as a camera would have seen it.\n\nquiet words\n" in plain.said
    assert "\n7\n" in plain.said
    assert "\neasy, tense\n" in plain.said


def test_a_bug_on_the_way_keeps_the_draft_too(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Plain("one\n", EVERY_KIND)

    def fails(_stream: io.StringIO) -> str:
        raise RuntimeError("a bug")

    plain.walk = Walk.started(EVERY_KIND).with_open_text("so far")
    monkeypatch.setattr(plain.typed, "readline", fails.__get__(plain.typed))
    with pytest.raises(RuntimeError, match="a bug"):
        plain.go()
    assert plain.keeper.kept[-1].open_text == "so far"


def test_a_number_that_was_not_understood_is_not_offered_again_and_an_empty_line_skips() -> None:
    plain = Plain("abc\n\n", set_of("scale"))
    end = plain.go()
    assert (end.how, dict(end.walk.given)) == ("finished", {})
    assert "So far: abc" not in plain.said


def test_words_drafted_earlier_in_the_walk_stand_beside_a_question_that_shows_them() -> None:
    drafted, then = set_of("draft", "picks").questions
    if drafted.kind is not QuestionKind.DRAFT:
        drafted, then = then, drafted
    prompts = replace(set_of("draft", "picks"), questions=(drafted, replace(then, shows=DRAFTS)))
    plain = Plain("I may have hurried you.\n.\n1\n", prompts)
    assert plain.go().how == "finished"
    after = plain.said[plain.said.index("Question 2 of 2") :]
    assert "I may have hurried you." in after
    empty = Plain("/skip\n1\n", prompts)
    assert empty.go().how == "finished"
    assert "what stood here" not in empty.said
