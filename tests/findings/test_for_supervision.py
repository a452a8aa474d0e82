"""Points for supervision: each from its own place in the journal, with a sentence, and nothing private unmarked."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.findings.for_supervision import MOST, Wanted, points_for
from alliance_journal.findings.gathering import gather
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.supervision import Point
from alliance_journal.storage.folder import Journal
from tests.findings.fakes import a_document
from tests.findings.living_fakes import QUIET, TOOK_OVER, a_bench, a_journal, put, put_weeks

DAY: Final = date(2026, 11, 25)
WANT: Final = "Whether I am working harder than he is."


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path)


def found(
    journal: Journal, since: date | None = None, client: str = "", actions: tuple[AgreedAction, ...] = ()
) -> tuple[Point, ...]:
    bench = a_bench(journal)
    return points_for(gather(journal, bench), bench, Wanted(DAY, since, client), actions)


def of_kind(kind: str, points: tuple[Point, ...]) -> list[Point]:
    return [point for point in points if point.kind == kind]


def put_private(journal: Journal, day: str, **said: str) -> None:
    """Put an entry into the journal in which every answer is marked private."""
    entry = a_document(day, answers=said).entry
    journal.add(replace(entry, answers=tuple(replace(answer, private=True) for answer in entry.answers)))


def test_an_empty_journal_offers_nothing(journal: Journal) -> None:
    assert found(journal) == ()


def test_an_open_strain_comes_with_a_telling_sentence_its_client_and_its_day(journal: Journal) -> None:
    put(journal, "2026-10-01", "C07", ratings={"strain": 7}, answers={"moment": "The room was cold."})
    put(journal, "2026-10-08", "C07", answers={"moment": f"Rain again. {QUIET}"})
    (strain,) = of_kind("strain", found(journal, date(2026, 11, 1)))
    assert (strain.words, strain.quote) == ("In 2 entries", QUIET)
    assert (strain.client, strain.day, strain.private, strain.kept) == ("C07", date(2026, 10, 8), False, True)


def test_without_a_telling_sentence_the_newest_first_sentence_stands(journal: Journal) -> None:
    put(journal, "2026-10-01", "C07", ratings={"strain": 7}, answers={"moment": "The room was cold. I left."})
    put(journal, "2026-10-08", "C07")
    (strain,) = of_kind("strain", found(journal))
    assert (strain.quote, strain.day) == ("The room was cold.", date(2026, 10, 1))


def test_a_strain_without_any_words_stands_alone(journal: Journal) -> None:
    put(journal, "2026-10-01", "C07", ratings={"strain": 7}, picks={"mark": ["rupture"]})
    (strain,) = of_kind("strain", found(journal))
    assert (strain.quote, strain.client) == ("", "C07")


def test_what_stands_in_three_entries_recurs_with_the_other_side_beside_it(journal: Journal) -> None:
    put_weeks(journal)
    themes = of_kind("theme", found(journal))
    assert themes[0].words == (
        'Went quiet / short answers, in 6 entries; beside it "Took over / told (paternalistic)" in 6'
    )
    assert themes[0].quote == QUIET
    assert of_kind("theme", found(journal, date(2026, 11, 12))) == []
    assert of_kind("theme", found(journal, client="C09")) == []


def test_no_sentence_is_quoted_twice_where_there_is_another(journal: Journal) -> None:
    put(journal, "2026-10-01", ratings={"strain": 7}, answers={"moment": QUIET})
    for day in ("02", "03", "04"):
        put(journal, f"2026-11-{day}", "C05", answers={"moment": f"On day {day} he went quiet."})
    points = found(journal)
    quotes = [point.quote for point in points if point.quote]
    assert len(quotes) == len(set(quotes)) >= 2


def test_feelings_leave_room_for_the_rest(journal: Journal) -> None:
    felt = "I was furious. I was bored. I felt ashamed. I felt helpless. I was afraid."
    put_weeks(journal, own_part=f"{TOOK_OVER} {felt}")
    themes = of_kind("theme", found(journal))
    assert len(themes) == MOST
    assert sum(point.words.startswith(("Went quiet", "Took over")) for point in themes) == 2


def test_a_loop_that_stands_out_is_told_with_its_counts_where_it_happened_lately(journal: Journal) -> None:
    both, neither = f"{TOOK_OVER} 'Whatever you think,' she said.", "It was about the map. It was about other things."
    for number in range(24):
        day = date.fromordinal(date(2026, 5, 4).toordinal() + 7 * number)
        put(journal, day.isoformat(), "C04", answers={"moment": neither if number % 2 else both})
    loops = of_kind("loop", found(journal))
    assert [point.words for point in loops] == [
        "when I took over, they went along: in 12 of 12 entries (in the other 12: 0)"
    ]
    assert loops[0].quote == TOOK_OVER
    assert len(of_kind("loop", found(journal, date(2026, 9, 20)))) == 1
    assert of_kind("loop", found(journal, date(2026, 11, 25))) == []


def test_due_steps_come_as_they_are_given(journal: Journal) -> None:
    steps = tuple(AgreedAction(f"k{n}", f"Step\n{n}", due=date(2026, 11, n + 1)) for n in range(6))
    told = of_kind("step", found(journal, actions=steps))
    assert [(one.words, one.day) for one in told][:1] == [("Step 0", date(2026, 11, 1))]
    assert len(told) == MOST


def test_starred_entries_come_newest_first_with_their_first_sentence(journal: Journal) -> None:
    put(journal, "2026-11-01", starred=True, answers={"moment": "One. Two."})
    put(journal, "2026-11-02", "C09", starred=True)
    put(journal, "2026-11-26", starred=True)
    told = [(one.client, one.quote, one.words) for one in of_kind("starred", found(journal))]
    assert told == [("C09", "", "After a session"), ("C04", "One.", "After a session")]


def test_a_starred_entry_is_quoted_where_something_shows_and_else_by_its_one_moment(journal: Journal) -> None:
    put(journal, "2026-11-01", starred=True, answers={"corner": "One stands.", "moment": f"We sat. {QUIET}"})
    put(journal, "2026-11-02", starred=True, answers={"corner": "One stands.", "moment": "We walked."})
    assert [one.quote for one in of_kind("starred", found(journal))] == ["We walked.", QUIET]


def test_an_account_retells_and_is_not_offered(journal: Journal) -> None:
    put(journal, "2026-11-01", starred=True, set_id="account", answers={"learned": QUIET})
    assert found(journal) == ()


def test_what_the_worker_wanted_to_ask_comes_first(journal: Journal) -> None:
    put(journal, "2026-11-01", "", set_id="supervision", answers={"want": WANT, "guess": "He is tired."})
    put(journal, "2026-11-02", answers={"What I'd take to supervision": "The silence. " * 30})
    put(journal, "2026-11-03", set_id="feelings", picks={"where_to": ["supervision"]}, answers={"what": "Heavy."})
    put(journal, "2026-11-04", answers={"In supervision": "She nodded."})
    points = found(journal)
    assert [(one.words, one.quote) for one in points[:3]] == [
        ("Something to take to supervision", "Heavy."),
        ("What I'd take to supervision", "The silence."),
        ("want", WANT),
    ]
    assert len(of_kind("question", points)) == 3


@pytest.mark.parametrize(
    ("answers", "set_id", "quote"),
    [
        ({"went_well": "She rang him herself. I was there."}, "supervision", "She rang him herself."),
        ({"moment": "He laughed at his own list. So did I."}, "bright", "He laughed at his own list."),
        (
            {"moment": "We spoke. I felt warm towards him and hopeful."},
            "session",
            "I felt warm towards him and hopeful.",
        ),
    ],
)
def test_one_thing_that_went_well(journal: Journal, answers: dict[str, str], set_id: str, quote: str) -> None:
    put(journal, "2026-11-01", set_id=set_id, answers=answers)
    (well,) = of_kind("well", found(journal))
    assert well.quote == quote


def test_a_strain_that_was_mended_lately_went_well(journal: Journal) -> None:
    put(journal, "2026-10-01", "C08", ratings={"strain": 7}, answers={"moment": QUIET})
    put(
        journal,
        "2026-11-02",
        "C08",
        picks={"outcome": ["together"]},
        answers={"moment": "I asked how it sat with him."},
    )
    put(journal, "2026-11-20", set_id="bright", answers={"moment": "A good day."})
    (well,) = of_kind("well", found(journal))
    assert (well.words, well.quote) == ("A strain that was mended", "I asked how it sat with him.")
    (later,) = of_kind("well", found(journal, date(2026, 11, 10)))
    assert later.quote == "A good day."


def test_what_comes_from_private_words_is_marked_and_dropped(journal: Journal) -> None:
    put_private(journal, "2026-11-01", **{"What I want to ask in supervision": WANT})
    (point,) = found(journal)
    assert (point.private, point.kept, point.quote) == (True, False, WANT)


def test_a_private_entry_is_private_whatever_is_in_it(journal: Journal) -> None:
    entry = a_document("2026-11-01", ratings={"strain": 7}, answers={"moment": QUIET}).entry
    journal.add(replace(entry, tags=("private",), starred=True))
    points = found(journal)
    assert {point.kind for point in points} == {"strain", "starred"}
    assert all(point.private and not point.kept for point in points)


def test_a_theme_is_counted_without_private_words_where_it_recurs_without_them(journal: Journal) -> None:
    put_weeks(journal, own_part="We looked at the map.")
    put_private(journal, "2026-11-20", moment="He went quiet in private.")
    (theme,) = of_kind("theme", found(journal))
    assert (theme.words, theme.quote, theme.private) == ("Went quiet / short answers, in 6 entries", QUIET, False)


def test_a_theme_that_recurs_only_with_private_words_is_private(journal: Journal) -> None:
    for day in ("01", "08"):
        put(journal, f"2026-11-{day}", answers={"moment": QUIET})
    put_private(journal, "2026-11-15", moment="He went quiet in private.")
    (theme,) = of_kind("theme", found(journal))
    assert (theme.private, theme.kept) == (True, False)


def test_a_place_that_is_wrong_is_not_quoted(journal: Journal) -> None:
    put_weeks(journal)
    bench = a_bench(journal)
    gathered = gather(journal, bench)
    moved = tuple(
        replace(facts, sightings=tuple(replace(one, place=replace(one.place, line=99)) for one in facts.sightings))
        for facts in gathered.entries
    )
    themes = of_kind("theme", points_for(replace(gathered, entries=moved), bench, Wanted(DAY)))
    assert [point.quote for point in themes] == ["", ""]
    assert {point.client for point in themes} == {"C04"}
