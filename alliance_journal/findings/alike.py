"""Which of many judged sentences comes nearest to another: compared all at once, in a few long multiplications.

A journal of ten thousand entries holds tens of thousands of sentences to be compared with every answer of the worker.
One by one that takes half a minute of plain Python. So the first numbers of all vectors stand side by side in one long
number, all second ones in the next, and so on: multiplied with the numbers of one vector and added up, they give the
product of this vector with all the others, side by side as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import mul
from struct import unpack
from typing import Final

from alliance_journal.themes.learned.scored import VECTOR_LENGTH, Judged

_BYTES: Final = 4
"""Room for one product: of 64 pairs of signed bytes it stays far under 2 ** 31 on both sides of zero."""
_ZERO: Final = 1 << (8 * _BYTES - 1)
"""What is added to each product, so that none is negative and borrows from its neighbour."""
_LENGTH: Final = 127 * 127
"""Of two vectors that point the same way the product is about this."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The judged sentences of one theme: first `yes` confirmed ones, then the refused, `of` in all.

    `columns` has for each of the `VECTOR_LENGTH` places of a vector all numbers that stand there; `zero` is what no
    likeness at all gives.
    """

    yes: int
    of: int
    columns: tuple[int, ...]
    zero: int

    def nearest(self, vector: bytes) -> tuple[float, float]:
        """Return the cosines of the nearest confirmed and the nearest refused sentence; -1 where there is none."""
        products = sum(map(mul, memoryview(vector).cast("b"), self.columns), self.zero)
        each = unpack(f"<{self.of}I", products.to_bytes(self.of * _BYTES, "little"))
        return _cosine(each[: self.yes]), _cosine(each[self.yes :])


def together(judged: Iterable[Judged]) -> Answers:
    """Return the judged sentences of one theme, ready to be compared with others."""
    ordered = sorted(judged, key=lambda one: not one.is_yes)
    vectors = [memoryview(one.vector).cast("b") for one in ordered]
    columns = tuple(_side_by_side([vector[place] for vector in vectors]) for place in range(VECTOR_LENGTH))
    return Answers(sum(one.is_yes for one in ordered), len(ordered), columns, _side_by_side([_ZERO] * len(ordered)))


def _side_by_side(numbers: Sequence[int]) -> int:
    return sum(number << (8 * _BYTES * place) for place, number in enumerate(numbers))


def _cosine(products: Sequence[int]) -> float:
    return (max(products) - _ZERO) / _LENGTH if products else -1.0
