"""How often a pair is said to stand out where nothing is connected, and how often a true pattern is found.

`python -m tests.simulation.run [--journals N]` prints both tables, with counts. All journals are random.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.boards import Note, When, board
from alliance_journal.themes.loops import Answer, asked, likely_pairs, loops_in
from tests.simulation.journals import CODEBOOK, SCENARIOS, Trouble, a_journal, with_a_pattern

SIZES: Final = (40, 120, 400)
SEED: Final = 20_260_105
FIRST: Final = ThemeId("wc.paternal")
THEN: Final = ThemeId("cw.appease")
STRONG: Final = (0.3, 0.75, 0.1)
"""A worker takes over in 3 of 10 entries; the client goes along in 3 of 4 of these, and in 1 of 10 others."""
PAIRS: Final = likely_pairs(CODEBOOK.themes.values())


def a_random(*seeds: object) -> Random:
    """Return chance that is the same every time for the same seeds."""
    return Random(" ".join(map(str, (SEED, *seeds))))  # noqa: S311  a game of chance


def stands_out(notes: tuple[Note, ...]) -> bool:
    """Whether any pair at all is said to stand out in these entries."""
    return any(finding.stands_out for finding in loops_in(notes, CODEBOOK.loops, PAIRS))


def is_found(notes: tuple[Note, ...]) -> bool:
    """Whether the planted pair is said to stand out among all pairs."""
    findings = loops_in(notes, CODEBOOK.loops, PAIRS)
    planted = ((FIRST,), (THEN,))
    return any(When.SAME in one.stands_out for one in findings if (one.loop.first, one.loop.then) == planted)


def is_answered(notes: tuple[Note, ...]) -> bool:
    """Whether the worker's own question about the planted pair gets the answer that it is more than chance."""
    return asked(board(notes, When.SAME), ((FIRST,), (THEN,))) is Answer.MORE


def false_patterns(scenario: str, entries: int, journals: int) -> int:
    """Return in how many of so many random journals a pair stands out."""
    return _count(stands_out, SCENARIOS[scenario], entries, journals)


def found_patterns(found: Callable[[tuple[Note, ...]], bool], entries: int, journals: int) -> int:
    """Return in how many of so many random journals with one strong pattern it is found."""
    trouble = replace(SCENARIOS["clients differ"], length=0.3)
    return _count(found, trouble, entries, journals, planted=True)


def _count(
    holds: Callable[[tuple[Note, ...]], bool], trouble: Trouble, entries: int, journals: int, *, planted: bool = False
) -> int:
    count = 0
    for number in range(journals):
        random = a_random(trouble, entries, number)
        notes = a_journal(random, entries, trouble)
        if planted:
            notes = with_a_pattern(random, notes, FIRST, THEN, chances=STRONG)
        count += holds(notes)
    return count


def rows(journals: int) -> Iterator[str]:
    """Yield the lines of both tables as they are counted."""
    yield f"journals in which any pair stands out, of {journals}, where nothing is connected"
    yield f"{'':<26}" + "".join(f"{f'{size} entries':>16}" for size in SIZES)
    for scenario in SCENARIOS:
        counts = [false_patterns(scenario, size, journals) for size in SIZES]
        yield f"{scenario:<26}" + "".join(f"{f'{n} ({n / journals:.1%})':>16}" for n in counts)
    yield ""
    yield f"journals in which a strong pattern is found, of {journals}"
    for name, found in (("among all pairs", is_found), ("by the worker's question", is_answered)):
        counts = [found_patterns(found, size, journals) for size in (60, 120)]
        told = (f"{n} ({n / journals:.1%}) at {size}" for n, size in zip(counts, (60, 120), strict=True))
        yield f"{name:<26}" + "".join(f"{one:>24}" for one in told)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.run", description=__doc__)
    parser.add_argument("--journals", type=int, default=300, metavar="N", help="random journals for each figure (300)")
    for row in rows(parser.parse_args().journals):
        sys.stdout.write(f"{row}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
