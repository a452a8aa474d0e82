"""The front matter: TOML checked into the fields of an entry, strict where order or truth hangs on it."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Literal, NoReturn, cast

from alliance_journal.errors import BadClientCodeError, DamagedEntryError
from alliance_journal.model.codes import ClientCode, EntryId, SetId, ThemeId
from alliance_journal.model.entries import ENTRY_FORMAT, Answer, Entry, Review
from alliance_journal.model.feelings import STRONGEST_FEELING

STRONGEST_RATING: Final = 10
LARGEST_FRONT: Final = 1_000_000
"""Characters; what is larger is no front matter, and would only be slow to parse."""
_WORTH_A_SEARCH: Final = 20_000
_FIRST_LINE: Final = 2
_TOML_LINE = re.compile(r"at line (\d+)")


class WrongValueError(Exception):
    """A known key with a value it cannot have: why, and the key inside a table or list where there is one."""

    def __init__(self, why: str, *, within: str = "", number: int = 0) -> None:
        """Keep why, and which key of the table or which (from 0) of the list is meant."""
        super().__init__(why)
        self.why = why
        self.within = within
        self.number = number


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter's known keys as fields of an entry, and whether a newer version wrote it."""

    fields: Mapping[str, Any] = field(repr=False)
    newer: bool

    def entry(self, *, title: str, answers: tuple[Answer, ...]) -> Entry:
        """Return the entry with this front matter; one without a guided set is a jot."""
        return Entry(**{"set": SetId("jot"), **self.fields, "title": title, "answers": answers})


def read_front(front: str, *, path: str) -> Front:
    """Return what the front matter says, or raise DamagedEntryError with the line that is wrong."""
    table = _parsed(front, path)
    fields: dict[str, Any] = {}
    newer = False
    for key, check in _CHECKS.items():
        if key not in table:
            if key in _NEEDED:
                raise DamagedEntryError(path, line=1, why=f"its front matter has no {key}")
            continue
        try:
            fields[key] = check(table[key])
        except WrongValueError as wrong:
            if newer and key not in _NEEDED:
                continue
            raise DamagedEntryError(path, line=_line_of(front, key, wrong), why=wrong.why) from None
        newer = newer or (key == "format" and fields["format"] > ENTRY_FORMAT)
    del fields["format"]
    return Front(fields, newer)


def _parsed(front: str, path: str) -> dict[str, Any]:
    from tomli import loads  # noqa: PLC0415  only reading needs it

    if len(front) > LARGEST_FRONT:
        raise DamagedEntryError(path, line=1, why="its front matter is too large to be one")
    try:
        return loads(front)
    except (ValueError, RecursionError, OverflowError) as error:
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found else _first_wrong_line(front)
        raise DamagedEntryError(path, line=line + 1, why="the front matter is not valid TOML") from None


def _first_wrong_line(front: str) -> int:
    """Return the line, from 1, behind the last one up to which all is well; tomli only says "at the end"."""
    from tomli import loads  # noqa: PLC0415  as above

    well = 0
    lines = front.split("\n") if len(front) <= _WORTH_A_SEARCH else []
    for number in range(1, len(lines)):
        with suppress(ValueError, RecursionError, OverflowError):
            loads("\n".join(lines[:number]))
            well = number
    return well + 1


def _line_of(front: str, key: str, wrong: WrongValueError) -> int:
    r"""Return the line of the file in which a wrong value stands, as near as can be told."""
    at = 0
    headers = re.finditer(rf"^[ \t]*\[+[ \t]*[\"']?{re.escape(key)}\b[^\n]*", front, re.MULTILINE)
    for number, header in enumerate(headers):
        at = header.start()
        if number == wrong.number:
            break
    for name in (wrong.within, key):
        found = re.compile(rf"^[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*[.=]", re.MULTILINE).search(front, at)
        if name and found:
            at = found.start()
            break
    return front.count("\n", 0, at) + _FIRST_LINE


def _refuse(why: str) -> NoReturn:
    raise WrongValueError(why)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _format(value: object) -> int:
    return cast("int", value) if _whole(value) and cast("int", value) >= 1 else _refuse("format must be 1")


def _id(value: object) -> EntryId:
    found = EntryId.parse(value) if isinstance(value, str) else None
    return found or _refuse("id must be 4 to 32 small letters and digits")


def _written(value: object) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    _refuse("written must be a date and time with an offset, such as 2026-11-22T16:58:10+00:00")


def _met(value: object) -> date | datetime:
    if isinstance(value, date) and not (isinstance(value, datetime) and value.tzinfo):
        return value
    _refuse("met must be a date such as 2026-11-22, or a date and time without an offset")


def _client(value: object) -> ClientCode:
    try:
        return ClientCode.parse(_string("client")(value))
    except BadClientCodeError as error:
        raise WrongValueError(error.sentence) from None


def _string(key: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        return value if isinstance(value, str) else _refuse(f"{key} must be text in quotes")

    return check


def _set_version(value: object) -> int:
    return cast("int", value) if _whole(value) else _refuse("set_version must be a whole number")


def _starred(value: object) -> bool:
    return value if isinstance(value, bool) else _refuse("starred must be true or false")


def _strings(value: object) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else None


def _tags(value: object) -> tuple[str, ...]:
    found = _strings(value)
    return _refuse("tags must be a list of words in quotes") if found is None else found


def _table(value: object, key: str) -> dict[str, Any]:
    return value if isinstance(value, dict) else _refuse(f"{key} must be a table")


def _degrees(key: str, strongest: int) -> Callable[[object], dict[str, int]]:
    def check(value: object) -> dict[str, int]:
        for name, degree in _table(value, key).items():
            if not (_whole(degree) and 0 <= degree <= strongest):
                raise WrongValueError(f"{key} must be whole numbers from 0 to {strongest}", within=name)
        return cast("dict[str, int]", value)

    return check


def _picks(value: object) -> dict[str, tuple[str, ...]]:
    picks = {}
    for name, ticked in _table(value, "picks").items():
        found = _strings(ticked)
        if found is None:
            raise WrongValueError("picks must be lists of ids in quotes", within=name)
        picks[name] = found
    return picks


def _reviewed(value: object) -> tuple[Review, ...]:
    if not isinstance(value, list):
        _refuse("reviewed must be tables under [[reviewed]]")
    return tuple(_review(one, number) for number, one in enumerate(value))


def _review(value: object, number: int) -> Review:
    table = value if isinstance(value, dict) else {}
    theme, verdict, quote = table.get("theme"), table.get("verdict"), table.get("quote", "")
    if not isinstance(theme, str):
        raise WrongValueError("a review needs a theme in quotes", within="theme", number=number)
    if verdict not in {"yes", "no"}:
        raise WrongValueError('a verdict is "yes" or "no"', within="verdict", number=number)
    if not isinstance(quote, str):
        raise WrongValueError("a quote must be text in quotes", within="quote", number=number)
    why = table.get("why", "")  # it changes nothing, so whatever else it may be stops nothing either
    return Review(ThemeId(theme), cast('Literal["yes", "no"]', verdict), quote, why if isinstance(why, str) else "")


_NEEDED: Final = frozenset({"format", "id", "written", "met"})
_CHECKS: Final[Mapping[str, Callable[[object], object]]] = {
    "format": _format,
    "id": _id,
    "written": _written,
    "met": _met,
    "client": _client,
    "set": lambda value: SetId(_string("set")(value)),
    "set_version": _set_version,
    "source_id": _string("source_id"),
    "tags": _tags,
    "starred": _starred,
    "ratings": _degrees("ratings", STRONGEST_RATING),
    "picks": _picks,
    "feelings": _degrees("feelings", STRONGEST_FEELING),
    "reviewed": _reviewed,
}
