"""From what the learned coder says of sentences to suggestions: where it is sure enough, after the worker's answers.

What the worker said yes or no to moves what is alike: the nearest confirmed and the nearest refused sentence of the
same theme count. That is worked out anew from the reviews in the entries, so that it ends when a review is removed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.alike import Answers, together
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place, Sighting, Source, Status, Theme
from alliance_journal.themes.learned.scored import Judged, Scored, sigmoid
from alliance_journal.themes.reviews import Reviews

MOST_IN_SENTENCE: Final = 3
"""More themes than this are not suggested for one sentence."""
_RULE: Final = ("learned",)


@dataclass(frozen=True, slots=True)
class Yielding:
    """How far answers move suggestions: from which cosine two sentences are alike, and by how much at the most.

    `weight` is in log odds.
    """

    near: float = 0.5
    weight: float = 2.0


def open_themes(
    document: Document, found: Sequence[Scored], sightings: Sequence[Sighting], themes: Mapping[ThemeId, Theme]
) -> tuple[tuple[Scored, ...], tuple[Judged, ...]]:
    """Return what is left to be suggested in an entry, and the sentences that the worker judged.

    A theme that another layer has read in a sentence, however it read it, is not suggested there again.
    """
    reviews = Reviews(document, themes)
    judged = tuple(
        Judged(one.review.theme, one.review.verdict == "yes", scored.vector)
        for one in (reviews.each if found else ())
        if one.review.quote.strip()
        for scored in found
        if any(start < _end(scored.place) and scored.place.offset < end for start, end in one.spans)
    )
    kept = (one._replace(themes=dict(_open(one, sightings, reviews))) for one in found)
    return tuple(one for one in kept if one.themes), judged


def _open(one: Scored, sightings: Sequence[Sighting], reviews: Reviews) -> Iterator[tuple[ThemeId, float]]:
    seen = {sighting.theme for sighting in sightings if _overlap(sighting.place, one.place)}
    for theme, confidence in one.themes.items():
        if theme not in seen and reviews.allow(_suggested(theme, Holder.OTHER, one.place, confidence)):
            yield theme, confidence


def _suggested(theme: ThemeId, holder: Holder, place: Place, confidence: float) -> Sighting:
    return Sighting(theme, Source.LEARNED, Status.PRESENT, holder, place, confidence, _RULE)


def with_suggestions(
    entries: Iterable[EntryFacts],
    themes: Mapping[ThemeId, Theme],
    thresholds: Mapping[ThemeId, float],
    yielding: Yielding,
) -> list[EntryFacts]:
    """Return the entries with what is suggested in them among their sightings, in reading order."""
    entries = list(entries)
    judged = _by_theme(entries)
    return [_with_own(facts, themes, thresholds, judged, yielding) for facts in entries]


def _with_own(
    facts: EntryFacts,
    themes: Mapping[ThemeId, Theme],
    thresholds: Mapping[ThemeId, float],
    judged: Mapping[ThemeId, Answers],
    yielding: Yielding,
) -> EntryFacts:
    if not facts.scored:
        return facts
    found = []
    for one in facts.scored:
        sure = [
            (confidence, theme)
            for theme, own in one.themes.items()
            if theme in themes
            and (confidence := moved(own, one.vector, judged.get(theme), yielding)) >= thresholds.get(theme, 2.0)
        ]
        best = sorted(sure, key=lambda pair: (-pair[0], pair[1]))[:MOST_IN_SENTENCE]
        found += [_suggested(theme, themes[theme].holder, one.place, round(sureness, 2)) for sureness, theme in best]
    if not found:
        return facts
    return replace(facts, sightings=tuple(sorted((*facts.sightings, *found), key=_reading_order)))


def moved(own: float, vector: bytes, judged: Answers | None, yielding: Yielding) -> float:
    """Return a confidence after the worker's own answers about alike sentences (0 to 1)."""
    if judged is None:
        return own
    yes, no = (_alike(cosine, yielding) for cosine in judged.nearest(vector))
    if yes == no:
        return own
    certain = min(max(own, 1e-6), 1 - 1e-6)
    odds = log(certain / (1 - certain)) + yielding.weight * (yes - no)
    return sigmoid(odds)


def _alike(cosine: float, yielding: Yielding) -> float:
    """Return how alike two sentences are: 0 up to where `near` begins, 1 where they are the same."""
    return min(max((cosine - yielding.near) / (1 - yielding.near), 0.0), 1.0)


def _by_theme(entries: Iterable[EntryFacts]) -> dict[ThemeId, Answers]:
    judged: dict[ThemeId, list[Judged]] = {}
    for facts in entries:
        for one in facts.judged:
            judged.setdefault(one.theme, []).append(one)
    return {theme: together(ones) for theme, ones in judged.items()}


def _reading_order(sighting: Sighting) -> tuple[int, int]:
    return sighting.place.offset, sighting.place.end


def _overlap(one: Place, other: Place) -> bool:
    return one.offset < _end(other) and other.offset < _end(one)


def _end(place: Place) -> int:
    return place.offset + place.end - place.start
