"""A guided set out of its TOML text, or every mistake in it at once, each at its line."""

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


def parse_set(text: str, *, path: str) -> tuple[PromptSet | None, tuple[Problem, ...]]:
    """Return the set in `text`, or None and every mistake in it with its line; `path` only names the file."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if problem := _too_much(text, path):
        return None, (problem,)
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return None, (Problem(path, error.lineno, f"column {error.colno}: not valid TOML: {error.msg[:120]}"),)
    except (RecursionError, ValueError):
        return None, (Problem(path, 1, "is nested too deeply, or holds a number too long to read"),)
    return _checked(table, text, path)


def _too_much(text: str, path: str) -> Problem | None:
    """Return what is too much for a set, whatever it says: told before TOML is read at all, which could take long."""
    if len(text) > MOST_BYTES or len(text.encode("utf-8", errors="replace")) > MOST_BYTES:
        return Problem(path, 1, f"is longer than {MOST_BYTES // 1000} kB; split it into two sets")
    dots = (number for number, line in enumerate(text.split("\n"), start=1) if line.count(".") > MOST_DOTS)
    crowded = next(dots, 0)
    return Problem(path, crowded, f"has more than {MOST_DOTS} dots in one line; break it up") if crowded else None


def _checked(table: dict[str, Any], text: str, path: str) -> tuple[PromptSet | None, tuple[Problem, ...]]:
    mistakes = list(islice(mistakes_in(table), MOST_MISTAKES))
    if not mistakes:
        return set_from(table), ()
    from alliance_journal.guide.lines import line_of, lines_of  # noqa: PLC0415  needed only after a mistake

    lines = lines_of(text)
    return None, tuple(sorted({Problem(path, line_of(one.place, lines), one.sentence) for one in mistakes}))
