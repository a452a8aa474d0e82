"""A help topic for a terminal of any width: as it is written where it fits, else its paragraphs filled anew."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from alliance_journal.reports.columns import columns
from alliance_journal.reports.lines import Line, Page, wrapped

_ITEM = re.compile(r"(?:[-*]|\d+\.) ")
_EXAMPLE = "    "
_TOLD_APART = re.compile(r"(\S) {2,}(\S)")


def help_lines(text: str, page: Page) -> tuple[Line, ...]:
    """Return a help text in lines no wider than the page; examples keep their indentation."""
    lines = text.rstrip("\n").split("\n")
    if all(columns(line) <= page.width for line in lines):
        return tuple(Line(line) for line in lines)
    return tuple(line for _, block in groupby(lines, _kind) for line in _block(list(block), page))


def _kind(line: str) -> str:
    return "example" if line.startswith(_EXAMPLE) else "words" if line.strip() else "blank"


def _block(lines: Sequence[str], page: Page) -> Iterator[Line]:
    if _kind(lines[0]) != "words":
        for line in lines:
            yield from _example(line, page)
        return
    paragraph = ""
    for line in lines:
        if paragraph and (_ITEM.match(line) or line.startswith(("#", "|"))):
            yield from _paragraph(paragraph, page)
            paragraph = ""
        paragraph = f"{paragraph} {line.strip()}" if paragraph else line.strip()
    yield from _paragraph(paragraph, page)


def _paragraph(text: str, page: Page) -> Iterator[Line]:
    item = _ITEM.match(text)
    yield from wrapped(text, page, hanging=" " * len(item[0]) if item else "")


def _example(line: str, page: Page) -> Iterator[Line]:
    """Yield a line of an example; what is told apart by a gap goes below where both do not fit."""
    if columns(line) <= page.width:
        yield Line(line)
        return
    indent = line[: len(line) - len(line.lstrip())]
    first, *rest = _TOLD_APART.sub("\\1\n\\2", line.strip()).split("\n")
    yield from wrapped(first, page, indent=indent, hanging=f"{indent}  ")
    for part in rest:
        yield from wrapped(part, page, indent=f"{indent}    ")
