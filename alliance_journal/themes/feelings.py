"""The writer's own feelings named in free text, as words of the picker: only what is said to be felt here and now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from alliance_journal.entrytext.places import place_at
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.feeling_frames import Frames
from alliance_journal.themes.feeling_scene import NOT_NOW, Judged, Scene, Spot, Verdict
from alliance_journal.themes.feeling_table import FeelingTable, Kind, Line, feelings_book, shipped_feelings
from alliance_journal.themes.passages import Passage
from alliance_journal.themes.phrases import Match
from alliance_journal.themes.sentences import Span
from alliance_journal.themes.words import WORD, fold, words_in

_NEAR_FELT: Final = 10
"""How many words before "good" or "small" a verb of feeling may stand."""
_FAR_AHEAD: Final = 15
"""How many words after "I'm afraid" a "will" or "might" may stand."""
_OPENING: Final = 8
"""So many words may stand before the feeling of a note without a subject: "And today really felt a bit low"."""
_LONGEST_SCARE_QUOTE: Final = 4
"""Up to so many words in quotation marks, nobody among them, may be the writer's own: I felt "stuck"."""


@dataclass(frozen=True, slots=True)
class FeltWord:
    """One feeling that the writer names as their own: the picker's word, its sentence, the words that name it."""

    word: str
    place: Place
    felt: Place
    rule: tuple[str, ...] = ()

    def words_in(self, text: str) -> str:
        """Return the words that name it, cut from the text."""
        return text[self.felt.offset : self.felt.offset + self.felt.end - self.felt.start]


class Scanned(NamedTuple):
    """The words of an answer, the lines of the table of feelings that stand in them, and its sentences if parted."""

    words: Sequence[str]
    matches: Sequence[Match]
    passage: Passage | None = None


def named_feelings(
    text: str, start: int, end: int, *, holder: Holder | None = None, scanned: Scanned | None = None
) -> tuple[FeltWord, ...]:
    """Return the feelings that `text[start:end]` names as the writer's own, in reading order, once a sentence each.

    `holder` says whose acts and feelings the question asked for: the answer "Anxious, a bit flat" is the writer's only
    if it is the worker's. `scanned` is what is known of the slice already.
    """
    if scanned is None:
        words = words_in(text, start, end)
        scanned = Scanned(words, feelings_book().matches(words))
    if not scanned.matches:
        return ()
    finder = _finder()
    return finder.named(scanned.passage or finder.passage(text, (start, end)), scanned, holder)


def theme_of_feeling(word: str) -> ThemeId | None:
    """Return the theme of the codebook that a feeling of the picker speaks for, None where there is no clear one."""
    return shipped_feelings().themes.get(word)


@lru_cache(maxsize=1)
def _finder() -> "_Finder":
    return _Finder(shipped_feelings())


class _Named(NamedTuple):
    """A phrase of the table found: its line, and its first word and the word after its last."""

    line: Line
    start: int
    end: int


class _Finder:
    """Finds feelings with one table."""

    def __init__(self, table: FeelingTable) -> None:
        self._table = table
        self._frames = Frames(table)
        self._feels = table.frames["feels"]
        self._mine = table.frames["mine"]
        self._people = table.frames["own"] | table.frames["others"]

    def passage(self, text: str, span: Span) -> Passage:
        return Passage(text, span, self._table.parting)

    def named(self, passage: Passage, scanned: Scanned, holder: Holder | None) -> tuple[FeltWord, ...]:
        feelings, away = self._sorted(scanned)
        if not feelings:
            return ()
        text = passage.text
        return tuple(
            FeltWord(line.word, place_at(text, *span), place_at(text, *_slice(text, span, spot)), rule)
            for number, span, first, count in _counted(passage, feelings[-1].start)
            if (inside := _within(feelings, first, first + count))
            and self._may_be_own(scanned.words, first, count, inside)
            for line, spot, rule in self._in_sentence(
                passage.sentence(number), inside, _within(away, first, first + count), holder
            )
        )

    def _sorted(self, scanned: Scanned) -> tuple[list[_Named], list[_Named]]:
        """Return the phrases that may name a feeling, and those of other times and cases; look-alikes are left out."""
        lines, words = self._table.lines, scanned.words
        found = [_Named(lines[match.line], match.start, match.end) for match in scanned.matches]
        covers = [one for one in found if self._covers(one, words)]
        feelings: list[_Named] = []
        away: list[_Named] = []
        for one in found:
            kind = one.line.kind
            if kind is Kind.NOT or kind is Kind.POLITE or (covers and _is_covered(one, covers)):
                continue
            if kind is Kind.AWAY:
                away.append(one)
            elif kind is not Kind.FELT or self._is_near_felt(words, one.start):
                feelings.append(one)
        return feelings, away

    def _covers(self, one: _Named, words: Sequence[str]) -> bool:
        """Whether a phrase is one that only looks like a feeling, here."""
        if one.line.kind is Kind.POLITE:
            return self._table.future.isdisjoint(map(fold, words[one.end : one.end + _FAR_AHEAD]))
        return one.line.kind is Kind.NOT

    def _is_near_felt(self, words: Sequence[str], start: int) -> bool:
        """Whether a verb of feeling stands near enough: a quick look before the sentence is opened."""
        return not self._feels.isdisjoint(map(str.lower, words[max(0, start - _NEAR_FELT) : start]))

    def _may_be_own(self, words: Sequence[str], first: int, count: int, inside: Sequence[_Named]) -> bool:
        """Whether the writer is in a sentence at all, or it may be a note without a subject, or of a thing."""
        if inside[0].start < _OPENING or not self._mine.isdisjoint(map(fold, words[first : first + count])):
            return True
        return any(one.line.kind is Kind.AFFECT for one in inside)

    def _in_sentence(
        self, sentence: Sentence, inside: Sequence[_Named], away: Sequence[_Named], holder: Holder | None
    ) -> Iterator[tuple[Line, Spot, tuple[str, ...]]]:
        """Yield the first phrase of each feeling that is the writer's own, with the rules that say so."""
        seen: set[str] = set()
        for line, spot, judged in self._judged(sentence, inside, away, holder):
            if judged.verdict is Verdict.OWN and line.word not in seen:
                seen.add(line.word)
                yield line, spot, (f"phrase: {line.phrase}", f"own: {judged.rule}")

    def _judged(
        self, sentence: Sentence, inside: Sequence[_Named], away: Sequence[_Named], holder: Holder | None
    ) -> Iterator[tuple[Line, Spot, Judged]]:
        """Yield every phrase of the sentence that names a feeling, with whose it is."""
        before: dict[int, Judged] = {}
        named = frozenset(place for one in inside for place in range(one.start, one.end))
        scene = Scene(sentence, holder, before, named)
        settled = Spot(0, 0)
        for line, start, end in _longest(inside):
            spot = Spot(start, end)
            if _is_broken(sentence, spot) or (settled.start <= start and end <= settled.end):
                continue
            judged = NOT_NOW if self._is_away(sentence, spot, away) else self._frames.judge(scene, spot, line.kind)
            old = before.get(end)
            if old is None or old.verdict is not Verdict.OWN:
                before[end] = judged
            if judged.verdict is not Verdict.OTHER:
                settled = spot
            yield line, spot, judged

    def _is_away(self, sentence: Sentence, spot: Spot, away: Sequence[_Named]) -> bool:
        """Whether another time or case is named before a feeling, or after it with no other subject between."""
        return any(
            not self._table.home.intersection(sentence.words[one.end : spot.start])
            if one.start < spot.start
            else not self._people.intersection(sentence.words[spot.end : one.start])
            for one in away
        )


def _counted(passage: Passage, last: int) -> Iterator[tuple[int, Span, int, int]]:
    """Yield each sentence with the number of its first word and how many it has, up to the one with word `last`."""
    first = 0
    for number, span, count in passage.sentences():
        yield number, span, first, count
        first += count
        if first > last:
            return


def _within(found: Sequence[_Named], first: int, after: int) -> list[_Named]:
    """Return what lies wholly between two words, counted from the first of them."""
    return [_Named(line, start - first, end - first) for line, start, end in found if first <= start and end <= after]


def _longest(found: Sequence[_Named]) -> Sequence[_Named]:
    """Return the phrases that are no part of a longer one of their kind."""
    if len(found) == 1:
        return found
    return [
        one
        for one in found
        if not any(
            other.line.kind is one.line.kind
            and other.start <= one.start
            and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in found
        )
    ]


def _is_covered(one: _Named, covers: Sequence[_Named]) -> bool:
    return any(cover.start <= one.start and one.end <= cover.end for cover in covers)


def _is_broken(sentence: Sentence, spot: Spot) -> bool:
    """Whether a strong mark stands inside the words, or somebody else says them."""
    if any(sentence.hard[spot.start + 1 : spot.end]) or sentence.quotes[spot.start] != sentence.quotes[spot.end - 1]:
        return True
    number = sentence.quotes[spot.start]
    return bool(number) and sentence.quotes.count(number) > _LONGEST_SCARE_QUOTE


def _slice(text: str, span: Span, spot: Spot) -> Span:
    """Return where the words of a spot stand in the text."""
    places = [word.span() for word in WORD.finditer(text, *span)]
    return places[spot.start][0], places[spot.end - 1][1]
