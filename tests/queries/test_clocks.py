from datetime import time

import pytest

from alliance_journal.errors import BadDateError
from alliance_journal.queries.clocks import split_clock


@pytest.mark.parametrize(
    ("clock", "read"),
    [
        ("15:00", time(15)),
        ("at 15:00", time(15)),
        ("9:05", time(9, 5)),
        ("00:00", time(0)),
        ("15:00:30", time(15, 0, 30)),
        ("3pm", time(15)),
        ("3 pm", time(15)),
        ("3 p.m.", time(15)),
        ("at 3:30 pm", time(15, 30)),
        ("3.30pm", time(15, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("11:59 am", time(11, 59)),
    ],
)
def test_a_time_is_read_behind_its_day(clock: str, read: time) -> None:
    assert split_clock(f"20 nov {clock}") == ("20 nov", read)


def test_a_t_parts_day_and_time_in_the_iso_form_only() -> None:
    assert split_clock("2026-11-20t15:00") == ("2026-11-20", time(15))
    assert split_clock("augustt15:00") == ("augustt15:00", None)


def test_a_day_alone_has_no_time() -> None:
    assert split_clock("20 nov 2026") == ("20 nov 2026", None)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("yesterday at 9", "9 could be 9 am or 9 pm"),
        ("yesterday at 12", "12 could be 12 am or 12 pm"),
        ("yesterday at 15", "a bare 15 is not read as a time"),
        ("yesterday at 0", "a bare 0 is not read as a time"),
        ("yesterday at 24", "there is no hour 24"),
        ("yesterday 24:00", "there is no time 24:00"),
        ("yesterday 15:60", "there is no time 15:60"),
        ("yesterday 15:00:60", "there is no time 15:00"),
        ("yesterday 13pm", "there is no time 13:00 pm"),
        ("yesterday 0am", "there is no time 0:00 am"),
        ("yesterday 3:60pm", "there is no time 3:60 pm"),
        ("15:00", "a time needs its day in front"),
        ("at 3pm", "a time needs its day in front"),
        ("at 9", "9 could be 9 am or 9 pm"),
    ],
)
def test_a_time_that_cannot_be_or_is_half_said_is_refused(words: str, sentence: str) -> None:
    with pytest.raises(BadDateError) as refused:
        split_clock(words)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize(("hour", "hint"), [(9, "write 9am, 9pm or 21:00"), (12, "write 12am, 12pm or 12:00")])
def test_the_hint_writes_the_hour_out(hour: int, hint: str) -> None:
    with pytest.raises(BadDateError) as refused:
        split_clock(f"today at {hour}")
    assert refused.value.hint == hint
