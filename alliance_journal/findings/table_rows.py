"""Entries as rows of a table: whom and when, which meeting it was, what was learnt, what comes next; no more words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.going_out import PRIVATE
from alliance_journal.findings.roles import Sets
from alliance_journal.guide.living_picks import pick_in_words, standard_pick
from alliance_journal.model.codes import SetId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.prompts import Role

LEARNT: Final = frozenset({"learnt", "learned", "lesson", "insight", "took"})
"""What questions are called, in any set, whose answer says what was learnt."""
LEARNT_IN: Final[Mapping[str, str]] = MappingProxyType(
    {"three": "so_what", "cycle": "sense", "mended": "survive", "pattern": "more_i", "week": "last_monday"}
)
"""The question of a shipped set that comes nearest to it."""
CHANGED_IN: Final[Mapping[str, str]] = MappingProxyType({"account": "changed", "week": "experiment"})
"""The question of a shipped set that says what is done differently, beside its next step."""
NOT_MEETINGS: Final = frozenset(
    {"missed", "account", "change", "feelings", "jot", "pattern", "repair", "supervision", "sup-after", "week"}
)
"""Shipped sets that are about no meeting with the client, or about one that did not take place."""
_STANDARD: Final = "standard-"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One entry in a table; `number` counts the meetings with this client, None where it tells of none.

    `learnt`, `next_step` and `own_part` are answers as they were written, one below the other; empty where that was
    not asked or not answered.
    """

    id: str
    day: date
    client: str
    number: int | None
    set: str
    learnt: str = field(repr=False)
    next_step: str = field(repr=False)
    own_part: str = field(repr=False)
    standards: tuple[str, ...] = field(repr=False)
    tags: tuple[str, ...]
    text: str = field(repr=False)


def meeting_numbers(entries: Iterable[EntryFacts]) -> dict[str, int]:
    """Return for each entry about a meeting with a client, by its path, the how manieth it is in these entries.

    Entries about the same day count once; give it all that may leave, for a part of them would number them anew.
    """
    days: dict[str, list[date]] = {}
    numbers: dict[str, int] = {}
    for facts in sorted(entries, key=lambda one: (one.day, one.time, one.path)):
        if facts.client and facts.set not in NOT_MEETINGS:
            met = days.setdefault(facts.client.casefold(), [])
            if not met or met[-1] != facts.day:
                met.append(facts.day)
            numbers[facts.path] = len(met)
    return numbers


def table_row(facts: EntryFacts, entry: Entry, number: int | None, sets: Sets, standards: Sequence[str]) -> TableRow:
    """Return the row of an entry, from which everything private has been taken; `standards` are the worker's own."""
    known = sets.sets.get(SetId(entry.set))
    own = {*sets.questions_for(facts, Role.OWN_PART)}
    next_step = {*sets.questions_for(facts, Role.NEXT_STEP), CHANGED_IN.get(entry.set, "next")}
    return TableRow(
        id=entry.id.value,
        day=entry.day,
        client=facts.client,
        number=number,
        set=known.title if known else entry.set,
        learnt=_answers(entry.answers, {*LEARNT, LEARNT_IN.get(entry.set, "learnt")}),
        next_step=_answers(entry.answers, next_step),
        own_part=_answers(entry.answers, own),
        standards=tuple(_standards(entry, {standard_pick(line): line for line in standards})),
        tags=tuple(tag for tag in entry.tags if tag.casefold() != PRIVATE),
        text="\n\n".join(answer.text.strip() for answer in entry.answers if answer.text.strip()),
    )


def _answers(answers: Iterable[Answer], questions: Collection[str]) -> str:
    return "\n".join(one.text.strip() for one in answers if one.question in questions and one.text.strip())


def _standards(entry: Entry, lines: Mapping[str, str]) -> Iterator[str]:
    """Yield the standards that were ticked, in their own words as far as the list still has them."""
    for ids in entry.picks.values():
        for option in ids:
            if option.startswith(_STANDARD):
                yield lines.get(option) or pick_in_words(option, str)
