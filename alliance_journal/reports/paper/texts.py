"""Small arts that all formats of a paper share: clean text, paragraphs, numbers in words, headings without gaps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import isfinite
from typing import Final

from alliance_journal.model.papers import Bars, Block, Chart, Heading

NOTHING_COUNTED: Final = "Nothing to count here."
NO_VALUES: Final = "No values here."
GAP: Final = "\N{EN DASH}"
"""Stands in a table where a chart has no value."""

# Unicode has seven ends of a line; a format knows one or two, and would run the lines together at the others.
_LINE_END: Final = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
# No page, no XML and no UTF-8 can hold these, or they turn the letters round; a sign says that something stood there.
_NOWHERE_ALLOWED: Final = "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_EMPTY_LINES: Final = r"\n(?:[^\S\n]*\n)+"


def readable(text: str) -> str:
    r"""Return the text with `\n` as its only line end, and � for what no document can hold."""
    return re.sub(_NOWHERE_ALLOWED, "\ufffd", re.sub(_LINE_END, "\n", text))


def one_line(text: str) -> str:
    """Return the text as one line without blanks at its ends."""
    return readable(text).replace("\n", " ").strip()


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each paragraph; empty lines stand between paragraphs, and none is in one."""
    parts = re.split(_EMPTY_LINES, readable(text))
    told = (tuple(line for line in part.split("\n") if line.strip()) for part in parts)
    return tuple(lines for lines in told if lines)


def said(value: float) -> str:
    """Return a value as people write it: `7`, `6.5`; at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def told_of(bars: Bars) -> str:
    """Return what the numbers of bars are, and out of how many: `entries, out of 24`; empty where nothing is known."""
    return ", ".join(filter(None, (one_line(bars.unit), f"out of {bars.of}" if bars.of else "")))


def values_of(chart: Chart) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each day of the chart with the value of every curve as it is said, empty for none."""
    for place, day in enumerate(chart.days):
        given = (curve.values[place] if place < len(curve.values) else None for curve in chart.curves)
        yield day, tuple("" if value is None or not isfinite(value) else said(value) for value in given)


def has_values(chart: Chart) -> bool:
    """Return whether any curve has a value on any day."""
    return any(any(values) for _, values in values_of(chart))


def in_order(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; no heading lies more than one level below the one before it, and none is empty."""
    before = 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
        elif one_line(block.text):
            before = min(block.level, before + 1)
            yield replace(block, level=before)
