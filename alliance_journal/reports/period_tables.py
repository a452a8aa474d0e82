"""What tables over a period share: columns as they are asked for, a month a part, lines to sign on, and CSV."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from alliance_journal.entrytext.separated import harmless, row_text
from alliance_journal.errors import UsageError
from alliance_journal.findings.disguise import Disguise
from alliance_journal.model.papers import Heading, Paper, Signatures, Table
from alliance_journal.reports.paper.texts import readable

SIGNERS: Final = ("Author", "Supervisor")
"""Who signs where nobody else is named."""
OWN_FACTS: Final = ("Period", "Together", "Missed", "Entries")
"""What the program itself calls the facts above and below a table."""
_MARK: Final = b"\xef\xbb\xbf"
"""Tells spreadsheets that a file is UTF-8; without it some of them spoil every letter beyond ASCII."""


def columns_meant(words: str | None, known: Mapping[str, object], usual: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that are named with commas between them, the usual ones where none is.

    Raises UsageError for one that is not known.
    """
    if words is None:
        return tuple(usual)
    names = tuple(dict.fromkeys(name.strip().lower() for name in words.split(",") if name.strip()))
    if not names or not set(names) <= set(known):
        raise UsageError("--columns names one or more columns, with commas between", hint=",".join(known))
    return names


def table_day(day: date, disguise: Disguise, *, sheet: bool) -> str:
    """Return a day for a cell: `2026-11-22` in a spreadsheet, `22 Nov 2026` on paper, or its week if blurred."""
    if disguise.weeks:
        return disguise.day(day)
    return day.isoformat() if sheet else f"{disguise.short_day(day)} {day.year:04d}"


def csv(paper: Paper) -> bytes:
    """Return the tables of a paper as one CSV file (RFC 4180, UTF-8), in which no cell can act as a formula.

    A head that is the same as the last one is written once.
    """
    lines: list[str] = []
    last: tuple[str, ...] = ()
    for block in paper.blocks:
        if not isinstance(block, Table):
            continue
        if block.head != last:
            lines.append(_line(block.head))
            last = block.head
        lines += map(_line, block.rows)
    return _MARK + "".join(lines).encode("utf-8", "replace")


def _line(row: Sequence[str]) -> str:
    return row_text([harmless(readable(cell)) for cell in row])


CSV: Final[Mapping[str, Callable[[Paper], bytes]]] = MappingProxyType({"csv": csv})
"""The format that only tables have."""


def signers_meant(roles: Sequence[str] | None) -> tuple[str, ...]:
    """Return who signs: the roles that are named, the usual two where none is, nobody for `none`."""
    named = tuple(" ".join(role.split()) for role in roles or ())
    return tuple(role for role in named if role and role.lower() != "none") if named else SIGNERS


def own_texts(paper: Paper) -> tuple[str, ...]:
    """Return the texts of a paper of tables that the program put there: titles, heads, captions, names of facts.

    The kinds of hours are none of them: a worker may have written a name there.
    """
    found = [paper.title, *OWN_FACTS]
    for block in paper.blocks:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [block.caption, *block.head]
        elif isinstance(block, Signatures):
            found += SIGNERS
    return tuple(found)
