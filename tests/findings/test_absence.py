"""What stood in the entry before a missed meeting."""

from collections.abc import Sequence

from alliance_journal.findings.absence import AbsenceAfter, absence_after, is_missed
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Lens, counting
from alliance_journal.model.themes import Status
from tests.findings.fakes import SETS, THEMES, TODAY, a_document, facts_with, said, ticked

LENS = Lens(THEMES, SETS, TODAY)


def an_entry(day: str, *themes: str, client: str = "C04") -> EntryFacts:
    document = a_document(day, client, answers={"moment": "This happened between us."})
    return facts_with(document, *(said(document, theme, "This happened") for theme in themes))


def missed(day: str, client: str = "C04") -> EntryFacts:
    document = a_document(day, client, set_id="missed", picks={"what_happened": ["noshow"]})
    return facts_with(document)


def after(*entries: EntryFacts) -> AbsenceAfter:
    return absence_after(entries, {facts.path: counting(facts, LENS) for facts in entries}, THEMES)


def three_absences(*themes: str) -> Sequence[EntryFacts]:
    return [
        one
        for month in ("07", "08", "09")
        for one in (an_entry(f"2026-{month}-03", *themes), missed(f"2026-{month}-10"), an_entry(f"2026-{month}-17"))
    ]


def test_the_set_for_it_or_the_theme_itself_makes_a_missed_meeting() -> None:
    document = a_document("2026-09-11", answers={"moment": "She did not come."})
    assert is_missed(missed("2026-09-10"), THEMES)
    assert is_missed(facts_with(document, said(document, "cw.missed", "She did not")), THEMES)
    supposed = said(document, "cw.missed", "She did not", status=Status.SUPPOSED)
    assert not is_missed(facts_with(document, supposed), THEMES)
    assert not is_missed(an_entry("2026-09-10", "cw.minimal"), THEMES)
    assert not is_missed(an_entry("2026-09-10", "cw.missed"), {})


def test_both_sides_are_counted_with_their_places_and_beside_the_rest() -> None:
    other = an_entry("2026-10-01", "wc.paternal", client="C11")
    found = after(*three_absences("wc.paternal", "cw.minimal"), other)
    assert found.is_enough
    (client,), (worker,) = found.client, found.worker
    assert (client.theme.id, client.entries, client.elsewhere) == ("cw.minimal", 3, 0)
    assert (worker.theme.id, worker.entries, worker.elsewhere) == ("wc.paternal", 3, 1)
    assert len(worker.evidence) == 3
    assert found.others == 4


def test_two_absences_say_nothing() -> None:
    found = after(*three_absences("wc.paternal", "cw.minimal")[:6])
    assert (len(found.absences), found.is_enough) == (2, False)
    assert found.client == found.worker == ()


def test_several_missed_meetings_in_a_row_are_one_absence() -> None:
    before, first, second = an_entry("2026-07-03", "wc.paternal"), missed("2026-07-10"), missed("2026-07-17")
    assert after(before, first, second).absences == ((before.id, first.id),)


def test_a_client_who_never_came_has_no_entry_before() -> None:
    assert after(missed("2026-07-10"), an_entry("2026-07-17")).absences == ()


def test_the_entry_before_is_one_about_the_same_client() -> None:
    before = an_entry("2026-07-03", client="C04")
    other = an_entry("2026-07-05", client="C11")
    nobody = an_entry("2026-07-06", client="")
    gone = missed("2026-07-10", client="C04")
    assert after(before, other, nobody, gone).absences == ((before.id, gone.id),)


def test_what_was_tried_or_stood_around_is_on_neither_side() -> None:
    found = after(*three_absences("rs.owned", "cx.system", "ro.unresolved"))
    assert found.is_enough
    assert found.client == found.worker == ()


def test_the_most_frequent_theme_comes_first() -> None:
    entries = three_absences("wc.paternal")
    document = a_document("2026-09-03", answers={"moment": "This happened between us."})
    both = facts_with(
        document, said(document, "wc.aloof", "This happened"), said(document, "wc.paternal", "This happened")
    )
    found = after(*entries[:6], both, *entries[7:])
    assert [(row.theme.id, row.entries) for row in found.worker] == [("wc.paternal", 3), ("wc.aloof", 1)]


def test_a_theme_ticked_in_the_missed_entry_itself_does_not_count_as_before() -> None:
    document = a_document("2026-07-10", set_id="missed", picks={"what_happened": ["noshow"], "my_moves": ["wc.aloof"]})
    gone = facts_with(document, ticked(document, "wc.aloof", "my_moves", "wc.aloof"))
    entries = three_absences("wc.paternal")
    found = after(entries[0], gone, *entries[2:])
    assert [row.theme.id for row in found.worker] == ["wc.paternal"]
