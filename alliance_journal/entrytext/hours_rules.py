"""Kinds of hours and ratios as `journal.toml` writes them under `[hours]`, with every mistake at its line."""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final, TypeVar

import tomli

from alliance_journal.model.hours import ASKABLE, EACH, USUAL_KINDS, HourKind, HourRules, Ratio
from alliance_journal.model.problems import Problem

RULES: Final = "journal.toml"
LONGEST: Final = 60
"""Letters of the name of a kind, or of a ratio."""
_ID: Final = re.compile(r"[a-z][a-z0-9_-]{0,19}")
_MINUTES: Final = 60
_MOST_HOURS: Final = 100_000
_KNOWN: Final = {
    "kinds": frozenset({"id", "label", "asks"}),
    "ratios": frozenset({"name", "of", "each", "hours", "per", "for_every", "steps"}),
}
_Made = TypeVar("_Made")

_Mistakes = list["_MistakeError"]
Read = tuple[HourRules, tuple[Problem, ...]]


class _MistakeError(Exception):
    """What is wrong with one table, in words that stand behind the line of its key, or of the table."""

    def __init__(self, sentence: str, key: str = "") -> None:
        super().__init__(sentence)
        self.key = key


def read_hour_rules(text: str, *, path: str = RULES) -> Read:
    """Return the kinds and ratios that can be read, and every mistake at its line.

    Without a kind of their own there are the usual ones.
    """
    try:
        table = tomli.loads(text).get("hours", {})
    except tomli.TOMLDecodeError as error:
        return HourRules(), (Problem(path, error.lineno, f"column {error.colno}: not valid TOML"),)
    except (ValueError, RecursionError):
        return HourRules(), (Problem(path, 1, "is nested too deeply, or holds a number too long to read"),)
    if not isinstance(table, dict):
        return HourRules(), (Problem(path, _line(text, "hours", 0), "hours should be a table: [hours]"),)
    problems = [
        Problem(path, _line(text, "hours", 0), f"[hours] has no part called {str(name)[:40]!a}; kinds, or ratios")
        for name in table.keys() - _KNOWN.keys()
    ]
    kinds = _made(table.get("kinds", []), _kind, "kinds", (text, path, problems))
    kinds = tuple({one.id: one for one in reversed(kinds)}.values())[::-1] or USUAL_KINDS
    named = {one.id for one in kinds}
    ratios = _made(table.get("ratios", []), lambda row: _ratio(row, named), "ratios", (text, path, problems))
    return HourRules(kinds, ratios), tuple(sorted(problems, key=lambda one: one.line))


def _made(
    rows: object, make: Callable[[Mapping[str, Any]], _Made], name: str, told: tuple[str, str, list[Problem]]
) -> tuple[_Made, ...]:
    """Return what can be made of the tables of one name; what cannot is added to the problems."""
    text, path, problems = told
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append(Problem(path, _line(text, "hours", 0), f"{name} should be one [[hours.{name}]] table for each"))
        return ()
    made: list[_Made] = []
    for number, row in enumerate(rows):
        mistakes = [_unknown(key, row, name) for key in sorted(row.keys() - _KNOWN[name])]
        mistakes += _wrong_values(row, make, any_before=bool(mistakes))
        header = _line(text, f"hours.{name}", number)
        problems += [Problem(path, _line_of_key(text, header, one.key), f"left out: {one}") for one in mistakes]
        made += [] if mistakes else [make(row)]
    return tuple(made)


def _wrong_values(row: Mapping[str, Any], make: Callable[[Mapping[str, Any]], _Made], *, any_before: bool) -> _Mistakes:
    """Return what is wrong with the values of one table: each key is left out once it was found to be wrong."""
    found: _Mistakes = []
    while True:
        try:
            make(row)
        except _MistakeError as mistake:
            # What is missing because its name is mistyped, or its value wrong, is no mistake of its own.
            found += [mistake] if mistake.key in row or not (found or any_before) else []
            if mistake.key not in row:
                return found
            row = {key: value for key, value in row.items() if key != mistake.key}
        else:
            return found


def _unknown(key: str, row: Mapping[str, Any], name: str) -> _MistakeError:
    """Return that there is no such key, with the one that comes nearest and is not there, else all of them."""
    near = get_close_matches(key[:40], sorted(_KNOWN[name] - row.keys()), n=1)
    meant = f"did you mean {near[0]!a}? There are " if near else ""
    return _MistakeError(f"there is no key {key[:40]!a}; {meant}{', '.join(sorted(_KNOWN[name]))}", key)


def _line(text: str, header: str, number: int) -> int:
    """Return the line, from 1, of the header of that number; 1 where it is written in another way."""
    pattern = re.compile(rf"[ \t]*\[+[ \t]*{re.escape(header)}[ \t]*\]+")
    lines = [at for at, line in enumerate(text.split("\n"), start=1) if pattern.match(line)]
    return lines[number] if number < len(lines) else 1


def _line_of_key(text: str, header: int, key: str) -> int:
    """Return the line, from 1, of a key of the table whose header stands in a line; that of the header without one."""
    pattern = re.compile(rf"[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=")
    for at, line in enumerate(text.split("\n")[header:], start=header + 1):
        if re.match(r"[ \t]*\[", line):
            break
        if key and pattern.match(line):
            return at
    return header


def _kind(row: Mapping[str, Any]) -> HourKind:
    name, asks = row.get("id"), row.get("asks", [])
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise _MistakeError("a kind needs an id of up to 20 small letters, digits, - or _, a letter first", "id")
    if not isinstance(asks, list) or not all(one in ASKABLE for one in asks):
        raise _MistakeError(f"'asks' is a list of {', '.join(ASKABLE)}", "asks")
    return HourKind(name, _name(row.get("label", name), "label"), tuple(asks))


def _ratio(row: Mapping[str, Any], kinds: set[str]) -> Ratio:
    of, per = _kinds_in(row, "of", kinds), _kinds_in(row, "per", kinds)
    each = row.get("each", "month")
    if each not in EACH:
        raise _MistakeError(f"'each' is one of {', '.join(EACH)}", "each")
    if not of:
        raise _MistakeError("'of' should name the kinds that are to be there, such as [\"supervision\"]")
    minutes, for_every = (_hours(row.get(key, 0), key) for key in ("hours", "for_every"))
    steps = tuple(_steps(row.get("steps", [])))
    if bool(steps) == bool(minutes):
        raise _MistakeError("it needs either 'hours' or 'steps'")
    if bool(per) != bool(steps or for_every):
        raise _MistakeError("'per' belongs together with 'for_every' or 'steps'")
    return Ratio(_name(row.get("name", ""), "name"), of, each, minutes, per, 0 if steps else for_every, steps)


def _kinds_in(row: Mapping[str, Any], name: str, kinds: set[str]) -> tuple[str, ...]:
    named = row.get(name, [])
    if not isinstance(named, list) or not all(isinstance(one, str) and one in kinds for one in named):
        raise _MistakeError(f"'{name}' should be a list of kinds: {', '.join(sorted(kinds))}", name)
    return tuple(named)


def _steps(steps: object) -> Iterator[tuple[int, int]]:
    if not isinstance(steps, list) or not all(isinstance(one, list) and len(one) == 2 for one in steps):
        raise _MistakeError("'steps' is a list of pairs, such as [[12, 1.5], [16, 2]]", "steps")
    last = -1
    for up_to, wanted in steps:
        pair = (_hours(up_to, "steps"), _hours(wanted, "steps"))
        if pair[0] <= last:
            raise _MistakeError("the first numbers of 'steps' should rise", "steps")
        last = pair[0]
        yield pair


def _hours(value: object, key: str) -> int:
    """Return a number of hours in minutes."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= float(str(value)) <= _MOST_HOURS:
        raise _MistakeError("hours are numbers, such as 1.5", key)
    return round(float(str(value)) * _MINUTES)


def _name(value: object, key: str) -> str:
    words = " ".join(value.split()) if isinstance(value, str) else ""
    if not isinstance(value, str) or len(words) > LONGEST:
        raise _MistakeError(f"a name is words in quotes, at most {LONGEST} letters", key)
    return words
