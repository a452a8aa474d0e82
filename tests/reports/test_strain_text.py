"""Strains as threads, for people and as JSON."""

from dataclasses import replace
from datetime import date

import pytest

from alliance_journal.findings.strains import Strain
from alliance_journal.reports.lines import Page
from alliance_journal.reports.strain_text import strain_json, strain_text, strains_json
from tests.findings.fakes import THEMES, a_document, facts_with
from tests.reports.fakes import FORBIDDEN, PAGES, fits, texts_of

OPEN = Strain(
    client="C04",
    opened=date(2026, 10, 2),
    kind="rupture",
    state="open",
    repaired=None,
    days=51,
    strategies=("rs.owned", "rs.checkin"),
    entries=("k7f3q2mx", "b4c5d6f7"),
    direction="away",
    acted=date(2026, 10, 9),
)
MENDED = replace(
    OPEN,
    client="C11",
    state="mended",
    repaired=date(2026, 10, 9),
    days=7,
    told=date(2026, 10, 9),
    kind="strain",
    direction="",
)


def told(*strains: Strain, everything: bool = False) -> list[str]:
    return texts_of(strain_text(strains, THEMES, Page(300), everything=everything))


def test_an_open_strain_has_its_age_what_was_tried_what_was_not_and_its_entries() -> None:
    assert told(OPEN) == [
        "1 strain open, 0 mended",
        "Your view, not the client's. Begun by your own marks, ended by your own word.",
        "",
        "C04, rupture, moving away, opened 2 Oct 2026, open for 51 days",
        "  tried: owned my part and asked how working together feels",
        (
            "  not found in your words or ticks: talked about us directly; noticed the early signs; "
            "tracked my own feelings; tried to see it from their side; stayed an observer while in it"
        ),
        "  entries: k7f3q2mx, b4c5d6f7",
    ]


def test_the_mended_ones_are_counted_and_shown_when_asked_for() -> None:
    assert told(MENDED) == [
        "No strain is open, 1 mended",
        "Your view, not the client's. Begun by your own marks, ended by your own word.",
        "",
        "The mended ones: aj strains --all",
    ]
    shown = told(MENDED, everything=True)
    assert "C11, strain, opened 2 Oct 2026, mended 9 Oct 2026 (7 days)" in shown
    assert not any(line.startswith("  not in your notes") or "--all" in line for line in shown)


def test_one_mended_at_once_took_no_days() -> None:
    at_once = replace(MENDED, days=0, repaired=MENDED.opened)
    assert "C11, strain, opened 2 Oct 2026, mended the same day" in told(at_once, everything=True)


def test_partly_mended_has_the_day_on_which_that_was_said() -> None:
    partly = replace(OPEN, state="partly", told=date(2026, 10, 12), days=1)
    assert "open for 1 day, partly mended by 12 Oct 2026" in told(partly)[3]


def test_one_that_opened_soon_after_another_was_mended_says_so() -> None:
    assert "  before: the one before had been mended 3 days earlier" in told(replace(OPEN, since_mending=3))
    assert not any("before:" in line for line in told(replace(OPEN, since_mending=15)))


def test_nothing_tried_and_no_word_for_it_are_said_plainly() -> None:
    lines = told(replace(OPEN, strategies=(), kind="unsure", direction="both"))
    assert "C04, no word for it yet, moving away and against, opened 2 Oct 2026, open for 51 days" in lines
    assert "  tried: nothing that your words or ticks show" in lines


def test_words_that_may_tell_of_mending_are_pointed_at() -> None:
    assert "  your words may say it was mended: b4c5d6f7" in told(replace(OPEN, perhaps_mended=("b4c5d6f7",)))


def test_of_many_entries_the_first_and_the_last_are_named() -> None:
    names = tuple(f"e{number}" for number in range(9))
    assert "  entries: e0, ... e4, e5, e6, e7, e8 (9 in all)" in told(replace(OPEN, entries=names))


def test_a_theme_that_no_codebook_knows_keeps_its_id() -> None:
    assert "  tried: rs.own_way" in told(replace(OPEN, strategies=("rs.own_way",)))


def test_where_nothing_is_marked_that_is_said() -> None:
    assert told() == ["No strain is marked in these entries."]


@pytest.mark.parametrize(("count", "words"), [(1, "1 entry marks"), (2, "2 entries mark")])
def test_marks_without_a_client_are_named_by_their_entries(count: int, words: str) -> None:
    entries = [facts_with(a_document("2026-11-02", "", ratings={"strain": 8})) for _ in range(count)]
    (line,) = texts_of(strain_text((), THEMES, Page(300), uncoded=entries))[-1:]
    assert line.startswith(f"{words} a strain without a client code and cannot be followed: {entries[0].id}")


def test_every_page_fits_and_nothing_alarms() -> None:
    nobody = [facts_with(a_document("2026-11-02", "", ratings={"strain": 8}))]
    strains = (OPEN, replace(OPEN, client="C" * 32, entries=tuple(f"entry{n:03}" for n in range(40))), MENDED)
    for page in PAGES:
        lines = strain_text(strains, THEMES, page, everything=True, uncoded=nobody)
        assert fits(lines, page)
        assert all(line.text.isascii() for line in lines)
        assert not any(word in line.text.lower() for line in lines for word in FORBIDDEN)


def test_json_has_a_stable_shape() -> None:
    assert strain_json(OPEN) == {
        "client": "C04",
        "opened": "2026-10-02",
        "kind": "rupture",
        "state": "open",
        "repaired": None,
        "days": 51,
        "strategies": ["rs.owned", "rs.checkin"],
        "entries": ["k7f3q2mx", "b4c5d6f7"],
        "direction": "away",
        "acted": "2026-10-09",
        "told": None,
        "since_mending": None,
        "perhaps_mended": [],
        "looked_at": [],
        "not_tried": ["rs.talked", "rs.noticed", "rs.tracked", "rs.empathised", "rs.stepped_back"],
    }
    assert strain_json(MENDED)["repaired"] == "2026-10-09"
    assert strain_json(MENDED)["direction"] is None


def test_the_json_of_all_names_its_schema_and_what_cannot_be_followed() -> None:
    nobody = facts_with(a_document("2026-11-02", "", ratings={"strain": 8}))
    shape = strains_json([OPEN], uncoded=[nobody])
    assert shape["schema"] == "alliance-journal/strains/1"
    assert shape["strains"] == [strain_json(OPEN)]
    assert shape["without_client"] == [nobody.id]
