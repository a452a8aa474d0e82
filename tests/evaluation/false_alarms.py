"""`python -m tests.evaluation.false_alarms FILE`: how often themes are found in sentences of other people's diaries.

FILE has one JSON object a line with a `text`, such as sentences of trainee teachers' diaries, where ruptures with
clients are rare. Prints the themes found in more than one of a thousand sentences, per 100, and the worst one.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from alliance_journal.entrytext.document import Document, Section
from alliance_journal.entrytext.reading import read
from alliance_journal.findings.counting import counts
from alliance_journal.model.codes import QuestionId
from alliance_journal.themes.codebook import load_codebook
from alliance_journal.themes.coder import Coder

_FRONT: Final = '+++\nformat = 1\nid = "k7f3q2mx"\nwritten = 2026-01-01T00:00:00Z\nmet = 2026-01-01\n+++\n\n'


def document_of(text: str) -> Document:
    """Return one sentence as the one answer of an entry."""
    whole = f"{_FRONT}{text}\n"
    entry = read(_FRONT, path="x").entry
    section = Section(QuestionId("note"), "", private=False, line=8, start=len(_FRONT), end=len(whole) - 1)
    return Document(whole, "x", entry, (section,))


def main(path: Path) -> None:
    """Print the table."""
    book = load_codebook()[0]
    coder = Coder(book)
    found: Counter[str] = Counter()
    total = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            total += 1
            sightings = coder.sightings_in(document_of(json.loads(line)["text"]), {})
            found.update({one.theme for one in sightings if counts(one, book.themes[one.theme])})
    for theme, count in found.most_common():
        if count * 1000 >= total:
            sys.stdout.write(f"{theme:<18}{count:>5}{100 * count / total:>7.2f} per 100\n")
    sys.stdout.write(f"{total} sentences, {sum(found.values())} findings, {len(found)} themes found at all\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
