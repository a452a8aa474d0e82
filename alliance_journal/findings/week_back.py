"""The last seven days in counts: how many entries with whom, where strain was marked, and who was written about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.roles import Sets
from alliance_journal.model.prompts import Role

DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class ClientCount:
    """One client in a week: entries, and words in them; the code is empty for entries about nobody."""

    client: str
    entries: int
    words: int


@dataclass(frozen=True, slots=True)
class WeekBack:
    """Seven days in counts of entries: all, by client, with a strain marked, with the own part asked and answered."""

    since: date
    until: date
    entries: int
    clients: tuple[ClientCount, ...]
    strained: int
    own_part_asked: int
    own_part_answered: int


def first_day_of_week(day: date) -> date:
    """Return the first of the seven days that end on this one."""
    return day - timedelta(days=DAYS - 1)


def week_back(entries: Sequence[EntryFacts], sets: Sets, day: date) -> WeekBack | None:
    """Return the seven days that end on this one; None where nothing was written about them.

    Clients come in the order of their codes and never by how much was written: it is no ranking.
    """
    since = first_day_of_week(day)
    inside = [facts for facts in entries if since <= facts.day <= day]
    if not inside:
        return None
    asked = [facts for facts in inside if sets.is_asked(facts, Role.OWN_PART)]
    return WeekBack(
        since=since,
        until=day,
        entries=len(inside),
        clients=tuple(_counted(code, inside) for code in sorted({facts.client for facts in inside}, key=_last)),
        strained=sum(sets.is_strain_entry(facts) for facts in inside),
        own_part_asked=len(asked),
        own_part_answered=sum(sets.is_told(facts, Role.OWN_PART) for facts in asked),
    )


def _last(code: str) -> tuple[bool, str]:
    """Return what puts the entries about nobody behind all others."""
    return not code, code


def _counted(code: str, entries: Sequence[EntryFacts]) -> ClientCount:
    theirs = [facts for facts in entries if facts.client == code]
    return ClientCount(code, len(theirs), sum(facts.words for facts in theirs))
