"""Reports on a screen: colour where it is wanted, nothing raw, and slow work made visible."""

import io

from alliance_journal.reports.lines import Line
from alliance_journal.terminal.printing import print_report, progress_on
from alliance_journal.terminal.screen import Screen, Streams

LINES = (Line("Between us", "heading"), Line('"She went quiet\x1b[2J [/b]"', "quote"), Line("plain"))


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def at_terminal(*, colour: bool, height: int = 24, plain: bool = False) -> tuple[Screen, Tty, Tty]:
    out, talk = Tty(), Tty()
    return Screen(Streams(Tty(), out, talk), height=height, colour=colour, plain=plain), out, talk


def test_a_report_without_colour_is_its_text_and_nothing_raw() -> None:
    screen, out, _ = at_terminal(colour=False)
    print_report(screen, LINES)
    assert "\x1b" not in out.getvalue()
    assert out.getvalue().startswith("Between us\n")


def test_a_report_in_colour_carries_only_our_own_escapes() -> None:
    screen, out, _ = at_terminal(colour=True)
    print_report(screen, LINES)
    text = out.getvalue()
    assert text.startswith("\x1b[1mBetween us\x1b[0m\n")
    assert "\x1b[2J" not in text
    assert "[/b]" in text
    assert text.endswith("plain\n")


def test_a_long_line_in_colour_is_not_broken_by_us() -> None:
    screen, out, _ = at_terminal(colour=True)
    print_report(screen, [Line("word " * 400)])
    assert out.getvalue().count("\n") == 1


def test_nothing_is_said_about_work_that_takes_less_than_a_second() -> None:
    screen, _, talk = at_terminal(colour=False)
    show = progress_on(screen, iter([0.0, 0.5, 0.9]).__next__)
    show(1, 10)
    show(2, 10)
    assert talk.getvalue() == ""


def test_slow_work_is_one_changing_line_that_is_taken_away_at_the_end() -> None:
    screen, _, talk = at_terminal(colour=False)
    show = progress_on(screen, iter([0.0, 2.0, 2.0, 2.0, 2.05, 2.05, 3.0, 3.0]).__next__)
    show(4, 10)
    show(5, 10)
    show(10, 10)
    assert talk.getvalue() == "\r\x1b[Kreading 4 of 10 entries\r\x1b[K"


def test_a_plain_screen_is_left_in_peace() -> None:
    screen, _, talk = at_terminal(colour=False, plain=True)
    progress_on(screen, iter([0.0, 9.0]).__next__)(1, 2)
    assert talk.getvalue() == ""
