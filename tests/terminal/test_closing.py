"""After fifteen minutes in one sitting it is said once, quietly, that closing is fine."""

import io
from datetime import datetime, timedelta
from typing import Final

from alliance_journal.guide.walk import Walk
from alliance_journal.model.prompts import PromptSet, Role
from alliance_journal.terminal.screen import Screen, Streams
from alliance_journal.terminal.walking import CLOSING, Desk, take_walk
from tests.guide.test_following_up import a_question, a_set
from tests.terminal.fakes import FakeKeeper
from tests.terminal.test_plain import MEETING

LATE: Final = "It is fine to stop here"
BEGAN: Final = datetime(2026, 11, 22, 16, 42)  # noqa: DTZ001 - only differences count
FOUR: Final = a_set(a_question("a"), a_question("b"), a_question("c"), a_question("d"))


class Typist(io.StringIO):
    """Types one line after another, each so many minutes after the last."""

    def __init__(self, lines: str, minutes: int) -> None:
        super().__init__(lines)
        self.now = BEGAN
        self._minutes = minutes

    def readline(self, _size: int | None = -1, /) -> str:
        self.now += timedelta(minutes=self._minutes)
        return super().readline()


def said_in(prompt_set: PromptSet, minutes: int, after: timedelta | None = CLOSING, lines: str = "x\nx\nx\nx\n") -> str:
    typed, talk = Typist(lines, minutes), io.StringIO()
    take_walk(
        Walk.started(prompt_set),
        heading=MEETING,
        keeper=FakeKeeper(),
        screen=Screen(Streams(typed, io.StringIO(), talk)),
        shown=lambda _question: "",
        desk=Desk(clock=lambda: typed.now, closes_after=after),
    )
    return talk.getvalue()


def test_it_is_said_before_the_first_question_that_is_asked_late() -> None:
    said = said_in(FOUR, 8)
    assert said.count(LATE) == 1
    assert said.index("Question 2 of 4.") < said.index("for 16 minutes") < said.index("Question 3 of 4.")


def test_it_is_said_once_in_a_walk() -> None:
    assert said_in(FOUR, 20).count(LATE) == 1


def test_a_quick_walk_never_hears_it() -> None:
    assert LATE not in said_in(FOUR, 4)


def test_the_last_words_are_asked_without_it() -> None:
    ends = a_set(a_question("a"), a_question("then", Role.NEXT_STEP), a_question("kind", Role.KIND))
    assert LATE not in said_in(ends, 30)


def test_it_can_be_switched_off() -> None:
    assert LATE not in said_in(FOUR, 30, None)


def test_it_is_never_a_part_of_an_answer() -> None:
    typed = Typist("x\nx\nx\nx\n", 20)
    end = take_walk(
        Walk.started(FOUR),
        heading=MEETING,
        keeper=FakeKeeper(),
        screen=Screen(Streams(typed, io.StringIO(), io.StringIO())),
        shown=lambda _question: "",
        desk=Desk(clock=lambda: typed.now, closes_after=CLOSING),
    )
    assert dict(end.walk.given) == dict.fromkeys("abcd", "x")
