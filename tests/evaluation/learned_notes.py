"""`python -m tests.evaluation.learned_notes [FILE]`: what the shipped network alone finds in notes with known themes.

Without a file it reads the 78 notes of the material that were written after the network was fitted and its thresholds
were set. Each theme a writer doubted in a note counts neither way; prints macro-F1 over themes with three cases or
more, pooled precision and recall. Notes and labels were made with language models.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

from alliance_journal.themes.learned.card import shipped_card, shipped_folder
from alliance_journal.themes.learned.network import Network
from alliance_journal.themes.learned.scored import sigmoid

MORE: Final = Path(__file__).parents[2] / "alliance_journal" / "themes" / "material" / "validation" / "more_notes.jsonl"
LEAST_CASES: Final = 3


def suggested(network: Network, sentences: list[str]) -> frozenset[str]:
    """Return the themes suggested anywhere in the sentences of one note."""
    card = network.card
    numbers = [network.numbers(one) or [100] for one in sentences]
    found: set[str] = set()
    window: list[list[int]] = []
    for one in [*numbers, None]:
        if one is None or sum(map(len, window)) + len(one) > card.longest - 2:
            rows = network.read(window)[0].tolist() if window else []
            scales = list(zip(card.themes, card.slope, card.offset, card.threshold, strict=True))
            found |= {
                theme
                for row in rows
                for score, (theme, slope, offset, least) in zip(row, scales, strict=True)
                if sigmoid(slope * score + offset) >= least
            }
            window = []
        if one is not None:
            window.append(one)
    return frozenset(found)


def judged(network: Network, note: dict[str, Any]) -> Counter[tuple[str, str]]:
    """Return for each theme of one note whether it was found rightly, wrongly, or missed."""
    labels = [label for _, themes in note["sentences"] for label in themes]
    sure = {label for label in labels if not label.startswith("?")}
    doubtful = {label[1:] for label in labels if label.startswith("?")} - sure
    said = suggested(network, [sentence for sentence, _ in note["sentences"]]) - doubtful
    kinds = (("right", sure & said), ("wrong", said - sure), ("missed", sure - said))
    return Counter({(theme, kind): 1 for kind, themes in kinds for theme in themes})


def main() -> None:
    """Print the figures."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else MORE
    network = Network(shipped_folder(), shipped_card())
    notes = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    counts: Counter[tuple[str, str]] = sum((judged(network, note) for note in notes), Counter())
    scores = []
    for theme in network.card.themes:
        right, wrong, missed = (counts[theme, kind] for kind in ("right", "wrong", "missed"))
        if right + missed >= LEAST_CASES:
            scores.append(2 * right / (2 * right + wrong + missed))
    right, wrong, missed = (
        sum(counts[theme, kind] for theme in network.card.themes) for kind in ("right", "wrong", "missed")
    )
    sys.stdout.write(
        f"{len(notes)} notes, {len(scores)} themes: macro-F1 {sum(scores) / max(len(scores), 1):.3f}, "
        f"precision {right / max(right + wrong, 1):.3f}, recall {right / max(right + missed, 1):.3f}\n"
    )


if __name__ == "__main__":
    main()
