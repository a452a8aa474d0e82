"""Hours and entries as papers and as CSV: the same rows, lines to sign on, and no cell that acts by itself."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.errors import UsageError
from alliance_journal.findings.disguise import Disguise
from alliance_journal.findings.table_rows import TableRow
from alliance_journal.model.hours import HourKind, HourRules, HoursRow, Ratio
from alliance_journal.model.papers import Block, Bullets, Facts, Heading, Paper, Signatures, Table, Words
from alliance_journal.reports.hours_paper import COLUMNS, USUAL_COLUMNS, HoursLayout, hours_paper
from alliance_journal.reports.hours_text import Log
from alliance_journal.reports.paper.notices import HOURS_NO_RECORD
from alliance_journal.reports.period_tables import columns_meant, own_texts, signers_meant
from alliance_journal.reports.period_tables import csv as as_csv
from alliance_journal.reports.table_paper import TableLayout, table_paper

MADE = date(2026, 11, 25)
ROWS = (
    HoursRow("a2", date(2026, 9, 1), "client", 0, "C04", setting="phone"),
    HoursRow("b2", date(2026, 11, 20), "supervision", 90, "", "supervisor", "", "about C04"),
)
LOG = Log(ROWS, HourRules(ratios=(Ratio("", ("peer",), "year", 600),)))
DISGUISE = Disguise({"C04": "Client A"}, weeks=True)
ENTRIES = (
    TableRow(
        "k7f3", date(2026, 9, 1), "C04", 1, "After a session", "", "Ring\nC04.", "I rushed.", (), ("forms",), "x\n\ny"
    ),
    TableRow("k7f4", date(2026, 11, 2), "", None, "A free note", "Wait.", "", "", ("1.1 Kind", "2"), (), "z"),
)


def of(paper: Paper, kind: type[Block]) -> list[Block]:
    return [block for block in paper.blocks if isinstance(block, kind)]


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_hours_are_one_table_with_sums_and_lines_to_sign_on() -> None:
    paper = hours_paper(LOG, HoursLayout(), MADE)
    (table,) = of(paper, Table)
    assert table == Table(
        "Log of hours (time in hours:minutes)",
        ("Date", "Kind", "Client", "With", "Setting", "Time"),
        (
            ("1 Sep 2026", "client contact", "C04", "", "phone", "missed"),
            ("20 Nov 2026", "supervision, individual", "", "supervisor", "", "1:30"),
        ),
        frozenset({5}),
    )
    about, sums = of(paper, Facts)
    assert about == Facts((("Period", "1 September 2026 to 20 November 2026"), ("Together", "2 rows, 1 h 30 min")))
    assert sums == Facts(
        (
            ("Client contact", "0 min"),
            ("Supervision, individual", "1 h 30 min"),
            ("Missed", "1 appointment"),
            ("Together", "1 h 30 min"),
        )
    )
    assert of(paper, Signatures) == [Signatures(("Author", "Supervisor"))]


def test_month_by_month_every_month_with_rows_has_its_own_table_and_lines() -> None:
    paper = hours_paper(LOG, HoursLayout(by="month", signers=("Me",)), MADE)
    assert of(paper, Heading) == [Heading("September 2026"), Heading("November 2026", new_page=True)]
    assert [len(table.rows) for table in of(paper, Table) if isinstance(table, Table)] == [1, 1]
    assert of(paper, Signatures) == [Signatures(("Me",))] * 2


def test_nobody_signs_where_nobody_is_named() -> None:
    assert of(hours_paper(LOG, HoursLayout(signers=()), MADE), Signatures) == []
    assert of(table_paper(ENTRIES, TableLayout(signers=()), MADE), Signatures) == []


def test_clients_and_days_are_called_as_the_disguise_says_in_notes_too() -> None:
    layout = HoursLayout(("date", "client", "note"), disguise=DISGUISE)
    (table,) = of(hours_paper(LOG, layout, MADE), Table)
    assert isinstance(table, Table)
    assert table.rows == (
        ("week of 31 August 2026", "Client A", ""),
        ("week of 16 November 2026", "", "about Client A"),
    )
    assert as_csv(hours_paper(LOG, replace(layout, sheet=True), MADE)).decode().count("week of") == 2


def test_a_code_of_digits_in_the_name_of_a_kind_or_a_set_is_called_anew() -> None:
    called = Disguise({"47": "Client A"})
    kinds = HourRules(kinds=(HourKind("talks", "talks with 47"),), ratios=(Ratio("", ("talks",), "year", 600),))
    log = Log((replace(ROWS[1], kind="talks", note=""),), kinds)
    paper = hours_paper(log, HoursLayout(disguise=called, ratios=True), MADE)
    told = "\n".join(text for block in paper.blocks for text in block.texts())
    assert "47" not in told
    assert told.count("alks with Client A") == 3
    (table,) = of(table_paper((replace(ENTRIES[0], set="After 47"),), TableLayout(disguise=called), MADE), Table)
    assert isinstance(table, Table)
    assert table.rows[0][3] == "After Client A"


def test_the_name_of_a_kind_is_not_the_programs_own() -> None:
    own = own_texts(hours_paper(LOG, HoursLayout(), MADE))
    assert "Client contact" not in own
    assert {"Log of hours", "Missed", "Together", "Period", "Kind", "Author"} <= set(own)


def test_a_log_of_hours_does_not_call_itself_a_reflection() -> None:
    assert hours_paper(LOG, HoursLayout(), MADE).notices == (HOURS_NO_RECORD,)


def test_rows_that_could_not_be_read_are_spoken_of() -> None:
    paper = hours_paper(LOG._replace(unread=2), HoursLayout(), MADE)
    assert of(paper, Words) == [Words("2 rows of the log could not be read and are left out here.", role="note")]


def test_what_was_set_is_there_only_where_it_is_asked_for() -> None:
    assert of(hours_paper(LOG, HoursLayout(), MADE), Bullets) == []
    assert of(hours_paper(LOG._replace(ratios=False), HoursLayout(ratios=True), MADE), Bullets) == []
    paper = hours_paper(LOG, HoursLayout(ratios=True), MADE)
    assert of(paper, Bullets) == [Bullets(("2026: set 10 h, there 0 min",))]
    assert Words("Peer consultation, year by year") in paper.blocks


def test_a_column_in_which_nothing_stands_is_left_out_where_none_was_named() -> None:
    paper = hours_paper(LOG._replace(rows=ROWS[1:]), HoursLayout(trims=True), MADE)
    (table,) = of(paper, Table)
    assert isinstance(table, Table)
    assert table.head == ("Date", "Kind", "With", "Time")
    (other,) = of(table_paper(ENTRIES[:1], TableLayout(trims=True), MADE), Table)
    assert isinstance(other, Table)
    assert other.head == ("Date", "Client", "No.", "Reflection", "Next step", "Tags")


def test_for_a_spreadsheet_there_is_one_table_with_days_and_minutes_it_can_read() -> None:
    paper = hours_paper(LOG, HoursLayout(by="month", sheet=True, trims=True), MADE)
    assert cells(as_csv(paper)) == [
        ["Date", "Kind", "Client", "With", "Setting", "Minutes"],
        ["2026-09-01", "client contact", "C04", "", "phone", "0"],
        ["2026-11-20", "supervision, individual", "", "supervisor", "", "90"],
    ]


def test_an_entry_is_a_row_without_its_words_unless_a_column_asks_for_them() -> None:
    paper = table_paper(ENTRIES, TableLayout(), MADE)
    (table,) = of(paper, Table)
    assert isinstance(table, Table)
    assert table.rows == (
        ("1 Sep 2026", "C04", "1", "After a session", "", "Ring C04.", "", "forms"),
        ("2 Nov 2026", "", "", "A free note", "Wait.", "", "1.1 Kind; 2", ""),
    )
    assert paper.blocks[0] == Facts((("Period", "1 September 2026 to 2 November 2026"), ("Entries", "2 entries")))
    named = TableLayout(("text", "own_part", "id"), disguise=DISGUISE, sheet=True)
    assert cells(as_csv(table_paper(ENTRIES, named, MADE)))[1] == ["x\n\ny", "I rushed.", "k7f3"]


def test_entries_month_by_month_have_a_heading_and_lines_for_each() -> None:
    paper = table_paper(ENTRIES, TableLayout(("date", "next"), by_month=True, disguise=DISGUISE), MADE)
    assert of(paper, Heading) == [Heading("September 2026"), Heading("November 2026", new_page=True)]
    assert len(of(paper, Signatures)) == 2
    assert of(paper, Words) == []
    assert "Ring Client A." in list(paper.texts())


@given(st.lists(st.text(st.sampled_from("=+-@\t\r\n ;,\"'a1"), max_size=8), min_size=2, max_size=2))
def test_no_cell_of_a_csv_begins_like_a_formula(words: list[str]) -> None:
    paper = Paper("T", (Table("", ("a", "b"), (tuple(words),)),), MADE)
    for cell in cells(as_csv(paper))[1]:
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_a_head_that_comes_again_is_written_once() -> None:
    parts = (Table("", ("a",), (("1",),)), Words("x"), Table("", ("a",), (("2",),)), Table("", ("b",), (("3",),)))
    assert cells(as_csv(Paper("T", parts, MADE))) == [["a"], ["1"], ["2"], ["b"], ["3"]]


def test_columns_are_those_that_are_named() -> None:
    assert columns_meant(" Date, NOTE ,date,", COLUMNS, USUAL_COLUMNS) == ("date", "note")
    assert columns_meant(None, COLUMNS, USUAL_COLUMNS) == USUAL_COLUMNS


@pytest.mark.parametrize("words", ["", ",", "date,mood"])
def test_columns_that_are_not_there_are_refused_with_the_list(words: str) -> None:
    with pytest.raises(UsageError) as refused:
        columns_meant(words, COLUMNS, USUAL_COLUMNS)
    assert refused.value.hint == "date,kind,client,with,setting,time,note,id"


def test_who_signs_can_be_said() -> None:
    assert signers_meant(None) == ("Author", "Supervisor")
    assert signers_meant([" Me ", "Placement  manager"]) == ("Me", "Placement manager")
    assert signers_meant(["none"]) == ()


def test_only_what_the_program_put_there_counts_as_its_own() -> None:
    own = own_texts(hours_paper(LOG, HoursLayout(by="month", signers=("Anna",)), MADE))
    assert {"Log of hours", "Client", "September 2026", "Period", "Supervisor"} <= set(own)
    assert {"supervisor", "about C04", "phone", "Anna"}.isdisjoint(own)


def test_signs_that_steer_a_terminal_or_turn_letters_round_are_in_no_cell() -> None:
    paper = Paper("Log", (Table("Log", ("a\x1b[2J",), (("\x07b\x0bc\x0cd\u202ee\r\nf",),)),), MADE)
    assert as_csv(paper).decode("utf-8-sig") == 'a\ufffd[2J\r\n"\ufffdb\nc\nd\ufffde\nf"\r\n'
