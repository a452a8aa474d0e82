"""`aj supervision` without anybody at the terminal: what it tells, what it keeps, and what it refuses."""

from datetime import date, timedelta
from typing import Final

import pytest

from alliance_journal.cli import desk
from tests.cli.fakes import CANARY, Aj, everything_in, is_one_refusal

FORM: Final = "date: 2026-11-20\nrole: supervisor\nagreed: Ring the office, due 2026-11-27\ntook:\nWait.\n"


@pytest.fixture(autouse=True)
def a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make today 25 November 2026."""
    monkeypatch.setattr(desk.Desk, "today", property(lambda _self: date(2026, 11, 25)))


def test_looking_at_nothing_makes_nothing(journal: Aj) -> None:
    before = everything_in(journal.root)
    ran = journal("supervision")
    assert ran.out == (
        "Nothing is prepared: aj supervision prepare\n"
        "No supervision is written down yet: aj supervision log\n"
        "No agreed step is open.\n"
    )
    assert journal("supervision", "show").code == 3
    assert journal("supervision", "prepare", "--list").code == 0
    assert everything_in(journal.root) == before
    assert journal("supervision", "--json").shape == {
        "schema": "alliance-journal/supervision/1",
        "waiting": None,
        "last_meeting": None,
        "due": [],
        "prepared": [],
        "meetings": [],
    }


def test_the_list_shows_each_point_with_its_sentence(journal: Aj) -> None:
    out = journal("supervision", "prepare", "--list").out
    assert " 1 Open strain: In 2 entries\n" in out
    assert " C04, 2 October 2026, entry " in out
    assert "Starred: After a session" in out
    shape = journal("supervision", "prepare", "--list", "--json", "--since", "sep").shape
    assert shape["since"] == "2026-09-01"
    assert shape["points"][0]["kind"] == "strain"
    assert {"kind", "words", "quote", "entry", "client", "date", "private"} == set(shape["points"][0])


def test_through_a_pipe_everything_open_is_kept_and_nothing_asked(journal: Aj) -> None:
    ran = journal("supervision", "prepare")
    assert ran.code == 0
    (prepared,) = journal("supervision", "show", "--json").shape["prepared"]
    assert ran.err.startswith(f"Kept as {prepared['id']}: {len(prepared['points'])} points for supervision.\n")
    assert prepared["since"] is None
    assert journal("supervision").out.startswith("Prepared 25 November 2026: ")
    assert journal("verify").code == 0


def test_what_is_kept_by_number_stands_in_that_order(journal: Aj) -> None:
    points = journal("supervision", "prepare", "--list", "--json").shape["points"]
    assert journal("supervision", "prepare", "--keep", "2, 1").code == 0
    (prepared,) = journal("supervision", "show", "--json").shape["prepared"]
    assert prepared["points"] == [points[1], points[0]]


def test_a_client_and_a_day_narrow_what_is_offered(journal: Aj) -> None:
    ran = journal("supervision", "prepare", "--list", "-c", "C07")
    assert (ran.code, is_one_refusal(ran.err)) == (3, True)
    kinds = [
        one["kind"] for one in journal("supervision", "prepare", "--list", "--json", "--since", "1 oct").shape["points"]
    ]
    assert "starred" not in kinds


def test_a_meeting_is_taken_from_a_pipe_and_shown(journal: Aj) -> None:
    ran = journal("supervision", "log", "--from", "-", typed=FORM)
    assert ran.code == 0
    shape = journal("supervision", "--json").shape
    (meeting,) = shape["meetings"]
    assert (meeting["date"], meeting["role"], meeting["took"]) == ("2026-11-20", "supervisor", "Wait.")
    assert shape["last_meeting"] == meeting["id"]
    (step,) = journal("actions", "--json").shape["actions"]
    assert (step["id"], step["due"], step["from"]) == (meeting["actions"][0], "2026-11-27", "supervision-2026-11-20")
    out = journal("supervision", "show").out
    assert out == (
        f"Supervision 20 November 2026, supervisor ({meeting['id']})\n"
        "What I took from it: Wait.\n"
        f"   {step['id']}  Ring the office (due 27 November 2026)\n"
    )
    assert journal("supervision").out == (
        "Nothing is prepared: aj supervision prepare\n"
        "Last supervision 20 November 2026, 5 days ago, supervisor\n"
        "1 agreed step not due yet (aj actions).\n"
    )
    assert "from supervision on 20 November 2026" in " ".join(journal("actions").out.split())


def test_the_last_meeting_is_where_the_next_preparation_begins(journal: Aj) -> None:
    journal("supervision", "log", "--from", "-", typed=FORM.replace("2026-11-20", "2026-10-01"))
    journal("supervision", "prepare")
    (prepared,) = journal("supervision", "show", "--json").shape["prepared"]
    assert prepared["since"] == "2026-10-01"
    assert "starred" not in [one["kind"] for one in prepared["points"]]


def test_everything_is_shown_in_order_of_day(journal: Aj) -> None:
    journal("supervision", "prepare")
    journal("supervision", "log", "--from", "-", typed=FORM)
    out = journal("supervision", "show", "--all").out
    assert out.index("Supervision 20 November 2026") < out.index("Prepared 25 November 2026")
    shape = journal("supervision", "show", "--all", "--json").shape
    names = [shape["prepared"][0]["id"], shape["meetings"][0]["id"]]
    assert "Wait." in journal("supervision", "show", names[1]).out
    assert "Open strain" in journal("supervision", "show", names[0][:3]).out


def test_due_steps_are_named_with_their_words(journal: Aj) -> None:
    journal("supervision", "log", "--from", "-", typed="agreed: Ring the office, due today\nagreed: Read\n")
    out = journal("supervision").out
    assert "2 agreed steps to ask after, 1 due, 1 without a day:\n" in out
    assert "Ring the office (due 25 November 2026)\n" in out
    assert "Read (no day set)\n" in out


def test_a_step_that_is_gone_or_done_is_told_so(journal: Aj) -> None:
    journal("supervision", "log", "--from", "-", typed=FORM + "\n\nStill.\n")
    (step,) = journal("actions", "--json").shape["actions"]
    journal("actions", "done", step["id"])
    assert "(done 25 November 2026)" in journal("supervision", "show").out
    (journal.root / "actions.toml").unlink()
    out = journal("supervision", "show").out
    assert "this step is not in aj actions any more" in out
    assert "   Still.\n" in out


def test_undo_takes_the_last_of_them_back(journal: Aj) -> None:
    journal("supervision", "prepare")
    journal("supervision", "log", "--from", "-", typed=FORM)
    assert "supervision.toml is as it was before" in journal("undo").err
    shape = journal("supervision", "--json").shape
    assert (len(shape["prepared"]), shape["meetings"]) == (1, [])
    journal("undo")
    assert len(journal("supervision", "--json").shape["meetings"]) == 1


def test_a_file_with_mistakes_is_read_as_far_as_it_goes(journal: Aj) -> None:
    journal("supervision", "log", "--from", "-", typed=FORM)
    with (journal.root / "supervision.toml").open("a", encoding="utf-8") as file:
        file.write("\n[[meeting]]\ndate = 2026-11-21\n")
    (journal.root / "actions.toml").write_text('[[actions]]\nid = "?"\n', encoding="utf-8")
    ran = journal("supervision")
    assert "Last supervision 20 November 2026" in ran.out
    assert "not read: supervision.toml:" in ran.err
    assert "not read as a step: actions.toml:1:" in ran.err


def test_words_that_were_cut_off_are_spoken_of(journal: Aj) -> None:
    (journal.root / "drafts").mkdir(exist_ok=True)
    for name in ("preparation.txt", "supervision-log.txt"):
        (journal.root / "drafts" / name).write_text('took = "x"\n', encoding="utf-8")
    assert journal("supervision").err == (
        "A preparation is unfinished: aj supervision prepare\n"
        "What came of a supervision is half written down: aj supervision log\n"
    )


@pytest.mark.parametrize(
    ("words", "typed", "code"),
    [
        (("prepare", "--json"), "", 2),
        (("prepare", "--keep", "x"), "", 2),
        (("prepare", "--keep", ""), "", 2),
        (("prepare", "--keep", "99"), "", 2),
        (("prepare", "--since", "32 nov"), "", 2),
        (("prepare", "--since", str(date(2026, 11, 25) + timedelta(days=9))), "", 2),
        (("prepare", "-c", "no code!"), "", 2),
        (("log",), "", 2),
        (("log", "--from", "-"), f"{CANARY}\n", 2),
        (("log", "--from", "-"), "\0", 2),
        (("log", "--from", "/nowhere/at/all"), "", 2),
        (("show", "zzzz"), "", 3),
        (("show", ""), "", 3),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    journal: Aj, words: tuple[str, ...], typed: str, code: int
) -> None:
    before = everything_in(journal.root)
    ran = journal("supervision", *words, typed=typed)
    assert (ran.code, is_one_refusal(ran.err), ran.out) == (code, True, "")
    assert CANARY not in ran.err
    assert everything_in(journal.root) == before


def test_a_beginning_that_several_have_is_refused_unless_it_is_all_of_one(journal: Aj) -> None:
    tables = "".join(
        f'[[meeting]]\nid = "{name}"\ndate = 2026-11-2{n}\ntook = "{name}"\n'
        for n, name in enumerate(("a", "ab", "ac"))
    )
    (journal.root / "supervision.toml").write_text(tables, encoding="utf-8")
    assert "What I took from it: a\n" in journal("supervision", "show", "a").out
    tables = tables.replace('id = "a"', 'id = "ad"')
    (journal.root / "supervision.toml").write_text(tables, encoding="utf-8")
    assert journal("supervision", "show", "a").code == 2


def test_a_journal_without_anything_to_bring_says_so(aj: Aj) -> None:
    assert aj("supervision").code == 3
    aj("import", "jsonl", "-", typed='{"met": "2026-10-01", "text": "Rain."}\n')
    ran = aj("supervision", "prepare")
    assert (ran.code, is_one_refusal(ran.err)) == (3, True)
    assert aj("supervision", "prepare", "--list").code == 3
