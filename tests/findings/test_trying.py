"""A sentence that is tried is read like an entry, explained, and kept nowhere."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.trying import Near, as_document, nearest_phrases, phrase_of, tried
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Source, Status
from tests.findings.codebook_fakes import PHONE
from tests.findings.fakes import THEMES, coder

SHIPPED = tuple(THEMES.values())


def test_a_theme_is_found_with_its_phrase() -> None:
    (one,) = tried("She went quiet.", coder(), THEMES)
    assert (one.theme.id, one.counts, phrase_of(one.sighting)) == ("cw.minimal", True, "went quiet")
    assert one.sentence == "She went quiet."


def test_what_does_not_count_is_found_too() -> None:
    (one,) = tried("She didn't go quiet.", coder(), THEMES)
    assert (one.counts, one.sighting.status) == (False, Status.NEGATED)


def test_what_does_not_stand_on_a_phrase_has_none() -> None:
    (one,) = tried("She went quiet.", coder(), THEMES)
    assert phrase_of(replace(one.sighting, source=Source.LEARNED, rule=("status: here and now",))) == ""


def test_a_theme_that_is_not_in_the_list_is_not_told() -> None:
    assert tried("She went quiet.", coder(), {}) == ()


@given(st.text(max_size=80))
def test_any_text_is_one_answer_to_the_last_letter(text: str) -> None:
    document = as_document(text)
    ((_, _, _, _, start, end),) = document.sections
    assert document.text[start:end] == text
    tried(text, coder(), THEMES)


def test_a_text_that_is_tried_stays_out_of_what_may_be_shown_of_it() -> None:
    (one,) = tried("She went quiet.", coder(), THEMES)
    assert "quiet" not in repr(one).replace(repr(one.theme), "").replace(repr(one.sighting), "")


def test_the_nearest_phrases_share_rare_words() -> None:
    (near, *_) = nearest_phrases(
        "Something about the phone, and a phone again.", (PHONE, THEMES[ThemeId("cw.minimal")])
    )
    assert near == Near(PHONE, "look+ at {his} phone")


def test_one_phrase_is_named_for_a_theme_and_three_at_most() -> None:
    found = nearest_phrases("The window, the silence, the tension, the atmosphere, the plan.", SHIPPED)
    assert len(found) == 3
    assert len({one.theme.id for one in found}) == 3


def test_words_that_every_text_is_full_of_come_near_to_nothing() -> None:
    assert nearest_phrases("It was the thing that I did with it.", SHIPPED) == ()
