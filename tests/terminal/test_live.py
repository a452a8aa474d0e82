"""Every key of the walk, typed into prompt_toolkit, looked at on a pyte screen."""

import errno
import io
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pyte
import pytest
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Size
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input

from alliance_journal.guide.walk import Walk
from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.terminal import card
from alliance_journal.terminal.asking import Asked
from alliance_journal.terminal.card import Table
from alliance_journal.terminal.inline import rows_more
from alliance_journal.terminal.keeper import Keeping
from alliance_journal.terminal.live import LiveAsker
from alliance_journal.terminal.outlet import Outlet, output_of
from alliance_journal.terminal.screen import Screen, Streams
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.softwrap import move_by_rows
from alliance_journal.terminal.steps import Reply, Step
from tests.terminal.fakes import EVERY_KIND, PATIENCE, QUESTIONS, FakeKeeper

NOW = datetime(2026, 11, 22, 16, 42)  # noqa: DTZ001 - only hours and minutes are shown


class Glass(io.StringIO):
    """A stream that shows on a pyte screen what is written, and remembers every screen it showed."""

    def __init__(self, columns: int = 80, lines: int = 24) -> None:
        super().__init__()
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.Stream(self.screen)
        self.seen: list[str] = []

    def write(self, text: str) -> int:
        self.stream.feed(text.replace("\r\n", "\n").replace("\n", "\r\n"))
        self.seen.append(self.text)
        return len(text)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    @property
    def ever(self) -> str:
        return "\n".join(self.seen)


class Bench:
    """A live asker over a pipe and a glass."""

    def __init__(self, pipe: PipeInput, columns: int = 80, lines: int = 24, *, encoding: str = "utf-8") -> None:
        self.pipe = pipe
        self.glass = Glass(columns, lines)
        self.keeper = FakeKeeper()
        self.signals = Signals()
        self.keeping = Keeping(Walk.started(EVERY_KIND), self.keeper, lambda: NOW)
        screen = Screen(Streams(io.StringIO("n\n"), io.StringIO(), self.glass), plain=False, encoding=encoding)
        output = Outlet(self.glass, lambda: Size(rows=lines, columns=columns), term="xterm", enable_cpr=False)
        self.table = Table(pipe, output, screen, self.keeping, self.signals)
        self.asker = LiveAsker(self.table, None)

    def ask(self, kind: str, keys: str, then: str = "", *, after: str = "", **changes: object) -> Reply:
        """Ask a question while somebody types `keys`, and `then` more when the screen has shown `after`."""
        asked = Asked(question(kind), (3, 11))
        self.pipe.send_text(keys)
        second = threading.Thread(target=self.send_after, args=(then, after))
        second.start()
        reply = self.asker.ask(replace(asked, **changes))  # type: ignore[arg-type]
        second.join()
        return reply

    def send_after(self, keys: str, after: str) -> None:
        """Type `keys` when the screen has shown `after`."""
        deadline = time.monotonic() + PATIENCE
        while keys and after not in self.glass.ever and time.monotonic() < deadline:
            time.sleep(0.01)
        self.pipe.send_text(keys)


def question(kind: str) -> Question:
    return next(question for question in QUESTIONS if question.kind.value == kind)


@pytest.fixture
def bench() -> Iterator[Bench]:
    with create_pipe_input() as pipe:
        yield Bench(pipe)


@pytest.mark.parametrize(
    ("keys", "step"),
    [
        ("\t", Step.NEXT),
        ("\x1b\r", Step.NEXT),
        ("\x1b[Z", Step.BACK),
        ("\x0f", Step.SKIP),
        ("\x13", Step.PAUSE),
        ("\x03", Step.PAUSE),
        ("\x18\x05", Step.EDIT),
    ],
    ids=["Tab", "Alt-Enter", "Shift-Tab", "^O", "^S", "Ctrl-C", "^X ^E"],
)
@pytest.mark.parametrize("kind", ["text", "draft", "line", "date"])
def test_each_key_leads_where_it_says_with_the_words_in_hand(bench: Bench, kind: str, keys: str, step: Step) -> None:
    assert bench.ask(kind, "some words" + keys) == Reply(step, "some words")


@pytest.mark.parametrize("kind", ["scale", "pick", "picks", "yesno", "feelings"])
@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("1\r", Reply(Step.NEXT, "1")),
        ("1\t", Reply(Step.NEXT, "1")),
        ("\r", Reply(Step.NEXT, "")),
        ("b\r", Reply(Step.BACK, "b")),
        ("1\x1b[Z", Reply(Step.BACK, "1")),
        ("1\x0f", Reply(Step.SKIP, "1")),
        ("1\x13", Reply(Step.PAUSE, "1")),
        ("1\x03", Reply(Step.PAUSE, "1")),
        ("\x04", Reply(Step.PAUSE, "")),
    ],
    ids=["Enter", "Tab", "empty", "b", "Shift-Tab", "^O", "^S", "Ctrl-C", "Ctrl-D"],
)
def test_each_key_of_a_short_reply_leads_where_it_says(bench: Bench, kind: str, keys: str, reply: Reply) -> None:
    expected = replace(reply, text="") if keys == "b\r" else reply
    assert bench.ask(kind, keys) == expected


def test_enter_begins_a_new_line_in_a_long_answer(bench: Bench) -> None:
    assert bench.ask("text", "one\r\rtwo\t").text == "one\n\ntwo"


def test_enter_goes_on_in_a_one_line_answer(bench: Bench) -> None:
    assert bench.ask("line", "phone her\r") == Reply(Step.NEXT, "phone her")


def test_ctrl_d_pauses_only_where_nothing_is_written(bench: Bench) -> None:
    assert bench.ask("text", "\x04").step is Step.PAUSE
    assert bench.ask("text", "ab\x01\x04\t").text == "b"


@pytest.mark.parametrize("key", ["\x07", "\x1bOP"], ids=["^G", "F1"])
def test_why_is_shown_and_hidden_again(bench: Bench, key: str) -> None:
    bench.ask("text", key, "\t", after="A picture")
    assert "A picture holds more than an opinion." in bench.glass.ever
    bench.glass.seen.clear()
    bench.ask("text", key + key, "\t")
    assert "A picture holds" not in bench.glass.ever


def test_a_question_mark_shows_what_the_numbers_mean(bench: Bench) -> None:
    assert bench.ask("scale", "?\r", "6\r", after="Skipping") == Reply(Step.NEXT, "6")
    assert "0 none - 10 all" in bench.glass.ever
    assert "Skipping is fine." in bench.glass.ever


@pytest.mark.parametrize("kind", ["scale", "pick", "yesno"])
def test_typing_takes_the_place_of_a_former_reply_that_is_one_thing(bench: Bench, kind: str) -> None:
    assert bench.ask(kind, "0\r", words="1") == Reply(Step.NEXT, "0")


@pytest.mark.parametrize("kind", ["picks", "feelings"])
def test_typing_goes_on_behind_a_former_reply_that_is_several_things(bench: Bench, kind: str) -> None:
    assert bench.ask(kind, " 2\r", words="1") == Reply(Step.NEXT, "1 2")


@pytest.mark.parametrize("keys", ["\r", "\x1b[C\r"], ids=["Enter", "Right, Enter"])
def test_a_former_reply_stays_where_nothing_is_typed(bench: Bench, keys: str) -> None:
    assert bench.ask("scale", keys, words="7") == Reply(Step.NEXT, "7")


@pytest.mark.parametrize(("kind", "words"), [("scale", "7"), ("picks", "1 3"), ("feelings", "tired 2")])
def test_b_and_a_question_mark_work_behind_a_former_reply_and_keep_it(bench: Bench, kind: str, words: str) -> None:
    assert bench.ask(kind, "b\r", words=words) == Reply(Step.BACK, words)
    assert bench.ask(kind, "?\r", "\r", after="Keys:", words=words) == Reply(Step.NEXT, words)
    assert "Keys:" in bench.glass.ever


def test_the_card_shows_where_it_stands_and_its_hint(bench: Bench) -> None:
    bench.ask("text", "two words", "\t", after=" 2 words")
    shown = bench.glass.ever
    assert "3 of 11  Tell one moment as a camera would have seen it.\n         One moment is enough." in shown
    assert " 2 words · Tab next · Shift-Tab back · ^O skip · ^S pause · ^G why" in shown


def test_nothing_of_a_card_stays_on_the_screen(bench: Bench) -> None:
    bench.ask("text", "quiet words\t")
    assert bench.glass.text == ""


def test_what_went_wrong_is_shown_above_the_answer(bench: Bench) -> None:
    bench.ask("scale", "\r", trouble="Please type a whole number.", words="12")
    assert "Please type a whole number.\n\n> 12" in bench.glass.ever


def test_words_from_before_are_there_to_be_changed(bench: Bench) -> None:
    assert bench.ask("text", "!\t", words="former words").text == "former words!"


def test_a_paste_stays_text_with_its_tabs_and_lines(bench: Bench) -> None:
    pasted = "one\ttab\n\nשלום 👩\u200d👩\u200d👧 می\u200cخواهم"  # noqa: RUF001 - letters people write
    keys = "\x1b[200~" + pasted.replace("\n", "\r") + "\x1b[201~\t"
    assert bench.ask("text", keys) == Reply(Step.NEXT, pasted)


def test_a_long_paste_comes_through_whole(bench: Bench) -> None:
    pasted = "A sentence with 漢字 and\ta tab. " * 1800
    half = len(pasted) // 2
    # A pipe holds 64 kB, so the paste comes in two parts, as it may from a terminal.
    first, rest = "\x1b[200~" + pasted[:half], pasted[half:] + "\x1b[201~\t"
    assert bench.ask("text", first, rest, after="0 words").text == pasted


def test_a_paste_of_lines_into_one_line_is_joined(bench: Bench) -> None:
    assert bench.ask("line", "\x1b[200~one\r\ntwo\x1b[201~\r").text == "one two"


def test_bytes_that_are_not_utf_8_are_read_as_latin_1(bench: Bench) -> None:
    bench.pipe.send_bytes(b"caf\xe9\t")
    assert bench.asker.ask(Asked(question("text"), (1, 1))).text == "café"


def test_controls_in_former_words_are_shown_harmlessly(bench: Bench) -> None:
    reply = bench.ask("text", "\t", words="a\u202eb\x1bc")
    assert "a<U+202E>b␛c" in bench.glass.ever
    assert reply.text == "a\u202eb\x1bc"


def test_hints_and_questions_from_a_file_are_shown_harmlessly(bench: Bench) -> None:
    asked = replace(question("text"), ask="Why\x1b[2J?", hint="\u202ehint", help="\x9bhelp")
    bench.ask("text", "\x07", "\t", after="help", question=asked)
    for shown in ("Why␛[2J?", "<U+202E>hint", "<U+009B>help"):
        assert shown in bench.glass.ever


def test_long_lines_are_wrapped_between_words() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe, 40, 20)
        bench.ask("text", "When he went quiet I moved on to the action plan.\t")
        assert "  When he went quiet I moved on to the\n  action plan." in bench.glass.ever


def test_a_narrow_terminal_gets_a_short_bar() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe, 40, 20)
        bench.ask("text", "\t")
        assert " 0 words\n Tab next · S-Tab back · ^G why" in bench.glass.ever


def test_a_terminal_that_is_not_utf_gets_ascii() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe, encoding="ascii")
        bench.ask("text", "\t")
        assert "0 words - Tab next - Shift-Tab back" in bench.glass.ever


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("picks", (" 1  easy\n 2  somehow off\n 3  tense", "Numbers, such as 1 3; 0 for none.")),
        ("pick", ("One number; 0 for none.",)),
        ("yesno", ("y yes, n no, u not sure",)),
        ("feelings", (" 9 irritated    10 angry     11 impatient   12 critical",)),
        ("date", ("A day, such as 2026-11-22",)),
    ],
)
def test_choices_are_shown_with_their_numbers(bench: Bench, kind: str, lines: tuple[str, ...]) -> None:
    bench.ask(kind, "\t")
    for line in lines:
        assert line in bench.glass.ever


def test_up_and_down_move_by_the_rows_one_sees() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe, 22, 20)
        # Rows of 19: "one two three four " / "five six".
        assert bench.ask("text", "one two three four five six\x1b[AX\x1b[BY\t").text == "one two Xthree four five sixY"


def test_moving_goes_through_lines_and_stops_at_both_ends() -> None:
    buffer = Buffer(document=Document("long first line\nab\nlast", 20))
    places = []
    for rows in (-1, -1, -1, 1, 1, 1, 1):
        move_by_rows(buffer, rows, 40)
        places.append(buffer.cursor_position)
    assert places == [17, 1, 0, 16, 19, 23, 23]


def test_something_to_show_goes_page_by_page_with_any_key() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe, 60, 12)
        text = "\n".join(f"line {n}\x1b" for n in range(1, 9))
        assert bench.ask("show", "x ", shown=text).step is Step.NEXT
        assert "line 1␛" in bench.glass.ever
        assert "there is more" in bench.glass.ever
        assert "line 8␛\n\n any key goes on · b back · ^S pause" in bench.glass.ever
        assert bench.glass.text == ""


def test_something_to_show_can_be_paged_back_and_left_and_paused() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe, 60, 12)
        text = "\n".join(f"line {n}" for n in range(1, 9))
        assert bench.ask("show", "xbb", shown=text).step is Step.BACK
        assert bench.ask("show", "\x13", shown=text).step is Step.PAUSE
        assert bench.ask("show", "\x07\x07x\r", shown=text).step is Step.NEXT


def test_a_walk_begins_with_its_header_and_one_line_for_each_question(bench: Bench) -> None:
    bench.asker.begin(["After a session", "Use code names."])
    bench.asker.done(1, question("text"), "34 words")
    bench.asker.done(2, question("scale"), None)
    bench.asker.tell("That is all.")
    assert bench.glass.text == (
        f"After a session\nUse code names.\n\n{'✓ 1  One moment':<44}34 words\n{'- 2  Strain':<44}skipped\nThat is all."
    )


def test_the_editor_gets_the_words(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "fake"
    program.write_text("#!/bin/sh\nprintf ' and more' >> \"$1\"\n")
    program.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(program))
    assert bench.asker.edit("words") == "words and more"


def test_a_signal_closes_the_card_with_the_words_in_hand(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Keeping, "typed", lambda _keeping, _words: bench.signals.note(15))
    assert bench.ask("text", "words") == Reply(Step.GONE, "words")


def test_a_signal_that_came_before_closes_it_at_once(bench: Bench) -> None:
    bench.signals.note(15)
    assert bench.ask("text", "", words="so far") == Reply(Step.GONE, "so far")


def test_a_closed_keyboard_is_a_terminal_that_went_away(bench: Bench) -> None:
    bench.pipe.send_text("words")
    bench.pipe.close()
    assert bench.asker.ask(Asked(question("text"), (1, 1))) == Reply(Step.GONE, "words")


@pytest.mark.parametrize("number", [errno.EIO, errno.EPIPE])
def test_a_screen_that_cannot_be_drawn_is_a_terminal_that_went_away(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_text: str) -> int:
        raise OSError(number, "gone")

    monkeypatch.setattr(bench.glass, "write", refuse)
    assert bench.ask("text", "words").step is Step.GONE


def test_any_other_error_of_the_screen_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_text: str) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(bench.glass, "write", refuse)
    with pytest.raises(OSError, match="full"):
        bench.ask("text", "words")


def test_a_bug_while_typing_is_raised_and_no_traceback_is_drawn(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_keeping: Keeping, _text: str) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(Keeping, "typed", fails)
    with pytest.raises(RuntimeError, match="a bug"):
        bench.ask("text", "planted")
    assert "Traceback" not in bench.glass.ever


def test_ctrl_z_keeps_the_words_and_gives_the_terminal_back(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(card.InlineApplication, "suspend_to_background", lambda _app: asked.append("suspended"))
    assert bench.ask("text", "words\x1a\t").text == "words"
    assert asked == ["suspended"]
    assert bench.keeper.kept[0].open_text == "words"


def test_words_are_saved_while_the_card_is_open_and_the_bar_says_when(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliance_journal.terminal.snapshots.AFTER_THE_LAST_KEY", 0.0)
    assert bench.ask("text", "words", "\t", after="saved 16:42").text == "words"
    assert bench.keeper.kept[-1].open_text == "words"


def test_a_selection_keeps_its_place_in_wrapped_lines() -> None:
    with create_pipe_input() as pipe:
        bench = Bench(pipe, 26, 20)
        keys = "one two three four five six" + "\x1b[1;2D" * 8
        assert bench.ask("text", keys, "X\t", after="\n  six").text == "one two three four X"
        assert "  one two three four five\n  six" in bench.glass.ever


def test_ctrl_l_draws_the_screen_anew(bench: Bench) -> None:
    bench.asker.tell("above")
    bench.ask("text", "words\x0c", "\t", after="\n  words")
    assert "above" not in bench.glass.text


@pytest.mark.skipif(os.name == "nt", reason="the other kind of terminal")
def test_an_output_without_a_terminal_takes_the_size_of_the_screen() -> None:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        screen = Screen(Streams(io.StringIO(), io.StringIO(), nowhere), width=50, height=10)
        assert output_of(screen).get_size() == Size(rows=10, columns=50)


def test_rows_that_a_narrower_terminal_wraps_are_counted() -> None:
    assert rows_more([80, 40, 0, 41], 10, 40) == 1 + 0 + 0 + 1
    assert rows_more([10], 45, 40) == 1
    assert rows_more([79, 60], 5, 80) == 0


def test_every_kind_of_question_has_a_card(bench: Bench) -> None:
    for kind in QuestionKind:
        assert bench.ask(kind.value, "\t", shown="x").step is Step.NEXT
