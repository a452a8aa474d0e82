"""Agreed steps as `actions.toml` writes them: read with all mistakes at once, added at the end, changed in place.

What else stands in the file, comments included, stays as it is, byte for byte.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

import tomli

from alliance_journal.entrytext.writing import toml_string
from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.problems import Problem

ACTIONS: Final = "actions.toml"
LONGEST: Final = 500
"""Letters of what was agreed."""
MOST: Final = 2_000
_ID: Final = re.compile(r"[a-z0-9]{1,32}")
_HEADER: Final = re.compile(r"[ \t]*\[\[[ \t]*actions[ \t]*\]\][ \t]*(?:#.*)?")
_TABLE: Final = re.compile(r"[ \t]*\[")
_DAYS: Final = ("agreed", "due", "done")
_KNOWN: Final = frozenset({"id", "what", "from", *_DAYS})

Read = tuple[tuple[AgreedAction, ...], tuple[Problem, ...]]


def read_actions(text: str, *, path: str = ACTIONS) -> Read:
    """Return the agreed steps that can be read, in their order, and every mistake at its line, without its words."""
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return (), (Problem(path, error.lineno, f"column {error.colno}: not valid TOML"),)
    except (ValueError, RecursionError):
        return (), (Problem(path, 1, "is nested too deeply, or holds a number too long to read"),)
    rows = table.get("actions", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return (), (Problem(path, 1, "actions should be one [[actions]] table for each step"),)
    lines = _header_lines(text)
    found: dict[str, AgreedAction] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows[:MOST]):
        line = lines[number] if len(lines) == len(rows) else 1
        problems += [Problem(path, line, sentence) for sentence in _mistakes(row, found)]
        action = _action(row)
        if action is not None and action.id not in found:
            found[action.id] = action
    return tuple(found.values()), tuple(problems)


def with_added(text: str, action: AgreedAction) -> str:
    """Return the text with a step at its end; AllianceJournalError where it would not read back as it is."""
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    after = text + gap + "".join(f"{line}\n" for line in _rows_of(action))
    return _proved(text, after, {action.id: action})


def with_days(text: str, action: AgreedAction) -> str:
    """Return the text with the days of this step as they are now; AllianceJournalError where that cannot be done here.

    Only its `due` and `done` are written; an absent day takes its line out.
    """
    lines = text.split("\n")
    start, end = _block(text, action.id)
    for name, day in (("due", action.due), ("done", action.done)):
        at = next((n for n in range(start, end) if _is_key(lines[n], name)), None)
        if at is not None:
            lines[at : at + 1] = [f"{name} = {day.isoformat()}{_ending(lines[at])}"] if day else []
            end += 0 if day else -1
        elif day:
            lines.insert(end, f"{name} = {day.isoformat()}{_ending(lines[start])}")
            end += 1
    return _proved(text, "\n".join(lines), {action.id: action})


def _proved(before: str, after: str, changes: Mapping[str, AgreedAction]) -> str:
    """Return the new text where it reads back as the old one with these changes, and nothing else."""
    actions, problems = read_actions(before)
    wanted = {action.id: action for action in actions}
    wanted.update(changes)
    read_back, still_wrong = read_actions(after)
    # Lines may have moved, so that mistakes are compared by what they say.
    if read_back == tuple(wanted.values()) and [one[2] for one in still_wrong] == [one[2] for one in problems]:
        return after
    raise AllianceJournalError(
        f"{ACTIONS} cannot be changed here without changing more of it, so nothing was written",
        hint=f"mend {ACTIONS} in an editor; every step is one [[actions]] table",
    )


def _header_lines(text: str) -> list[int]:
    """Return the line, from 1, of every `[[actions]]`."""
    return [number for number, line in enumerate(text.split("\n"), start=1) if _HEADER.fullmatch(line.rstrip("\r"))]


def _block(text: str, action_id: str) -> tuple[int, int]:
    """Return the lines of one step, from 0: that of its header, and the one behind its last line with words."""
    lines = text.split("\n")
    headers = [number - 1 for number in _header_lines(text)]
    rows = tomli.loads(text).get("actions", [])
    numbers = [n for n, row in enumerate(rows) if isinstance(row, dict) and row.get("id") == action_id]
    if not numbers or len(headers) != len(rows):
        return 0, 0
    start = headers[numbers[0]]
    end = next((n for n in range(start + 1, len(lines)) if _TABLE.match(lines[n])), len(lines))
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return start, end


def _is_key(line: str, name: str) -> bool:
    return bool(re.match(rf"[ \t]*[\"']?{name}[\"']?[ \t]*=", line))


def _ending(line: str) -> str:
    return "\r" if line.endswith("\r") else ""


def _rows_of(action: AgreedAction) -> Iterator[str]:
    yield "[[actions]]"
    yield f"id = {toml_string(action.id)}"
    yield f"what = {toml_string(action.what)}"
    for name, day in (("agreed", action.agreed), ("due", action.due), ("done", action.done)):
        if day:
            yield f"{name} = {day.isoformat()}"
    if action.origin:
        yield f"from = {toml_string(action.origin)}"


def _action(row: Mapping[str, Any]) -> AgreedAction | None:
    """Return the step of a table, without the days that are none; None where it has no id or says nothing."""
    name, what = row.get("id"), row.get("what")
    if not isinstance(name, str) or not _ID.fullmatch(name) or not isinstance(what, str) or not what.strip():
        return None
    origin = row.get("from", "")
    agreed, due, done = (_day(row.get(day)) for day in _DAYS)
    return AgreedAction(name, what, agreed, due, done, origin if isinstance(origin, str) else "")


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _mistakes(row: Mapping[str, Any], earlier: Iterable[str]) -> Iterator[str]:
    name, what = row.get("id"), row.get("what")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        yield "a step needs an id of 1 to 32 small letters and digits, in quotes"
    elif name in earlier:
        yield "this id is taken already; give this step another"
    if not isinstance(what, str) or not what.strip():
        yield 'a step needs words for what was agreed: what = "..."'
    for day in _DAYS:
        if day in row and _day(row[day]) is None:
            yield f"'{day}' should be a day such as 2026-11-27"
    if unknown := sorted(row.keys() - _KNOWN):
        yield f"a step has no key {unknown[0][:40]!a}; it is left as it is"
