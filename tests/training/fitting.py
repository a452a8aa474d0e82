"""Fitting the network to the material."""

import math
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import nn

from tests.training.batches import Batch, Maker, Text, batch_of, batched, shuffled
from tests.training.material import Note, Piece
from tests.training.network import Network

STEEPEST: Final = 8.0
"""A theme's own sentences count at most so many times as much as the others."""
WARM_UP: Final = 100
SLOWER: Final = 2
"""Before the last epoch the rate falls as if there were so many epochs more."""
FADING: Final = 0.998
"""After each step the weights that are kept move so little towards those of the step: a mean over the last hundreds."""
TOGETHER: Final = 24
"""Texts scored at once."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the network is fitted; `begun` epochs were done before, so that an interrupted run goes on."""

    epochs: int = 5
    begun: int = 0
    rate: float = 8e-5
    head_rate: float = 2e-3
    decay: float = 0.01
    seed: int = 7


def fit(
    network: Network,
    maker: Maker,
    material: tuple[Sequence[Piece], Sequence[Note]],
    recipe: Recipe,
    after_epoch: Callable[[int], None],
) -> None:
    """Fit the network in place; the same seed, threads and library versions give the same weights.

    What it has in the end, and whenever `after_epoch` is called, is the fading mean of its weights over the steps
    (Polyak & Juditsky 1992).
    """
    network.encoder.words.weight.requires_grad_(requires_grad=False)
    network.encoder.positions.weight.requires_grad_(requires_grad=False)
    heavier = _heavier(maker, material)
    head = [network.weighs, network.bias, *network.looks.parameters()]
    slow = [one for one in network.encoder.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": recipe.rate}, {"params": head, "lr": recipe.head_rate}], weight_decay=recipe.decay
    )
    each = sum(1 for _ in _batches(maker, material, random.Random(recipe.seed)))  # noqa: S311  no secret
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _share(step, each, recipe))
    loss = nn.BCEWithLogitsLoss(reduction="none", pos_weight=heavier)
    mean = {name: part.detach().clone() for name, part in network.named_parameters() if part.requires_grad}
    begun, step = time.monotonic(), 0
    for epoch in range(recipe.begun, recipe.epochs):
        torch.manual_seed(recipe.seed * 1000 + epoch)
        network.train()
        running = 0.0
        for batch in _batches(maker, material, random.Random(recipe.seed * 1000 + epoch)):  # noqa: S311  no secret
            scores, _ = network(batch.ids, batch.seen, batch.pieces, batch.text_of)
            error = (loss(scores, batch.truth) * batch.weight).sum() / len(scores)
            optimiser.zero_grad()
            error.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            _fade(mean, network, min(FADING, step / (step + 10)))
            running = 0.98 * running + 0.02 * error.item()
            if step % 50 == 0:
                spent = time.monotonic() - begun
                print(f"epoch {epoch} step {step} of {each} error {running:.3f} {spent:.0f} s", flush=True)  # noqa: T201
        _swap(mean, network)
        after_epoch(epoch)
        if epoch + 1 < recipe.epochs:
            _swap(mean, network)


def _fade(mean: Mapping[str, torch.Tensor], network: Network, share: float) -> None:
    with torch.no_grad():
        for name, part in network.named_parameters():
            if name in mean:
                mean[name].lerp_(part, 1 - share)


def _swap(mean: Mapping[str, torch.Tensor], network: Network) -> None:
    """Exchange the weights of the network and their mean."""
    with torch.no_grad():
        for name, part in network.named_parameters():
            if name in mean:
                own = part.detach().clone()
                part.copy_(mean[name])
                mean[name].copy_(own)


def _batches(maker: Maker, material: tuple[Sequence[Piece], Sequence[Note]], chance: random.Random) -> Iterator[Batch]:
    return batched([maker.text(one) for one in shuffled(*material, chance)], chance)


def _share(step: int, each: int, recipe: Recipe) -> float:
    """Return the share of the full rate: it falls slowly, and in the last epoch to nothing."""
    done = step + each * recipe.begun
    last = each * (recipe.epochs - 1)
    slowly = 1 - min(done, last) / (each * (recipe.epochs + SLOWER))
    return min(1.0, (step + 1) / WARM_UP) * slowly * max(0.01, min(1.0, 1 - (done - last) / each))


def _heavier(maker: Maker, material: tuple[Sequence[Piece], Sequence[Note]]) -> torch.Tensor:
    pieces = [*material[0], *(piece for note in material[1] for piece in note.pieces)]
    rows = [maker.text([piece]) for piece in pieces]
    truth, weight = (np.concatenate([getattr(row, name) for row in rows]) for name in ("truth", "weight"))
    with_it, without = (truth * weight).sum(0), ((1 - truth) * weight).sum(0)
    return torch.tensor([min(math.sqrt(no / max(yes, 1)), STEEPEST) for yes, no in zip(with_it, without, strict=True)])


def scores_of(network: Network, texts: Sequence[Text]) -> tuple[np.ndarray, np.ndarray]:
    """Return scores (pieces, themes) and mean states (pieces, width) of the pieces of some texts, in their order."""
    network.eval()
    starts = np.cumsum([0, *(len(text.spans) for text in texts)])
    order = sorted(range(len(texts)), key=lambda number: len(texts[number].ids))
    found: list[tuple[np.ndarray, np.ndarray]] = []
    rows: list[np.ndarray] = []
    for at in range(0, len(order), TOGETHER):
        some = order[at : at + TOGETHER]
        batch = batch_of([texts[number] for number in some])
        with torch.no_grad():
            scores, states = network(batch.ids, batch.seen, batch.pieces, batch.text_of)
        found.append((scores.numpy(), states.numpy()))
        rows.append(np.concatenate([np.arange(starts[number], starts[number + 1]) for number in some]))
    place = np.argsort(np.concatenate(rows))
    scores, states = (np.concatenate([one[part] for one in found])[place] for part in (0, 1))
    return scores, states
