"""Lines of JSON read as entries: every mistake is named by its line, and none of the words is ever repeated."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, Final

from alliance_journal.entrytext.writing import title_for
from alliance_journal.errors import AllianceJournalError
from alliance_journal.exchange.answers import answers_in
from alliance_journal.exchange.checks import LineError, flag, listed, plain, table, whole, word, words
from alliance_journal.exchange.jsonl import NOTE_SET, OTHER_SET, Json
from alliance_journal.model.codes import ClientCode, EntryId, SetId, ThemeId
from alliance_journal.model.entries import Entry, Review
from alliance_journal.model.feelings import STRONGEST_FEELING
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet

KNOWN: Final = frozenset(
    {"met", "date", "time", "client", "set", "set_version", "id", "entry", "written", "text", "sections", "headings"}
    | {"private", "title", "ratings", "picks", "feelings", "reviewed", "tags", "starred"}
)
LONGEST_LINE: Final = 20_000_000


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
    left_out = tuple(key[:40] for key in shape if key not in KNOWN)
    return LineRead(number, entry, None, left_out, not _day_named(shape), entry.source_id)


def _object(line: str) -> Json:
    """Return what the line says."""
    if len(line) > LONGEST_LINE:
        raise LineError("is longer than 20 million characters")
    try:
        shape = json.loads(line, object_pairs_hook=_without_doubles)
    except LineError:
        raise
    except (ValueError, RecursionError):
        raise LineError("is not a JSON object") from None
    if not isinstance(shape, dict):
        raise LineError("is not a JSON object")
    if not KNOWN & shape.keys():
        raise LineError("holds nothing that belongs in an entry")
    return shape


def _without_doubles(pairs: list[tuple[str, Any]]) -> Json:
    """Return the pairs as an object without empty values (`null`), which count as not said.

    A key that comes twice is refused: JSON would let the last value win, and the words of the first would be lost.
    """
    shape = dict(pairs)
    if len(shape) < len(pairs):
        raise LineError("says the same key twice")
    return {key: value for key, value in pairs if value is not None}


def _entry(shape: Json, reading: Reading) -> Entry:
    client = ClientCode.parse(code) if (code := word(shape, "client")) else None
    met = _met(shape, reading.now)
    set_id = _set(shape)
    return Entry(
        id=reading.fresh_id(),
        written=_written(shape, reading.now),
        met=met,
        set=set_id,
        set_version=whole(shape.get("set_version", 1), "set_version", 1, 1_000_000),
        client=client,
        title=word(shape, "title") if "title" in shape else title_for(met, client),
        answers=answers_in(shape, reading.sets.get(set_id)),
        ratings={plain(name): whole(value, "a rating", 0, 10) for name, value in table(shape, "ratings").items()},
        picks={plain(name): _plain_words(ids, "picks") for name, ids in table(shape, "picks").items()},
        feelings={
            plain(name): whole(value, "a feeling", 0, STRONGEST_FEELING)
            for name, value in table(shape, "feelings").items()
        },
        reviewed=tuple(map(_review, listed(shape, "reviewed"))),
        tags=_plain_words(shape.get("tags", []), "tags"),
        starred=flag(shape, "starred"),
        source_id=_source_id(shape),
    )


def _plain_words(value: object, key: str) -> tuple[str, ...]:
    return tuple(map(plain, words(value, key)))


def _set(shape: Json) -> SetId:
    only_text = "text" in shape and not shape.get("sections")
    return SetId(plain(word(shape, "set", NOTE_SET if only_text else OTHER_SET)))


def _source_id(shape: Json) -> str:
    """Return the id the entry had where it comes from; other tools count, so a number will do."""
    name = shape.get("id", shape.get("entry", ""))
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise LineError("has an `id` that is neither words nor a number")
    return plain(str(name))


def _day_named(shape: Json) -> str:
    return word(shape, "met") or word(shape, "date")


def _met(shape: Json, now: datetime) -> date | datetime:
    day_named, hour = _day_named(shape), word(shape, "time")
    try:
        day = date.fromisoformat(day_named) if day_named else now.date()
        clock = time.fromisoformat(hour) if hour else None
    except ValueError:
        raise LineError("has a date or time that is not like 2026-02-13 and 16:40") from None
    return datetime.combine(day, clock.replace(tzinfo=None)) if clock else day


def _written(shape: Json, now: datetime) -> datetime:
    named = word(shape, "written")
    try:
        moment = datetime.fromisoformat(named) if named else now
        offset = moment.utcoffset()
        # An offset with seconds in it is one that no entry file can hold.
        return moment.astimezone(UTC) if offset and offset.total_seconds() % 60 else _zoned(moment)
    except (ValueError, OverflowError):
        raise LineError("has a `written` that is not a date and time with its zone") from None


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _review(shape: object) -> Review:
    match shape:
        case {"theme": str(theme), "verdict": "yes" | "no" as verdict, **rest}:
            return Review(ThemeId(plain(theme)), verdict, plain(word(rest, "quote")), plain(word(rest, "why")))
    raise LineError("has a review without a theme and a verdict of yes or no")
