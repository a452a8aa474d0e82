"""Lines of JSON read as entries: every mistake is named by its line, and none of the words is ever repeated."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, Final

from alliance_journal.entrytext.writing import title_for
from alliance_journal.errors import AllianceJournalError
from alliance_journal.exchange.jsonl import NOTE, NOTE_SET, OTHER_SET, Json, default_heading
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId, ThemeId
from alliance_journal.model.entries import Answer, Entry, Review
from alliance_journal.model.feelings import STRONGEST_FEELING
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet

KNOWN: Final = frozenset(
    {"met", "date", "time", "client", "set", "set_version", "id", "entry", "written", "text", "sections", "headings"}
    | {"private", "title", "ratings", "picks", "feelings", "reviewed", "tags", "starred"}
)
LONGEST_LINE: Final = 20_000_000
_QUESTION: Final = re.compile(r"|[A-Za-z][A-Za-z0-9_.-]{0,63}")
_SET: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")


class LineError(ValueError):
    """What is wrong with a line, in words of ours only."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading needs beside the lines: the sets, the moment of import, and a maker of fresh ids."""

    sets: Mapping[SetId, PromptSet]
    now: datetime
    fresh_id: Callable[[], EntryId]


@dataclass(frozen=True, slots=True)
class LineRead:
    """One line read: the entry or the problem, and what was left out or filled in."""

    number: int
    entry: Entry | None
    problem: Problem | None = None
    left_out: tuple[str, ...] = ()
    undated: bool = False
    source_id: str = field(default="", repr=False)


def read_lines(text: str, reading: Reading, *, path: str) -> Iterator[LineRead]:
    """Yield every line that is not blank as an entry or a problem; a line with a mistake yields no entry."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            yield read_line(line, reading, path=path, number=number)


def read_line(line: str, reading: Reading, *, path: str, number: int) -> LineRead:
    """Return one line as an entry or a problem."""
    try:
        shape = _object(line)
        entry = _entry(shape, reading)
    except (LineError, AllianceJournalError) as error:
        return LineRead(number, None, Problem(path, number, str(error)))
    undated = "met" not in shape and "date" not in shape
    left_out = tuple(key[:40] for key in shape if key not in KNOWN)
    return LineRead(number, entry, None, left_out, undated, entry.source_id)


def _object(line: str) -> Json:
    if len(line) > LONGEST_LINE:
        raise LineError("is longer than 20 million characters")
    try:
        shape = json.loads(line)
    except (ValueError, RecursionError):
        raise LineError("is not a JSON object") from None
    if not isinstance(shape, dict):
        raise LineError("is not a JSON object")
    return shape


def _entry(shape: Json, reading: Reading) -> Entry:
    client = ClientCode.parse(_word(shape, "client")) if shape.get("client") else None
    met = _met(shape, reading.now)
    set_id = _set(shape)
    return Entry(
        id=reading.fresh_id(),
        written=_written(shape, reading.now),
        met=met,
        set=set_id,
        set_version=_whole(shape.get("set_version", 1), "set_version", 1, 1_000_000),
        client=client,
        title=_one_line(_word(shape, "title"), "title") if "title" in shape else title_for(met, client),
        answers=_answers(shape, reading.sets.get(set_id)),
        ratings={_name(name): _whole(value, "a rating", 0, 10) for name, value in _table(shape, "ratings").items()},
        picks={_name(name): _words(ids, "picks") for name, ids in _table(shape, "picks").items()},
        feelings={
            _one_line(name, "a feeling"): _whole(value, "a feeling", 0, STRONGEST_FEELING)
            for name, value in _table(shape, "feelings").items()
        },
        reviewed=tuple(map(_review, _list(shape, "reviewed"))),
        tags=_words(shape.get("tags", []), "tags"),
        starred=shape.get("starred", False) is True,
        source_id=_one_line(_word(shape, "id" if "id" in shape else "entry"), "id")
        if {"id", "entry"} & shape.keys()
        else "",
    )


def _set(shape: Json) -> SetId:
    if "set" not in shape:
        return NOTE_SET if "text" in shape else OTHER_SET
    name = _word(shape, "set")
    if not _SET.fullmatch(name):
        raise LineError("has a set that is not letters, digits, - and _")
    return SetId(name)


def _met(shape: Json, now: datetime) -> date | datetime:
    words = str(shape.get("met", shape.get("date", "")))
    try:
        day = date.fromisoformat(words) if words else now.date()
        clock = time.fromisoformat(str(shape["time"])) if shape.get("time") else None
    except ValueError:
        raise LineError("has a date or time that is not like 2026-02-13 and 16:40") from None
    return datetime.combine(day, clock.replace(tzinfo=None)) if clock else day


def _written(shape: Json, now: datetime) -> datetime:
    if "written" not in shape:
        return now
    try:
        moment = datetime.fromisoformat(_word(shape, "written"))
    except ValueError:
        raise LineError("has a `written` that is not a date and time with its zone") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _answers(shape: Json, known: PromptSet | None) -> tuple[Answer, ...]:
    headings, private = _table(shape, "headings"), _words(shape.get("private", []), "private")
    return tuple(
        Answer(
            QuestionId(question),
            _one_line(str(headings.get(question, default_heading(question, known) if question else "")), "a heading"),
            text,
            question in private,
        )
        for question, text in _sections(shape)
    )


def _sections(shape: Json) -> list[tuple[str, str]]:
    if "text" in shape:
        return [(NOTE, _word(shape, "text"))]
    sections = shape.get("sections", {})
    pairs = list(sections.items()) if isinstance(sections, dict) else sections
    if not isinstance(pairs, list) or not all(map(_is_pair, pairs)):
        raise LineError("has sections that are not question ids with their text")
    return [(question, text) for question, text in pairs]


def _is_pair(pair: object) -> bool:
    match pair:
        case [str(question), str()] | (str(question), str()):
            return bool(_QUESTION.fullmatch(question))
    return False


def _review(shape: object) -> Review:
    match shape:
        case {"theme": str(theme), "verdict": "yes" | "no" as verdict, **rest}:
            return Review(ThemeId(_one_line(theme, "a theme")), verdict, str(rest.get("quote", "")))
    raise LineError("has a review without a theme and a verdict of yes or no")


def _word(shape: Json, key: str) -> str:
    value = shape[key]
    if not isinstance(value, str):
        raise LineError(f"has a `{key}` that is not words")
    return value


def _one_line(words: str, what: str) -> str:
    if not words.isprintable() or "-->" in words:
        raise LineError(f"has {what} that is not one plain line")
    return words


def _name(name: str) -> str:
    if not name or not _QUESTION.fullmatch(name):
        raise LineError("has a rating or pick whose name is not a question id")
    return name


def _table(shape: Json, key: str) -> Mapping[str, Any]:
    value = shape.get(key, {})
    if not isinstance(value, dict):
        raise LineError(f"has `{key}` that is not an object")
    return value


def _list(shape: Json, key: str) -> list[object]:
    value = shape.get(key, [])
    if not isinstance(value, list):
        raise LineError(f"has `{key}` that is not a list")
    return value


def _words(value: object, key: str) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise LineError(f"has `{key}` that is not a list of words")
    return tuple(_one_line(item, key) for item in items)


def _whole(value: object, what: str, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise LineError(f"has {what} that is not a whole number from {least} to {most}")
    return value
