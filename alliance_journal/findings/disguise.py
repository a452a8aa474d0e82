"""How clients and days are called on what leaves the journal: by their codes or by letters, by days or by weeks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from string import ascii_uppercase
from typing import Final

from alliance_journal.queries.almanac import MONTHS, say_date, say_short

Shuffle = Callable[[list[str]], None]
"""Puts a list into an order that nobody can guess, in place."""
SOMEBODY: Final = "another client"
"""What stands for a client whose code has got no letter."""
WEEK_OF: Final = "week of"
_NEVER: Final = "(?!)"
_EVERYDAY_WORDS: Final = """
a all am an and any are as at be but by can did do for from get go had has have he her him his how i if in is it its
let may me mr mrs ms my no not now of off oh ok old on one or our out own pm put ran sat saw say see set she so ten
the then they to too two up us was way we well went who why will with yes yet you client clients week weeks january
february march april june july august september october november december jan feb mar apr jun jul aug sep oct nov dec
"""
_EVERYDAY: Final = frozenset(_EVERYDAY_WORDS.split())
"""Words that stand in everybody's sentences and in the program's own."""
_NAMED: Final = re.compile(rf"(?<!\w)(?<!{WEEK_OF} )(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})(?!\w)")


@dataclass(frozen=True, slots=True)
class Disguise:
    """What a client and a day are called on a paper.

    `codes` gives for each client code of the journal what it is called, which may be the code itself; with none, every
    code stays. With `weeks` a day is told as its week, by the Monday.
    """

    codes: Mapping[str, str] = field(default_factory=dict, repr=False)
    weeks: bool = False

    @property
    def recodes(self) -> bool:
        """Whether a client is called by anything else than the code."""
        return any(code != called for code, called in self.codes.items())

    @property
    def known(self) -> frozenset[str]:
        """Everything that a client may be called on the paper, so that nobody takes it for somebody's name."""
        return frozenset(self.codes.values())

    def client(self, code: str | None) -> str:
        """Return what a client is called; nothing where there is no client."""
        if not code or not self.recodes:
            return code or ""
        return self._called().get(code.casefold(), SOMEBODY)

    def day(self, day: date) -> str:
        """Return `22 November 2026`, or `week of 16 November 2026`."""
        return f"{WEEK_OF} {say_date(_monday(day))}" if self.weeks else say_date(day)

    def short_day(self, day: date) -> str:
        """Return `22 Nov`, or `week of 16 Nov`."""
        return f"{WEEK_OF} {say_short(_monday(day))}" if self.weeks else say_short(day)

    def words(self, text: str) -> str:
        """Return words of the worker with every known code in them called as on the paper, whole words in any case.

        A code that is an everyday word too (`A`, `May`) is taken for the client only where it is spelt like the code.
        Days stay: these are the worker's own words, and the check before anything leaves speaks of them.
        """
        return self._recoded(text, self.codes) if self.recodes else text

    def once_more(self, text: str) -> str:
        """Return any text of a finished paper without the codes that cannot be anything else, if one was overlooked."""
        return self._recoded(text, filter(_is_telling, self.codes)) if self.recodes else text

    def heading(self, text: str) -> str:
        """Return the heading of an answer, which may hold a day that the program put there, as `words` and `day`."""
        recoded = self.words(text)
        return _NAMED.sub(self._week, recoded) if self.weeks else recoded

    def _recoded(self, text: str, codes: Iterable[str]) -> str:
        called = self._called()
        return _pattern(codes).sub(lambda found: called.get(found[0].casefold(), SOMEBODY), text)

    def _called(self) -> dict[str, str]:
        return {code.casefold(): called for code, called in self.codes.items()}

    def _week(self, found: re.Match[str]) -> str:
        try:
            day = date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
        except ValueError:
            return found[0]
        return self.day(day)


PLAIN: Final = Disguise()
"""Codes and days as they are."""


def disguise_for(codes: Iterable[str], *, recode: bool, weeks: bool, shuffle: Shuffle) -> Disguise:
    """Return how these clients are called: by their codes, or by letters that say nothing about codes or their order.

    Give it the code of every client of the journal: a sentence may speak of one whose entries are not on the paper.
    """
    wanted = sorted({code for code in codes if code})
    if not recode:
        return Disguise({code: code for code in wanted}, weeks)
    people = list(dict.fromkeys(code.casefold() for code in wanted))
    shuffle(people)
    called = dict(zip(people, _names(frozenset(people)), strict=False))
    return Disguise({"": SOMEBODY, **{code: called[code.casefold()] for code in wanted}}, weeks)


def _names(taken: frozenset[str]) -> Iterator[str]:
    """Yield `Client A`, `Client B` ..., none of them with a word that is itself a code: they would be read as one."""
    kind = next(word for word in ("Client", "Person", "Somebody", "Individual") if word.casefold() not in taken)
    for number in count():
        letters = _letters(number)
        if letters.casefold() not in taken:
            yield f"{kind} {letters}"


def _letters(number: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    rest, last = divmod(number, len(ascii_uppercase))
    return (_letters(rest - 1) if rest else "") + ascii_uppercase[last]


def _pattern(codes: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a code as a whole word; `_` and `-` may stand beside it, since they part words too."""
    longest_first = sorted(filter(None, codes), key=len, reverse=True)
    any_code = "|".join(code if _is_everyday(code) else f"(?i:{re.escape(code)})" for code in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{any_code or _NEVER})(?![^\W_])")


def _is_everyday(code: str) -> bool:
    return code.casefold() in _EVERYDAY


def _is_telling(code: str) -> bool:
    """Whether a code cannot be taken for an everyday word or a number."""
    return not (code.isdigit() or _is_everyday(code))


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())
