"""One suggestion as it is shown to the worker: place, sentence with its neighbours, theme, keys. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.findings.passages import Passage
from alliance_journal.model.themes import Theme
from alliance_journal.queries.days import say_short
from alliance_journal.reports.columns import pieces
from alliance_journal.terminal.lines import cut
from alliance_journal.terminal.rows import cells, wrapped
from alliance_journal.terminal.safe import safe_line

LETTERS: Final = {
    "y": "yes",
    "n": "no",
    "w": "wrong person",
    "t": "not now",
    "o": "other theme",
    "a": "add a theme",
    "s": "skip",
    "b": "back",
    "q": "stop",
}
"""What can be pressed, or typed, and what it says, in the order in which it is shown."""
SHORT_KEYS: Final = f" {' '.join(LETTERS)} · ? help"
HELP: Final = (
    "y: yes, the theme is there in these words.",
    "n: no, it is not.",
    "w: the words are there, but it is about somebody else.",
    "t: not now: another time, only supposed, or said not to be so.",
    "o: no, but another theme is there; you choose it.",
    "a: this sentence holds another theme as well; you choose it.",
    "s: leave it for another time. b: take your last answer back. q: stop.",
    "Every answer is in the entry at once, and aj undo takes the last one back.",
)
LEARNED_HELP: Final = "Learned coder: no phrase found it, it is only suggested; aj help coder."
WHICH: Final = "Which theme? Type a part of its name or id; Enter alone goes back."
WHAT_IS_HERE: Final = (
    "Which themes do you see in it? Type a part of a name or id, one at a time; 0 for none; Enter alone when done."
)
SAY_NONE: Final = "Please type 0 where you see none."
NAMING_KEYS: Final = "/skip, /back, /stop"
CHANGED: Final = "An earlier answer of yours here was about words that have changed since."
LEARNED: Final = "Learned coder"
"""Stands before a theme that no phrase of the codebook found."""
MOST_SHOWN: Final = 9
"""So many matching themes are numbered."""
_NARROWEST: Final = 20
_NEIGHBOUR_ROWS: Final = 6
_MARK: Final = "  > "
_ASIDE: Final = "    "
_MORE: Final = "..."

Styled = tuple[str, str]
"""A style (`head`, `aside`, `note`, or nothing) and a line; the style never carries meaning alone."""


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of one suggestion; without a theme where it is still to be named blind.

    `is_learned` says that only the learned coder saw it.
    """

    position: tuple[int, int]
    passage: Passage = field(repr=False)
    theme: Theme | None
    notes: tuple[str, ...] = ()
    is_learned: bool = False


def one_line(words: str) -> str:
    """Return words of an entry fit to show on one line; only blanks and line ends differ from the file."""
    return safe_line(" ".join(words.split()))


def place_line(view: View) -> str:
    """Return "12 Nov 2026, C11"."""
    day = view.passage.day
    return ", ".join(filter(None, (f"{say_short(day)} {day.year}", safe_line(view.passage.client))))


def theme_line(theme: Theme) -> str:
    """Return a theme's label, id and definition in one line."""
    return one_line(f"{theme.label} ({theme.id}): {theme.define}")


def theme_label(theme: Theme) -> str:
    """Return a theme's label with its id."""
    return one_line(f"{theme.label} ({theme.id})")


def offered_lines(offered: Sequence[Theme]) -> tuple[str, ...]:
    """Return themes as a numbered list; where there are too many, how to make them fewer."""
    lines = [f"{number}. {theme_label(theme)}" for number, theme in enumerate(offered[:MOST_SHOWN], start=1)]
    if len(offered) > MOST_SHOWN:
        lines.append(f"and {len(offered) - MOST_SHOWN} more: another word makes them fewer")
    return tuple(lines)


def help_texts(*, is_learned: bool) -> tuple[str, ...]:
    """Return what each key does, and what the learned coder is where only it saw the theme."""
    return (*HELP, LEARNED_HELP) if is_learned else HELP


def keys_line() -> str:
    """Return all keys in words, for line input."""
    return ", ".join(f"{letter} {does}" for letter, does in LETTERS.items()) + ", ? help"


def key_rows(width: int) -> tuple[str, ...]:
    """Return all keys in as many rows as they need."""
    rows = [""]
    for part in (*(f"{letter} {does}" for letter, does in LETTERS.items()), "? help"):
        joined = f"{rows[-1]} · {part}" if rows[-1] else f" {part}"
        if rows[-1] and cells(joined) > width:
            rows.append(f" {part}")
        else:
            rows[-1] = joined
    return tuple(rows)


def spoken(view: View) -> tuple[str, ...]:
    """Return the view in whole sentences, one a line, for line input and screen readers."""
    passage = view.passage
    number, of = view.position
    return (
        f"Sentence {number} of {of}. {place_line(view)}, {safe_line(passage.where)}",
        *([f"Before: {one_line(passage.before)}"] if passage.before else []),
        f"Sentence: {one_line(passage.words)}",
        *([f"After: {one_line(passage.after)}"] if passage.after else []),
        *([f"Theme{', from the learned coder' * view.is_learned}: {theme_line(view.theme)}"] if view.theme else []),
    )


def card_lines(view: View, width: int, height: int) -> tuple[Styled, ...]:
    """Return the view in rows of at most `width` columns.

    Where it is too high, the neighbours give way first, then the definition, then the end of the sentence.
    """
    width = max(width, _NARROWEST)
    for rows in range(_NEIGHBOUR_ROWS, -1, -1):
        lines = tuple(_lines(view, width, neighbour_rows=rows))
        if len(lines) <= height:
            return lines
    head, words = _head(view, width), _rows(view.passage.words, width)
    theme = [("", cut(_seen_by(view) + theme_label(view.theme), width))] if view.theme else []
    room = max(height - len(head) - len(theme), 1)
    if len(words) > room:
        short = cut(words[room - 1], width - len(_ASIDE) - len(_MORE) - 1)
        words = (*words[: room - 1], f"{short} {_MORE}")
    return (*head, *_marked(words), *theme)


def _lines(view: View, width: int, *, neighbour_rows: int) -> Iterator[Styled]:
    passage = view.passage
    yield from _head(view, width)
    yield "", ""
    yield from _aside(passage.before, width, -neighbour_rows)
    yield from _marked(_rows(passage.words, width))
    yield from _aside(passage.after, width, neighbour_rows)
    if view.theme:
        yield "", ""
        for line in _rows(_seen_by(view) + theme_line(view.theme), width, margin=0):
            yield "", line


def _seen_by(view: View) -> str:
    """Return who saw the theme, before its name, where it was only the learned coder."""
    return f"{LEARNED}: " if view.is_learned else ""


def _head(view: View, width: int) -> tuple[Styled, ...]:
    number, of = view.position
    place = tuple(("aside", line) for line in pieces(safe_line(view.passage.where), width))
    return ("head", cut(f"{number} of {of}  {place_line(view)}", width)), *place


def _marked(rows: Sequence[str]) -> Iterator[Styled]:
    """Yield the rows of the sentence itself, which a mark tells apart from its neighbours."""
    for place, row in enumerate(rows):
        yield "", (_ASIDE if place else _MARK) + row


def _aside(words: str, width: int, rows: int) -> Iterator[Styled]:
    """Yield the first rows of a neighbour, or its last ones where `rows` is negative; what is missing is marked."""
    room = width - len(_ASIDE)
    lines = _rows(words, width) if words and rows else ()
    if len(lines) > abs(rows):
        lines = lines[rows:] if rows < 0 else lines[:rows]
        short = cut(lines[0 if rows < 0 else -1], room - len(_MORE) - 1)
        lines = (f"{_MORE} {short}", *lines[1:]) if rows < 0 else (*lines[:-1], f"{short} {_MORE}")
    for line in lines:
        yield "aside", _ASIDE + line


def _rows(words: str, width: int, *, margin: int = len(_ASIDE)) -> tuple[str, ...]:
    """Return words in rows; a word longer than a row is cut into several."""
    room = width - margin
    return tuple(piece for line in wrapped(one_line(words), room) for piece in pieces(line, room))
