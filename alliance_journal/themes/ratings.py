"""Ups and downs in a worker's own ratings, by plain rules: a place to look back to, never a measure of anybody.

The rules are our own. They take their vocabulary from work on rupture and repair in session ratings (Stiles et al. 2004
and Strauss et al. 2006; Gumz et al. 2012 on thresholds of one and two standard deviations) and their limits from
individuals charts (mean - 2.66 times the mean moving range). The run rules of control charts are left out: over a
hundred ratings they raise a false alarm more often than not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import fsum, sqrt
from typing import Final

ALIKE: Final[Mapping[str, tuple[str, ...]]] = {
    "aims": ("aims", "goals"),
    "steps": ("steps", "tasks"),
    "tie": ("tie", "bond"),
}
"""The three ratings that make `together`, each with the name it has elsewhere for the same idea (Bordin 1979)."""
LEAST_GIVEN: Final = 2
"""So many of the three have to be given."""
_HAIR: Final = 1e-9
"""Means of whole numbers differ by at least a sixth; less than this is the computer's rounding."""


@dataclass(frozen=True, slots=True)
class RatingRules:
    """The numbers in the rules; points are those of the 0-10 ratings, `sds` are standard deviations of the series.

    With fewer than `least_rated` ratings, or a deviation above `widest`, nothing is said about falls. A fall counts
    from `least_fall` points and `fall_sds` on, and is strong from `strong_sds` on. It is made good when `regained` of
    it has come back within `within` sessions. The baseline is made of up to `baseline` earlier ratings, and of no
    fewer than `least_baseline`; `factor` turns a mean moving range into a limit. A slide is `falls` falls in a row, or
    `below` of the last `last` ratings under the median of all earlier ones (at least `least_earlier` of them), and
    `least_slide` points: from the first to the last, or from that median to the mean of the last ones. Without that
    much, one series in five that only wavers would be called a slide.
    """

    least_rated: int = 5
    least_fall: float = 2.0
    widest: float = 2.0
    fall_sds: float = 1.0
    strong_sds: float = 2.0
    regained: float = 0.75
    within: int = 3
    baseline: int = 12
    least_baseline: int = 5
    factor: float = 2.66
    falls: int = 3
    last: int = 5
    below: int = 4
    least_earlier: int = 2
    least_slide: float = 2.0


DEFAULT_RULES: Final = RatingRules()


class Shape(Enum):
    """How a fall and its repair went: what takes one session is sudden, what takes more is slow."""

    V = "V"
    SLOW_FALL = "slow fall, sudden repair"
    SLOW_REPAIR = "sudden fall, slow repair"
    SLOW = "slow fall, slow repair"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean, standard deviation (of a sample) and lower limit of a whole series."""

    mean: float
    sd: float
    limit: float


@dataclass(frozen=True, slots=True)
class Baseline:
    """Mean and lower limit of the ratings before one."""

    mean: float
    limit: float


@dataclass(frozen=True, slots=True)
class Fall:
    """A run of ratings that never rise, from its peak to its first lowest one; numbers count ratings from 0.

    `back` is the rating by which it was made good in time, `later` the one by which it was made good too late for that.
    """

    peak: int
    trough: int
    depth: float
    strong: bool
    shape: Shape
    back: int | None = None
    later: int | None = None


@dataclass(frozen=True, slots=True)
class Dip:
    """Ratings under the baseline before them: the first one, the first lowest one, and the one that was back up."""

    first: int
    lowest: int
    back: int | None
    baseline: Baseline


class Silence(Enum):
    """Why nothing is said about falls."""

    FEW = "few"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class Signals:
    """What the rules make of a series; under a silence there are no falls, no dips and no slide.

    `slide` is the rating from which the last ones go gently downwards.
    """

    rated: int
    silence: Silence | None = None
    falls: tuple[Fall, ...] = ()
    dips: tuple[Dip, ...] = ()
    slide: int | None = None


def together(ratings: Mapping[str, int]) -> float | None:
    """Return the mean of aims, steps and tie (0-10) where at least two of them were given."""
    total = count = 0
    for names in ALIKE.values():
        for name in names:
            if name in ratings:
                total, count = total + ratings[name], count + 1
                break
    return total / count if count >= LEAST_GIVEN else None


def spread_of(values: Sequence[float], rules: RatingRules = DEFAULT_RULES) -> Spread:
    """Return mean, deviation and lower limit of at least one rating; a single one deviates from nothing."""
    usual = baseline_of(values, rules)
    squares = fsum((value - usual.mean) ** 2 for value in values)
    return Spread(usual.mean, sqrt(squares / max(len(values) - 1, 1)), usual.limit)


def baseline_of(values: Sequence[float], rules: RatingRules = DEFAULT_RULES) -> Baseline:
    """Return mean and lower limit of at least one rating."""
    mean = fsum(values) / len(values)
    steps = fsum([abs(after - before) for before, after in pairwise(values)])
    return Baseline(mean, mean - rules.factor * steps / max(len(values) - 1, 1))


def signals_in(values: Sequence[float], rules: RatingRules = DEFAULT_RULES) -> Signals:
    """Return falls, dips and slide in the ratings of one client, in the order of sessions."""
    if len(values) < rules.least_rated:
        return Signals(len(values), Silence.FEW)
    if spread_of(values, rules).sd > rules.widest:
        return Signals(len(values), Silence.WIDE)
    return Signals(len(values), None, falls_in(values, rules), dips_in(values, rules), slide_in(values, rules))


def falls_in(values: Sequence[float], rules: RatingRules = DEFAULT_RULES) -> tuple[Fall, ...]:
    """Return every fall that is deep enough, whether or not the series is long or even enough to speak of it."""
    if not values:
        return ()
    sd = spread_of(values, rules).sd
    least = max(rules.least_fall, rules.fall_sds * sd)
    found: list[Fall] = []
    start = 0
    while start < len(values):
        end = _run_end(values, start)
        depth = values[start] - values[end]
        if _at_least(depth, least):
            found.append(_fall(values, start, end, rules, strong=_at_least(depth, rules.strong_sds * sd)))
        start = end + 1
    return tuple(found)


def _run_end(values: Sequence[float], start: int) -> int:
    """Return where a run of ratings that never rise ends."""
    end = start
    while end + 1 < len(values) and values[end + 1] <= values[end]:
        end += 1
    return end


def _fall(values: Sequence[float], start: int, end: int, rules: RatingRules, *, strong: bool) -> Fall:
    run = values[start : end + 1]
    peak = start + max(at for at, value in enumerate(run) if value == run[0])
    trough = start + run.index(run[-1])
    depth = run[0] - run[-1]
    up = _up_again(values, trough, run[-1] + rules.regained * depth)
    if up is None or up - trough > rules.within:
        return Fall(peak, trough, depth, strong, Shape.OPEN, later=up)
    return Fall(peak, trough, depth, strong, _shape(trough - peak, up - trough), back=up)


def _up_again(values: Sequence[float], lowest: int, wanted: float) -> int | None:
    """Return the first rating after the lowest one that is up to what is wanted."""
    return next((at for at in range(lowest + 1, len(values)) if _at_least(values[at], wanted)), None)


def _shape(down: int, up: int) -> Shape:
    """Return the shape of a fall by how many sessions it went down and up."""
    if down == 1:
        return Shape.V if up == 1 else Shape.SLOW_REPAIR
    return Shape.SLOW_FALL if up == 1 else Shape.SLOW


def is_under(value: float, baseline: Baseline, rules: RatingRules = DEFAULT_RULES) -> bool:
    """Whether a rating lies under the limit of a baseline, and far enough under its mean."""
    return value < baseline.limit - _HAIR and _at_least(baseline.mean - value, rules.least_fall)


def baseline_before(values: Sequence[float], at: int, rules: RatingRules = DEFAULT_RULES) -> Baseline | None:
    """Return the baseline that a rating is compared with: the ratings before it, None where they are too few."""
    earlier = values[max(at - rules.baseline, 0) : at]
    return baseline_of(earlier, rules) if len(earlier) >= rules.least_baseline else None


def dips_in(values: Sequence[float], rules: RatingRules = DEFAULT_RULES) -> tuple[Dip, ...]:
    """Return every stretch under the baseline before it, which stays as it was until the ratings are back up.

    Back up means the same as after a fall: `regained` of the way from the lowest rating to the baseline's mean.
    """
    found: list[Dip] = []
    at = 0
    while at < len(values):
        baseline = baseline_before(values, at, rules)
        if baseline is None or not is_under(values[at], baseline, rules):
            at += 1
            continue
        found.append(_dip(values, at, baseline, rules))
        at = found[-1].back or len(values)
    return tuple(found)


def _dip(values: Sequence[float], first: int, baseline: Baseline, rules: RatingRules) -> Dip:
    lowest = first
    for at in range(first + 1, len(values)):
        if _at_least(values[at], values[lowest] + rules.regained * (baseline.mean - values[lowest])):
            return Dip(first, lowest, at, baseline)
        lowest = at if values[at] < values[lowest] else lowest
    return Dip(first, lowest, None, baseline)


def slide_in(values: Sequence[float], rules: RatingRules = DEFAULT_RULES) -> int | None:
    """Return the rating from which the last ones go gently downwards, or None where they do not."""
    tail = values[-rules.falls - 1 :]
    in_a_row = len(tail) > rules.falls and all(after < before for before, after in pairwise(tail))
    if in_a_row and _at_least(tail[0] - tail[-1], rules.least_slide):
        return len(values) - len(tail)
    earlier, last = values[: -rules.last], values[-rules.last :]
    if len(earlier) < rules.least_earlier:
        return None
    usual = _median(earlier)
    is_low = sum(value < usual for value in last) >= rules.below
    return len(earlier) if is_low and _at_least(usual - fsum(last) / len(last), rules.least_slide) else None


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _at_least(value: float, least: float) -> bool:
    return value > least - _HAIR
