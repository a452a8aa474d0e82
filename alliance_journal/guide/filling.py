"""A set answered from a TOML or JSON file: a walk filled with what fits, and a problem for each thing that does not."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Literal

import tomli

from alliance_journal.errors import BadDateError
from alliance_journal.guide.answers import AnswerError, checked
from alliance_journal.guide.friendly import friendly
from alliance_journal.guide.lines import lines_of
from alliance_journal.guide.nearest import did_you_mean
from alliance_journal.guide.walk import Walk
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import Given, PromptSet, QuestionKind
from alliance_journal.queries.days import read_day

LARGEST: Final = 500_000
"""Characters of a file of answers; a reflection is many times shorter."""
MOST_ANSWERS: Final = 500
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,31}")


def read_answers(
    text: str, *, path: str, form: Literal["toml", "json"]
) -> tuple[Mapping[str, object], tuple[Problem, ...]]:
    """Return question ids with their answers out of a file's text; its mistakes are told without its words."""
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST:
        return {}, (Problem(path, 1, f"is longer than {LARGEST // 1000} kB"),)
    try:
        table: object = tomli.loads(text) if form == "toml" else json.loads(text)
    except (tomli.TOMLDecodeError, json.JSONDecodeError) as error:
        return {}, (Problem(path, error.lineno, f"column {error.colno}: not valid {form.upper()}"),)
    except (ValueError, RecursionError):
        return {}, (Problem(path, 1, "is nested too deeply, or holds a number too long to read"),)
    if not isinstance(table, dict) or len(table) > MOST_ANSWERS:
        return {}, (Problem(path, 1, 'should be one table of answers, such as {"own_part": "..."}'),)
    return table, ()


def day_in_words(value: Given | None, today: date | None) -> Given | None:
    """Return the day that is written, in words or figures, as 2026-12-01; AnswerError where it is none.

    A day to come is fine. Without a day for `today` the value comes back as it is.
    """
    if not isinstance(value, str) or today is None:
        return value
    try:
        return read_day(value, today, future=True).isoformat()
    except BadDateError:  # its sentence says again what was typed
        raise AnswerError("a day is needed here, such as 2026-12-01") from None


def fill(
    prompt_set: PromptSet,
    mapping: Mapping[str, object],
    *,
    path: str = "answers",
    text: str = "",
    today: date | None = None,
) -> tuple[Walk, tuple[Problem, ...]]:
    """Return a finished walk with the answers that fit, and a problem for each that does not.

    Answers on a path that these answers leave closed are kept in the walk, count for nothing, and are reported. With
    the file's `text` every problem is told at its line, with a day for `today` a day may be written in words.
    Questions without an answer are open (see `at_first_open`).
    """
    given = {}
    wrong: dict[str, str] = {name: _unknown(name, prompt_set) for name in mapping if not prompt_set.question(name)}
    for question in prompt_set.questions:
        try:
            value = checked(question, friendly(question, mapping.get(question.id)))
            value = day_in_words(value, today) if question.kind is QuestionKind.DATE else value
        except AnswerError as error:
            wrong[question.id] = f"the answer to '{question.id}' does not fit: {_with_hint(error)}"
            continue
        if value is not None:
            given[question.id] = value
    walk = replace(Walk.started(prompt_set), at=None, given=MappingProxyType(given))
    for question_id in given.keys() - walk.answers().keys():
        wrong[question_id] = f"'{question_id}' does not apply with these answers; it is left out of the entry"
    lines = _key_lines(text) if wrong else {}
    return walk, tuple(sorted(Problem(path, lines.get(name, 1), sentence) for name, sentence in wrong.items()))


def _unknown(name: str, prompt_set: PromptSet) -> str:
    if not _ID.fullmatch(name):  # what does not look like an id may be words of an entry
        return "this is not the id of a question; each answer stands under one"
    ids = [question.id for question in prompt_set.questions]
    return f"the set {prompt_set.id} has no question '{name}'{did_you_mean(name, ids)}"


def _with_hint(error: AnswerError) -> str:
    return f"{error.sentence}; {error.hint}" if error.hint else error.sentence


def _key_lines(text: str) -> dict[Any, int]:
    """Return the line of each key at the top of a TOML or JSON text."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return {place[0]: line for place, line in reversed(lines_of(text).items())}
    return dict(reversed(list(_json_keys(text))))


def _json_keys(text: str) -> Iterator[tuple[str, int]]:
    line, at = 1, 0
    for found in re.finditer(r'"((?:[^"\\]|\\.)*)"\s*:', text):
        line += text.count("\n", at, found.start())
        at = found.start()
        yield found[1], line
