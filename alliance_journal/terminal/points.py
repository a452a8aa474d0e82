"""A list of points while it is put together: what is kept, in which order, in which words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alliance_journal.model.supervision import OWN, Point


@dataclass(frozen=True, slots=True)
class PointList:
    """The points in their order, dropped ones among them, and the number (from 0) of the one that is looked at."""

    points: tuple[Point, ...] = ()
    at: int = 0

    @property
    def kept(self) -> int:
        """How many points are kept."""
        return sum(point.kept for point in self.points)

    def look(self, number: int) -> "PointList":
        """Return the list with another point looked at, the nearest where there is none of that number."""
        return replace(self, at=max(0, min(number, len(self.points) - 1)))

    def keeping(self, number: int, *, kept: bool) -> "PointList":
        """Return the list with a point kept or dropped."""
        return self._with(number, replace(self.points[number], kept=kept))

    def moved(self, number: int, to: int) -> "PointList":
        """Return the list with a point at another place, which is then looked at."""
        others = [*self.points[:number], *self.points[number + 1 :]]
        to = max(0, min(to, len(others)))
        return PointList((*others[:to], self.points[number], *others[to:]), to)

    def worded(self, number: int, words: str) -> "PointList":
        """Return the list with other words of a point, which is then kept; without any it stays as it is."""
        if not words.strip() or words == self.points[number].words:
            return self
        return self._with(number, replace(self.points[number], words=words, kept=True))

    def added(self, words: str) -> "PointList":
        """Return the list with a point of the worker's own at its end; without words it stays as it is."""
        if not words.strip():
            return self
        return PointList((*self.points, Point(OWN, words)), len(self.points))

    def _with(self, number: int, point: Point) -> "PointList":
        return PointList((*self.points[:number], point, *self.points[number + 1 :]), number)


def brought_together(former: Sequence[Point], found: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points of an earlier preparation as they are, and behind them, dropped, what it does not have."""
    known = {_identity(point) for point in former}
    others = (replace(point, kept=False) for point in found if _identity(point) not in known)
    return (*former, *others)


def _identity(point: Point) -> tuple[str, ...]:
    """Return what a point stands on; its words may have been changed."""
    standing = (point.quote, point.entry, point.client)
    return (point.kind, *standing) if any(standing) else (point.kind, point.words)
