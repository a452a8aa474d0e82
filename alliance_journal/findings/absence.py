"""What stood in the entry before a missed meeting: themes of both sides, in counts, beside the rest of the journal."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from alliance_journal.findings.counting import counts, is_only_suggested
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Found
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Sighting, Theme

LEAST_ABSENCES: Final = 3
"""With fewer nothing is said: one bad week is no pattern."""
MISSED_SET: Final = "missed"
MISSED: Final = ThemeId("cw.missed")


@dataclass(frozen=True, slots=True)
class Before:
    """One theme: in how many of the entries before an absence it stood, in how many others, and its places there."""

    theme: Theme
    entries: int
    elsewhere: int
    evidence: tuple[tuple[EntryFacts, Sighting], ...]


@dataclass(frozen=True, slots=True)
class AbsenceAfter:
    """The themes in the entry before each absence; both sides, or neither.

    `absences` pairs the id of that entry with the id of the missed meeting; several missed ones in a row are one
    absence. `others` counts the entries that are neither.
    """

    absences: tuple[tuple[str, str], ...]
    others: int
    client: tuple[Before, ...] = ()
    worker: tuple[Before, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether there are enough absences to say anything."""
        return len(self.absences) >= LEAST_ABSENCES


def is_missed(facts: EntryFacts, themes: Mapping[ThemeId, Theme]) -> bool:
    """Whether the entry is about a meeting that was missed, cancelled, late or cut short."""
    if facts.set == MISSED_SET:
        return True
    theme = themes.get(MISSED)
    missed = [one for one in facts.sightings if one.theme == MISSED and not is_only_suggested(one)]
    return theme is not None and any(counts(one, theme) for one in missed)


def absence_after(entries: Sequence[EntryFacts], found: Found, themes: Mapping[ThemeId, Theme]) -> AbsenceAfter:
    """Return what stood before the absences of these entries, which come in the order of meetings."""
    pairs = _pairs(entries, found)
    absences = tuple((before.id, missed.id) for before, missed in pairs)
    apart = {facts.path for pair in pairs for facts in pair}
    others = [facts for facts in entries if facts.path not in apart and not _is_absence(facts, found)]
    if len(pairs) < LEAST_ABSENCES:
        return AbsenceAfter(absences, len(others))
    base = Counter(theme for facts in others for theme in found[facts.path])
    stood = [before for before, _ in pairs]
    return AbsenceAfter(
        absences,
        len(others),
        client=_side(stood, found, themes, base, Holder.CLIENT),
        worker=_side(stood, found, themes, base, Holder.WORKER),
    )


def _is_absence(facts: EntryFacts, found: Found) -> bool:
    return facts.set == MISSED_SET or MISSED in found[facts.path]


def _pairs(entries: Iterable[EntryFacts], found: Found) -> list[tuple[EntryFacts, EntryFacts]]:
    """Return (entry before, first missed one) for each absence of a client whose meetings had begun."""
    last: dict[str, EntryFacts] = {}
    pairs: list[tuple[EntryFacts, EntryFacts]] = []
    for facts in entries:
        if not facts.client:
            continue
        if not _is_absence(facts, found):
            last[facts.client] = facts
        elif before := last.pop(facts.client, None):
            pairs.append((before, facts))
    return pairs


def _side(
    stood: Sequence[EntryFacts],
    found: Found,
    themes: Mapping[ThemeId, Theme],
    base: Mapping[ThemeId, int],
    holder: Holder,
) -> tuple[Before, ...]:
    """Return the themes of one side, the most frequent first."""
    places: dict[ThemeId, list[tuple[EntryFacts, Sighting]]] = {}
    for facts in stood:
        for name, sightings in found[facts.path].items():
            if _speaks_of(themes.get(name), holder):
                places.setdefault(name, []).extend((facts, sighting) for sighting in sightings)
    rows = [
        Before(themes[name], len({facts.path for facts, _ in held}), base.get(name, 0), tuple(held))
        for name, held in places.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.entries, row.theme.id)))


def _speaks_of(theme: Theme | None, holder: Holder) -> bool:
    """Whether a theme is what one side did or felt; what was tried to mend is told elsewhere."""
    return theme is not None and theme.holder is holder and theme.family.partition("_")[0] in {"client", "worker"}
