"""What the learned coder costs in a process of its own, as multiples of a plain loop measured beside it.

`python -m tests.benchmarks.learned FOLDER` loads the network in a folder (without one: the network that ships), scores
entries of about 200 words and prints one line for each part: how many loops it costs.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.themes.learned.card import shipped_card, shipped_folder
from alliance_journal.themes.learned.coder import LearnedCoder
from tests.benchmarks.steady import plain_loop
from tests.themes.fakes import NOBODY, codebook, document

ENTRIES: Final = 6
MOST: Final = {"load": 60.0, "score": 40.0}
"""So many loops may each part cost: about four times what it does on a quiet machine of 2024."""
MOST_MEMORY: Final = 250
"""MB, while it loads and scores."""
_SENTENCE: Final = "She went quiet again and did not say much, and he was late."
"""Words of which each has a number of its own, in the shipped vocabulary and in that of the tests."""


def an_entry(number: int) -> Document:
    """Return an entry of 16 sentences and about 200 words in three answers, unlike the others."""
    answer = " ".join(_SENTENCE.replace("much", f"much {number} {turn}") for turn in range(5))
    return document(answer, answer, f"{answer} {_SENTENCE}")


def parts(folder: Path | None) -> Iterator[tuple[str, float]]:
    """Yield name and loops of each part; the first sentence pays for numpy and for the weights."""
    holders = {name: theme.holder for name, theme in codebook().themes.items()}
    where = folder or shipped_folder()
    coder = LearnedCoder(where, shipped_card(where), holders)
    yield "load", loops(lambda: coder.network)
    costs = sorted(loops(lambda number=number: coder.scored(an_entry(number), NOBODY)) for number in range(ENTRIES))  # type: ignore[misc]
    yield "score", costs[ENTRIES // 2]


def loops(work: Callable[[], object]) -> float:
    """Return how many plain loops a piece of work costs that can be done only once."""
    before, began = plain_loop(), time.process_time()
    work()
    spent = time.process_time() - began
    return spent / ((before + plain_loop()) / 2)


def main() -> None:
    """Print the table."""
    for name, cost in parts(Path(sys.argv[1]) if len(sys.argv) > 1 else None):
        sys.stdout.write(f"{cost:8.1f} {name}\n")


if __name__ == "__main__":
    main()
