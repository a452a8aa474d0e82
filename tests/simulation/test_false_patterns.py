"""Where nothing is connected nothing stands out, or hardly ever; where something is, it is found."""

from functools import cache
from math import comb

import pytest

from alliance_journal.themes.boards import Note, When
from alliance_journal.themes.loops import loops_in
from tests.simulation.journals import RATES, SCENARIOS, Trouble, a_journal, with_a_pattern
from tests.simulation.run import (
    FIRST,
    PAIRS,
    STRONG,
    THEN,
    a_random,
    false_patterns,
    found_patterns,
    is_answered,
    is_found,
    rows,
    stands_out,
)

WANTED = 0.05
JOURNALS = {40: 30, 120: 16, 400: 3}


def least_surprising(journals: int) -> int:
    """Return the count that is passed in fewer than 1 of 1,000 such tests where 1 journal in 20 has a false pattern."""
    chances = [comb(journals, n) * WANTED**n * (1 - WANTED) ** (journals - n) for n in range(journals + 1)]
    return next(count for count in range(journals) if sum(chances[count + 1 :]) < 0.001)


@cache
def counted(scenario: str, entries: int) -> int:
    return false_patterns(scenario, entries, JOURNALS[entries])


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
@pytest.mark.parametrize("entries", JOURNALS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_at_most_one_random_journal_in_twenty_has_a_pattern(scenario: str, entries: int) -> None:
    assert counted(scenario, entries) <= least_surprising(JOURNALS[entries])


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
def test_of_all_random_journals_together_at_most_one_in_twenty_has_a_pattern() -> None:
    found = sum(counted(scenario, entries) for scenario in SCENARIOS for entries in JOURNALS)
    assert found <= WANTED * sum(JOURNALS.values()) * len(SCENARIOS)


HARSH = {
    "clients": Trouble(clients=1.0, hardship=1.5),
    "length": Trouble(length=1.5),
    "time": Trouble(trend=3.0),
}
"""Each far beyond what journals of practice are like, so that without its part of the rule many would show one."""


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
@pytest.mark.parametrize("trouble", HARSH)
def test_even_a_harsh_trouble_makes_few_false_patterns(trouble: str) -> None:
    journals = [a_journal(a_random(trouble, number), 200, HARSH[trouble]) for number in range(10)]
    assert sum(map(stands_out, journals)) <= 1


def lift_list(notes: tuple[Note, ...]) -> bool:
    """Whether a plain list of pairs with twice the expected count, as other tools print it, holds any."""
    for pair in PAIRS:
        held = [(pair.loop.first[0] in note.themes, pair.loop.then[0] in note.themes) for note in notes]
        both, first, then = held.count((True, True)), sum(one for one, _ in held), sum(two for _, two in held)
        if both >= 4 and both * len(notes) >= 2 * first * then:
            return True
    return False


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
def test_the_random_journals_are_full_of_what_other_lists_would_print() -> None:
    scenario = SCENARIOS["trend, clients, length"]
    journals = [a_journal(a_random("lift", number), 120, scenario) for number in range(5)]
    assert all(map(lift_list, journals))


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
def test_a_strong_pattern_is_found() -> None:
    assert found_patterns(is_found, 60, 20) >= 9
    assert found_patterns(is_found, 120, 10) >= 7
    assert found_patterns(is_answered, 60, 20) >= 16


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
def test_a_question_about_nothing_is_rarely_answered_with_more() -> None:
    journals = [a_journal(a_random("ask", number), 120, SCENARIOS["clients differ"]) for number in range(100)]
    assert sum(map(is_answered, journals)) <= 0.1 * len(journals)


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
def test_the_troubles_do_what_they_say() -> None:
    long = a_journal(a_random("long"), 2_000, SCENARIOS["long notes hold more"])
    longest = sorted(long, key=lambda note: note.words)[-500:]
    assert sum(len(note.themes) for note in longest) > 1.5 * sum(len(note.themes) for note in long) / 4
    late = a_journal(a_random("late"), 2_000, Trouble(trend=1.5))
    assert sum(len(note.themes) for note in late[1_000:]) > 1.5 * sum(len(note.themes) for note in late[:1_000])
    plain = a_journal(a_random("plain"), 2_000, Trouble())
    assert 5 <= len({note.client for note in plain}) <= 8
    for theme, rate in RATES.items():
        assert sum(theme in note.themes for note in plain) / 2_000 == pytest.approx(rate, abs=0.03)


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
def test_a_planted_pattern_is_the_only_change() -> None:
    notes = a_journal(a_random("plant"), 500, Trouble())
    planted = with_a_pattern(a_random("again"), notes, FIRST, THEN, chances=STRONG)
    pair = {FIRST, THEN}
    assert [note.themes - pair for note in planted] == [note.themes - pair for note in notes]
    (found,) = (one for one in loops_in(planted, [], PAIRS) if one.stands_out)
    assert {*found.loop.first, *found.loop.then} == pair
    assert found.stands_out == (When.SAME,)


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
def test_the_tables_have_a_row_for_each_scenario() -> None:
    lines = list(rows(1))
    assert [line[:26].rstrip() for line in lines[2:8]] == list(SCENARIOS)
    assert "120 entries" in lines[1]
    assert " at 60" in lines[-1]
