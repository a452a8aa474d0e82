"""The worker's own list: what it may hold, what it finds, and what it lets pass."""

import pytest

from alliance_journal.privacy.kinds import Kind
from alliance_journal.privacy.watching import LONGEST_NAME, WatchList, read_watch_list
from tests.privacy.spotted import spotted

LIST = "\ufeff# people\nAnna Maria Olsen\r\nBo # my neighbour\n\n- Grace\n-  Leeds \nanna maria olsen\n"


def test_a_list_is_read_with_its_comments_and_its_exceptions() -> None:
    assert read_watch_list(LIST) == (WatchList(("Anna Maria Olsen", "Bo"), ("Grace", "Leeds")), ())


def test_every_mistake_is_named_with_its_line_and_never_with_its_words() -> None:
    watched, problems = read_watch_list(f"Bo\n-\n...\n{'x' * (LONGEST_NAME + 1)}\n")
    assert watched.names == ("Bo",)
    assert [problem.line for problem in problems] == [2, 3, 4]
    assert "xx" not in "".join(map(str, problems))


def test_names_of_the_list_stay_out_of_a_representation() -> None:
    assert "Olsen" not in repr(read_watch_list(LIST)[0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("then bo left", "bo"),
        ("BO's bag", "BO"),
        ("anna-maria olsen rang", "anna-maria olsen"),
        ("Anna\nMaria Olsen rang", "Anna\nMaria Olsen"),
    ],
)
def test_a_listed_name_is_found_in_any_case(text: str, said: str) -> None:
    assert spotted(text, WatchList(("Bo", "Anna Maria Olsen"))) == [(Kind.NAME, said)]


def test_a_listed_name_is_not_found_inside_another_word() -> None:
    assert spotted("about the boat", WatchList(("Bo",))) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\u05d4\u05dc\u05db\u05ea\u05d9 \u05dc\u05d3\u05e0\u05d4", "\u05d3\u05e0\u05d4"),
        ("\u0630\u0647\u0628\u062a \u0648\u0633\u0644\u0645\u0649", "\u0633\u0644\u0645\u0649"),
        ("I met Zoe\u0308 there", "Zo\u00eb"),
    ],
)
def test_a_listed_name_is_found_in_other_writings(text: str, name: str) -> None:
    assert [kind for kind, _ in spotted(text, WatchList((name,)))] == [Kind.NAME]


def test_an_allowed_word_is_never_flagged() -> None:
    watched = WatchList(("Bo",), ("Grace", "leeds"))
    assert spotted("I told Grace of Leeds and Bo.", watched) == [(Kind.NAME, "Bo")]
