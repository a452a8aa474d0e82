"""The log of hours as `hours.csv` writes it: read with all mistakes at once, a row added or taken out, no more.

A row that cannot be read is named at its line and stays as it is, and so does everything else in the file: its
separator, the order of its columns, columns that are not ours, quotes, line ends and the mark at its beginning.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.entrytext.hours_days import Order, order_of, read_cell_day
from alliance_journal.entrytext.separated import CRLF, DELIMITERS, Row, as_meant, harmless, row_text, rows_in
from alliance_journal.errors import AllianceJournalError, UsageError
from alliance_journal.model.hours import MOST_MINUTES, HoursRow, read_minutes
from alliance_journal.model.problems import Problem

HOURS: Final = "hours.csv"
COLUMNS: Final = ("id", "date", "kind", "minutes", "client", "with", "setting", "note")
NEEDED: Final = ("date", "kind", "minutes")
LONGEST_ROLE: Final = 100
"""Letters of a role or a setting."""
LONGEST_NOTE: Final = 2_000
MARK: Final = "\ufeff"
"""Tells spreadsheets that a file is UTF-8; without it some of them spoil every letter beyond ASCII."""
_SPOILT_MARK: Final = MARK.encode().decode("cp1252")
"""What that mark becomes where a program takes a file for something else and saves it again."""
_SEPARATOR_LINE: Final = re.compile(r"sep=([,;\t])[ \t]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)

NOT_COUNTED: Final = "not counted"
"""How the mistake of a row begins that cannot be read; other rows are counted."""

Read = tuple[tuple[HoursRow, ...], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file taken apart: its separator, where each column stands, and the rows below the head."""

    delimiter: str
    places: Mapping[str, int]
    head: Row
    rows: tuple[Row, ...] = field(repr=False)


def read_hours(text: str, *, path: str = HOURS) -> Read:
    """Return the rows that can be read in their order, and every mistake at its line, without its words."""
    if not text.removeprefix(MARK).strip():
        return (), ()
    sheet = _sheet(text)
    if not sheet.places.keys() >= set(NEEDED):
        sentence = f"{NOT_COUNTED}: the first row should name the columns, in UTF-8: {','.join(COLUMNS)}"
        return (), (Problem(path, sheet.head.line, sentence),)
    order = order_of(_cell(row, sheet, "date") for row in sheet.rows)
    found: list[HoursRow] = []
    problems: list[Problem] = []
    for row in sheet.rows:
        if row.is_blank:
            continue
        try:
            found.append(_read_row(row, sheet, order))
        except UsageError as error:
            problems.append(Problem(path, row.line, f"{NOT_COUNTED}: {error.sentence}"))
    problems += _doubles(found, path)
    return tuple(found), tuple(sorted(problems, key=lambda one: one.line))


def clients_written(text: str) -> frozenset[str] | None:
    """Return every client's code in the log, also those of rows that are not counted; None where nobody can tell."""
    if not text.removeprefix(MARK).strip():
        return frozenset()
    sheet = _sheet(text)
    if not sheet.places.keys() >= set(NEEDED) or any(row.is_broken for row in sheet.rows):
        return None
    return frozenset(as_meant(_cell(row, sheet, "client")).strip() for row in sheet.rows) - {""}


def with_added(text: str, row: HoursRow) -> str:
    """Return the text with a row at its end; AllianceJournalError where it would not read back as it is."""
    if not text.removeprefix(MARK).strip():
        text = MARK + row_text(COLUMNS)
    sheet = _sheet(text)
    written = _written(row)
    missing = [name for name, cell in written.items() if cell and name not in sheet.places]
    if missing and missing != ["id"]:
        raise AllianceJournalError(
            f"{HOURS} has no column called {missing[0]}, so nothing was written",
            hint=f"put {missing[0]} behind the last name of its first row",
        )
    width = len(sheet.head.cells)
    names = {place: name for name, place in sheet.places.items()}
    cells = [written.get(names.get(place, ""), "") for place in range(width)]
    end = _line_ending(text)
    gap = "" if text.endswith(("\n", "\r")) else end
    return _proved(text, text + gap + row_text(cells, sheet.delimiter, end), added=row)


def without(text: str, row: HoursRow) -> str:
    """Return the text without one of its rows as it was read; AllianceJournalError where more would change."""
    sheet = _sheet(text)
    gone = next((one for one in sheet.rows if one.line == row.line), None)
    if gone is None:
        raise AllianceJournalError(f"{HOURS} has changed meanwhile, so nothing was written", hint="the same once more")
    return _proved(text, text[: gone.start] + text[gone.end :], dropped=row)


def _proved(before: str, after: str, *, added: HoursRow | None = None, dropped: HoursRow | None = None) -> str:
    """Return the new text where it reads back as the old one with this change, and nothing else."""
    rows, problems = read_hours(before)
    wanted = [row for row in rows if dropped is None or row.line != dropped.line]
    if added:
        wanted.append(added if "id" in _sheet(after).places else _without_id(added))
    read_back, still_wrong = read_hours(after)
    # Lines may have moved and a second of two equal ids may have gone, so that only rows in need of mending are
    # compared, and by what is said of them.
    if list(read_back) == wanted and _uncounted(still_wrong) == _uncounted(problems):
        return after
    raise AllianceJournalError(
        f"{HOURS} cannot be changed here without changing more of it, so nothing was written",
        hint=f"mend {HOURS} first; aj hours list names its lines",
    )


def _uncounted(problems: Sequence[Problem]) -> list[str]:
    return [one.sentence for one in problems if one.sentence.startswith(NOT_COUNTED)]


def _without_id(row: HoursRow) -> HoursRow:
    return HoursRow("", row.day, row.kind, row.minutes, row.client, row.with_whom, row.setting, row.note)


def _sheet(text: str) -> _Sheet:
    """Return the file taken apart: the separator is the one with which the first row names most of our columns."""
    told = _SEPARATOR_LINE.match(text.removeprefix(MARK))
    heads = [(one, _head(text, one, skipped=bool(told))) for one in ((told[1],) if told else DELIMITERS)]
    delimiter, head = max(heads, key=lambda one: len(_places(one[1].cells)))
    rows = tuple(rows_in(text, delimiter, start=head, most=len(head.cells)))[1:]
    return _Sheet(delimiter, _places(head.cells), head, rows)


def _head(text: str, delimiter: str, *, skipped: bool) -> Row:
    """Return the first row that says something, behind the line that names the separator where there is one."""
    rows = rows_in(text, delimiter)
    if skipped:
        next(rows)
    return next((row for row in rows if not row.is_blank), Row(1, len(text), len(text), ()))


def _places(head: Sequence[str]) -> dict[str, int]:
    """Return where each of our columns stands; the first of two that are called the same."""
    places: dict[str, int] = {}
    for place, cell in enumerate(head):
        name = cell.removeprefix(MARK).removeprefix(_SPOILT_MARK).strip().strip('"').strip().lower()
        if name in COLUMNS:
            places.setdefault(name, place)
    return places


def _cell(row: Row, sheet: _Sheet, name: str) -> str:
    place = sheet.places.get(name, -1)
    return row.cells[place] if 0 <= place < len(row.cells) else ""


def _read_row(row: Row, sheet: _Sheet, order: Order) -> HoursRow:
    """Return a row as a value; raises UsageError in words that can stand behind its place."""
    if row.is_broken:
        raise UsageError("a quotation mark in this line is not closed, or stands inside a cell")
    if any("\udc80" <= letter <= "\udcff" for cell in row.cells for letter in cell):
        raise UsageError("this row is not UTF-8 text; save the file as CSV UTF-8")
    if any(cell.strip() for cell in row.cells[len(sheet.head.cells) :]):
        raise UsageError("it has more cells than the first row; put quotation marks around words with a comma")
    day = read_cell_day(_cell(row, sheet, "date"), order)
    kind = " ".join(as_meant(_cell(row, sheet, "kind")).split())
    if not kind:
        raise UsageError("the kind of hours is missing")
    minutes = _minutes(_cell(row, sheet, "minutes"))
    name, client, whom, setting, note = (
        as_meant(_cell(row, sheet, column)) for column in ("id", "client", "with", "setting", "note")
    )
    return HoursRow(name.strip(), day, kind, minutes, client.strip(), whom, setting, note, row.line)


def _minutes(cell: str) -> int:
    """Return the minutes of a cell: a bare number is minutes here, whatever it is, for the column says so."""
    words = cell.strip()
    if words.isascii() and words.isdecimal() and int(words[:6]) <= MOST_MINUTES and len(words) <= len("1440"):
        return int(words)
    try:
        return read_minutes(words)
    except UsageError:
        raise UsageError("minutes should be a number from 0 to 1440") from None


def _doubles(rows: Sequence[HoursRow], path: str) -> list[Problem]:
    """Return a remark for every row whose id an earlier row has; both count."""
    first: dict[str, int] = {}
    found: list[Problem] = []
    for row in rows:
        if row.id and row.id in first:
            found.append(Problem(path, row.line, f"counted, but has the id of line {first[row.id]}; empty its id"))
        first.setdefault(row.id, row.line)
    return found


def _written(row: HoursRow) -> dict[str, str]:
    return {
        "id": row.id,
        "date": row.day.isoformat(),
        "kind": harmless(row.kind),
        "minutes": str(row.minutes),
        "client": harmless(row.client),
        "with": harmless(row.with_whom),
        "setting": harmless(row.setting),
        "note": harmless(row.note),
    }


def _line_ending(text: str) -> str:
    found = re.search(r"\r\n|\r|\n", text)
    return found[0] if found else CRLF
