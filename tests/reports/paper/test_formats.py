"""A paper in the format that is asked for, by its name or by the ending of a file; missing extras are said plainly."""

import json
import sys
from datetime import date

import pytest

from alliance_journal.errors import UsageError
from alliance_journal.model.papers import Heading, Paper, Words
from alliance_journal.reports.paper.formats import FORMATS, MissingExtraError, check_format, format_meant, rendered

PAPER = Paper("Sheet", (Heading("My part"), Words("Something quiet.")), date(2026, 11, 25))


@pytest.mark.parametrize(
    ("name", "begins"), [("md", b"# Sheet"), ("html", b"<!doctype html>"), ("docx", b"PK"), ("pdf", b"%PDF-")]
)
def test_each_format_begins_as_its_files_do(name: str, begins: bytes) -> None:
    assert rendered(PAPER, name)[: len(begins)].lower() == begins.lower()


def test_json_is_the_paper_in_its_stable_shape() -> None:
    shape = json.loads(rendered(PAPER, "json"))
    assert shape["schema"] == "alliance-journal/paper/1"
    assert shape["title"] == "Sheet"


@pytest.mark.parametrize("name", ["md", "html", "json"])
def test_a_sign_that_no_file_can_hold_stops_no_format(name: str) -> None:
    odd = Paper("Sheet", (Words("half \ud800 a pair"),), date(2026, 11, 25))
    assert b"a pair" in rendered(odd, name)


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no format of that name") as refusal:
        rendered(PAPER, "rtf")
    assert refusal.value.hint == "one of md, html, docx, pdf, json"


@pytest.mark.parametrize(("name", "library"), [("docx", "docx"), ("pdf", "typst")])
def test_a_missing_extra_says_the_command_that_installs_it(
    name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match="needs an extra that is not installed") as refusal:
        check_format(name)
    assert (refusal.value.exit_code, refusal.value.hint) == (2, f"pip install 'alliance-journal[{name}]'")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_meant_by_its_name_or_by_the_ending(name: str) -> None:
    assert format_meant(name, "") == format_meant(None, name) == format_meant(f".{name.upper()}", name) == name


def test_markdown_is_meant_where_nothing_is_said() -> None:
    assert format_meant(None, "") == "md"


def test_a_format_by_name_may_have_a_file_of_any_other_ending() -> None:
    assert format_meant("md", "txt") == format_meant("md", ".") == "md"


def test_a_name_and_an_ending_that_disagree_are_refused() -> None:
    with pytest.raises(UsageError, match="different things"):
        format_meant("pdf", "docx")


@pytest.mark.parametrize("ending", ["txt", "."])
def test_an_ending_that_says_nothing_is_refused(ending: str) -> None:
    with pytest.raises(UsageError, match="says no format") as refusal:
        format_meant(None, ending, ("csv",))
    assert ".csv" in refusal.value.hint


def test_a_command_may_know_more_formats() -> None:
    assert format_meant(None, "csv", ("csv",)) == format_meant("csv", "", ("csv",)) == "csv"
    with pytest.raises(UsageError):
        format_meant("csv", "")
