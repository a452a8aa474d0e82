"""How clients and days are called on what leaves the journal: by their codes or by letters, by days or by weeks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import count
from string import ascii_uppercase
from typing import Final, TypeVar

from alliance_journal.privacy.plain_copy import plain_copy
from alliance_journal.queries.almanac import MONTHS, say_date, say_short

Shuffle = Callable[[list[str]], None]
"""Puts a list into an order that nobody can guess, in place."""
SOMEBODY: Final = "another client"
"""What stands for a client whose code has got no letter."""
WEEK_OF: Final = "week of"
_NEVER: Final = "(?!)"
_DASH: Final = r"[-._\u2010-\u2015]"
_GAP: Final = rf"(?:[^\S\n]|{_DASH})"
"""What may stand between the letters and the digits of a code."""
_LETTER: Final = r"[^\W\d_]"
_RUNS: Final = re.compile(rf"{_LETTER}+|\d+")
_LONG_ENOUGH: Final = 3
_LONG_NUMBER: Final = 4
"""Digits; a shorter number stands on every paper."""
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
T = TypeVar("T")
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
        """What a client is called on the paper and is nobody's name: the letters, and codes with a digit in them.

        A code without one (`Anna`) may be a name, whoever chose it.
        """
        return frozenset(called for code, called in self.codes.items() if called != code or any(map(str.isdigit, code)))

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

    def left_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where a code with letters and digits still stands inside a longer word (`C07s`), as slices; in order.

        Nothing where codes may stand. A word with other digits beside the code is something else: a number, an id.
        """
        copy = plain_copy(text)
        found = _inside(tuple(self.codes)).finditer(copy.text) if self.recodes else ()
        return tuple(copy.back(*match.span()) for match in found)

    def in_order(self, things: Iterable[T], code: Callable[[T], str]) -> tuple[T, ...]:
        """Return things of clients in the order of what these are called, for their own order gives codes away."""
        if not self.recodes:
            return tuple(things)
        return tuple(sorted(things, key=lambda one: (len(self.client(code(one))), self.client(code(one)))))

    def heading(self, text: str) -> str:
        """Return the heading of an answer, which may hold a day that the program put there, as `words` and `day`."""
        recoded = self.words(text)
        return _NAMED.sub(self._week, recoded) if self.weeks else recoded

    def _recoded(self, text: str, codes: Iterable[str]) -> str:
        called = self._called()
        copy, parts, done = plain_copy(text), list[str](), 0
        for found in _pattern(tuple(codes)).finditer(copy.text):
            start, end = copy.back(*found.span())
            parts += [text[done:start], called.get(found[0].casefold()) or called.get(_bare(found[0]), SOMEBODY)]
            done = end
        return "".join([*parts, text[done:]])

    def _called(self) -> Mapping[str, str]:
        return _spellings(tuple(self.codes.items()))

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


@lru_cache(maxsize=4)
def _pattern(codes: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a code as a whole word; `_` and `-` may stand beside it, since they part words too."""
    longest_first = sorted(filter(None, codes), key=len, reverse=True)
    any_code = "|".join(way for code in longest_first for way in _ways(code))
    return re.compile(rf"(?<![^\W_])(?:{any_code or _NEVER})(?![^\W_])")


@lru_cache(maxsize=4)
def _inside(codes: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a code of letters and digits inside a word that has no other digits."""
    mixed = sorted({"".join(parts) for code in codes if (parts := _parts(code))}, key=len, reverse=True)
    any_code = f"(?:{'|'.join(mixed) or _NEVER})"
    word = rf"(?:{_LETTER}+{any_code}{_LETTER}*|{any_code}{_LETTER}+)"
    return re.compile(rf"(?i)(?<![^\W_]){word}(?![^\W_])")


def _ways(code: str) -> Iterator[str]:
    """Yield how a code may be written: as it is, and with a blank, a dot or any dash between its letters and digits.

    A short one (`P2`) is taken for the client in that way only where its letters are spelt like the code, and one with
    an everyday word in it (`May07`) not with a blank.
    """
    yield code if _is_everyday(code) else f"(?i:{re.escape(code)})"
    if parts := _parts(code):
        is_everyday = any(map(_is_everyday, parts))
        parted = f"(?:{_DASH if is_everyday else _GAP})?".join(parts)
        yield parted if is_everyday or len("".join(parts)) < _LONG_ENOUGH else f"(?i:{parted})"


def _parts(code: str) -> list[str]:
    """Return the letters and the digits of a code that has both, one after the other; else nothing."""
    parts = _RUNS.findall(code)
    return parts if any(map(str.isdigit, parts)) and any(map(str.isalpha, parts)) else []


def _bare(code: str) -> str:
    """Return a code without blanks, dots and dashes."""
    return re.sub(_GAP, "", code).casefold()


@lru_cache(maxsize=4)
def _spellings(codes: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return what every code is called, by the code as it is spelt and, behind that, without what parts it."""
    bare = {_bare(code): called for code, called in codes}
    return bare | {code.casefold(): called for code, called in codes}


def _is_everyday(code: str) -> bool:
    return code.casefold() in _EVERYDAY


def _is_telling(code: str) -> bool:
    """Whether a code cannot be taken for an everyday word, a year or a small number."""
    if code.isdigit():
        return len(code) >= _LONG_NUMBER and not _YEAR.fullmatch(code)
    return not _is_everyday(code)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())
