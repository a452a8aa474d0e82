"""The words of a walk that its entry will hold, and the walk with other words."""

from alliance_journal.guide.filling import fill
from alliance_journal.guide.shaping import entry_from
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import EntryId
from alliance_journal.terminal.walk_texts import texts_of, with_texts
from tests.storage.examples import WRITTEN
from tests.terminal.fakes import EVERY_KIND

ANSWERS = {
    "moment": "Anna left.",
    "strain": 7,
    "between": ["off"],
    "felt": {"anxious": 1, "cross with Anna": 2, "hurt by Ines": 3},
    "step": "phone Anna",
    "by": "2026-12-01",
    "say": "I may have hurried you.",
}


def walk_with(**others: object) -> Walk:
    return fill(EVERY_KIND, {**ANSWERS, **others})[0]


def test_the_words_of_every_question_are_looked_at_own_feelings_too() -> None:
    assert [(question.id, text) for question, text in texts_of(walk_with())] == [
        ("moment", "Anna left."),
        ("felt", "cross with Anna\nhurt by Ines"),
        ("step", "phone Anna"),
        ("by", "2026-12-01"),
        ("say", "I may have hurried you."),
    ]


def test_words_on_a_path_that_has_closed_are_looked_at_too() -> None:
    assert "say" in [question.id for question, _ in texts_of(walk_with(strain=2))]


def test_what_was_skipped_is_not_looked_at_and_unfinished_words_are() -> None:
    walk = walk_with().go_to("moment").skip().go_to("step").with_open_text("Ines, perhaps")
    assert {question.id: text for question, text in texts_of(walk)}.get("moment") is None
    assert ("step", "Ines, perhaps") in [(question.id, text) for question, text in texts_of(walk)]


def test_other_words_reach_the_entry_and_everything_else_stays() -> None:
    walk = walk_with().go_to("step").with_open_text("Ines, perhaps")
    texts = [text.replace("Anna", "C04").replace("Ines", "[name]") for _, text in texts_of(walk)]
    entry, before = (
        entry_from(one, entry_id=EntryId("k7f3q2mx"), written=WRITTEN, met=WRITTEN.date(), client=None)
        for one in (with_texts(walk, texts), walk)
    )
    assert [answer.text for answer in entry.answers][:2] == ["C04 left.", "[name], perhaps"]
    assert entry.feelings == {"anxious": 1, "cross with C04": 2, "hurt by [name]": 3}
    assert (entry.ratings, entry.picks) == (before.ratings, before.picks)


def test_the_same_words_give_the_same_walk() -> None:
    walk = walk_with()
    assert with_texts(walk, [text for _, text in texts_of(walk)]) is walk


def test_words_that_do_not_fit_or_would_be_none_leave_the_answer_as_it_is() -> None:
    walk = walk_with()
    texts = [text for _, text in texts_of(walk)]
    assert with_texts(walk, [texts[0], f"{'x' * 99}\nhurt", *texts[2:]]) == walk
    assert with_texts(walk, [" ", *texts[1:]]) == walk
