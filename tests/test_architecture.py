"""The house has rows: a part may import the parts on rows below its own, never its own row, never upwards."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

PACKAGE: Final = Path(__file__).parent.parent / "alliance_journal"
ROWS: Final = {
    "errors": 1,
    "model": 2,
    "entrytext": 3,
    "queries": 3,
    "guide": 4,
    "themes": 4,
    "storage": 4,
    "settings": 4,
    "privacy": 4,
    "findings": 5,
    "exchange": 5,
    "reports": 6,
    "terminal": 7,
    "cli": 8,
    "__main__": 9,
    "__init__": 0,
}
BORDERS: Final = {
    "typer": ("cli/",),
    "rich": ("terminal/",),
    "prompt_toolkit": ("terminal/",),
    "tomlkit": ("settings/", "entrytext/edit.py"),
    "platformdirs": ("settings/",),
    "docx": ("reports/paper/docx",),
    "filelock": ("storage/",),
    "numpy": ("themes/learned/arrays.py",),
    "pyrage": ("reports/paper/sealing.py",),
    "typst": ("reports/paper/pdf.py",),
    "tomli": ("entrytext/", "guide/", "themes/", "settings/", "exchange/"),
}
NETWORK: Final = frozenset({"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "xmlrpc", "requests"})


@cache
def imports() -> tuple[tuple[str, int, str], ...]:
    """Return (file inside the package, line, dotted name) of every import anywhere in the package."""
    return tuple(_imports())


def _imports() -> Iterator[tuple[str, int, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{name}:{node.lineno} imports relatively"
                yield name, node.lineno, node.module or ""
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    yield name, node.lineno, alias.name


def part_of(name: str) -> str:
    return name.split("/", maxsplit=1)[0].removesuffix(".py")


def own_part(dotted: str) -> str:
    names = dotted.split(".")
    return names[1] if len(names) > 1 else "__init__"


def test_imports_go_inward_only() -> None:
    wrong = [
        f"{name}:{line} {part_of(name)} (row {ROWS[part_of(name)]}) imports {dotted} (row {ROWS[own_part(dotted)]})"
        for name, line, dotted in imports()
        if dotted.split(".")[0] == "alliance_journal"
        and part_of(name) != own_part(dotted)
        and ROWS[own_part(dotted)] >= ROWS[part_of(name)]
    ]
    assert wrong == []


def test_every_part_has_a_row() -> None:
    parts = {part_of(path.relative_to(PACKAGE).as_posix()) for path in PACKAGE.rglob("*.py")}
    assert parts - set(ROWS) == set()


@pytest.mark.parametrize("library", sorted(BORDERS))
def test_a_library_stays_behind_its_border(library: str) -> None:
    wrong = [
        f"{name}:{line} imports {dotted}, which belongs in {', '.join(BORDERS[library])}"
        for name, line, dotted in imports()
        if dotted.split(".")[0] == library and not name.startswith(BORDERS[library])
    ]
    assert wrong == []


def test_nothing_in_the_package_can_reach_the_network() -> None:
    wrong = [f"{name}:{line} imports {dotted}" for name, line, dotted in imports() if dotted.split(".")[0] in NETWORK]
    assert wrong == []


def test_the_vocabulary_imports_nothing_but_itself_and_errors() -> None:
    wrong = [
        f"{name}:{line} imports {dotted}"
        for name, line, dotted in imports()
        if part_of(name) == "model" and own_part(dotted) not in {"model", "errors"} and dotted.startswith("alliance")
    ]
    assert wrong == []
