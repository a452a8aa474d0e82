"""Which plain words an entry holds after which one thing is said; read as words, never weighed, and kept nowhere."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import tomli

LISTS: Final = Path(__file__).with_name("care_words.toml")
_END: Final = "$"
_ANY: Final = "*"
_PIECE: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*|\n[ \t]*\n|[.,!?;:()\u2013\u2014\"\u201c\u201d']")
"""A word with its apostrophes, or one sign that parts words; hyphens, slashes and single line ends part nothing."""
_ONE_APOSTROPHE: Final = str.maketrans("\u2018\u2019\u02bc", "'''")
_DOUBLE: Final = '"\u201c\u201d'


class Care(Enum):
    """What the words are about: possible harm, the writer's own not coping, or what often goes to supervision."""

    HARM = "harm"
    OWN = "own"
    BOUNDARY = "boundary"


class Told(NamedTuple):
    """One answer, and whether the "I" in it may be the client's (a guess at how they might tell it)."""

    text: str
    as_client: bool = False


class _Words(NamedTuple):
    """A text word by word, every sign that parts words as `$`; `aloud` says which of them stand in quotation marks."""

    words: tuple[str, ...]
    aloud: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase word by word, each with every word that will do; one that ends in `*` has any ending."""

    words: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, text: str) -> "Phrase":
        """Return the phrase as the list writes it."""
        return cls(tuple(tuple(word.split("|")) for word in text.split()))

    def stands_at(self, words: Sequence[str], start: int) -> bool:
        """Whether the text goes on with this phrase from one of its words on."""
        if len(words) - start < len(self.words):
            return False
        return all(_fits(words[start + n], wanted) for n, wanted in enumerate(self.words))


def _fits(word: str, wanted: Iterable[str]) -> bool:
    return any(word.startswith(one[:-1]) if one.endswith(_ANY) else word == one for one in wanted)


class Phrases:
    """The phrases of one list, found by their first word."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Sort the phrases by what they may begin with."""
        self._by_word: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for first in phrase.words[0]:
                self._by_word.setdefault(first, []).append(phrase)
        self._endless = tuple(first[:-1] for first in self._by_word if first.endswith(_ANY))

    def places(self, words: Sequence[str]) -> Iterator[range]:
        """Yield the words of every phrase that stands in a text, by their numbers."""
        for at, word in enumerate(words):
            for phrase in self._beginning_with(word):
                if phrase.stands_at(words, at):
                    yield range(at, at + len(phrase.words))

    def _beginning_with(self, word: str) -> Iterator[Phrase]:
        yield from self._by_word.get(word, ())
        if word.startswith(self._endless):
            for start in self._endless:
                yield from self._by_word[start + _ANY] if word.startswith(start) else ()


@cache
def phrases_for(care: Care) -> Phrases:
    """Return the phrases of a list as they come with the program."""
    return Phrases(map(Phrase.parse, _lists()[care.value]))


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    return tomli.loads(LISTS.read_text(encoding="utf-8"))


def cares_in(answers: Iterable[Told]) -> frozenset[Care]:
    """Return what the words of an entry are about, as far as the lists know them.

    What the writer says of themselves counts as their own, and not as harm as well; what stands in quotation marks or
    is told as the client is somebody else's.
    """
    return frozenset(care for answer in answers for care in _cares(answer))


def _cares(answer: Told) -> Iterator[Care]:
    words, aloud = _words_of(answer.text)
    if any(phrases_for(Care.BOUNDARY).places(words)):
        yield Care.BOUNDARY
    own: set[int] = set()
    if not answer.as_client:
        for place in phrases_for(Care.OWN).places((*words, _END)):
            own.update(() if any(aloud[place.start : place.stop]) else place)
    if own:
        yield Care.OWN
    if any(phrases_for(Care.HARM).places([_END if n in own else word for n, word in enumerate(words)])):
        yield Care.HARM


def _words_of(text: str) -> _Words:
    """Return a text word by word, in small letters and with one sort of apostrophe."""
    text = text.lower().translate(_ONE_APOSTROPHE)
    pieces = list(_PIECE.finditer(text))
    aloud = [False] * len(pieces)
    for start, end in _quotations(text, pieces):
        aloud[start:end] = [True] * (end - start)
    words = (piece[0] if piece[0][0].isalnum() else _END for piece in pieces)
    return _Words(tuple(words), tuple(aloud))


def _quotations(text: str, pieces: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield from which piece to which somebody is quoted; marks that are never closed quote nothing."""
    opened: dict[str, int] = {}
    for number, piece in enumerate(pieces):
        mark = '"' if piece[0] in _DOUBLE else piece[0]
        if "\n" in mark:
            opened.clear()
        elif mark in {'"', "'"}:
            if mark in opened:
                yield opened.pop(mark), number
            elif mark == '"' or _opens(text, piece):
                opened[mark] = number


def _opens(text: str, piece: re.Match[str]) -> bool:
    """Whether an apostrophe outside a word begins a quotation: nothing before it, a word right after it."""
    before, after = text[max(piece.start() - 1, 0) : piece.start()], text[piece.end() : piece.end() + 1]
    return not before.strip(' \n\t(\u2013\u2014"') and after.isalnum()
