"""From a fitted network to the files that ship: matrices of eight bits, thresholds, and the examples to explain by."""

import gzip
import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from tests.training.network import NARROW, Layer, Network

SHIPPED: Final = Path(__file__).parents[2] / "alliance_journal" / "themes" / "learned" / "network"
_BYTE: Final = 127


def weights_of(network: Network, narrowing: tuple[np.ndarray, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the arrays of the archive; `narrowing` is the matrix and the centre of the short vectors."""
    encoder = network.encoder
    kept = {**_bytes("words", encoder.words.weight), **_norm("norm", encoder.norm)}
    kept["positions"] = _plain(encoder.positions.weight + encoder.first_kind)
    for number, layer in enumerate(encoder.layers):
        assert isinstance(layer, Layer)
        kept |= {f"{number}.{name}": array for name, array in _layer(layer).items()}
    kept |= {"looks": _plain(network.looks.weight), "looks.b": _plain(network.looks.bias)}
    kept |= {"weighs": _plain(network.weighs), "bias": _plain(network.bias)}
    return kept | {"narrowing": narrowing[0].astype(np.float32), "centre": narrowing[1].astype(np.float32)}


def pairs_of(fitted: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the arrays of the plain half as the archive holds them."""
    return {name: array for name, array in fitted.items() if name != "pairs"} | _bytes("pairs", fitted["pairs"])


def _layer(layer: Layer) -> dict[str, np.ndarray]:
    parts = (layer.query, layer.key, layer.value)
    kept = _bytes("qkv", torch.cat([part.weight for part in parts]))
    kept["qkv.b"] = _plain(torch.cat([part.bias for part in parts]))
    for name in ("mixed", "wide", "narrow"):
        part = getattr(layer, name)
        kept |= _bytes(name, part.weight)
        kept[f"{name}.b"] = _plain(part.bias)
    return kept | _norm("norm1", layer.after_attention) | _norm("norm2", layer.after_feeding)


def _norm(name: str, part: torch.nn.LayerNorm) -> dict[str, np.ndarray]:
    return {f"{name}.w": _plain(part.weight), f"{name}.b": _plain(part.bias)}


def _plain(weights: torch.Tensor) -> np.ndarray:
    array: np.ndarray = weights.detach().numpy().astype(np.float32)
    return array


def _bytes(name: str, weights: torch.Tensor | np.ndarray) -> dict[str, np.ndarray]:
    """Return a matrix in eight bits, each row with a scale of its own."""
    array = weights if isinstance(weights, np.ndarray) else _plain(weights)
    scale = np.maximum(np.abs(array).max(1), 1e-12) / _BYTE
    return {f"{name}.q": np.rint(array / scale[:, None]).astype(np.int8), f"{name}.s": scale.astype(np.float32)}


def narrowed(states: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the matrix and the centre that keep most of what sets sentences apart (principal components)."""
    centre = states.mean(0)
    _, _, parts = np.linalg.svd(states - centre, full_matrices=False)
    return parts[:NARROW], centre


def short_vectors(states: np.ndarray, narrowing: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Return states as short vectors of signed bytes, as the program makes them."""
    short = (states - narrowing[1]) @ narrowing[0].T
    short /= np.maximum(np.linalg.norm(short, axis=1, keepdims=True), 1e-9)
    return np.rint(short * _BYTE).astype(np.int8)


def write(folder: Path, weights: Mapping[str, np.ndarray], vocabulary: Path, card: Mapping[str, Any]) -> str:
    """Write the network with its card and return its stamp: a hash of weights and card."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "weights.npz", **weights)
    (folder / "vocabulary.txt").write_bytes(vocabulary.read_bytes())
    digest = blake2b(json.dumps(card, sort_keys=True).encode(), digest_size=8)
    for name in sorted(weights):
        digest.update(weights[name].tobytes())
    text = json.dumps({"stamp": digest.hexdigest(), **card}, indent=1)
    (folder / "coder.json").write_text(f"{text}\n", encoding="utf-8")
    return digest.hexdigest()


def write_examples(folder: Path, examples: Sequence[tuple[str, Sequence[str]]], vectors: np.ndarray) -> None:
    """Write the sentences that were learned from, with their themes and short vectors."""
    content = json.dumps({"texts": [[text, list(themes)] for text, themes in examples]}, ensure_ascii=False)
    with gzip.GzipFile(folder / "examples.json.gz", "wb", mtime=0) as file:
        file.write(content.encode())
    np.savez(folder / "examples.npz", vectors=vectors.astype(np.int8))
