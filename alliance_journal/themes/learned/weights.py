"""The weights of the network as its file has them, checked: what runs with them need not look again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Final

from alliance_journal.themes.learned.arrays import DAMAGED, Numbers, np
from alliance_journal.themes.learned.card import Card, unavailable
from alliance_journal.themes.learned.scored import VECTOR_LENGTH

MOST_BYTES: Final = 256 * 1024 * 1024
"""An archive that says it is larger than this when unpacked is not ours."""

_Shape = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays of the network, all finite; every matrix is (out, in).

    `words` stays in signed bytes (most of its rows are never used), with the scale of each row in `words_scale`, and so
    do the `pairs` (see `pair_scores`); everything else is unpacked: `whole` by name, `layers` by the name inside each.
    """

    words: Numbers = field(repr=False)
    words_scale: Numbers = field(repr=False)
    whole: Mapping[str, Numbers] = field(repr=False)
    layers: tuple[Mapping[str, Numbers], ...] = field(repr=False)
    pairs: Mapping[str, Numbers] = field(repr=False)


def read_weights(folder: Traversable, card: Card) -> Weights:
    """Return the weights in a folder; raises LearnedUnavailableError where they are not what the card says."""
    try:
        with (
            folder.joinpath("weights.npz").open("rb") as file,
            np.load(file, allow_pickle=False) as archive,  # allow_pickle: what could run code is not loaded
        ):
            _require(holds=sum(part.file_size for part in archive.zip.infolist()) <= MOST_BYTES)
            return _weights(archive, card)
    except DAMAGED as error:
        raise unavailable(error) from error


def _weights(archive: Mapping[str, Numbers], card: Card) -> Weights:
    words, scale = _bytes_and_scale(archive, "words")
    width = words.shape[1]
    _require(holds=width % card.heads == 0)
    positions = _plain(archive, "positions", (-1, width))
    _require(holds=len(positions) >= card.longest)
    whole = {name: _plain(archive, name, shape) for name, shape in _around(width, len(card.themes))}
    inner = archive["0.wide.q"].shape[0]
    layers = tuple(_layer(archive, number, width, inner) for number in range(_depth(archive)))
    return Weights(words, scale, {**whole, "positions": positions}, layers, _pairs(archive, len(card.themes)))


def _pairs(archive: Mapping[str, Numbers], themes: int) -> Mapping[str, Numbers]:
    packed, scale = _bytes_and_scale(archive, "pairs")
    _require(holds=packed.shape[1] == themes and len(packed) > 0)
    keys = archive["pairs.keys"]
    _require(holds=keys.dtype == np.int64 and keys.shape == scale.shape and bool((np.diff(keys) > 0).all()))
    rare, bias = _plain(archive, "pairs.rare", scale.shape), _plain(archive, "pairs.b", (themes,))
    return {"pairs.keys": keys, "pairs.rare": rare, "pairs.q": packed, "pairs.s": scale, "pairs.b": bias}


def _around(width: int, themes: int) -> Iterator[tuple[str, _Shape]]:
    """Yield name and shape of the arrays before and after the layers."""
    yield from (("norm.w", (width,)), ("norm.b", (width,)))
    yield from (("looks", (themes, width)), ("looks.b", (themes,)), ("weighs", (themes, width)), ("bias", (themes,)))
    yield from (("narrowing", (VECTOR_LENGTH, width)), ("centre", (width,)))


def _layer(archive: Mapping[str, Numbers], number: int, width: int, inner: int) -> Mapping[str, Numbers]:
    matrices = {"qkv": (3 * width, width), "mixed": (width, width), "wide": (inner, width), "narrow": (width, inner)}
    layer = {name: _unpacked(archive, f"{number}.{name}", shape) for name, shape in matrices.items()}
    vectors = {f"{name}.b": shape[:1] for name, shape in matrices.items()}
    vectors |= {f"{norm}.{part}": (width,) for norm in ("norm1", "norm2") for part in "wb"}
    return layer | {name: _plain(archive, f"{number}.{name}", shape) for name, shape in vectors.items()}


def _depth(archive: Mapping[str, Numbers]) -> int:
    """Return how many layers there are; they are counted from 0."""
    return 1 + max(int(number) for number in (name.partition(".")[0] for name in archive) if number.isdecimal())


def _plain(archive: Mapping[str, Numbers], name: str, shape: _Shape) -> Numbers:
    """Return an array of plain numbers; -1 in its shape stands for any length."""
    array = archive[name]
    _require(
        holds=array.ndim == len(shape) and all(long in {-1, own} for long, own in zip(shape, array.shape, strict=True))
    )
    _require(holds=array.dtype.kind == "f" and bool(np.isfinite(array).all()))
    return array.astype(np.float32, copy=False)


def _unpacked(archive: Mapping[str, Numbers], name: str, shape: _Shape) -> Numbers:
    """Return a matrix of signed bytes multiplied by the scale of its rows."""
    packed, scale = _bytes_and_scale(archive, name)
    _require(holds=packed.shape == shape)
    matrix: Numbers = packed.astype(np.float32)
    matrix *= scale[:, None]
    return matrix


def _bytes_and_scale(archive: Mapping[str, Numbers], name: str) -> tuple[Numbers, Numbers]:
    packed = archive[f"{name}.q"]
    _require(holds=packed.dtype == np.int8 and packed.ndim == 2)
    return packed, _plain(archive, f"{name}.s", packed.shape[:1])


def _require(*, holds: bool) -> None:
    """Raise ValueError where something does not hold of the file."""
    if not holds:
        message = "card and weights differ"
        raise ValueError(message)
