"""What kind of terminal this is, and the few ways to say and ask something on it."""

import errno
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TextIO

from alliance_journal.terminal.safe import mended, safe
from alliance_journal.terminal.spelling import is_utf, spelled

_STYLES: Final = {"bold": "1", "dim": "2", "green": "32", "yellow": "33", "red": "31"}
USUAL_WIDTH: Final = 80
USUAL_HEIGHT: Final = 24


class Streams(NamedTuple):
    """Where a person types, where data goes (stdout) and where everything else goes (stderr)."""

    typed: TextIO
    out: TextIO
    talk: TextIO

    @classmethod
    def standard(cls) -> "Streams":
        """Return the streams of this process as they are now."""
        return cls(sys.stdin, sys.stdout, sys.stderr)


@dataclass(frozen=True, slots=True)
class Screen:
    """What can be shown here: columns and lines, colour, every character or ASCII, and whether to keep it plain."""

    streams: Streams = field(repr=False)
    width: int = USUAL_WIDTH
    height: int = USUAL_HEIGHT
    colour: bool = False
    plain: bool = True
    encoding: str = "utf-8"

    @property
    def unicode(self) -> bool:
        """Whether every character can be shown; else our marks are spelled in ASCII."""
        return is_utf(self.encoding)

    @property
    def asks(self) -> bool:
        """Whether a person sits at both ends, so that a question makes sense."""
        return is_terminal(self.streams.typed) and is_terminal(self.streams.talk)


def find_screen(
    *,
    plain: bool = False,
    colour: bool | None = None,
    environ: Mapping[str, str] | None = None,
    streams: Streams | None = None,
) -> Screen:
    """Return the screen of this process.

    Plain: asked for, ACCESSIBLE set to anything but 0, TERM=dumb or unset, or no terminal at either end. Colour: as
    told, else on a terminal unless NO_COLOR is set or the screen is plain.
    """
    environ = os.environ if environ is None else environ
    streams = streams or Streams.standard()
    dumb = environ.get("TERM", "dumb" if os.name == "posix" else "") == "dumb"
    accessible = environ.get("ACCESSIBLE", "") not in {"", "0"}
    talks = is_terminal(streams.typed) and is_terminal(streams.talk)
    is_plain = plain or dumb or accessible or not talks
    may_colour = not dumb and not plain and not accessible and not environ.get("NO_COLOR") and is_terminal(streams.out)
    width, height = _size(environ, streams)
    return Screen(
        streams=streams,
        width=width,
        height=height,
        colour=may_colour if colour is None else colour,
        plain=is_plain,
        encoding=_encoding(streams),
    )


def is_terminal(stream: TextIO) -> bool:
    """Whether a stream is a terminal; a closed one is none."""
    try:
        return stream.isatty()
    except (ValueError, OSError):
        return False


def _encoding(streams: Streams) -> str:
    """Return the narrower encoding of the two streams that we write to."""
    names = [getattr(stream, "encoding", None) or "utf-8" for stream in (streams.talk, streams.out)]
    return next((name for name in names if not is_utf(name)), names[0])


def _size(environ: Mapping[str, str], streams: Streams) -> tuple[int, int]:
    """Return columns and lines: COLUMNS and LINES if they are set, else the terminal's, else 80 by 24."""
    columns = lines = 0
    for stream in (streams.out, streams.talk):
        if is_terminal(stream):
            with suppress(OSError, ValueError):
                columns, lines = os.get_terminal_size(stream.fileno())
                break
    told = [environ.get(name, "") for name in ("COLUMNS", "LINES")]
    columns = int(told[0]) if told[0].isdecimal() else columns
    lines = int(told[1]) if told[1].isdecimal() else lines
    return columns or USUAL_WIDTH, lines or USUAL_HEIGHT


def say(screen: Screen, text: str = "", *, style: str = "") -> None:
    """Write one line, or several, to stderr; `style` is bold, dim, green, yellow or red and never the only sign."""
    _write(screen, screen.streams.talk, _folded(safe(text), screen), style=style)


def print_lines(screen: Screen, lines: Iterable[str], *, pager: bool = True) -> None:
    """Write lines to stdout, made safe, as `print_page` does."""
    shown = [spelled(safe(line), screen.encoding) for line in lines]
    print_page(screen, "".join(f"{line}\n" for line in shown), pager=pager)


def print_page(screen: Screen, text: str, *, pager: bool = True) -> None:
    """Write text that is safe already to stdout, through a pager where it is taller than the terminal."""
    from alliance_journal.terminal.pager import page  # noqa: PLC0415 - only what prints pays for it

    is_long = text.count("\n") >= screen.height
    if pager and is_long and not screen.plain and is_terminal(screen.streams.out) and page(text):
        return
    write_quietly(screen.streams.out, text)


def print_text(screen: Screen, text: str) -> None:
    """Write text to stdout byte for byte, or made safe where stdout is a terminal: for JSON, CSV and Markdown."""
    if is_terminal(screen.streams.out):
        text = spelled(safe(text), screen.encoding)
    write_quietly(screen.streams.out, text)


def ask(screen: Screen, question: str) -> str | None:
    """Return one typed line without its end, or None where nobody is there to answer (end of input)."""
    _write(screen, screen.streams.talk, _folded(safe(question), screen) + " ", end="")
    try:
        line = screen.streams.typed.readline()
    except (EOFError, OSError):
        line = ""
    if not line:
        _write(screen, screen.streams.talk, "")
        return None
    return mended(line.removesuffix("\n").removesuffix("\r"))


def confirm(screen: Screen, question: str, *, default: bool = False) -> bool:
    """Return whether the answer to a yes-or-no question is yes; an empty line or no answer at all is `default`."""
    marks = "[Y/n]" if default else "[y/N]"
    while True:
        reply = ask(screen, f"{question} {marks}")
        word = (reply or "").strip().lower()
        if not word:
            return default
        if "yes".startswith(word) or "no".startswith(word):
            return word[0] == "y"
        say(screen, "Please type y or n.")


def choose(screen: Screen, question: str, choices: Mapping[str, str]) -> str | None:
    """Return the letter of one of `choices` (letter -> what it does), or None where nobody answers."""
    offered = ", ".join(f"[{letter}] {does}" for letter, does in choices.items())
    while True:
        reply = ask(screen, f"{question} {offered}:")
        if reply is None:
            return None
        letter = reply.strip().lower()[:1]
        if letter in choices:
            return letter
        say(screen, f"Please type one of {', '.join(choices)}.")


def _folded(text: str, screen: Screen) -> str:
    """Return the text with lines that fit the terminal, broken at blanks: it would break them inside words."""
    if (text.isascii() and len(text) <= screen.width) or not is_terminal(screen.streams.talk):
        return text
    from alliance_journal.terminal.rows import folded  # noqa: PLC0415 - only a long line pays for it

    return "\n".join(row for line in text.split("\n") for row in folded(line, screen.width))


def _write(screen: Screen, stream: TextIO, text: str, *, style: str = "", end: str = "\n") -> None:
    """Write safe text as this screen can spell it, in colour where that is wanted."""
    text = spelled(text, screen.encoding)
    if style and screen.colour and is_terminal(stream):
        text = f"\x1b[{_STYLES[style]}m{text}\x1b[0m"
    write_quietly(stream, text + end)


def write_quietly(stream: TextIO, text: str) -> None:
    """Write and flush; a reader or a terminal that has gone away (`| head`) is no error: the rest goes nowhere."""
    try:
        stream.write(text)
        stream.flush()
    except OSError as gone:
        if gone.errno not in {errno.EPIPE, errno.EIO}:
            raise
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
