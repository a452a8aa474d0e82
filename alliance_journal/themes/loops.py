"""Loops between the worker and the client: what stood together, always with how often it stood apart.

Nothing here says that one thing leads to another. A named loop is shown with its counts from three entries on; that a
pair stands out against chance is said only by the rule of `chance`, over all pairs looked at together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from math import log
from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.model.loops import Loop, LoopId
from alliance_journal.model.themes import Theme
from alliance_journal.themes.boards import Board, Contrast, Evidence, Note, Sides, When, board
from alliance_journal.themes.chance import LEAST_TOGETHER, surprises

LEAST_NOTES: Final = 8
"""Below this many entries no loops are spoken of."""
LEAST_SHOWN: Final = 3
"""A named loop is shown from this many entries that hold both sides."""
MOST_STANDING_OUT: Final = 5
"""At most so many pairs are said to stand out, the least likely by chance first."""
ONE_LEVEL: Final = 0.05
"""The level for one question that was asked by itself."""
_STRATEGIES: Final = "repair_strategy"
_OUTCOMES: Final = "repair_outcome"


@dataclass(frozen=True, slots=True)
class LoopFinding:
    """One loop: its counts in the same and in the next entry, where it stands out, and the entries it stands in.

    Evidence pairs the entry of the first side with that of the second, in order of meeting.
    """

    loop: Loop
    is_named: bool
    counts: Mapping[When, Contrast]
    evidence: Mapping[When, Evidence] = field(repr=False)
    stands_out: tuple[When, ...] = ()

    @property
    def shown(self) -> tuple[When, ...]:
        """Where it is told: a named loop where it stands often enough, an unnamed pair only where it stands out."""
        if not self.is_named:
            return self.stands_out
        return tuple(when for when in When if self.counts[when].both >= LEAST_SHOWN)


@dataclass(frozen=True, slots=True)
class Likely:
    """A pair that nobody has named but that is looked at, and where; it is shown only where it stands out."""

    loop: Loop
    whens: tuple[When, ...]


def likely_pairs(themes: Iterable[Theme]) -> tuple[Likely, ...]:
    """Return every unnamed pair that is looked at; all of them count when many tests are corrected for.

    One side is always the worker's own. What the worker felt, did and carried in (not what they tried for repair) is
    looked at beside what the client did, beside patterns between the two and beside outcomes, and in the next entry;
    what the client did and the patterns are looked at before the worker's own too. What was tried for repair is
    looked at with outcomes only: beside a strain it stands by its very nature. Two themes of one side, and what is
    around the two, are not looked at: they would be many, and say little about what is between them.
    """
    known = tuple(themes)
    tried = [theme for theme in known if theme.family == _STRATEGIES]
    ended = [theme for theme in known if theme.family == _OUTCOMES]
    others = [theme for theme in known if theme.family not in {_STRATEGIES, _OUTCOMES}]
    mine = [theme for theme in others if theme.holder is Holder.WORKER]
    theirs = [theme for theme in others if theme.holder in {Holder.CLIENT, Holder.DYAD}]
    return (
        *_likely(mine, (*theirs, *ended), When.SAME, When.NEXT),
        *_likely(theirs, mine, When.NEXT),
        *_likely(tried, ended, When.SAME, When.NEXT),
    )


def _likely(firsts: Iterable[Theme], thens: Sequence[Theme], *whens: When) -> Iterator[Likely]:
    for first in firsts:
        for then in thens:
            label = f'"{then.label}" with "{first.label}"'
            yield Likely(Loop(LoopId(f"{first.id}+{then.id}"), label, (first.id,), (then.id,)), whens)


@dataclass(frozen=True, slots=True)
class _Question:
    """One test: a pair at one place, asked once however many names it has."""

    when: When
    loop: Loop
    is_named: bool

    @property
    def sides(self) -> Sides:
        """The two sides."""
        return self.loop.first, self.loop.then

    @property
    def key(self) -> object:
        """What it asks; in the same entry the two sides have no order."""
        first, then = map(frozenset, self.sides)
        return (self.when, frozenset((first, then)) if self.when is When.SAME else (first, then))

    def covers(self, other: "_Question") -> bool:
        """Whether a pair is one of those that this loop is made of."""
        ways = (self.sides, self.sides[::-1]) if self.when is When.SAME else (self.sides,)
        pairs = ((set(first), set(then)) for first, then in ways)
        inside = any(first.issuperset(other.loop.first) and then.issuperset(other.loop.then) for first, then in pairs)
        return self.when is other.when and inside


def loops_in(notes: Sequence[Note], loops: Iterable[Loop], pairs: Iterable[Likely] = ()) -> tuple[LoopFinding, ...]:
    """Return the named loops that stand often enough, in their order, then the unnamed pairs that stand out.

    `pairs` are the unnamed ones that are looked at beside them; all are tested together, at most five stand out.
    """
    if len(notes) < LEAST_NOTES:
        return ()
    named = tuple(loops)
    boards = {when: board(notes, when) for when in When}
    marked = _standing_out(_questions(named, pairs, boards), boards)
    unnamed = {question.loop.id: question.loop for question in marked if not question.is_named}
    found = (
        *(_finding(loop, boards, marked, is_named=True) for loop in named),
        *(_finding(loop, boards, marked, is_named=False) for loop in unnamed.values()),
    )
    return tuple(finding for finding in found if finding.shown)


def _questions(loops: Iterable[Loop], pairs: Iterable[Likely], boards: Mapping[When, Board]) -> tuple[_Question, ...]:
    """Return every test that could come out at all, each once; a pair that has a name is asked under it."""
    asked: dict[object, _Question] = {}
    for loop in loops:
        for when in When:
            question = _Question(when, loop, is_named=True)
            asked.setdefault(question.key, question)
    for pair in pairs:
        for when in pair.whens:
            places = boards[when]
            if min(places.count(0, pair.loop.first[0]), places.count(1, pair.loop.then[0])) >= LEAST_TOGETHER:
                question = _Question(when, pair.loop, is_named=False)
                asked.setdefault(question.key, question)
    return tuple(asked.values())


def _standing_out(questions: Sequence[_Question], boards: Mapping[When, Board]) -> tuple[_Question, ...]:
    """Return the questions that come out, of at most five pairs; a pair inside a loop that stands out is not told."""
    pairings = [boards[question.when].pairing(question.sides) for question in questions]
    found = [questions[surprise.place] for surprise in surprises(pairings)]
    named = [question for question in found if question.is_named]
    told = [one for one in found if one.is_named or not any(name.covers(one) for name in named)]
    ids = list(dict.fromkeys(question.loop.id for question in told))[:MOST_STANDING_OUT]
    return tuple(question for question in told if question.loop.id in ids)


def _finding(loop: Loop, boards: Mapping[When, Board], marked: Iterable[_Question], *, is_named: bool) -> LoopFinding:
    sides = (loop.first, loop.then)
    counts = {when: places.contrast(sides) for when, places in boards.items()}
    keys = {question.key for question in marked if question.is_named or question.loop is loop}
    return LoopFinding(
        loop=loop,
        is_named=is_named,
        counts=counts,
        evidence={
            when: places.evidence(sides) if counts[when].both >= LEAST_SHOWN else () for when, places in boards.items()
        },
        stands_out=tuple(when for when in When if _Question(when, loop, is_named).key in keys),
    )


class Answer(Enum):
    """The answer to one question about one pair."""

    MORE = "more_often"
    NO_MORE = "no_more_often"
    TOO_FEW = "too_few"


def asked(places: Board, sides: Sides) -> Answer:
    """Return the answer of one exact test, uncorrected because only this was asked.

    Too few to tell: under 8 places, either side in under 3, both together in under 3 where that would count, or
    counts of which none could have been unlikely enough.
    """
    pairing = places.pairing(sides)
    if len(places) < LEAST_NOTES or min(pairing.first.count, pairing.then.count) < LEAST_SHOWN:
        return Answer.TOO_FEW
    if pairing.rarest(least=LEAST_SHOWN) > log(ONE_LEVEL):
        return Answer.TOO_FEW
    if pairing.chance() > ONE_LEVEL:
        return Answer.NO_MORE
    return Answer.MORE if pairing.together >= LEAST_SHOWN else Answer.TOO_FEW
