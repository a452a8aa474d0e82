"""The words of the shipped layouts: plain, in any workplace's own words, claiming nothing, and nothing twice."""

import re
from collections import Counter
from typing import Final

import pytest

from alliance_journal.guide.accounts import LAYOUT
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.layouts import find_layouts
from alliance_journal.model.codes import SetId
from alliance_journal.model.layouts import Layout, LayoutHeading
from tests.guide.test_wording_of_shipped_sets import ALIKE, HURTFUL, JARGON, SETS, SOMEBODY, words_in

LAYOUTS: Final = tuple(find_layouts(None).layouts.values())
HEADINGS: Final = [pytest.param(one, each, id=f"{one.id}-{each.id}") for one in LAYOUTS for each in one.headings]
CLAIMS: Final = re.compile(
    r"in the style of|official|approved|endorse|certif|\blogo\b|guarantee|complian", re.IGNORECASE
)
BODIES: Final = re.compile(r"\b(NMC|SWE|Social Work England|AHPRA|HCPC|BACP|CACREP|Nursing and Midwifery Council)\b")
"""A body named in a layout would be read as if it had a hand in it."""


def said_by(heading: LayoutHeading) -> str:
    return f"{heading.heading}\n{heading.question}\n{heading.help}\n{heading.hint}"


def all_of(layout: Layout) -> str:
    top = (layout.title, layout.purpose, layout.check, layout.source, *layout.signatures)
    return "\n".join((*top, *map(said_by, layout.headings)))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.id)
def test_a_layout_says_to_check_the_current_form_and_claims_nothing(layout: Layout) -> None:
    assert re.search(r"check (your|the) .*\b(current)\b", layout.check)
    assert CLAIMS.search(all_of(layout)) is None
    assert BODIES.search(all_of(layout)) is None
    assert layout.source
    assert 2 <= layout.minutes <= 15


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.id)
def test_nothing_in_a_layout_judges_praises_or_alarms(layout: Layout) -> None:
    assert HURTFUL.search(all_of(layout)) is None
    assert JARGON.search(all_of(layout)) is None


@pytest.mark.parametrize(("layout", "heading"), HEADINGS)
def test_a_heading_asks_what_or_how_of_anybody_and_says_why_with_an_example(
    layout: Layout, heading: LayoutHeading
) -> None:
    assert not re.match(r"(and |but )?why\b", heading.question, re.IGNORECASE), layout.id
    assert heading.question.endswith("?")
    assert SOMEBODY.search(f"{heading.question} {heading.heading} {heading.hint}") is None
    assert 10 <= len(heading.help.split()) <= 80
    assert re.search(r'"[^"]+"', heading.help)


def test_no_two_headings_and_no_guided_set_say_why_in_the_same_words() -> None:
    helps = [each.help for one in LAYOUTS for each in one.headings]
    helps += [asked.help for one in SETS for asked in one.questions]
    runs: Counter[str] = Counter()
    for told in helps:
        words = words_in(re.sub(r'"[^"]+"', " . ", told))
        runs.update({" ".join(words[at : at + ALIKE]) for at in range(len(words) - ALIKE + 1)})
    assert [run for run, times in runs.items() if times > 1 and "." not in run] == []


@pytest.mark.parametrize(("layout", "heading"), HEADINGS)
def test_every_question_that_speaks_to_a_heading_is_asked_by_a_set(layout: Layout, heading: LayoutHeading) -> None:
    sets = find_sets(None).sets
    for source in heading.sources:
        where = (sets[source.set],) if source.set else tuple(sets.values())
        assert any(one.question(source.question) for one in where), f"{layout.id}: {source}"


def test_no_private_question_speaks_to_a_heading() -> None:
    private = {asked.id for one in SETS for asked in one.questions if asked.private}
    assert {source.question for one in LAYOUTS for each in one.headings for source in each.sources} & private == set()


def test_a_page_about_a_week_asks_for_one_thing_done_for_oneself() -> None:
    assert find_layouts(None).layouts["weekly_page"].heading("care") is not None


def test_the_account_set_offers_every_shipped_layout() -> None:
    asked = find_sets(None).sets[SetId("account")].question(LAYOUT)
    assert asked is not None
    assert {option.id for option in asked.options} == {one.id for one in LAYOUTS}
