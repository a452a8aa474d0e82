"""What the rules make of a client's ratings, in plain sentences: days and numbers, never an alarm."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from alliance_journal.findings.disguise import PLAIN, Disguise
from alliance_journal.findings.rating_series import RatingSeries
from alliance_journal.reports.lines import Line, Page, counted
from alliance_journal.reports.named_rows import named_rows
from alliance_journal.themes.ratings import Dip, Fall, Silence

WIDE: Final = "Your ratings swing widely; dips are hard to tell from swing."
MOST_FALLS: Final = 3


def rating_lines(series: Iterable[RatingSeries], page: Page) -> Iterator[Line]:
    """Yield one short row for each client whose ratings dip or go gently downwards; nothing for the others."""
    told = [f"{one.client}: {text}" for one in series if (text := in_short(one))]
    yield from named_rows("Ratings", told, page)


def in_short(series: RatingSeries, called: Disguise = PLAIN) -> str:
    """Return the last dip or the slide of one client in a few words, days as they are called; else nothing."""
    dips = series.signals.dips
    start = _slide_to_tell(series)
    if start is not None:
        return _slide(series, start, called)
    more = f", and {counted(len(dips) - 1, 'dip')} before" if len(dips) > 1 else ""
    return f"{_dip(dips[-1], series, called)}{more}" if dips else ""


def _slide_to_tell(series: RatingSeries) -> int | None:
    """Return where the slide begins, unless it is only the end of an open dip, which says more."""
    slide, dips = series.signals.slide, series.signals.dips
    if slide is None or (dips and dips[-1].back is None and dips[-1].first <= slide):
        return None
    return slide


def sentences_on(series: RatingSeries) -> Iterator[str]:
    """Yield what can be said about one client's ratings, the plainest first; too few or too wide ones say only that."""
    signals = series.signals
    if signals.silence is Silence.FEW:
        meetings = counted(signals.rated, "meeting")
        yield f"Together is rated for {meetings}: too few to speak of ups and downs."
    elif signals.silence is Silence.WIDE:
        yield WIDE
    else:
        told = [*_dips(series), *_falls(series), *_going_down(series)]
        yield from told or ("Nothing stands out from your usual ups and downs.",)


def _dips(series: RatingSeries) -> Iterator[str]:
    for dip in series.signals.dips:
        sentence = _dip(dip, series)
        yield f"{sentence[:1].upper()}{sentence[1:]}."


def _going_down(series: RatingSeries) -> Iterator[str]:
    start = _slide_to_tell(series)
    if start is not None:
        sentence = _slide(series, start)
        yield f"{sentence[:1].upper()}{sentence[1:]}."


def _falls(series: RatingSeries) -> Iterator[str]:
    falls = series.falls_aside
    if falls:
        which = f", the last {MOST_FALLS} of {len(falls)}" if len(falls) > MOST_FALLS else ""
        told = "; ".join(_fall(fall, series) for fall in falls[-MOST_FALLS:])
        yield f"Falls of two points or more, which many journals have{which}: {told}."


def _dip(dip: Dip, series: RatingSeries, called: Disguise = PLAIN) -> str:
    low = f"a dip to {_value(series, dip.lowest)} on {_day(series, dip.lowest, called)}"
    usual = f"usually about {said(dip.baseline.mean)} before"
    return f"{low}, {usual}{_since(series, dip.lowest, dip.back, called)}"


def _since(series: RatingSeries, lowest: int, back: int | None, called: Disguise = PLAIN) -> str:
    """Return what came after the lowest rating; nothing where it is the last one so far."""
    if back is not None:
        return f", back by {_day(series, back, called)}"
    return ", not back since" if lowest + 1 < len(series.rated) else ""


def _fall(fall: Fall, series: RatingSeries) -> str:
    down = f"from {_value(series, fall.peak)} on {_day(series, fall.peak)}"
    down += f" to {_value(series, fall.trough)} on {_day(series, fall.trough)}"
    return (
        f"{down}, back only by {_day(series, fall.later)}"
        if fall.later
        else down + _since(series, fall.trough, fall.back)
    )


def _slide(series: RatingSeries, start: int, called: Disguise = PLAIN) -> str:
    values = ", ".join(said(point.together) for point in series.rated[start:])
    return f"gently downwards since {_day(series, start, called)}: {values}"


def said(value: float | None) -> str:
    """Return a rating with at most one decimal: `7`, `6.3`; nothing for none."""
    return "" if value is None else f"{value:.1f}".removesuffix(".0")


def _value(series: RatingSeries, at: int) -> str:
    return said(series.rated[at].together)


def _day(series: RatingSeries, at: int, called: Disguise = PLAIN) -> str:
    return day_in(series, series.rated[at].day, called)


def day_in(series: RatingSeries, day: date, called: Disguise = PLAIN) -> str:
    """Return a day of the series as it is called; with its year where the series runs over more than one."""
    one_year = series.points[0].day.year == series.points[-1].day.year
    if called.weeks and not one_year:
        return called.day(day)  # the week of 1 January may begin in the year before
    return called.short_day(day) if one_year else f"{called.short_day(day)} {day.year}"
