"""What a search found: places are verbatim, and only answers are searched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.queries.grammar import parse_query
from alliance_journal.queries.tree import Query
from alliance_journal.reports.found_text import MOST_SNIPPETS, SNIPPET_WIDTH, found_json, found_lines, places_found
from alliance_journal.reports.lines import Line, Page
from tests.findings.fakes import TODAY, a_document, facts_with, reader_over
from tests.reports.fakes import PAGES, WIDE, awkward_entry, fits, texts_of

DOCUMENT = a_document(
    "2026-11-20",
    answers={"moment": "The form lay there.\n\nCaf\u00e9 forms, she said.", "own_part": "I took the form."},
)
FACTS = facts_with(DOCUMENT)


def query(text: str) -> Query:
    return parse_query(text, TODAY)


def test_every_place_is_verbatim_at_its_line_and_columns() -> None:
    shape = found_json([FACTS], query("form* OR cafe"), reader_over(DOCUMENT))
    lines = DOCUMENT.text.split("\n")
    matches = shape["entries"][0]["matches"]
    assert [match["words"] for match in matches] == ["form", "Caf\u00e9", "forms", "form"]
    for match in matches:
        assert lines[match["line"] - 1][match["start"] : match["end"]] == match["words"]
        assert match["words"] in match["around"] in DOCUMENT.text


def test_the_shape_of_a_search_is_stable() -> None:
    shape = found_json([FACTS], query("lay"), reader_over(DOCUMENT))
    assert shape == {
        "schema": "alliance-journal/search/1",
        "entries": [
            {
                "id": FACTS.id,
                "source_id": None,
                "met": "2026-11-20",
                "client": "C04",
                "path": FACTS.path,
                "matches": [
                    {"line": 15, "start": 9, "end": 12, "words": "lay", "around": "The form lay there."},
                ],
            }
        ],
    }


def test_questions_and_front_matter_are_not_searched() -> None:
    assert list(places_found(FACTS, query("moment OR session"), reader_over(DOCUMENT))) == []


def test_a_filter_without_words_finds_entries_without_places() -> None:
    assert found_json([FACTS], None, reader_over(DOCUMENT))["entries"][0]["matches"] == []
    assert [line.role for line in found_lines([FACTS], None, reader_over(DOCUMENT), WIDE)] == ["heading"]


def test_an_entry_is_shown_with_the_first_places_and_their_lines() -> None:
    lines = found_lines([FACTS], query("form"), reader_over(DOCUMENT), WIDE)
    assert lines[1:] == (Line("     15: The form lay there.", "quote"), Line("     21: I took the form.", "quote"))


def test_the_same_words_are_shown_once_and_no_more_than_a_few() -> None:
    answers = {f"q{number}": f"form {number // 2}" for number in range(20)}
    document = a_document("2026-11-20", answers=answers)
    lines = found_lines([facts_with(document)], query("form"), reader_over(document), WIDE)
    assert len(lines) == 1 + MOST_SNIPPETS


@pytest.mark.parametrize("page", PAGES)
def test_awkward_entries_stay_on_the_page(page: Page) -> None:
    document, facts = awkward_entry(TODAY, ("cw.minimal",))
    assert fits(found_lines([facts], query("quiet OR went"), reader_over(document), page), page)
    assert texts_of(found_lines([], query("quiet"), reader_over(), page)) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["form", "Form,", "quiet", "\u05d8\u05d5\u05e4\u05e1", "e\u0301", "\n\n", "\U0001f937"]),
        max_size=60,
    )
)
def test_any_text_gives_verbatim_places(words: list[str]) -> None:
    document = a_document("2026-11-20", answers={"moment": " ".join(words)})
    for found in places_found(facts_with(document), query("form OR \u05d8\u05d5\u05e4\u05e1"), reader_over(document)):
        lines = document.text.split("\n")
        assert lines[found.place.line - 1][found.place.start : found.place.end] == found.words
        assert found.words in found.around in document.text
        assert len(found.around) <= SNIPPET_WIDTH
