"""The network as it runs: numpy alone, one thread, weights of eight bits unpacked when it is loaded.

The encoder is BERT's (Devlin et al. 2019) with the weights of all-MiniLM-L6-v2, fitted further. For each theme the
network learns which words of a sentence to look at (label-wise attention; Mullenbach et al. 2018). What the words of a
sentence say by themselves is added to what it says.
"""

from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from itertools import accumulate, pairwise
from typing import Final

from alliance_journal.themes.learned.arrays import DAMAGED, Numbers, np
from alliance_journal.themes.learned.card import Card, LearnedUnavailableError, unavailable
from alliance_journal.themes.learned.pairs import pair_scores
from alliance_journal.themes.learned.weights import read_weights
from alliance_journal.themes.learned.wordpiece import WordPieces

_ERF: Final = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
"""Abramowitz & Stegun 7.1.26: wrong by less than 2e-7."""

_Layer = Mapping[str, Numbers]


class Network:
    """Scores the sentences of a text for every theme; loaded once."""

    def __init__(self, folder: Traversable, card: Card) -> None:
        """Load the weights; raises LearnedUnavailableError where they are not what the card says."""
        self.card = card
        self._weights = read_weights(folder, card)
        try:
            numbers = _vocabulary(folder, len(self._weights.words))
            self._pieces = WordPieces(numbers)
            self._first, self._last = numbers["[CLS]"], numbers["[SEP]"]
        except DAMAGED as error:
            raise unavailable(error) from error

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of a sentence's words, as many as fit."""
        return self._pieces.numbers(text)[: self.card.longest - 2]

    def read(self, sentences: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
        """Return the scores (sentences, themes) and the vectors (sentences, 64 signed bytes) of one window.

        A window is one sentence or more, none without words, that fit together. Raises LearnedUnavailableError where
        the weights give no numbers.
        """
        with np.errstate(all="ignore"):
            scores, vectors = self._read(sentences)
        if not np.isfinite(scores).all():
            raise LearnedUnavailableError("the learned coder cannot be used: its weights give no numbers")
        return scores, vectors

    def _read(self, sentences: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
        weights = self._weights.whole
        states = self._states([self._first, *(number for one in sentences for number in one), self._last])
        looks = states @ weights["looks"].T + weights["looks.b"]
        made = states @ weights["weighs"].T
        pairs = self._weights.pairs
        plain = np.stack([pair_scores(one, pairs) for one in sentences])
        scores, means = [], []
        for start, end in pairwise(accumulate(map(len, sentences), initial=1)):
            own = slice(start, end)
            scores.append((_softmax(looks[own].T) * made[own].T).sum(-1) + weights["bias"])
            means.append(states[own].mean(0))
        short = (np.stack(means) - weights["centre"]) @ weights["narrowing"].T
        short /= np.maximum(np.linalg.norm(short, axis=1, keepdims=True), 1e-9)
        return np.stack(scores) + plain, np.rint(short * 127).astype(np.int8)

    def _states(self, ids: Sequence[int]) -> Numbers:
        """Return the last state (tokens, width) of each token."""
        kept = self._weights
        words = kept.words[ids] * kept.words_scale[ids][:, None]
        states = self._normed(words + kept.whole["positions"][: len(ids)], kept.whole, "norm")
        for layer in kept.layers:
            states = self._normed(states + self._attended(states, layer), layer, "norm1")
            wide = _gelu(states @ layer["wide"].T + layer["wide.b"])
            states = self._normed(states + wide @ layer["narrow"].T + layer["narrow.b"], layer, "norm2")
        return states

    def _attended(self, states: Numbers, layer: _Layer) -> Numbers:
        tokens, width = states.shape
        heads = self.card.heads
        each = width // heads
        three = (states @ layer["qkv"].T + layer["qkv.b"]).reshape(tokens, 3, heads, each)
        query, key, value = three.transpose(1, 2, 0, 3)
        attention = _softmax((query * each**-0.5) @ key.transpose(0, 2, 1))
        found = (attention @ value).transpose(1, 0, 2).reshape(tokens, width)
        mixed: Numbers = found @ layer["mixed"].T + layer["mixed.b"]
        return mixed

    def _normed(self, states: Numbers, weights: _Layer, name: str) -> Numbers:
        states = states - states.mean(-1, keepdims=True)
        states /= np.sqrt((states * states).mean(-1, keepdims=True) + self.card.epsilon)
        normed: Numbers = states * weights[f"{name}.w"] + weights[f"{name}.b"]
        return normed


def _vocabulary(folder: Traversable, words: int) -> Mapping[str, int]:
    """Return the number of every piece; raises ValueError where there are more or fewer than the network knows."""
    pieces = folder.joinpath("vocabulary.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    if len(pieces) != words:
        message = "vocabulary and weights differ"
        raise ValueError(message)
    return {piece: number for number, piece in enumerate(pieces)}


def _softmax(scores: Numbers) -> Numbers:
    """Return scores as shares of 1 along the last axis."""
    shares: Numbers = scores - scores.max(-1, keepdims=True)
    np.exp(shares, out=shares)
    shares /= shares.sum(-1, keepdims=True)
    return shares


def _gelu(values: Numbers) -> Numbers:
    """Return the values through GELU (Hendrycks & Gimpel 2016), in few passes over them: they are many."""
    size = np.abs(values) * np.float32(0.5**0.5)
    part = 1 / (1 + np.float32(0.3275911) * size)
    total = np.full_like(part, _ERF[0])
    for term in _ERF[1:]:
        total *= part
        total += np.float32(term)
    total *= part
    size *= size
    total *= np.exp(np.negative(size, out=size), out=size)
    through: Numbers = np.copysign(1 - total, values)  # erf
    through += 1
    through *= values
    through *= np.float32(0.5)
    return through
