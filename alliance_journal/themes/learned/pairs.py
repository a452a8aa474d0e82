"""The plain half of the coder: which word pieces, and which two side by side, speak for a theme.

A linear model over TF-IDF (Spärck Jones 1972), which knows nothing of order beyond two pieces or of context: what it
says is added to the score of the network, which misses much that is said in plain words.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from alliance_journal.themes.learned.arrays import Numbers, np

STEP: Final = 65_536
"""More than there are word pieces."""
NAMES: Final = ("pairs.keys", "pairs.rare", "pairs.q", "pairs.s", "pairs.b")


def keys_of(numbers: Sequence[int]) -> Numbers:
    """Return one whole number for each piece and each two pieces side by side, in no order."""
    pieces = np.asarray(numbers, np.int64)
    return np.concatenate([pieces, (pieces[:-1] + 1) * STEP + pieces[1:]])


def pair_scores(numbers: Sequence[int], pairs: Mapping[str, Numbers]) -> Numbers:
    """Return what the pieces of one sentence say for each theme.

    `pairs.keys` (known, rising), `pairs.rare` (known), `pairs.q` (known, themes) in signed bytes with a scale for each
    row in `pairs.s`, and `pairs.b` (themes), which is all that is said where nothing is known.
    """
    keys, counts = np.unique(keys_of(numbers), return_counts=True)
    known = pairs["pairs.keys"]
    places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    seen = known[places] == keys
    places, counts = places[seen], counts[seen]
    weights = (1 + np.log(counts)) * pairs["pairs.rare"][places]
    weights /= max(float(np.sqrt((weights * weights).sum())), 1e-9)
    scores: Numbers = (weights * pairs["pairs.s"][places]) @ pairs["pairs.q"][places] + pairs["pairs.b"]
    return scores
