"""Layouts as they are listed and shown, in lines that fit and as JSON."""

from typing import Final

import pytest

from alliance_journal.guide.layouts import find_layouts
from alliance_journal.model.layouts import Layout
from alliance_journal.reports.columns import columns
from alliance_journal.reports.layout_text import layout_in_short, layout_json, layout_lines, standards_lines
from alliance_journal.reports.lines import Page

LAYOUTS: Final = tuple(find_layouts(None).layouts.values())


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.id)
@pytest.mark.parametrize("page", [Page(), Page(46), Page(60, plain=True)], ids=["wide", "narrow", "plain"])
def test_a_layout_fits_the_page_and_says_what_to_check(layout: Layout, page: Page) -> None:
    for lines in (tuple(layout_in_short(layout, page, own=False)), layout_lines(layout, page)):
        assert [line for line in lines if columns(line.text) > page.width] == []
        assert layout.check in " ".join(" ".join(line.text for line in lines).split())


def test_an_own_layout_is_said_to_be_ones_own() -> None:
    assert "(your own)" in " ".join(line.text for line in layout_in_short(LAYOUTS[0], Page(200), own=True))


def test_each_heading_is_shown_with_its_question_and_how_it_is_answered() -> None:
    shown = "\n".join(line.text for line in layout_lines(find_layouts(None).get("plan_row"), Page(100)))
    assert (
        " 1 Learning goal (goal)\n   Which goal of your plan does it serve?\n   one line, in the row of the table\n"
        in shown
    )
    assert "from your own list, among the facts above" in shown
    assert "Signed by: Trainee, Supervisor" in layout_lines(find_layouts(None).get("weekly_page"), Page())[-1].text


def test_a_layout_as_json_has_everything_its_file_has() -> None:
    shape = layout_json(find_layouts(None).get("cpd_blocks"), own=False)
    assert (shape["id"], shape["own"], shape["facts"], shape["signatures"]) == ("cpd_blocks", False, [], [])
    assert shape["headings"][0]["place"] == "facts"
    assert {"session.moment", "account.what_it_was"} <= set(shape["headings"][2]["from"])
    assert "own_part" in shape["headings"][3]["from"]


def test_standards_are_numbered_and_an_empty_list_says_how_to_fill_it() -> None:
    assert [line.text for line in standards_lines(("1.4 Kind", "2 Wise"), Page(), "/j/standards.txt")] == [
        "  1. 1.4 Kind",
        "  2. 2 Wise",
        "",
        "/j/standards.txt",
    ]
    assert "aj account standards --edit" in " ".join(line.text for line in standards_lines((), Page(), ""))
