"""`aj actions`: agreed steps are asked for, never typed as arguments, and never lost."""

from datetime import date, timedelta
from typing import Final

import pytest

from alliance_journal.cli import desk
from tests.cli.fakes import CANARY, Aj, everything_in

STEP: Final = f"Ring the {CANARY} office"


@pytest.fixture(autouse=True)
def a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make today 22 November 2026."""
    monkeypatch.setattr(desk.Desk, "today", property(lambda _self: date(2026, 11, 22)))


def ids(aj: Aj) -> list[str]:
    return [one["id"] for one in aj("actions", "--all", "--json").shape["actions"]]


def add(aj: Aj, *words: str, typed: str = f"{STEP}\n") -> str:
    assert aj("actions", "add", *words, typed=typed).code == 0
    return ids(aj)[-1]


def test_a_journal_without_any_says_so(journal: Aj) -> None:
    assert journal("actions").out == "No agreed step is open, 0 done\n"
    assert journal("actions", "--json").shape == {"schema": "alliance-journal/actions/1", "actions": []}


def test_looking_makes_nothing(journal: Aj) -> None:
    before = everything_in(journal.root)
    journal("actions", "--all")
    assert everything_in(journal.root) == before


def test_a_step_is_asked_for_and_listed(journal: Aj) -> None:
    ran = journal("actions", "add", "--due", "2026-11-20", typed=f"{STEP}\n")
    assert ran.code == 2
    ran = journal("actions", "add", "--due", "2026-12-04", typed=f"  {STEP} \n")
    (name,) = ids(journal)
    assert ran.err == f"What was agreed? (one line) Kept as {name}, due 4 December 2026.\n"
    assert journal("actions").out == (
        "1 agreed step open, 0 due, 0 done\n"
        f"{name}  {STEP}\n"
        "      agreed 22 November 2026, due 4 December 2026, in 12 days\n"
    )


def test_on_a_terminal_the_day_is_asked_for_too(journal: Aj) -> None:
    later = date.today() + timedelta(days=400)  # noqa: DTZ011  the program runs on its own clock here
    session = journal.session("actions", "add")
    session.wait("What was agreed?")
    session.type("Ring the office\r")
    session.wait("Due when?")
    session.type("32 nov\r")
    session.wait("Due when?")
    session.type("2020-01-01\r")
    session.wait("has passed; name the day with its year")
    session.type(f"{later}\r")
    assert session.end() == 0
    (action,) = journal("actions", "--json").shape["actions"]
    assert (action["what"], action["due"]) == ("Ring the office", str(later))


def test_a_step_needs_no_day(journal: Aj) -> None:
    session = journal.session("actions", "add")
    session.wait("What was agreed?")
    session.type("Ring the office\r")
    session.wait("Due when?")
    session.type("\r")
    assert session.end() == 0
    assert [one["due"] for one in journal("actions", "--json").shape["actions"]] == [None]


def test_several_lines_of_a_pipe_are_several_steps_of_an_entry(journal: Aj) -> None:
    assert journal("actions", "add", "-", "--from", "last", typed="one\n\n two  three \n").code == 0
    found = journal("actions", "--json").shape["actions"]
    assert [(one["what"], one["due"], one["agreed"]) for one in found] == [
        ("one", None, "2026-11-22"),
        ("two three", None, "2026-11-22"),
    ]
    assert {one["from"] for one in found} == {journal("list", "--json").shape["entries"][-1]["id"]}
    assert f"from entry {found[0]['from']}" in journal("actions").out


def test_words_of_a_step_are_no_arguments(journal: Aj) -> None:
    for words in (("Ring", "her"), ("--ring-her",)):
        ran = journal("actions", "add", *words)
        assert ran.code == 2
        assert "Ring" not in ran.err
        assert "ring-her" not in ran.err
    assert ids(journal) == []


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("add",), ""),
        (("add",), "\n"),
        (("add", "-"), " \n"),
        (("add",), "x" * 501 + "\n"),
        (("add", "-"), b"caf\xe9\n"),
        (("add", "-"), "x\n" * 60_000),
        (("add", "--due", "soon"), "Ring\n"),
        (("add", "--from", "nothing"), "Ring\n"),
    ],
)
def test_what_cannot_be_kept_writes_nothing(journal: Aj, words: tuple[str, ...], typed: str | bytes) -> None:
    ran = journal("actions", *words, typed=typed)
    assert ran.code in {2, 3}
    assert not (journal.root / "actions.toml").exists()


def test_a_step_is_done_by_the_beginning_of_its_id(journal: Aj) -> None:
    name = add(journal)
    assert journal("actions", "done", name[:3]).err == f"{name}: done 22 November 2026.\n"
    assert journal("actions").out == "No agreed step is open, 1 done\n"
    assert "done 22 November 2026" in journal("actions", "--all").out
    assert journal("actions", "--json").shape["actions"] == []


def test_a_step_may_have_been_done_earlier_but_not_later(journal: Aj) -> None:
    name = add(journal)
    assert journal("actions", "done", name, "--date", "2026-11-30").code == 2
    assert journal("actions", "done", name, "--date", "2026-11-20").code == 0
    assert journal("actions", "--all", "--json").shape["actions"][0]["done"] == "2026-11-20"


def test_a_step_is_put_off_to_a_day_to_come(journal: Aj) -> None:
    name = add(journal)
    assert journal("actions", "postpone", name, "2026-12-04").err == f"{name}: due 4 December 2026.\n"
    ran = journal("actions", "postpone", name, "4 nov")
    assert (ran.code, "has passed" in ran.err) == (2, True)
    assert journal("actions", "--json").shape["actions"][0]["due"] == "2026-12-04"


def test_a_step_that_is_done_cannot_be_put_off(journal: Aj) -> None:
    name = add(journal)
    journal("actions", "done", name)
    assert journal("actions", "postpone", name, "2026-12-04").code == 2


def test_what_is_due_stands_first_and_is_counted(journal: Aj) -> None:
    (journal.root / "actions.toml").write_text(
        '[[actions]]\nid = "a1"\nwhat = "no day"\n[[actions]]\nid = "a2"\nwhat = "today"\ndue = 2026-11-22\n'
        '[[actions]]\nid = "a3"\nwhat = "passed"\ndue = 2026-11-21\n[[actions]]\nid = "B"\nwhat = "no"\n',
        encoding="utf-8",
    )
    ran = journal("actions")
    assert ran.out.split("\n")[:6] == [
        "3 agreed steps open, 2 due, 0 done",
        "a3  passed",
        "      due 21 November 2026, 1 day ago",
        "a2  today",
        "      due 22 November 2026, today",
        "a1  no day",
    ]
    assert ran.err.startswith("not read as a step: actions.toml:12: a step needs an id")
    assert journal("actions", "done", "a").code == 2
    assert journal("actions", "done", "zz").code == 3
