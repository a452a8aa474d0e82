"""One sitting over suggestions as a value: it takes answers and says what the reviews of an entry are after each.

Nothing here touches a screen or a disk. Every step can be taken back, one at a time, the last one first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Final

from alliance_journal.findings.reviewing import Suggestion
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import NOT_NOW, OTHER_PERSON, OTHER_THEME, Review
from alliance_journal.themes.reviews import same_words

Reviewed = tuple[Review, ...]
"""The reviews of one entry, in their order."""
Sentence = tuple[str, str]
"""An entry's path and words of it, on one line."""


class Kind(Enum):
    """What an answer does."""

    YES = "yes"
    NO = "no"
    WRONG_PERSON = "wrong person"
    NOT_NOW = "not now"
    OTHER = "other theme"
    ADD = "added"
    NAMED = "named"
    SKIP = "skipped"


_WHY: Final[Mapping[Kind, str]] = {
    Kind.NO: "",
    Kind.WRONG_PERSON: OTHER_PERSON,
    Kind.NOT_NOW: NOT_NOW,
    Kind.OTHER: OTHER_THEME,
}
_STAYS: Final = frozenset({Kind.ADD, Kind.NAMED})
"""After these the same suggestion is asked about again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the worker says to one suggestion, with the themes they chose themselves, if any."""

    kind: Kind
    themes: tuple[ThemeId, ...] = ()

    def reviews(self, suggestion: Suggestion) -> Reviewed:
        """Return the reviews that say so."""
        own = tuple(Review(theme, "yes", suggestion.words) for theme in self.themes)
        if self.kind is Kind.YES:
            return (Review(suggestion.theme, "yes", suggestion.words), *own)
        if self.kind in _WHY:
            return (Review(suggestion.theme, "no", suggestion.words, _WHY[self.kind]), *own)
        return own


@dataclass(frozen=True, slots=True)
class Done:
    """One step: where it was taken, what was put into which entry, and what each of those took the place of."""

    at: int
    kind: Kind
    path: str
    put: Reviewed = ()
    former: tuple[Review | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How a sitting went: suggestions confirmed and refused, themes the worker added, and blind agreement.

    `compared` counts suggestions whose sentence the worker named themes for before seeing any; `agreed` those among
    them that the worker had named as well.
    """

    confirmed: int
    refused: int
    added: int
    agreed: int
    compared: int


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where a sitting stands (`at`), every step so far, and what was named blind, which no step back can change."""

    asked: tuple[Suggestion, ...]
    at: int = 0
    done: tuple[Done, ...] = ()
    named_first: Mapping[Sentence, frozenset[ThemeId]] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @property
    def current(self) -> Suggestion | None:
        """The suggestion the sitting stands at, or None at its end."""
        return self.asked[self.at] if self.at < len(self.asked) else None

    @property
    def position(self) -> tuple[int, int]:
        """Its number, from 1, and how many there are."""
        return min(self.at + 1, len(self.asked)), len(self.asked)

    @property
    def is_named(self) -> bool:
        """Whether themes were named for the current sentence, and that was not taken back."""
        current = self.current
        named = (self.asked[one.at] for one in self.done if one.kind is Kind.NAMED)
        return current is not None and any(_sentence(one) == _sentence(current) for one in named)

    def answered(self, answer: Answer, reviewed: Reviewed) -> tuple["Sitting", Reviewed]:
        """Return the sitting one step on, and the reviews of the current entry, which were `reviewed`, after it."""
        suggestion = self.asked[self.at]
        put = answer.reviews(suggestion)
        former: list[Review | None] = []
        for review in put:
            reviewed, replaced = _with(reviewed, review)
            former.append(replaced)
        done = Done(self.at, answer.kind, suggestion.path, put, tuple(former))
        named_first = self.named_first
        if answer.kind is Kind.NAMED:
            named_first = MappingProxyType({_sentence(suggestion): frozenset(answer.themes), **named_first})
        at = self.at if answer.kind in _STAYS else self.at + 1
        return replace(self, at=at, done=(*self.done, done), named_first=named_first), reviewed

    def passed(self) -> "Sitting":
        """Return the sitting at the next suggestion; that is no step, so it cannot be taken back."""
        return replace(self, at=self.at + 1)

    def back(self, reviewed: Reviewed) -> tuple["Sitting", Reviewed]:
        """Return the sitting without its last step, and the reviews of that step's entry, now `reviewed`, after it."""
        last = self.done[-1]
        for review, former in reversed(tuple(zip(last.put, last.former, strict=True))):
            reviewed = _without(reviewed, review, former)
        return replace(self, at=last.at, done=self.done[:-1]), reviewed

    def verdicts(self) -> dict[tuple[str, ThemeId, str], str]:
        """Return the last verdict that was put on each theme and sentence, by the suggestion's key."""
        put = ((one.path, review) for one in self.done for review in one.put)
        return {Suggestion(path, review.theme, review.quote).key: review.verdict for path, review in put}

    def tally(self) -> Tally:
        """Return how it went so far."""
        verdicts = self.verdicts()
        asked = {one.key for one in self.asked}
        said = [verdicts.get(key) for key in asked]
        compared = [(one, self.named_first[_sentence(one)]) for one in self.asked if _sentence(one) in self.named_first]
        return Tally(
            confirmed=said.count("yes"),
            refused=said.count("no"),
            added=sum(verdict == "yes" for key, verdict in verdicts.items() if key not in asked),
            agreed=sum(one.theme in named for one, named in compared),
            compared=len(compared),
        )


def with_review(reviewed: Reviewed, review: Review) -> Reviewed:
    """Return an entry's reviews with one more; it takes the place of the last one about the same theme and words."""
    return _with(reviewed, review)[0]


def _with(reviewed: Reviewed, review: Review) -> tuple[Reviewed, Review | None]:
    """Return the reviews with this one, and what it took the place of."""
    for number in reversed(range(len(reviewed))):
        if same_words(reviewed[number]) == same_words(review):
            return (*reviewed[:number], review, *reviewed[number + 1 :]), reviewed[number]
    return (*reviewed, review), None


def _without(reviewed: Reviewed, review: Review, former: Review | None) -> Reviewed:
    """Return the reviews with what stood there before; one that somebody has changed meanwhile is left alone."""
    for number in reversed(range(len(reviewed))):
        if reviewed[number] == review:
            return (*reviewed[:number], *((former,) if former else ()), *reviewed[number + 1 :])
    return reviewed


def _sentence(suggestion: Suggestion) -> Sentence:
    return suggestion.path, suggestion.key[2]
