"""`aj export table`: one row for each entry, nothing private, and its words only where a column asks for them."""

import csv
import io
from pathlib import Path
from typing import Final

import pytest

from tests.cli.fakes import CANARY, Aj, is_one_refusal, lines_of

HIDDEN: Final = "zanzibar"
ENTRIES: Final = (
    {
        "met": "2026-09-04",
        "client": "C04",
        "set": "three",
        "id": "learner2",
        "sections": {"what": f"He left early, {CANARY}.", "so_what": "=I hurry, and C07 too.", "next": "Wait for C04."},
        "private": [],
        "tags": ["forms"],
    },
    {"met": "2026-09-11", "client": "C04", "id": "hidden22", "text": f"{HIDDEN} one", "tags": ["private"]},
    {
        "met": "2026-10-02",
        "client": "C04",
        "set": "session",
        "id": "partly22",
        "sections": {"moment": "He nodded.", "own_part": f"{HIDDEN} two", "next": "Ring on Monday."},
        "private": ["own_part"],
    },
)


@pytest.fixture
def journal(aj: Aj) -> Aj:
    """The program over a journal with private things in it."""
    assert aj("import", "jsonl", "-", typed=lines_of(*ENTRIES)).code == 0
    return aj


def table(aj: Aj, *words: str) -> list[list[str]]:
    ran = aj("export", "table", "--format", "csv", *words)
    assert ran.code == 0, ran.err
    return list(csv.reader(io.StringIO(ran.out.removeprefix("\ufeff"), newline="")))


def test_an_entry_is_a_row_with_what_was_learnt_and_what_comes_next(journal: Aj) -> None:
    assert table(journal) == [
        ["Date", "Client", "No.", "Reflection", "What I learnt", "Next step", "Standards", "Tags"],
        ["2026-09-04", "C04", "1", "What, so what, now what", "'=I hurry, and C07 too.", "Wait for C04.", "", "forms"],
        ["2026-10-02", "C04", "2", "After a session", "", "Ring on Monday.", "", ""],
    ]


def test_words_of_entries_leave_only_where_a_column_asks_for_them(journal: Aj) -> None:
    everything = "date,client,no,set,learnt,next,standards,tags,id"
    for form in ("csv", "md", "html", "json"):
        out = journal("export", "table", "--format", form, "--columns", everything).out
        assert "Ring on Monday" in out
        assert CANARY not in out
    assert table(journal, "--columns", "text")[1][0].startswith(f"He left early, {CANARY}.\n\n")


@pytest.mark.parametrize("form", ["csv", "md", "html", "json"])
def test_nothing_private_leaves_and_no_number_tells_of_it(journal: Aj, form: str) -> None:
    out = journal("export", "table", "--format", form, "--columns", "no,text,own_part,tags,id").out
    assert HIDDEN not in out
    assert "private" not in out


def test_what_is_private_leaves_where_it_is_named(journal: Aj) -> None:
    columns = ("--columns", "no,own_part,text,tags")
    assert table(journal, *columns, "--with-private", "own_part")[2][1] == f"{HIDDEN} two"
    hidden = next(path.stem.rpartition("-")[2] for path in journal.files if HIDDEN + " one" in path.read_text("utf-8"))
    named = table(journal, *columns, "--with-private", hidden)
    # It is a free note, and those have no number.
    assert [row[0] for row in named[1:]] == ["1", "", "2"]
    assert named[2][2:] == [f"{HIDDEN} one", ""]


def test_clients_and_days_can_be_told_otherwise_in_every_cell(journal: Aj) -> None:
    out = journal("export", "table", "--format", "md", "--recode", "--blur-dates").out
    assert "Wait for Client " in out
    assert "week of 31 August 2026" in out
    assert all(told not in out for told in ("C04", "4 Sep", "2 Oct"))


def test_filters_choose_entries_and_leave_their_numbers(journal: Aj) -> None:
    assert [row[2] for row in table(journal, "--since", "oct")[1:]] == ["2"]
    assert [row[2] for row in table(journal, "--set", "three", "--tag", "forms", "-c", "C04")[1:]] == ["1"]


def test_standards_are_told_in_the_words_of_the_list(journal: Aj) -> None:
    (journal.root / "standards.txt").write_text(f"1.1 Treat people with kindness\n{'x' * 201}\n", encoding="utf-8")
    entry = {"met": "2026-11-02", "set": "account", "picks": {"standards": ["standard-1.1-Treat-people-with-kindness"]}}
    assert journal("import", "jsonl", "-", typed=lines_of({**entry, "sections": {"learnt": "To wait."}})).code == 0
    ran = journal("export", "table", "--format", "csv", "--set", "account", "--columns", "learnt,standards")
    assert ran.out.endswith("To wait.,1.1 Treat people with kindness\r\n")
    assert ran.err == "standards.txt:2: is longer than 200 letters; shorten it\n"


def test_each_month_has_its_part_and_its_lines_to_sign_on(journal: Aj, tmp_path: Path) -> None:
    where = tmp_path / "log.md"
    ran = journal("export", "table", "--by", "month", "--sign", "Supervisor", "-o", str(where))
    assert (ran.code, ran.err) == (0, f"Written: {where}\n")
    shown = where.read_text(encoding="utf-8")
    assert shown.count("Supervisor") == shown.count("\n## ") == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--by", "week"), 2),
        (("--columns", "mood"), 2),
        (("--format", "odt"), 2),
        (("-c", "C99"), 3),
        (("--since", "someday"), 2),
        (("--with-private", "nobody"), 3),
    ],
)
def test_what_cannot_be_given_out_is_refused(journal: Aj, words: tuple[str, ...], code: int) -> None:
    form = () if "--format" in words else ("--format", "csv")
    ran = journal("export", "table", *form, *words)
    assert (ran.code, ran.out) == (code, "")
    assert is_one_refusal(ran.err)


def test_names_hold_the_table_back(aj: Aj) -> None:
    named = {**ENTRIES[0], "sections": {"so_what": "Margaret Brown was right."}}
    assert aj("import", "jsonl", "-", typed=lines_of(named)).code == 0
    ran = aj("export", "table", "--format", "csv")
    assert (ran.code, ran.out, "Margaret" in ran.err) == (3, "", False)
    assert "Margaret" in aj("export", "table", "--format", "csv", "--accept-identifiers").out
