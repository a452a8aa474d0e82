"""Papers as JSON: every block with its fields, every text exactly as it was written."""

import json
from collections.abc import Iterator
from datetime import date

from hypothesis import given

from alliance_journal.model.papers import (
    Bar,
    Bars,
    Block,
    Bullets,
    Chart,
    Curve,
    Facts,
    Heading,
    Paper,
    Quote,
    Room,
    Signatures,
    Table,
    Words,
)
from alliance_journal.reports.paper.structure import paper_json
from tests.reports.paper.papers import PAPERS


def told(block: Block) -> object:
    """Return one block as it is in JSON."""
    return paper_json(Paper("", (block,), date(2026, 11, 25)))["blocks"][0]


def test_the_paper_says_what_it_is_and_when_it_was_made() -> None:
    paper = Paper("Sheet", (), date(2026, 11, 25), "R. Example", ("Reflection.",), "en-GB")
    assert paper_json(paper) == {
        "schema": "alliance-journal/paper/1",
        "title": "Sheet",
        "author": "R. Example",
        "made": "2026-11-25",
        "language": "en-GB",
        "notices": ["Reflection."],
        "blocks": [],
    }


def test_blocks_of_words() -> None:
    assert told(Heading("a", 2)) == {"kind": "heading", "text": "a", "level": 2, "new_page": False}
    assert told(Words("a\n\nb", "note")) == {"kind": "words", "text": "a\n\nb", "role": "note"}
    assert told(Quote("a", "C04")) == {"kind": "quote", "text": "a", "source": "C04"}
    assert told(Bullets(("a", "b"), numbered=True)) == {"kind": "bullets", "items": ["a", "b"], "numbered": True}
    assert told(Facts((("a", "b"),))) == {"kind": "facts", "pairs": [["a", "b"]]}
    assert told(Signatures(("a",))) == {"kind": "signatures", "names": ["a"]}
    assert told(Room("a", 3)) == {"kind": "room", "label": "a", "lines": 3}


def test_a_table_names_its_columns_of_numbers() -> None:
    assert told(Table("Log", ("a", "b"), (("1", "2"),), frozenset({1, 0}))) == {
        "kind": "table",
        "caption": "Log",
        "head": ["a", "b"],
        "rows": [["1", "2"]],
        "numbers": [0, 1],
    }


def test_bars_out_of_nothing_known_have_a_null() -> None:
    assert told(Bars("Themes", (Bar("a", 2, "b"),), unit="entries")) == {
        "kind": "bars",
        "caption": "Themes",
        "bars": [{"label": "a", "count": 2, "note": "b"}],
        "of": None,
        "unit": "entries",
    }
    assert told(Bars("", (), of=24)) == {"kind": "bars", "caption": "", "bars": [], "of": 24, "unit": ""}


def test_a_gap_in_a_chart_is_null_and_so_is_what_json_cannot_say() -> None:
    assert told(Chart("Us", ("1 May", "8 May", "9 May"), (Curve("Me", (4.5, None, float("nan"))),))) == {
        "kind": "chart",
        "caption": "Us",
        "days": ["1 May", "8 May", "9 May"],
        "curves": [{"label": "Me", "values": [4.5, None, None]}],
        "low": 0,
        "high": 10,
        "when": [],
    }


def test_the_days_of_a_chart_to_scale_are_days() -> None:
    days = (date(2026, 5, 1), date(2026, 5, 8))
    drawn = Chart("Us", ("1 May", "8 May"), (Curve("Me", (4, 5)),), when=days)
    assert told(drawn)["when"] == [
        "2026-05-01",
        "2026-05-08",
    ]


@given(PAPERS)
def test_every_text_is_there_as_it_was_written(paper: Paper) -> None:
    read = json.loads(json.dumps(paper_json(paper), allow_nan=False))
    assert set(paper.texts()) <= set(_strings(read))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)
