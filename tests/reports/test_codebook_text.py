"""The codebook on the page: nothing is wider than the page, and what is a worker's own says so."""

from dataclasses import replace
from functools import cache

import pytest

from alliance_journal.findings.checking import Checked
from alliance_journal.findings.origins import Origin, origins
from alliance_journal.findings.proving import prove
from alliance_journal.findings.trying import Near, nearest_phrases, tried
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.problems import Problem
from alliance_journal.model.themes import Source
from alliance_journal.reports.codebook_text import codebook_json, list_lines, theme_lines
from alliance_journal.reports.lines import Page
from alliance_journal.reports.proof_text import proof_lines
from alliance_journal.reports.trying_text import trying_lines
from tests.findings.codebook_fakes import PHONE
from tests.findings.fakes import THEMES, coder
from tests.reports.fakes import FORBIDDEN, PAGES, WIDE, fits, texts_of

QUIET = THEMES[ThemeId("cw.minimal")]
CHANGED = replace(QUIET, label="Fell silent")
OWN = {**THEMES, CHANGED.id: CHANGED, PHONE.id: PHONE}
FROM = origins(OWN)
PLAIN = Page(80, plain=True)


@cache
def near() -> tuple[Near, ...]:
    """Return phrases that come near a sentence; looked for once for all tests."""
    return nearest_phrases("the atmosphere by the window", tuple(THEMES.values()))


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_nothing_is_wider_than_the_page(page: Page) -> None:
    found = tried("She went quiet. I took over. He didn't go quiet.", coder(), THEMES)
    for lines in (
        list_lines(OWN.values(), FROM, page),
        *(theme_lines(theme, FROM[theme.id], page) for theme in (QUIET, PHONE)),
        trying_lines(found, (), page),
        trying_lines((), near(), page),
        proof_lines(Checked((), prove([PHONE])), page, with_idle=True),
    ):
        assert lines
        assert fits(lines, page)


def test_themes_are_listed_by_family_and_say_whose_they_are() -> None:
    lines = texts_of(list_lines([CHANGED, PHONE], FROM, WIDE))
    assert lines == [
        "client_withdrawal",
        "  cw.minimal        Fell silent; the client's; shipped, with changes of your own",
        "own",
        "  own.phone         Turned to the phone; the client's; your own",
    ]


def test_for_a_screen_reader_each_theme_is_one_sentence() -> None:
    assert texts_of(list_lines([PHONE], FROM, PLAIN))[1] == "own.phone: Turned to the phone; the client's; your own"


def test_a_theme_shows_everything_that_it_says() -> None:
    text = "\n".join(texts_of(theme_lines(QUIET, Origin.SHIPPED, Page(2000, plain=True))))
    for words in (QUIET.define, QUIET.include, QUIET.exclude, QUIET.source, QUIET.ask):
        assert " ".join(words.split()) in text
    for words in (*QUIET.phrases, *QUIET.yes, *QUIET.no):
        assert f"\n  {words}" in text
    assert "shipped with the program" in text


def test_what_a_theme_does_not_say_is_not_shown() -> None:
    bare = replace(PHONE, phrases=(), yes=(), no=())
    text = texts_of(theme_lines(bare, Origin.OWN, WIDE))
    assert text == [
        "Turned to the phone (own.phone)",
        "the client's; own; your own",
        "What it is     Looks at it.",
    ]


def test_one_of_a_thing_is_said_in_the_singular() -> None:
    one = replace(PHONE, phrases=("phone",), yes=("A phone.",), no=())
    text = texts_of(theme_lines(one, Origin.OWN, WIDE))
    assert "1 phrase:" in text
    assert "1 sentence in which it is there:" in text


def test_json_in_short_and_in_full() -> None:
    (short,) = codebook_json([PHONE], FROM)["themes"]
    assert short == {
        "id": "own.phone",
        "label": "Turned to the phone",
        "family": "own",
        "holder": "client",
        "origin": "own",
    }
    (full,) = codebook_json([CHANGED], FROM, in_full=True)["themes"]
    assert full["origin"] == "own_changes"
    assert (full["define"], full["phrases"], full["no"]) == (QUIET.define, list(QUIET.phrases), list(QUIET.no))


def test_a_theme_that_counts_says_on_what_it_stands() -> None:
    assert texts_of(trying_lines(tried("She went quiet.", coder(), THEMES), (), WIDE)) == [
        "Went quiet / short answers (cw.minimal): counts",
        "  phrase: went quiet",
        "  whose: the client's (nearest subject)",
        "  when: here and now",
    ]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("She didn't go quiet.", "does not count: said not to be so"),
        ("Last year she went quiet.", "does not count: from before"),
        ("If she goes quiet I will wait.", "does not count: supposed or planned"),
        ("My supervisor went quiet.", "does not count: it is somebody else's, and the theme is the client's"),
    ],
)
def test_a_theme_that_does_not_count_says_why(sentence: str, why: str) -> None:
    lines = texts_of(trying_lines(tried(sentence, coder(), THEMES), (), Page(200)))
    assert lines[0].endswith(why)


def test_several_sentences_are_told_apart() -> None:
    lines = texts_of(trying_lines(tried("She went quiet and I took over. He went quiet.", coder(), THEMES), (), WIDE))
    assert [line for line in lines if line.startswith('"')] == ['"She went quiet and I took over."', '"He went quiet."']


def test_what_was_suggested_without_a_phrase_says_so() -> None:
    (one,) = tried("She went quiet.", coder(), THEMES)
    learned = replace(one, sighting=replace(one.sighting, source=Source.LEARNED, rule=(), holder=Holder.CLIENT))
    assert texts_of(trying_lines((learned,), (), WIDE))[1:] == [
        "  suggested, by no phrase",
        "  whose: the client's",
        "  when: here and now",
    ]


def test_what_was_confirmed_names_no_phrase() -> None:
    (one,) = tried("She went quiet.", coder(), THEMES)
    confirmed = replace(one, sighting=replace(one.sighting, source=Source.REVIEW, rule=()))
    assert texts_of(trying_lines((confirmed,), (), WIDE))[1] == "  whose: the client's"


def test_nothing_found_says_only_that_and_what_comes_near() -> None:
    lines = texts_of(trying_lines((), (Near(PHONE, "look+ at {his} phone"), Near(QUIET, "went quiet")), Page(120)))
    assert lines == [
        "Your words did not match the list; that says nothing about what was there.",
        '  close to: Turned to the phone (own.phone), by the phrase "look+ at {his} phone"',
        '            Went quiet / short answers (cw.minimal), by the phrase "went quiet"',
    ]


def test_a_proof_counts_the_yes_sentences_that_phrases_find() -> None:
    checked = Checked((), prove([PHONE, replace(PHONE, id=ThemeId("own.bare"), phrases=(), yes=(), no=())]))
    assert texts_of(proof_lines(checked, Page(120))) == [
        "yes sentences found by phrases; the others are for the reader, and for a coder that learns:",
        "  own.phone: 1 of 2",
        "  own.bare: no yes sentences",
        "2 themes, no mistakes",
    ]


def test_phrases_that_find_no_yes_sentence_are_listed_when_asked_for() -> None:
    lines = texts_of(proof_lines(Checked((), prove([PHONE])), WIDE, with_idle=True))
    assert lines[-3:] == ["    in no yes sentence of its own:", "      picked up a call", "1 theme, no mistakes"]
    busy = replace(PHONE, phrases=PHONE.phrases[:1])
    assert len(proof_lines(Checked((), prove([busy])), WIDE, with_idle=True)) == 4


def test_where_there_are_mistakes_nothing_says_that_there_are_none() -> None:
    checked = Checked((Problem("c.toml", 1, "is wrong"),), prove([replace(PHONE, yes=())]))
    assert texts_of(proof_lines(checked, WIDE)) == ["  own.phone: no yes sentences"]


def test_too_many_ways_to_say_phrases_are_told() -> None:
    (line, *_) = texts_of(proof_lines(Checked((), too_many=True), Page(200)))
    assert "too many ways" in line


@pytest.mark.parametrize("page", [WIDE, PLAIN])
def test_no_word_of_ours_judges(page: Page) -> None:
    text = "\n".join(texts_of(list_lines(OWN.values(), FROM, page))).lower()
    assert [word for word in FORBIDDEN if word in text] == []
