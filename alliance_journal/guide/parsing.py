"""A guided set out of its TOML text, or every mistake in it at once, each at its line."""

from typing import Final

from alliance_journal.guide.building import set_from
from alliance_journal.guide.checked import MOST_DOTS, MOST_MISTAKES, checked_bytes, checked_text
from alliance_journal.guide.rules import mistakes_in
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet

__all__ = ["MOST_DOTS", "MOST_MISTAKES", "parse_bytes", "parse_set"]

_WHAT: Final = "set"


def parse_bytes(content: bytes, *, path: str) -> tuple[PromptSet | None, tuple[Problem, ...]]:
    """Return the set in a file, or None and every mistake in it; what is no UTF-8 text is told with its line."""
    table, problems = checked_bytes(content, mistakes_in, path=path, what=_WHAT)
    return None if table is None else set_from(table), problems


def parse_set(text: str, *, path: str) -> tuple[PromptSet | None, tuple[Problem, ...]]:
    """Return the set in `text`, or None and every mistake in it with its line; `path` only names the file."""
    table, problems = checked_text(text, mistakes_in, path=path, what=_WHAT)
    return None if table is None else set_from(table), problems
