"""Loops on every page: counts with their contrast, no cause, no percentage, and both sides' sentences."""

import json
from collections.abc import Mapping

import pytest

from alliance_journal.findings.loops import FoundLoop
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.loops import Loop, LoopId
from alliance_journal.reports.lines import Page
from alliance_journal.reports.loops_text import loop_lines, loops_json
from alliance_journal.reports.machine import quoted_json
from alliance_journal.themes.boards import Contrast, When
from alliance_journal.themes.loops import LoopFinding
from tests.findings.fakes import THEMES, reader_over
from tests.findings.test_loops import SAID, an_entry, found_in
from tests.reports.fakes import FORBIDDEN, PAGES, WIDE, fits, texts_of

LOOP = Loop(
    LoopId("took_over.went_along"),
    "when I took over, they went along",
    (ThemeId("wc.paternal"),),
    (ThemeId("cw.appease"),),
)
SAME = Contrast(6, 9, 1, 15)
NEXT = Contrast(4, 8, 1, 14)
NONE = Contrast(0, 9, 2, 15)


def a_loop(counts: Mapping[When, Contrast], *stands_out: When, is_named: bool = True) -> FoundLoop:
    finding = LoopFinding(LOOP, is_named, counts, dict.fromkeys(When, ()), stands_out)
    return FoundLoop(finding, dict.fromkeys(When, ()), THEMES, 1, reader_over())


def told(found: FoundLoop, page: Page = WIDE) -> str:
    return " ".join(" ".join(texts_of(loop_lines([found], page))).split())


def test_a_loop_is_told_with_its_contrast() -> None:
    found = a_loop({When.SAME: SAME, When.NEXT: NONE}, When.SAME)
    assert told(found, Page(120)).startswith(
        "Loops when I took over, they went along: in 6 of 9 entries (in the other 15: 1) · stands out against chance"
    )
    assert ", stands out against chance" in told(found, Page(120, ascii_only=True))


def test_nothing_is_said_of_chance_where_it_does_not_stand_out() -> None:
    assert "chance" not in told(a_loop({When.SAME: SAME, When.NEXT: NEXT}))


def test_the_next_entry_is_told_after_the_same_one() -> None:
    found = a_loop({When.SAME: SAME, When.NEXT: NEXT}, When.NEXT)
    assert (
        "in 6 of 9 entries (in the other 15: 1); in the next entry after 4 of 8 entries (after the other 14: 1) · st"
        in told(found, Page(120))
    )


def test_on_a_narrow_or_plain_page_a_loop_is_sentences() -> None:
    found = a_loop({When.SAME: SAME, When.NEXT: NEXT}, When.SAME)
    sentence = (
        "Loop: when I took over, they went along: in 6 of 9 entries, and in 1 of the other 15. "
        "This stands out against chance. In the next entry, after 4 of 8 entries, and after 1 of the other 14."
    )
    assert told(found, Page(46)).startswith(sentence)
    assert told(found, Page(100, plain=True)).startswith(sentence)


def test_where_there_are_no_other_entries_that_is_said() -> None:
    found = a_loop({When.SAME: Contrast(9, 9, 0, 0), When.NEXT: NONE})
    assert "in 9 of 9 entries (there are no others)" in told(found)
    assert "in 9 of 9 entries, and there are no others." in told(found, Page(46))


def test_an_unnamed_pair_is_told_only_where_it_stands_out() -> None:
    found = a_loop({When.SAME: SAME, When.NEXT: NEXT}, When.NEXT, is_named=False)
    assert "6 of 9" not in told(found)
    assert "after 4 of 8 entries" in told(found)


def test_both_sides_are_quoted_with_their_places() -> None:
    pairs = [an_entry(day, *(SAID if day % 3 == 0 else ())) for day in range(12)]
    (found,) = found_in(pairs, most_quotes=1)
    quotes = [line.text.strip() for line in loop_lines([found], Page(100)) if line.role == "quote"]
    (entry, sighting), _ = found.spots[When.SAME][0]
    assert quotes == [
        f'11 Mar C04 "I took over the form." ({entry.id}:{sighting.place.line})',
        f"11 Mar C04 \"'Whatever you think,' she said.\" ({entry.id}:{sighting.place.line})",
    ]


def test_a_tick_is_told_by_its_theme() -> None:
    (found,) = found_in([an_entry(day, "cw.appease", tick="wc.paternal") for day in range(9)], most_quotes=1)
    assert "10 Mar C04 ticked: Took over / told (paternalistic) (" in told(found, Page(120))


def test_one_sentence_that_shows_both_sides_is_quoted_once() -> None:
    pairs = [an_entry(day, *(SAID if day % 3 == 0 else ())) for day in range(12)]
    (found,) = found_in(pairs, most_quotes=1)
    ((first, _), *_) = found.spots[When.SAME]
    alike = FoundLoop(found.finding, {When.SAME: ((first, first),)}, THEMES, 1, found.reader)
    assert sum(line.role == "quote" for line in loop_lines([alike], Page(100))) == 1


@pytest.mark.parametrize("page", PAGES, ids=repr)
def test_loops_fit_every_page_and_use_no_forbidden_word(page: Page) -> None:
    found = found_in([an_entry(day, *SAID) for day in range(9)], most_quotes=2)
    lines = tuple(loop_lines([*found, a_loop({When.SAME: SAME, When.NEXT: NEXT}, *When)], page))
    text = " ".join(texts_of(lines))
    assert fits(lines, page)
    assert not [word for word in FORBIDDEN if word in text]
    assert page.ascii_only <= text.isascii()


def test_without_loops_nothing_is_said() -> None:
    assert tuple(loop_lines([], WIDE)) == ()


def test_only_the_first_row_has_the_name() -> None:
    texts = texts_of(loop_lines([a_loop({When.SAME: SAME, When.NEXT: NONE})] * 2, Page(120)))
    assert [text[:15].rstrip() for text in texts[:2]] == ["Loops", ""]


def test_the_shape_for_programs_holds_every_count_and_both_sides() -> None:
    pairs = [an_entry(day, *(SAID if day % 3 == 0 else ())) for day in range(30)]
    (shape,) = loops_json(found_in(pairs), quoted_json)
    evidence = shape.pop("evidence")
    assert shape == {
        "id": "took_over.went_along",
        "label": "when I took over, they went along",
        "named": True,
        "first": ["wc.paternal"],
        "then": ["cw.appease"],
        "same_entry": 10,
        "next_entry": 0,
        "of": 10,
        "next_of": 10,
        "contrast": {"same_entry": 0, "of": 20, "next_entry": 9, "next_of": 19},
        "stands_out": True,
        "stands_out_in": ["same_entry"],
    }
    assert [[one["quote"] for one in pair] for pair in evidence] == [list(SAID.values())] * 10
    assert json.dumps(evidence)
