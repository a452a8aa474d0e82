"""Nothing here can be won: no text of the program counts days in a row, gives a badge, or grades anybody."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.guide.catalogue import shipped_folder

PACKAGE: Final = Path(__file__).parent.parent / "alliance_journal"
UNWANTED: Final = re.compile(
    r"\b(streaks?|badges?|graded?s?|leaderboards?|troph(y|ies)|medals?|achievements?|rewards?|level(led)? up|"
    r"days in a row|keep it up|well done|(good|great|nice) (job|work)|congratulations|points earned|high score)\b",
    re.IGNORECASE,
)
NOT_SAID: Final = ("privacy", "themes", "demo")
"""Parts whose strings are words to recognise, or invented entries, and are never said to anybody."""


def strings_in(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every string of a module but its docstrings, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.lineno, node.value


def said() -> Iterator[tuple[str, str]]:
    """Yield every text that somebody may get to read, and where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] not in NOT_SAID:
            yield from ((f"{path.relative_to(PACKAGE)}:{line}", text) for line, text in strings_in(path))
    for path in sorted([*shipped_folder().glob("*.toml"), *(PACKAGE / "help").glob("*.md")]):
        for line, text in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            yield f"{path.name}:{line}", text
    for path in sorted((PACKAGE / "themes/codebook").glob("*.toml")):
        for line, text in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if text.startswith(("label =", "define =", "ask =")):
                yield f"{path.name}:{line}", text


def test_no_text_speaks_of_winning_or_of_marks() -> None:
    assert [(where, text.strip()[:80]) for where, text in said() if UNWANTED.search(text)] == []


def test_there_is_much_to_look_through() -> None:
    places = {where.partition(":")[0] for where, _ in said()}
    assert {"session.toml", "care.md", "terminal/plain.py", "worker_feeling.toml"} <= places


@pytest.mark.parametrize("text", ["A streak of 5!", "Well done", "Your grade", "7 days in a row", "A new badge"])
def test_such_a_text_would_be_found(text: str) -> None:
    assert UNWANTED.search(text)
