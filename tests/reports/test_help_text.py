"""A help topic at any width: no line wider than the page, no word lost, examples still examples."""

from pathlib import Path

import pytest

import alliance_journal
from alliance_journal.reports.columns import columns
from alliance_journal.reports.help_text import help_lines
from alliance_journal.reports.lines import Page

TOPICS = sorted((Path(alliance_journal.__file__).parent / "help").glob("*.md"), key=lambda path: path.name)


@pytest.mark.parametrize("path", TOPICS, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [40, 46, 80])
def test_every_topic_fits_and_says_everything(path: Path, width: int) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line.text for line in help_lines(text, Page(width))]
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_where_everything_fits_it_is_shown_as_it_is_written() -> None:
    text = "# Keys\n\nIn the\nwalk:\n\n    Tab      next\n"
    assert [line.text for line in help_lines(text, Page(80))] == text.rstrip("\n").split("\n")


def test_an_example_with_a_gap_goes_on_below() -> None:
    lines = help_lines("    aj prompts new      asks for its questions, one by one", Page(40))
    assert [line.text for line in lines] == [
        "    aj prompts new",
        "        asks for its questions, one by",
        "        one",
    ]


def test_items_and_headings_begin_a_line_of_their_own() -> None:
    lines = help_lines(f"# One\n- first {'word ' * 9}\n- second\n1. third", Page(40))
    assert [line.text for line in lines if line.text[0] != " "] == [
        "# One",
        "- first word word word word word word",
        "- second",
        "1. third",
    ]
