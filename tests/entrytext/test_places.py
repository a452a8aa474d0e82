"""A place always leads back to the words themselves."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at, tick_place
from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.model.entries import Entry
from tests.entrytext.strategies import entries

GOLDEN: Final = (Path(__file__).parent / "golden" / "format-1.md").read_text(encoding="utf-8")
HEAD: Final = '+++\nformat = 1\nid = "abcd"\nwritten = 2026-11-22T16:58:10Z\nmet = 2026-11-22\n'


def ticked(document: Document, question: str, option: str) -> str | None:
    place = tick_place(document, question, option)
    return None if place is None else document.text[place.offset : place.offset + place.end - place.start]


@given(st.text(st.sampled_from("ab\n\r\u2028é"), max_size=40), st.data())
def test_a_place_counts_lines_and_columns_by_newlines_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = place_at(text, start, end)
    line = text.split("\n")[place.line - 1]
    assert "\n".join(text.split("\n")[place.line - 1 :])[place.start : place.end] == text[start:end]
    assert place.start <= len(line)
    assert (place.offset, place.end - place.start) == (start, end - start)


def test_a_tick_is_found_at_its_line_and_column() -> None:
    place = tick_place(read(GOLDEN, path="x"), "my_moves", "wc.rigid")
    assert place is not None
    assert (place.line, place.start, place.end) == (20, 28, 36)
    assert GOLDEN[place.offset :].startswith("wc.rigid")


@given(entries())
def test_every_plain_tick_of_any_entry_is_found(entry: Entry) -> None:
    plain = {question: tuple(o for o in options if o.isalnum()) for question, options in entry.picks.items()}
    document = read(write(replace(entry, picks=plain)), path="x")
    for question, options in plain.items():
        assert [ticked(document, question, option) for option in options] == list(options)


@pytest.mark.parametrize(
    "picks",
    [
        '[ picks ]  # mine\nother = ["off"] # q = ["off"]\nq = [ # "off"\n  "on", # one\n  "off",\n]\n[ratings]\n',
        "[picks]\n\"q\" = ['off']\n",
        'picks.q = ["off"]\n[ratings]\nz = 1\n',
        'picks = { a = ["on"], q = ["on", "off"] }\n',
        '[picks]\r\nq = ["off"]\r\n',
    ],
)
def test_a_tick_is_found_however_its_list_is_laid_out(picks: str) -> None:
    document = read(f"{HEAD}{picks}+++\n", path="x")
    place = tick_place(document, "q", "off")
    assert place is not None
    assert document.text[: place.offset].split("q")[-1].count("off") == (1 if '# "off"' in picks else 0)
    assert ticked(document, "q", "off") == "off"


def test_an_option_that_is_not_spelt_out_has_no_place() -> None:
    document = read(f'{HEAD}[picks]\nq = ["o\\u0066f"]\nr = ["on"]\n+++\n', path="x")
    assert document.entry.picks["q"] == ("off",)
    assert tick_place(document, "q", "off") is None


def test_an_option_that_is_not_ticked_has_no_place() -> None:
    document = read(GOLDEN, path="x")
    assert tick_place(document, "between", "wc.rigid") is None
    assert tick_place(document, "unheard_of", "off") is None


def test_a_note_without_front_matter_has_no_ticks() -> None:
    assert tick_place(read("Talked.", path="2026-11-22.md"), "between", "off") is None
