"""`hours.csv`: read however a spreadsheet saved it, added to and taken from without touching anything else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext.hours import COLUMNS, MARK, NOT_COUNTED, read_hours, with_added, without
from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.hours import HoursRow

HEAD = "id,date,kind,minutes,client,with,setting,note\r\n"
ROW = HoursRow("k7f3", date(2026, 11, 22), "client", 50, "C07", "", "room", "quiet")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.text(
    st.sampled_from("a,;\t\"'=+-@\r\n \u2028\x85\x1e\ufeff"), max_size=10
)
ROWS = st.builds(
    HoursRow,
    st.text(st.sampled_from("23bcd"), min_size=1, max_size=4),
    st.dates(),
    st.sampled_from(["client", "supervision", "own-kind"]),
    st.integers(0, 1440),
    st.sampled_from(["", "C07", "x_1"]),
    WORDS,
    WORDS,
    WORDS,
)


def only(text: str) -> HoursRow:
    rows, problems = read_hours(text)
    assert problems == ()
    (row,) = rows
    return row


@given(st.lists(ROWS, max_size=5))
def test_rows_that_are_added_are_read_back_in_order(rows: list[HoursRow]) -> None:
    text = ""
    for row in rows:
        text = with_added(text, row)
    assert list(read_hours(text)[0]) == rows


@given(st.lists(ROWS, min_size=1, max_size=4, unique_by=lambda row: row.id), st.data())
def test_a_row_that_is_taken_out_leaves_every_other_letter(rows: list[HoursRow], data: st.DataObject) -> None:
    text = ""
    for row in rows:
        text = with_added(text, row)
    gone = data.draw(st.sampled_from(read_hours(text)[0]))
    left = without(text, gone)
    assert list(read_hours(left)[0]) == [row for row in rows if row.id != gone.id]
    assert [line for line in text.split("\r\n") if line in left.split("\r\n")] == left.split("\r\n")


@given(st.text(st.sampled_from('a2,;"\r\n-06'), max_size=60), ROWS)
def test_whatever_stands_in_the_file_stays_when_a_row_is_added(below: str, row: HoursRow) -> None:
    before = HEAD + below
    try:
        after = with_added(before, row)
    except AllianceJournalError:
        return
    assert after.startswith(before)
    assert read_hours(after)[0] == (*read_hours(before)[0], row)


def test_a_new_file_has_a_head_and_says_that_it_is_utf_8() -> None:
    assert with_added("", ROW) == f"{MARK}{HEAD}k7f3,2026-11-22,client,50,C07,,room,quiet\r\n"
    assert ",".join(COLUMNS) + "\r\n" == HEAD


@pytest.mark.parametrize("text", ["", MARK, "\r\n", HEAD, f"{HEAD},,,,,,,\r\n;\r\n"])
def test_a_file_without_rows_has_none(text: str) -> None:
    assert read_hours(text)[0] == ()


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffDate;Kind;Minutes;Client;Setting;Note\r\n2026-11-22;client;50;C07;room;quiet\r\n",
        "sep=;\nminutes;date;kind;client;setting;note\n50;2026-11-22;client;C07;room;quiet",
        "date\tkind\tminutes\tclient\tmine\tsetting\tnote\n22.11.2026\tclient\t0:50\tC07\tx\troom\tquiet\n",
        '"date","kind","minutes","client","setting","note"\r"22/11/2026","client","50","C07","room","quiet"\r',
        "\n\ndate,kind,minutes,client,setting,note\n11/22/2026,client,50m,C07,room,quiet,,,\n,,,,,\n",
        "\u00ef\u00bb\u00bfdate,kind,minutes,client,setting,note\n2026-11-22 00:00:00,client,50,C07,room,quiet\n",
    ],
)
def test_what_spreadsheets_save_is_read(text: str) -> None:
    assert only(text) == replace(ROW, id="")


def test_a_row_is_added_in_the_manner_of_its_file() -> None:
    text = 'Note;mine;date;minutes;kind;client;setting\n"a;b";x;22.11.2026;50;client;;'
    assert with_added(text, ROW) == text + "\nquiet;;2026-11-22;50;client;C07;room\n"


def test_days_with_slashes_are_read_by_another_row_that_tells() -> None:
    text = "date,kind,minutes\n3/4/2026,client,50\n22/11/2026,client,50\n"
    assert [row.day for row in read_hours(text)[0]] == [date(2026, 4, 3), date(2026, 11, 22)]
    assert [row.day for row in read_hours(text.replace("22/11", "11/22"))[0]] == [date(2026, 3, 4), date(2026, 11, 22)]


@pytest.mark.parametrize("other", ["", "4/4/2026,client,50\n", "22/11/2026,client,1\n11/22/2026,client,1\n"])
def test_a_day_that_nothing_tells_is_not_guessed(other: str) -> None:
    problems = read_hours(f"date,kind,minutes\n3/4/2026,client,50\n{other}")[1]
    assert [(one.line, one.sentence) for one in problems] == [
        (2, "not counted: the day can be read in two ways; write it such as 2026-11-22")
    ]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("2026-02-30,client,50,", "no such day"),
        ("yesterday,client,50,", "the day should be"),
        ("2026-11-22,,50,", "kind of hours is missing"),
        ("2026-11-22,client,,", "minutes"),
        ("2026-11-22,client,-5,", "minutes"),
        ("2026-11-22,client,1441,", "minutes"),
        ("2026-11-22,client,99999999999999999999,", "minutes"),
        ("2026-11-22,client,50,said, and more", "more cells"),
        ('2026-11-22,client,50,"open', "quotation mark"),
        ("2026-11-22,client,50,caf\udce9", "UTF-8"),
    ],
)
def test_a_damaged_row_is_named_at_its_line_without_its_words(row: str, what: str) -> None:
    text = f"date,kind,minutes,note\n2026-11-21,client,5,\n{row}\n2026-11-23,client,7,fine\n"
    rows, (problem,) = read_hours(text)
    assert [one.minutes for one in rows] == [5, 7]
    assert str(problem).startswith(f"hours.csv:3: {NOT_COUNTED}: ")
    assert what in problem.sentence
    assert "said" not in problem.sentence


def test_rows_stand_at_the_line_they_begin_in() -> None:
    text = 'date,kind,minutes,note\n2026-11-21,client,5,"two\nlines"\n2026-11-22,client,x,\n2026-11-23,client,7,\n'
    rows, problems = read_hours(text)
    assert ([row.line for row in rows], [one.line for one in problems]) == ([2, 5], [4])


def test_two_rows_of_one_id_both_count_and_are_named() -> None:
    rows, (problem,) = read_hours(f"{HEAD}a2,2026-11-21,client,5\na2,2026-11-22,client,6\n")
    assert [row.minutes for row in rows] == [5, 6]
    assert str(problem) == "hours.csv:3: counted, but has the id of line 2; empty its id"


@pytest.mark.parametrize("text", ["my hours\n", "date,minutes\n2026-11-21,5\n", "\udcff\udcfed\0a\0t\0e\0"])
def test_a_file_without_our_columns_is_named_and_not_added_to(text: str) -> None:
    rows, (problem,) = read_hours(text)
    assert (rows, problem.line) == ((), 1)
    assert "the first row should name the columns, in UTF-8" in problem.sentence
    with pytest.raises(AllianceJournalError):
        with_added(text, ROW)


def test_a_column_that_is_needed_is_asked_for_and_an_empty_one_is_not() -> None:
    text = "id,date,kind,minutes\n"
    with pytest.raises(AllianceJournalError, match="no column called client"):
        with_added(text, ROW)
    bare = HoursRow("k7f3", ROW.day, "client", 50)
    assert with_added(text, bare) == f"{text}k7f3,2026-11-22,client,50\n"


def test_a_file_without_ids_gets_rows_without_one() -> None:
    text = "date,kind,minutes,client,setting,note\n"
    assert only(with_added(text, ROW)) == replace(ROW, id="")


def test_a_row_is_not_added_where_an_open_quote_would_swallow_it() -> None:
    text = 'date,kind,minutes,note\n"open\n'
    with pytest.raises(AllianceJournalError, match="cannot be changed here"):
        with_added(text, replace(ROW, client="", setting="", note=",x"))


def test_formulas_are_no_formulas_in_the_file_and_the_same_words_outside() -> None:
    text = with_added("", replace(ROW, note="=1+1", with_whom="@me", setting="'-x"))
    assert text.endswith("C07,'@me,''-x,'=1+1\r\n")
    assert (only(text).note, only(text).with_whom, only(text).setting) == ("=1+1", "@me", "'-x")


def test_a_row_that_is_not_there_any_more_is_not_taken_out() -> None:
    text = with_added("", ROW)
    with pytest.raises(AllianceJournalError, match="changed meanwhile"):
        without(text, replace(only(text), line=9))
