"""Lengths of time as people type them, kinds by their beginning, and what a ratio asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.errors import UsageError
from alliance_journal.model.hours import MOST_MINUTES, HourRules, Ratio, clock, read_minutes, say_minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("50", 50),
        ("50m", 50),
        ("50 min", 50),
        ("1h", 60),
        (" 1 H ", 60),
        ("1h30", 90),
        ("1h5m", 65),
        ("1 h 30 min", 90),
        ("1:30", 90),
        ("1.5h", 90),
        ("1,5 hours", 90),
        (".5h", 30),
        ("0", 0),
        ("0m", 0),
        ("2m", 2),
        ("24h", 1440),
    ],
)
def test_a_length_is_read_as_people_type_it(typed: str, minutes: int) -> None:
    assert read_minutes(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", "an hour", "1.5", "-50", "1:60", "1h60", "24h01", "1441", "99h", "\u0665\u0660", "5 0", "50m later"]
)
def test_what_is_no_length_within_a_day_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read_minutes(typed)


@pytest.mark.parametrize("typed", ["1", "2", "3", "4"])
def test_a_number_that_could_be_hours_is_asked_back(typed: str) -> None:
    with pytest.raises(UsageError, match="minutes or hours") as refused:
        read_minutes(typed)
    assert refused.value.hint == f"{typed}m or {typed}h"


@given(st.integers(0, MOST_MINUTES))
def test_every_length_that_is_said_is_read_back(minutes: int) -> None:
    assert read_minutes(say_minutes(minutes)) == minutes


@given(st.integers(0, MOST_MINUTES))
def test_every_length_in_a_column_is_read_back(minutes: int) -> None:
    assert read_minutes(clock(minutes)) == minutes


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("client", "client"),
        ("CL", "client"),
        ("sup", "supervision"),
        ("Supervision, group", "group"),
        ("peer c", "peer"),
    ],
)
def test_a_kind_is_meant_by_its_id_its_name_or_a_beginning(typed: str, kind: str) -> None:
    assert HourRules().meant(typed).id == kind


def test_a_beginning_of_several_names_the_ones_that_can_be_meant() -> None:
    rules = HourRules((*HourRules().kinds[:1], HourRules().kind("clinic")))
    with pytest.raises(UsageError, match="several") as refused:
        rules.meant("cli")
    assert refused.value.hint == "client, clinic"


@pytest.mark.parametrize("typed", ["", "  ", "lunch"])
def test_what_is_no_kind_is_refused_with_the_list(typed: str) -> None:
    with pytest.raises(UsageError, match="no kind") as refused:
        HourRules().meant(typed)
    assert refused.value.hint == "client, related, supervision, group, peer, training"


def test_a_kind_on_no_list_is_called_what_its_rows_call_it() -> None:
    assert HourRules().kind("garden").label == "garden"


@pytest.mark.parametrize(
    ("ratio", "per", "wanted"),
    [
        (Ratio("", ("peer",), "year", 600), 0, 600),
        (Ratio("", ("supervision",), "all", 60, ("client",), 360), 720, 120),
        (Ratio("", ("supervision",), "all", 60, ("client",), 360), 0, 0),
        (Ratio("", ("supervision",), "all", 60, ("client",), 360), 50, 8),
        (Ratio("", ("supervision",), "month", 0, ("client",), 0, ((720, 90), (960, 120))), 720, 90),
        (Ratio("", ("supervision",), "month", 0, ("client",), 0, ((720, 90), (960, 120))), 721, 120),
        (Ratio("", ("supervision",), "month", 0, ("client",), 0, ((720, 90), (960, 120))), 961, None),
    ],
)
def test_a_ratio_asks_for_what_was_set(ratio: Ratio, per: int, wanted: int | None) -> None:
    assert ratio.wanted(per) == wanted
