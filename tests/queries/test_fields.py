from datetime import date

import pytest

from alliance_journal.errors import BadDateError, BadQueryError
from alliance_journal.queries.facts import Facts, Page
from alliance_journal.queries.fields import read_field
from tests.queries.fakes import TODAY

ENTRY = Facts(
    "k7f3q2mx",
    date(2026, 11, 3),
    client="C04",
    set="session",
    tags=("Form", "caf\u00e9"),
    themes=frozenset({"cw.minimal"}),
    starred=True,
)


def meets(name: str, values: str, facts: Facts = ENTRY) -> bool:
    return read_field(name, values, 1, TODAY).holds(Page(facts))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("client", "C04"),
        ("client", "c04"),
        ("Client", "C07,C04"),
        ("since", "3 nov"),
        ("since", "2026-11-03"),
        ("since", '"3 nov"'),
        ("until", "nov"),
        ("set", "session"),
        ("tag", "form"),
        ("tag", "CAFE"),
        ("tag", '"a, b",form'),
        ("theme", "cw.minimal"),
        ("theme", "cw"),
        ("theme", "wc,CW"),
        ("is", "starred"),
        ("is", "Starred,starred"),
        ("id", "k7f3"),
        ("id", "K7F3Q2MX"),
        ("id", "zzzz,k7"),
    ],
)
def test_the_field_fits(name: str, values: str) -> None:
    assert meets(name, values)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("client", "C0"),
        ("since", "4 nov"),
        ("until", "2 nov"),
        ("set", "sess"),
        ("tag", "for"),
        ("tag", '"form,caf\u00e9"'),
        ("theme", "c"),
        ("theme", "cw.min"),
        ("theme", "minimal"),
        ("id", "7f3q"),
    ],
)
def test_the_field_does_not_fit(name: str, values: str) -> None:
    assert not meets(name, values)


def test_an_entry_without_a_star_is_not_starred() -> None:
    assert not meets("is", "starred", Facts("k7f3q2mx", TODAY))


@pytest.mark.parametrize("values", ["", ",", "C04,", ",C04", "C04,,C07", '""', '" "', "\u200b"])
@pytest.mark.parametrize("name", ["client", "id", "since", "tag"])
def test_a_missing_value_is_refused(name: str, values: str) -> None:
    with pytest.raises(BadQueryError) as refused:
        read_field(name, values, 7, TODAY)
    assert refused.value.sentence == f"a value is missing after {name}: at column 7"


@pytest.mark.parametrize(
    ("name", "values", "sentence"),
    [
        ("client", "a/b", "a client code is 1 to 32 letters"),
        ("client", "C04,NUL", "(column 7)"),
        ("since", "yesterday,today", "the field at column 7 takes one day, not several"),
        ("is", "green", "is: at column 7 knows only one word, starred"),
        ("is", "starred,green", "is: at column 7 knows only one word, starred"),
        ("sine", "today", "the nearest is since:"),
        ("x", "y", "there is no such field"),
    ],
)
def test_a_field_that_cannot_be_read_is_refused(name: str, values: str, sentence: str) -> None:
    with pytest.raises(BadQueryError) as refused:
        read_field(name, values, 7, TODAY)
    assert sentence in refused.value.sentence


def test_a_day_that_cannot_be_read_is_refused_as_everywhere() -> None:
    with pytest.raises(BadDateError):
        read_field("until", '"31 nov"', 1, TODAY)
