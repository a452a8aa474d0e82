"""Every key of the settling in a real terminal, typed into prompt_toolkit and looked at on a pyte screen."""

import io
import signal
import threading
import time
from collections.abc import Iterator

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input

from alliance_journal.terminal.outlet import Outlet
from alliance_journal.terminal.review_card import Table
from alliance_journal.terminal.screen import Screen, Streams
from alliance_journal.terminal.settling_live import LiveSettler
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Reply, Step
from tests.terminal.fakes import PATIENCE
from tests.terminal.test_live import Glass
from tests.terminal.test_settling_view import view


class Bench:
    """A live settler over a pipe and a glass."""

    def __init__(self, pipe: PipeInput, columns: int = 60, lines: int = 30) -> None:
        self.pipe = pipe
        self.glass = Glass(columns, lines)
        self.signals = Signals()
        screen = Screen(Streams(io.StringIO(), io.StringIO(), self.glass), plain=False)
        output = Outlet(self.glass, lambda: Size(rows=lines, columns=columns), term="xterm", enable_cpr=False)
        self.settler = LiveSettler(Table(pipe, output, screen, self.signals))

    def ask(self, keys: str, *, ahead: str = "") -> Reply:
        """Ask about a name while somebody types `keys` once it is shown, and has typed `ahead` before."""
        self.pipe.send_text(ahead)
        hand = threading.Thread(target=self._type, args=(keys,))
        hand.start()
        reply = self.settler.ask(view("I met Anna.", (6, 10)))
        hand.join()
        return reply

    def _type(self, keys: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while keys and not self.glass.ever and time.monotonic() < deadline:
            time.sleep(0.01)
        self.pipe.send_text(keys)


@pytest.fixture
def pipe() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("r\r", Reply(Step.NEXT, "r")),
        ("r all\r", Reply(Step.NEXT, "r all")),
        ("\r", Reply(Step.NEXT, "")),
        ("\t", Reply(Step.NEXT, "")),
        ("\x1b[Z", Reply(Step.BACK)),
        ("\x0f", Reply(Step.SKIP)),
        ("\x13", Reply(Step.PAUSE)),
        ("\x03", Reply(Step.PAUSE)),
        ("\x04", Reply(Step.PAUSE)),
    ],
)
def test_each_key_leads_where_it_says(pipe: PipeInput, keys: str, reply: Reply) -> None:
    assert Bench(pipe).ask(keys) == reply


@pytest.mark.parametrize("ahead", ["\r", "\n", "\t", "\x0f", "\r\x0f\t\r"], ids=ascii)
def test_an_enter_from_before_the_card_was_seen_answers_nothing(pipe: PipeInput, ahead: str) -> None:
    assert Bench(pipe).ask("r\r", ahead=ahead) == Reply(Step.NEXT, "r")


def test_a_letter_typed_ahead_is_an_answer(pipe: PipeInput) -> None:
    assert Bench(pipe).ask("", ahead="\rr\r") == Reply(Step.NEXT, "r")


def test_words_are_asked_for_under_the_mention(pipe: PipeInput) -> None:
    bench = Bench(pipe)
    pipe.send_text("[her brother]\r")
    assert bench.settler.ask_words(view("I met Anna.", (6, 10)), "Replace with:") == Reply(Step.NEXT, "[her brother]")


def test_a_signal_ends_the_asking(pipe: PipeInput) -> None:
    bench = Bench(pipe)
    bench.signals.note(signal.SIGTERM)
    assert bench.ask("").step is Step.GONE


def test_nothing_of_a_card_stays_on_the_screen_and_the_done_line_has_no_words(pipe: PipeInput) -> None:
    bench = Bench(pipe)
    bench.ask("r\r")
    bench.settler.done(1, "a name", "replaced with C04")
    shown = "\n".join(bench.glass.screen.display)
    assert "Anna" not in shown
    assert "✓ 1 a name: replaced with C04" in shown


@pytest.mark.parametrize(("columns", "lines"), [(40, 24), (46, 12), (80, 30), (20, 5)])
def test_a_card_is_shown_in_any_terminal(pipe: PipeInput, columns: int, lines: int) -> None:
    assert Bench(pipe, columns, lines).ask("k\r") == Reply(Step.NEXT, "k")


def test_somebody_else_may_have_the_terminal_meanwhile(pipe: PipeInput) -> None:
    with Bench(pipe).settler.aside():
        pass
