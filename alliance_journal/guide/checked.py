"""A table out of TOML text that somebody wrote by hand, or every mistake in it at once, each at its line."""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, Final

import tomli

from alliance_journal.guide.shape import MOST_BYTES, Mistake
from alliance_journal.model.problems import Problem

MOST_MISTAKES: Final = 200
"""As many are told at once; a file with more is not one that somebody is writing."""
MOST_DOTS: Final = 150
"""In one line: a key of a thousand dotted parts costs the reader of TOML seconds."""
Table = Mapping[str, Any]
Rules = Callable[[Table], Iterable[Mistake]]
"""Yields every mistake in a table."""
Checked = tuple[Table | None, tuple[Problem, ...]]
"""A table without mistakes, or None and the mistakes."""
_UTF_16: Final = "is saved as UTF-16 (some programs say Unicode); save it as UTF-8"
_DOCUMENT: Final = "is a document of a word processor; save it as plain text (UTF-8)"
_NOT_TEXT: Final[Mapping[bytes, str]] = {
    b"\xff\xfe": _UTF_16,
    b"\xfe\xff": _UTF_16,
    b"PK\x03\x04": _DOCUMENT,
    b"{\\rtf": _DOCUMENT,
    b"%PDF": "is a PDF; {what} is plain text",
}


def checked_bytes(content: bytes, rules: Rules, *, path: str, what: str) -> Checked:
    """Return the table in a file, or None and every mistake; what is no UTF-8 text is told with its line.

    `what` is what the file is meant to be, such as "set".
    """
    for beginning, sentence in _NOT_TEXT.items():
        if content.startswith(beginning):
            return None, (Problem(path, 1, sentence.format(what=f"a {what}")),)
    try:
        return checked_text(content.decode("utf-8"), rules, path=path, what=what)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, (Problem(path, line, "is not UTF-8 text; save it as UTF-8"),)


def checked_text(text: str, rules: Rules, *, path: str, what: str) -> Checked:
    """Return the table in `text`, or None and every mistake in it with its line; `path` only names the file."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")  # the line ends of very old files
    if problem := _too_much(text, path, what):
        return None, (problem,)
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return None, _slips(text, rules, path)
    except (RecursionError, ValueError):
        return None, (Problem(path, 1, "is nested too deeply, or holds a number too long to read"),)
    mistakes = _mistakes(table, rules, text, path)
    return (None, mistakes) if mistakes else (table, ())


def _too_much(text: str, path: str, what: str) -> Problem | None:
    """Return what is too much, whatever it says: told before TOML is read at all, which could take long."""
    if len(text) > MOST_BYTES or len(text.encode("utf-8", errors="replace")) > MOST_BYTES:
        return Problem(path, 1, f"is longer than {MOST_BYTES // 1000} kB; split it into two {what}s")
    dots = (number for number, line in enumerate(text.split("\n"), start=1) if line.count(".") > MOST_DOTS)
    crowded = next(dots, 0)
    return Problem(path, crowded, f"has more than {MOST_DOTS} dots in one line; break it up") if crowded else None


def _slips(text: str, rules: Rules, path: str) -> tuple[Problem, ...]:
    """Return what is not TOML in a text, and every mistake that shows once that is read as it was meant."""
    from alliance_journal.guide.syntax import read_table  # noqa: PLC0415  needed only after a mistake

    table, meant, told = read_table(text)
    lines = {line for line, _ in told}
    # A mistake in a line that is told already is most likely the same one; one in its table may be a key in that line.
    found = () if table is None else _mistakes(table, rules, meant, path)
    more = [one for one in found if one.line not in lines]
    return tuple(sorted({*(Problem(path, line, sentence) for line, sentence in told), *more}))


def _mistakes(table: Table, rules: Rules, text: str, path: str) -> tuple[Problem, ...]:
    mistakes = list(islice(rules(table), MOST_MISTAKES))
    if not mistakes:
        return ()
    from alliance_journal.guide.lines import line_of, lines_of  # noqa: PLC0415  needed only after a mistake

    lines = lines_of(text)
    return tuple(sorted({Problem(path, line_of(one.place, lines), one.sentence) for one in mistakes}))
