"""Mirrors in plain sentences, and what stood before an absence."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.absence import absence_after
from alliance_journal.findings.disguise import disguise_for
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Lens, counting
from alliance_journal.findings.mirrors import Acting, Mirrors, Noticing, OwnPart, Rare, TheirSide
from alliance_journal.model.codes import ThemeId
from alliance_journal.reports.lines import Page
from alliance_journal.reports.mirror_text import absence_json, absence_lines, mirror_json, mirror_lines, mirror_rows
from tests.findings.fakes import SETS, THEMES, TODAY, a_document, facts_with, reader_over, said
from tests.reports.fakes import FORBIDDEN, PAGES, fits, texts_of

FULL: Final = Mirrors(
    own_part=OwnPart(14, 12),
    their_side=TheirSide(3, 12),
    noticing=Noticing(2, 1, 3, 5, 4),
    acting=Acting(6, (0, 0, 3, 20)),
    rarely=(Rare("C09", 1, date(2026, 8, 3)),),
    since=date(2026, 7, 1),
)
EMPTY: Final = Mirrors(OwnPart(0, 0), TheirSide(0, 0), Noticing(0, 0, 0, 0, 0), Acting(0, ()), (), None)
SPOKEN: Final = "I went on and on."


def told(mirrors: Mirrors) -> list[str]:
    return texts_of(mirror_lines(mirrors, Page(300)))


def absences(*themes: str) -> list[tuple[Document, EntryFacts]]:
    """Return three absences, each after an entry with these themes, and a calm entry after each."""
    pairs: list[tuple[Document, EntryFacts]] = []
    for month in ("07", "08", "09"):
        document = a_document(f"2026-{month}-03", answers={"moment": SPOKEN})
        pairs.append((document, facts_with(document, *(said(document, theme, SPOKEN) for theme in themes))))
        for day, set_id in (("10", "missed"), ("17", "session")):
            other = a_document(f"2026-{month}-{day}", set_id=set_id, answers={"own_part": SPOKEN})
            pairs.append((other, facts_with(other)))
    return pairs


def found_after(pairs: list[tuple[Document, EntryFacts]]):  # noqa: ANN201  what the report takes
    lens = Lens(THEMES, SETS, TODAY)
    entries = [facts for _, facts in pairs]
    return absence_after(entries, {facts.path: counting(facts, lens) for facts in entries}, THEMES)


def test_each_mirror_is_one_plain_row() -> None:
    assert told(FULL) == [
        "My own part    asked in 14 strain entries, answered in 12",
        "Their side     guessed in 12 entries, asked of them in 3",
        (
            "Noticing       in 6 entries it had begun in that very moment 2, earlier in the meeting 1, "
            "in the weeks before 3"
        ),
        (
            "Acting         of 6 strains, something was first tried on the day it opened 2, within a week 1, later 1, "
            "nothing noted yet 2"
        ),
        "Less often     written about least since 1 Jul: C09 (last on 3 Aug)",
    ]


def test_a_mirror_with_too_little_to_show_is_left_out() -> None:
    assert told(EMPTY) == []
    assert told(replace(EMPTY, own_part=OwnPart(1, 0))) == ["My own part    asked in 1 strain entry, answered in 0"]


@pytest.mark.parametrize(
    ("few", "enough"),
    [
        (replace(EMPTY, their_side=TheirSide(1, 3)), replace(EMPTY, their_side=TheirSide(1, 4))),
        (replace(EMPTY, noticing=Noticing(2, 1, 1, 9, 9)), replace(EMPTY, noticing=Noticing(2, 1, 2, 0, 0))),
        (replace(EMPTY, acting=Acting(2, (0, 0))), replace(EMPTY, acting=Acting(3, (0,)))),
        (replace(EMPTY, acting=Acting(3, ())), replace(EMPTY, acting=Acting(3, (9,)))),
    ],
)
def test_every_mirror_has_its_least_count(few: Mirrors, enough: Mirrors) -> None:
    assert told(few) == []
    assert len(told(enough)) == 1


def test_several_clients_written_about_least_are_listed() -> None:
    two = replace(EMPTY, since=date(2026, 7, 1), rarely=(*FULL.rarely, Rare("C11", 1, date(2026, 9, 1))))
    assert told(two) == ["Less often     written about least since 1 Jul: C09 (last on 3 Aug) and C11 (last on 1 Sep)"]


def test_under_new_names_these_clients_stand_in_the_order_of_the_names() -> None:
    two = replace(EMPTY, since=date(2026, 7, 1), rarely=(*FULL.rarely, Rare("C11", 1, date(2026, 9, 1))))
    called = disguise_for(["C09", "C11"], recode=True, weeks=False, shuffle=list.reverse)
    ((_, words),) = mirror_rows(two, called)
    assert words.endswith("Client A (last on 1 Sep) and Client B (last on 3 Aug)")


def test_json_has_every_count_however_small() -> None:
    assert mirror_json(FULL) == {
        "own_part": {"asked": 14, "answered": 12},
        "their_side": {"asked": 3, "guessed": 12},
        "noticing": {"moment": 2, "earlier": 1, "weeks": 3, "first_sign": {"asked": 5, "answered": 4}},
        "acting": {"strains": 6, "acted": 4, "days": [0, 0, 3, 20]},
        "rarely": [{"client": "C09", "entries": 1, "last": "2026-08-03", "since": "2026-07-01"}],
    }
    assert mirror_json(EMPTY)["rarely"] == []


def test_what_stood_before_absences_has_both_sides_with_counts_and_places() -> None:
    pairs = absences("wc.paternal", "cw.minimal")
    heading, theirs, mine = texts_of(absence_lines(found_after(pairs), Page(300)))
    ids = ", ".join(f"{facts.id}:{facts.sightings[0].place.line}" for _, facts in pairs[::3])
    assert heading == "Absence after  in the entry before 3 missed meetings, and in the other 3 entries"
    went, took = (THEMES[ThemeId(name)].label.lower() for name in ("cw.minimal", "wc.paternal"))
    assert theirs.strip() == f"theirs: {went} 3 of 3, elsewhere 0 of 3 ({ids})"
    assert mine.strip() == f"mine: {took} 3 of 3, elsewhere 0 of 3 ({ids})"


def test_a_side_without_anything_is_said_to_have_nothing() -> None:
    lines = texts_of(absence_lines(found_after(absences("wc.paternal")), Page(300)))
    assert lines[1].strip() == "theirs: nothing that your words show more than once"


def test_too_few_absences_or_nothing_before_them_are_not_told() -> None:
    assert list(absence_lines(found_after(absences("wc.paternal")[:6]), Page(300))) == []
    assert list(absence_lines(found_after(absences()), Page(300))) == []


def test_of_many_places_the_first_ones_are_named() -> None:
    pairs = absences("wc.paternal") + [
        (document, facts)
        for document, facts in absences("wc.paternal")
        for facts in (replace(facts, day=date(2027, facts.day.month, facts.day.day)),)
    ]
    assert "...)" in texts_of(absence_lines(found_after(pairs), Page(300)))[2]


def test_the_json_of_absences_quotes_from_the_file() -> None:
    pairs = absences("wc.paternal")
    shape = absence_json(found_after(pairs), reader_over(*(document for document, _ in pairs)))
    (row,) = shape["worker"]
    assert shape["client"] == []
    assert [one["before"] for one in shape["absences"]] == [facts.id for _, facts in pairs[::3]]
    assert (row["id"], row["entries"], row["elsewhere"], shape["others"]) == ("wc.paternal", 3, 0, 3)
    assert [one["quote"] for one in row["sightings"]] == [SPOKEN] * 3
    assert row["sightings"][0].keys() == {"entry", "path", "met", "line", "source", "quote"}


def test_every_page_fits_and_nothing_alarms() -> None:
    found = found_after(absences("wc.paternal", "cw.minimal", "wc.aloof", "cw.distance"))
    for page in PAGES:
        lines = [*mirror_lines(FULL, page), *absence_lines(found, page)]
        assert fits(lines, page)
        assert all(line.text.isascii() for line in lines)
        assert not any(word in line.text.lower() for line in lines for word in FORBIDDEN)
