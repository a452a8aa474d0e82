"""`python -m tests.training.compare METHOD...`: other ways to find themes, each fitted to the same material.

For every method: mean average precision on single sentences of voices that were not learned from, and on the frozen
notes macro-F1, precision and recall with the ONE threshold for all themes that suits these notes best. That is good for
comparing methods and too kind as a figure for users. `--notes FILE` judges other notes as well (JSON Lines with `text`,
`themes` and `doubtful`). Methods: words, static, frozen, pairs, layers3, layers6.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from alliance_journal.themes.sentences import sentences_in
from tests.training import material
from tests.training.__main__ import HELD_ITEMS, HELD_NOTES, NOTES_COUNT, THREADS, base
from tests.training.batches import Maker, batch_of
from tests.training.fitting import Recipe, fit, scores_of
from tests.training.material import Note, Piece
from tests.training.network import Encoder, Network, pretrained

FEWEST_ITEMS: Final = 5
FEWEST_NOTES: Final = 3
STATIC_WIDTH: Final = 256
RARE: Final = 1e-3
"""How rare a word must be to weigh half (Arora et al. 2017)."""
PAIRS: Final = 48
"""Pairs of sentences that share a theme, side by side in a batch: each is the other's, all others are not."""
TEMPERATURE: Final = 0.07
NEAREST: Final = 5

Texts = Sequence[str]
Encode = Callable[[Texts], Any]
Score = Callable[[Texts], np.ndarray]
"""Returns one score for each text and theme; the texts are the sentences of one note, or strangers to each other."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One note for judging: its sentences, its themes, and those that count neither way."""

    sentences: tuple[str, ...]
    themes: frozenset[str]
    doubtful: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What every method learns from and is judged on."""

    themes: tuple[str, ...]
    maker: Maker
    items: tuple[Piece, ...]
    notes: tuple[Note, ...]
    held: tuple[Piece, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every sentence that is learned from."""
        return (*self.items, *(piece for note in self.notes for piece in note.pieces))


def ground() -> Ground:
    """Return the material, parted as for the network that ships."""
    themes = material.theme_ids()
    items = material.items()
    learned = [*(one for one in items if one.voice not in HELD_ITEMS), *material.plain()]
    notes = [one for one in material.notes() if one.voice not in HELD_NOTES | HELD_ITEMS]
    held = [one for one in items if one.voice in HELD_ITEMS]
    return Ground(themes, Maker(base(), themes), tuple(learned), tuple(notes), tuple(held))


def linear(on: Ground, encode: Encode) -> Score:
    """Return a logistic regression for each theme on vectors of sentences."""
    vectors = encode([piece.text for piece in on.pieces])
    truth, weight = on.maker.rows(on.pieces)
    fitted = []
    for column in range(len(on.themes)):
        known = weight[:, column] > 0
        curve = LogisticRegression(C=8, max_iter=100, solver="liblinear")
        fitted.append(curve.fit(vectors[known], truth[known, column], sample_weight=weight[known, column]))

    def score(texts: Texts) -> np.ndarray:
        made = encode(texts)
        return np.stack([one.decision_function(made) for one in fitted], axis=1)

    return score


def words(on: Ground) -> Score:
    """TF-IDF of words and pairs of words, logistic regression."""
    counted = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    counted.fit([piece.text for piece in on.pieces])
    return linear(on, counted.transform)


def static(on: Ground) -> Score:
    """Vectors of word pieces out of context, distilled from the encoder (as Model2Vec does), logistic regression."""
    encoder = pretrained(base()).eval()
    many = encoder.words.num_embeddings
    vectors = np.concatenate(
        [
            _means(encoder, [[101, number, 102] for number in range(at, min(at + 512, many))])
            for at in range(0, many, 512)
        ]
    )
    vectors -= vectors.mean(0)
    _, _, parts = np.linalg.svd(vectors, full_matrices=False)
    vectors = vectors @ parts[:STATIC_WIDTH].T
    seen = np.ones(many)
    for piece in on.pieces:
        np.add.at(seen, on.maker.numbers(piece.text), 1)
    rare = RARE / (RARE + seen / seen.sum())

    def encode(texts: Texts) -> np.ndarray:
        rows = []
        for text in texts:
            numbers = on.maker.numbers(text)
            row = (vectors[numbers] * rare[numbers, None]).mean(0)
            rows.append(row / max(float(np.linalg.norm(row)), 1e-9))
        return np.stack(rows)

    return linear(on, encode)


def frozen(on: Ground) -> Score:
    """The encoder as it is, mean of the states of a sentence, logistic regression."""
    return linear(on, _encoding(pretrained(base()), on))


def pairs(on: Ground, epochs: int) -> Score:
    """The encoder fitted to bring sentences that share a theme together; the nearest sentences speak for a theme."""
    encoder = pretrained(base())
    _bring_together(encoder, on, epochs)
    encode = _encoding(encoder, on)
    known = encode([piece.text for piece in on.pieces])
    truth, weight = on.maker.rows(on.pieces)

    def score(texts: Texts) -> np.ndarray:
        near = encode(texts) @ known.T
        return np.stack(
            [_nearer(near, truth[:, column], weight[:, column]) for column in range(len(on.themes))], axis=1
        )

    return score


def _nearer(near: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return how much nearer the nearest sentences with a theme are than the nearest without."""
    with_it, without = near[:, (truth > 0) & (weight > 0)], near[:, (truth == 0) & (weight > 0)]
    closest: list[np.ndarray] = [np.sort(one, axis=1)[:, -NEAREST:].mean(1) for one in (with_it, without)]
    return closest[0] - closest[1]


def _bring_together(encoder: Encoder, on: Ground, epochs: int) -> None:
    """Fit with the supervised contrastive loss (Khosla et al. 2020), each theme as often as the others."""
    chance = random.Random(7)  # noqa: S311  no secret
    torch.manual_seed(7)
    by_theme = {theme: [p for p in on.pieces if p.themes.get(theme, (False, 0))[0]] for theme in on.themes}
    encoder.words.weight.requires_grad_(requires_grad=False)
    optimiser = torch.optim.AdamW([one for one in encoder.parameters() if one.requires_grad], lr=3e-5)
    steps = epochs * len(on.items) // PAIRS
    encoder.train()
    for step in range(steps):
        drawn = [chance.sample(by_theme[theme], 2) for theme in chance.sample(on.themes, PAIRS)]
        batch = [*(one for one, _ in drawn), *(other for _, other in drawn)]
        vectors = _vectors(encoder, on, [piece.text for piece in batch])
        sets = [{theme for theme, (is_in, _) in piece.themes.items() if is_in} for piece in batch]
        alike = torch.tensor([[float(bool(one & other)) for other in sets] for one in sets])
        alike.fill_diagonal_(0)
        near = vectors @ vectors.T / TEMPERATURE
        near.fill_diagonal_(-1e4)
        error = -(torch.log_softmax(near, 1) * alike).sum(1) / alike.sum(1).clamp(min=1)
        optimiser.zero_grad()
        error.mean().backward()
        optimiser.step()
        if step % 50 == 0:
            print(f"pairs: step {step} of {steps} error {error.mean().item():.3f}", flush=True)  # noqa: T201


def _vectors(encoder: Encoder, on: Ground, texts: Texts) -> torch.Tensor:
    """Return the mean states of sentences read alone, each of length one."""
    batch = batch_of([on.maker.text([Piece(text, "", {}, 1.0)]) for text in texts])
    own = batch.pieces.unsqueeze(-1)
    mean = (encoder(batch.ids, batch.seen) * own).sum(1) / own.sum(1)
    return torch.nn.functional.normalize(mean, dim=1)


def _encoding(encoder: Encoder, on: Ground) -> Encode:
    def encode(texts: Texts) -> np.ndarray:
        encoder.eval()
        with torch.no_grad():
            return np.concatenate(
                [_vectors(encoder, on, texts[at : at + 64]).numpy() for at in range(0, len(texts), 64)]
            )

    return encode


def _means(encoder: Encoder, rows: Sequence[Sequence[int]]) -> np.ndarray:
    ids = torch.tensor(rows)
    with torch.no_grad():
        means: np.ndarray = encoder(ids, torch.zeros(len(rows), 1, 1, ids.shape[1])).mean(1).numpy()
    return means


def layers(on: Ground, many: int, epochs: int, kept: Path | None) -> Score:
    """The network that ships, with so many layers of the encoder; `kept` are weights of a whole one, fitted before."""
    torch.manual_seed(7)
    network = Network(pretrained(base()), 384, len(on.themes))
    network.encoder.layers = network.encoder.layers[:many]
    if kept is None:
        recipe = Recipe(epochs)
        fit(network, on.maker, (on.items, [*on.notes] * NOTES_COUNT), recipe, lambda _epoch: None)
    else:
        network.load_state_dict(torch.load(kept, weights_only=True))

    def score(texts: Texts) -> np.ndarray:
        windows = []
        pieces = [Piece(text, "", {}, 1.0) for text in texts]
        while pieces:
            windows.append(on.maker.text(pieces))
            pieces = pieces[len(windows[-1].spans) :]
        return scores_of(network, windows)[0]

    return score


def held_precision(on: Ground, score: Score) -> float:
    """Return the mean average precision over themes, each held sentence read alone."""
    scores = np.concatenate([score([piece.text]) for piece in on.held])
    truth, weight = on.maker.rows(on.held)
    found = []
    for column in range(len(on.themes)):
        known = weight[:, column] > 0
        if truth[known, column].sum() >= FEWEST_ITEMS:
            found.append(average_precision_score(truth[known, column], scores[known, column]))
    return float(np.mean(found))


def best_threshold(on: Ground, score: Score, notes: Sequence[Judged], least: int) -> tuple[float, float, float]:
    """Return macro-F1, precision and recall with the one threshold that suits these notes best."""
    best = np.stack([score(note.sentences).max(0) for note in notes])
    tried = [_judged(on.themes, best >= step, notes, least) for step in np.quantile(best, np.linspace(0.5, 0.999, 60))]
    return max(tried)


def _judged(themes: Sequence[str], said: np.ndarray, notes: Sequence[Judged], least: int) -> tuple[float, float, float]:
    right = np.zeros(len(themes))
    wrong, missed = right.copy(), right.copy()
    for row, note in zip(said, notes, strict=True):
        for column, theme in enumerate(themes):
            if theme not in note.doubtful:
                right[column] += row[column] and theme in note.themes
                wrong[column] += row[column] and theme not in note.themes
                missed[column] += not row[column] and theme in note.themes
    kept = right + missed >= least
    each = 2 * right / np.maximum(2 * right + wrong + missed, 1)
    whole = (right.sum() / max(right.sum() + wrong.sum(), 1), right.sum() / max(right.sum() + missed.sum(), 1))
    return float(each[kept].mean()), float(whole[0]), float(whole[1])


def _read(rows: Sequence[Mapping[str, Any]]) -> list[Judged]:
    found = []
    for row in rows:
        text = row["text"]
        sentences = tuple(text[a:b] for a, b in sentences_in(text, 0, len(text)) if text[a:b].strip())
        themes = row.get("both") or [one["id"] if isinstance(one, dict) else one for one in row.get("themes", ())]
        found.append(Judged(sentences, frozenset(themes), frozenset(row.get("doubtful", ()))))
    return found


def main() -> None:
    """Print one line for each method."""
    parser = argparse.ArgumentParser(prog="python -m tests.training.compare", description=__doc__)
    parser.add_argument("methods", nargs="+", metavar="METHOD")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--weights", type=Path, help="of a network that was fitted before, for layers6")
    parser.add_argument("--notes", type=Path)
    parser.add_argument("--least", type=int, default=2, help="cases a theme needs in those notes")
    asked = parser.parse_args()
    torch.set_num_threads(THREADS)
    on = ground()
    ways: Mapping[str, Callable[[], Score]] = {
        "words": lambda: words(on),
        "static": lambda: static(on),
        "frozen": lambda: frozen(on),
        "pairs": lambda: pairs(on, asked.epochs),
        "layers3": lambda: layers(on, 3, asked.epochs, None),
        "layers6": lambda: layers(on, 6, asked.epochs, asked.weights),
    }
    for method in asked.methods:
        begun = time.process_time()
        score = ways[method]()
        told = [f"held {held_precision(on, score):.3f}"]
        files = [("frozen", _read(material.validation()), FEWEST_NOTES)]
        if asked.notes:
            rows = [json.loads(line) for line in asked.notes.read_text(encoding="utf-8").splitlines() if line.strip()]
            files.append((asked.notes.stem, _read(rows), asked.least))
        for name, notes, least in files:
            macro, precision, recall = best_threshold(on, score, notes, least)
            told.append(f"{name} {macro:.3f} (precision {precision:.3f}, recall {recall:.3f})")
        sys.stdout.write(f"{method}: {', '.join(told)}, {time.process_time() - begun:.0f} s of processor time\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
