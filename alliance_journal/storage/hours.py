"""The log of hours on disk, apart from the entries: read with what is wrong, a row added or taken out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from alliance_journal.entrytext.hours import HOURS, Read, read_hours, with_added, without
from alliance_journal.entrytext.hours_rules import RULES, read_hour_rules
from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.model.codes import ID_ALPHABET
from alliance_journal.model.hours import HourRules, HoursRow
from alliance_journal.model.problems import Problem
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.own_files import change_own_file, own_file

ID_LENGTH: Final = 4


def hours_rows(journal: Journal) -> Read:
    """Return the rows in the order of the file, and every mistake in it; DiskError where it is no file."""
    return read_hours(_text(own_file(journal, HOURS) or b""))


def hour_rules(journal: Journal) -> tuple[HourRules, tuple[Problem, ...]]:
    """Return the kinds and ratios of the journal, and every mistake in them; DiskError where it is no file."""
    return read_hour_rules((own_file(journal, RULES) or b"").decode("utf-8-sig", "replace"))


def add_hours(journal: Journal, row: HoursRow) -> HoursRow:
    """Add a row at the end of the log under an id that nobody has, and return it as it was written.

    Raises AllianceJournalError, with the file as it was, where it cannot be added to; what `change_own_file` raises.
    """
    added = row

    def changed(text: str) -> str:
        nonlocal added
        taken = {one.id for one in read_hours(text)[0]}
        while added.id in taken or not added.id:
            added = replace(added, id="".join(journal.choose(ID_ALPHABET) for _ in range(ID_LENGTH)))
        return with_added(text, added)

    _change(journal, changed)
    return added


def drop_hours(journal: Journal, name: str) -> tuple[HoursRow, str]:
    """Take out the row of that id, or whose id begins so, and return it and where the former version is kept.

    Raises NotFoundError or UsageError where it is not clear which is meant, and what `add_hours` raises.
    """
    gone: list[HoursRow] = []

    def changed(text: str) -> str:
        gone.append(_meant(read_hours(text)[0], name))
        return without(text, gone[0])

    kept = _change(journal, changed)
    return gone[0], kept


def _meant(rows: tuple[HoursRow, ...], name: str) -> HoursRow:
    found = [row for row in rows if row.id and row.id == name]
    found = found or [row for row in rows if name and row.id.startswith(name)]
    if not found:
        raise NotFoundError("there is no row of that id", hint=f"aj hours list, or take it out of {HOURS} by hand")
    if len(found) > 1:
        places = ", ".join(f"{HOURS}:{row.line}" for row in found[:6])
        raise UsageError("several rows have that id, or begin like that", hint=f"more of the id; they are {places}")
    return found[0]


def _change(journal: Journal, changed: Callable[[str], str]) -> str:
    def in_bytes(before: bytes) -> bytes:
        return changed(_text(before)).encode("utf-8", "surrogateescape")

    return change_own_file(journal, HOURS, in_bytes)


def _text(content: bytes) -> str:
    """Return the text of a file; bytes that are no UTF-8 come through, and only their row cannot be read."""
    return content.decode("utf-8", "surrogateescape")
