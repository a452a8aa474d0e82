"""Sentences of an answer, as slices: abbreviations, initials, quotes, bullets, emoji and dictation are allowed for."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

Span = tuple[int, int]
"""Where a slice of the text begins and ends."""

_STOP: Final = re.compile(
    # All begin with one of a set of signs, so that the search goes from sign to sign and not from letter to letter.
    r"[.!?…\n☀-➿\U0001F300-\U0001FAFF](?:"
    r"(?<=[.!?…])[.!?…]*(?P<close>[\"'\u201d\u2019)\]]*)(?=\s|$)"
    r"|(?<=\n)(?P<line>)"
    r"|(?<=[☀-➿\U0001F300-\U0001FAFF])(?P<face>[☀-➿\U0001F300-\U0001FAFF\uFE0F\u200D]*)(?=\s|$))"
)
_BULLET: Final = re.compile(r"[ \t]*(?:[-*\u2022\u2013+>#]+|\d{1,3}[.)])[ \t]")
_JOINT: Final = re.compile(r"\s(?=(?:and|but|so|then|because)\s+(?:then\s+)?(?:i|he|she|we|they|it)\b)", re.IGNORECASE)
_I_SAID: Final = re.compile(r"\s+I (?:said|asked|told|replied|answered|thought|wondered|tried|added|wrote|repeated)\b")
"""What may follow a quotation that ends in a mark of its own, and belongs to it."""
_NEXT_WORD: Final = re.compile(r"\s*[\"'\u201c\u2018(]*(\w*)")
_SHORT: Final = frozenset("mr mrs ms mx dr prof st rev sr jr vs e.g i.e eg ie etc approx appt dept".split())  # noqa: SIM905
_NUMBERED: Final = frozenset("no nr p pp vol fig ref ext tel mon tue wed thu fri sat sun jan feb aug sept oct".split())  # noqa: SIM905
"""Words that are short forms only before a number: `no. 7`, `Sat. 5th`."""
_FIRST_WORDS: Final = (
    "i he she we they it the a an my his her our their this that there then when but and so after before today "
    "yesterday in on at no not what why how if as"
)
_OPENERS: Final = frozenset(_FIRST_WORDS.split())
_OPENING: Final = "\"'\u201c\u2018(["
_SOFT_LINE: Final = 60
"""A line this long may have been broken by an editor rather than by the writer."""
_DICTATED: Final = 400
"""A sentence longer than this (in characters) was probably dictated, and is parted where the next subject comes."""
_SHORTEST_PART: Final = 150
_LONGEST_SHORT_FORM: Final = 6


def sentences_in(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of `text[start:end]`, trimmed, in order; together they hold every word of it."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, stop, begin, end):
            yield from _kept(text, begin, stop.end())
            begin = stop.end()
    if begin < end:
        yield from _kept(text, begin, end)


def _ends(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    """Whether the sentence that began at `begin` ends with the stop."""
    mark = text[stop.start()]
    if mark == "\n":
        return _line_ends(text, stop, begin, end)
    if stop["face"] is not None:
        return True
    following = _next_visible(text, stop.end(), end)
    if not following or text.startswith("\n", stop.end()):
        return True
    if mark != "." or stop.end() - stop.start() - len(stop["close"]) > 1:
        dots = mark in ".…"
        return not (_goes_on(text, stop, end) if stop["close"] else dots and following.islower())
    if stop["close"]:
        return not _goes_on(text, stop, end)
    return not _is_short_form(text, stop, begin, end)


def _goes_on(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether the sentence goes on after a quotation: she said, or I asked."""
    return _next_visible(text, stop.end(), end).islower() or _I_SAID.match(text, stop.end(), end) is not None


def _is_short_form(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    before = text[max(begin, stop.start() - _LONGEST_SHORT_FORM - 1) : stop.start()]
    if len(before) > _LONGEST_SHORT_FORM and " " not in before and "\n" not in before:
        return False
    first = max(begin, text.rfind(" ", begin, stop.start()) + 1, text.rfind("\n", begin, stop.start()) + 1)
    word = text[first : stop.start()].lstrip(_OPENING)
    if len(word) > _LONGEST_SHORT_FORM:
        return False
    if word.lower() in _SHORT or (word.lower() in _NUMBERED and _next_visible(text, stop.end(), end).isdigit()):
        return True
    if len(word) == 1 and word.isupper() and word != "I":
        return _next_word(text, stop.end(), end).lower() not in _OPENERS
    return word.isdigit() and len(word) <= 2 and not text[begin:first].strip()


def _line_ends(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    rest = text[stop.end() : min(end, stop.end() + 80)]
    line = rest.split("\n", maxsplit=1)[0]
    if not line.strip() or _BULLET.match(line):
        return True
    broken = text.rfind("\n", begin, stop.start()) + 1 or begin
    return not (line.lstrip()[0].islower() or stop.start() - broken >= _SOFT_LINE)


def _next_visible(text: str, place: int, end: int) -> str:
    while place < end and (text[place].isspace() or text[place] in _OPENING):
        place += 1
    return text[place : min(place + 1, end)]


def _next_word(text: str, place: int, end: int) -> str:
    word = _NEXT_WORD.match(text, place, end)
    return word[1] if word else ""  # the pattern matches everywhere


def _kept(text: str, begin: int, end: int) -> Sequence[Span]:
    """Return the trimmed slice, parted where it is too long to be one sentence; none of a slice of blanks."""
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end - begin > _DICTATED:
        return tuple(_parted(text, begin, end))
    return ((begin, end),) if begin < end else ()


def _parted(text: str, begin: int, end: int) -> Iterator[Span]:
    """Yield a long slice in parts, each but the first beginning with a subject of its own."""
    while end - begin > _DICTATED:
        joint = _JOINT.search(text, begin + _SHORTEST_PART, end)
        if joint is None:
            break
        yield begin, joint.start()
        begin = joint.end()
    yield begin, end
