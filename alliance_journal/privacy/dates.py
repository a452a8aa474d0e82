"""Dates of birth, and the weaker ones: dates, days, times and ages."""

import re
from collections.abc import Iterator
from typing import Final

from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.patterns import Pattern

BIRTH_REACH: Final = 40
"""How many characters before a date may hold the word that makes it a date of birth."""

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_TIME: Final = r"(?:[T ,]{1,2}\d{1,2}:\d{2}(?::\d{2})?)?"
_DATE: Final = Pattern(
    rf"""(?<![\w./-])(?:
      (?:19|20)\d\d([-/.])\d{{1,2}}\1\d{{1,2}}{_TIME}
    | \d{{1,2}}([-/.])[ ]?\d{{1,2}}\2[ ]?(?:\d{{4}}|\d{{2}}){_TIME}
    | \d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH}(?:,?[ ]\d{{4}})?
    | {_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])(?:,?[ ]\d{{4}})?
    | {_MONTH}[ ]\d{{4}}
    | (?:19[2-9]\d|20[0-3]\d)
    )(?![\w/]|[.-]\d)""",
    re.IGNORECASE,
    needs="0 1 2 3 4 5 6 7 8 9",
)
_BIRTH: Final = Pattern(r"\b(?:born|births?|birthdays?|birthdate|dob|d\.o\.b)\b", re.IGNORECASE)
_DAY: Final = Pattern(
    r"""(?<![\w.:])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?
    | \d{1,2}[.:]\d{2}[ ]?(?:am|pm|a\.m\.|p\.m\.|h\b|hrs?\b|uhr\b)
    | (?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?
    | \d{1,2}[ ]?(?:am|pm|a\.m\.|p\.m\.|o'clock)
    )(?![\w:])""",
    re.IGNORECASE,
    needs="day DAY 0 1 2 3 4 5 6 7 8 9",
)
_TENS: Final = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_YEARS: Final = rf"(?:1[01]\d|\d{{1,2}}|{_TENS}(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
_DECADES: Final = r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|\d0s)"
_AGE: Final = Pattern(
    rf"""(?<![\w.])(?:
      {_YEARS}[- ]?(?:years?|yrs?|months?|y/?o)[- ]?olds?
    | {_YEARS}[ ]?y/?o
    | (?:aged?|age[ ]of|age[ ]is|aged[ ]about|at[ ]age|age:)[ ]{{0,2}}{_YEARS}
    | (?:turn(?:s|ed|ing)?|i\ am|i['\u2019]m|(?:s?he|who)[ ](?:is|was)|s?he['\u2019]s|is[ ]now|was[ ]only)[ ]
      (?:only[ ]|now[ ]|just[ ])?(?P<it>{_YEARS})
      (?=[.,;!?)]|$|[ ](?:and|but|now|years[ ]old|this|next|last|on|in|when)\b)
    | in[ ](?:his|her|their|my)[ ](?:early[ ]|mid[- ]?|late[ ])?{_DECADES}
    )(?![\w%])""",
    re.IGNORECASE,
    needs="""
    0 1 2 3 4 5 6 7 8 9 wenty hirty forty fifty sixty eventy eighty ninety teens wenties hirties orties ifties ixties
    """,
)


def dated(text: str) -> Iterator[Identifier]:
    """Yield dates of birth, then dates, days, times and ages, these weak."""
    for start, end in _DATE.places_in(text):
        born = _BIRTH.compiled.search(text, max(0, start - BIRTH_REACH), start)
        yield Identifier(Kind.BIRTH_DATE if born else Kind.DATE, start, end, weak=not born)
    for kind, written in ((Kind.DAY, _DAY), (Kind.AGE, _AGE)):
        for match in written.compiled.finditer(text) if written.wanted_in(text) else ():
            yield Identifier(kind, *match.span(match.lastgroup or 0), weak=True)
