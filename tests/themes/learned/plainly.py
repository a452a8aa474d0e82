"""The network once more, slowly and without arrays: loops over lists, `math.erf`, one number after the other."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import erf, exp, log, sqrt
from typing import TYPE_CHECKING, Any, Final

from tests.themes.learned.tiny import TINY, VOCABULARY, Measures

if TYPE_CHECKING:
    import numpy as np

Row = list[float]
Rows = list[Row]
EPSILON: Final = 1e-12


class Plainly:
    """Scores as the network does, for networks with a handful of weights."""

    def __init__(self, arrays: "Mapping[str, np.ndarray[Any, np.dtype[Any]]]", measures: Measures = TINY) -> None:
        self.of: dict[str, Any] = {name: array.tolist() for name, array in arrays.items()}
        for name in [name.removesuffix(".q") for name in arrays if name.endswith(".q")]:
            self.of[name] = [
                [number * scale for number in row]
                for row, scale in zip(self.of[f"{name}.q"], self.of[f"{name}.s"], strict=True)
            ]
        self.measures = measures

    def read(self, sentences: Sequence[Sequence[int]]) -> tuple[Rows, Rows]:
        """Return the scores, and the vectors before they are rounded."""
        first, last = VOCABULARY.index("[CLS]"), VOCABULARY.index("[SEP]")
        states = self.states([first, *(number for one in sentences for number in one), last])
        scores, vectors, start = [], [], 1
        for one in sentences:
            own = states[start : start + len(one)]
            plain = self.pairs(one)
            scores.append([self.score(own, theme) + plain[theme] for theme in range(len(self.measures.themes))])
            vectors.append(self.vector(own))
            start += len(one)
        return scores, vectors

    def score(self, states: Rows, theme: int) -> float:
        looks = shares([dot(state, self.of["looks"][theme]) + self.of["looks.b"][theme] for state in states])
        made = [dot(state, self.of["weighs"][theme]) for state in states]
        return dot(looks, made) + self.of["bias"][theme]

    def pairs(self, numbers: Sequence[int]) -> Row:
        """Return what the pieces of one sentence, and each two side by side, say for each theme."""
        keys = Counter([*numbers, *((one + 1) * 65_536 + other for one, other in pairwise(numbers))])
        weights = {
            place: (1 + log(keys[key])) * self.of["pairs.rare"][place]
            for place, key in enumerate(self.of["pairs.keys"])
            if key in keys
        }
        length = sqrt(sum(weight * weight for weight in weights.values()))
        scores: Row = list(self.of["pairs.b"])
        for place, weight in weights.items():
            scores = added(scores, [weight / length * number for number in self.of["pairs"][place]])
        return scores

    def vector(self, states: Rows) -> Row:
        mean = [sum(column) / len(states) for column in zip(*states, strict=True)]
        moved = [number - centre for number, centre in zip(mean, self.of["centre"], strict=True)]
        short = [dot(moved, row) for row in self.of["narrowing"]]
        length = sqrt(dot(short, short))
        return [number / length * 127 for number in short]

    def states(self, ids: Sequence[int]) -> Rows:
        places = zip(ids, self.of["positions"], strict=False)
        states = [self.normed(added(self.of["words"][number], place), "norm") for number, place in places]
        for layer in range(self.measures.layers):
            mixed = self.through(self.attended(states, layer), f"{layer}.mixed")
            states = [self.normed(added(*both), f"{layer}.norm1") for both in zip(states, mixed, strict=True)]
            wide = [[gelu(number) for number in row] for row in self.through(states, f"{layer}.wide")]
            fed = self.through(wide, f"{layer}.narrow")
            states = [self.normed(added(*both), f"{layer}.norm2") for both in zip(states, fed, strict=True)]
        return states

    def attended(self, states: Rows, layer: int) -> Rows:
        width, heads = self.measures.width, self.measures.heads
        each = width // heads
        three = self.through(states, f"{layer}.qkv")
        found: Rows = [[] for _ in states]
        for head in range(heads):
            query, key, value = ([row[part * width + head * each :][:each] for row in three] for part in range(3))
            for row, asked in zip(found, query, strict=True):
                weight = shares([dot(asked, other) / sqrt(each) for other in key])
                row += [dot(weight, list(column)) for column in zip(*value, strict=True)]
        return found

    def through(self, states: Rows, name: str) -> Rows:
        return [
            [dot(state, row) + more for row, more in zip(self.of[name], self.of[f"{name}.b"], strict=True)]
            for state in states
        ]

    def normed(self, state: Row, name: str) -> Row:
        mean = sum(state) / len(state)
        spread = sqrt(sum((number - mean) ** 2 for number in state) / len(state) + EPSILON)
        return [
            (number - mean) / spread * times + more
            for number, times, more in zip(state, self.of[f"{name}.w"], self.of[f"{name}.b"], strict=True)
        ]


def dot(one: Row, other: Row) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def added(one: Row, other: Row) -> Row:
    return [a + b for a, b in zip(one, other, strict=True)]


def shares(numbers: Row) -> Row:
    highest = max(numbers)
    raised = [exp(number - highest) for number in numbers]
    return [number / sum(raised) for number in raised]


def gelu(number: float) -> float:
    return number * (1 + erf(number / sqrt(2))) / 2
