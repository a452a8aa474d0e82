"""Every key of a review, typed into prompt_toolkit, looked at on a pyte screen; and a terminal that goes away."""

import errno
import io
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input

from alliance_journal.terminal import review_card
from alliance_journal.terminal.outlet import Outlet
from alliance_journal.terminal.review_card import Table
from alliance_journal.terminal.review_live import LiveReviewer
from alliance_journal.terminal.review_view import WHICH
from alliance_journal.terminal.screen import Screen, Streams
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Reply, Step
from tests.findings.fakes import THEMES
from tests.terminal.review_fakes import BOTH, Room
from tests.terminal.test_live import Glass


class Bench:
    """A live reviewer over a pipe and a glass."""

    def __init__(self, pipe: PipeInput, folder: Path, columns: int = 80, lines: int = 24) -> None:
        self.pipe = pipe
        self.glass = Glass(columns, lines)
        self.signals = Signals()
        screen = Screen(Streams(io.StringIO(), io.StringIO(), self.glass), plain=False)
        output = Outlet(self.glass, lambda: Size(rows=lines, columns=columns), term="xterm", enable_cpr=False)
        self.reviewer = LiveReviewer(Table(pipe, output, screen, self.signals), THEMES)
        self.room = Room(folder)

    def ask(self, keys: str, *notes: str) -> Reply:
        self.pipe.send_text(keys)
        return self.reviewer.ask(self.room.view(BOTH, *notes))

    def ask_theme(self, keys: str, *notes: str) -> Reply:
        self.pipe.send_text(keys)
        return self.reviewer.ask_theme(self.room.view(BOTH, *notes), WHICH, ())


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with create_pipe_input() as pipe:
        yield Bench(pipe, tmp_path)


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("y", Reply(Step.NEXT, "y")),
        ("Y", Reply(Step.NEXT, "Y")),
        ("é", Reply(Step.NEXT, "é")),
        ("\x1b[Z", Reply(Step.BACK)),
        ("\x0f", Reply(Step.SKIP)),
        ("\x13", Reply(Step.PAUSE)),
        ("\x03", Reply(Step.PAUSE)),
        ("\x04", Reply(Step.PAUSE)),
        ("\x1b[200~yes\x1b[201~\x1b[A\t\r\x01n", Reply(Step.NEXT, "n")),
    ],
)
def test_each_key_leads_where_it_says(bench: Bench, keys: str, reply: Reply) -> None:
    assert bench.ask(keys) == reply


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        (" quiet \r", Reply(Step.NEXT, "quiet")),
        ("quiet\t", Reply(Step.NEXT, "quiet")),
        ("\r", Reply(Step.NEXT, "")),
        ("qui\x1b[Z", Reply(Step.BACK, "qui")),
        ("\x0f", Reply(Step.SKIP)),
        ("\x13", Reply(Step.PAUSE)),
        ("\x1b[200~went\r\nquiet\x1b[201~\r", Reply(Step.NEXT, "went quiet")),
    ],
)
def test_each_key_of_a_typed_theme_leads_where_it_says(bench: Bench, keys: str, reply: Reply) -> None:
    assert bench.ask_theme(keys) == reply


def test_themes_are_shown_while_their_name_is_typed(bench: Bench) -> None:
    def leave() -> None:
        # Not before it was shown: an Enter that comes in the same breath leaves before anything is drawn.
        for _ in range(200):
            if "Complaint about me (cc.worker)" in bench.glass.ever:
                break
            time.sleep(0.05)
        bench.pipe.send_text("\r")

    leaving = threading.Thread(target=leave)
    leaving.start()
    bench.ask_theme("complaint")
    leaving.join()
    assert "Complaint about me (cc.worker)" in bench.glass.ever


def test_what_was_shown_is_erased_and_what_went_wrong_was_shown(bench: Bench) -> None:
    bench.ask("y", "Something to know.")
    bench.ask_theme("\r", "Another thing.")
    assert "She went quiet and I took over." in bench.glass.ever
    assert "Something to know." in bench.glass.ever
    assert "Another thing." in bench.glass.ever
    assert bench.glass.text == ""


def test_help_is_shown_on_the_next_card_only(bench: Bench) -> None:
    bench.reviewer.help()
    bench.ask("y")
    assert bench.glass.ever.count("w: the words are there") > 0
    bench.glass.seen.clear()
    bench.ask("y")
    assert "w: the words are there" not in bench.glass.ever


def test_in_very_few_rows_the_keys_are_short_and_the_sentence_is_there(tmp_path: Path) -> None:
    with create_pipe_input() as pipe:
        low = Bench(pipe, tmp_path, 60, 10)
        low.ask("y")
        assert " y n w t o a s b q · ? help" in low.glass.ever
        assert "  > She went quiet and I took over." in low.glass.ever


def test_a_signal_that_came_before_closes_it_at_once(bench: Bench) -> None:
    bench.signals.note(signal.SIGTERM)
    assert bench.reviewer.ask(bench.room.view()) == Reply(Step.GONE)


def test_a_signal_closes_it(bench: Bench) -> None:
    timer = threading.Timer(0.2, bench.signals.note, [signal.SIGTERM])
    timer.start()
    assert bench.reviewer.ask(bench.room.view()) == Reply(Step.GONE)
    timer.join()


def test_a_closed_keyboard_is_a_terminal_that_went_away(bench: Bench) -> None:
    bench.pipe.close()
    assert bench.reviewer.ask(bench.room.view()).step is Step.GONE


@pytest.mark.parametrize("number", [errno.EIO, errno.EPIPE])
def test_a_screen_that_cannot_be_drawn_is_a_terminal_that_went_away(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_text: str) -> int:
        raise OSError(number, "gone")

    monkeypatch.setattr(bench.glass, "write", refuse)
    assert bench.ask("y").step is Step.GONE


def test_any_other_error_of_the_screen_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_text: str) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(bench.glass, "write", refuse)
    with pytest.raises(OSError, match="full"):
        bench.ask("y")


def test_errors_while_it_runs_are_told_apart_in_the_same_way(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for refusal, is_told in (
        (OSError(errno.EIO, "gone"), False),
        (EOFError(), False),
        (OSError(errno.ENOSPC, "x"), True),
    ):

        def fail(*_args: object, refusal: BaseException = refusal, **_named: object) -> Step:
            raise refusal

        monkeypatch.setattr(Application, "run", fail)
        if is_told:
            with pytest.raises(OSError, match="x"):
                bench.ask("y")
        else:
            assert bench.ask("y") == Reply(Step.GONE)


def test_a_bug_while_a_key_is_taken_is_raised_and_no_traceback_is_drawn(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_card: object, step: Step) -> None:
        if step is Step.NEXT:
            raise RuntimeError("a bug")
        leave(_card, step)  # type: ignore[arg-type]  it is the card

    leave = review_card.ReviewCard._leave  # noqa: SLF001  a bug is planted here
    monkeypatch.setattr(review_card.ReviewCard, "_leave", fails)
    with pytest.raises(RuntimeError, match="a bug"):
        bench.ask("y")
    assert "Traceback" not in bench.glass.ever


def test_ctrl_z_gives_the_terminal_back_for_a_while(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(review_card.InlineApplication, "suspend_to_background", lambda _app: asked.append("suspended"))
    assert bench.ask("\x1ay").text == "y"
    assert asked == ["suspended"]


def test_a_long_sentence_said_aloud_is_wrapped_between_words(bench: Bench) -> None:
    bench.reviewer.tell("One sentence has changed meanwhile and was passed over: aj review asks about it anew.")
    assert bench.glass.text == (
        "One sentence has changed meanwhile and was passed over: aj review asks about it\nanew."
    )
