"""Strains as threads, from the worker's own marks."""

from dataclasses import replace
from datetime import date

import pytest

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.strains import Strain, strains_in
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Source, Status
from tests.findings.fakes import SETS, TODAY, a_document, facts_with, said


def an_entry(
    day: str, client: str = "C04", *, level: str = "", outcome: str = "", between: str = "", **ratings: int
) -> EntryFacts:
    ticks = {"level": level, "outcome": outcome, "between": between}
    picks = {question: [option] for question, option in ticks.items() if option}
    return facts_with(a_document(day, client, set_id="strain", picks=picks, ratings=ratings))


def threads(*entries: EntryFacts) -> tuple[Strain, ...]:
    return strains_in(entries, SETS, TODAY)


def the_one(*entries: EntryFacts) -> Strain:
    (strain,) = threads(*entries)
    return strain


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        (an_entry("2026-11-02", level="strain"), "strain"),
        (an_entry("2026-11-02", level="rupture"), "rupture"),
        (an_entry("2026-11-02", between="tense"), "strain"),
        (an_entry("2026-11-02", strain=6), "strain"),
        (an_entry("2026-11-02", level="rupture", strain=9), "rupture"),
    ],
)
def test_a_word_an_openly_tense_meeting_or_a_high_rating_opens_a_strain(entry: EntryFacts, kind: str) -> None:
    strain = the_one(entry)
    assert (strain.kind, strain.state, strain.opened) == (kind, "open", date(2026, 11, 2))


@pytest.mark.parametrize(
    "entry",
    [
        an_entry("2026-11-02"),
        an_entry("2026-11-02", level="unsure"),
        an_entry("2026-11-02", between="off"),
        an_entry("2026-11-02", strain=5),
        an_entry("2026-11-02", outcome="together", mend=9),
        an_entry("2026-11-02", "", level="rupture"),
    ],
)
def test_less_than_that_or_an_entry_about_nobody_opens_none(entry: EntryFacts) -> None:
    assert threads(entry) == ()


def test_an_open_strain_is_as_old_as_today() -> None:
    strain = the_one(an_entry("2026-11-02", level="strain"))
    assert (strain.days, strain.repaired) == (20, None)


def test_a_strain_of_a_day_to_come_has_no_age_yet() -> None:
    assert the_one(an_entry("2026-12-24", level="strain")).days == 0


@pytest.mark.parametrize("mending", [{"outcome": "together"}, {"mend": 7}])
def test_back_together_or_a_high_mend_mends_it(mending: dict[str, str]) -> None:
    opening = an_entry("2026-11-02", level="strain")
    closing = an_entry("2026-11-09", **mending)  # type: ignore[arg-type]  # a rating or a tick
    strain = the_one(opening, closing)
    assert (strain.state, strain.repaired, strain.days) == ("mended", date(2026, 11, 9), 7)
    assert strain.entries == (opening.id, closing.id)


def test_a_middling_mend_leaves_it_open() -> None:
    assert the_one(an_entry("2026-11-02", level="strain"), an_entry("2026-11-09", mend=6)).state == "open"


def test_partly_stays_until_more_is_said() -> None:
    opening, partly = an_entry("2026-11-02", level="strain"), an_entry("2026-11-04", outcome="partly")
    assert the_one(opening, partly, an_entry("2026-11-05", outcome="unknown")).state == "partly"
    assert the_one(opening, partly, an_entry("2026-11-06", outcome="open")).state == "open"
    assert the_one(opening, partly, an_entry("2026-11-06", outcome="together")).state == "mended"


def test_a_strain_mended_in_the_entry_that_names_it_took_no_days() -> None:
    strain = the_one(an_entry("2026-11-02", level="strain", outcome="together"))
    assert (strain.state, strain.days, strain.repaired) == ("mended", 0, date(2026, 11, 2))


def test_a_strain_mended_later_the_same_day_took_no_days() -> None:
    strain = the_one(an_entry("2026-11-02T10:00", level="strain"), an_entry("2026-11-02T15:00", mend=8))
    assert (strain.state, strain.days) == ("mended", 0)


def test_marks_on_an_open_strain_belong_to_its_one_thread() -> None:
    strain = the_one(an_entry("2026-11-02", level="strain"), an_entry("2026-11-09", strain=8))
    assert len(strain.entries) == 2


def test_a_strain_that_grows_becomes_a_rupture_and_stays_one() -> None:
    days = ("2026-11-02", "2026-11-09", "2026-11-12")
    levels = ("strain", "rupture", "strain")
    assert the_one(*(an_entry(day, level=level) for day, level in zip(days, levels, strict=True))).kind == "rupture"


def test_after_a_mending_the_next_mark_opens_a_new_thread() -> None:
    first, second = threads(
        an_entry("2026-11-02", level="rupture", outcome="together"), an_entry("2026-11-09", strain=6)
    )
    assert (first.kind, first.state, second.kind, second.state) == ("rupture", "mended", "strain", "open")


def test_calm_entries_between_belong_to_the_thread_and_those_outside_do_not() -> None:
    before, opening, calm, closing, after = (
        an_entry("2026-11-01"),
        an_entry("2026-11-02", level="strain"),
        an_entry("2026-11-04"),
        an_entry("2026-11-09", mend=8),
        an_entry("2026-11-10"),
    )
    assert the_one(before, opening, calm, closing, after).entries == (opening.id, calm.id, closing.id)


def test_two_clients_have_threads_of_their_own_in_the_order_of_opening() -> None:
    first, second = threads(
        an_entry("2026-11-02", "C11", level="strain"),
        an_entry("2026-11-03", "C04", level="rupture"),
        an_entry("2026-11-05", "C11", mend=9),
        an_entry("2026-11-06", "C04", outcome="partly"),
    )
    assert (first.client, first.state, first.days) == ("C11", "mended", 3)
    assert (second.client, second.state, second.kind) == ("C04", "partly", "rupture")


def test_strains_of_one_day_come_in_the_order_of_clients() -> None:
    opened = threads(an_entry("2026-11-02", "C11", strain=7), an_entry("2026-11-02", "C04", strain=7))
    assert [strain.client for strain in opened] == ["C04", "C11"]


def test_what_was_tried_is_named_once_in_order_and_only_what_the_worker_did() -> None:
    document = a_document("2026-11-02", answers={"moment": "I named it. She may. He owned it. I said my part."})
    entry = facts_with(
        document,
        said(document, "rs.talked", "I named it."),
        said(document, "rs.noticed", "She may.", status=Status.SUPPOSED),
        said(document, "rs.empathised", "He owned it.", holder=Holder.CLIENT),
        said(document, "rs.owned", "I said my part.", source=Source.REVIEW, holder=Holder.BOTH),
        said(document, "cw.minimal", "She may."),
    )
    strain = the_one(replace(entry, ratings={"strain": 6}), replace(entry, day=date(2026, 11, 5)))
    assert strain.strategies == ("rs.talked", "rs.owned")
