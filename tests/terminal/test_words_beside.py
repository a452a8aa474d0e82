"""What the journal says beside a question that is answered in words: it stays while one writes, as far as it fits."""

import threading

import pytest
from prompt_toolkit.input import create_pipe_input

from alliance_journal.terminal.steps import Step
from tests.terminal.test_live import Bench

TWO_LINES = "12 May, C04\nHe went quiet."
MANY_LINES = "\n".join(f"line {n}" for n in range(1, 31))


@pytest.mark.parametrize("kind", ["text", "line", "date"])
def test_words_that_fit_stand_between_the_question_and_the_answer(kind: str) -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe)
        assert bench.ask(kind, "in May", "\t", after="in May", shown=TWO_LINES).step is Step.NEXT
        assert "\n\n12 May, C04\nHe went quiet.\n" in bench.glass.ever
        shown = next(one for one in bench.glass.seen if "in May" in one)
        assert shown.index("He went quiet.") < shown.index("in May")


def test_a_day_is_asked_for_with_its_hint_whatever_stands_beside() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe)
        bench.ask("date", "\t", shown=TWO_LINES)
        assert "He went quiet.\n\nA day, such as" in bench.glass.ever


def test_words_that_are_too_many_are_shown_first_and_their_beginning_stays() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe)
        # On only once the typed words have been on the screen.
        on = threading.Thread(target=bench.send_after, args=("\t", "I see."))
        on.start()
        assert bench.ask("text", "xx", "I see.", after="Shift-Tab, then Tab", shown=MANY_LINES).text == "I see."
        on.join()
        assert "line 30" in bench.glass.ever
        last = next(one for one in reversed(bench.glass.seen) if "I see." in one)
        assert "line 1\n" in last
        assert "[...] Shift-Tab, then Tab: all of it again" in last
        assert "line 30" not in last


def test_on_a_very_low_screen_only_the_answer_stays() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe, 60, 10)
        bench.ask("text", "x" * 15, "\t", after="xxxxx", shown=MANY_LINES)
        last = next(one for one in reversed(bench.glass.seen) if "xxxxx" in one)
        assert "line" not in last


def test_whoever_turns_back_while_reading_is_not_asked() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe)
        assert bench.ask("text", "b", shown=MANY_LINES).step is Step.BACK
