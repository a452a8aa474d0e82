"""Where words stand in an entry file, by line, column and offset."""

import re

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.layout import find_fences
from alliance_journal.entrytext.writing import toml_string
from alliance_journal.model.themes import Place

_PICKS = re.compile(r"^[ \t]*\[[ \t]*picks[ \t]*\][^\n]*$", re.MULTILINE)
_FEELINGS = re.compile(r"^[ \t]*\[[ \t]*feelings[ \t]*\][^\n]*$", re.MULTILINE)
_NEXT_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')|(?P<word>[\w-]+)|(?P<comment>\#[^\n]*)|(?P<bracket>[\[\]])""",
    re.ASCII,
)


def place_at(text: str, start: int, end: int) -> Place:
    """Return the place of `text[start:end]`; columns count from the beginning of the line it starts in."""
    line_start = text.rfind("\n", 0, start) + 1
    return Place(text.count("\n", 0, start) + 1, start - line_start, end - line_start, start)


def tick_place(document: Document, question: str, option: str) -> Place | None:
    """Return where the id of a ticked option stands in the front matter, or None where it is not spelt out there."""
    text = document.text
    fences = find_fences(text)
    if fences is None or option not in document.entry.picks.get(question, ()):
        return None
    start, end = fences.front, fences.front_end
    if header := _PICKS.search(text, start, end):
        following = _NEXT_TABLE.search(text, header.end(), end)
        start, end = header.end(), following.start() if following else end
    at = _option_in(text, (start, end), toml_string(question)[1:-1], option)
    return None if at is None else place_at(text, at, at + len(option))


def feeling_place(document: Document, word: str) -> Place | None:
    """Return where a rated feeling stands in the front matter, or None where it is not spelt out under its heading."""
    text = document.text
    fences = find_fences(text)
    header = _FEELINGS.search(text, fences.front, fences.front_end) if fences else None
    if fences is None or header is None:
        return None
    following = _NEXT_TABLE.search(text, header.end(), fences.front_end)
    key = re.compile(rf"^[ \t]*[\"']?({re.escape(toml_string(word)[1:-1])})[\"']?[ \t]*=", re.MULTILINE)
    found = key.search(text, header.end(), following.start() if following else fences.front_end)
    return place_at(text, *found.span(1)) if found else None


def _option_in(text: str, span: tuple[int, int], question: str, option: str) -> int | None:
    """Return where the option stands in the list of the question, both compared as they are written in the file."""
    key = ""
    depth = 0
    for token in _TOKEN.finditer(text, *span):
        words = token[0][1:-1] if token["string"] is not None else token[0]
        if token["bracket"]:
            depth += 1 if words == "[" else -1
        elif not token["comment"] and depth == 0:
            key = words
        elif token["string"] is not None and key == question and words == option:
            return token.start() + 1
    return None
