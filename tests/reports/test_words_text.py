"""Words that keep coming back on the page and as JSON: counts, then one sentence with its place."""

import pytest

from alliance_journal.findings.wording import MOST_ENTRIES
from alliance_journal.reports.lines import Page
from alliance_journal.reports.words_text import NO_WORDS, more_than_searched, words_json, words_lines
from tests.findings.test_wording import KETTLE, found_in, written
from tests.reports.fakes import AWKWARD, PAGES, WIDE, fits, texts_of


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_nothing_is_wider_than_the_page(page: Page) -> None:
    awkward = written(*(f"{AWKWARD} A ferret and {'canoe' * 12}." for _ in range(4)))
    found = found_in(awkward)
    assert found
    assert fits(words_lines(found, 4, page), page)
    assert fits(words_lines((), 0, page), page)


def test_counts_come_first_and_one_sentence_with_its_place() -> None:
    found = found_in(written(*KETTLE, clients=("C04", "C07")))
    assert texts_of(words_lines(found, 4, Page(200))) == [
        "Words that keep coming back beyond the codebook, in 4 entries",
        '  1. "Kettle boiled dry": 3 entries, 2 clients, 5 Jan to 26 Jan',
        f'     "Kettle boiled dry!" {found[0].where}',
    ]


def test_without_clients_none_are_counted() -> None:
    found = found_in(written(*KETTLE, clients=("",)))
    assert texts_of(words_lines(found, 1, WIDE))[0].endswith("in 1 entry")
    assert '": 3 entries, 5 Jan to 26 Jan' in texts_of(words_lines(found, 4, WIDE))[1]


def test_where_nothing_keeps_coming_back_that_is_said() -> None:
    assert " ".join(texts_of(words_lines((), 4, WIDE))) == NO_WORDS


def test_more_entries_than_are_searched_are_said() -> None:
    assert more_than_searched(MOST_ENTRIES) == ""
    assert more_than_searched(1234) == "the newest 400 of 1,234 entries are searched"


def test_json_names_every_place() -> None:
    documents = written(*KETTLE)
    ids = {document.path: document.entry.id.value for document in documents}
    shape = words_json(found_in(documents), 4, ids)
    assert (shape["schema"], shape["entries"]) == ("alliance-journal/words/1", 4)
    (one,) = shape["words"]
    places = one.pop("places")
    assert one == {
        "words": "Kettle boiled dry",
        "entries": 3,
        "clients": 1,
        "first": "2026-01-05",
        "last": "2026-01-26",
    }
    assert [place["entry"] for place in places] == [ids[documents[number].path] for number in (3, 2, 0)]
    by_path = {document.path: document.text.split("\n") for document in documents}
    assert {by_path[one["path"]][one["line"] - 1][one["start"] : one["end"]].lower() for one in places} == {
        "kettle boiled dry"
    }
