"""The phrasebook: all phrases in one tree of words, found in one pass over a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.themes.forms import forms_of
from alliance_journal.themes.grammar import GAP, LONGEST_GAP, Keys
from alliance_journal.themes.words import CODE, fold

CODE_SLOTS: Final = ("{C}", "{she}", "{him}")
"""Slots that a client code fills too."""
_MOST_REMEMBERED: Final = 200_000
_SHORTEST_STEM: Final = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the marks in phrases stand for: the words of each slot, and the verb forms that follow no rule."""

    slots: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, str]
    doubling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """One phrase found: which line of the phrasebook, and its first word and the word after its last."""

    line: int
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    """A point in the tree: where each next key leads, where a gap leads, and which lines end here."""

    edges: dict[str, "_Node"] = field(default_factory=dict)
    gap: "_Node | None" = None
    lines: list[int] = field(default_factory=list)

    def child(self, key: str) -> "_Node":
        if key == GAP:
            if self.gap is None:
                self.gap = _Node()
            return self.gap
        return self.edges.setdefault(key, _Node())


class _Known(dict[str, tuple[str, ...]]):
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

    def __missing__(self, word: str) -> tuple[str, ...]:
        plain = fold(word)
        keys = list(self._table.get(plain, ()))
        for length in range(_SHORTEST_STEM, min(len(plain), self._longest) + 1):
            stem = f"{plain[:length]}*"
            if stem in self._stems:
                keys.append(stem)
        if self._codes and CODE.fullmatch(word):
            keys.extend(slot for slot in self._codes if slot not in keys)
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        known = self[word] = tuple(keys)
        return known


class _Starts(dict[str, tuple[_Node, ...]]):
    """For each word as written, the points of the tree that it leads to from the beginning."""

    def __init__(self, known: _Known, root: _Node) -> None:
        super().__init__()
        self._known = known
        self._root = root

    def __missing__(self, word: str) -> tuple[_Node, ...]:
        edges = self._root.edges
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        nodes = self[word] = tuple(edges[key] for key in self._known[word] if key in edges)
        return nodes


class Phrasebook:
    """Numbered lines of phrases, ready to be found in any text."""

    def __init__(self, lines: Sequence[Sequence[Keys]], vocabulary: Vocabulary) -> None:
        """Build the tree; line `n` is found when any of the variants of `lines[n]` is."""
        root = _Node()
        used: dict[str, None] = {}
        for number, variants in enumerate(lines):
            for keys in variants:
                node = root
                for key in keys:
                    node = node.child(key)
                    used[key] = None
                node.lines.append(number)
        self.known = _Known(vocabulary, [key for key in used if key != GAP])
        self._starts = _Starts(self.known, root)

    def matches(self, words: Sequence[str]) -> list[Match]:
        """Return every place where a line is found, by first word, the longest first."""
        found: list[Match] = []
        starts = self._starts
        for start, word in enumerate(words):
            nodes = starts[word]
            if nodes:
                here = {found_line for node in nodes for found_line in self._follow(node, words, start + 1)}
                if here:
                    found.extend(Match(line, start, end) for end, line in sorted(here, reverse=True))
        return found

    def _follow(self, node: _Node, words: Sequence[str], after: int) -> set[tuple[int, int]]:
        """Return (word after the last, line) of everything that can be read on from a point of the tree."""
        ends: set[tuple[int, int]] = set()
        known, count = self.known, len(words)
        waiting = [(node, after, 0)]
        while waiting:
            node, place, skips = waiting.pop()
            for line in node.lines:
                ends.add((place, line))
            if node.gap is not None:
                waiting.append((node.gap, place, LONGEST_GAP))
            if place < count and node.edges:
                for key in known[words[place]]:
                    following = node.edges.get(key)
                    if following is not None:
                        waiting.append((following, place + 1, 0))
                if skips:
                    waiting.append((node, place + 1, skips - 1))
        return ends


def _spelled(key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words that a key stands for; a stem has none that could be listed."""
    if key.startswith("{"):
        return vocabulary.slots[key]
    if key.endswith("+"):
        return forms_of(key[:-1], vocabulary.irregular, vocabulary.doubling)
    return () if key.endswith("*") else (key,)
