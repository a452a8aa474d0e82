"""Facts with suggestions of a learned coder that never ran, and what it would have said of their sentences."""

from dataclasses import dataclass, replace
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Sighting, Source
from alliance_journal.themes.learned.scored import Scored
from tests.findings.fakes import a_document, facts_with, said

TEXT: Final = "Her coat stayed buttoned the whole hour. She went quiet. I rang the landlord."
COAT: Final = "Her coat stayed buttoned the whole hour."
LANDLORD: Final = "I rang the landlord."
VECTOR: Final = bytes([127] + [0] * 63)


@dataclass(frozen=True, slots=True)
class FactsRead(EntryFacts):
    """Facts of an entry that the learned coder has read."""

    scored: tuple[Scored, ...] | None = None


def suggested(document: Document, theme: str, words: str, confidence: float = 0.71) -> Sighting:
    """Return what the learned coder suggests in these words."""
    return replace(said(document, theme, words, source=Source.LEARNED), confidence=confidence, rule=("learned",))


def read_by_the_coder(facts: EntryFacts, *own: float) -> FactsRead:
    """Return the facts with the coder's own confidence in each of their suggestions, in reading order."""
    seen = [one for one in facts.sightings if one.source is Source.LEARNED]
    scored = tuple(Scored(one.place, VECTOR, {one.theme: value}) for one, value in zip(seen, own, strict=True))
    values = {name: getattr(facts, name) for name in EntryFacts.__slots__}
    return FactsRead(**(values | {"scored": scored}))


def an_entry(day: str, *, phrase: bool = False, coat: float = 0.71) -> tuple[Document, EntryFacts]:
    """Return an entry in which the client going quiet is suggested, and with `phrase` found in the words as well."""
    document = a_document(day, answers={"moment": TEXT})
    found = [suggested(document, "cw.minimal", COAT, coat)]
    if phrase:
        found.append(said(document, "cw.minimal", "She went quiet."))
    return document, facts_with(document, *found)


QUIET: Final = ThemeId("cw.minimal")
