"""Strains as threads, from the worker's own marks."""

from dataclasses import replace
from datetime import date

import pytest

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.strains import Strain, strains_in, touched_by, without_client
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


def test_entries_may_come_in_any_order() -> None:
    opening, partly, closing = (
        an_entry("2026-11-02", level="strain"),
        an_entry("2026-11-05", outcome="partly"),
        an_entry("2026-11-09", outcome="together"),
    )
    assert threads(closing, opening, partly) == threads(opening, partly, closing)


def test_what_is_marked_without_a_client_is_no_thread_but_is_told_apart() -> None:
    nobody, calm, somebody = (
        an_entry("2026-11-02", "", level="rupture"),
        an_entry("2026-11-03", ""),
        an_entry("2026-11-04", strain=7),
    )
    assert [strain.client for strain in threads(nobody, calm, somebody)] == ["C04"]
    assert without_client((nobody, calm, somebody), SETS) == (nobody,)


def test_a_missed_meeting_belongs_to_the_thread_and_changes_nothing() -> None:
    missed = facts_with(a_document("2026-11-05", set_id="missed", picks={"what_happened": ["noshow"]}))
    strain = the_one(an_entry("2026-11-02", level="strain"), missed)
    assert strain.entries[-1] == missed.id
    assert strain.state == "open"


def test_a_longer_look_at_the_same_meeting_goes_on_with_the_strain_that_seemed_mended() -> None:
    first, second = an_entry("2026-11-02", strain=7, mend=8), an_entry("2026-11-02", level="rupture", outcome="open")
    strain = the_one(first, second)
    assert (strain.state, strain.kind, strain.repaired) == ("open", "rupture", None)
    assert strain.entries == (first.id, second.id)


def test_a_calm_note_later_on_the_day_of_mending_is_left_out() -> None:
    first, calm = an_entry("2026-11-02", strain=7, mend=8), an_entry("2026-11-02", between="easy")
    assert the_one(first, calm).entries == (first.id,)


def test_a_strain_soon_after_another_was_mended_is_a_new_one_that_knows_of_it() -> None:
    first, second = threads(
        an_entry("2026-11-02", level="strain"),
        an_entry("2026-11-09", outcome="together"),
        an_entry("2026-11-12", strain=8),
    )
    assert (first.since_mending, second.since_mending) == (None, 3)
    assert (first.state, second.state, second.days) == ("mended", "open", 10)


def test_a_fresh_mark_on_a_partly_mended_strain_opens_it_again() -> None:
    opening, partly = an_entry("2026-11-02", level="strain"), an_entry("2026-11-04", outcome="partly")
    assert the_one(opening, partly, an_entry("2026-11-09", strain=8)).state == "open"
    assert the_one(opening, partly, an_entry("2026-11-09", strain=8, outcome="unknown")).state == "open"


def test_a_high_mend_beside_a_slight_strain_speaks_of_that_day_only() -> None:
    opening = an_entry("2026-11-02", level="rupture")
    assert the_one(opening, an_entry("2026-11-09", strain=2, mend=9)).state == "open"
    assert the_one(opening, an_entry("2026-11-09", strain=5, mend=9)).state == "mended"


def test_a_word_on_how_it_stands_outranks_a_number() -> None:
    opening = an_entry("2026-11-02", level="strain")
    assert the_one(opening, an_entry("2026-11-09", outcome="partly", mend=9)).state == "partly"
    assert the_one(opening, an_entry("2026-11-09", outcome="unknown", mend=9)).state == "open"


@pytest.mark.parametrize(("now", "state"), [("over", "mended"), ("still", "open"), ("unknown", "open")])
def test_where_it_is_now_counts_where_nothing_else_was_said(now: str, state: str) -> None:
    entry = an_entry("2026-11-02", level="strain")
    assert the_one(replace(entry, picks={**entry.picks, "now": (now,)})).state == state
    with_outcome = an_entry("2026-11-02", level="strain", outcome="partly")
    assert the_one(replace(with_outcome, picks={**with_outcome.picks, "now": (now,)})).state == "partly"


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        (an_entry("2026-11-02", outcome="open"), "unsure"),
        (an_entry("2026-11-02", outcome="partly"), "unsure"),
        (an_entry("2026-11-02", level="unsure", intensity=7), "unsure"),
        (an_entry("2026-11-02", level="unsure", outcome="open"), "unsure"),
        (an_entry("2026-11-02", intensity=7), "strain"),
    ],
)
def test_without_a_word_for_it_the_kind_is_unsure(entry: EntryFacts, kind: str) -> None:
    assert the_one(entry).kind == kind


def test_imported_ratings_of_tension_open_a_strain_too() -> None:
    assert the_one(replace(an_entry("2026-11-02", tension=7), set="theirs")).kind == "strain"


@pytest.mark.parametrize(
    ("confirmed", "state"),
    [
        (("ro.repaired",), "mended"),
        (("ro.unresolved",), "open"),
        (("ro.repaired", "ro.unresolved"), "partly"),
    ],
)
def test_a_confirmed_sentence_on_how_it_ended_sets_the_state(confirmed: tuple[str, ...], state: str) -> None:
    opening = an_entry("2026-11-02", level="strain", outcome="partly")
    document = a_document("2026-11-09", answers={"moment": "We stood at the window again."})
    later = facts_with(document, *(said(document, one, "We stood", source=Source.REVIEW) for one in confirmed))
    assert the_one(opening, later).state == state


def test_words_that_may_tell_of_mending_are_named_and_end_nothing() -> None:
    opening = an_entry("2026-11-02", level="strain")
    document = a_document("2026-11-09", answers={"moment": "We stood at the window again."})
    later = facts_with(document, said(document, "ro.repaired", "We stood"))
    assert the_one(opening, later).perhaps_mended == (later.id,)
    assert the_one(opening, later).state == "open"
    assert the_one(opening, later, an_entry("2026-11-10", outcome="open")).perhaps_mended == ()


def test_a_confirmed_repair_with_nothing_open_is_no_thread() -> None:
    document = a_document("2026-11-09", answers={"moment": "We stood at the window again."})
    assert threads(facts_with(document, said(document, "ro.unresolved", "We stood", source=Source.REVIEW))) == ()


def test_what_only_a_model_guessed_was_not_tried() -> None:
    document = a_document("2026-11-02", answers={"moment": "I named it."}, ratings={"strain": 7})
    entry = facts_with(document, said(document, "rs.talked", "I named it.", source=Source.LEARNED))
    assert the_one(entry).strategies == ()


def test_an_account_only_retells_and_belongs_to_no_strain() -> None:
    opening, retold = an_entry("2026-11-02", level="strain"), an_entry("2026-11-09", level="rupture")
    strain = the_one(opening, replace(retold, set="account"))
    assert (strain.kind, strain.entries) == ("strain", (opening.id,))


@pytest.mark.parametrize(
    ("picks", "direction"),
    [
        ({}, ""),
        ({"direction": ("away",)}, "away"),
        ({"direction": ("both",)}, "both"),
        ({"direction": ("unsure",)}, ""),
        ({"moves_against": ("cc.worker",)}, "against"),
        ({"moves_away": ("cw.minimal",), "direction": ("away",)}, "away"),
        ({"moves_away": ("cw.minimal",), "moves_against": ("cc.hostile",)}, "both"),
    ],
)
def test_which_way_they_moved_comes_from_ticks(picks: dict[str, tuple[str, ...]], direction: str) -> None:
    entry = an_entry("2026-11-02", level="strain")
    assert the_one(replace(entry, picks={**entry.picks, **picks})).direction == direction


def test_the_last_word_on_how_it_stands_has_its_day() -> None:
    opening = an_entry("2026-11-02", level="strain")
    assert the_one(opening).told is None
    later = (an_entry("2026-11-04", outcome="partly"), an_entry("2026-11-06", outcome="unknown"))
    assert the_one(opening, *later).told == date(2026, 11, 4)


def test_a_strain_that_an_entry_belongs_to_is_told_whole() -> None:
    opening, other = an_entry("2026-11-02", level="strain"), an_entry("2026-11-05", "C11", level="strain")
    strains = strains_in([opening, other, an_entry("2026-11-09", outcome="together")], SETS, TODAY)
    (one,) = touched_by(strains, [opening])
    assert (one.client, one.state) == ("C04", "mended")


def test_what_was_looked_at_is_known_by_its_number() -> None:
    entry = an_entry("2026-11-02", level="strain")
    looked = replace(entry, set="strain", answered=(*entry.answered, "plain_sentence", "inside"))
    assert the_one(looked).looked_at
    assert the_one(entry).looked_at == ()
