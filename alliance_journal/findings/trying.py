"""A text that is not an entry and is not kept, read for themes: what is found, why, and what comes near."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from math import log
from typing import Final

from alliance_journal.entrytext.document import Document, Section
from alliance_journal.findings.counting import counts
from alliance_journal.model.codes import EntryId, QuestionId, SetId, ThemeId
from alliance_journal.model.entries import Entry
from alliance_journal.model.themes import Sighting, Theme
from alliance_journal.themes.coder import Coder
from alliance_journal.themes.context import shipped_context
from alliance_journal.themes.grammar import variants_of
from alliance_journal.themes.phrases import Phrasebook
from alliance_journal.themes.words import words_in

_NOWHERE: Final = datetime(2000, 1, 1, tzinfo=UTC)
_PHRASE: Final = "phrase: "
MOST_NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """A theme found in a text that was tried: where, and whether it would count."""

    theme: Theme
    sighting: Sighting
    sentence: str = field(repr=False)

    @property
    def counts(self) -> bool:
        """Whether it would count in a summary."""
        return counts(self.sighting, self.theme)


@dataclass(frozen=True, slots=True)
class Near:
    """A phrase that shares words with a text, and its theme."""

    theme: Theme
    phrase: str


def as_document(text: str) -> Document:
    """Return a text as an entry with one answer to no question in particular."""
    entry = Entry(EntryId("tried"), _NOWHERE, _NOWHERE.date(), SetId(""))
    return Document(text, "", entry, (Section(QuestionId(""), "", False, 1, 0, len(text)),))


def tried(text: str, coder: Coder, themes: Mapping[ThemeId, Theme]) -> tuple[Tried, ...]:
    """Return the themes that a coder finds in a text, in reading order."""
    return tuple(
        Tried(themes[one.theme], one, one.quote_in(text))
        for one in coder.sightings_in(as_document(text), {})
        if one.theme in themes
    )


def phrase_of(sighting: Sighting) -> str:
    """Return the phrase that a sighting stands on; nothing where it stands on something else."""
    named = (rule.removeprefix(_PHRASE) for rule in sighting.rule if rule.startswith(_PHRASE))
    return next(named, "")


def nearest_phrases(text: str, themes: Sequence[Theme], *, most: int = MOST_NEAR) -> tuple[Near, ...]:
    """Return the phrases that share the rarest words with a text, the nearest first; one for each theme."""
    context = shipped_context()
    lines = [(theme, phrase) for theme in themes for phrase in theme.phrases]
    ways = [variants_of(phrase, context.slots) for _, phrase in lines]
    keys = [_telling(chain.from_iterable(way), context.vocabulary.common) for way in ways]
    known = Phrasebook(ways, context.vocabulary).known
    said = frozenset().union(*(known[word] for word in words_in(text, 0, len(text))))
    often = Counter(key for of_phrase in keys for key in of_phrase)
    best: dict[ThemeId, tuple[float, Near]] = {}
    for (theme, phrase), of_phrase in zip(lines, keys, strict=True):
        shared = sum(log((len(lines) + 1) / often[key]) for key in of_phrase & said)
        if shared > best.get(theme.id, (0.0,))[0]:
            best[theme.id] = (shared, Near(theme, phrase))
    return tuple(near for _, near in sorted(best.values(), key=lambda one: -one[0])[:most])


def _telling(keys: Iterable[str], common: Mapping[str, int]) -> frozenset[str]:
    """Return the words of a phrase that are no slots, gaps or words that every text is full of."""
    return frozenset(key for key in keys if key[0] not in "{." and key.rstrip("+*") not in common)
