"""The worker's own list of standards, `standards.txt` in the journal: one a line, in any wording."""

from typing import Final

from alliance_journal.model.problems import Problem
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.own_files import own_file

STANDARDS: Final = "standards.txt"
LONGEST: Final = 200
"""Letters of one standard that are read; what goes beyond that is reported and left out."""
MOST: Final = 200


def read_standards(journal: Journal) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the standards in their order, without blank lines, `#` lines and repetitions, and what cannot be read."""
    try:
        text = (own_file(journal, STANDARDS) or b"").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        first = error.object.count(b"\n", 0, error.start) + 1
        return (), (Problem(STANDARDS, first, "is not UTF-8 text; save it as UTF-8"),)
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        words = " ".join(line.split())
        if len(words) > LONGEST:
            problems.append(Problem(STANDARDS, number, f"is longer than {LONGEST} letters; shorten it"))
        elif words and not words.startswith("#") and len(found) < MOST:
            found[words] = None
    return tuple(found), tuple(problems)
