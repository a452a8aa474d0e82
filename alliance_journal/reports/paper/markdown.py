"""A paper as Markdown: CommonMark with tables, in which no text of the worker can become markup."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from alliance_journal.model.papers import (
    Bar,
    Bars,
    Block,
    Bullets,
    Chart,
    Facts,
    Heading,
    Paper,
    Quote,
    Room,
    Signatures,
    Table,
    Words,
)
from alliance_journal.queries.almanac import say_date
from alliance_journal.reports.paper.laying import bar_share, height, value_on
from alliance_journal.reports.paper.texts import (
    GAP,
    NO_VALUES,
    NOTHING_COUNTED,
    has_values,
    in_order,
    one_line,
    paragraphs,
    said,
    told_of,
)

BAR: Final = 16
"""Blocks of the longest bar."""
_SHORT_BAR: Final = 10
_BLOCK: Final = "█"
_RULE: Final = "***"

# What may become markup inside a line: also an address that some readers turn into a link by themselves, the sign
# that names somebody there, and mathematics. A # counts at the beginning of a word only, also at a heading's end.
_MARKUP: Final = re.compile(r"[\\`*_\[\]<~|$]|(?<!\S)#|&(?=[#\w])|(?<=\w)@(?=\w)|:(?=//)|(?i:(?<=\bwww)\.)")
# What begins a list, a quote, a heading or a rule where a line begins with it.
_BEGINS_BLOCK: Final = re.compile(r"[-+=>:]|\d+(?=[.)](?:\s|\Z))")


def markdown(paper: Paper) -> str:
    """Return the whole file, blocks with an empty line between them and one line end at the end."""
    author = ", ".join(filter(None, (_line(paper.author), say_date(paper.made))))
    notices = [line for notice in paper.notices if (line := _line(notice))]
    told = (f"# {_line(paper.title) or 'Untitled'}", author, *_blocks(paper.blocks), *([_RULE] if notices else []))
    return "\n\n".join((*filter(None, told), *notices)) + "\n"


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield what there is of each block; of two lists in a row the second has other marks, or they would be one."""
    marks, lists = ("-.", "*)"), 0
    for block in in_order(blocks):
        if told := _RENDERERS[type(block)](block, marks[lists % 2]):
            lists = lists + 1 if isinstance(block, Bullets | Facts) else 0
            yield told


def escaped(line: str) -> str:
    r"""Return one line in which every sign stands for itself, blanks at its ends left out."""
    line = _MARKUP.sub(r"\\\g<0>", line.strip(" \t"))
    if begins := _BEGINS_BLOCK.match(line):
        digits = begins[0] if begins[0].isdigit() else ""
        return f"{digits}\\{line[len(digits) :]}"
    return line


def _line(text: str) -> str:
    return escaped(one_line(text))


def _strong(text: str) -> str:
    return f"**{line}**" if (line := _line(text)) else ""


def _heading(heading: Heading, _marks: str) -> str:
    return f"{'#' * (heading.level + 1)} {_line(heading.text)}"


def _words(running: Words, _marks: str) -> str:
    return "\n\n".join(_paragraphs(running.text))


def _paragraphs(text: str) -> Iterator[str]:
    r"""Yield paragraphs; a line end that was written is kept by a `\` before it."""
    for lines in paragraphs(text):
        yield "\\\n".join(map(escaped, lines))


def _quote(quote: Quote, _marks: str) -> str:
    source = [f"{GAP} {_line(quote.source)}"] if one_line(quote.source) else []
    inside = "\n\n".join((*_paragraphs(quote.text), *source))
    return _begun("> ", inside, "> ") if inside else ""


def _begun(first: str, text: str, following: str) -> str:
    """Return the text with a mark before its first line, and another before each line that follows."""
    marks = (first, *[following] * text.count("\n"))
    return "\n".join(f"{mark}{line}".rstrip(" ") for mark, line in zip(marks, text.split("\n"), strict=True))


def _bullets(bullets: Bullets, marks: str) -> str:
    return "\n".join(_item(bullets, marks, place) for place in range(len(bullets.items)))


def _item(bullets: Bullets, marks: str, place: int) -> str:
    mark = f"{place + 1}{marks[1]} " if bullets.numbered else f"{marks[0]} "
    return _begun(mark, "\n\n".join(_paragraphs(bullets.items[place])), " " * len(mark))


def _facts(facts: Facts, marks: str) -> str:
    told = (f"{_strong(f'{one_line(name)}:' if one_line(name) else '')} {_cell(value)}" for name, value in facts.pairs)
    return "\n".join(f"{marks[0]} {line.strip()}".rstrip() for line in told)


def _cell(text: str) -> str:
    """Return a text in a line that may not end."""
    lines = (line for part in paragraphs(text) for line in part)
    return "<br>".join(map(escaped, lines))


def _table(table: Table, _marks: str) -> str:
    if not table.head:
        return ""
    rows = [[_cell(cell) for cell in row] for row in (table.head, *table.rows)]
    return _captioned(table.caption, _grid(rows[0], rows[1:], table.numbers))


def _captioned(caption: str, block: str, note: str = "") -> str:
    """Return a block below its caption, beside which a note may stand."""
    told = " ".join(filter(None, (_strong(caption), f"({_line(note)})" if note else "")))
    return "\n\n".join(filter(None, (told, block)))


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Return cells, escaped already, as a table; `numbers` are the columns set flush right."""
    sides = ["---:" if column in set(numbers) else "---" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, sides, *rows))


def _bars(bars: Bars, _marks: str) -> str:
    if not bars.bars:
        return _captioned(bars.caption, NOTHING_COUNTED, told_of(bars))
    rows = [(_named(bar), str(bar.count), _blocks_for(bar_share(bar, bars), BAR)) for bar in bars.bars]
    return _captioned(bars.caption, _grid(("", _line(bars.unit) or "number", ""), rows, (1,)), told_of(bars))


def _named(bar: Bar) -> str:
    return " ".join(filter(None, (_line(bar.label), f"({_line(bar.note)})" if one_line(bar.note) else "")))


def _blocks_for(share: float, longest: int) -> str:
    """Return a bar as signs, at least one where there is anything."""
    return _BLOCK * max(round(share * longest), share > 0)


def _chart(chart: Chart, _marks: str) -> str:
    if not has_values(chart):
        return _captioned(chart.caption, NO_VALUES)
    head = ("Meeting", *(_line(curve.label) for curve in chart.curves))
    rows = (
        (_line(day), *(_drawn(chart, value_on(curve, place)) for curve in chart.curves))
        for place, day in enumerate(chart.days)
    )
    return _captioned(chart.caption, _grid(head, rows), f"{chart.low} to {chart.high}")


def _drawn(chart: Chart, value: float | None) -> str:
    """Return a value as it is said and as a bar, a dash for none."""
    return GAP if value is None else f"{said(value)} {_blocks_for(height(value, chart), _SHORT_BAR)}".rstrip()


def _signatures(signatures: Signatures, _marks: str) -> str:
    rows = ((_cell(name), "", "") for name in signatures.names)
    return _grid(("", "Signature", "Date"), rows) if signatures.names else ""


def _room(room: Room, _marks: str) -> str:
    """Return a label and as many rules, which a hand may write on once the paper is printed."""
    return "\n\n".join(filter(None, (_line(room.label), *[_RULE] * room.lines)))


_RENDERERS: Final[Mapping[type[Block], Callable[[Any, str], str]]] = {
    Heading: _heading,
    Words: _words,
    Quote: _quote,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    Bars: _bars,
    Chart: _chart,
    Signatures: _signatures,
    Room: _room,
}
