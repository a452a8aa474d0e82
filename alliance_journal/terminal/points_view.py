"""The list of points as it is shown: a row for each, all of the one that is looked at, the keys. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from alliance_journal.model.supervision import Point
from alliance_journal.queries.almanac import say_date
from alliance_journal.terminal.lines import cut
from alliance_journal.terminal.points import PointList
from alliance_journal.terminal.rows import cells, wrapped
from alliance_journal.terminal.safe import safe_line

Styled = tuple[str, str]
"""A style (`head`, `aside`, or nothing) and a line; the style never carries meaning alone."""
KEYS: Final = ("Space keep or drop", "u up", "d down", "e change words", "a add", "Enter done", "? help")
SHORT_KEYS: Final = ("Space", "u", "d", "e", "a", "Enter", "? help")
HELP: Final = (
    "Up and down, or k and j: go to another point. Space: drop it, or keep it after all. u and d: move it.",
    "e: change its words; your sentence from the entry stays as it is. a: add a point of your own.",
    "Enter: done with the list; three questions follow. ^S or Ctrl-C: stop for now, everything is kept.",
    "One or two points looked at closely are a full hour. Dropped points stay in your journal.",
)
COMMANDS: Final = (
    "Type drop 3, keep 3, up 3, down 3, first 3, change 3, add, show 3 or list; done, or an empty line, when it is "
    "right. Several numbers: drop 2 5. /pause stops for now, and everything is kept."
)
NOTHING: Final = "Nothing in your entries stands out here. You can add points of your own."
OF_ALL: Final = frozenset({"theme", "loop"})
"""Kinds of points that are about all clients; the client beside one is that of its sentence."""
_INDENT: Final = "     "
_TALL: Final = 16
"""In fewer rows than these the keys are shown without what they do."""
_NARROWEST: Final = 24


def where(point: Point) -> str:
    """Return "C04, 12 November 2026, private", as far as it is known."""
    day = say_date(point.day) if point.day else ""
    return ", ".join(filter(None, (safe_line(point.client), day, "private" * point.private)))


def shown_client(point: Point) -> str:
    """Return "C04 " before a point about this client; of what recurs only the sentence is one client's."""
    return f"{safe_line(point.client)} " if point.client and point.kind not in OF_ALL else ""


def spoken(point: Point, number: int) -> str:
    """Return a point in whole sentences, for line input and screen readers."""
    state = "kept" if point.kept else "dropped"
    place = f" ({where(point)})" if where(point) else ""
    quote = f'"{safe_line(point.quote)}"' if point.quote else ""
    if quote and point.kind in OF_ALL:
        return f"{number}, {state}. {sentence(brief(point))} Your words: {quote}{place}"
    return f"{number}, {state}. {sentence(f'{brief(point)}{place}')}{f' Your words: {quote}' if quote else ''}"


def brief(point: Point) -> str:
    """Return a point in a few words."""
    return f"{point.label}: {safe_line(point.words)}"


def sentence(text: str) -> str:
    """Return a text with a mark at its end, so that a voice pauses there."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def card_lines(listed: PointList, head: str, width: int, height: int, *, helps: bool = False) -> tuple[Styled, ...]:
    """Return the list in rows of at most `width` columns and, as far as can be, `height` rows."""
    width = max(width, _NARROWEST)
    below = list(_below(width, height, helps=helps))
    above = [("head", row) for row in wrapped(f"{head} · {listed.kept} of {len(listed.points)} kept", width)]
    above.append(("", ""))
    if not listed.points:
        return (*above, *(("", row) for row in wrapped(NOTHING, width)), *below)
    room = max(height - len(above) - len(below) - 1, 4)
    return (
        *above,
        *_window([tuple(_block(listed, n, width)) for n in range(len(listed.points))], listed.at, room),
        *below,
    )


def _below(width: int, height: int, *, helps: bool) -> Iterator[Styled]:
    yield "", ""
    if helps:
        yield from (("", row) for text in HELP for row in wrapped(text, width))
        yield "", ""
    yield from (("aside", row) for row in joined(KEYS if height >= _TALL else SHORT_KEYS, width))


def joined(parts: Sequence[str], width: int) -> tuple[str, ...]:
    """Return parts side by side in as many rows as they need."""
    rows = [""]
    for part in parts:
        row = f"{rows[-1]} · {part}" if rows[-1] else f" {part}"
        if rows[-1] and cells(row) > width:
            rows.append(f" {part}")
        else:
            rows[-1] = row
    return tuple(rows)


def _block(listed: PointList, number: int, width: int) -> Iterator[Styled]:
    """Yield one row for a point, and everything of the one that is looked at."""
    point, is_at = listed.points[number], number == listed.at
    mark = f"{'>' if is_at else ' '}{'[x]' if point.kept else '[ ]'} "
    if not is_at:
        quote = f' "{safe_line(point.quote)}"' if point.quote else ""
        yield "" if point.kept else "aside", cut(f"{mark}{shown_client(point)}{brief(point)}{quote}", width)
        return
    for place, row in enumerate(wrapped(brief(point), width - len(_INDENT))):
        yield "head", f"{_INDENT if place else f'{mark:<{len(_INDENT)}}'}{row}"
    for text in _stands_on(point):
        yield from (("", f"{_INDENT}{row}") for row in wrapped(text, width - len(_INDENT)))


def _stands_on(point: Point) -> Iterator[str]:
    """Yield client and day above the sentence of a point, or behind it where only the sentence is that client's."""
    quote = f'"{safe_line(point.quote)}"' if point.quote else ""
    if quote and point.kind in OF_ALL:
        yield f"{quote} ({where(point)})" if where(point) else quote
        return
    yield from filter(None, (where(point), quote))


def _window(blocks: Sequence[Sequence[Styled]], at: int, room: int) -> Iterator[Styled]:
    """Yield as many blocks around one of them as there is room for, and how many more there are."""
    first = last = at
    used = len(blocks[at])
    while True:
        after = len(blocks[last + 1]) if last + 1 < len(blocks) else 0
        before = len(blocks[first - 1]) if first else 0
        if after and used + after <= room and (last - at <= at - first or not before):
            last, used = last + 1, used + after
        elif before and used + before <= room:
            first, used = first - 1, used + before
        elif after and used + after <= room:
            last, used = last + 1, used + after
        else:
            break
    for block in blocks[first : last + 1]:
        yield from block[:room]
    if hidden := [
        f"{count} more {place}" for count, place in ((first, "above"), (len(blocks) - last - 1, "below")) if count
    ]:
        yield "aside", f"{_INDENT}{', '.join(hidden)}"
