"""The sentences to learn from, each with what is known about every theme in it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

MATERIAL: Final = Path(__file__).parents[2] / "alliance_journal" / "themes" / "material"
SURE: Final = 1.0
"""How much a theme counts in the loss where writer and reader agree."""
ONE_READER: Final = 0.8
"""Where only the second reader found it."""
WRITER_ALONE: Final = 0.4
"""Where the writer meant it and the reader did not see it."""
JUDGED_PLAIN: Final = frozenset(f"y{number}" for number in range(15, 21))
"""Voices whose sentences without a theme are not learned from: false alarms are counted on them."""
UNREAD: Final = 0.5
"""Where nobody looked for the theme: second themes were overlooked here and there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence or short passage: for each theme whether it is in it, and how much that counts (0: not at all)."""

    text: str
    voice: str
    themes: dict[str, tuple[bool, float]]
    rest: float


@dataclass(frozen=True, slots=True)
class Note:
    """Pieces that stand one after the other in one text."""

    voice: str
    pieces: tuple[Piece, ...]


def theme_ids() -> tuple[str, ...]:
    """Return the ids of the shipped themes in the order of the network's outputs."""
    return tuple((MATERIAL / "themes.txt").read_text().split())


def items() -> list[Piece]:
    """Return the single sentences of the material."""
    return [_item(row) for file in sorted(MATERIAL.glob("*.jsonl")) if "notes" not in file.name for row in _rows(file)]


def plain() -> list[Piece]:
    """Return the sentences without any theme that are learned from; the others of their file are for judging."""
    rows = _rows(MATERIAL / "validation" / "plain.jsonl")
    return [Piece(row["text"], row["voice"], {}, SURE) for row in rows if row["voice"] not in JUDGED_PLAIN]


def notes() -> list[Note]:
    """Return the whole notes of the material."""
    return [_note(row) for file in sorted(MATERIAL.glob("*notes*.jsonl")) for row in _rows(file)]


def validation() -> list[dict[str, Any]]:
    """Return the frozen notes, each with the themes that both readers found and those that only one did."""
    folder = MATERIAL / "validation"
    readers = [_by_id(folder / f"reader_{name}.jsonl") for name in "ab"]
    return [{**row, **_agreed(row["id"], *readers)} for row in _rows(folder / "notes.jsonl")]


def _by_id(file: Path) -> dict[str, Any]:
    return {row["id"]: row for row in _rows(file)}


def _agreed(name: str, first: dict[str, Any], second: dict[str, Any]) -> dict[str, list[str]]:
    one, other = ({theme["id"] for theme in reader[name]["themes"]} for reader in (first, second))
    doubted = {*first[name]["doubtful"], *second[name]["doubtful"]}
    return {"both": sorted(one & other), "doubtful": sorted((one | other | doubted) - (one & other))}


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _item(row: dict[str, Any]) -> Piece:
    known: dict[str, tuple[bool, float]] = {}
    for theme in row.get("maybe", ()):
        known[theme] = (False, 0.0)
    for theme in row.get("no", ()):
        known[theme] = (False, SURE)
    for theme in row.get("yes", ()):
        known[theme] = (True, SURE)
    if "read" not in row:
        return Piece(row["text"], row["voice"], known, UNREAD)
    return Piece(row["text"], row["voice"], _with_reader(known, row["read"]), SURE)


def _with_reader(written: dict[str, tuple[bool, float]], read: Iterable[str]) -> dict[str, tuple[bool, float]]:
    """Return what writer and second reader say together; where they contradict each other nothing is learned."""
    sure = {one for one in read if not one.startswith("?")}
    doubtful = {one[1:] for one in read if one.startswith("?")}
    known: dict[str, tuple[bool, float]] = {}
    for theme in {*written, *sure, *doubtful}:
        meant, weight = written.get(theme, (False, -1.0))
        known[theme] = _together(theme in sure, theme in doubtful, meant=meant, weight=weight)
    return known


def _together(sure: bool, doubtful: bool, *, meant: bool, weight: float) -> tuple[bool, float]:  # noqa: FBT001
    if meant:
        return True, SURE if sure else ONE_READER if doubtful else WRITER_ALONE
    if weight == SURE:
        return False, 0.0 if sure else SURE
    if sure:
        return True, ONE_READER
    return False, 0.0 if doubtful or weight == 0 else SURE


def _note(row: dict[str, Any]) -> Note:
    return Note(row["voice"], tuple(_piece(text, row["voice"], themes) for text, themes in row["sentences"]))


def _piece(text: str, voice: str, themes: Iterable[str]) -> Piece:
    known = {one.removeprefix("?"): (not one.startswith("?"), 0.0 if one.startswith("?") else SURE) for one in themes}
    return Piece(text, voice, known, SURE)
