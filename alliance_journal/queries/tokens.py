"""The pieces of a search as typed, each with the column where it begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from alliance_journal.errors import BadQueryError


class Kind(Enum):
    """What a piece of a search is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    OPEN = "("
    CLOSE = ")"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: its text (a phrase without its quotes, a field's values) and its column, counted from 1."""

    kind: Kind
    column: int
    text: str = field(default="", repr=False)
    name: str = ""


_CURLY_QUOTES: Final = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'))
_PIECE: Final = re.compile(
    r"""(?P<space>\s+)
    |(?P<open>\()
    |(?P<close>\))
    |(?P<minus>-)
    |(?P<field>[^\W\d_]+):(?P<values>(?:"[^"]*"|[^\s"()])*)
    |"(?P<phrase>[^"]*)"
    |(?P<unclosed>")
    |(?P<word>[^\s"()]+)""",
    re.VERBOSE,
)
_JOINERS: Final = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
_PARENTHESES: Final = {"open": Kind.OPEN, "close": Kind.CLOSE}


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the pieces in order, an END last; raises BadQueryError for a quote that never closes or a lone minus."""
    typed = text.translate(_CURLY_QUOTES)
    for piece in _PIECE.finditer(typed):
        if piece.lastgroup != "space":
            yield _token(piece, typed)
    yield Token(Kind.END, len(typed) + 1)


def _token(piece: re.Match[str], typed: str) -> Token:
    column = piece.start() + 1
    group = piece.lastgroup or ""
    if group == "unclosed":
        raise BadQueryError(f"the quote at column {column} is never closed")
    if group == "minus":
        if typed[piece.end() : piece.end() + 1].strip() == "":
            raise BadQueryError(f"the - at column {column} stands alone", hint="write it right before a word")
        return Token(Kind.NOT, column)
    if group == "values":
        return Token(Kind.FIELD, column, piece["values"], piece["field"])
    if group == "word":
        return Token(_JOINERS.get(piece["word"], Kind.WORD), column, piece["word"])
    if group == "phrase":
        return Token(Kind.PHRASE, column, piece["phrase"])
    return Token(_PARENTHESES[group], column)
