"""Parts that must stay quick whatever they are given, each as a multiple of a plain loop measured beside it.

`python -m tests.benchmarks.steady` prints one line for each: its name and how many loops it costs. Both sides are CPU
time of the same process in the same moment, so that a slow or busy machine makes both slower.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from alliance_journal.guide.parsing import parse_set
from alliance_journal.queries.facts import Facts
from alliance_journal.queries.filters import Filter
from alliance_journal.queries.grammar import parse_query
from alliance_journal.storage.index import open_index
from alliance_journal.storage.names import EntryFile
from alliance_journal.themes.tables import read_themes
from tests.guide.test_parsing import HOSTILE as HOSTILE_SETS
from tests.themes.test_codebook import HOSTILE as HOSTILE_CODEBOOKS

LOOP: Final = 400_000
"""Turns of the plain loop: about 15 ms on a machine of 2024."""
MOST: Final = 70
"""So many loops may anything here cost: a second where the loop takes 15 ms."""
ROWS: Final = 10_000
DAY: Final = date(2026, 11, 22)


def plain_loop() -> float:
    """Return the CPU seconds of a loop that only adds up."""
    total, began = 0, time.process_time()
    for number in range(LOOP):
        total += number
    return time.process_time() - began


def loops(work: Callable[[], object]) -> float:
    """Return how many plain loops a piece of work costs: the best of three, each beside its own loop."""
    return min(_once(work) for _ in range(3))


def _once(work: Callable[[], object]) -> float:
    before, began = plain_loop(), time.process_time()
    work()
    spent = time.process_time() - began
    return spent / ((before + plain_loop()) / 2)


def parts(folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield every part by name."""
    for name, text in HOSTILE_SETS.items():
        yield f"hostile set: {name}", lambda text=text: parse_set(text, path="own.toml")  # type: ignore[misc]
    for name, text in HOSTILE_CODEBOOKS.items():
        yield f"hostile codebook: {name}", lambda text=text: read_themes(text, path="c.toml", known={})  # type: ignore[misc]
    yield f"an index of {ROWS} rows", _index_in(folder)
    yield f"a search through {ROWS} entries", _search


def _search() -> None:
    chosen = Filter.build(parse_query("zebra", DAY))
    text = " ".join(("walked forming talks don\u2019ted movings",) * 30)
    sum(map(chosen.accepts, (Facts("k7f3q2mx", DAY, words=f"{number} {text}") for number in range(ROWS))))


def _index_in(folder: Path) -> Callable[[], object]:
    index = open_index(folder, folder, stamp="1")
    row = ["k7f3q2mx", "2026-11-22", "C07", "session", 312, 0, [], {"strain": 7}, [["cw.appease", 31, 12, 36]]]
    for number in range(ROWS):
        index.put(EntryFile(f"entries/2026/2026-11-22-1640-{number:08}.md", 100, 5, 7), row)
    index.save()
    return lambda: len(open_index(folder, folder, stamp="1"))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="aj-steady-") as folder:
        for name, work in parts(Path(folder)):
            sys.stdout.write(f"{loops(work):8.1f} {name}\n")


if __name__ == "__main__":
    main()
