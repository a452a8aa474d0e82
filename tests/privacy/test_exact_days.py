"""Exact days in every way people write them, and what says less than a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.privacy.exact_days import exact_days_in

DAYS = """
3 March 2026|3\u00a0March 2026|March 3, 2026|march 3|3rd of March|the third of March|the third of may|March the third|
2-3 March|Sept. 3|3-march-2026|2026-03-03|2026 03 03|03.02.2026|3/5/26|20260303|sheet-2026-02-03.md|sheet20260203.md|
on 3.3. we met|3.3.|It was 22.11.|den 3.3.|22.11. and then|3. M\u00e4rz 2026|am 3. August|le 3 mars 2026|1er mars|
le premier mars|\u0663 \u0645\u0627\u0631\u0633 \u0662\u0660\u0662\u0666|3 \u05d1\u05de\u05e8\u05e5|Christmas Eve|
Ring on the 16th|the bursary, the 30th|On the 12th|by Monday the 19th|Monday 19th|Mon 19|Monday the third|
on the sixteenth|the 19th of this month|between the 3rd and 5th|the 19th was hard
"""
LESS = """
in May 2026|in 2019|on Tuesday|in March|2026-W10|The mean was 6.7. Then|rated 3.3.|version 3.3.1|at 3.30|192.168.12.1|
0700.12.34.56.78|the 2nd meeting|for the 3rd time|in the 19th century|on the 3rd floor|the 3rd and 4th sessions|
the first, I'd say|the second was better|on Monday first, then|He sat first and waited|Monday 3pm|Monday 19:00|
Monday 3 people came|Sat 3 hours|may the first one speak|7 out of 10|Christmas|the week of the 7th|week of 7th|
k7f3q2mx|C07
"""


def told_in(texts: str) -> list[str]:
    return texts.strip().replace("\n", "").split("|")


@pytest.mark.parametrize("text", told_in(DAYS))
def test_an_exact_day_is_found_however_it_is_written(text: str) -> None:
    assert exact_days_in(text)


@pytest.mark.parametrize("text", told_in(LESS))
def test_what_says_less_than_a_day_or_something_else_is_not(text: str) -> None:
    assert not exact_days_in(text)


def test_places_are_told_in_the_text_as_it_stands() -> None:
    text = "On 3\u00a0March 2026, by the 16th."
    assert [text[start:end] for start, end in exact_days_in(text)] == ["3\u00a0March 2026", "the 16th"]


@given(st.text("0123.-/ thrdMonmay\n\u00a0"))
def test_places_lie_within_the_text_apart_and_in_order(text: str) -> None:
    edges = [edge for place in exact_days_in(text) for edge in place]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


def test_a_day_and_a_month_in_figures_are_no_number_at_the_end_of_a_sentence() -> None:
    text = "Together 3.3. I rang on 4.3. and he came 22.11. The mean was 6.7. By 5.3., and again on 2026-03-03."
    assert [text[start:end] for start, end in exact_days_in(text)] == ["4.3.", "22.11.", "5.3.", "2026-03-03"]
