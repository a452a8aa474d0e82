"""Every step of a reading can be told in a short line, with the words that decided."""

import pytest

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.themes import Source
from tests.themes.fakes import coder, document


def told(text: str, theme: str, question: str = "note") -> tuple[str, ...]:
    """The steps of a theme in a text, each as its line."""
    found = coder().explained_in(document(text, question=question), {})
    return next(tuple(step.text for step in one.steps) for one in found if one.sighting.theme == theme)


@pytest.mark.parametrize(
    ("text", "whose", "when"),
    [
        (
            "She shut down.",
            "whose: nearest subject 'She' -> the client",
            "when: told as it happened -> here and now",
        ),
        (
            "I don't think she shut down.",
            "whose: nearest subject 'she' -> the client",
            "when: 'don't' 2 words before: says it was not so -> not so",
        ),
        (
            "The manager might have shut down.",
            "whose: nearest subject 'manager' -> somebody else",
            "when: 'might' a word before: perhaps, not for certain -> supposed",
        ),
        (
            "K3 nearly shut down.",
            "whose: nearest subject 'K3' -> the client",
            "when: 'nearly' right before: nearly, but not quite -> not so",
        ),
        (
            "We shut down years ago.",
            "whose: nearest subject 'We' -> both of you",
            "when: 'years ago' right after: from before this work -> from before",
        ),
        (
            "Long silences.",
            "whose: no subject, so by the theme -> the client",
            "when: told as it happened -> here and now",
        ),
    ],
)
def test_a_reading_is_told_in_two_short_lines(text: str, whose: str, when: str) -> None:
    assert told(text, "cw.minimal") == (whose, when)


def test_words_in_a_gap_of_the_phrase_are_said_to_stand_inside() -> None:
    (one,) = (one for one in coder().explained_in(document("I told her never what to do."), {}) if one.phrase)
    assert one.words == "I told her never what to do"
    assert one.steps[1].text == "when: 'never' inside: says it was not so -> not so"


def test_what_the_question_settles_is_told_without_words() -> None:
    assert told("Long silences.", "cw.minimal", "feelings")[0] == "whose: the question asks about -> you"
    assert told("Long silences.", "cw.minimal", "next")[1] == "when: the question asks what comes next -> supposed"


def test_the_sightings_explained_are_the_sightings_found() -> None:
    paper = document(
        "She shut down. I felt useless.", reviewed=(Review(ThemeId("cw.minimal"), "yes", "She shut down."),)
    )
    explained = coder().explained_in(paper, {})
    assert tuple(one.sighting for one in explained) == coder().sightings_in(paper, {})
    assert [(one.sighting.source, one.phrase == "", one.steps == ()) for one in explained] == [
        (Source.REVIEW, True, True),
        (Source.PHRASE, False, False),
    ]


def test_what_the_worker_refused_is_not_explained() -> None:
    paper = document("She shut down.", reviewed=(Review(ThemeId("cw.minimal"), "no", "She shut down."),))
    assert coder().explained_in(paper, {}) == ()


def test_no_word_of_an_entry_stands_in_the_repr() -> None:
    found = coder().explained_in(document("The manager said her purple heart went quiet."), {})
    assert found
    assert "manager" not in repr(found)
    assert "quiet" not in repr([one.words for one in ()] + [one.steps for one in found])
