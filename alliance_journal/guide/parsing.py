"""A guided set out of its TOML text, or every mistake in it at once, each at its line."""

from collections.abc import Mapping
from itertools import islice
from typing import Any, Final

import tomli

from alliance_journal.guide.building import set_from
from alliance_journal.guide.rules import mistakes_in
from alliance_journal.guide.shape import MOST_BYTES
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet

MOST_MISTAKES: Final = 200
"""As many are told at once; a file with more is not a set that somebody is writing."""
MOST_DOTS: Final = 150
"""In one line: a key of a thousand dotted parts costs the reader of TOML seconds."""
_NOT_TEXT: Final[Mapping[bytes, str]] = {
    b"\xff\xfe": "is saved as UTF-16 (some programs say Unicode); save it as UTF-8",
    b"\xfe\xff": "is saved as UTF-16 (some programs say Unicode); save it as UTF-8",
    b"PK\x03\x04": "is a document of a word processor; save it as plain text (UTF-8)",
    b"{\\rtf": "is a document of a word processor; save it as plain text (UTF-8)",
    b"%PDF": "is a PDF; a set is plain text",
}


def parse_bytes(content: bytes, *, path: str) -> tuple[PromptSet | None, tuple[Problem, ...]]:
    """Return the set in a file, or None and every mistake in it; what is no UTF-8 text is told with its line."""
    for beginning, sentence in _NOT_TEXT.items():
        if content.startswith(beginning):
            return None, (Problem(path, 1, sentence),)
    try:
        return parse_set(content.decode("utf-8"), path=path)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, (Problem(path, line, "is not UTF-8 text; save it as UTF-8"),)


def parse_set(text: str, *, path: str) -> tuple[PromptSet | None, tuple[Problem, ...]]:
    """Return the set in `text`, or None and every mistake in it with its line; `path` only names the file."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")  # the line ends of very old files
    if problem := _too_much(text, path):
        return None, (problem,)
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return None, _slips(text, path)
    except (RecursionError, ValueError):
        return None, (Problem(path, 1, "is nested too deeply, or holds a number too long to read"),)
    mistakes = _mistakes(table, text, path)
    return (None, mistakes) if mistakes else (set_from(table), ())


def _too_much(text: str, path: str) -> Problem | None:
    """Return what is too much for a set, whatever it says: told before TOML is read at all, which could take long."""
    if len(text) > MOST_BYTES or len(text.encode("utf-8", errors="replace")) > MOST_BYTES:
        return Problem(path, 1, f"is longer than {MOST_BYTES // 1000} kB; split it into two sets")
    dots = (number for number, line in enumerate(text.split("\n"), start=1) if line.count(".") > MOST_DOTS)
    crowded = next(dots, 0)
    return Problem(path, crowded, f"has more than {MOST_DOTS} dots in one line; break it up") if crowded else None


def _slips(text: str, path: str) -> tuple[Problem, ...]:
    """Return what is not TOML in a text, and every mistake that shows once that is read as it was meant."""
    from alliance_journal.guide.syntax import read_table  # noqa: PLC0415  needed only after a mistake

    table, meant, told = read_table(text)
    lines = {line for line, _ in told}
    # A mistake in a line that is told already is most likely the same one; one in its table may be a key in that line.
    more = [] if table is None else [one for one in _mistakes(table, meant, path) if one.line not in lines]
    return tuple(sorted({*(Problem(path, line, sentence) for line, sentence in told), *more}))


def _mistakes(table: Mapping[str, Any], text: str, path: str) -> tuple[Problem, ...]:
    mistakes = list(islice(mistakes_in(table), MOST_MISTAKES))
    if not mistakes:
        return ()
    from alliance_journal.guide.lines import line_of, lines_of  # noqa: PLC0415  needed only after a mistake

    lines = lines_of(text)
    return tuple(sorted({Problem(path, line_of(one.place, lines), one.sentence) for one in mistakes}))
