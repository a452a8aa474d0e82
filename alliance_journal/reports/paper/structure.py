"""A paper as JSON: every block with its kind and its texts exactly as they are."""

from dataclasses import asdict
from math import isfinite
from typing import Final

from alliance_journal.model.papers import Bars, Block, Chart, Paper, Table
from alliance_journal.reports.jsontext import Json

SCHEMA: Final = "alliance-journal/paper/1"


def paper_json(paper: Paper) -> Json:
    """Return the paper in the shape `alliance-journal/paper/1`; where there is no value there is null.

    A block has its `kind` (`heading`, `words`, `quote`, `bullets`, `facts`, `table`, `bars`, `chart`, `signatures`,
    `room`) and the fields it has in the model.
    """
    return {
        "schema": SCHEMA,
        "title": paper.title,
        "author": paper.author,
        "made": paper.made.isoformat(),
        "language": paper.language,
        "notices": list(paper.notices),
        "blocks": [{"kind": type(block).__name__.lower(), **_fields(block)} for block in paper.blocks],
    }


def _fields(block: Block) -> Json:
    fields: Json = {name: _listed(value) for name, value in asdict(block).items()}
    match block:
        case Table():
            fields["numbers"] = sorted(block.numbers)
        case Bars():
            fields["of"] = block.of or None
        case Chart():
            fields["curves"] = [
                {"label": curve.label, "values": [_number(value) for value in curve.values]} for curve in block.curves
            ]
            fields["when"] = [day.isoformat() for day in block.when]
        case _:
            pass
    return fields


def _listed(value: object) -> object:
    return [_listed(one) for one in value] if isinstance(value, tuple) else value


def _number(value: float | None) -> float | None:
    """Return a value that JSON has a spelling for."""
    return value if value is not None and isfinite(value) else None
