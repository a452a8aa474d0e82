"""Whether the ratings of the newest meeting have fallen against the earlier ones with the same client. Pure."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from alliance_journal.guide.answers import TOP_OF_SCALE
from alliance_journal.model.entries import Entry
from alliance_journal.themes.ratings import ALIKE, DEFAULT_RULES, RatingRules, signals_in, together

MOST_COMPARED: Final = 12
"""So many earlier ratings are looked at: as many as the baseline of a dip has."""


def has_fallen(newest: Entry, earlier: Iterable[Entry], rules: RatingRules = DEFAULT_RULES) -> bool:
    """Whether the newest rating is where a fall has just ended, by the rules for ratings and with their least counts.

    Like is compared with like: the mean of aims, steps and tie where the newest entry has it, else the tie alone. The
    earlier entries come with the latest meeting first, and no more of them are fetched than are compared, mostly one;
    meetings after the newest entry's own are passed over.
    """
    rated = _tie if together(newest.ratings) is None else together
    last = rated(newest.ratings)
    if last is None or last > TOP_OF_SCALE - rules.least_fall:
        return False
    sooner = (one for one in earlier if one.day <= newest.day)
    before = (value for one in sooner if (value := rated(one.ratings)) is not None)
    previous = next(before, None)
    if previous is None or previous <= last:
        return False  # a fall ends where it is lower than ever since its peak, so the one before lies above it
    values = [*reversed([previous, *islice(before, MOST_COMPARED - 1)]), last]
    return any(fall.trough == len(values) - 1 for fall in signals_in(values, rules).falls)


def _tie(ratings: Mapping[str, int]) -> float | None:
    return next((float(ratings[name]) for name in ALIKE["tie"] if name in ratings), None)
