"""The worker's own feelings: rated in the picker, or named in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from alliance_journal.findings.facts import EntryFacts


@dataclass(frozen=True, slots=True)
class Feeling:
    """One feeling of the picker.

    `entries` counts where it was rated or named, `in_words` where it was named only; `strongest` is the highest rating
    (1-3), 0 where it was never rated.
    """

    word: str
    entries: int
    strongest: int
    in_words: int = 0


def feelings_in(entries: Sequence[EntryFacts]) -> tuple[Feeling, ...]:
    """Return every feeling that was rated above 0 or named, the most frequent first."""
    rated: dict[str, dict[str, int]] = {}
    for facts in entries:
        for word in dict.fromkeys(word for word, _ in facts.felt):
            rated.setdefault(word, {})[facts.path] = 0
        for word, strength in facts.feelings.items():
            if strength > 0:
                rated.setdefault(word, {})[facts.path] = strength
    feelings = (
        Feeling(word, len(held), max(held.values()), sum(not strength for strength in held.values()))
        for word, held in rated.items()
    )
    return tuple(sorted(feelings, key=lambda feeling: (-feeling.entries, feeling.word)))
