"""Whether somebody keeps coming back to one client with nothing new to do about it. Pure; a count, never a verdict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from alliance_journal.model.codes import SetId
from alliance_journal.model.entries import Entry
from alliance_journal.model.feelings import FEELING_ROWS, STRONGEST_FEELING
from alliance_journal.model.prompts import PromptSet, Role

PLEASANT: Final = frozenset(word for row in FEELING_ROWS[:2] for word in row)
"""Feelings that nobody needs to take to someone, however strong they are."""
_INTENSITIES: Final = ("strain", "intensity", "tension")
_NEXT: Final = "next"


@dataclass(frozen=True, slots=True)
class CirclingRules:
    """The numbers in the rule: `times` entries of high intensity, written within `days`, with no new step among them.

    High is a rating of strain or intensity from `rated` on (0-10), or an unpleasant feeling from `felt` on (1-3).
    """

    times: int = 3
    days: int = 7
    rated: int = 6
    felt: int = STRONGEST_FEELING


DEFAULT_RULES: Final = CirclingRules()


def times_without_a_step(
    newest: Entry, earlier: Iterable[Entry], sets: Mapping[SetId, PromptSet], rules: CirclingRules = DEFAULT_RULES
) -> int:
    """Return how often it was written about this client with high intensity since the last new step; 0 where too few.

    Counted are `newest` and what was written in the days before it; an entry that brings a new step counts as the
    first of its own row, and a step that was there before, in other capitals or stops, is not new. What follows on the
    same day about the same meeting with another set, as the program itself offers, is no coming back.
    """
    since = newest.written - timedelta(days=rules.days)
    recent = [one for one in earlier if one.client == newest.client and since < one.written <= newest.written]
    counted: list[Entry] = []
    steps: set[str] = set()
    for entry in (*sorted(recent, key=lambda one: one.written), newest):
        new = _steps_in(entry, sets) - steps
        steps |= new
        counted = [] if new else counted
        if is_high(entry, sets, rules) and not any(_goes_on(entry, one) for one in counted):
            counted.append(entry)
    return len(counted) if len(counted) >= rules.times and is_high(newest, sets, rules) else 0


def _goes_on(entry: Entry, before: Entry) -> bool:
    """Whether an entry is a longer look, on the same day, at the meeting that one before it was about."""
    is_same = entry.met == before.met and entry.written.date() == before.written.date()
    return is_same and entry.set != before.set


def is_high(entry: Entry, sets: Mapping[SetId, PromptSet], rules: CirclingRules = DEFAULT_RULES) -> bool:
    """Whether an entry tells of much strain or of a strong feeling that is not a pleasant one."""
    names = {*_INTENSITIES, *_asked(entry, sets, Role.INTENSITY)}
    if any(entry.ratings.get(name, 0) >= rules.rated for name in names):
        return True
    return any(strength >= rules.felt for word, strength in entry.feelings.items() if word not in PLEASANT)


def _steps_in(entry: Entry, sets: Mapping[SetId, PromptSet]) -> set[str]:
    """Return what the entry says will be done next, word by word, so that only another wording is another step."""
    names = {_NEXT, *_asked(entry, sets, Role.NEXT_STEP)}
    told = (answer.text for answer in entry.answers if answer.question in names)
    return {step for text in told if (step := " ".join(_plain(text).split()))}


def _plain(text: str) -> str:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold())


def _asked(entry: Entry, sets: Mapping[SetId, PromptSet], role: Role) -> Sequence[str]:
    known = sets.get(entry.set)
    return [question.id for question in known.questions if question.role is role] if known else ()
