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
_TURN: Final = "<>"
_RARE: Final = 1_000


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


@dataclass(slots=True)
class _Node:
    """A point in the tree: where each next key, a gap and the turn to the right lead, and which lines end here."""

    edges: dict[str, "_Node"] = field(default_factory=dict)
    gap: "_Node | None" = None
    turn: "_Node | None" = None
    lines: list[int] = field(default_factory=list)

    def child(self, key: str) -> "_Node":
        """Return the point that a key leads to, made where there was none."""
        if key == GAP:
            self.gap = self.gap or _Node()
            return self.gap
        if key == _TURN:
            self.turn = self.turn or _Node()
            return self.turn
        return self.edges.setdefault(key, _Node())


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


class _Starts(dict[str, tuple[_Node, ...]]):
    """For each word as written, the points of the tree that it leads to as the rarest word of a phrase."""

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
    """Numbered lines of phrases, ready to be found in any text.

    Each phrase hangs in the tree from its rarest word, then to the left, then to the right: most words of a text
    begin nothing, and the text is read once.
    """

    def __init__(self, lines: Sequence[Sequence[Keys]], vocabulary: Vocabulary) -> None:
        """Build the tree; line `n` is found when any of the variants of `lines[n]` is."""
        root = _Node()
        used: dict[str, None] = {}
        for number, variants in enumerate(lines):
            for keys in variants:
                used.update(dict.fromkeys(keys))
                node = root
                for key in _from_rarest(keys, vocabulary.common):
                    node = node.child(key)
                node.lines.append(number)
        used.pop(GAP, None)
        self.known = _Known(vocabulary, tuple(used))
        self._starts = _Starts(self.known, root)

    def matches(self, words: Sequence[str]) -> list[Match]:
        """Return every place where a line is found, by first word, the longest first."""
        found: set[tuple[int, int, int]] = set()
        starts, known = self._starts, self.known
        around = ["", *words, ""]
        for place, nodes in enumerate(map(starts.__getitem__, words)):
            if nodes:
                left, right = known[around[place]], known[around[place + 2]]
                for node in nodes:
                    if _leads_on(node, left, right):
                        self._follow(node, words, place, found)
        return [Match(line, start, -end) for start, end, line in sorted(found)]

    def _follow(self, node: _Node, words: Sequence[str], middle: int, found: set[tuple[int, int, int]]) -> None:
        """Add (first word, minus the word after the last, line) of everything around a rarest word."""
        known = self.known
        after = min(middle + 1, len(words) - 1)
        waiting = [(node, middle - 1, 0)]
        while waiting:
            node, place, skips = waiting.pop()
            turn = node.turn
            if turn is not None and (turn.lines or turn.gap or not known[words[after]].isdisjoint(turn.edges)):
                self._follow_right(turn, words, (place + 1, middle + 1), found)
            if place < 0:
                continue
            if node.gap is not None:
                waiting.append((node.gap, place, LONGEST_GAP))
            if node.edges:
                edges = node.edges
                waiting.extend((edges[key], place - 1, 0) for key in known[words[place]] if key in edges)
                if skips:
                    waiting.append((node, place - 1, skips - 1))

    def _follow_right(
        self, node: _Node, words: Sequence[str], span: tuple[int, int], found: set[tuple[int, int, int]]
    ) -> None:
        first, after = span
        known, count = self.known, len(words)
        waiting = [(node, after, 0)]
        while waiting:
            node, place, skips = waiting.pop()
            for line in node.lines:
                found.add((first, -place, line))
            if place >= count:
                continue
            if node.gap is not None:
                waiting.append((node.gap, place, LONGEST_GAP))
            if node.edges:
                edges = node.edges
                waiting.extend((edges[key], place + 1, 0) for key in known[words[place]] if key in edges)
                if skips:
                    waiting.append((node, place + 1, skips - 1))


def _leads_on(node: _Node, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the neighbours allow a phrase here; most places lead nowhere, and this is quicker than a walk."""
    if node.gap or not left.isdisjoint(node.edges):
        return True
    turn = node.turn
    return turn is not None and bool(turn.lines or turn.gap or not right.isdisjoint(turn.edges))


def _from_rarest(keys: Keys, common: Mapping[str, int]) -> tuple[str, ...]:
    """Return the keys in the order of the tree: the rarest, those before it backwards, the turn, those after it."""
    words = [place for place, key in enumerate(keys) if key[0] not in "{."]
    place = max(words, key=lambda place: (common.get(keys[place].rstrip("+*"), _RARE), len(keys[place])))
    return (keys[place], *reversed(keys[:place]), _TURN, *keys[place + 1 :])


def _spelled(key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words that a key stands for; a stem has none that could be listed."""
    if key.startswith("{"):
        return vocabulary.slots[key]
    if key.endswith("+"):
        return forms_of(key[:-1], vocabulary.irregular, vocabulary.doubling)
    return () if key.endswith("*") else (key,)
