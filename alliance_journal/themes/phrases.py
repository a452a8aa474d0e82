"""The phrasebook: all phrases by their rarest pairs of neighbouring words, found in one pass over a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Final, NamedTuple

from alliance_journal.themes.forms import forms_of
from alliance_journal.themes.grammar import GAP, LONGEST_GAP, Keys
from alliance_journal.themes.words import CODE, MOST_REMEMBERED, fold

CODE_SLOTS: Final = ("{C}", "{she}", "{him}")
"""Slots that a client code fills too."""
_SHORTEST_STEM: Final = 3
_RARE: Final = 1_000
_ANY: Final = ""
"""A key that every word answers to, as does the end of a text: the neighbour of a word that stands alone."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the marks in phrases stand for: the words of each slot, and the verb forms that follow no rule.

    `common` ranks the words that every text is full of, the commonest 0: no phrase is looked for by them if it has a
    rarer one.
    """

    slots: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, str]
    doubling: frozenset[str]
    common: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Match:
    """One phrase found: which line of the phrasebook, and its first word and the word after its last."""

    line: int
    start: int
    end: int


class _Variant(NamedTuple):
    """One way to say a line, seen from the first word of its pair: the keys before it, the nearest first, and after."""

    line: int
    before: Keys
    after: Keys
    needed: frozenset[str]


Answers = frozenset[str]
"""The keys that a word answers to; words with the same keys share one set, so that a text moves few sets about."""


class _Known(dict[str, Answers]):
    """For each word as written, the keys it answers to; worked out once per word."""

    def __init__(self, vocabulary: Vocabulary, used: Iterable[str]) -> None:
        super().__init__()
        self._stems = {key for key in used if key.endswith("*")}
        self._longest = max((len(key) for key in self._stems), default=0)
        self._codes = tuple(slot for slot in CODE_SLOTS if slot in used)
        self._shared: dict[Answers, Answers] = {}
        self._table: dict[str, list[str]] = {}
        for key in used:
            for word in _spelled(key, vocabulary):
                self._table.setdefault(word, []).append(key)

    def __missing__(self, word: str) -> Answers:
        plain = fold(word)
        keys = [_ANY, *self._table.get(plain, ())]
        for length in range(_SHORTEST_STEM, min(len(plain), self._longest) + 1):
            stem = f"{plain[:length]}*"
            if stem in self._stems:
                keys.append(stem)
        if self._codes and CODE.fullmatch(word):
            keys.extend(self._codes)
        if len(self) > MOST_REMEMBERED:
            self.clear()
        answers = frozenset(keys)
        known = self[word] = self._shared.setdefault(answers, answers)
        return known


class _Seconds(dict[Answers, frozenset[str]]):
    """For the keys of a word, those that lead on if the next word answers to one; worked out once."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._after: dict[str, set[str]] = {}
        for first, second in pairs:
            self._after.setdefault(first, set()).add(second)

    def __missing__(self, answers: Answers) -> frozenset[str]:
        seconds = self[answers] = frozenset().union(*(self._after.get(key, ()) for key in answers))
        return seconds


class _Begun(dict[tuple[Answers, Answers], tuple[_Variant, ...]]):
    """For the keys of two neighbouring words, the variants whose pair they can be; worked out once."""

    def __init__(self, pairs: Mapping[tuple[str, str], Sequence[_Variant]]) -> None:
        super().__init__()
        self._pairs = pairs

    def __missing__(self, neighbours: tuple[Answers, Answers]) -> tuple[_Variant, ...]:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        pairs = product(*neighbours)
        variants = self[neighbours] = tuple(variant for pair in pairs for variant in self._pairs.get(pair, ()))
        return variants


class Phrasebook:
    """Numbered lines of phrases, ready to be found in any text.

    Each phrase is looked for by its rarest pair of neighbouring words: at most places of a text one look at a word
    and the next tells that no phrase stands there.
    """

    def __init__(self, lines: Sequence[Sequence[Keys]], vocabulary: Vocabulary) -> None:
        """Sort the phrases by their pairs; line `n` is found when any of the variants of `lines[n]` is."""
        used = dict.fromkeys(key for variants in lines for keys in variants for key in keys)
        used.pop(GAP, None)
        ranks = {key: _rank(key, vocabulary.common) for key in used}
        pairs: dict[tuple[str, str], list[_Variant]] = {}
        for number, variants in enumerate(lines):
            for keys in variants:
                at, second = _rarest_pair(keys, ranks)
                variant = _Variant(number, keys[:at][::-1], keys[at + 1 :], frozenset(keys).difference((GAP,)))
                pairs.setdefault((keys[at], second), []).append(variant)
        self.known = _Known(vocabulary, tuple(used))
        self._seconds = _Seconds(pairs)
        self._begun = _Begun(pairs)

    def matches(self, words: Sequence[str]) -> list[Match]:
        """Return every place where a line is found, by first word, the longest first."""
        around = [*map(self.known.__getitem__, words), self.known[""]]
        nothing = map(frozenset.isdisjoint, map(self._seconds.__getitem__, around), around[1:])
        places = [place for place, apart in enumerate(nothing) if not apart]
        if not places:
            return []
        present = frozenset().union(*around)
        found = {
            (first, -last - 1, variant.line)
            for place in places
            for variant in self._begun[around[place], around[place + 1]]
            if variant.needed <= present
            for first in _reached(variant.before, around, place, -1)
            for last in _reached(variant.after, around, place, 1)
        }
        return [Match(line, start, -end) for start, end, line in sorted(found)]


def _reached(keys: Keys, around: Sequence[Answers], place: int, step: int) -> Iterable[int]:
    """Return where the last of the keys stands, if they all follow upon a place in the direction of `step`."""
    places: Iterable[int] = (place,)
    skips = 0
    for key in keys:
        if key == GAP:
            skips = LONGEST_GAP
            continue
        places = {
            there
            for here in places
            for there in range(here + step, here + step * (skips + 2), step)
            if 0 <= there < len(around) and key in around[there]
        }
        if not places:
            break
        skips = 0
    return places


def _rarest_pair(keys: Keys, ranks: Mapping[str, int]) -> tuple[int, str]:
    """Return the place of the pair's first word and the key of its second; any word where none is right beside it."""
    pairs = [
        (ranks[one] + ranks[two], place, two)
        for place, (one, two) in enumerate(pairwise(keys))
        if GAP not in {one, two}
    ]
    if pairs:
        return max(pairs)[1:]
    return max((ranks[key], place) for place, key in enumerate(keys) if key != GAP)[1], _ANY


def _rank(key: str, common: Mapping[str, int]) -> int:
    """Return how rare a key is: the commonest word 0, a slot less, and the longer of two unknown words more."""
    if key[0] == "{":
        return -1
    plain = key.rstrip("+*")
    return common.get(plain, _RARE + len(key))


def _spelled(key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words that a key stands for; a stem has none that could be listed."""
    if key.startswith("{"):
        return vocabulary.slots[key]
    if key.endswith("+"):
        return forms_of(key[:-1], vocabulary.irregular, vocabulary.doubling)
    return () if key.endswith("*") else (key,)
