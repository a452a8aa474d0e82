"""The one thing that may be said when an entry has been saved: which it is, in a fixed order. Pure; nothing is kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Final

from alliance_journal.findings.circling import is_high, times_without_a_step
from alliance_journal.guide.care_words import Care, Told, cares_in
from alliance_journal.guide.offers import offers_for
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import SetId
from alliance_journal.model.entries import Entry
from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import PromptSet

HARM: Final = (
    "Your entry mentions possible harm. This journal is not the clinical record and tells nobody. If someone may not "
    "be safe, use your service's procedure now and write it in the proper record."
)
OWN: Final = "You wrote something heavy about yourself. It need not be carried alone: who could you speak to today?"
CIRCLING: Final = "You have come back to this {times} times within a week. Would it help to take it to someone?"
BOUNDARY: Final = "Many find this one worth taking to supervision."
FALLEN: Final = "These numbers are lower than your earlier ones with this client. Would a longer look help?"
STRAIN: Final = SetId("strain")
_NUMBERS: Final = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Kind(Enum):
    """What a remark is, the first one first: of all that might be said only the first is."""

    HARM = "harm"
    OWN = "own"
    CIRCLING = "circling"
    BOUNDARY = "boundary"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say: its kind, its line, and the set that it offers, if it is an offer."""

    kind: Kind
    line: str
    set: SetId | None = None


@dataclass(frozen=True)
class Occasion:
    """A walk that has become an entry, the sets there are, and a way to the earlier entries with the same client.

    `earlier` yields the latest meeting first and is called only where a rule cannot do without; `reminds` and `guards`
    say which rules the worker wants.
    """

    walk: Walk = field(repr=False)
    entry: Entry = field(repr=False)
    sets: Mapping[SetId, PromptSet] = field(repr=False)
    earlier: Callable[[], Iterable[Entry]] = field(repr=False)
    reminds: bool = True
    guards: bool = True

    @cached_property
    def cares(self) -> frozenset[Care]:
        """What the entry's own words are about; nothing where the worker does not want to be reminded."""
        return cares_in(_told(self.walk, self.entry)) if self.reminds else frozenset()


def remark_on(occasion: Occasion) -> Remark | None:
    """Return the first thing there is to say, None where there is nothing."""
    return next((found for kind in Kind if (found := _RULES[kind](occasion))), None)


def _told(walk: Walk, entry: Entry) -> Iterable[Told]:
    """Yield every answer in words, and every feeling that was named in the worker's own words."""
    theirs = {question.id for question in walk.prompt_set.questions if question.holder is Holder.CLIENT}
    for answer in entry.answers:
        yield Told(answer.text, as_client=answer.question in theirs)
    for word in entry.feelings:
        if word not in FEELINGS:
            yield Told(f"I feel {word}")


def _harm(occasion: Occasion) -> Remark | None:
    return Remark(Kind.HARM, HARM) if Care.HARM in occasion.cares else None


def _own(occasion: Occasion) -> Remark | None:
    return Remark(Kind.OWN, OWN) if Care.OWN in occasion.cares else None


def _boundary(occasion: Occasion) -> Remark | None:
    return Remark(Kind.BOUNDARY, BOUNDARY) if Care.BOUNDARY in occasion.cares else None


def _circling(occasion: Occasion) -> Remark | None:
    entry, sets = occasion.entry, occasion.sets
    if not occasion.guards or entry.client is None or not is_high(entry, sets):
        return None
    times = times_without_a_step(entry, occasion.earlier(), sets)
    return Remark(Kind.CIRCLING, CIRCLING.format(times=_in_words(times))) if times else None


def _in_words(times: int) -> str:
    return _NUMBERS[times - 3] if 0 <= times - 3 < len(_NUMBERS) else str(times)


def _offer(occasion: Occasion) -> Remark | None:
    """Return the first offer of the set that holds; a set that ever offers a look at a strain does so after a fall."""
    for offer in offers_for(occasion.walk):
        if offer.set in occasion.sets:
            return Remark(Kind.OFFER, offer.line, offer.set)
    may_offer = STRAIN in occasion.sets and any(offer.set == STRAIN for offer in occasion.walk.prompt_set.offers)
    if not may_offer or occasion.entry.client is None or not occasion.entry.ratings:
        return None
    from alliance_journal.findings.falling import has_fallen  # noqa: PLC0415  only ratings pay for their rules

    return Remark(Kind.OFFER, FALLEN, STRAIN) if has_fallen(occasion.entry, occasion.earlier()) else None


_RULES: Final[Mapping[Kind, Callable[[Occasion], Remark | None]]] = {
    Kind.HARM: _harm,
    Kind.OWN: _own,
    Kind.CIRCLING: _circling,
    Kind.BOUNDARY: _boundary,
    Kind.OFFER: _offer,
}
