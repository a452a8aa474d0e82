"""Questions that become no entry: asked in order, kept at every step, gone back in, cut off, never lost."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

import pytest

from alliance_journal.errors import DiskError, UsageError
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.terminal import forms, plain
from alliance_journal.terminal.forms import Field, Filled, Form, Table, Texts, ask_words, fill, line_question
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.screen import Screen, Streams
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Reply, Step

NAME: Final = line_question("name", "What is it?", "It", why="Because.")
MORE: Final = Question(QuestionId("more"), "And more?", QuestionKind.TEXT, "More")
WHY: Final = line_question("why", "Why?", "Why")


def upper(text: str) -> str | Muddle:
    return Muddle("Please use letters.") if text.isdigit() else text.strip().upper()


def fields(texts: Texts) -> Sequence[Field]:
    """Return two questions, and a third after a certain answer to the first."""
    first = (Field(NAME, upper, lambda words: f"it is {words}"), Field(MORE))
    return (*first, Field(WHY)) if texts.get("name") == "A" else first


class Desk:
    """A form over typed lines, with what was kept and said."""

    def __init__(self, typed: str, *, refuses: bool = False) -> None:
        self.kept: list[dict[str, str]] = []
        self.refuses = refuses
        self.talk = io.StringIO()
        screen = Screen(Streams(io.StringIO(typed), io.StringIO(), self.talk))
        self.table = Table(screen, lambda: datetime(2026, 11, 25, tzinfo=UTC), Signals())

    def keep(self, texts: Texts) -> None:
        if self.refuses:
            raise DiskError("the disk is full")
        self.kept.append(dict(texts))

    def fill(self, texts: Texts | None = None, *, leads_back: bool = False) -> Filled:
        return fill(Form(fields, self.keep, leads_back), texts or {}, self.table)

    @property
    def said(self) -> str:
        return self.talk.getvalue()


def test_questions_follow_each_other_and_every_answer_is_kept() -> None:
    desk = Desk("a\nline one\nline two\n.\nso\n")
    filled = desk.fill()
    assert filled == Filled({"name": "A", "more": "line one\nline two", "why": "so"}, Step.NEXT)
    assert desk.kept[-1] == filled.texts
    assert "Answered 1: It, it is A." in desk.said
    assert "Question 3 of 3. Why?" in desk.said


def test_an_answer_that_cannot_be_read_is_asked_for_again() -> None:
    desk = Desk("12\nb\n.\n")
    assert desk.fill().texts["name"] == "B"
    assert "Please use letters." in desk.said
    assert {"name": "12"} in desk.kept


def test_going_back_shows_what_was_answered_and_tells_it_once() -> None:
    desk = Desk("b\n/back\n\n.\n")
    assert desk.fill().texts == {"name": "B", "more": ""}
    assert "So far: B. An empty line keeps it." in desk.said
    assert desk.said.count("Answered 1") == 1


def test_before_the_first_question_there_is_nothing_unless_somebody_says_so() -> None:
    assert Desk("/back\nb\n.\n").fill().step is Step.NEXT
    assert Desk("/back\n").fill({"name": "X"}, leads_back=True) == Filled({"name": "X"}, Step.BACK)


def test_what_was_skipped_is_there_when_one_comes_back() -> None:
    desk = Desk("b\nfirst line\n/skip\n")
    assert desk.fill().texts == {"name": "B", "more": ""}
    desk = Desk("x\nfirst line\n/back\n\n/skip\n")
    filled = desk.fill()
    assert filled.texts == {"name": "X", "more": ""}
    assert "Skipped 2: More." in desk.said


@pytest.mark.parametrize("end", ["/pause\n", ""])
def test_a_pause_keeps_the_open_words(end: str) -> None:
    desk = Desk(f"b\nfirst line\n{end}")
    filled = desk.fill()
    assert (filled.step, filled.texts) == (Step.PAUSE, {"name": "B", "more": "first line"})
    assert desk.kept[-1]["more"] == "first line"


def test_going_on_begins_with_the_last_words_there_are() -> None:
    desk = Desk("\n.\n")
    filled = desk.fill({"name": "X"})
    assert "Question 1 of 2." in desk.said
    assert filled.texts["name"] == "X"
    desk = Desk("\n.\n")
    desk.fill({"name": "X", "more": "all of it"})
    assert "Question 1 of 2." in desk.said


def test_a_signal_that_has_come_ends_it_with_the_words() -> None:
    desk = Desk("b\n")
    desk.table.signals.note(15)
    assert desk.fill({"name": "X"}) == Filled({"name": "X"}, Step.GONE)


def test_where_the_disk_refuses_the_words_are_printed() -> None:
    desk = Desk("b\nfirst line\n", refuses=True)
    filled = desk.fill()
    assert (filled.step, filled.is_kept) == (Step.PAUSE, False)
    assert "Not saved: the disk is full. Your words are still here; going on." in desk.said
    assert desk.said.endswith("please copy it now.\nB\nfirst line\n")


def test_the_editor_can_be_used_and_may_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "edit_text", lambda words, **_: f"{words}b")
    desk = Desk("/edit\n\n.\n")
    assert desk.fill().texts["name"] == "B"
    for error, said in ((UsageError("no editor", hint="set one"), "no editor (set one)"), (OSError(), "file failed")):
        monkeypatch.setattr(plain, "edit_text", raising(error))
        desk = Desk("/edit\nx\n.\n")
        assert desk.fill().texts["name"] == "X"
        assert said in desk.said


def raising(error: Exception) -> object:
    def edit(_words: str, **_: object) -> str:
        raise error

    return edit


def test_one_line_of_words_is_asked_for_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    assert ask_words(NAME, "old", kept.append, Desk("new\n").table) == Reply(Step.NEXT, "new")
    assert ask_words(NAME, "old", kept.append, Desk("\n").table) == Reply(Step.NEXT, "old")
    monkeypatch.setattr(plain, "edit_text", lambda words, **_: f"{words} and more")
    assert ask_words(NAME, "old", kept.append, Desk("/edit\n\n").table) == Reply(Step.NEXT, "old and more")
    monkeypatch.setattr(plain, "edit_text", raising(OSError()))
    desk = Desk("/edit\n\n")
    assert ask_words(NAME, "old", kept.append, desk.table) == Reply(Step.NEXT, "old")
    assert "The editor could not be used." in desk.said


def test_a_form_on_a_terminal_is_asked_on_cards(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from alliance_journal.terminal import live  # noqa: PLC0415  only here

    asked: list[object] = []

    class Cards(plain.PlainAsker):
        def __init__(
            self, screen: Screen, keeping: object, signals: Signals, drafts: Path | None, _keys: object
        ) -> None:
            asked.append(drafts)
            super().__init__(screen, keeping, signals, drafts)  # type: ignore[arg-type]

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(live, "live_asker", Cards)
    monkeypatch.setattr(Screen, "asks", property(lambda _self: True))
    screen = Screen(Streams(io.StringIO("b\n.\n"), io.StringIO(), io.StringIO()), plain=False)
    table = forms.Table(screen, lambda: datetime(2026, 11, 25, tzinfo=UTC), Signals(), tmp_path)
    assert fill(Form(fields, lambda _texts: None), {}, table).step is Step.NEXT
    assert asked == [tmp_path]
