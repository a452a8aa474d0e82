"""Mirrors: plain counts of what a worker's own writing looks at, and what it leaves out; none of them is a verdict."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Found
from alliance_journal.findings.roles import Sets
from alliance_journal.findings.strains import Strain
from alliance_journal.model.codes import SetId, ThemeId
from alliance_journal.model.prompts import Role

CHECKED_IN: Final = ThemeId("rs.checkin")
SPOKEN: Final = frozenset({"openly", "yes"})
"""Ticks that say that the two of them have spoken about it, so that the client could tell their side."""
BEGAN: Final = ("moment", "earlier", "weeks")
"""When a strain began, by the options of that question: then and there, earlier in the meeting, weeks before."""
FIRST_SIGN: Final = "first_sign"
"""The question for the first small sign; it is asked where it was `OFF` between them."""
OFF: Final = frozenset({"thin", "off", "tense"})
LATELY: Final = timedelta(weeks=13)
"""A quarter: long enough for clients who are met once a month, short enough to change something."""
LEAST_CLIENTS: Final = 5
LEAST_WRITTEN: Final = 20
"""With fewer clients or entries lately, somebody is always written about least, and that says nothing."""
MOST_RARE: Final = 3
RARE: Final = 3
"""One third of what is usual among the worker's own clients, or less, is rarely; of once a month no third is left."""


@dataclass(frozen=True, slots=True)
class OwnPart:
    """In how many strain entries one's own part was asked, and in how many of these it was answered."""

    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class TheirSide:
    """In how many entries the client was asked how it was for them, and in how many that was guessed."""

    asked: int
    guessed: int


@dataclass(frozen=True, slots=True)
class Noticing:
    """When strains had begun by the time they were written about, and how often a first sign was asked and named."""

    moment: int
    earlier: int
    weeks: int
    sign_asked: int
    sign_named: int

    @property
    def told(self) -> int:
        """In how many entries it was said when it began."""
        return self.moment + self.earlier + self.weeks


@dataclass(frozen=True, slots=True)
class Acting:
    """How many strains there were, and after how many days something was first tried, for those where it was."""

    strains: int
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rare:
    """A client written about least: entries lately, and the day of the last one."""

    client: str
    entries: int
    last: date


@dataclass(frozen=True, slots=True)
class Mirrors:
    """Every mirror of some entries; `since` is the day from which `rarely` counts."""

    own_part: OwnPart
    their_side: TheirSide
    noticing: Noticing
    acting: Acting
    rarely: tuple[Rare, ...]
    since: date | None


def mirrors_in(entries: Sequence[EntryFacts], strains: Iterable[Strain], sets: Sets, found: Found) -> Mirrors:
    """Return the mirrors of these entries, which come in the order of meetings, and of the strains in them.

    `found` holds the sightings that count, by the path of every entry and by theme.
    """
    since = entries[-1].day - LATELY if entries and entries[-1].day - date.min > LATELY else None
    return Mirrors(
        own_part=own_part_in(entries, sets),
        their_side=_their_side(entries, sets, found),
        noticing=_noticing(entries, sets),
        acting=_acting(tuple(strains)),
        rarely=_rarely(entries, since) if since else (),
        since=since,
    )


def own_part_in(entries: Iterable[EntryFacts], sets: Sets) -> OwnPart:
    """Return how often one's own part was asked and answered in strain entries."""
    asked = answered = 0
    for facts in entries:
        if sets.is_strain_entry(facts) and sets.is_asked(facts, Role.OWN_PART):
            asked += 1
            answered += sets.is_told(facts, Role.OWN_PART)
    return OwnPart(asked, answered)


def _their_side(entries: Iterable[EntryFacts], sets: Sets, found: Found) -> TheirSide:
    asked = guessed = 0
    for facts in entries:
        asked += CHECKED_IN in found[facts.path] or not SPOKEN.isdisjoint(sets.ticked(facts, Role.SPOKEN))
        guessed += sets.is_told(facts, Role.THEIR_SIDE)
    return TheirSide(asked, guessed)


def _noticing(entries: Iterable[EntryFacts], sets: Sets) -> Noticing:
    began: Counter[str] = Counter()
    asked = named = 0
    for facts in entries:
        if "began" in facts.picks:
            began.update(facts.picks["began"])
        sign = FIRST_SIGN in facts.answered
        asked += sign or (not OFF.isdisjoint(facts.picks.get("between", ())) and _asks_for_sign(facts, sets))
        named += sign
    moment, earlier, weeks = (began[option] for option in BEGAN)
    return Noticing(moment, earlier, weeks, asked, named)


def _asks_for_sign(facts: EntryFacts, sets: Sets) -> bool:
    known = sets.sets.get(SetId(facts.set))
    return known is not None and known.question(FIRST_SIGN) is not None


def _acting(strains: Sequence[Strain]) -> Acting:
    days = sorted((strain.acted - strain.opened).days for strain in strains if strain.acted)
    return Acting(len(strains), tuple(days))


def _rarely(entries: Sequence[EntryFacts], since: date) -> tuple[Rare, ...]:
    """Return who was written about far less than usual lately, of those met in the two quarters up to now."""
    last = {facts.client: facts.day for facts in entries if facts.client and facts.day > since - LATELY}
    lately = Counter(facts.client for facts in entries if facts.client and facts.day > since)
    if len(last) < LEAST_CLIENTS or lately.total() < LEAST_WRITTEN:
        return ()
    written = sorted(lately[client] for client in last)
    usual, fewest = written[len(written) // 2], written[0]
    least = [Rare(client, fewest, last[client]) for client in sorted(last) if lately[client] == fewest]
    return tuple(least) if fewest * RARE <= usual and len(least) <= MOST_RARE else ()
