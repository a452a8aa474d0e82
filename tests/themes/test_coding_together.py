"""Entries coded together: each is coded as it would be alone, whatever stands beside it."""

from dataclasses import replace

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.holders import Holder
from alliance_journal.themes.coder import Asked
from tests.findings.fakes import a_document, coder

HOLDERS = {"moment": Holder.WORKER, "their_side": Holder.CLIENT}


def test_entries_together_are_coded_as_one_by_one() -> None:
    documents = [
        a_document("2026-11-18", answers={"moment": "She went quiet. I was disgruntled.", "their_side": "Went quiet."}),
        a_document("2026-11-19", answers={}),
        a_document("2026-11-20", answers={"moment": "I took over.", "own_part": "He shrugged."}, feelings={"sad": 2}),
    ]
    together = coder().coded_all([Asked(one, HOLDERS, {}) for one in documents])
    assert together == [coder().coded(one, HOLDERS) for one in documents]
    assert [bool(one.sightings) for one in together] == [True, False, True]


def test_what_was_refused_or_no_longer_stands_is_told_for_each_entry() -> None:
    document = a_document("2026-11-20", answers={"moment": "She went quiet."})
    given = (Review(ThemeId("cw.minimal"), "no", "She went quiet."), Review(ThemeId("wc.rigid"), "yes", "I pushed."))
    reviewed = replace(document, entry=replace(document.entry, reviewed=given))
    plain, told = coder().coded_all([Asked(document, {}, {}), Asked(reviewed, {}, {})])
    assert (plain.stale, plain.refused) == ((), ())
    assert (told.stale, told.refused) == (("wc.rigid",), ("cw.minimal",))


def test_no_entries_are_no_work() -> None:
    assert coder().coded_all([]) == []
