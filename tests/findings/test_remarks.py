"""Which one thing is said after saving: the first in a fixed order, never two; earlier entries only where needed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Final

import pytest

from alliance_journal.findings.remarks import BOUNDARY, FALLEN, HARM, OWN, Kind, Occasion, Remark, remark_on
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.shaping import entry_from
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode, EntryId, SetId
from alliance_journal.model.entries import Entry

SETS: Final = find_sets(None).sets
NOW: Final = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
WORDS: Final = {
    Kind.HARM: "She talked about suicide.",
    Kind.OWN: "I can't cope any more.",
    Kind.BOUNDARY: "He brought me flowers.",
}
"""Words that bring each of the remarks that words can bring."""


def unasked() -> Iterator[Entry]:
    pytest.fail("an earlier entry was asked for")
    yield


def occasion(  # noqa: PLR0913  what the rules look at, each by name
    name: str = "pulse",
    answers: dict[str, object] | None = None,
    earlier: Iterable[Entry] | None = None,
    client: str = "C07",
    *,
    reminds: bool = True,
    guards: bool = True,
) -> Occasion:
    """Return the moment after a walk with these answers; every other question was skipped."""
    walk = Walk.started(SETS[SetId(name)])
    given = answers or {}
    while (question := walk.current) is not None:
        walk = walk.answer(given[question.id]) if question.id in given else walk.skip()
    code = ClientCode(client) if client else None
    entry = entry_from(walk, entry_id=EntryId("newest"), written=NOW, met=NOW.date(), client=code)
    fetch = unasked if earlier is None else (lambda: earlier)
    return Occasion(walk, entry, SETS, fetch, reminds=reminds, guards=guards)


def before(days: int, **ratings: int) -> Entry:
    day = NOW - timedelta(days=days)
    return Entry(EntryId(f"e{days:04}"), day, day.date(), SetId("pulse"), 1, ClientCode("C07"), ratings=ratings)


def kind_of(remark: Remark | None) -> Kind | None:
    return remark.kind if remark else None


CIRCLED: Final = [before(1, strain=8), before(2, strain=8)]


def test_the_order_is_harm_own_circling_boundary_offer() -> None:
    assert [kind.value for kind in Kind] == ["harm", "own", "circling", "boundary", "offer"]


def occasion_of(kinds: Iterable[Kind]) -> Occasion:
    """Return a moment at which each of these might be said, and nothing else: an offer for the mildest strain."""
    chosen = set(kinds)
    moment = " ".join(words for kind, words in WORDS.items() if kind in chosen) or "The door."
    strain = {"strain": 8} if Kind.CIRCLING in chosen else {"strain": 4} if Kind.OFFER in chosen else {}
    made = occasion("pulse", {"moment": moment, **strain}, CIRCLED if Kind.CIRCLING in chosen else [])
    if Kind.OFFER in chosen:
        return made
    walk = replace(made.walk, prompt_set=replace(made.walk.prompt_set, offers=()))
    return replace(made, walk=walk)


@pytest.mark.parametrize("several", [few for n in range(6) for few in combinations(Kind, n)], ids=str)
def test_of_all_that_might_be_said_only_the_first_is(several: tuple[Kind, ...]) -> None:
    assert kind_of(remark_on(occasion_of(several))) is (several[0] if several else None)


def test_a_calm_entry_brings_nothing_and_reads_nothing() -> None:
    assert remark_on(occasion("pulse", {"tie": 9, "strain": 1, "moment": "The door, held open."})) is None
    assert remark_on(occasion("jot", {"note": "A note."})) is None


def test_words_outrank_everything_and_read_nothing() -> None:
    told = remark_on(occasion("pulse", {"strain": 9, "moment": WORDS[Kind.HARM]}))
    assert told == Remark(Kind.HARM, HARM)


def test_the_line_about_oneself_and_the_one_for_supervision() -> None:
    assert remark_on(occasion("jot", {"note": WORDS[Kind.OWN]})) == Remark(Kind.OWN, OWN)
    assert remark_on(occasion("jot", {"note": WORDS[Kind.BOUNDARY]})) == Remark(Kind.BOUNDARY, BOUNDARY)


def test_words_count_under_every_question_of_every_set() -> None:
    for name, prompt_set in SETS.items():
        for question in prompt_set.questions:
            if question.kind.is_written and not question.when:
                assert kind_of(remark_on(occasion(name, {question.id: "A weapon."}))) is Kind.HARM


def test_what_is_told_as_the_client_is_not_taken_for_the_writer() -> None:
    assert remark_on(occasion("session", {"their_side": WORDS[Kind.OWN]})) is None
    assert kind_of(remark_on(occasion("session", {"own_part": WORDS[Kind.OWN]}))) is Kind.OWN


def test_a_feeling_in_the_writers_own_word_counts() -> None:
    assert kind_of(remark_on(occasion("pulse", {"feelings": {"suicidal": 2}}))) is Kind.OWN
    assert remark_on(occasion("pulse", {"feelings": {"sad": 2, "wobbly": 1}})) is None


def test_the_reminders_can_be_switched_off_together() -> None:
    for words in WORDS.values():
        assert remark_on(occasion("jot", {"note": words}, reminds=False)) is None


def test_coming_back_three_times_is_asked_about_in_words() -> None:
    told = remark_on(occasion("pulse", {"strain": 8}, CIRCLED))
    assert told is not None
    assert told.line.startswith("You have come back to this three times within a week.")
    many = [before(0, strain=8), *[replace(one, id=EntryId(f"m{n}")) for n in range(11) for one in CIRCLED[:1]]]
    assert "13 times" in (remark_on(occasion("pulse", {"strain": 8}, many)) or told).line


def test_the_guard_can_be_switched_off_and_is_nothing_without_a_client() -> None:
    assert kind_of(remark_on(occasion("pulse", {"strain": 8}, CIRCLED, guards=False))) is Kind.OFFER
    assert kind_of(remark_on(occasion("pulse", {"strain": 8}, client=""))) is Kind.OFFER


@pytest.mark.parametrize(
    ("name", "answers", "offered"),
    [
        ("pulse", {"strain": 4}, "strain"),
        ("pulse", {"strain": 3}, None),
        ("session", {"strain": 4}, "strain"),
        ("session", {"strain": 0, "between": "off"}, "strain"),
        ("session", {"between": "tense"}, "strain"),
        ("session", {"between": "easy"}, None),
        ("strain", {"spoken": "not_yet"}, "repair"),
        ("strain", {"spoken": "around"}, "repair"),
        ("strain", {"spoken": "openly"}, None),
        ("strain", {"spoken": "not_wise"}, None),
        ("missed", {"what_happened": "noshow"}, None),
        ("repair", {"if_fine": "wait"}, "mended"),
        ("mended", {"outcome": "open"}, "repair"),
        ("mended", {"outcome": "together"}, None),
        ("feelings", {"where_to": "supervision"}, "supervision"),
        ("feelings", {"where_to": "put_down"}, None),
    ],
)
def test_what_is_offered_after_a_set(name: str, answers: dict[str, object], offered: str | None) -> None:
    told = remark_on(occasion(name, answers, []))
    assert (told.set if told else None) == offered


def test_every_offer_of_every_shipped_set_names_a_set_there_is_and_never_itself() -> None:
    for name, prompt_set in SETS.items():
        assert all(offer.set in SETS and offer.set != name for offer in prompt_set.offers)


def test_a_fall_against_the_earlier_ratings_brings_the_offer_too() -> None:
    earlier = [before(days, tie=8) for days in range(1, 6)]
    assert remark_on(occasion("pulse", {"tie": 5, "strain": 1}, earlier)) == Remark(Kind.OFFER, FALLEN, SetId("strain"))
    assert remark_on(occasion("pulse", {"tie": 7, "strain": 1}, earlier)) is None
    assert remark_on(occasion("pulse", {"tie": 5}, client="")) is None


def test_a_set_that_never_offers_a_look_at_a_strain_does_not_after_a_fall_either() -> None:
    assert remark_on(occasion("mended", {"mend": 1, "outcome": "together"})) is None


def test_a_set_that_there_is_not_is_not_offered() -> None:
    made = occasion("pulse", {"strain": 5, "tie": 5}, [before(days, tie=8) for days in range(1, 6)])
    without = {name: one for name, one in SETS.items() if name != "strain"}
    assert remark_on(replace(made, sets=without)) is None


def test_no_line_speaks_as_a_measure_or_an_order() -> None:
    lines = [HARM, OWN, FALLEN, BOUNDARY, *[offer.line for one in SETS.values() for offer in one.offers]]
    unwanted = ("risk", "detect", "diagnos", "resist", "score", "should", "must", "alarm", "warning")
    assert [line for line in lines if any(word in line.lower() for word in unwanted)] == []
