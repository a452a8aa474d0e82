"""The answer to a question: counts first, one plain sentence, the evidence, and a word of caution after the first."""

import pytest

from alliance_journal.findings.asking import Asked, NamedSide, sides_named
from alliance_journal.model.codes import ThemeId
from alliance_journal.reports.ask_text import ANSWERS, ask_json, ask_lines, ordinal
from alliance_journal.reports.lines import Page
from alliance_journal.themes.boards import Contrast, When
from alliance_journal.themes.loops import Answer
from tests.findings.fakes import THEMES, reader_over
from tests.findings.test_asking import asked_of
from tests.findings.test_loops import SAID, an_entry
from tests.reports.fakes import FORBIDDEN, PAGES, WIDE, fits, texts_of

SIDES = sides_named("wc.paternal", "cw.appease", THEMES)
PAIRS = [an_entry(day, *(SAID if day % 3 == 0 else ())) for day in range(30)]


def an_answer(
    counts: Contrast, answer: Answer = Answer.MORE, *, when: When = When.SAME, without_client: int = 0
) -> Asked:
    return Asked(*SIDES, when, counts.of + counts.others, 3, without_client, counts, answer, (), THEMES, reader_over())


def told(asked: Asked, number: int = 1, *, most_quotes: int = 3) -> str:
    return " ".join(" ".join(texts_of(ask_lines(asked, number, WIDE, most_quotes=most_quotes))).split())


def test_counts_come_first_with_their_contrast() -> None:
    assert told(an_answer(Contrast(5, 7, 4, 24))).startswith(
        'In 5 of 7 entries where your words touch on "Took over / told (paternalistic)", '
        '"Agreed too easily / went along" was there too (in the other 24: 4).'
    )


def test_the_next_entry_is_said_to_be_the_next() -> None:
    assert told(an_answer(Contrast(5, 7, 4, 24), when=When.NEXT)).startswith(
        'After 5 of 7 entries where your words touch on "Took over / told (paternalistic)", '
        'that client\'s next entry had "Agreed too easily / went along" (after the other 24: 4).'
    )


def test_where_there_are_no_others_no_contrast_is_made_up() -> None:
    assert "(" not in told(an_answer(Contrast(7, 7, 0, 0))).replace("(paternalistic)", "")
    assert "(" not in told(an_answer(Contrast(7, 7, 0, 0), when=When.NEXT)).replace("(paternalistic)", "")


def test_a_theme_that_is_nowhere_is_said_to_be_nowhere() -> None:
    none = Contrast(0, 0, 4, 24)
    start = 'Your words touch on "Took over / told (paternalistic)" in none of 24 entries'
    assert told(an_answer(none, Answer.TOO_FEW)).startswith(f"{start}.")
    assert told(an_answer(none, Answer.TOO_FEW, when=When.NEXT)).startswith(
        f"{start} that are followed by another of that client."
    )


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_is_one_plain_sentence(answer: Answer) -> None:
    text = told(an_answer(Contrast(5, 7, 4, 24), answer))
    assert ANSWERS[answer] in text
    assert [sentence for sentence in ANSWERS.values() if sentence in text] == [ANSWERS[answer]]
    assert ("a count says nothing about why" in text) == (answer is not Answer.TOO_FEW)


def test_entries_that_could_not_be_compared_are_told() -> None:
    text = told(an_answer(Contrast(5, 7, 4, 24), without_client=2))
    assert "2 entries without a client code could not be compared with others." in text
    assert "client code" not in told(an_answer(Contrast(5, 7, 4, 24)))


def test_from_the_second_question_on_there_is_a_word_of_caution() -> None:
    caution = "question today: with many questions one will fit by chance."
    asked = an_answer(Contrast(5, 7, 4, 24))
    assert caution not in told(asked, 1)
    assert f"This is your 2nd {caution}" in told(asked, 2)
    assert f"This is your 3rd {caution}" in told(asked, 3)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_numbers_in_a_row_are_said_as_people_say_them(number: int, said: str) -> None:
    assert ordinal(number) == said


def test_the_evidence_stands_at_file_and_line_and_the_rest_is_counted() -> None:
    asked = asked_of(PAIRS)
    newest = PAIRS[27][1]
    text = told(asked, most_quotes=1)
    assert f'29 Mar C04 "I took over the form." ({newest.path}:{newest.sightings[0].place.line})' in text
    assert "and 9 more: aj ask --quotes 10" in text
    assert "more: aj ask" not in told(asked, most_quotes=10)


def test_a_family_is_called_by_its_name() -> None:
    family = NamedSide("any of the 9 themes of cw", (ThemeId("cw.appease"), ThemeId("cw.minimal")))
    asked = Asked(family, SIDES[0], When.SAME, 31, 3, 0, Contrast(5, 7, 4, 24), Answer.MORE, (), THEMES, reader_over())
    assert "where your words touch on any of the 9 themes of cw, " in told(asked)


@pytest.mark.parametrize("page", PAGES, ids=repr)
def test_an_answer_fits_every_page_and_uses_no_forbidden_word(page: Page) -> None:
    lines = tuple(ask_lines(asked_of(PAIRS), 2, page, most_quotes=2))
    text = " ".join(texts_of(lines))
    assert fits(lines, page)
    assert not [word for word in FORBIDDEN if word in text]
    assert text.isascii()


def test_the_shape_for_programs() -> None:
    shape = ask_json(asked_of(PAIRS), 2)
    evidence = shape.pop("evidence")
    assert shape == {
        "schema": "alliance-journal/ask/1",
        "first": ["wc.paternal"],
        "then": ["cw.appease"],
        "where": "same_entry",
        "entries": 30,
        "clients": 1,
        "both": 10,
        "of": 10,
        "contrast": {"both": 0, "of": 20},
        "answer": "more_often",
        "question_today": 2,
    }
    assert len(evidence) == 10
    assert [one["quote"] for one in evidence[0]] == list(SAID.values())
    assert evidence[0][0]["path"] == PAIRS[27][1].path
