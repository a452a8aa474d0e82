"""Hours as they are shown: rows, sums side by side or below each other, and what was set without a verdict."""

from datetime import date

from alliance_journal.model.hours import HourKind, HourRules, HoursRow, Ratio
from alliance_journal.model.periods import Period
from alliance_journal.reports.hours_json import hours_json, report_json
from alliance_journal.reports.hours_text import NONE_YET, Log, hours_text, report_text, say_span
from alliance_journal.reports.lines import Page

ROWS = (
    HoursRow("a2", date(2026, 9, 1), "client", 0, "C04", line=2),
    HoursRow("b2", date(2026, 9, 30), "supervision", 90, "", "supervisor", "", "two\nlines", line=3),
    HoursRow("", date(2026, 11, 22), "client", 50, "C07", "", "phone", line=5),
)
RATIOS = (
    Ratio("Placement", ("supervision", "group"), "month", 0, ("client",), 0, ((30, 90),)),
    Ratio("", ("peer",), "year", 600),
)
LOG = Log(ROWS, HourRules(ratios=RATIOS))
NARROW = Page(46)


def text(lines: tuple[object, ...]) -> str:
    return "\n".join(line[0] for line in lines) + "\n"  # type: ignore[index]  every line is a pair


def test_rows_stand_by_day_with_their_ids_and_notes() -> None:
    assert text(hours_text(LOG, Page(80))) == (
        "3 rows, 1 missed, 2 h 20 min, 1 September 2026 to 22 November 2026\n"
        "a2  1 September 2026, missed, client contact, C04\n"
        "b2  30 September 2026, 1 h 30 min, supervision, individual, supervisor\n"
        "      two\n"
        "      lines\n"
        "line 5  22 November 2026, 50 min, client contact, C07, phone\n"
    )


def test_one_day_is_told_once() -> None:
    assert text(hours_text(Log(ROWS[1:2], HourRules()), NARROW)).startswith("1 row, 1 h 30 min, 30 September 2026\n")


def test_a_log_without_rows_says_how_to_begin() -> None:
    empty = Log((), HourRules())
    assert text(hours_text(empty, Page(80))) == text(report_text(empty, "month", Page(80))) == f"{NONE_YET}\n"


def test_sums_stand_side_by_side_where_there_is_room() -> None:
    shown = text(report_text(LOG._replace(ratios=False), "month", Page(80)))
    assert shown == (
        "3 rows, 1 missed, 2 h 20 min, 1 September 2026 to 22 November 2026\n"
        "\n"
        "                client  supervision  together  missed\n"
        "September 2026    0:00         1:30      1:30       1\n"
        "October 2026         -            -      0:00       -\n"
        "November 2026     0:50            -      0:50       -\n"
        "together          0:50         1:30      2:20       1\n"
        "hours:minutes; client: client contact; supervision: supervision, individual\n"
    )


def test_kinds_that_are_called_like_their_ids_are_not_explained() -> None:
    rules = HourRules((HourKind("client", "client"), HourKind("supervision", "supervision")))
    assert text(report_text(Log(ROWS, rules), "all", Page(80))).endswith("\nhours:minutes\n")


def test_sums_stand_below_each_other_in_a_narrow_or_a_plain_window() -> None:
    shown = text(report_text(LOG, "month", NARROW))
    assert (
        "September 2026\n  client contact: 0 min, 1 row, 1 missed\n  supervision, individual: 1 h 30 min, 1 row"
        in shown
    )
    assert "October 2026\n  together: 0 min\n" in shown
    assert max(map(len, shown.split("\n"))) <= 46
    assert "  together: 1 h 30 min\n" in text(report_text(LOG, "month", Page(80, plain=True)))


def test_what_was_set_stands_beside_what_is_there_in_plain_counts() -> None:
    shown = text(report_text(LOG, "month", Page(100)))
    assert shown.endswith(
        "\n"
        "What you set, and what is there\n"
        "  Placement: supervision individual and supervision group for client contact, month by month\n"
        "    September 2026: for 0 min you set 1 h 30 min, there 1 h 30 min\n"
        "    October 2026: for 0 min you set 1 h 30 min, there 0 min\n"
        "    November 2026: for 50 min nothing set for so many, there 0 min\n"
        "  peer consultation, year by year\n"
        "    2026: you set 10 h, there 0 min\n"
    )


def test_of_some_clients_or_kinds_no_ratio_speaks() -> None:
    assert "What you set" not in text(report_text(LOG._replace(ratios=False), "month", Page(100)))


def test_spans_are_told_in_words() -> None:
    day = date(2026, 11, 16)
    said = [say_span(day, each) for each in ("week", "month", "year", "all")]  # type: ignore[arg-type]  all of them
    assert said == ["week of 16 November 2026", "November 2026", "2026", "all together"]


def test_rows_as_json_say_where_they_stand() -> None:
    shape = hours_json(ROWS)
    assert shape["schema"] == "alliance-journal/hours/1"
    assert shape["hours"][1] == {
        "id": "b2",
        "date": "2026-09-30",
        "kind": "supervision",
        "minutes": 90,
        "client": "",
        "with": "supervisor",
        "setting": "",
        "note": "two\nlines",
        "line": 3,
    }


def test_a_report_as_json_has_minutes_and_ratios() -> None:
    shape = report_json(LOG._replace(period=Period(date(2026, 9, 1), date(2026, 9, 30)), rows=ROWS[:2]), "month")
    assert shape["spans"] == [
        {"from": "2026-09-01", "kinds": {"client": 0, "supervision": 90}, "together": 90, "rows": 2, "missed": 1}
    ]
    assert (shape["minutes"], shape["together"], shape["by"]) == ({"client": 0, "supervision": 90}, 90, "month")
    assert shape["kinds"][0] == {"id": "client", "label": "client contact"}
    assert shape["ratios"][1] == {
        "name": "",
        "of": ["peer"],
        "per": [],
        "each": "year",
        "spans": [{"from": "2026-01-01", "per": 0, "set": 600, "there": 0}],
    }
    assert report_json(LOG._replace(ratios=False), "all")["ratios"] == []
