"""Exact days, read strictly: every way to say one that a reader could look up, where days are told as weeks.

Stricter than the dates that are spotted anywhere else: a bare "the 19th" counts here, which would be noise there.
Months are read in English, German and French, and in Arabic and Hebrew as they are written today.
"""

import re
from collections.abc import Iterator
from typing import Final

from alliance_journal.privacy.patterns import Pattern
from alliance_journal.privacy.plain_copy import plain_copy

_EITHER_CASE: Final = """
january february april june july august september october november december jan feb apr jun jul aug sept sep oct nov dec
januar jänner februar feber märz maerz mär mrz juni juli oktober okt dezember dez
janvier février fevrier avril juin juillet août aout septembre octobre novembre décembre decembre janv févr avr juil déc
יולי יוני ינואר פברואר מרץ מרס אפריל מאי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
يناير فبراير مارس أبريل ابريل إبريل مايو يونيو يوليو أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر
"""
_ALSO_WORDS: Final = "may march mar mai mars"
"""Months that are something else in lower case, unless a number stands before them."""


def _one_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_MONTH: Final = rf"(?:[בל]-?)?(?:{_one_of(_EITHER_CASE + _ALSO_WORDS)})(?![^\W\d_])"
_NAMED_MONTH: Final = (
    rf"(?:(?:{_one_of(_EITHER_CASE)})|(?-i:{'|'.join(f'{one.title()}|{one.upper()}' for one in _ALSO_WORDS.split())}))"
    r"(?![^\W\d_])"
)
_YEAR: Final = r"(?:[ ,._-]{0,2}\d{4})?"
_GAP: Final = r"[ ._-]{1,2}"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH: Final = rf"{_DAY}(?:st|nd|rd|th)"
_LOW: Final = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_HIGH: Final = (
    "eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|"
    "twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[ -]first"
)
_WEEKDAY: Final = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
)
_SHORT_WEEKDAY: Final = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?"
_BEFORE_DAY: Final = r"on|by|until|till|til|from|since|before|after|of|to|between"
_GOES_ON: Final = """
a about after again already an and as at back because before but by during for he her his i if in instead is it later
me my next no not nothing now of on once or our over she since so than that then there they this though till to today
together tomorrow until us was we went when where which while who will with would you
"""
_ENDS: Final = rf"(?![ -](?!(?:{_one_of(_GOES_ON)})(?!\w))[^\W\d_])(?![:\d]|[.,]\d)"
"""No word stands behind it that it could count, as in `the 2nd meeting`."""
_MORE: Final = rf"(?:,?[ ](?:(?:and|or|to)[ ])?(?:the[ ])?{_NTH}){{0,4}}+"

_DATES: Final = Pattern(
    rf"""(?<![^\W_])(?:
      (?:19|20)\d\d([-/._ ])\d{{1,2}}\1\d{{1,2}}(?!\d|\1\d)
    | (?<!\d[./_-]){_DAY}([-/._])[ ]?{_DAY}\2[ ]?(?:\d{{4}}|\d{{2}})(?!\d|\2\d)
    | {_DAY}(?:st|nd|rd|th|er|\.)?[ ._-]{{0,2}}(?:(?:day[ ])?of[ ])?{_MONTH}{_YEAR}
    | {_MONTH}{_GAP}(?:the[ ])?{_DAY}(?:st|nd|rd|th)?(?![\w:]|[.,]\d){_YEAR}
    | {_NAMED_MONTH}[ ](?:the[ ])?(?:{_LOW}|{_HIGH})(?!\w){_YEAR}
    | (?:{_LOW}|{_HIGH})[ ](?:day[ ])?of[ ]{_MONTH}{_YEAR}
    | premier[ ]{_MONTH}{_YEAR}
    )""",
    re.IGNORECASE,
)
_DIGITS: Final = Pattern(r"(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_AND_MONTH: Final = re.compile(rf"(?<![\w./-]){_DAY}\.[ ]?(?:1[0-2]|0[1-9]|[1-9])\.(?![\w/]|[ ]?\d)")
_LED: Final = re.compile(
    rf"(?:^|[|(]|(?<!\w)(?:{_BEFORE_DAY}|am|vom|den|der|bis|zum|seit|le|du|au|{_WEEKDAY}|{_SHORT_WEEKDAY}),?)[ ]?\Z",
    re.IGNORECASE | re.MULTILINE,
)
_LED_REACH: Final = 12
"""How many characters before `3.3.` may hold the word that makes it a day."""
_BARE: Final = Pattern(
    rf"""(?<!\w)(?<!week[ ])(?<!week[ ]of[ ])(?:
      (?:the|{_BEFORE_DAY})[ ]{_NTH}{_MORE}
    | the[ ](?:{_HIGH})
    | (?:{_WEEKDAY}|{_SHORT_WEEKDAY}),?[ ](?:(?:the[ ])?{_NTH}{_MORE}|{_DAY}(?!\w))
    | (?:{_WEEKDAY}),?[ ]the[ ](?:{_LOW}|{_HIGH})
    )(?:[ ]of[ ](?:this|that|the|last|next)[ ]month(?!\w))?{_ENDS}""",
    re.IGNORECASE,
)
_FEASTS: Final = Pattern(
    r"""(?<!\w)(?:(?:christmas|xmas|new[ ]year'?s)[ ](?:eve|day)|boxing[ ]day|valentine'?s[ ]day|hallowe'?en
    |good[ ]friday|easter[ ](?:sunday|monday)|(?:st\.?|saint)[ ](?:patrick|andrew|george|david)'?s[ ]day|bonfire[ ]night
    |guy[ ]fawkes|shrove[ ]tuesday|ash[ ]wednesday|independence[ ]day|armistice[ ]day|heilig(?:er[ ])?abend|silvester
    |neujahr(?:stag)?|karfreitag|ostermontag|veille[ ]de[ ]noël|jour[ ]de[ ]l'an|la[ ]saint-sylvestre)(?!\w)""",
    re.IGNORECASE,
)


def exact_days_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return every place that says an exact day, in reading order and apart, as offsets of its start and its end.

    A month, a year and a weekday alone say less.
    """
    copy = plain_copy(text)
    found: list[tuple[int, int]] = []
    for start, end in sorted(_found_in(copy.text)):
        if not found or found[-1][1] <= start:
            found.append((start, end))
    return tuple(copy.back(start, end) for start, end in found)


def _found_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield every place that says an exact day; they may overlap."""
    for written in (_DATES, _DIGITS, _BARE, _FEASTS):
        yield from (match.span() for match in written.compiled.finditer(text))
    yield from (match.span() for match in _DAY_AND_MONTH.finditer(text) if _is_day(match))


def _is_day(match: re.Match[str]) -> bool:
    """Say whether `3.3.` is a day, by two digits or by what stands around it, and no number that ends a sentence."""
    text, (start, end) = match.string, match.span()
    if match[0][-3:-1].isdigit() or text[end : end + 2].strip().islower():
        return True
    return _LED.search(text, max(0, start - _LED_REACH), start) is not None
