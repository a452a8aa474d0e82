"""Facts as rows of the index: given back exactly, and a row that is not ours is refused in one way only."""

import json
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.rows import Row, from_row, to_row
from tests.findings.fakes import a_document, any_facts, facts_with, said

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(any_facts)
def test_facts_come_back_from_the_index_as_they_went(facts: EntryFacts) -> None:
    assert from_row(facts.path, json.loads(json.dumps(to_row(facts)))) == facts


def test_a_row_holds_no_words_of_the_entry() -> None:
    document = a_document("2026-11-20", answers={"moment": "She went quiet over the lilac form."})
    row = json.dumps(to_row(facts_with(document, said(document, "cw.minimal", "She went quiet"))))
    assert not any(word in row for word in ("quiet", "lilac", "She"))


@given(json_values)
def test_anything_else_is_refused_as_a_value_error(row: object) -> None:
    with pytest.raises(ValueError, match="not a row"):
        from_row("x", row)


@given(any_facts, st.integers(0, 20), json_values)
def test_a_row_with_one_damaged_cell_is_either_refused_or_still_facts(
    facts: EntryFacts, cell: int, value: object
) -> None:
    row: Row = json.loads(json.dumps(to_row(facts)))
    row[cell] = value
    _read_or_refused(facts.path, row)


@given(any_facts.filter(lambda facts: facts.sightings), st.integers(0, 8), json_values)
def test_a_damaged_sighting_is_either_refused_or_still_a_sighting(facts: EntryFacts, cell: int, value: object) -> None:
    row: Row = json.loads(json.dumps(to_row(facts)))
    row[13][0][cell] = value
    _read_or_refused(facts.path, row)


def _read_or_refused(path: str, row: Row) -> None:
    try:
        read = from_row(path, row)
    except ValueError:
        return
    assert all(type(number) is int for one in read.sightings for number in astuple(one.place))
    assert all(isinstance(word, str) for word in (*read.tags, *read.answered, *read.stale, read.client, read.time))
    assert all(isinstance(number, int) for number in (*read.ratings.values(), *read.feelings.values()))


VECTOR = "00" * 64


@pytest.mark.parametrize(
    ("cell", "damage"),
    [
        (18, [5]),
        (18, [[[1, 0, 3, -9, VECTOR, {"cw.minimal": 0.5}]]]),
        (18, [[[1, 0, 3, 9, "00" * 63, {"cw.minimal": 0.5}]]]),
        (18, [[[1, 0, 3, 9, "zz" * 64, {"cw.minimal": 0.5}]]]),
        (18, [[[1, 0, 3, 9, VECTOR, {"cw.minimal": "sure"}]]]),
        (19, [["cw.minimal", 1, ""]]),
        (19, [["cw.minimal", None, VECTOR]]),
        (16, [["sad", 1, 0, 3, -9]]),
        (20, 5),
    ],
)
def test_what_the_learned_coder_never_said_is_refused(cell: int, damage: object) -> None:
    row = to_row(facts_with(a_document("2026-11-20")))
    row[cell] = damage
    with pytest.raises(ValueError, match="not a row"):
        from_row("x", row)


@pytest.mark.parametrize("cell", [1, 2, 3])
def test_a_kind_that_is_not_in_the_list_is_refused(cell: int) -> None:
    document = a_document("2026-11-20", answers={"moment": "She went quiet."})
    row = to_row(facts_with(document, said(document, "cw.minimal", "She went quiet.")))
    for number in (-1, 99):
        row[13][0][cell] = number
        with pytest.raises(ValueError, match="not a row"):
            from_row("x", row)


def test_a_day_beyond_the_calendar_is_refused() -> None:
    row = to_row(facts_with(a_document("2026-11-20")))
    for day in (0, -3, 10**7, 10**30):
        row[2] = day
        with pytest.raises(ValueError):  # noqa: PT011  the calendar's own words
            from_row("x", row)


@pytest.mark.parametrize(
    ("cell", "damage"), [(8, [5]), (9, {"strain": "high"}), (10, {"between": 5}), (10, {"between": [5]}), (14, [None])]
)
def test_words_and_numbers_in_the_wrong_places_are_refused(cell: int, damage: object) -> None:
    row = to_row(facts_with(a_document("2026-11-20")))
    row[cell] = damage
    with pytest.raises(ValueError, match="not a row"):
        from_row("x", row)
