"""`poe bench`: start-up, list, summary, search and adding at three sizes; CPU time and peak memory, medians."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.benchmarks.journals import make_journal
from tests.benchmarks.measuring import NOTHING, PROGRAM, Cost, aj, cost, environment_of, once

SIZES: Final = (40, 1_000, 10_000)
NOTE: Final = b"She went quiet when I brought out the form, and I let it go.\n"


def rows(folder: Path) -> Iterator[tuple[str, Cost]]:
    """Yield a name and a cost for every measurement, as it is made."""
    home = folder / "home"
    yield "python -c pass", cost(NOTHING, home, runs=15)
    yield "aj --version", cost((*PROGRAM, "--version"), home, runs=15)
    for size in SIZES:
        root = make_journal(folder / f"journal-{size}", size)
        command = aj(root)
        yield f"list, {size} entries", cost((*command, "list"), home)
        yield f"add one, {size} entries", cost((*command, "reflect", "--from", "-"), home, typed=NOTE)
        yield f"summary cold, {size} entries", _cold((*command, "summary"), home)
        yield f"summary warm, {size} entries", cost((*command, "summary"), home)
        yield f"summary after one more entry, {size} entries", _one_more(command, home)
        yield f"search one word, {size} entries", cost((*command, "search", "form"), home)


def _one_more(command: tuple[str, ...], home: Path) -> Cost:
    """Return the middle one of three runs, each after another entry was written."""
    costs = []
    for _ in range(3):
        once((*command, "reflect", "--from", "-"), environment_of(home), NOTE)
        costs.append(once((*command, "summary"), environment_of(home)))
    return sorted(costs, key=lambda one: one.cpu)[1]


def _cold(command: tuple[str, ...], home: Path) -> Cost:
    """Return the middle one of three runs, each with an empty cache."""
    costs = []
    for _ in range(3):
        shutil.rmtree(home / ".cache", ignore_errors=True)
        costs.append(once(command, environment_of(home)))
    return sorted(costs, key=lambda one: one.cpu)[1]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="aj-bench-") as folder:
        for name, one in rows(Path(folder)):
            sys.stdout.write(f"{name:<34} {one.cpu * 1000:8.0f} ms CPU  {one.memory:6.0f} MB\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
