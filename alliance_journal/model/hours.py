"""Hours as values: rows of the log, kinds of hours, and the ratios that somebody has set for themselves.

Contact and supervision hours are facts, and are kept apart from reflections on purpose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from alliance_journal.errors import UsageError

Each = Literal["week", "month", "year", "all"]
EACH: Final[tuple[Each, ...]] = ("week", "month", "year", "all")
"""Over what a ratio is counted: each week (from Monday), month or year, or everything there is."""
Column = Literal["client", "with", "setting"]
ASKABLE: Final[tuple[Column, ...]] = ("client", "with", "setting")
"""What may be asked for one kind of hours and not for another."""
MOST_MINUTES: Final = 24 * 60
_HOUR: Final = 60
_LEAST_BARE: Final = 5
"""A bare number below this could be hours as well as minutes, and is not guessed."""
_DURATION: Final = re.compile(
    r"(?P<minutes>\d{1,4}) ?(?:m|min|mins|minutes?)?"
    r"|(?P<clock_hours>\d{1,2}):(?P<clock_minutes>[0-5]\d)"
    r"|(?P<hours>\d{1,2}) ?(?:h|hrs?|hours?)(?: ?(?P<rest>[0-5]?\d) ?(?:m|min|mins|minutes?)?)?"
    r"|(?P<decimal>\d{0,2}[.,]\d{1,2}) ?(?:h|hrs?|hours?)",
    re.ASCII,
)
_HINT: Final = "such as 50, 50m, 1h, 1h30, 1:30 or 1.5h; 0 is a missed appointment"


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One row of the log: minutes of a kind on a day, 0 for an appointment that was missed.

    `client` is a code, `with_whom` a role such as supervisor; both may be empty, and so may `id` in a row that was
    written by hand. `line` is where the row begins in its file, from 1; 0 where it is in none yet.
    """

    id: str
    day: date
    kind: str
    minutes: int
    client: str = ""
    with_whom: str = field(default="", repr=False)
    setting: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    line: int = field(default=0, compare=False)

    @property
    def is_missed(self) -> bool:
        """Whether no time was spent, because the appointment was missed."""
        return self.minutes == 0


@dataclass(frozen=True, slots=True)
class HourKind:
    """A kind of hours: its short id, its name, and what `aj hours add` asks for it beside day and minutes."""

    id: str
    label: str
    asks: tuple[Column, ...] = ()


USUAL_KINDS: Final[tuple[HourKind, ...]] = (
    HourKind("client", "client contact", ("client", "setting")),
    HourKind("related", "client-related work", ("client",)),
    HourKind("supervision", "supervision, individual", ("with",)),
    HourKind("group", "supervision, group", ("with",)),
    HourKind("peer", "peer consultation", ("with",)),
    HourKind("training", "training"),
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many minutes of some kinds somebody wants to reach; what is wanted is theirs, and never judged.

    `minutes` alone is a plain aim for each week, month or year. With `for_every` it is that much for every so many
    minutes of the kinds in `per`. `steps` are pairs in rising order: up to so many minutes of `per`, so much is wanted.
    """

    name: str
    of: tuple[str, ...]
    each: Each
    minutes: int = 0
    per: tuple[str, ...] = ()
    for_every: int = 0
    steps: tuple[tuple[int, int], ...] = ()

    def wanted(self, per_minutes: int) -> int | None:
        """Return the minutes that were set for so many minutes of the kinds in `per`; None beyond the last step."""
        if self.steps:
            return next((wanted for up_to, wanted in self.steps if per_minutes <= up_to), None)
        if self.for_every:
            return (per_minutes * self.minutes * 2 + self.for_every) // (self.for_every * 2)
        return self.minutes


@dataclass(frozen=True, slots=True)
class HourRules:
    """The kinds of hours and the ratios of one journal."""

    kinds: tuple[HourKind, ...] = USUAL_KINDS
    ratios: tuple[Ratio, ...] = ()

    def kind(self, kind_id: str) -> HourKind:
        """Return the kind of that id; one that is on no list is called what its rows call it, and asks for nothing."""
        return next((one for one in self.kinds if one.id == kind_id), HourKind(kind_id, kind_id))

    def meant(self, words: str) -> HourKind:
        """Return the kind that is meant by an id, a name, or the beginning of one.

        Raises UsageError where none is, or several are.
        """
        sought = " ".join(words.lower().split())
        exact = [one for one in self.kinds if sought in {one.id, one.label.lower()}]
        found = exact or [one for one in self.kinds if sought and one.id.startswith(sought)]
        found = found or [one for one in self.kinds if sought and one.label.lower().startswith(sought)]
        if len(found) == 1:
            return found[0]
        names = ", ".join(one.id for one in found or self.kinds)
        raise UsageError("that can be several kinds" if found else "that is no kind of hours", hint=names)


def read_minutes(text: str) -> int:
    """Return the minutes in `50`, `50m`, `1h`, `1h30`, `1:30`, `1.5h` or `0`.

    Raises UsageError for anything else, for a bare number that could be hours, and for more than a day.
    """
    words = " ".join(text.lower().split())
    found = _DURATION.fullmatch(words)
    if found is None:
        raise UsageError("that is no length of time", hint=_HINT)
    if words.isdecimal() and 0 < int(words) < _LEAST_BARE:
        raise UsageError(f"{int(words)} could be minutes or hours", hint=f"{int(words)}m or {int(words)}h")
    minutes = _minutes(found)
    if minutes > MOST_MINUTES:
        raise UsageError("that is longer than a day", hint="one row for each day")
    return minutes


def _minutes(found: re.Match[str]) -> int:
    if found["minutes"]:
        return int(found["minutes"])
    if found["clock_hours"]:
        return int(found["clock_hours"]) * _HOUR + int(found["clock_minutes"])
    if found["hours"]:
        return int(found["hours"]) * _HOUR + int(found["rest"] or 0)
    return round(float("0" + found["decimal"].replace(",", ".")) * _HOUR)


def say_minutes(minutes: int) -> str:
    """Return minutes in words: `50 min`, `2 h`, `1 h 30 min`."""
    hours, rest = divmod(minutes, _HOUR)
    parts = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours)
    return " ".join(parts)


def clock(minutes: int) -> str:
    """Return minutes as hours and minutes in columns: `0:50`, `12:30`."""
    return f"{minutes // _HOUR}:{minutes % _HOUR:02}"


def total(rows: Sequence[HoursRow]) -> int:
    """Return the minutes of some rows together."""
    return sum(row.minutes for row in rows)
