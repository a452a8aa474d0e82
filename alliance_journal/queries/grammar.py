"""The one search grammar of every command: words, phrases, fields, AND, OR, NOT and parentheses.

    walk* "moved on" (client:C04,C07 OR theme:cw) -tag:form since:"1 sep" is:starred

Words and phrases are whole words, alike in any case, with or without accents; `walk*` is every word that begins so.
Side by side means AND. AND, OR and NOT are written in capitals; NOT binds closest, then AND, then OR.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from alliance_journal.errors import BadQueryError
from alliance_journal.queries.fields import FIELDS, read_field
from alliance_journal.queries.terms import Term
from alliance_journal.queries.tokens import Kind, Token, tokens_of
from alliance_journal.queries.tree import Query, Says, all_of, either_of, not_so

__all__ = ["FIELDS", "MOST_CHARACTERS", "MOST_NESTED", "Query", "parse_query"]

MOST_CHARACTERS: Final = 2000
MOST_NESTED: Final = 50
"""Parentheses inside parentheses."""
_STARTS: Final = frozenset({Kind.WORD, Kind.PHRASE, Kind.FIELD, Kind.NOT, Kind.OPEN})


def parse_query(text: str, today: date) -> Query:
    """Return the search that the text stands for.

    Raises BadQueryError with the column, counted from 1, where it cannot be read; BadDateError for its days.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadQueryError(f"a search may be {MOST_CHARACTERS} characters long; this one has {len(text)}")
    reader = _Reader(tuple(tokens_of(text)), today)
    if reader.here.kind is Kind.END:
        raise BadQueryError("nothing to search for", hint='a word, a "phrase", or a field such as client:C04')
    query = reader.either()
    if reader.here.kind is Kind.CLOSE:
        raise BadQueryError(f"the ) at column {reader.here.column} closes nothing")
    return query


class _Reader:
    """Reads tokens from left to right, one method for each level of the grammar."""

    def __init__(self, tokens: tuple[Token, ...], today: date) -> None:
        self._tokens = tokens
        self._today = today
        self._at = 0
        self._nested = 0

    @property
    def here(self) -> Token:
        """The token that is read next."""
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self.here
        self._at += 1
        return token

    def either(self) -> Query:
        """Read conditions joined by OR."""
        parts = [self._every()]
        while self.here.kind is Kind.OR:
            self._take()
            parts.append(self._every())
        return either_of(parts)

    def _every(self) -> Query:
        parts = [self._one()]
        while self.here.kind is Kind.AND or self.here.kind in _STARTS:
            if self.here.kind is Kind.AND:
                self._take()
            parts.append(self._one())
        return all_of(parts)

    def _one(self) -> Query:
        refused = False
        while self.here.kind is Kind.NOT:
            self._take()
            refused = not refused
        token = self._take()
        reader = self._readers().get(token.kind)
        if reader is None:
            raise BadQueryError(f"something to look for is missing at column {token.column}")
        part = reader(token)
        return not_so(part) if refused else part

    def _readers(self) -> dict[Kind, Callable[[Token], Query]]:
        return {
            Kind.WORD: _word,
            Kind.PHRASE: _phrase,
            Kind.FIELD: lambda token: read_field(token.name, token.text, token.column, self._today),
            Kind.OPEN: self._parenthesis,
        }

    def _parenthesis(self, opening: Token) -> Query:
        self._nested += 1
        if self._nested > MOST_NESTED:
            raise BadQueryError(f"the ( at column {opening.column} is nested more than {MOST_NESTED} deep")
        query = self.either()
        if self.here.kind is not Kind.CLOSE:
            raise BadQueryError(f"the ( at column {opening.column} is never closed")
        self._take()
        self._nested -= 1
        return query


def _word(token: Token) -> Query:
    word = token.text.removesuffix("*")
    if "*" in word or not word:
        raise BadQueryError(
            f"a star may only end a word (column {token.column})", hint='walk* finds walking; "*" in quotes is a star'
        )
    return _says(word, token, begins=word != token.text)


def _phrase(token: Token) -> Query:
    return _says(token.text, token)


def _says(text: str, token: Token, *, begins: bool = False) -> Query:
    term = Term.of(text, begins=begins)
    if term is None:
        raise BadQueryError(f"nothing to look for at column {token.column}")
    return Says(term)
