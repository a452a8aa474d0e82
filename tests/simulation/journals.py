"""Random journals in which no theme has anything to do with another, with the troubles that make it look as if.

Every theme of every entry is thrown by itself; only how likely it is depends on the client, the length of the entry
and the time. So every pair that stands out in such a journal is a false pattern.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp, log
from random import Random
from typing import Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.boards import Note
from alliance_journal.themes.codebook import load_codebook

CODEBOOK: Final = load_codebook(None)[0]
RATES: Final[Mapping[ThemeId, float]] = {
    ThemeId(name): rate
    for rate, names in {
        0.25: "cw.minimal wf.positive wf.frustrated",
        0.20: "wc.paternal cw.missed rs.empathised",
        0.15: "cw.avoidance wf.anxious wc.rigid cx.outside rs.noticed ro.growth",
        0.10: "cw.appease wc.avoided cw.no_follow wf.inadequate rs.owned ro.repaired rp.goal_task wc.over",
        0.06: "cw.giving_up cc.reject cw.masking wc.missed wf.guilt rs.talked ro.unresolved rp.lead cx.my_load",
        0.03: "cc.worker cw.distance wc.defensive wc.aloof wf.rejected rp.trust rs.changed wf.restless wc.joked",
        0.01: "cc.hostile wc.under wf.disengaged cw.doorstep",
    }.items()
    for name in names.split()
}
"""Forty-two themes as often as they stand in journals of practice: from one entry in a hundred to one in four."""
FIRST_DAY: Final = date(2026, 1, 5)
DAYS: Final = 365
BURST: Final = 30


@dataclass(frozen=True, slots=True)
class Trouble:
    """What makes unconnected themes look connected; numbers are spreads or slopes of the log odds, 0 for none.

    `clients` and `hardship` set clients apart, theme by theme and in all themes at once; `length` is added for each
    doubling of the words; `drift` and `tide` are what a client's themes change by over the year, one by one and all
    at once; `trend` is what every theme of every client changes by; `burst` is added in one bad month.
    """

    clients: float = 0.0
    hardship: float = 0.0
    length: float = 0.0
    drift: float = 0.0
    tide: float = 0.0
    trend: float = 0.0
    burst: float = 0.0
    coded: bool = True


SCENARIOS: Final[Mapping[str, Trouble]] = {
    "independent": Trouble(),
    "clients differ": Trouble(clients=0.8, hardship=0.5),
    "long notes hold more": Trouble(length=0.7),
    "drift": Trouble(clients=0.5, drift=1.0, tide=1.0),
    "trend, clients, length": Trouble(clients=0.6, hardship=0.4, length=0.5, tide=0.5, trend=1.5),
    "a bad month": Trouble(clients=0.5, burst=1.0),
}


def a_journal(random: Random, entries: int, trouble: Trouble) -> tuple[Note, ...]:
    """Return a journal of a year of so many entries about 5 to 8 clients, in order of meeting."""
    clients = [_a_client(random, f"C{number:02}", trouble) for number in range(random.randint(5, 8))]
    weights = [random.uniform(0.5, 1.5) for _ in clients]
    bad = random.uniform(0, DAYS - BURST)
    days = sorted(random.uniform(0, DAYS) for _ in range(entries))
    whom = random.choices(clients, weights, k=entries)
    return tuple(
        _a_note(random, f"e{number:04}", day, client, trouble.burst if 0 <= day - bad < BURST else 0.0)
        for number, (day, client) in enumerate(zip(days, whom, strict=True))
    )


@dataclass(frozen=True, slots=True)
class _Client:
    """A client: the log odds of each theme in an entry of usual length in the middle of the year, and their slopes."""

    code: str
    odds: Mapping[ThemeId, float]
    slopes: Mapping[ThemeId, float]
    length: float


def _a_client(random: Random, code: str, trouble: Trouble) -> _Client:
    hardship = random.gauss(0, trouble.hardship)
    tide = random.gauss(0, trouble.tide) + trouble.trend
    return _Client(
        code=code if trouble.coded else "",
        odds={name: log(p / (1 - p)) + hardship + random.gauss(0, trouble.clients) for name, p in RATES.items()},
        slopes={name: tide + random.gauss(0, trouble.drift) for name in RATES},
        length=trouble.length,
    )


def _a_note(random: Random, entry: str, day: float, client: _Client, burst: float) -> Note:
    doublings = random.gauss(0, 0.9)
    of_year = day / DAYS - 0.5
    raised = client.length * doublings + burst
    themes = frozenset(
        name
        for name, odds in client.odds.items()
        if random.random() < 1 / (1 + exp(-(odds + raised + client.slopes[name] * of_year)))
    )
    return Note(entry, FIRST_DAY + timedelta(days=int(day)), client.code, round(150 * 2**doublings), themes)


def with_a_pattern(
    random: Random, notes: Sequence[Note], first: ThemeId, then: ThemeId, *, chances: tuple[float, float, float]
) -> tuple[Note, ...]:
    """Return the journal with one true pattern in it.

    `chances` are those of the first side, and of the second where the first stands and where it does not.
    """
    return tuple(_planted(random, note, first, then, chances) for note in notes)


def _planted(random: Random, note: Note, first: ThemeId, then: ThemeId, chances: tuple[float, float, float]) -> Note:
    of_first, with_it, without_it = chances
    holds = random.random() < of_first
    follows = random.random() < (with_it if holds else without_it)
    there = {name for name, stands in ((first, holds), (then, follows)) if stands}
    return replace(note, themes=note.themes - {first, then} | there)
