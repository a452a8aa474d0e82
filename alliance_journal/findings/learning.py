"""The learned coder at work in a journal: each entry is scored once, and what it said is remembered by its words."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Final

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.storage.remembered import Remembered
from alliance_journal.themes.learned.scored import VECTOR_LENGTH, Scored, Scorer

OFTEN: Final = 64
"""After so many newly scored entries what was found is saved, so that stopping loses little."""

Holders = Mapping[str, Holder]


@dataclass
class Learning:
    """Scores entries, remembers what was said of them, and keeps quiet once the network cannot be loaded.

    `make` gives the coder when the first entry has to be scored; `memory` is None where no trace may be left.
    `trouble` is why there are no suggestions, once that is known. `scores` is false where nobody may wait: then only
    what is remembered is told.
    """

    stamp: str
    make: Callable[[], Scorer] = field(repr=False)
    memory: Remembered | None = field(default=None, repr=False)
    scores: bool = True
    trouble: str = ""
    used: set[str] = field(default_factory=set, repr=False)
    _scorer: Scorer | None = field(default=None, repr=False)
    _since_saved: int = field(default=0, repr=False)

    @property
    def scorer(self) -> Scorer:
        """The coder, made on first use; raises LearnedUnavailableError where there is none."""
        if self._scorer is None:
            self._scorer = self.make()
        return self._scorer

    @property
    def can_score(self) -> bool:
        """Whether an entry that it has not read yet would be read now."""
        return self.scores and not self.trouble

    def scored(self, document: Document, holders: Holders) -> tuple[Scored, ...] | None:
        """Return what the coder says of an entry; None where it has not read it and cannot, or may not now."""
        key = key_of(document, holders)
        self.used.add(key)
        known = self.memory.get(key, lambda row: _from_row(document, row)) if self.memory else None
        if known is not None or not self.can_score:
            return known
        try:
            found = tuple(self.scorer.scored(document, holders))
        except AllianceJournalError as error:
            self.trouble = error.sentence
            return None
        self._remember(key, document, found)
        return found

    def knows(self, document: Document, holders: Holders) -> bool:
        """Whether nothing would have to be scored for an entry."""
        return self.memory is not None and self.memory.get(key_of(document, holders), lambda _row: True) is not None

    def _remember(self, key: str, document: Document, found: Sequence[Scored]) -> None:
        if self.memory is None:
            return
        self.memory.put(key, _to_row(document, found))
        self._since_saved += 1
        if self._since_saved >= OFTEN:
            self.save()

    def save(self, *, whole: bool = False) -> None:
        """Write what is remembered; after the `whole` journal was read, without what belongs to no entry any more."""
        self._since_saved = 0
        if self.memory is not None:
            self.memory.save(keep=self.used if whole else None)


def key_of(document: Document, holders: Holders) -> str:
    """Return a hash of what the coder sees of an entry: its answers, and whose acts each is expected to speak of."""
    digest = blake2b(digest_size=16)
    for section in document.sections:
        holder = holders.get(section.question)
        text = document.text[section.start : section.end]
        part = f"{section.question}\0{holder.value if holder else ''}\0{len(text)}\0{text}\0"
        digest.update(part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _to_row(document: Document, found: Sequence[Scored]) -> list[Any]:
    """Return what was found as plain lists, each place counted from the beginning of its answer."""
    rows = []
    for one in found:
        number, section = next(
            (number, section)
            for number, section in enumerate(document.sections)
            if section.start <= one.place.offset < section.end
        )
        start = one.place.offset - section.start
        length = one.place.end - one.place.start
        rows.append([number, start, length, base64.b64encode(one.vector).decode(), dict(one.themes)])
    return rows


def _from_row(document: Document, row: Any) -> tuple[Scored, ...]:  # noqa: ANN401  as it was found in a file
    """Return what a row says of an entry; raises ValueError where it is not one of ours."""
    try:
        return tuple(_scored(document, *one) for one in row)
    except (TypeError, IndexError, AttributeError) as error:
        message = "not a row of this memory"
        raise ValueError(message) from error


def _scored(document: Document, number: int, start: int, length: int, vector: str, themes: dict[str, float]) -> Scored:  # noqa: PLR0913, PLR0917  the cells of a row
    section = document.sections[number]
    begin = section.start + start
    raw = base64.b64decode(vector, validate=True)
    if not all(0 <= value <= 1 for value in themes.values()):
        message = "a confidence beyond 0 and 1"
        raise ValueError(message)
    if start < 0 or length < 1 or begin + length > section.end or len(raw) != VECTOR_LENGTH:
        message = "a place outside of its answer"
        raise ValueError(message)
    confident = {ThemeId(theme): float(value) for theme, value in themes.items()}
    return Scored(place_at(document.text, begin, begin + length), raw, confident)
