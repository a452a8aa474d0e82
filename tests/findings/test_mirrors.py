"""Plain counts of what a worker's writing looks at, and what it leaves out."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Lens, counting
from alliance_journal.findings.mirrors import Acting, Mirrors, Noticing, OwnPart, Rare, TheirSide, mirrors_in
from alliance_journal.findings.strains import strains_in
from tests.findings.fakes import SETS, THEMES, TODAY, a_document, facts_with, said

LENS = Lens(THEMES, SETS, TODAY)


def an_entry(
    day: str,
    client: str = "C04",
    *,
    set_id: str = "session",
    told: Sequence[str] = (),
    ratings: dict[str, int] | None = None,
    **picks: str,
) -> EntryFacts:
    answers = dict.fromkeys(told, "So it was.")
    return facts_with(
        a_document(
            day,
            client,
            set_id=set_id,
            answers=answers,
            ratings=ratings,
            picks={name: [option] for name, option in picks.items()},
        )
    )


def mirrored(*entries: EntryFacts) -> Mirrors:
    found = {facts.path: counting(facts, LENS) for facts in entries}
    return mirrors_in(entries, strains_in(entries, SETS, TODAY), SETS, found)


def written(counts: dict[str, int], last: date = date(2026, 9, 30)) -> list[EntryFacts]:
    """Return so many entries for each client, all of them in the weeks before a day."""
    entries = [
        an_entry(str(last - timedelta(days=number)), client)
        for client, count in counts.items()
        for number in range(count)
    ]
    return sorted(entries, key=lambda facts: facts.day)


def test_ones_own_part_counts_in_strain_entries_only() -> None:
    mirrors = mirrored(
        an_entry("2026-09-01", between="off", told=["own_part"]),
        an_entry("2026-09-02", between="off"),
        an_entry("2026-09-03", between="easy", told=["own_part"]),
        an_entry("2026-09-04", set_id="pulse", ratings={"strain": 8}),
        an_entry("2026-09-05", set_id="strain", level="strain", told=["witness"]),
    )
    assert mirrors.own_part == OwnPart(asked=3, answered=2)


def test_their_side_is_asked_where_it_was_spoken_of_or_checked_in_and_else_guessed() -> None:
    document = a_document("2026-09-05", answers={"moment": "I asked how it feels to work with me."})
    mirrors = mirrored(
        an_entry("2026-09-01", told=["their_side"]),
        an_entry("2026-09-02", set_id="strain", told=["inside"], spoken="around"),
        an_entry("2026-09-03", set_id="strain", told=["inside"], spoken="openly"),
        an_entry("2026-09-04"),
        facts_with(document, said(document, "rs.checkin", "I asked how")),
    )
    assert mirrors.their_side == TheirSide(asked=2, guessed=3)


def test_noticing_counts_when_strains_began_and_whether_a_first_sign_was_named() -> None:
    mirrors = mirrored(
        an_entry("2026-09-01", set_id="strain", began="weeks"),
        an_entry("2026-09-02", set_id="strain", began="weeks"),
        an_entry("2026-09-03", set_id="strain", began="moment"),
        an_entry("2026-09-04", set_id="strain", began="earlier"),
        an_entry("2026-09-05", between="off", told=["first_sign"]),
        an_entry("2026-09-06", between="thin"),
        an_entry("2026-09-07", between="easy"),
        an_entry("2026-09-08", set_id="theirs", between="off"),
    )
    assert mirrors.noticing == Noticing(moment=1, earlier=1, weeks=2, sign_asked=2, sign_named=1)
    assert mirrors.noticing.told == 4


def spoken(day: str, client: str, **picks: list[str]) -> EntryFacts:
    """Return an entry in which it was spoken about."""
    document = a_document(day, client, set_id="strain", answers={"inside": "I said it aloud."}, picks=picks)
    return facts_with(document, said(document, "rs.talked", "I said it aloud."))


def test_acting_counts_the_days_to_what_was_tried_first() -> None:
    mirrors = mirrored(
        an_entry("2026-09-01", "C04", set_id="strain", level="strain"),
        spoken("2026-09-02", "C11", level=["strain"]),
        spoken("2026-09-04", "C04"),
        an_entry("2026-09-05", "C07", set_id="strain", level="rupture"),
    )
    assert mirrors.acting == Acting(strains=3, days=(0, 3))


def test_who_is_written_about_least_is_named_with_the_last_day() -> None:
    entries = written({"C01": 6, "C02": 6, "C03": 6, "C04": 6, "C05": 1})
    mirrors = mirrored(*entries)
    assert mirrors.rarely == (Rare("C05", 1, date(2026, 9, 30)),)
    assert mirrors.since == date(2026, 7, 1)


def test_a_client_not_written_about_lately_but_in_the_quarter_before_is_named_too() -> None:
    earlier = an_entry("2026-05-04", "C05")
    assert mirrored(earlier, *written({"C01": 6, "C02": 6, "C03": 6, "C04": 6})).rarely == (
        Rare("C05", 0, date(2026, 5, 4)),
    )
    long_ago = an_entry("2026-03-04", "C05")
    assert mirrored(long_ago, *written({"C01": 6, "C02": 6, "C03": 6, "C04": 6})).rarely == ()


@pytest.mark.parametrize(
    "counts",
    [
        {"C01": 9, "C02": 9, "C03": 9, "C04": 1},
        {"C01": 4, "C02": 4, "C03": 4, "C04": 4, "C05": 1},
        {"C01": 5, "C02": 5, "C03": 5, "C04": 5, "C05": 2},
        {"C01": 9, "C02": 9, "C03": 9, "C04": 9, "C05": 9, "C06": 1, "C07": 1, "C08": 1, "C09": 1},
    ],
    ids=["four clients", "few entries", "not much less", "four alike"],
)
def test_nobody_is_named_where_that_would_say_nothing(counts: dict[str, int]) -> None:
    assert mirrored(*written(counts)).rarely == ()


def test_entries_about_nobody_are_nobodys() -> None:
    assert mirrored(*written({"C01": 6, "C02": 6, "C03": 6, "C04": 6, "": 1})).rarely == ()


def test_no_entries_make_empty_mirrors() -> None:
    mirrors = mirrored()
    assert (mirrors.since, mirrors.rarely, mirrors.own_part) == (None, (), OwnPart(0, 0))


def test_the_first_days_of_the_calendar_have_no_quarter_before_them() -> None:
    assert mirrored(an_entry("0001-01-03")).since is None
