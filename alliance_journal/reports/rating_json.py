"""Ratings over time in their stable JSON shape."""

from collections.abc import Iterable
from typing import Final

from alliance_journal.findings.rating_series import Point, RatingSeries
from alliance_journal.reports.jsontext import Json
from alliance_journal.themes.ratings import Dip, Fall

RATINGS_SCHEMA: Final = "alliance-journal/ratings/1"


def ratings_json(series: Iterable[RatingSeries]) -> Json:
    """Return, by client code, every point and what the rules make of `together`; numbers have two decimals.

    `silence` is `few` or `wide` where nothing is said about falls, else null; a dip or fall that is not made good has
    no `back`.
    """
    return {one.client: _series_json(one) for one in series}


def _series_json(series: RatingSeries) -> Json:
    signals = series.signals
    return {
        "points": [_point_json(point) for point in series.points if not point.missed],
        "missed": [point.day.isoformat() for point in series.points if point.missed],
        "rated": signals.rated,
        "silence": signals.silence.value if signals.silence else None,
        "dips": [_dip_json(dip, series.rated) for dip in signals.dips],
        "falls": [_fall_json(fall, series.rated) for fall in signals.falls],
        "slide": _slide_json(signals.slide, series.rated),
    }


def _point_json(point: Point) -> Json:
    """Return one meeting with everything that was rated; the keys that are ours win over a rating of the same name."""
    return {
        **point.given,
        "met": point.day.isoformat(),
        "entries": list(point.entries),
        "together": _rounded(point.together),
        "strain": point.strain,
        "marked": point.marked or None,
    }


def _dip_json(dip: Dip, rated: tuple[Point, ...]) -> Json:
    return {
        "from": _met(rated, dip.first),
        "lowest": _met(rated, dip.lowest),
        "low": _rounded(rated[dip.lowest].together),
        "usual": _rounded(dip.baseline.mean),
        "limit": _rounded(dip.baseline.limit),
        "back": _met(rated, dip.back),
    }


def _fall_json(fall: Fall, rated: tuple[Point, ...]) -> Json:
    return {
        "peak": _met(rated, fall.peak),
        "high": _rounded(rated[fall.peak].together),
        "lowest": _met(rated, fall.trough),
        "low": _rounded(rated[fall.trough].together),
        "depth": _rounded(fall.depth),
        "strong": fall.strong,
        "shape": fall.shape.value,
        "back": _met(rated, fall.back),
        "later": _met(rated, fall.later),
    }


def _slide_json(start: int | None, rated: tuple[Point, ...]) -> Json | None:
    if start is None:
        return None
    return {"since": _met(rated, start), "values": [_rounded(point.together) for point in rated[start:]]}


def _met(rated: tuple[Point, ...], at: int | None) -> str | None:
    return None if at is None else rated[at].day.isoformat()


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
