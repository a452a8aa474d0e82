"""Synthetic lines, a fixed moment of import, and ids that count upwards."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any, Final

from alliance_journal.exchange.reading_lines import LineRead, Reading, read_line
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.model.codes import EntryId, SetId
from alliance_journal.model.entries import Entry
from alliance_journal.model.prompts import PromptSet

NOW: Final = datetime(2026, 11, 22, 16, 40, tzinfo=UTC)
SETS: Final[Mapping[SetId, PromptSet]] = find_sets(None).sets
PATH: Final = "from-elsewhere.jsonl"


def reading(sets: Mapping[SetId, PromptSet] = SETS) -> Reading:
    numbers = count(1)
    return Reading(sets, NOW, lambda: EntryId(f"new{next(numbers):05}"))


def line_read(line: str, *, number: int = 1, sets: Mapping[SetId, PromptSet] = SETS) -> LineRead:
    return read_line(line, reading(sets), path=PATH, number=number)


def line_of(**shape: Any) -> str:  # noqa: ANN401  a line of JSON may hold anything
    return json.dumps(shape)


def entry_of(**shape: Any) -> Entry:  # noqa: ANN401  the same
    """Return the entry that a line makes; fails the test where it makes none."""
    line = line_read(line_of(**shape))
    assert line.entry is not None, line.problem
    return line.entry


def sentence_of(**shape: Any) -> str:  # noqa: ANN401  the same
    """Return what is wrong with a line; fails the test where nothing is."""
    line = line_read(line_of(**shape))
    assert line.problem is not None
    return line.problem.sentence
