"""The speed budget, with wide margins: whole commands in CPU time, against `python -c pass` of the same run."""

import os
import shutil
import subprocess
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.journals import make_journal
from tests.benchmarks.measuring import NOTHING, PROGRAM, PYTHON, Cost, aj, cost, environment_of, once
from tests.benchmarks.steady import MOST

FEW, MANY = 40, 1_000
HEAVY = frozenset(
    {"pydantic", "rich", "prompt_toolkit", "tomlkit", "filelock", "asyncio", "ssl", "email", "importlib.metadata"}
    | {"alliance_journal.themes.codebook", "alliance_journal.themes.coder"}
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two journals, small and larger, and a home of its own."""
    folder = tmp_path_factory.mktemp("budget")
    make_journal(folder / "few", FEW)
    make_journal(folder / "many", MANY)
    return folder


@pytest.fixture(scope="module")
def nothing(place: Path) -> Cost:
    """What Python costs when it does nothing."""
    return cost(NOTHING, place / "home", runs=5)


def test_the_version_costs_hardly_more_than_python_itself(place: Path, nothing: Cost) -> None:
    version = cost((*PROGRAM, "--version"), place / "home", runs=5)
    assert version.cpu <= 3 * nothing.cpu + 0.02


def test_a_listing_is_there_at_once(place: Path, nothing: Cost) -> None:
    assert cost(aj(place / "many", "list"), place / "home", runs=3).cpu <= nothing.cpu + 0.5


def test_adding_an_entry_does_not_depend_on_the_size_of_the_journal(place: Path) -> None:
    note = b"She came back.\n"
    few, many = (
        cost(aj(place / name, "reflect", "--from", "-"), place / "home", runs=3, typed=note) for name in ("few", "many")
    )
    assert many.cpu <= 1.6 * few.cpu + 0.05


def test_a_summary_is_quick_and_the_second_one_quicker(place: Path, nothing: Cost) -> None:
    command, environment = aj(place / "many", "summary"), environment_of(place / "home")
    for number, entry in enumerate(sorted((place / "many" / "entries").rglob("*.md"))):
        os.utime(entry, (10**9 + number, 10**9 + number))  # what has only just been written is read again
    cold: list[float] = []
    for _ in range(3):
        shutil.rmtree(place / "home" / ".cache", ignore_errors=True)
        cold.append(once(command, environment).cpu)
    warm = cost(command, place / "home", runs=3)
    assert median(cold) <= nothing.cpu + 4
    assert warm.cpu <= median(cold) / 1.5
    assert warm.memory < 120


def test_a_listing_loads_nothing_that_it_does_not_need(place: Path) -> None:
    command = (PYTHON, "-X", "importtime", "-m", "alliance_journal", "--journal", str(place / "few"), "list")
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment_of(place / "home"))
    loaded = {line.rpartition("|")[2].strip() for line in ran.stderr.split("\n")}
    assert loaded & HEAVY == set()
    assert "typer" in loaded


def test_what_must_stay_quick_whatever_it_is_given_does(place: Path) -> None:
    ran = subprocess.run(
        (PYTHON, "-m", "tests.benchmarks.steady"),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent.parent,
        env=environment_of(place / "home"),  # without the variables by which coverage would slow it down
    )
    costs = {line[8:].strip(): float(line[:8]) for line in ran.stdout.splitlines()}
    assert len(costs) > 30
    assert {name: loops for name, loops in costs.items() if loops > MOST} == {}
