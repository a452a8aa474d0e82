"""Preparations and meetings as `supervision.toml` writes them: read with all mistakes at once, added or replaced.

What else stands in the file, comments included, stays as it is, byte for byte.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final, NamedTuple, TypeVar

import tomli

from alliance_journal.entrytext.writing import toml_key, toml_list, toml_string
from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.problems import Problem
from alliance_journal.model.supervision import KINDS, OWN, Meeting, Point, Prepared, Supervision

SUPERVISION: Final = "supervision.toml"
_HEADER: Final = re.compile(r"[ \t]*\[\[[ \t]*(prepared|prepared[ \t]*\.[ \t]*points|meeting)[ \t]*\]\][ \t]*(?:#.*)?")
_ID: Final = re.compile(r"[a-z0-9]{1,32}")
_PREPARED: Final = frozenset({"id", "date", "since", "client", "want", "rivals", "question", "points"})
_POINT: Final = frozenset({"kind", "words", "quote", "entry", "client", "date", "private", "kept"})
_MEETING: Final = frozenset({"id", "date", "role", "took", "actions"})
_NEEDS_ESCAPE: Final = re.compile(r'[\\\x00-\x08\x0b-\x1f\x7f]|"(?="|\Z)|\[(?=\[)')
"""Besides what TOML asks for: what looks like the header of a table, so that headers can be found line by line."""
_NO_FILE_HOLDS: Final = re.compile("[\ud800-\udfff]")
Read = tuple[Supervision, tuple[Problem, ...]]
Row = Mapping[str, Any]
T = TypeVar("T", Prepared, Meeting)


class _Placed(NamedTuple):
    """One table and the line, from 1, of its header."""

    row: Row
    line: int


def supervision_in(text: str, *, path: str = SUPERVISION, with_dropped: bool = False) -> Read:
    """Return what can be read of preparations and meetings, and every mistake at its line, without its words.

    A point with `kept = false` was dropped; it is left out unless it is asked for.
    """
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return Supervision(), (Problem(path, error.lineno, f"column {error.colno}: not valid TOML"),)
    except (ValueError, RecursionError):
        return Supervision(), (Problem(path, 1, "is nested too deeply, or holds a number too long to read"),)
    problems: list[Problem] = []
    headers = _headers(text)
    prepared = _placed(table.get("prepared", []), headers["prepared"], "prepared", path, problems)
    meetings = _placed(table.get("meeting", []), headers["meeting"], "meeting", path, problems)
    points = iter(_lines_of_points(prepared, headers["prepared.points"]))
    read = _all_of(prepared, lambda one: _prepared(one, points, path, problems), path, problems)
    met = _all_of(meetings, lambda one: _meeting(one, path, problems), path, problems)
    if not with_dropped:
        read = tuple(replace(one, points=tuple(point for point in one.points if point.kept)) for one in read)
    return Supervision(read, met), tuple(sorted(problems, key=lambda one: one.line))


def rows_of_prepared(prepared: Prepared) -> str:
    """Return a preparation as the file writes it; a dropped point says that it is."""
    head = {
        "id": toml_string(prepared.id),
        "date": prepared.day.isoformat(),
        "since": prepared.since.isoformat() if prepared.since else "",
        "client": _worded(prepared.client),
        "want": _worded(prepared.want),
        "rivals": _worded(prepared.rivals),
        "question": _worded(prepared.question),
    }
    return "\n".join([_table("prepared", head), *map(_rows_of_point, prepared.points)])


def rows_of_meeting(meeting: Meeting) -> str:
    """Return a meeting as the file writes it."""
    rows = {
        "id": toml_string(meeting.id),
        "date": meeting.day.isoformat(),
        "role": _worded(meeting.role),
        "took": _worded(meeting.took),
        "actions": toml_list(meeting.actions) if meeting.actions else "",
    }
    return _table("meeting", rows)


def with_prepared(text: str, prepared: Prepared) -> str:
    """Return the text with a preparation: in the place of that with its id, if it is untouched, else at the end.

    Raises AllianceJournalError where that would not read back as it is.
    """
    rows = rows_of_prepared(prepared)
    if not is_untouched(text, prepared.id):
        return _with_rows(text, rows, Supervision((prepared,)))
    return _proved(text, text.replace(_former_rows(text, prepared.id), rows), Supervision((prepared,)))


def is_untouched(text: str, prepared_id: str) -> bool:
    """Whether a preparation of this id stands in the text exactly as this program writes it."""
    rows = _former_rows(text, prepared_id)
    return bool(rows) and text.count(rows) == 1


def _former_rows(text: str, prepared_id: str) -> str:
    former = next((one for one in supervision_in(text)[0].prepared if one.id == prepared_id), None)
    return rows_of_prepared(former) if former else ""


def with_meeting(text: str, meeting: Meeting) -> str:
    """Return the text with a meeting at its end; AllianceJournalError where it would not read back as it is."""
    return _with_rows(text, rows_of_meeting(meeting), Supervision(meetings=(meeting,)))


def rows_of_texts(texts: Mapping[str, str]) -> str:
    """Return words by their names, as the draft of a form keeps them."""
    return "".join(f"{toml_key(name)} = {_worded(words)}\n" for name, words in texts.items() if words)


def texts_in(text: str) -> dict[str, str]:
    """Return the words that `rows_of_texts` has written, by their names; none where they cannot be read."""
    try:
        table = tomli.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {name: words for name, words in table.items() if isinstance(words, str)}


def _with_rows(text: str, rows: str, added: Supervision) -> str:
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    return _proved(text, text + gap + rows, added)


def _proved(before: str, after: str, changes: Supervision) -> str:
    """Return the new text where it reads back as the old one with these changes, and nothing else."""
    old, problems = supervision_in(before)
    wanted = Supervision(_changed(old.prepared, changes.prepared), _changed(old.meetings, changes.meetings))
    read_back, still_wrong = supervision_in(after)
    # Lines may have moved, so that mistakes are compared by what they say.
    if read_back == wanted and [one.sentence for one in still_wrong] == [one.sentence for one in problems]:
        return after
    raise AllianceJournalError(
        f"{SUPERVISION} cannot be changed here without changing more of it, so nothing was written",
        hint=f"mend {SUPERVISION} in an editor; each is one [[prepared]] or [[meeting]] table",
    )


def _changed(old: Sequence[T], changes: Sequence[T]) -> tuple[T, ...]:
    by_id = {one.id: one for one in old}
    by_id.update({one.id: one for one in changes})
    return tuple(by_id.values())


def _headers(text: str) -> dict[str, list[int]]:
    """Return the lines, from 1, of every header that is ours."""
    found: dict[str, list[int]] = {"prepared": [], "prepared.points": [], "meeting": []}
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.fullmatch(line.rstrip("\r")):
            found[re.sub(r"[ \t]", "", header[1])].append(number)
    return found


def _placed(rows: object, lines: Sequence[int], name: str, path: str, problems: list[Problem]) -> list[_Placed]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append(Problem(path, 1, f"{name} should be one [[{name}]] table for each"))
        return []
    placed = lines if len(lines) == len(rows) else [1] * len(rows)
    return [_Placed(row, line) for row, line in zip(rows, placed, strict=True)]


def _lines_of_points(prepared: Sequence[_Placed], lines: Sequence[int]) -> list[int]:
    """Return the line of each point of all preparations, or that of its preparation where they cannot be told apart."""
    owners = [one.line for one in prepared for _ in _point_rows(one.row)]
    return list(lines) if len(lines) == len(owners) else owners


def _point_rows(row: Row) -> list[Row]:
    rows = row.get("points", [])
    return rows if isinstance(rows, list) and all(isinstance(one, dict) for one in rows) else []


def _all_of(
    placed: Sequence[_Placed], read: Callable[[_Placed], T | None], path: str, problems: list[Problem]
) -> tuple[T, ...]:
    found: dict[str, T] = {}
    for one in placed:
        value = read(one)
        if value is not None and value.id in found:
            problems.append(Problem(path, one.line, "this id is taken already; give this one another"))
        elif value is not None:
            found[value.id] = value
    return tuple(found.values())


def _prepared(placed: _Placed, lines: Iterator[int], path: str, problems: list[Problem]) -> Prepared | None:
    row = placed.row
    points = [_point(_Placed(one, next(lines)), path, problems) for one in _point_rows(row)]
    texts = ("client", "want", "rivals", "question")
    mistakes = [*_mistakes(row, _PREPARED, ("date", "since"), texts), *_identity_mistakes(row)]
    if "points" in row and not isinstance(row["points"], list):
        mistakes.append("points should be one [[prepared.points]] table for each")
    problems += [Problem(path, placed.line, sentence) for sentence in mistakes]
    name, day = row.get("id"), _day(row.get("date"))
    if not _is_id(name) or day is None:
        return None
    client, want, rivals, question = (_text(row, key) for key in texts)
    kept = tuple(one for one in points if one is not None)
    return Prepared(str(name), day, _day(row.get("since")), client, kept, want, rivals, question)


def _point(placed: _Placed, path: str, problems: list[Problem]) -> Point | None:
    """Return the point of a table, None where it says nothing."""
    row = placed.row
    texts = ("kind", "words", "quote", "entry", "client")
    mistakes = list(_mistakes(row, _POINT, ("date",), texts))
    if isinstance(row.get("kind"), str) and row["kind"] not in KINDS:
        mistakes.append(f"'kind' should be one of {', '.join(KINDS)}; it is taken for {OWN}")
    mistakes += [f"'{key}' should be true or false" for key in ("private", "kept") if not _is_flag(row.get(key))]
    words, quote = _text(row, "words"), _text(row, "quote")
    if not words.strip() and not quote.strip():
        mistakes.append('a point needs words: words = "..."')
    problems += [Problem(path, placed.line, sentence) for sentence in mistakes]
    if not words.strip() and not quote.strip():
        return None
    kind = _text(row, "kind") if _text(row, "kind") in KINDS else OWN
    # What is not clearly open is taken for private: it is left out of what leaves the journal.
    private = row.get("private", False) is not False
    entry, client, day = _text(row, "entry"), _text(row, "client"), _day(row.get("date"))
    return Point(kind, words, quote, entry, client, day, private, row.get("kept") is not False)


def _meeting(placed: _Placed, path: str, problems: list[Problem]) -> Meeting | None:
    row = placed.row
    mistakes = [*_mistakes(row, _MEETING, ("date",), ("role", "took")), *_identity_mistakes(row)]
    actions = row.get("actions", [])
    is_list = isinstance(actions, list) and all(isinstance(one, str) and _ID.fullmatch(one) for one in actions)
    if not is_list:
        mistakes.append("'actions' should be a list of ids of steps, such as [\"k7f3\"]")
    problems += [Problem(path, placed.line, sentence) for sentence in mistakes]
    name, day = row.get("id"), _day(row.get("date"))
    if not _is_id(name) or day is None:
        return None
    return Meeting(str(name), day, _text(row, "role"), _text(row, "took"), tuple(actions) if is_list else ())


def _identity_mistakes(row: Row) -> Iterator[str]:
    if not _is_id(row.get("id")):
        yield "an id of 1 to 32 small letters and digits is needed, in quotes"
    if "date" not in row:
        yield "a day is needed, such as date = 2026-11-27"


def _mistakes(row: Row, known: frozenset[str], days: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    for key in days:
        if key in row and _day(row[key]) is None:
            yield f"'{key}' should be a day such as 2026-11-27"
    for key in texts:
        if key in row and not isinstance(row[key], str):
            yield f"'{key}' should be words in quotes"
    if unknown := sorted(row.keys() - known):
        yield f"there is no key {unknown[0][:40]!a} here; it is left as it is"


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_flag(value: object) -> bool:
    return value is None or isinstance(value, bool)


def _text(row: Row, key: str) -> str:
    value = row.get(key, "")
    return value if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _rows_of_point(point: Point) -> str:
    rows = {
        "kind": toml_string(point.kind),
        "words": _worded(point.words),
        "quote": _worded(point.quote),
        "entry": _worded(point.entry),
        "client": _worded(point.client),
        "date": point.day.isoformat() if point.day else "",
        "private": "true" if point.private else "",
        "kept": "" if point.kept else "false",
    }
    return _table("prepared.points", rows)


def _table(name: str, rows: Mapping[str, str]) -> str:
    return "".join([f"[[{name}]]\n", *(f"{key} = {value}\n" for key, value in rows.items() if value)])


def _worded(text: str) -> str:
    """Return words as TOML, over several lines where they have several, so that a hand can change them; "" for none."""
    text = _NO_FILE_HOLDS.sub("", text)
    if "\n" not in text:
        return toml_string(text) if text else ""
    return '"""\n' + _NEEDS_ESCAPE.sub(_escaped, text) + '"""'


def _escaped(found: re.Match[str]) -> str:
    letter = found[0]
    return f"\\{letter}" if letter in '"\\' else f"\\u{ord(letter):04x}"
