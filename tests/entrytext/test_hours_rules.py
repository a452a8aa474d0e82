"""Kinds and ratios under `[hours]`: read, and every mistake named at its line with the rest still there."""

import pytest

from alliance_journal.entrytext.hours_rules import read_hour_rules
from alliance_journal.model.hours import USUAL_KINDS, HourKind, Ratio

KIND = '[[hours.kinds]]\nid = "c"\nlabel = " Client  contact "\nasks = ["client"]\n'
RATIO = '[[hours.ratios]]\nof = ["supervision"]\n'


@pytest.mark.parametrize("text", ["", "format = 1\n", "[hours]\n"])
def test_without_a_list_there_are_the_usual_kinds(text: str) -> None:
    rules, problems = read_hour_rules(text)
    assert (rules.kinds, rules.ratios, problems) == (USUAL_KINDS, (), ())


def test_kinds_of_ones_own_take_the_place_of_the_usual_ones() -> None:
    rules, problems = read_hour_rules(f"format = 1\n{KIND}[[hours.kinds]]\nid = 'd'\n")
    assert problems == ()
    assert rules.kinds == (HourKind("c", "Client contact", ("client",)), HourKind("d", "d"))


@pytest.mark.parametrize(
    ("rest", "ratio"),
    [
        ("hours = 10\neach = 'year'", Ratio("", ("supervision",), "year", 600)),
        (
            "per = ['client']\nhours = 1.5\nfor_every = 12\nname = 'Mine'",
            Ratio("Mine", ("supervision",), "month", 90, ("client",), 720),
        ),
        (
            "per = ['client', 'peer']\nsteps = [[12, 1.5], [16, 2]]",
            Ratio("", ("supervision",), "month", 0, ("client", "peer"), 0, ((720, 90), (960, 120))),
        ),
    ],
)
def test_a_ratio_is_read(rest: str, ratio: Ratio) -> None:
    rules, problems = read_hour_rules(RATIO + rest)
    assert (rules.ratios, problems) == ((ratio,), ())


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("[hours", 1, "not valid TOML"),
        ("hours = 3", 1, "should be a table"),
        ("a = 1\n[hours]\nrows = []", 2, "no part called 'rows'"),
        ("\n[hours]\nkinds = ['client']", 2, "one [[hours.kinds]] table for each"),
        (f"{KIND}[[hours.kinds]]\nid = 'A B'", 6, "a kind needs an id"),
        ("[[hours.kinds]]\nid = 'a'\nasks = ['mood']", 3, "client, with, setting"),
        ("[[hours.kinds]]\nid = 'a'\nlabel = 3", 3, "words in quotes"),
        ("[[hours.kinds]]\nid = 'a'\ncolour = 'red'", 3, "no key 'colour'"),
        (f"{RATIO}hours = 1\n{RATIO}", 4, "either 'hours' or 'steps'"),
        (f"{RATIO}hours = 1\nsteps = [[1, 1]]\nper = ['client']", 1, "either 'hours' or 'steps'"),
        ("[[hours.ratios]]\nhours = 1", 1, "'of' should name"),
        ("[[hours.ratios]]\nof = ['lunch']\nhours = 1", 2, "a list of kinds"),
        (f"{RATIO}hours = 1\neach = 'day'", 4, "week, month, year, all"),
        (f"{RATIO}hours = 1\nper = ['client']", 1, "belongs together"),
        (f"{RATIO}hours = 1\nfor_every = 6", 1, "belongs together"),
        (f"{RATIO}hours = true", 3, "hours are numbers"),
        (f"{RATIO}hours = nan", 3, "hours are numbers"),
        (f"{RATIO}hours = -1", 3, "hours are numbers"),
        (f"{RATIO}steps = [[1]]\nper = ['client']", 3, "a list of pairs"),
        (f"{RATIO}steps = [[2, 1], [2, 1]]\nper = ['client']", 3, "should rise"),
    ],
)
def test_a_mistake_is_named_at_its_line(text: str, line: int, what: str) -> None:
    problems = read_hour_rules(text)[1]
    assert [one.line for one in problems] == [line]
    assert what in problems[0].sentence


def test_every_mistake_of_a_table_is_named_at_its_own_line() -> None:
    text = "[[hours.ratios]]\nname = 'a'\nof = ['grp']\nhours = 1\nper = ['clnt']\nfor_evry = 6\n"
    assert [(one.line, one.sentence.split(";")[0]) for one in read_hour_rules(text)[1]] == [
        (3, "left out: 'of' should be a list of kinds: client, group, peer, related, supervision, training"),
        (5, "left out: 'per' should be a list of kinds: client, group, peer, related, supervision, training"),
        (6, "left out: there is no key 'for_evry'"),
    ]
    assert "did you mean 'for_every'?" in read_hour_rules(text)[1][-1].sentence


def test_what_is_nested_too_deeply_is_named() -> None:
    assert read_hour_rules(f"a = {'[' * 5000}")[1] != ()


def test_the_rest_is_there_beside_a_mistake() -> None:
    rules, problems = read_hour_rules(f"{KIND}[[hours.kinds]]\n{RATIO}hours = 1\n[[hours.ratios]]\nof=['c']\nhours=2\n")
    assert ([kind.id for kind in rules.kinds], [one.of for one in rules.ratios]) == (["c"], [("c",)])
    assert [one.line for one in problems] == [5, 7]
