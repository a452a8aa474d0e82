"""From scores to confidence and thresholds, on voices that the network has not learned from."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

LEAST_PRECISION: Final = 0.70
DRAWN_IN: Final = 0.3
NEVER: Final = 1.1
"""The threshold of a theme that is never suggested."""
_PULL: Final = 4.0
"""How strongly a theme's slope is held to the slope of all themes: as if so many more sentences had been seen."""
_STEPS: Final = 60
_EACH: Final = (0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3)
"""How often a theme alone must have been right."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Sentences with their scores: (sentences, themes) each; `common` says for each theme how often it is in notes."""

    scores: np.ndarray
    truth: np.ndarray
    weight: np.ndarray
    common: np.ndarray


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Slope and offset of each theme: confidence = sigmoid(slope * score + offset)."""

    slope: np.ndarray
    offset: np.ndarray

    def confidence(self, scores: np.ndarray) -> np.ndarray:
        """Return the confidence for scores (sentences, themes)."""
        return 1 / (1 + np.exp(-(scores * self.slope + self.offset)))


def calibrated(seen: Seen) -> Calibrated:
    """Return Platt's scaling (1999) for each theme, slopes held towards the common one.

    The material has more of every theme than notes have: sentences with a theme are weighed down to how common it is.
    """
    counted = [_weighed(seen, column) for column in range(seen.scores.shape[1])]
    whole = _fitted(*(np.concatenate([one[part] for one in counted]) for part in range(3)), towards=1.0, pull=0.0)
    fitted = [_fitted(*one, towards=whole[0], pull=_PULL) for one in counted]
    slope, offset = (np.array([one[part] for one in fitted]) for part in range(2))
    return Calibrated(slope, offset)


def _weighed(seen: Seen, column: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    known = seen.weight[:, column] > 0
    scores, truth = seen.scores[known, column], seen.truth[known, column]
    without = max(float((truth == 0).sum()), 1.0)
    wanted = seen.common[column] / (1 - seen.common[column]) * without
    each = wanted / max(float(truth.sum()), 1.0)
    return scores, truth, np.where(truth > 0, each, 1.0)


def _fitted(
    scores: np.ndarray, truth: np.ndarray, weight: np.ndarray, *, towards: float, pull: float
) -> tuple[float, float]:
    """Return slope and offset of a logistic curve by Newton's method."""
    slope, offset = towards, 0.0
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(slope * scores + offset)))
        error, bend = weight * (chance - truth), weight * chance * (1 - chance) + 1e-9
        first = np.array([(error * scores).sum() + pull * (slope - towards), error.sum()])
        mixed = (bend * scores).sum()
        second = np.array([[(bend * scores * scores).sum() + pull, mixed], [mixed, bend.sum()]])
        step = np.linalg.solve(second + np.eye(2) * 1e-6, first)
        step *= min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-9))
        slope, offset = slope - step[0], offset - step[1]
    return float(max(slope, 0.05)), float(offset)


@dataclass(frozen=True, slots=True)
class Told:
    """One note for judging: the highest confidence of each theme, the themes that are in it, and the doubtful."""

    best: np.ndarray
    both: frozenset[str]
    doubtful: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a theme was found rightly, wrongly, and not."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """Twice the right ones over all that were found or to be found; 0 where there are none."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


def counts_of(notes: Sequence[Told], themes: Sequence[str], thresholds: np.ndarray) -> Mapping[str, Counts]:
    """Return the counts of every theme; a doubtful one counts neither way."""
    found: dict[str, Counts] = {}
    for column, theme in enumerate(themes):
        judged = [
            (theme in one.both, bool(one.best[column] >= thresholds[column]))
            for one in notes
            if theme not in one.doubtful
        ]
        found[theme] = Counts(
            sum(truth and said for truth, said in judged),
            sum(said and not truth for truth, said in judged),
            sum(truth and not said for truth, said in judged),
        )
    return found


def summed(counts: Mapping[str, Counts], least: int) -> tuple[float, float, float, int]:
    """Return macro-F1 over themes with at least so many cases, micro precision and recall, and how many themes."""
    kept = [one.f1 for one in counts.values() if one.right + one.missed >= least]
    right, wrong, missed = (sum(getattr(one, name) for one in counts.values()) for name in ("right", "wrong", "missed"))
    return float(np.mean(kept)), right / max(right + wrong, 1), right / max(right + missed, 1), len(kept)


def shaped(notes: Sequence[Told], themes: Sequence[str]) -> np.ndarray:
    """Return for each theme, in log odds, how its threshold should differ from the common one.

    It comes from notes of voices that were not learned from, and is drawn in to a third: few cases decide little.
    """
    common = _common(notes, themes)
    best = (-1.0, np.full(len(themes), common))
    for each in _EACH:
        chosen = np.array([_own(notes, theme, column, common, each) for column, theme in enumerate(themes)])
        macro, precision, _, _ = summed(counts_of(notes, themes, chosen), 1)
        if precision >= LEAST_PRECISION and macro > best[0]:
            best = (macro, chosen)
    return (_odds(best[1]) - logit(common)) * DRAWN_IN


def _common(notes: Sequence[Told], themes: Sequence[str]) -> float:
    steps = np.arange(0.04, 0.96, 0.01)
    tried = [(summed(counts_of(notes, themes, np.full(len(themes), step)), 1), float(step)) for step in steps]
    enough = [(macro, step) for (macro, precision, _, _), step in tried if precision >= LEAST_PRECISION]
    return max(enough)[1] if enough else float(steps[-1])


def thresholds_for(notes: Sequence[Told], themes: Sequence[str], shape: np.ndarray) -> np.ndarray:
    """Return for each theme the confidence from which it is suggested.

    All are moved together to where what is suggested is right in `LEAST_PRECISION` of the cases with the best macro-F1.
    """
    best = (-1.0, np.full(len(themes), 0.95))
    for odds in np.arange(-3.0, 3.0, 0.05):
        tried = 1 / (1 + np.exp(-(odds + shape)))
        macro, precision, _, _ = summed(counts_of(notes, themes, tried), 1)
        if precision >= LEAST_PRECISION and macro > best[0]:
            best = (macro, tried)
    return best[1]


def crossed(notes: Sequence[tuple[str, Told]], themes: Sequence[str], shape: np.ndarray) -> list[Told]:
    """Return the notes with how far each confidence is above a threshold set on the other half of the voices."""
    voices = sorted({voice for voice, _ in notes})
    found = []
    for half in (voices[0::2], voices[1::2]):
        thresholds = thresholds_for([told for voice, told in notes if voice not in half], themes, shape)
        own = (told for voice, told in notes if voice in half)
        found += [Told(told.best - thresholds, told.both, told.doubtful) for told in own]
    return found


def _odds(confidence: np.ndarray) -> np.ndarray:
    clipped = np.clip(confidence, 0.02, 0.98)
    odds: np.ndarray = np.log(clipped / (1 - clipped))
    return odds


def _own(notes: Sequence[Told], theme: str, column: int, common: float, least: float) -> float:
    """Return a theme's own threshold: near the common one where that is right often enough, else higher."""
    judged = [(one.best[column], theme in one.both) for one in notes if theme not in one.doubtful]
    best = (-1.0, common)
    for step in np.arange(max(common - 0.15, 0.04), 0.97, 0.01):
        said = [truth for confidence, truth in judged if confidence >= step]
        # One more right and one more wrong than seen: few cases decide little.
        if said and (sum(said) + 0.7) / (len(said) + 1) < least:
            continue
        cases = sum(truth for _, truth in judged)
        right = sum(said)
        value = 2 * right / max(len(said) + cases, 1) - abs(step - common) * 0.2
        best = max(best, (value, float(step)))
    return best[1] if best[0] > -1.0 else NEVER


def interval(
    notes: Sequence[Told], themes: Sequence[str], thresholds: np.ndarray, seed: int = 3
) -> Mapping[str, tuple[float, float]]:
    """Return the 95 % bootstrap interval over notes of each theme's F1, and of the macro-F1 under `macro`."""
    chance = np.random.default_rng(seed)
    tried: dict[str, list[float]] = {theme: [] for theme in (*themes, "macro")}
    for _ in range(400):
        drawn = [notes[number] for number in chance.integers(0, len(notes), len(notes))]
        counts = counts_of(drawn, themes, thresholds)
        for theme, one in counts.items():
            if one.right + one.missed:
                tried[theme].append(one.f1)
        tried["macro"].append(summed(counts, 1)[0])
    return {theme: _middle(values) for theme, values in tried.items() if values}


def _middle(values: Sequence[float]) -> tuple[float, float]:
    low, high = np.quantile(values, (0.025, 0.975))
    return round(float(low), 2), round(float(high), 2)


def logit(confidence: float) -> float:
    """Return the log odds of a confidence."""
    return math.log(confidence / (1 - confidence))
