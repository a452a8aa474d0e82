"""The way back from the words of a feeling to its subject, over adverbs, helping verbs and verbs of feeling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Words

YET: Final = "yet"
"""A word that begins a clause elsewhere, but not in "not yet"."""
_UNAVOIDABLE: Final = frozenset({"couldn't", "can't", "cannot", "couldnt", "cant"})
_COULD: Final = frozenset({"could", "couldn't", "couldnt"})
_PAIRS: Final = {
    ("kind", "of"): 2,
    ("sort", "of"): 2,
    ("bit", "of"): 2,
    ("help", "but"): 1,
    ("nothing", "but"): 2,
    ("all", "the"): 1,
}
"""Two words that mean nothing on the way, and how many of them to pass: "kind of", "all the more", "help but"."""
_SHORTEST_ADVERB: Final = 5


@dataclass(frozen=True, slots=True)
class _Step:
    """What one word on the way back means."""

    linked: bool = False
    felt: bool = False
    negated: bool = False
    supposed: bool = False


@dataclass(slots=True)
class Walk:
    """How far one came: the word that stopped the walk (-1 before the first), and what was passed on the way.

    `parted` tells that the word stands in another clause, `linked` that a verb of being or feeling was passed, `felt`
    that it was one of feeling.
    """

    place: int
    parted: bool = False
    linked: bool = False
    felt: bool = False
    negated: bool = False
    supposed: bool = False

    @property
    def ended(self) -> bool:
        """Whether nothing of the clause is left before the words that were passed."""
        return self.parted or self.place < 0


class Walker:
    """Walks back with the lists of one table of feelings."""

    def __init__(self, frames: Mapping[str, Words]) -> None:
        """Sort the words by what they mean on the way."""
        self._frames = frames
        self._steps = {
            **dict.fromkeys(frames["degrees"] | frames["helpers"] | frames["amounts"], _Step()),
            **dict.fromkeys(frames["links"], _Step(linked=True)),
            **dict.fromkeys(frames["feels"], _Step(linked=True, felt=True)),
            **dict.fromkeys(frames["modals"], _Step(supposed=True)),
            **dict.fromkeys(frames["negators"], _Step(negated=True)),
            **dict.fromkeys(frames["negators"] & frames["links"], _Step(linked=True, negated=True)),
        }
        self._known: Words = frames["people"] | frames["things"] | frames["joins"] | frames["negators"]
        for word in frames["people"] | frames["things"]:
            self._steps.pop(word, None)

    def back(self, sentence: Sentence, start: int, *, spare: int = 0) -> Walk:
        """Return the walk from the word before `start`; `spare` words before any verb may be unknown ones."""
        walk = Walk(start - 1)
        words = sentence.words
        while walk.place >= 0 and not walk.parted:
            place = walk.place
            if sentence.clauses[place] != sentence.clauses[place + 1] and not self._runs_on(words, place):
                walk.parted = True
            elif count := self._passed(words, place, walk):
                walk.place -= count
            elif spare and not walk.linked and self.is_unknown(words[place]):
                spare -= 1
                walk.place -= 1
            else:
                break
        if walk.negated and self._is_utmost(words[walk.place + 1 : start + 1]):
            walk.negated = walk.supposed = False
        return walk

    def _is_utmost(self, passed: Sequence[str]) -> bool:
        """Whether the words are "could not be more pleased", "couldn't be happier"."""
        more = "more" in passed or passed[-1].endswith("er")
        return more and "be" in passed and not _COULD.isdisjoint(passed)

    def is_unknown(self, word: str) -> bool:
        """Whether a word is neither a person nor a thing nor a conjunction nor "not"."""
        return word not in self._known

    def _runs_on(self, words: Sequence[str], place: int) -> bool:
        """Whether no clause begins after a place, though it seems so: "not yet", "help but"."""
        return words[place + 1] == YET or (words[place], words[place + 1]) in _PAIRS

    def _passed(self, words: Sequence[str], place: int, walk: Walk) -> int:
        """Return how many words can be passed from a place on, and note what they mean."""
        word = words[place]
        step = self._steps.get(word)
        if step is None:
            return self._passed_odd(words, place, walk)
        walk.linked |= step.linked
        walk.felt |= step.felt
        walk.negated |= step.negated
        walk.supposed |= step.supposed
        return 1

    def _passed_odd(self, words: Sequence[str], place: int, walk: Walk) -> int:
        """Return the same for words that mean something only beside others: "kind of", "began to", "couldn't help"."""
        word = words[place]
        before = words[place - 1] if place else ""
        if word == "to":
            walk.supposed |= before not in self._frames["starters"]
            return 2 if before in self._frames["starters"] else 0
        if word == "help":
            return 2 if before in _UNAVOIDABLE else 3 * (words[max(0, place - 2) : place] == ["could", "not"])
        if word == "a":
            return int(words[place + 1] in self._frames["amounts"])
        is_adverb = word.endswith("ly") and len(word) >= _SHORTEST_ADVERB and word not in self._frames["lookalikes"]
        return _PAIRS.get((before, word), int(is_adverb))
