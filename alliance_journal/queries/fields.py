"""The fields of a search, `client:C04,C07 since:"1 sep" is:starred`, each read into one condition."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from alliance_journal.errors import BadClientCodeError, BadQueryError
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.periods import Period
from alliance_journal.queries.edges import read_since, read_until
from alliance_journal.queries.folding import fold
from alliance_journal.queries.tree import OneOf, Query, Values, Within

_FieldReader = Callable[[Values, int, date], Query]
_HINT: Final = 'no spaces around the colon or the comma: client:C04,C07 or since:"1 sep"'
_COMMA: Final = re.compile(r',(?=(?:[^"]*"[^"]*")*[^"]*$)')
"""A comma outside quotes; `tokens` has seen to it that every quote is closed."""


def read_field(name: str, values: str, column: int, today: date) -> Query:
    """Return the condition that `name:values` stands for.

    Raises BadQueryError with the column, counted from 1, for an unknown field or a missing value; BadDateError for
    a day that cannot be read.
    """
    reader = _READERS.get(name.casefold())
    if reader is None:
        raise BadQueryError(
            f"there is no such field as the one at column {column}; the nearest is {_nearest(name)}:",
            hint="put words that hold a colon in double quotes",
        )
    given = tuple(_unquoted(value) for value in _COMMA.split(values))
    if not all(map(fold, given)):
        raise BadQueryError(f"a value is missing after {name.casefold()}: at column {column}", hint=_HINT)
    return reader(given, column, today)


def _unquoted(value: str) -> str:
    return value.replace('"', "").strip()


def _nearest(name: str) -> str:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only a mistake pays for it

    return max(_READERS, key=lambda known: SequenceMatcher(None, known, name.casefold()).ratio())


def _clients(values: Values, column: int, _today: date) -> Query:
    try:
        return OneOf.of("client", [str(ClientCode.parse(value)) for value in values])
    except BadClientCodeError as error:
        raise BadQueryError(f"{error.sentence} (column {column})", hint=error.hint) from None


def _since(values: Values, column: int, today: date) -> Query:
    return Within(Period(since=read_since(_only(values, column), today)))


def _until(values: Values, column: int, today: date) -> Query:
    return Within(Period(until=read_until(_only(values, column), today)))


def _only(values: Values, column: int) -> str:
    if len(values) > 1:
        raise BadQueryError(f"the field at column {column} takes one day, not several", hint="since:2026-09-01")
    return values[0]


def _is(values: Values, column: int, _today: date) -> Query:
    if {fold(value) for value in values} != {"starred"}:
        raise BadQueryError(f"is: at column {column} knows only one word, starred", hint="is:starred or -is:starred")
    return OneOf("is", ("starred",))


def _one_of(name: str) -> _FieldReader:
    return lambda values, _column, _today: OneOf.of(name, values)


_READERS: Final[Mapping[str, _FieldReader]] = {
    "client": _clients,
    "since": _since,
    "until": _until,
    "set": _one_of("set"),
    "tag": _one_of("tag"),
    "theme": _one_of("theme"),
    "is": _is,
    "id": _one_of("id"),
}
FIELDS: Final = tuple(_READERS)
"""The names of the fields, for help and completion."""
