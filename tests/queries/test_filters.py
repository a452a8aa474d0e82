from datetime import date
from itertools import product

import pytest
from hypothesis import given

from alliance_journal.model.codes import ClientCode
from alliance_journal.model.periods import Period
from alliance_journal.queries.facts import Facts
from alliance_journal.queries.filters import Filter
from alliance_journal.queries.grammar import parse_query
from tests.queries.fakes import TODAY, conditions, entries, entry

C04, C07 = ClientCode("C04"), ClientCode("C07")


def test_no_condition_accepts_every_entry() -> None:
    assert Filter.build().accepts(entry())
    assert Filter.build(period=Period()).accepts(entry())


@pytest.mark.parametrize(
    "chosen",
    [
        Filter.build(clients=[C07, C04]),
        Filter.build(period=Period(since=TODAY, until=TODAY)),
        Filter.build(sets=["session"]),
        Filter.build(tags=["housing", "FORM"]),
        Filter.build(parse_query("quiet", TODAY), clients=[C04], tags=["form"]),
    ],
)
def test_every_flag_lets_its_entries_through(chosen: Filter) -> None:
    assert chosen.accepts(entry("went quiet", tags=["form"]))


@pytest.mark.parametrize(
    "chosen",
    [
        Filter.build(clients=[C07]),
        Filter.build(period=Period(until=date(2026, 11, 21))),
        Filter.build(sets=["strain"]),
        Filter.build(tags=["housing"]),
        Filter.build(themes=["cw"]),
        Filter.build(starred=True),
        Filter.build(parse_query("quiet", TODAY), clients=[C07]),
        Filter.build(parse_query("loud", TODAY), clients=[C04]),
    ],
)
def test_every_flag_keeps_other_entries_out(chosen: Filter) -> None:
    assert not chosen.accepts(entry("went quiet", tags=["form"]))


def test_a_theme_flag_accepts_an_id_or_its_family() -> None:
    facts = Facts("k7f3q2mx", TODAY, themes=frozenset({"cw.minimal"}))
    assert Filter.build(themes=["cw"]).accepts(facts)
    assert Filter.build(themes=["cw.minimal"]).accepts(facts)
    assert not Filter.build(themes=["cw.appease"]).accepts(facts)


def test_what_is_needed_is_known_beforehand() -> None:
    cheap = Filter.build(parse_query("client:C04 -is:starred (tag:form OR id:k7)", TODAY), starred=True)
    assert (cheap.needs_words, cheap.needs_themes) == (False, False)
    deep = Filter.build(parse_query("client:C04 OR -(tag:form walk theme:cw)", TODAY))
    assert (deep.needs_words, deep.needs_themes) == (True, True)
    assert Filter.build(themes=["cw"]).needs_themes
    assert not Filter.build().needs_words


def test_the_themes_that_are_named_can_be_looked_up() -> None:
    chosen = Filter.build(parse_query("theme:cw,wc.rigid walk tag:x", TODAY), themes=["d.avoid"])
    assert sorted(chosen.themes_named) == ["cw", "d.avoid", "wc.rigid"]


def refuse_to_fetch() -> str:
    pytest.fail("the words were fetched without need")


@pytest.mark.parametrize("text", ["walk client:C07", "walk* (client:C07 OR is:starred)", "client:C04 OR walk"])
def test_words_are_not_fetched_where_something_cheaper_settles_it(text: str) -> None:
    facts = Facts("k7f3q2mx", TODAY, client="C04", words=refuse_to_fetch)
    assert Filter.build(parse_query(text, TODAY)).accepts(facts) is ("OR walk" in text)


def test_words_are_fetched_once_however_often_they_are_asked_for() -> None:
    fetched: list[str] = []

    def fetch() -> str:
        fetched.append("once")
        return "went quiet"

    assert Filter.build(parse_query("went quiet -form", TODAY)).accepts(Facts("k7f3q2mx", TODAY, words=fetch))
    assert fetched == ["once"]


def test_facts_do_not_show_the_words() -> None:
    assert "secret" not in repr(entry("secret"))


@given(conditions(), entries())
def test_flags_mean_the_same_as_fields(text: str, facts: Facts) -> None:
    query = parse_query(text, TODAY)
    fields = parse_query(f"({text}) client:C04,C07 tag:form theme:cw set:session since:2026-10-01 is:starred", TODAY)
    flags = Filter.build(
        query,
        clients=[C04, C07],
        period=Period(since=date(2026, 10, 1)),
        sets=["session"],
        tags=["form"],
        themes=["cw"],
        starred=True,
    )
    assert flags.accepts(facts) is Filter.build(fields).accepts(facts)


@pytest.mark.parametrize("typed", ["quiet", "zebra"])
def test_of_ten_thousand_entries_those_that_hold_the_word_are_found(typed: str) -> None:
    words = [f"{one}{two}" for one, two in product(("walk", "form", "talk", "don\u2019t", "moved"), ("ed", "s", "ing"))]
    text = " ".join(words * 10) + " quiet"
    chosen = Filter.build(parse_query(typed, TODAY))
    facts = [Facts("k7f3q2mx", TODAY, words=f"{number} {text}") for number in range(10_000)]
    accepted = sum(map(chosen.accepts, facts))
    assert accepted == (10_000 if typed == "quiet" else 0)
