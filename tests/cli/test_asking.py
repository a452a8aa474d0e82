"""`aj ask` as it is typed: one question, one answer, the evidence, and nothing kept but a number."""

import json
from datetime import date, timedelta

import pytest

from tests.cli.fakes import CANARY, Aj, everything_in, is_one_refusal, lines_of

BOTH = f"I took over the form. {CANARY} 'Whatever you think,' she said."
NEITHER = f"It was about other things. {CANARY} We talked about the weather."


@pytest.fixture
def asked(aj: Aj) -> Aj:
    """The program over a journal of 24 entries about two clients, every third of which holds both sides."""
    entries = [
        {
            "met": str(date(2026, 3, 2) + timedelta(days=number)),
            "client": f"C0{number % 2}",
            "id": f"n{number:03}",
            "text": BOTH if number // 2 % 3 == 0 else NEITHER,
        }
        for number in range(24)
    ]
    assert aj("import", "jsonl", "-", typed=lines_of(*entries)).code == 0
    return aj


def test_a_question_is_answered_with_counts_a_sentence_and_quotes(asked: Aj) -> None:
    ran = asked("ask", "wc.paternal", "cw.appease")
    said = " ".join(ran.out.split())
    assert (ran.code, ran.err) == (0, "")
    assert said.startswith("In 8 of 8 entries where your words touch on")
    assert "(in the other 16: 0). That is more often than chance alone would make likely." in said
    assert '"I took over the form." (entries/2026/' in said
    assert "and 5 more: aj ask --quotes 8" in said
    assert "question today" not in said


def test_every_quote_stands_at_its_file_and_line(asked: Aj) -> None:
    shape = asked("ask", "took over", "went along", "--json").shape
    assert (shape["schema"], shape["both"], shape["answer"]) == ("alliance-journal/ask/1", 8, "more_often")
    assert len(shape["evidence"]) == 8
    for pair in shape["evidence"]:
        for one in pair:
            line = (asked.root / one["path"]).read_text(encoding="utf-8").split("\n")[one["line"] - 1]
            assert line[one["start"] : one["end"]] == one["quote"]


def test_the_next_entry_and_filters_may_be_asked_about(asked: Aj) -> None:
    shape = asked("ask", "wc.paternal", "cw.appease", "--next", "-c", "C01", "--since", "2026-03-05", "--json").shape
    assert (shape["where"], shape["entries"], shape["clients"], shape["both"]) == ("next_entry", 11, 1, 0)


def test_the_second_question_of_a_day_is_told_so(asked: Aj) -> None:
    asked("ask", "wc.paternal", "cw.appease")
    second = " ".join(asked("ask", "cw", "wf").out.split())
    assert "This is your 2nd question today: with many questions one will fit by chance." in second
    assert asked("ask", "cw", "wf", "--json").shape["question_today"] == 3


def test_only_a_number_and_a_day_are_kept_and_nothing_about_the_question(asked: Aj) -> None:
    asked("ask", "wc.paternal", "cw.appease")
    (file,) = asked.home.rglob("asked.json")
    assert set(json.loads(file.read_text())) == {"day", "questions"}
    assert json.loads(file.read_text())["questions"] == 1


def test_a_count_that_cannot_be_kept_does_no_harm(asked: Aj) -> None:
    asked("ask", "wc.paternal", "cw.appease")
    (file,) = asked.home.rglob("asked.json")
    file.unlink()
    file.mkdir()
    (file / "in the way").touch()
    ran = asked("ask", "wc.paternal", "cw.appease")
    assert (ran.code, ran.err) == (0, "")
    assert "question today" not in ran.out


@pytest.mark.parametrize(
    ("words", "tried"),
    [
        (("cw.apease", "wc"), "cw.appease"),
        (("wc.paternal", "zzzz"), "aj themes --all"),
        (("complaint", "wc"), "cc.worker or cc.service"),
        (("cw", "cw.appease"), "aj ask"),
    ],
)
def test_a_name_that_means_nothing_or_too_much_is_refused(asked: Aj, words: tuple[str, str], tried: str) -> None:
    ran = asked("ask", *words)
    assert (ran.code, ran.data) == (2, b"")
    assert is_one_refusal(ran.err)
    assert f"try: {tried}" in ran.err
    assert not list(asked.home.rglob("asked.json"))


def test_a_filter_that_leaves_nothing_is_said(asked: Aj) -> None:
    ran = asked("ask", "wc.paternal", "cw.appease", "-c", "C99")
    assert (ran.code, ran.data) == (3, b"")
    assert is_one_refusal(ran.err)


def test_a_question_needs_both_sides(aj: Aj) -> None:
    ran = aj("ask", "cw")
    assert ran.code == 2
    assert is_one_refusal(ran.err)


def test_where_there_is_no_journal_that_is_said_and_nothing_is_made(aj: Aj) -> None:
    ran = aj("ask", "wc.paternal", "cw.appease")
    assert (ran.code, ran.data) == (3, b"")
    assert is_one_refusal(ran.err)
    assert not aj.root.exists()
    assert everything_in(aj.home) == {}


def test_plain_and_narrow_say_the_same_words(asked: Aj) -> None:
    wide = asked("ask", "wc.paternal", "cw.appease", "--quotes", "0").out.split()
    plain = asked("ask", "wc.paternal", "cw.appease", "--quotes", "0", "--plain").out.split()
    assert plain[: len(wide) - 1] == wide[: len(wide) - 1]
