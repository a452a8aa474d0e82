"""Loops from a codebook file: every mistake at once, each with its line and what to write instead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.loops import Loop, LoopId
from alliance_journal.model.problems import Problem
from alliance_journal.themes.checks import checked_id, checked_side, checked_texts, listed_keys, shown_key
from alliance_journal.themes.lines import Lines
from alliance_journal.themes.tables import MOST_PROBLEMS, Reading
from alliance_journal.themes.toml import TomlError, parsed

MOST_LOOPS: Final = 50
"""Every loop is one more question put to chance, so that many of them make each one harder to see."""
_NEEDED: Final = ("label", "first", "then")
_KEYS: Final = frozenset({"id", *_NEEDED})


def read_loops(
    text: str, *, path: str, themes: Mapping[ThemeId, object], known: Mapping[LoopId, Loop]
) -> tuple[tuple[Loop, ...], tuple[Problem, ...]]:
    """Return the loops of a codebook file between these themes, and its mistakes in them.

    A loop whose id is known changes only what it says. A file that is no TOML has no loops; `read_themes` says so.
    """
    if "loops" not in text:
        return (), ()
    reading = Reading(path, Lines(text))
    try:
        rows = parsed(text).get("loops", [])
    except TomlError:
        return (), ()
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        reading.wrong(reading.lines.of_key("loops", 1), "each loop begins with a line [[loops]]")
        rows = []
    if len(rows) > MOST_LOOPS:
        reading.wrong(1, f"has {len(rows):,} loops; {MOST_LOOPS} is the most")
        rows = []
    loops = tuple(_loops(rows, reading, themes, known))
    return loops, tuple(sorted(reading.problems))


def trusted_loops(text: str) -> tuple[Loop, ...]:
    """Return the shipped loops, unchecked for speed: a test reads every one of them with `read_loops`."""
    return tuple(
        Loop(**{**row, "first": tuple(row["first"]), "then": tuple(row["then"])}) for row in parsed(text)["loops"]
    )


def _loops(
    rows: Sequence[Mapping[str, Any]],
    reading: Reading,
    themes: Mapping[ThemeId, object],
    known: Mapping[LoopId, Loop],
) -> Iterator[Loop]:
    seen: set[LoopId] = set()
    for number, row in enumerate(rows):
        if reading.is_full:
            return
        head = reading.lines.of_loop(number)
        loop = _loop(row, head, reading, themes, known)
        if loop is not None and loop.id in seen:
            reading.wrong(head, f"{loop.id} stands in this file twice")
        elif loop is not None:
            seen.add(loop.id)
            yield loop


def _loop(
    row: Mapping[str, Any],
    head: int,
    reading: Reading,
    themes: Mapping[ThemeId, object],
    known: Mapping[LoopId, Loop],
) -> Loop | None:
    """Return the loop of one table, or None where something in it is wrong."""
    before = len(reading.problems)

    def note(key: str, sentence: str, *, words: str = "") -> None:
        if len(reading.problems) < MOST_PROBLEMS:
            reading.wrong(reading.lines.of_key(key, head, words=words), sentence)

    for key in sorted(row.keys() - _KEYS):
        note(key, f"{shown_key(key)} is not a key of a loop; known: {listed_keys(_KEYS)}")
    loop_id = LoopId(checked_id(row.get("id"), note))
    label = checked_texts({key: row[key] for key in ("label",) if key in row}, note).get("label", "").strip()
    first, then = (checked_side(row, key, themes, note) for key in ("first", "then"))
    old = known.get(loop_id)
    missing = [key for key in _NEEDED if key not in row] if old is None else []
    if missing:
        note("id", f"a new loop also needs {', '.join(missing)}")
    if len(reading.problems) > before:
        return None
    base = old or Loop(loop_id, "", (), ())
    made = replace(base, label=label or base.label, first=first or base.first, then=then or base.then)
    shared = sorted(set(made.first).intersection(made.then))
    if shared or not made.label:
        note("then" if shared else "label", f"{shared[0]} stands on both sides" if shared else "label says nothing")
        return None
    return made
