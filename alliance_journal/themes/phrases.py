"""The phrasebook: all phrases by their rarest pairs of neighbouring words, found in one pass over a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, count, product
from operator import not_
from typing import Any, Final, NamedTuple

from alliance_journal.themes.forms import forms_of
from alliance_journal.themes.grammar import GAP, LONGEST_GAP, Keys
from alliance_journal.themes.words import CODE, MOST_REMEMBERED, fold

CODE_SLOTS: Final = ("{C}", "{she}", "{him}")
"""Slots that a client code fills too."""
_SHORTEST_STEM: Final = 3
_RARE: Final = 1_000
_GAP_RANK: Final = -_RARE
"""Less than any key's: no pair has a gap in it."""
_ANY: Final = ""
"""A key that every word answers to, as does the end of a text: the neighbour of a word that stands alone."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the marks in phrases stand for: the words of each slot, and the verb forms that follow no rule.

    `common` ranks the words that every text is full of, the commonest 0: no phrase is looked for by them if it has a
    rarer one. `respelled` gives the usual spelling of words that many write without their apostrophe.
    """

    slots: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, str]
    doubling: frozenset[str]
    common: Mapping[str, int]
    respelled: Mapping[str, str] = field(default_factory=dict)


class Match(NamedTuple):
    """One phrase found: which line of the phrasebook, and its first word and the word after its last."""

    line: int
    start: int
    end: int


class _Fixed(NamedTuple):
    """A way to say a line whose words all have their places, counted from the first word of its pair.

    It reaches from `first` up to, not including, `end`; `rest` are the places and keys that are still to be looked at.
    """

    line: int
    first: int
    end: int
    rest: Sequence[tuple[int, str]]


class _Loose(NamedTuple):
    """One with a gap, so that its keys have to be looked for: those before its pair's first word, and after it."""

    line: int
    before: Keys
    after: Keys


class _Ways(NamedTuple):
    """Ways to say lines that are looked for at the same place."""

    fixed: list[_Fixed]
    loose: list[_Loose]


_Row = Sequence[Any]
"""One way to say a line, seen from the first word of its pair: the line's number, the keys before that word, the
nearest first, the keys after it, and whether there is a gap among them; as a tuple or, from JSON, as lists."""
_Pairs = Mapping[tuple[str, ...], Sequence[_Row]]
_BETWEEN: Final = " "
"""Between the two keys of a pair where they are one text: no key has a blank in it."""
Packed = dict[str, Any]
"""A phrasebook as plain lists."""
Answers = frozenset[str]
"""The keys that a word answers to; words with the same keys share one set, so that a text moves few sets about."""


_NO_KEYS: Final[Answers] = frozenset()
_AFTER: Final = (2, 3)
_BEFORE: Final = (-1, 0)
"""Where the word after a pair stands, and the one before it, counted from the pair's first word."""


class _Known(dict[str, Answers]):
    """For each word as written, the keys it answers to; worked out once per word."""

    def __init__(self, vocabulary: Vocabulary, used: Iterable[str]) -> None:
        super().__init__()
        self._stems = {key for key in used if key.endswith("*")}
        self._longest = max((len(key) for key in self._stems), default=0)
        self._codes = tuple(slot for slot in CODE_SLOTS if slot in used)
        self._shared: dict[Answers, Answers] = {}
        self._respelled = vocabulary.respelled
        self._table: dict[str, list[str]] = {}
        for key in used:
            for word in spelled(key, vocabulary):
                self._table.setdefault(self._respelled.get(word, word), []).append(key)

    def __missing__(self, word: str) -> Answers:
        plain = fold(word)
        plain = self._respelled.get(plain, plain)
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

    def __init__(self, pairs: Iterable[tuple[str, ...]]) -> None:
        super().__init__()
        self._after: dict[str, set[str]] = {}
        for first, second in pairs:
            self._after.setdefault(first, set()).add(second)

    def __missing__(self, answers: Answers) -> frozenset[str]:
        seconds = self[answers] = frozenset().union(*(self._after.get(key, ()) for key in answers))
        return seconds


ByKey = dict[str, _Ways]


class _Sorted(NamedTuple):
    """The ways whose pair two words can be, by a further key that tells most of them apart.

    `after` by the key of the next word, `before` by that of the word before, both with all their keys as a set,
    which is quick to look at; `wide` by a key somewhere between two places counted from the pair's first word (the
    first, and the one after the last); `lone` are those that the pair alone completes.
    """

    after_keys: Answers
    after: ByKey
    before_keys: Answers
    before: ByKey
    wide: Sequence[tuple[int, int, ByKey]]
    lone: _Ways | None


class _Begun(dict[tuple[Answers, Answers], _Sorted]):
    """For the keys of two neighbouring words, the ways whose pair they can be; worked out once."""

    def __init__(self, pairs: _Pairs) -> None:
        super().__init__()
        self._pairs = pairs

    def __missing__(self, neighbours: tuple[Answers, Answers]) -> _Sorted:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        rows: dict[tuple[int, int], ByKey] = {_AFTER: {}, _BEFORE: {}}
        lone = _Ways([], [])
        for row in (row for pair in product(*neighbours) for row in self._pairs.get(pair, ())):
            first, last, key = _telling(row)
            _put(rows.setdefault((first, last), {}).setdefault(key, _Ways([], [])) if key else lone, row, first)
        after, before = rows.pop(_AFTER), rows.pop(_BEFORE)
        wide = [(*reach, by_key) for reach, by_key in rows.items() if by_key]
        begun = self[neighbours] = _Sorted(
            frozenset(after), after, frozenset(before), before, wide, lone if any(lone) else None
        )
        return begun


def _put(ways: _Ways, row: _Row, known: int) -> None:
    """Add the way of a row; what stands at place `known` was looked at before, as were both words of the pair."""
    line, before, after, is_loose = row
    if is_loose:
        ways.loose.append(_Loose(line, tuple(before), tuple(after)))
        return
    keys = [*((-at, key) for at, key in enumerate(before, start=1)), *enumerate(after[1:], start=2)]
    rest = tuple((at, key) for at, key in keys if at != known)
    ways.fixed.append(_Fixed(line, -len(before), len(after) + 1, rest))


def _telling(row: _Row) -> tuple[int, int, str]:
    """Return a key beyond the pair and where it may stand, counted from the pair's first; none: no key."""
    _, before, keys, _ = row
    after = keys if keys[:1] == (GAP,) or keys[:1] == [GAP] else keys[1:]
    far = len(keys) - len(after) + 1
    if after and after[0] != GAP:
        return far, far + 1, after[0]
    if before and before[0] != GAP:
        return -1, 0, before[0]
    if after:
        return far, far + 1 + LONGEST_GAP, after[1]
    if before:
        return -1 - LONGEST_GAP, 0, before[1]
    return 0, 0, ""


class Phrasebook:
    """Numbered lines of phrases, ready to be found in any text.

    Each phrase is looked for by its rarest pair of neighbouring words: at most places of a text one look at a word
    and the next tells that no phrase stands there.
    """

    def __init__(self, lines: Sequence[Sequence[Keys]], vocabulary: Vocabulary) -> None:
        """Sort the phrases by their pairs; line `n` is found when any of the variants of `lines[n]` is."""
        used = dict.fromkeys(key for variants in lines for keys in variants for key in keys)
        used.pop(GAP, None)
        self._make_ready(_by_pair(lines, used, vocabulary), tuple(used), vocabulary)

    @classmethod
    def unpacked(cls, shape: Packed, vocabulary: Vocabulary) -> "Phrasebook":
        """Return the phrasebook that `packed` made this of; raises ValueError, TypeError or KeyError for another."""
        book = cls.__new__(cls)
        pairs = {tuple(pair.split(_BETWEEN)): rows for pair, rows in shape["pairs"].items()}
        book._make_ready(pairs, tuple(shape["keys"]), vocabulary)  # noqa: SLF001  its own, only not made in __init__
        return book

    def packed(self) -> Packed:
        """Return the sorted phrases as plain lists, ready for JSON: sorting them takes half a second."""
        return {"keys": list(self._keys), "pairs": {_BETWEEN.join(pair): rows for pair, rows in self._pairs.items()}}

    def _make_ready(self, pairs: _Pairs, keys: tuple[str, ...], vocabulary: Vocabulary) -> None:
        self._pairs = pairs
        self._keys = keys
        self.known = _Known(vocabulary, keys)
        self._seconds = _Seconds(pairs)
        self._begun = _Begun(pairs)

    def matches(self, words: Sequence[str]) -> list[Match]:
        """Return every place where a line is found, by first word, the longest first."""
        # Behind the words stands the end of the text, and then nothing: what also stands before the first word.
        around = [*map(self.known.__getitem__, words), self.known[""], _NO_KEYS]
        apart = map(frozenset.isdisjoint, map(self._seconds.__getitem__, around), around[1:])
        places = list(compress(count(), map(not_, apart)))
        if not places:
            return []
        found: list[tuple[int, int, int]] = []
        for place in places:
            after_keys, after, before_keys, before, wide, lone = self._begun[around[place], around[place + 1]]
            if not after_keys.isdisjoint(around[place + 2]):
                for key in after_keys & around[place + 2]:
                    _look(after[key], around, place, found)
            if not before_keys.isdisjoint(around[place - 1]):
                for key in before_keys & around[place - 1]:
                    _look(before[key], around, place, found)
            for first, last, by_key in wide:
                for key in by_key.keys() & _NO_KEYS.union(*around[max(0, place + first) : max(0, place + last)]):
                    _look(by_key[key], around, place, found)
            if lone:
                _look(lone, around, place, found)
        return [Match(line, start, -end) for start, end, line in sorted(set(found))]


def _by_pair(lines: Sequence[Sequence[Keys]], used: Iterable[str], vocabulary: Vocabulary) -> _Pairs:
    ranks = {GAP: _GAP_RANK, **{key: _rank(key, vocabulary.common) for key in used}}
    pairs: dict[tuple[str, ...], list[_Row]] = {}
    for number, variants in enumerate(lines):
        for keys in variants:
            at, second = _rarest_pair(keys, ranks)
            row = (number, keys[:at][::-1], keys[at + 1 :], GAP in keys)
            pairs.setdefault((keys[at], second), []).append(row)
    return pairs


def _look(ways: _Ways, around: Sequence[Answers], place: int, found: list[tuple[int, int, int]]) -> None:
    """Add first word, minus the word after the last, and line of each of the ways that stands at the place."""
    for line, first, end, rest in ways.fixed:
        if place + first >= 0 and place + end < len(around):
            for at, key in rest:
                if key not in around[place + at]:
                    break
            else:
                found.append((place + first, -place - end, line))
    for line, before, after in ways.loose:
        for start in _reached(before, around, place, -1):
            found.extend((start, -last - 1, line) for last in _reached(after, around, place, 1))


def _reached(keys: Keys, around: Sequence[Answers], place: int, step: int) -> Iterable[int]:
    """Return where the last of the keys stands, if they all follow upon a place in the direction of `step`."""
    places: Iterable[int] = (place,)
    reach = 1
    for key in keys:
        if key == GAP:
            reach = LONGEST_GAP + 1
            continue
        there: list[int] = []
        for here in places:
            for at in range(here + step, here + step * (reach + 1), step):
                if 0 <= at < len(around) and key in around[at] and at not in there:
                    there.append(at)
        if not there:
            return ()
        places = there
        reach = 1
    return places


def _rarest_pair(keys: Keys, ranks: Mapping[str, int]) -> tuple[int, str]:
    """Return the place of the pair's first word and the key of its second; any word where none is right beside it.

    Of equally rare pairs the last one; tens of thousands of variants are looked at, so that this is a plain loop.
    """
    best, at, before = _GAP_RANK, -1, _GAP_RANK
    for place, key in enumerate(keys):
        rank = ranks[key]
        if rank + before >= best and rank > _GAP_RANK < before:
            best, at = rank + before, place - 1
        before = rank
    if at >= 0:
        return at, keys[at + 1]
    return max((ranks[key], place) for place, key in enumerate(keys) if key != GAP)[1], _ANY


def _rank(key: str, common: Mapping[str, int]) -> int:
    """Return how rare a key is: the commonest word 0, a slot less, and the longer of two unknown words more."""
    if key[0] == "{":
        return -1
    plain = key.rstrip("+*")
    return common.get(plain, _RARE + len(key))


def spelled(key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words that a key stands for; a stem has none that could be listed."""
    if key.startswith("{"):
        return vocabulary.slots[key]
    if key.endswith("+"):
        return forms_of(key[:-1], vocabulary.irregular, vocabulary.doubling)
    return () if key.endswith("*") else (key,)
