"""Picks, reviews and phrases of an entry, in reading order, each a verbatim slice at its place."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.model.codes import ClientCode, QuestionId, ThemeId
from alliance_journal.model.entries import Answer, Review
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Source, Status
from alliance_journal.themes.codebook import codebook_of
from alliance_journal.themes.coder import Coder
from tests.themes.fakes import codebook, coder, counted, document, entry, seen

QUIET = ThemeId("cw.minimal")


def review(verdict: str, quote: str = "", theme: str = QUIET) -> Review:
    return Review(ThemeId(theme), verdict, quote)  # type: ignore[arg-type]


def test_a_phrase_sighting_quotes_its_whole_sentence_at_its_line() -> None:
    paper = document("He came in.\nThen he went quiet. I waited.")
    (found,) = coder().sightings_in(paper, {})
    assert (found.theme, found.source, found.confidence) == (QUIET, Source.PHRASE, 0.8)
    assert found.quote_in(paper.text) == "Then he went quiet."
    line = paper.text.split("\n")[found.place.line - 1]
    assert line[found.place.start : found.place.end] == "Then he went quiet."


def test_a_theme_is_seen_once_in_a_sentence_and_the_sighting_that_counts_is_kept() -> None:
    (found,) = seen("I went quiet, and she went quiet, and went quiet.")
    assert found.holder is Holder.CLIENT


def test_a_phrase_does_not_run_over_the_end_of_a_sentence() -> None:
    assert seen("We went. Quiet roads.") == ()


def test_two_themes_of_one_sentence_stand_at_the_same_place() -> None:
    found = seen("She went quiet and I felt useless.")
    assert [one.theme for one in found] == [QUIET, "wf.inadequate"]
    assert found[0].place == found[1].place


def test_sightings_come_in_reading_order_over_all_sections() -> None:
    paper = document("I felt useless. She went quiet.", "She stormed out.")
    found = coder().sightings_in(paper, {})
    assert [one.theme for one in found] == ["wf.inadequate", QUIET, "cc.hostile"]


def test_a_ticked_theme_is_certain_and_quotes_its_id() -> None:
    ticked = entry(
        client=ClientCode("C07"),
        picks={"my_moves": ("wc.paternal", "none"), "between": ("off",), "lost": ("zz.unknown",)},
        answers=(Answer(QuestionId("own_part"), "My own part", "I rushed."),),
        met=date(2026, 3, 5),
    )
    paper = read(write(ticked), path="entries/x.md")
    found = coder().sightings_in(paper, {}, {("between", "off"): ThemeId("rp.trust")})
    assert {(one.theme, one.source, one.quote_in(paper.text)) for one in found} == {
        ("wc.paternal", Source.PICK, "wc.paternal"),
        ("rp.trust", Source.PICK, "off"),
        ("wc.rigid", Source.PHRASE, "I rushed."),
    }
    assert all(one.counts(codebook().themes[one.theme]) for one in found)


def test_a_yes_is_a_sighting_at_its_quote_and_replaces_the_phrase() -> None:
    paper = document("She went quiet. I waited.", reviewed=(review("yes", "She went quiet."),))
    (found,) = coder().sightings_in(paper, {})
    assert (found.source, found.status, found.holder) == (Source.REVIEW, Status.PRESENT, Holder.CLIENT)
    assert found.quote_in(paper.text) == "She went quiet."


def test_a_yes_leaves_other_sentences_to_the_coder() -> None:
    paper = document("She went quiet. Later she went quiet again.", reviewed=(review("yes", "She went quiet."),))
    assert [one.source for one in coder().sightings_in(paper, {})] == [Source.REVIEW, Source.PHRASE]


def test_a_yes_to_the_whole_entry_stands_at_its_first_answer() -> None:
    paper = document("Nothing much.", reviewed=(review("yes"),))
    (found,) = coder().sightings_in(paper, {})
    assert found.quote_in(paper.text) == "Nothing much."


def test_a_no_removes_the_sentence_wherever_it_stands_and_only_that() -> None:
    paper = document(
        "She went quiet. I left. She went quiet. He shut down.", reviewed=(review("no", "She went quiet."),)
    )
    assert [one.quote_in(paper.text) for one in coder().sightings_in(paper, {})] == ["He shut down."]


def test_a_no_to_a_part_of_the_sentence_removes_it_too_even_wrapped_anew() -> None:
    paper = document("Then she\nwent quiet again.", reviewed=(review("no", "she\nwent quiet"),))
    assert coder().sightings_in(paper, {}) == ()


def test_a_no_to_the_whole_entry_removes_every_phrase_of_the_theme_but_no_other() -> None:
    paper = document("She went quiet. I felt useless.", "He shut down.", reviewed=(review("no"),))
    assert [one.theme for one in coder().sightings_in(paper, {})] == ["wf.inadequate"]


def test_a_review_whose_quote_is_gone_is_stale_and_not_applied() -> None:
    paper = document("She went quiet.", reviewed=(review("no", "He went quiet."), review("yes", "gone", "wc.late")))
    assert [one.source for one in coder().sightings_in(paper, {})] == [Source.PHRASE]
    assert coder().stale_reviews(paper) == (QUIET, "wc.late")


def test_a_quote_is_looked_for_in_answers_only() -> None:
    paper = document("She left.", reviewed=(review("yes", "heading"),))
    assert coder().sightings_in(paper, {}) == ()
    assert coder().stale_reviews(paper) == (QUIET,)


def test_reviews_of_an_entry_without_answers_are_stale() -> None:
    assert coder().stale_reviews(document(reviewed=(review("yes"),))) == (QUIET,)


def test_a_yes_to_a_theme_that_is_gone_is_kept_quietly() -> None:
    paper = document("She left.", reviewed=(review("yes", "She left.", "own.gone"),))
    assert coder().sightings_in(paper, {}) == ()
    assert coder().stale_reviews(paper) == ()


def test_an_empty_answer_shows_nothing() -> None:
    assert seen("") == ()


PIECES = (
    "I she he K3 we went quiet felt useless not if maybe stormed out . , ; ? ! \" ' \u201c \u201d ... told him what to "
    "do never my mother's said and because the \U0001f629 \u00e9 didn\u2019t last year"
)
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40), st.text(max_size=20))
def test_every_quote_is_a_verbatim_trimmed_slice_of_an_answer(words: list[str], odd: str) -> None:
    paper = document(" ".join(words), odd + " she went quiet " + odd)
    for one in coder().sightings_in(paper, {}):
        quote = one.quote_in(paper.text)
        start = one.place.offset
        assert paper.text[start : start + len(quote)] == quote == quote.strip() != ""
        assert any(section.start <= start and start + len(quote) <= section.end for section in paper.sections)
        assert paper.text.count("\n", 0, start) + 1 == one.place.line
        assert start - (paper.text.rfind("\n", 0, start) + 1) == one.place.start


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_can_be_coded_and_always_the_same_way(text: str) -> None:
    assert seen(text) == seen(text)


def test_a_name_or_a_code_is_never_needed_to_count() -> None:
    assert counted("C07 went quiet.") == counted("She went quiet.") == {QUIET}


def test_a_coder_that_was_packed_codes_as_it_did() -> None:
    packed = json.loads(json.dumps(coder().packed()))
    again = Coder(codebook(), packed)
    for theme in codebook().themes.values():
        for sentence in (*theme.yes[:3], *theme.no[:2]):
            text = document(sentence)
            assert again.sightings_in(text, {}) == coder().sightings_in(text, {})
    assert json.loads(json.dumps(again.packed())) == packed


@pytest.mark.parametrize(
    "damaged", [{}, {"lines": []}, {"lines": [["no.such", "x", False, []]], "book": {}}, {"lines": 5}]
)
def test_what_was_not_packed_by_us_is_made_anew(damaged: dict[str, object]) -> None:
    theme = ThemeId("cw.minimal")
    small = codebook_of([codebook().themes[theme]], stamp="")
    assert [one.theme for one in Coder(small, damaged).sightings_in(document("She went quiet."), {})] == [theme]
