"""The phrasebook: all phrases under their rarest pairs of words, found in one pass over a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from alliance_journal.themes.forms import forms_of
from alliance_journal.themes.grammar import GAP, LONGEST_GAP, Keys
from alliance_journal.themes.words import CODE, fold

CODE_SLOTS: Final = ("{C}", "{she}", "{him}")
"""Slots that a client code fills too."""
_MOST_REMEMBERED: Final = 50_000
_SHORTEST_STEM: Final = 3
_RARE: Final = 1_000
_NO_KEYS: Final[frozenset[str]] = frozenset()


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
    """One way to say line `line`, seen from its rarest word: the keys before it, the nearest first, and after it."""

    line: int
    before: Keys
    after: Keys


class _Anchor(NamedTuple):
    """What a rarest word can begin: by the key right before it, by the key right after it, and whatever they are."""

    by_left: dict[str, list[_Variant]]
    by_right: dict[str, list[_Variant]]
    alone: list[_Variant]


class _Known(dict[str, frozenset[str]]):
    """For each word as written, the keys it answers to; worked out once per word."""

    def __init__(self, vocabulary: Vocabulary, used: Iterable[str]) -> None:
        super().__init__()
        self._stems = {key for key in used if key.endswith("*")}
        self._longest = max((len(key) for key in self._stems), default=0)
        self._codes = tuple(slot for slot in CODE_SLOTS if slot in used)
        self._table: dict[str, list[str]] = {}
        for key in used:
            for word in _spelled(key, vocabulary):
                self._table.setdefault(word, []).append(key)

    def __missing__(self, word: str) -> frozenset[str]:
        plain = fold(word)
        keys = list(self._table.get(plain, ()))
        for length in range(_SHORTEST_STEM, min(len(plain), self._longest) + 1):
            stem = f"{plain[:length]}*"
            if stem in self._stems:
                keys.append(stem)
        if self._codes and CODE.fullmatch(word):
            keys.extend(self._codes)
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        known = self[word] = frozenset(keys)
        return known


class _Anchors(dict[str, "_Anchor | None"]):
    """For each word as written, what it can begin, or None as for most words; worked out once per word."""

    def __init__(self, known: _Known, by_key: Mapping[str, _Anchor]) -> None:
        super().__init__()
        self._known = known
        self._by_key = by_key

    def __missing__(self, word: str) -> _Anchor | None:
        anchors = [self._by_key[key] for key in self._known[word] if key in self._by_key]
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        anchor = self[word] = _joined(anchors) if len(anchors) > 1 else anchors[0] if anchors else None
        return anchor


class Phrasebook:
    """Numbered lines of phrases, ready to be found in any text.

    Each phrase is looked for by its rarest pair of neighbouring words: at most places of a text one look at a word
    and its neighbours tells that nothing begins there.
    """

    def __init__(self, lines: Sequence[Sequence[Keys]], vocabulary: Vocabulary) -> None:
        """Sort the phrases by their rarest words; line `n` is found when any of the variants of `lines[n]` is."""
        used = dict.fromkeys(key for variants in lines for keys in variants for key in keys)
        used.pop(GAP, None)
        ranks = {key: _rank(key, vocabulary.common) for key in used}
        by_key: dict[str, _Anchor] = {}
        for number, variants in enumerate(lines):
            for keys in variants:
                _hang(by_key, number, keys, ranks)
        self.known = _Known(vocabulary, tuple(used))
        self._anchors = _Anchors(self.known, by_key)

    def matches(self, words: Sequence[str]) -> list[Match]:
        """Return every place where a line is found, by first word, the longest first."""
        found: set[tuple[int, int, int]] = set()
        around = [_NO_KEYS, *map(self.known.__getitem__, words), _NO_KEYS]
        for place, anchor in enumerate(map(self._anchors.__getitem__, words), start=1):
            if anchor is not None:
                for variant in _possible(anchor, around[place - 1], around[place + 1]):
                    _follow(variant, around, place, found)
        return [Match(line, start - 1, -end - 1) for start, end, line in sorted(found)]


def _possible(anchor: _Anchor, left: frozenset[str], right: frozenset[str]) -> Sequence[_Variant]:
    """Return the variants that the two neighbours allow; at most places there are none."""
    by_left, by_right, alone = anchor
    if left.isdisjoint(by_left) and right.isdisjoint(by_right):
        return alone
    return [
        *alone,
        *(variant for key in left if key in by_left for variant in by_left[key]),
        *(variant for key in right if key in by_right for variant in by_right[key]),
    ]


def _follow(variant: _Variant, around: Sequence[frozenset[str]], place: int, found: set[tuple[int, int, int]]) -> None:
    """Add (first word, minus the word after the last, line) of every way the variant stands around its anchor."""
    firsts = _reached(variant.before, around, place, -1)
    afters = _reached(variant.after, around, place, 1) if firsts else ()
    found.update((first, -after - 1, variant.line) for first in firsts for after in afters)


def _reached(keys: Keys, around: Sequence[frozenset[str]], place: int, step: int) -> Iterable[int]:
    """Return the places of the last of the keys, one word after the other from a place in the direction of `step`."""
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


def _hang(by_key: dict[str, _Anchor], line: int, keys: Keys, ranks: Mapping[str, int]) -> None:
    """Hang a variant under its rarest word, and there under its rarest neighbour if it has one right beside it."""
    at, beside = _rarest_pair(keys, ranks)
    anchor = by_key.setdefault(keys[at], _Anchor({}, {}, []))
    variant = _Variant(line, keys[:at][::-1], keys[at + 1 :])
    if beside == at:
        anchor.alone.append(variant)
    else:
        (anchor.by_left if beside < at else anchor.by_right).setdefault(keys[beside], []).append(variant)


def _rarest_pair(keys: Keys, ranks: Mapping[str, int]) -> tuple[int, int]:
    """Return the place of the rarer word and of its neighbour; the same twice where every word stands alone."""
    ranked = [ranks.get(key, -_RARE) for key in keys]
    pairs = [(one + two, place) for place, (one, two) in enumerate(pairwise(ranked)) if min(one, two) > -_RARE]
    if not pairs:
        alone = ranked.index(max(ranked))
        return alone, alone
    place = max(pairs)[1]
    return (place, place + 1) if ranked[place] > ranked[place + 1] else (place + 1, place)


def _joined(anchors: Sequence[_Anchor]) -> _Anchor:
    """Return one anchor for a word that answers to several keys."""
    joined = _Anchor({}, {}, [variant for anchor in anchors for variant in anchor.alone])
    for anchor in anchors:
        for key, variants in anchor.by_left.items():
            joined.by_left.setdefault(key, []).extend(variants)
        for key, variants in anchor.by_right.items():
            joined.by_right.setdefault(key, []).extend(variants)
    return joined


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
