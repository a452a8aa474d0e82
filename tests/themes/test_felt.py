"""Themes from feelings that were rated or named."""

from dataclasses import replace

import pytest

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import feeling_place
from alliance_journal.entrytext.reading import read
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Sighting, Source
from tests.findings.fakes import a_document, coder


def seen(document: Document) -> list[tuple[str, str, str]]:
    """Return source, theme and quote of every sighting."""
    found = coder().sightings_in(document, {"moment": Holder.WORKER})
    return [(one.source.value, one.theme, one.quote_in(document.text)) for one in found]


def test_a_rated_feeling_is_a_certain_sighting_at_its_place_in_the_front_matter() -> None:
    document = a_document("2026-11-20", feelings={"irritated": 2, "warm": 0, "curious": 3})
    assert seen(document) == [("pick", "wf.frustrated", "irritated")]


def test_two_rated_feelings_of_one_theme_are_one_sighting() -> None:
    assert len(seen(a_document("2026-11-20", feelings={"irritated": 2, "angry": 1}))) == 1


def test_a_feeling_named_in_words_is_found_with_its_sentence() -> None:
    document = a_document("2026-11-20", answers={"moment": "He left. I was disgruntled all afternoon."})
    assert ("phrase", "wf.frustrated", "I was disgruntled all afternoon.") in seen(document)
    assert {word for word, _ in coder().coded(document, {}).felt} <= {"irritated", "angry"}


def test_one_sentence_holds_a_theme_once_however_it_is_found() -> None:
    document = a_document("2026-11-20", answers={"moment": "I felt frustrated and I was disgruntled."})
    assert [theme for _, theme, _ in seen(document)].count("wf.frustrated") == 1


def test_what_was_refused_is_not_found_by_a_feeling_either() -> None:
    document = a_document("2026-11-20", answers={"moment": "I was disgruntled."}, feelings={"angry": 2})
    entry = replace(document.entry, reviewed=(Review(ThemeId("wf.frustrated"), "no"),))
    refused = replace(document, entry=entry)
    assert seen(refused) == []


def test_a_feeling_without_a_theme_is_named_all_the_same() -> None:
    document = a_document("2026-11-20", answers={"moment": "I felt curious about it."})
    coded = coder().coded(document, {"moment": Holder.WORKER})
    assert [word for word, _ in coded.felt] == ["curious"]
    assert coded.sightings == ()


def test_the_explanation_of_a_feeling_names_its_phrase_and_words() -> None:
    document = a_document("2026-11-20", answers={"moment": "I was disgruntled."})
    (one,) = coder().explained_in(document, {"moment": Holder.WORKER})
    assert (one.sighting.source, one.phrase, one.words) == (Source.PHRASE, "disgruntled", "disgruntled")


@pytest.mark.parametrize("written", ["feelings = { irritated = 2 }\n", "feelings.irritated = 2\n"])
def test_a_rating_that_does_not_stand_under_a_heading_has_no_place(written: str) -> None:
    front = f'+++\nformat = 1\nid = "k7f3q2mx"\nwritten = 2026-11-20T10:00:00Z\nmet = 2026-11-20\n{written}+++\n'
    document = read(front, path="entries/2026/x.md")
    assert document.entry.feelings == {"irritated": 2}
    assert feeling_place(document, "irritated") is None
    assert coder().sightings_in(document, {}) == ()


def test_a_note_without_front_matter_has_no_place_for_ratings() -> None:
    document = read("Just a note.", path="entries/2026/2026-11-20 note.md")
    assert feeling_place(document, "irritated") is None


def test_a_quoted_key_is_found() -> None:
    front = '+++\nformat = 1\nid = "k7f3q2mx"\nwritten = 2026-11-20T10:00:00Z\nmet = 2026-11-20\n'
    document = read(f'{front}[feelings]\n"over-protective" = 1\n[ratings]\naims = 3\n+++\n', path="entries/2026/x.md")
    (one,) = coder().sightings_in(document, {})
    assert isinstance(one, Sighting)
    assert one.quote_in(document.text) == "over-protective"
