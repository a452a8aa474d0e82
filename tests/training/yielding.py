"""How far a worker's own answers should move suggestions, tried on sentences whose themes are known."""

from dataclasses import dataclass
from typing import Final

import numpy as np

_NEAR: Final = (0.3, 0.45, 0.6, 0.75)
_WEIGHT: Final = (0.0, 0.5, 1.0, 2.0, 3.0)
_ANSWERED: Final = 0.4
"""So many of the sentences that come up are answered."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The best measures tried, and the mean average precision of the unanswered sentences without and with them."""

    near: float
    weight: float
    without: float
    with_answers: float


def tried(
    confidence: np.ndarray, vectors: np.ndarray, truth: np.ndarray, thresholds: np.ndarray, seed: int = 5
) -> Moved:
    """Return the measures under which known answers help most to order the sentences that were not answered."""
    chance = np.random.default_rng(seed)
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    asked = [_parted(confidence[:, column], thresholds[column], chance) for column in range(truth.shape[1])]
    results = {}
    for near in _NEAR:
        alike = np.clip((unit @ unit.T - near) / (1 - near), 0, 1)
        for weight in _WEIGHT:
            ordered = [
                _ordered((confidence[:, column], truth[:, column]), alike, parts, weight)
                for column, parts in enumerate(asked)
            ]
            results[near, weight] = _mean(ordered)
    best = max(results, key=lambda pair: (round(results[pair], 4), -pair[1]))
    return Moved(best[0], best[1], round(results[_NEAR[0], 0.0], 4), round(results[best], 4))


def _parted(confidence: np.ndarray, threshold: float, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return which sentences are answered and which are not, of those that come near the threshold."""
    odds = np.log(np.clip(confidence, 1e-6, 1 - 1e-6) / (1 - np.clip(confidence, 1e-6, 1 - 1e-6)))
    least = np.log(min(threshold, 0.9) / (1 - min(threshold, 0.9))) - 1.5
    near = np.flatnonzero(odds >= least)
    drawn = chance.random(len(near)) < _ANSWERED
    return near[drawn], near[~drawn]


def _ordered(
    known: tuple[np.ndarray, np.ndarray], alike: np.ndarray, parts: tuple[np.ndarray, np.ndarray], weight: float
) -> float | None:
    """Return the average precision of one theme's unanswered sentences; None where there is nothing to order."""
    confidence, truth = known
    answered, rest = parts
    if not len(answered) or not 0 < truth[rest].sum() < len(rest):
        return None
    near = alike[np.ix_(rest, answered)]
    yes, no = (np.where(truth[answered] == said, near, 0).max(1) for said in (1, 0))
    own = np.clip(confidence[rest], 1e-6, 1 - 1e-6)
    return _average_precision(np.log(own / (1 - own)) + weight * (yes - no), truth[rest])


def _average_precision(scores: np.ndarray, truth: np.ndarray) -> float:
    order = np.argsort(-scores, kind="stable")
    right = truth[order] > 0
    return float((np.cumsum(right) / np.arange(1, len(right) + 1))[right].mean())


def _mean(values: list[float | None]) -> float:
    known = [one for one in values if one is not None]
    return float(np.mean(known)) if known else 0.0
