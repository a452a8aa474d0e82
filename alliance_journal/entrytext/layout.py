"""The shape of an entry file: fences, title, headings and the text between them, as offsets into the raw text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from alliance_journal.entrytext.escapes import SECTION_MARK, unescape_line, unescape_word

_OPENING = re.compile(r"\ufeff?\+\+\+[ \t]*(\r?\n)")
_CLOSING = re.compile(r"\+\+\+[ \t]*\r?(?:\n|\Z)")
_REST_OF_MARK = re.compile(r"([^\s<>]*)( private)? -->[ \t\r]*")
_NO_QUESTION = re.compile(r"[\s<>]")


MOST_STRAYS: Final = 100
"""So many of them are worth a warning each."""


class Fences(NamedTuple):
    """Where the front matter (`front` to `front_end`) and the body (from `body`) stand, and how lines end."""

    front: int
    front_end: int
    body: int
    newline: str


class Heading(NamedTuple):
    """One section's heading line, from `start` to `end` (behind its line break).

    `sound`: whether the comment is whole; a broken one is taken as private, to be on the safe side.
    """

    start: int
    end: int
    question: str
    words: str
    private: bool
    sound: bool


class Body(NamedTuple):
    """The body's parts: the title (`title_end` is where the text behind it begins), and the headings in order.

    `strays`: where lines begin that hold a section mark and start no section (a broken heading, or one pasted in);
    `hidden`: after how many headings such a line asks for privacy, so that the words there stay private.
    """

    start: int
    title: str
    title_end: int
    headings: Sequence[Heading]
    strays: Sequence[int]
    hidden: AbstractSet[int]


def newline_of(text: str) -> str:
    """Return how the first line of a text ends."""
    at = text.find("\n")
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"


def opens_with_fence(text: str) -> bool:
    """Whether the first line is a fence."""
    return _OPENING.match(text) is not None


def find_fences(text: str) -> Fences | None:
    """Return where front matter and body stand, or None where a fence is missing."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    at = text.find("\n+++", opening.end() - 1)
    while at >= 0:
        if closing := _CLOSING.match(text, at + 1):
            return Fences(opening.end(), at + 1, closing.end(), opening[1])
        at = text.find("\n+++", at + 1)
    return None


def _marked_lines(text: str, start: int, own: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line, from an offset on, that holds our own mark, or is a heading with another one.

    Escaped lines are left out, and so are ordinary comments in the text, such as `<!-- todo: ask -->`.
    """
    last = start
    while mark := SECTION_MARK.search(text, last):
        first = max(text.rfind("\n", start, mark.start()) + 1, start)
        last = text.find("\n", mark.start())
        last = len(text) if last < 0 else last
        if text[first] == "#" or (text[first] != "\\" and text.find(own, first, last) >= 0):
            yield first, last


def find_body(text: str, fences: Fences, entry_id: str) -> Body:
    """Return title and headings of the body; only a level-2 heading with this entry's own id starts a section."""
    title, title_end = _title(text, fences)
    mark = f"<!-- {entry_id}:"
    headings: list[Heading] = []
    strays: list[int] = []
    hidden: set[int] = set()
    for first, last in _marked_lines(text, title_end, mark):
        if heading := _heading(text, first, last, mark):
            headings.append(heading)
            continue
        if len(strays) < MOST_STRAYS:
            strays.append(first)
        if text.find(" private", first, last) >= 0:
            hidden.add(len(headings))
    return Body(fences.body, title, title_end, headings, strays, hidden)


def lines_at(text: str, offsets: Iterable[int]) -> Iterator[int]:
    """Yield the line, from 1, of each offset; the offsets must ascend."""
    line, seen = 1, 0
    for offset in offsets:
        line, seen = line + text.count("\n", seen, offset), offset
        yield line


def _title(text: str, fences: Fences) -> tuple[str, int]:
    start = fences.body + _newline_at(text, fences.body, fences.newline)
    if not text.startswith("# ", start):
        return "", fences.body
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return unescape_line(text[start + 2 : end]), min(end + 1, len(text))


def _heading(text: str, first: int, last: int, mark: str) -> Heading | None:
    at = text.rfind(mark, first, last)
    if at < 0 or not text.startswith("## ", first):
        return None
    end = min(last + 1, len(text))
    rest = _REST_OF_MARK.fullmatch(text, at + len(mark), last)
    if rest:
        words = unescape_line(text[first + 3 : at])
        return Heading(first, end, unescape_word(rest[1]), words, private=rest[2] is not None, sound=True)
    broken = text[at + len(mark) : last].strip(" \t\r")
    word = _NO_QUESTION.split(broken, maxsplit=1)[0]
    behind = broken[len(word) :].replace("-->", "").strip(" \t")
    words = unescape_line(f"{text[first + 3 : at].strip()} {behind}")
    return Heading(first, end, unescape_word(word), words, private=True, sound=False)


def trim(text: str, start: int, end: int, *, newline: str, behind: int) -> tuple[int, int]:
    """Return a region without the line break that leads it and the (at most `behind`) ones that end it."""
    if start < end:
        start += _newline_at(text, start, newline)
    for _ in range(behind):
        if start < end and text[end - 1] == "\n":
            end -= len(newline) if text.endswith(newline, start, end) else 1
    return start, end


def _newline_at(text: str, at: int, newline: str) -> int:
    if text.startswith(newline, at):
        return len(newline)
    return 1 if text.startswith("\n", at) else 0
