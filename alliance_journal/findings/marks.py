"""What one entry says about a strain, in the worker's own marks: its kind, how it stands, which way, what was tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from alliance_journal.findings.counting import is_certain, is_only_suggested
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.roles import STRAIN_RATING, Sets
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import Role
from alliance_journal.model.themes import Sighting, Source, Status

OPENING_RATING: Final = 6
"""A strain rating from here on opens a strain without any other mark (0-10)."""
MENDED_RATING: Final = 7
"""A `mend` rating from here on closes it (0-10, how far it was put right)."""
REPAIRED: Final = "ro.repaired"
UNRESOLVED: Final = "ro.unresolved"

Kind = Literal["unsure", "strain", "rupture"]
State = Literal["open", "partly", "mended"]
_STATES: Final[dict[str, State]] = {"together": "mended", "partly": "partly", "open": "open"}
"""How things stand, by the option ticked for it; any other, such as `unknown`, leaves it as it was."""
_NOW: Final[dict[str, State]] = {"over": "mended", "still": "open"}
"""Where a strain is, as the set for strains asks it on its first page: it counts where nothing else was said."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What an entry adds to a strain.

    `state` is None where it says nothing about how things stand; `directions` are `away`, `against` or both; `tried`
    are themes of repair in reading order; `may_be_mended` says that words may tell of mending, which is a suggestion
    and ends no strain by itself.
    """

    state: State | None
    directions: tuple[str, ...]
    tried: tuple[str, ...]
    may_be_mended: bool


def kind_of(facts: EntryFacts, sets: Sets) -> Kind | None:
    """Return the kind of strain that this entry marks, or None where it marks none; words outrank numbers."""
    picks = facts.picks
    if not picks:
        return "strain" if (sets.strain_rating(facts) or 0) >= OPENING_RATING else None
    level = sets.ticked(facts, Role.LEVEL)
    if "rupture" in level:
        return "rupture"
    if "strain" in level or "tense" in picks.get("between", ()):
        return "strain"
    if (sets.strain_rating(facts) or 0) >= OPENING_RATING:
        return "unsure" if "unsure" in level else "strain"
    # No word chosen for it, but how it stands: the worker says there is something to stand.
    outcome = sets.ticked(facts, Role.OUTCOME)
    return "unsure" if "open" in outcome or "partly" in outcome or "still" in picks.get("now", ()) else None


def marks_in(facts: EntryFacts, sets: Sets, kind: Kind | None) -> Marks:
    """Return what the entry adds to a strain; `kind` is what `kind_of` says of it."""
    present = (one for one in facts.sightings if one.status is Status.PRESENT and not is_only_suggested(one))
    repair = [one for one in present if one.theme.startswith("r")]
    state = _state(facts, sets, kind, repair)
    may_be = state is None and any(one.theme == REPAIRED for one in repair)
    return Marks(state, _directions(facts), _tried(repair), may_be)


def _state(facts: EntryFacts, sets: Sets, kind: Kind | None, repair: Sequence[Sighting]) -> State | None:
    """Return how things stand by this entry: by the outcome ticked, else a review, a number, or `now`.

    A `mend` number speaks of the strain of its own meeting: beside a slight strain it says nothing about an older one,
    unless it was easy between them as well.
    """
    if outcome := sets.ticked(facts, Role.OUTCOME):
        return next((_STATES[option] for option in outcome if option in _STATES), None)
    if repair and (reviewed := _reviewed(repair)):
        return reviewed
    if facts.ratings.get("mend", 0) >= MENDED_RATING:
        slight = kind is None and (sets.strain_rating(facts) or STRAIN_RATING) < STRAIN_RATING
        if not slight or "easy" in facts.picks.get("between", ()):
            return "mended"
    return next((_NOW[option] for option in facts.picks.get("now", ()) if option in _NOW), None)


def _reviewed(repair: Sequence[Sighting]) -> State | None:
    """Return what the worker confirmed about how it ended; both at once is partly."""
    confirmed = {one.theme for one in repair if one.source is Source.REVIEW}
    if REPAIRED in confirmed:
        return "partly" if UNRESOLVED in confirmed else "mended"
    return "open" if UNRESOLVED in confirmed else None


def _directions(facts: EntryFacts) -> tuple[str, ...]:
    """Return which way the client moved, as ticked: by name, or by what they were seen to do."""
    if not facts.picks:
        return ()
    ticked = facts.picks.get("direction", ())
    families = {option[:3] for options in facts.picks.values() for option in options}
    ways = (("away", "cw."), ("against", "cc."))
    return tuple([way for way, family in ways if way in ticked or "both" in ticked or family in families])


def _tried(repair: Sequence[Sighting]) -> tuple[str, ...]:
    """Return the strategies the worker used, by words or ticks; those of others, or only guessed at, are none."""
    return tuple([one.theme for one in repair if one.theme.startswith("rs.") and _is_done(one)])


def _is_done(sighting: Sighting) -> bool:
    said = sighting.source is Source.PHRASE and sighting.holder is Holder.WORKER
    return is_certain(sighting) or said
