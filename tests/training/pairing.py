"""Fitting the plain half of the coder: one line through word pieces, and two of them side by side, for each theme."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from alliance_journal.themes.learned.pairs import STEP
from tests.training.batches import Maker
from tests.training.material import Piece

SHARE: Final = 0.8
"""How much it counts beside the network, whose scores it is added to; between .5 and 1.2 that changes little."""
FEWEST: Final = 2
"""Sentences in which a piece, or two side by side, must stand to be looked at."""
STRENGTH: Final = 8.0

Arrays = dict[str, np.ndarray]


def fitted_pairs(maker: Maker, pieces: Sequence[Piece]) -> Arrays:
    """Return the arrays that `pair_scores` takes, in plain numbers: `pairs` (known, themes) is not yet in bytes."""

    def parted(text: str) -> list[str]:
        return list(map(str, maker.numbers(text)))

    # Every token is a number already: nothing is lowered or thrown away.
    counted = TfidfVectorizer(
        tokenizer=parted, token_pattern=None, lowercase=False, ngram_range=(1, 2), min_df=FEWEST, sublinear_tf=True
    )
    vectors = counted.fit_transform([piece.text for piece in pieces])
    truth, weight = maker.rows(pieces)
    lines = []
    for column in range(truth.shape[1]):
        known = weight[:, column] > 0
        line = LogisticRegression(C=STRENGTH, max_iter=100, solver="liblinear")
        lines.append(line.fit(vectors[known], truth[known, column], sample_weight=weight[known, column]))
    keys = np.array([_key(name) for name in counted.get_feature_names_out()], np.int64)
    order = np.argsort(keys)
    return {
        "pairs.keys": keys[order],
        "pairs.rare": counted.idf_[order].astype(np.float32),
        "pairs": np.stack([line.coef_[0] for line in lines], axis=1)[order] * SHARE,
        "pairs.b": (np.array([line.intercept_[0] for line in lines]) * SHARE).astype(np.float32),
    }


def _key(name: str) -> int:
    """Return the whole number for the name of a piece ("12") or of two side by side ("12 40")."""
    first, _, second = name.partition(" ")
    return (int(first) + 1) * STEP + int(second) if second else int(first)
