"""`aj hours`: noted as somebody types them when tired, listed, added up, handed in, and kept apart from entries."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.cli import desk
from tests.cli.fakes import CANARY, Aj, everything_in, is_one_refusal

HEAD: Final = "id,date,kind,minutes,client,with,setting,note\n"
FILE: Final = f"""{HEAD}a2,2026-09-01,client,50,C04,,room,
b2,2026-09-30,supervision,90,,supervisor,,about C04 and {CANARY}
,2026-11-02,client,0,C07,,phone,"=1+1"
"""


@pytest.fixture(autouse=True)
def a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make today 22 November 2026."""
    monkeypatch.setattr(desk.Desk, "today", property(lambda _self: date(2026, 11, 22)))


@pytest.fixture
def log(journal: Aj) -> Aj:
    """The program over a journal with a log of three rows."""
    (journal.root / "hours.csv").write_text(FILE, encoding="utf-8")
    return journal


def rows(aj: Aj) -> list[dict[str, object]]:
    found = aj("hours", "list", "--json").shape["hours"]
    assert isinstance(found, list)
    return found


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_is_noted_in_one_line(journal: Aj) -> None:
    ran = journal("hours", "add", "50m", "--kind", "cl", "-c", "c04", "--date", "friday", "--setting", "phone")
    (row,) = rows(journal)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"Kept as {row['id']}: 20 November 2026, client contact, 50 min, C04, phone.\n"
    assert (row["client"], row["minutes"], row["date"], row["note"]) == ("C04", 50, "2026-11-20", "")


def test_a_note_comes_from_a_pipe_and_today_is_meant_where_no_day_is_named(journal: Aj) -> None:
    note = f'=1+1; "{CANARY}",\n-second line'
    assert journal("hours", "add", "1h", "30", "--kind", "sup", "--with", " team  lead", "-", typed=note).code == 0
    (row,) = rows(journal)
    assert (row["note"], row["with"], row["date"], row["minutes"]) == (note, "team lead", "2026-11-22", 90)
    assert "'=1+1" in (journal.root / "hours.csv").read_text(encoding="utf-8")


def test_a_missed_appointment_is_no_time_and_is_counted_as_missed(journal: Aj) -> None:
    journal("hours", "add", "--missed", "--kind", "client", "-c", "C07")
    journal("hours", "add", "0", "--kind", "client", "-c", "C07")
    assert [row["minutes"] for row in rows(journal)] == [0, 0]
    assert "2 rows, 2 missed, 0 min" in journal("hours", "list").out


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ((), ""),
        (("50",), ""),
        (("--kind", "client"), "50\n"),
        (("3", "--kind", "client"), ""),
        (("50", "--kind", "lunch"), ""),
        (("50", "--kind", "client", "-c", "Anna Smith"), ""),
        (("50", "--kind", "client", "--date", "tomorrow"), ""),
        (("50", "--kind", "client", "--date", "1 jan 1826"), ""),
        (("50", "--kind", "client", "--missed"), ""),
        (("50", "--kind", "client", "--with", "x" * 101), ""),
        (("50", "--kind", "client", "-"), "x" * 2001),
        (("50", "--kind", "client", "-"), b"caf\xe9"),
        (("50", "spoke", "with", CANARY, "--kind", "client"), ""),
        (("--spoke-with-anna", "--kind", "client"), ""),
    ],
)
def test_what_cannot_be_noted_writes_nothing(journal: Aj, words: tuple[str, ...], typed: str | bytes) -> None:
    ran = journal("hours", "add", *words, typed=typed)
    assert ran.code == 2
    assert is_one_refusal(ran.err)
    assert "spoke" not in ran.err
    assert "Smith" not in ran.err
    assert not (journal.root / "hours.csv").exists()


def test_what_was_not_given_is_asked_for_in_a_terminal(journal: Aj) -> None:
    session = journal.session("hours", "add", "--date", "today")
    for waits, reply in (
        ("How long?", "2"),
        ("could be minutes or hours", "50"),
        ("6  training", "9"),
        ("no such number", "lunch"),
        ("no kind of hours", "1"),
        ("Which client?", "Anna Smith"),
        ("1 to 32 letters", "c04"),
        ("Where or how?", ""),
        ("A note", "quiet, but fine"),
    ):
        session.wait(waits)
        session.type(f"{reply}\r")
    assert session.end() == 0
    (row,) = rows(journal)
    assert (row["kind"], row["minutes"], row["client"], row["note"]) == ("client", 50, "C04", "quiet, but fine")


def test_supervision_asks_with_whom_and_the_day_and_takes_enter_for_today(journal: Aj) -> None:
    session = journal.session("hours", "add", "1h30", "--kind", "group")
    for waits, reply in (("Which day?", "11/12"), ("Which day?", ""), ("With whom?", ""), ("A note", "")):
        session.wait(waits)
        session.type(f"{reply}\r")
    assert session.end() == 0
    assert [row["kind"] for row in rows(journal)] == ["group"]


@pytest.mark.parametrize("reply", ["\r", "\x04"])
def test_without_a_reply_to_what_is_needed_nothing_is_written(journal: Aj, reply: str) -> None:
    session = journal.session("hours", "add")
    session.wait("How long?")
    session.type(reply)
    assert session.end() == 2
    assert not (journal.root / "hours.csv").exists()


def test_looking_at_hours_changes_nothing(log: Aj) -> None:
    before = everything_in(log.root)
    for words in (("list",), ("report",), ("export", "--format", "md"), ("export", "--format", "csv")):
        log("hours", *words)
    assert everything_in(log.root) == before


def test_hours_stay_out_of_everything_that_is_made_of_entries(log: Aj) -> None:
    shown = log("list").out + log("export", "jsonl").out + log("summary").out
    assert "supervisor" not in shown
    assert "C07" in shown


def test_rows_are_listed_with_what_narrows_them(log: Aj) -> None:
    assert log("hours", "list", "-c", "c04").out == (
        "1 row, 50 min, 1 September 2026\na2  1 September 2026, 50 min, client contact, C04, room\n"
    )
    assert log("hours", "list", "--kind", "sup", "--since", "sep").out.startswith("1 row, 1 h 30 min, 30 September")
    assert [row["line"] for row in rows(log)] == [2, 3, 4]
    ran = log("hours", "list", "--until", "2025")
    assert (ran.code, ran.out) == (3, "")


def test_a_kind_that_only_the_file_has_can_be_asked_for(log: Aj) -> None:
    (log.root / "hours.csv").write_text(f"{FILE}c2,2026-11-03,ward round,20,,,,\n", encoding="utf-8")
    assert "20 min, ward round" in log("hours", "list", "--kind", "ward round").out
    assert log("hours", "list", "--kind", "lunch").code == 2


def test_damaged_rows_are_named_and_stay(log: Aj) -> None:
    where = log.root / "hours.csv"
    where.write_text(f"{FILE}c2,someday,client,{CANARY},,,,\n", encoding="utf-8")
    ran = log("hours", "report")
    assert ran.code == 0
    assert ran.err == "hours.csv:5: not counted: the day should be such as 2026-11-22\n"
    log("hours", "add", "50", "--kind", "client")
    assert where.read_text(encoding="utf-8").startswith(f"{FILE}c2,someday,client,{CANARY},,,,\n")
    shown = log("hours", "export", "--format", "md", "--accept-identifiers").out
    assert "1 row of the log could not be read" in shown


def test_sums_come_by_month_or_week_and_as_json(log: Aj) -> None:
    assert "September 2026\n  client contact: 50 min, 1 row\n" in log("hours", "report").out
    assert "week of 31 August 2026\n" in log("hours", "report", "--by", "week").out
    assert log("hours", "report", "--json", "--by", "all").shape["together"] == 140
    assert log("hours", "report", "--by", "day").code == 2


def test_what_was_set_is_shown_beside_what_is_there(log: Aj) -> None:
    rules = '\n[[hours.ratios]]\nof = ["supervision"]\nper = ["client"]\nhours = 1\nfor_every = 6\neach = "all"\n'
    where = log.root / "journal.toml"
    where.write_text(where.read_text(encoding="utf-8") + rules + "[[hours.ratios]]\nof = 3\n", encoding="utf-8")
    ran = log("hours", "report")
    assert "    all together: for 50 min you set 8 min, there 1 h 30 min\n" in ran.out
    assert ran.err.startswith("hours: journal.toml:")
    assert "What you set" not in log("hours", "report", "-c", "C04").out


def test_a_row_is_taken_out_and_the_log_as_it_was_is_kept(log: Aj) -> None:
    ran = log("hours", "drop", "b")
    first, second, _ = ran.err.split("\n")
    assert first == "b2: taken out, 30 September 2026, supervision, individual, 1 h 30 min, supervisor."
    assert Path(second.removeprefix("The log as it was: ")).read_text(encoding="utf-8") == FILE
    assert [row["id"] for row in rows(log)] == ["a2", ""]
    assert log("hours", "drop", "b2").code == 3


def test_a_csv_is_for_spreadsheets_and_leaves_notes_and_formulas_behind(log: Aj) -> None:
    out = log("hours", "export", "--format", "csv").out
    assert cells(out) == [
        ["Date", "Kind", "Client", "With", "Setting", "Minutes"],
        ["2026-09-01", "client contact", "C04", "", "room", "50"],
        ["2026-09-30", "supervision, individual", "", "supervisor", "", "90"],
        ["2026-11-02", "client contact", "C07", "", "phone", "0"],
    ]
    named = log("hours", "export", "--format", "csv", "--columns", "note,date", "-c", "C07").out
    assert cells(named)[1] == ["'=1+1", "2026-11-02"]


def test_an_export_is_written_for_its_owner_and_never_over_another(log: Aj, tmp_path: Path) -> None:
    where = tmp_path / "hours.csv"
    assert log("hours", "export", "-o", str(where)).err.startswith("Written: ")
    assert where.stat().st_mode & 0o777 == 0o600
    assert where.read_bytes().startswith(b"\xef\xbb\xbfDate,")
    assert log("hours", "export", "-o", str(where)).code != 0
    assert log("hours", "export", "-o", str(where), "--force").code == 0


def test_clients_and_days_can_be_told_otherwise_everywhere(log: Aj) -> None:
    columns = ("--columns", "date,client,note,with,kind")
    for form in ("csv", "md", "html", "json"):
        out = log("hours", "export", "--format", form, "--recode", "--blur-dates", *columns).out
        assert "week of" in out
        assert all(told not in out for told in ("C04", "C07", "2026-09-30", "30 September", "30 Sep"))


def test_a_name_in_the_log_holds_an_export_back_without_being_repeated(log: Aj) -> None:
    (log.root / "hours.csv").write_text(f"{FILE}c2,2026-11-03,client,5,Anna Smith,,,\n", encoding="utf-8")
    ran = log("hours", "export", "--format", "csv")
    assert (ran.code, ran.out) == (3, "")
    assert "Anna" not in ran.err
    assert log("hours", "export", "--format", "csv", "--accept-identifiers").code == 0
    assert "Anna" not in log("hours", "export", "--format", "csv", "--recode").out


def test_a_name_in_an_own_kind_of_hours_holds_an_export_back_where_clients_are_called_anew_too(log: Aj) -> None:
    with (log.root / "journal.toml").open("a", encoding="utf-8") as file:
        file.write('[[hours.kinds]]\nid = "groupwork"\nlabel = "Anna Schmidt group"\n')
    with (log.root / "hours.csv").open("a", encoding="utf-8") as file:
        file.write("g2,2026-11-04,groupwork,60,,,,\n")
    ran = log("hours", "export", "--format", "md", "--recode")
    assert (ran.code, ran.out) == (3, "")
    assert "facts" in ran.err
    assert "Anna" not in ran.err


def test_month_by_month_there_are_lines_to_sign_on_for_each(log: Aj) -> None:
    out = log("hours", "export", "--format", "md", "--by", "month", "--sign", "Placement manager").out
    assert out.count("Placement manager") == 2
    assert "## November 2026" in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--format", "odt"), 2),
        (("--columns", "mood", "--format", "csv"), 2),
        (("--by", "day", "--format", "csv"), 2),
        (("--format", "pdf"), 2),
        (("--since", "2026-11-22", "--format", "csv"), 3),
    ],
)
def test_what_cannot_be_given_out_is_refused(log: Aj, words: tuple[str, ...], code: int) -> None:
    ran = log("hours", "export", *words)
    assert (ran.code, ran.out) == (code, "")
    assert is_one_refusal(ran.err)


def test_without_hours_there_is_nothing_to_give_out(journal: Aj) -> None:
    ran = journal("hours", "export", "--format", "csv")
    assert (ran.code, ran.err) == (3, "aj: no hours are noted yet\n  try: aj hours add\n")
    assert journal("hours", "list").out == "No hours are noted yet. aj hours add notes some.\n"


def test_a_log_of_which_nothing_can_be_read_is_not_called_empty(journal: Aj) -> None:
    (journal.root / "hours.csv").write_text(f"{HEAD}a2,someday,client,50,,,,\n", encoding="utf-8")
    assert journal("hours", "list").out == "No row of the log can be read (1).\n"
    ran = journal("hours", "export", "--format", "csv")
    assert (ran.code, ran.err.split("\n")[1]) == (3, "aj: no row of the log can be read")
