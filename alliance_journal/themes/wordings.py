"""Words that keep coming back in a worker's notes beyond the codebook: one to four in a row, in several entries.

Scored by the Poisson deviance of the number of entries from what the worker's other notes (or, where there are none,
sentences of the same kind by other hands) would let one expect, times how much of the time they are spread over.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain
from math import log
from pathlib import Path
from typing import Final, NamedTuple

from alliance_journal.themes.sentences import sentences_in
from alliance_journal.themes.toml import parsed
from alliance_journal.themes.words import CODE, WORD, fold

LEAST_ENTRIES: Final = 3
LEAST_SLICES: Final = 2
SLICES: Final = 6
"""The time from the first entry to the last is cut into so many equal parts; a wording stands in at least two."""
LONGEST: Final = 4
"""Words in a row, at most."""
MERGED_FROM: Final = 0.6
"""A shorter wording is part of a longer one that stands in at least this share of its entries."""
LEAST_SCORE: Final = 2.0
"""A wording with less is about as frequent as could be expected."""
LEAST_OTHERS: Final = 8
"""With fewer other notes they say nothing about what to expect."""
_SHORTEST: Final = 3


class Written(NamedTuple):
    """One word where it stands: in small letters, and the offsets of it in its file."""

    word: str
    start: int
    end: int
    named: bool
    """Whether it has a capital in the middle of a sentence, as names have."""


@dataclass(frozen=True, slots=True)
class Note:
    """One entry as it is searched for wordings: its day, and its sentences as words."""

    entry: str
    day: date
    sentences: tuple[tuple[Written, ...], ...] = field(repr=False)


class WordPlace(NamedTuple):
    """Where a wording stands: its entry, and its offsets in the file."""

    entry: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that keep coming back: in how many entries, in how many parts of the time, and where, the newest first."""

    places: tuple[WordPlace, ...]
    slices: int
    score: float

    @property
    def entries(self) -> int:
        """In how many entries they stand."""
        return len(self.places)


Gram = tuple[str, ...]
_Grams = dict[Gram, dict[int, WordPlace]]
"""For each wording the notes it stands in, by number, with its first place there."""


def note_of(entry: str, day: date, text: str, spans: Iterable[tuple[int, int]]) -> Note:
    """Return an entry's answers, at `spans` of its text, as a note."""
    sentences = (sentence for span in spans for sentence in sentences_in(text, *span))
    return Note(entry, day, tuple(tuple(_words(text, *span)) for span in sentences))


def _words(text: str, start: int, end: int) -> Iterator[Written]:
    for place, found in enumerate(WORD.finditer(text, start, end)):
        word = found[0]
        yield Written(fold(word), found.start(), found.end(), place > 0 and word[0].isupper() and word != "I")


def recurring_wordings(
    notes: Sequence[Note], others: Sequence[Note] = (), ordinary: Sequence[str] = (), *, most: int = 20
) -> tuple[Wording, ...]:
    """Return the wordings that come back in `notes`, the most telling first.

    `others` are the worker's other notes; with fewer than eight of them, `ordinary` sentences say what to expect: the
    codebook's examples are of the same kind.
    """
    grams = _merged(_frequent(notes))
    expected = _from_others(len(notes), others, grams) or _from_sentences(notes, ordinary, grams)
    slice_of = _slices(notes)
    found = []
    for gram, places in grams.items():
        slices = len({slice_of[number] for number in places})
        score = _deviance(len(places), expected[gram]) * slices / SLICES
        if slices >= LEAST_SLICES and score >= LEAST_SCORE:
            newest_first = tuple(places[number] for number in sorted(places, reverse=True))
            found.append((-score, gram, Wording(newest_first, slices, round(score, 3))))
    return tuple(wording for *_, wording in sorted(found, key=lambda one: one[:2])[:most])


def _frequent(notes: Sequence[Note]) -> _Grams:
    """Return the wordings of every length that stand in enough entries.

    Length by length: a longer one is counted only where both its shorter parts stand in enough entries, so that a
    large journal needs little memory.
    """
    names = _names(notes)
    kept: _Grams = {}
    frequent: set[Gram] = {()}
    for length in range(1, LONGEST + 1):
        counted = _counted(notes, length, frequent)
        enough = {gram: places for gram, places in counted.items() if len(places) >= LEAST_ENTRIES}
        kept.update((gram, places) for gram, places in enough.items() if _tells(gram, names))
        frequent = set(enough)
    return kept


def _counted(notes: Sequence[Note], length: int, frequent: set[Gram]) -> _Grams:
    counted: _Grams = {}
    for number, note in enumerate(notes):
        for sentence in note.sentences:
            words = tuple(written.word for written in sentence)
            for at in range(len(words) - length + 1):
                gram = words[at : at + length]
                if gram[1:] in frequent and gram[:-1] in frequent:
                    place = WordPlace(note.entry, sentence[at].start, sentence[at + length - 1].end)
                    counted.setdefault(gram, {}).setdefault(number, place)
    return counted


def _names(notes: Iterable[Note]) -> frozenset[str]:
    """Return the words that are written as names, or as client codes, at least half of the time inside a sentence."""
    inside: dict[str, int] = {}
    named: dict[str, int] = {}
    for written in chain.from_iterable(sentence[1:] for note in notes for sentence in note.sentences):
        inside[written.word] = inside.get(written.word, 0) + 1
        named[written.word] = named.get(written.word, 0) + written.named
    return frozenset(word for word, count in named.items() if count * 2 >= inside[word] and count)


def _tells(gram: Gram, names: frozenset[str]) -> bool:
    """Whether a wording can say something: no small word at its ends, no name or code in it, not ordinary alone."""
    lists = _lists()
    if gram[0] in lists["small"] or gram[-1] in lists["small"]:
        return False
    if any(word in names or not word.replace("'", "").isalpha() or CODE.fullmatch(word.upper()) for word in gram):
        return False
    return not all(word in lists["ordinary"] or word in lists["small"] or len(word) < _SHORTEST for word in gram)


def lists_text() -> str:
    """Return the lists of words that say nothing, as they are written."""
    return Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, frozenset[str]]:
    table = parsed(lists_text())
    return {name: frozenset(words.split()) for name, words in table.items()}


def _merged(grams: _Grams) -> _Grams:
    """Return the wordings with nested ones brought together: the longer where it is nearly as frequent."""
    kept: _Grams = {}
    inside: dict[Gram, int] = {}
    for gram in sorted(grams, key=lambda one: (-len(one), one)):
        if inside.get(gram, 0) < MERGED_FROM * len(grams[gram]):
            kept[gram] = grams[gram]
        for part in _parts(gram):
            inside[part] = max(inside.get(part, 0), len(grams[gram]))
    return {gram: places for gram, places in kept.items() if not any(part in kept for part in _parts(gram))}


def _parts(gram: Gram) -> Iterator[Gram]:
    for length in range(1, len(gram)):
        for at in range(len(gram) - length + 1):
            yield gram[at : at + length]


def _slices(notes: Sequence[Note]) -> list[int]:
    """Return for each note which of the six parts of the time it lies in."""
    days = [note.day.toordinal() for note in notes]
    first, span = min(days, default=0), max(days, default=0) - min(days, default=0) + 1
    return [(day - first) * SLICES // span for day in days]


def _from_others(count: int, others: Sequence[Note], grams: Iterable[Gram]) -> Mapping[Gram, float]:
    """Return in how many of `count` notes each wording would stand if it were no more frequent than elsewhere."""
    if len(others) < LEAST_OTHERS:
        return {}
    inside = (_grams_of([one.word for one in sentence] for sentence in note.sentences) for note in others)
    seen = _tallied(inside, grams)
    return {gram: count * (held + 0.5) / (len(others) + 1) for gram, held in seen.items()}


def _from_sentences(notes: Sequence[Note], ordinary: Sequence[str], grams: Iterable[Gram]) -> Mapping[Gram, float]:
    """Return the same where there are no other notes: from the share of ordinary sentences that hold a wording."""
    each = sum(len(note.sentences) for note in notes) / max(len(notes), 1)
    seen = _tallied((_grams_of(([fold(word) for word in WORD.findall(one)],)) for one in ordinary), grams)
    shares = {gram: (held + 0.5) / (len(ordinary) + 1) for gram, held in seen.items()}
    return {gram: len(notes) * (1 - (1 - share) ** each) for gram, share in shares.items()}


def _grams_of(sentences: Iterable[Sequence[str]]) -> frozenset[Gram]:
    return frozenset(
        tuple(words[at : at + length])
        for words in sentences
        for length in range(1, LONGEST + 1)
        for at in range(len(words) - length + 1)
    )


def _tallied(inside: Iterable[frozenset[Gram]], grams: Iterable[Gram]) -> dict[Gram, int]:
    """Return in how many of the sets each wording stands."""
    seen = dict.fromkeys(grams, 0)
    for one in inside:
        for gram in one & seen.keys():
            seen[gram] += 1
    return seen


def _deviance(count: int, expected: float) -> float:
    """Return the Poisson deviance of a count above what was expected (McCullagh and Nelder 1989), 0 below it."""
    return 2 * (count * log(count / expected) - (count - expected)) if count > expected else 0.0
