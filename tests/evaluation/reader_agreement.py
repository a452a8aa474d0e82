"""`python -m tests.evaluation.reader_agreement`: how far the readers of the validation notes agree."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

VALIDATION: Final = Path(__file__).parent.parent.parent / "alliance_journal" / "themes" / "material" / "validation"


def themes_by_note(reader: str) -> Mapping[str, frozenset[str]]:
    """Return the themes a reader gave each note, without those they doubted."""
    lines = (VALIDATION / f"reader_{reader}.jsonl").read_text(encoding="utf-8").splitlines()
    return {one["id"]: frozenset(theme["id"] for theme in one["themes"]) for one in map(json.loads, lines)}


def f1(one: frozenset[str], other: frozenset[str]) -> float:
    """Return twice what both have over what each has; 1 where neither has any."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def main() -> None:
    """Print the mean of the themes' F1 between the readers, and how many places both, or one, marked."""
    first, second = themes_by_note("a"), themes_by_note("b")
    themes = sorted(frozenset().union(*first.values(), *second.values()))
    notes_of = [
        tuple(frozenset(note for note in reader if theme in reader[note]) for reader in (first, second))
        for theme in themes
    ]
    both = sum(len(one & other) for one, other in notes_of)
    mean = sum(f1(one, other) for one, other in notes_of) / len(notes_of)
    alone = tuple(sum(len(pair[turn] - pair[1 - turn]) for pair in notes_of) for turn in (0, 1))
    sys.stdout.write(
        f"{len(first)} notes, {len(themes)} themes: macro-F1 {mean:.3f}; both {both}, alone {alone[0]}, {alone[1]}\n"
    )


if __name__ == "__main__":
    main()
