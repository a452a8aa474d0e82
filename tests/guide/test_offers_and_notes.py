"""What may be offered after a walk, and free notes."""

from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.notes import JOT, NOTE, note_walk
from alliance_journal.guide.offers import offers_for
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import SetId
from alliance_journal.model.prompts import Offer
from tests.guide.fakes import a_set, question, when

LOOK = Offer(SetId("strain"), "Look longer?", (when("strain", 4),))
ALWAYS = Offer(SetId("week"), "Look back?")
ASKED = a_set(question("strain", "scale"), offers=[LOOK, ALWAYS])


def test_an_offer_is_made_when_its_conditions_hold() -> None:
    assert offers_for(Walk.started(ASKED).answer(4)) == (LOOK, ALWAYS)
    assert offers_for(Walk.started(ASKED).answer(3)) == (ALWAYS,)
    assert offers_for(Walk.started(ASKED).skip()) == (ALWAYS,)


def test_an_answer_on_a_closed_path_brings_no_offer() -> None:
    asked = a_set(
        question("gate", "yesno"), question("strain", "scale", when=[when("gate", any_of="yes")]), offers=[LOOK]
    )
    walk = Walk.started(asked).answer("yes").answer(9)
    assert offers_for(walk) == (LOOK,)
    assert offers_for(walk.go_to("gate").answer("no")) == ()


def test_a_note_is_a_finished_walk_with_its_words() -> None:
    walk = note_walk("Coat on the whole hour.")
    assert walk.finished
    assert walk.answers() == {NOTE: "Coat on the whole hour."}


def test_an_empty_note_answers_nothing() -> None:
    assert note_walk(" ").answers() == {}


def test_a_note_can_be_an_entry_of_the_shipped_set() -> None:
    shipped = find_sets(None).get("jot")
    assert note_walk("words", prompt_set=shipped).answers() == {NOTE: "words"}
    assert note_walk("words", prompt_set=shipped).finished


def test_the_built_in_jot_asks_in_the_words_of_the_shipped_one() -> None:
    asked = find_sets(None).get("jot").question(NOTE)
    built_in = JOT.question(NOTE)
    assert asked is not None
    assert built_in is not None
    assert (built_in.ask, built_in.kind, built_in.short) == (asked.ask, asked.kind, asked.short)
