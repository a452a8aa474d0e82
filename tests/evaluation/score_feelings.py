"""Scores named feelings against a labelled file: score_feelings.py FILE [--families] [--errors].

One JSON object a line: `text`, and `feelings`, the words of the picker that the writer names as their own.
Prints precision and recall over all named feelings, macro-F1 over the families with at least four cases, and the share
of texts without a feeling in which one was found.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alliance_journal.model.feelings import FEELINGS
from alliance_journal.themes.feelings import named_feelings

FEWEST_CASES = 4


@dataclass(slots=True)
class Tally:
    """Counts by family, and the texts that were read otherwise than labelled."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    without: int = 0
    flagged: int = 0
    errors: list[tuple[str, set[str], set[str]]] = field(default_factory=list)

    def add(self, text: str, labelled: set[str]) -> None:
        """Count one text."""
        found = {one.word for one in named_feelings(text, 0, len(text))}
        self.right.update(found & labelled)
        self.wrong.update(found - labelled)
        self.missed.update(labelled - found)
        self.without += not labelled
        self.flagged += bool(found) and not labelled
        if found != labelled:
            self.errors.append((text, found - labelled, labelled - found))


def f1(right: int, wrong: int, missed: int) -> float:
    """Return the harmonic mean of precision and recall, 0 where there is nothing."""
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 0.0


def report(tally: Tally) -> str:
    """Return the figures, one sentence a line."""
    right, wrong, missed = tally.right.total(), tally.wrong.total(), tally.missed.total()
    scored = [word for word in FEELINGS if tally.right[word] + tally.missed[word] >= FEWEST_CASES]
    each = [f1(tally.right[word], tally.wrong[word], tally.missed[word]) for word in scored]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    flagged = 100 * tally.flagged / max(1, tally.without)
    return "\n".join(
        [
            f"labelled {right + missed}, found {right + wrong}, right {right}",
            f"precision {precision:.3f}  recall {recall:.3f}  micro-F1 {f1(right, wrong, missed):.3f}",
            f"macro-F1 {sum(each) / max(1, len(each)):.3f} over {len(scored)} families of {FEWEST_CASES} cases or more",
            f"texts without a feeling {tally.without}, flagged {tally.flagged} ({flagged:.1f} in 100)",
        ]
    )


def families(tally: Tally) -> str:
    """Return one line for each family that was labelled or found."""
    rows = ["family          labelled   found   right      F1"]
    for word in FEELINGS:
        right, wrong, missed = tally.right[word], tally.wrong[word], tally.missed[word]
        if right + wrong + missed:
            score = f1(right, wrong, missed)
            rows.append(f"{word:<16}{right + missed:>8}{right + wrong:>8}{right:>8}{score:>8.2f}")
    return "\n".join(rows)


def errors(tally: Tally) -> str:
    """Return every text that was read otherwise than labelled: + found wrongly, - missed."""
    return "\n".join(f"+{sorted(extra)} -{sorted(missing)}  {text}" for text, extra, missing in tally.errors)


def main(arguments: Sequence[str]) -> int:
    """Score one file and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--families", action="store_true", help="one line for each family")
    parser.add_argument("--errors", action="store_true", help="every text read otherwise than labelled")
    options = parser.parse_args(arguments)
    tally = Tally()
    for line in options.file.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            case = json.loads(line)
            tally.add(case["text"], set(case["feelings"]))
    asked = ((True, report), (options.families, families), (options.errors, errors))
    sys.stdout.write("\n".join(part(tally) for wanted, part in asked if wanted) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
