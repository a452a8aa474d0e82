"""The worker's own list of names to watch for: `names.txt`, one name a line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.model.problems import Problem

NAMES_FILE: Final = "names.txt"
LONGEST_NAME: Final = 100
"""Characters of one line; a name longer than that is some other text that got in."""


@dataclass(frozen=True, slots=True)
class WatchList:
    """Names to find in any case, and words that are never to be flagged."""

    names: tuple[str, ...] = field(default=(), repr=False)
    allowed: tuple[str, ...] = field(default=(), repr=False)


def read_watch_list(text: str) -> tuple[WatchList, tuple[Problem, ...]]:
    """Return the list in `text` and every line that cannot be one: `Name`, `- word never to flag`, `# comment`."""
    names: list[str] = []
    allowed: list[str] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        words = " ".join(line.partition("#")[0].split())
        listed, words = (allowed, words[1:].strip()) if words.startswith("-") else (names, words)
        if why := _fault(words, line):
            problems.append(Problem(NAMES_FILE, number, why))
        elif words:
            listed.append(words)
    return WatchList(_once(names), _once(allowed)), tuple(problems)


def _fault(words: str, line: str) -> str:
    """Return what is wrong with one line of the list, or nothing."""
    if not words:
        return "a word is missing after the '-'" if line.lstrip().startswith("-") else ""
    if len(words) > LONGEST_NAME:
        return f"a name of more than {LONGEST_NAME} characters; write one name a line"
    if not any(character.isalnum() for character in words):
        return "a name needs a letter or a digit; write one name a line"
    return ""


def _once(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words in their order, each once in whatever case."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(word.casefold(), word)
    return tuple(first.values())
