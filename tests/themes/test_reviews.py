"""Where the worker's own words on a theme stand in an entry, and what they outrank there."""

from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.model.codes import QuestionId, ThemeId
from alliance_journal.model.entries import Answer, Review
from alliance_journal.model.themes import Source
from alliance_journal.themes.reviews import Reviews, reviewed_in, spans_of
from tests.themes.fakes import codebook, coder, document, entry

QUIET = ThemeId("cw.minimal")
LATE = ThemeId("wc.late")


def yes(quote: str = "", theme: ThemeId = QUIET) -> Review:
    return Review(theme, "yes", quote)


def no(quote: str = "", theme: ThemeId = QUIET, why: str = "") -> Review:
    return Review(theme, "no", quote, why)


def shown(text: str, *reviewed: Review) -> list[tuple[str, Source]]:
    """Return the words and the source of every sighting of the one theme."""
    paper = document(text, reviewed=reviewed)
    return [(one.quote_in(paper.text), one.source) for one in coder().sightings_in(paper, {}) if one.theme == QUIET]


def places(text: str, quote: str) -> list[str]:
    paper = document(text)
    return [paper.text[start:end] for start, end in spans_of(paper, quote)]


def test_a_yes_counts_for_every_sentence_of_the_same_words() -> None:
    assert shown("She went quiet. I left. She went quiet.", yes("She went quiet.")) == [
        ("She went quiet.", Source.REVIEW),
        ("She went quiet.", Source.REVIEW),
    ]


def test_equal_sentences_in_two_answers_are_both_meant() -> None:
    paper = document("She went quiet.", "She went quiet.", reviewed=(yes("She went quiet."),))
    assert [one.source for one in coder().sightings_in(paper, {})] == [Source.REVIEW, Source.REVIEW]


def test_a_whole_sentence_is_not_looked_for_inside_a_longer_one() -> None:
    assert shown("He shrugged. Then, I think, He shrugged. She went quiet.", yes("He shrugged.")) == [
        ("He shrugged.", Source.REVIEW),
        ("She went quiet.", Source.PHRASE),
    ]


def test_a_no_to_a_whole_sentence_says_nothing_about_a_longer_one_that_holds_it() -> None:
    text = "She went quiet. And then, after he left, She went quiet."
    assert shown(text, no("She went quiet.")) == [("And then, after he left, She went quiet.", Source.PHRASE)]


def test_a_part_of_a_sentence_stands_wherever_its_words_do() -> None:
    assert places("She went quiet again. Later she went quiet.", "went quiet") == ["went quiet", "went quiet"]


def test_words_that_are_wrapped_anew_still_stand() -> None:
    assert places("Then she\nwent  quiet again.", "Then she went quiet\nagain.") == ["Then she\nwent  quiet again."]


def test_words_written_in_another_way_do_not_stand() -> None:
    for quote in ("she went quiet.", "She went quiet!", "She went  quieter.", "S he went quiet."):
        assert places("She went quiet.", quote) == []


def test_no_quote_means_the_entry_at_its_first_sentence() -> None:
    assert places("He sat down. She went quiet.", "") == ["He sat down."]
    paper = document("", " \n", "He sat down. Then more.")
    assert [paper.text[start:end] for start, end in spans_of(paper, " ")] == ["He sat down."]
    assert spans_of(document("", " "), "") == ()


def test_a_yes_to_the_entry_leaves_the_sentences_that_were_found() -> None:
    assert shown("He sat down. She went quiet.", yes()) == [
        ("He sat down.", Source.REVIEW),
        ("She went quiet.", Source.PHRASE),
    ]


def test_of_two_words_on_the_same_sentence_the_later_one_counts() -> None:
    text = "She went quiet."
    assert shown(text, yes(text), no(text)) == []
    assert shown(text, no(text), yes("She went\nquiet.")) == [(text, Source.REVIEW)]
    assert shown(text, no(), yes()) == [(text, Source.REVIEW)]


def test_a_yes_to_a_sentence_stands_beside_a_no_to_the_rest_of_the_entry() -> None:
    text = "She went quiet. Later she went quiet again."
    assert shown(text, yes("She went quiet."), no()) == [("She went quiet.", Source.REVIEW)]


def test_a_no_takes_away_a_sighting_that_only_meets_its_words() -> None:
    assert shown("Then she went quiet. He shut down.", no("went quiet. He shut down.")) == []


def test_why_changes_nothing() -> None:
    for why in ("other_person", "not_now", "other_theme", "of a kind we do not know"):
        assert shown("She went quiet.", no("She went quiet.", why=why)) == []


def test_stale_and_refused_are_named_review_by_review_and_place_by_place() -> None:
    reviewed = (no("She left."), no("He left."), yes("Gone.", LATE), no("", LATE), yes("She left.", LATE))
    reviews = Reviews(document("She left. I sat. She left.", reviewed=reviewed), codebook().themes)
    assert reviews.stale == (QUIET, LATE)
    assert sorted(reviews.refused) == [QUIET, QUIET, LATE]
    assert [one.is_stale for one in reviews.each] == [False, True, True, False, False]


def test_a_later_word_keeps_the_place_of_the_earlier_one() -> None:
    paper = document("She left.", reviewed=(yes("She left."), yes("", LATE), no("She left.", why="not_now")))
    assert [one.review for one in reviewed_in(paper)] == [no("She left.", why="not_now"), yes("", LATE)]


def test_a_quote_across_two_lines_of_a_file_with_other_line_ends_stands() -> None:
    quote = "She went\r\nquiet."
    note = entry(answers=(Answer(QuestionId("note"), "Note", "He sat. She went\nquiet."),), reviewed=(yes(quote),))
    for newline in ("\n", "\r\n"):
        paper = read(write(note).replace("\n", newline), path="entries/x.md")
        assert coder().stale_reviews(paper) == ()
        assert [one.source for one in coder().sightings_in(paper, {})] == [Source.REVIEW]


@given(st.text(max_size=40), st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_what_is_cut_from_an_answer_stands_in_it(text: str, other: str, first: int, last: int) -> None:
    paper = document(text, other)
    section = paper.sections[0]
    quote = paper.text[section.start : section.end][first:last]
    for start, end in spans_of(paper, quote):
        assert quote.split() == [] or paper.text[start:end].split() == quote.split()
        assert any(one.start <= start and end <= one.end for one in paper.sections)
    assert bool(spans_of(paper, quote)) or not (quote.split() or text.split() or other.split())
