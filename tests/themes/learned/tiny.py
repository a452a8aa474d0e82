"""A tiny network of random weights in the form of the real one: two layers, sixteen numbers wide, six themes."""

import gzip
import json
from pathlib import Path
from string import ascii_lowercase, digits, punctuation
from typing import Any, Final, NamedTuple

import numpy as np

from alliance_journal.themes.learned.pairs import STEP
from alliance_journal.themes.learned.scored import VECTOR_LENGTH

THEMES: Final = ("cw.minimal", "cw.appease", "wc.paternal", "wf.inadequate", "rs.empathised", "rp.chase")
NEVER: Final = THEMES[-1]
"""The theme that this network never suggests."""
MARKS: Final = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
WORDS: Final = ("she", "he", "they", "went", "quiet", "was", "late", "again", "did", "not", "say", "much")
MORE_WORDS: Final = ("the", "form", "and", "we", "talked", "felt")
ENDINGS: Final = ("##ed", "##ing", "##er", "##s")
OTHERS: Final = ("é", "\u0131", "\u03c3", "ß", "\u2013", "“", "”", "שלום", "会", "😀")
VOCABULARY: Final = (
    *MARKS,
    *punctuation,
    *digits,
    *ascii_lowercase,
    *WORDS,
    *MORE_WORDS,
    *(f"##{letter}" for letter in ascii_lowercase + digits),
    *ENDINGS,
    *OTHERS,
)
EXAMPLES: Final = (
    ("She said little and looked at the floor.", ("cw.minimal",)),
    ("He gave me one word for an answer.", ("cw.minimal",)),
    ("Whatever I put to her was fine by her.", ("cw.appease",)),
    ("I rang the landlord for him without asking.", ("wc.paternal",)),
    ("I drove home thinking I am no use to anybody.", ("wf.inadequate",)),
    ("I sent a third message and she went quieter still.", ("rp.chase", "cw.appease")),
    ("The bus was late.", ()),
)
"""Invented training sentences."""


class Measures(NamedTuple):
    """How large a network is; `words` is the length of its vocabulary."""

    width: int
    inner: int
    layers: int
    heads: int
    longest: int
    words: int
    themes: tuple[str, ...] = THEMES


TINY: Final = Measures(16, 32, 2, 4, 48, len(VOCABULARY))
AS_LARGE_AS_THE_SHIPPED_ONE: Final = Measures(384, 1536, 6, 12, 256, 30_522, (*THEMES, *map(str, range(61))))


def tiny_network(folder: Path, *, seed: int = 7, measures: Measures = TINY, **changes: object) -> Path:
    """Write a network's files into a folder and return it; `changes` go into its card."""
    folder.mkdir(parents=True, exist_ok=True)
    more = [f"[unused{number}]" for number in range(measures.words - len(VOCABULARY))]
    (folder / "vocabulary.txt").write_text("\n".join([*VOCABULARY, *more]) + "\n", encoding="utf-8")
    (folder / "coder.json").write_text(json.dumps(card(measures) | changes), encoding="utf-8")
    write_weights(folder, weights(seed, measures))
    texts = [[text, list(themes)] for text, themes in EXAMPLES]
    with gzip.open(folder / "examples.json.gz", "wt", encoding="utf-8") as file:
        json.dump({"texts": texts}, file)
    np.savez(folder / "examples.npz", vectors=_vectors(len(EXAMPLES), seed))
    return folder


def card(measures: Measures = TINY) -> dict[str, Any]:
    """Return what `coder.json` says."""
    suggested = [theme != NEVER for theme in measures.themes]
    return {
        "stamp": "7e57",
        "heads": measures.heads,
        "epsilon": 1e-12,
        "longest": measures.longest,
        "themes": list(measures.themes),
        "slope": [1.0] * len(suggested),
        "offset": [0.0] * len(suggested),
        "threshold": [0.5 if one else 1.1 for one in suggested],
        "floor": [0.3 if one else 1.1 for one in suggested],
        "feedback": {"near": 0.5, "weight": 2.0},
        "other_holder": 0.5,
        "figures": {},
        "trained": {},
    }


def weights(seed: int = 7, measures: Measures = TINY) -> "dict[str, np.ndarray[Any, np.dtype[Any]]]":
    """Return the arrays of `weights.npz`; matrices of eight bits with one scale for each row."""
    random = np.random.default_rng(seed)
    width, inner, themes = measures.width, measures.inner, len(measures.themes)
    shapes = {"words": (measures.words, width)}
    vectors: dict[str, tuple[int, ...]] = {"norm.b": (width,), "positions": (measures.longest, width)}
    for layer in range(measures.layers):
        shapes |= {f"{layer}.qkv": (3 * width, width), f"{layer}.mixed": (width, width)}
        shapes |= {f"{layer}.wide": (inner, width), f"{layer}.narrow": (width, inner)}
        vectors |= {f"{layer}.{name}.b": (width,) for name in ("mixed", "norm1", "narrow", "norm2")}
        vectors |= {f"{layer}.qkv.b": (3 * width,), f"{layer}.wide.b": (inner,)}
    vectors |= {"looks": (themes, width), "looks.b": (themes,), "weighs": (themes, width), "bias": (themes,)}
    vectors |= {"narrowing": (VECTOR_LENGTH, width), "centre": (width,)}
    made = {name: _drawn(random, shape) for name, shape in vectors.items()}
    norms = ("norm", *(f"{layer}.norm{number}" for layer in range(measures.layers) for number in (1, 2)))
    made |= {f"{name}.w": 1 + _drawn(random, (width,)) / 4 for name in norms}
    known = np.array([5, 40, 60, 71, (5 + 1) * STEP + 40, (72 + 1) * STEP + 73], np.int64)
    made |= quantised("pairs", _drawn(random, (len(known), themes)))
    made |= {
        "pairs.keys": known,
        "pairs.rare": 1 + abs(_drawn(random, known.shape)),
        "pairs.b": _drawn(random, (themes,)),
    }
    for name, shape in shapes.items():
        made |= quantised(name, _drawn(random, shape) * np.float32((TINY.width / width) ** 0.5))
    return made


def quantised(name: str, matrix: "np.ndarray[Any, np.dtype[Any]]") -> "dict[str, np.ndarray[Any, np.dtype[Any]]]":
    """Return a matrix as the archive holds it."""
    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-9) / 127
    return {f"{name}.q": np.rint(matrix / scale[:, None]).astype(np.int8), f"{name}.s": scale.astype(np.float32)}


def write_weights(folder: Path, arrays: "dict[str, np.ndarray[Any, np.dtype[Any]]]") -> None:
    """Write `weights.npz`."""
    np.savez(folder / "weights.npz", **arrays)  # type: ignore[arg-type]


def _drawn(random: np.random.Generator, shape: tuple[int, ...]) -> "np.ndarray[Any, np.dtype[Any]]":
    return random.normal(0, 0.5, shape).astype(np.float32)


def _vectors(number: int, seed: int) -> "np.ndarray[Any, np.dtype[Any]]":
    drawn = np.random.default_rng(seed).normal(size=(number, VECTOR_LENGTH))
    return np.rint(drawn / np.linalg.norm(drawn, axis=1, keepdims=True) * 127).astype(np.int8)
