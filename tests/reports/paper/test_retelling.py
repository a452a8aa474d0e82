"""Every text of a paper is told anew, whatever block it stands in."""

from datetime import date
from typing import get_args

from alliance_journal.model.papers import Block, Heading, Paper, Words
from alliance_journal.reports.paper.retelling import retold
from tests.reports.paper.papers import RICH


def louder(text: str) -> str:
    return f"<{text}>"


def test_every_text_of_every_kind_of_block_is_told_anew() -> None:
    paper = Paper("Sheet", RICH, date(2026, 11, 25), author="me", notices=("not a record",))
    told = retold(paper, louder)
    assert {type(block) for block in RICH} == set(get_args(Block)), "a kind of block is not among the examples"
    assert list(told.texts()) == [louder(text) for text in paper.texts()]


def test_what_is_no_text_stays() -> None:
    paper = Paper("Sheet", (*RICH, Heading("x", 3), Words("x", "note")), date(2026, 11, 25), language="de")
    assert retold(paper, str) == paper
