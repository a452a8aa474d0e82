"""Words that keep coming back beyond the codebook: counts and places, the words only from the file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.glancing import glance
from alliance_journal.findings.quotes import QuoteMismatchError, Reader
from alliance_journal.findings.wording import MOST_ENTRIES, WordFinding, wordings_of
from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.codebook import Codebook, codebook_of
from alliance_journal.themes.coder import Coder
from tests.findings.codebook_fakes import PHONE
from tests.findings.fakes import CODEBOOK, THEMES, a_document, reader_over

BEGAN: Final = date(2026, 1, 5)
SMALL: Final = codebook_of((THEMES[ThemeId("cw.minimal")], PHONE), stamp="")
FERRET: Final = codebook_of([replace(PHONE, phrases=("grey|brown ferret*",))], stamp="")
KETTLE: Final = (
    "The kettle boiled dry again.",
    "We had lunch.",
    "A kettle boiled dry, she laughed.",
    "Kettle boiled dry!",
)


def written(*texts: str, clients: Sequence[str] = ("C04",)) -> list[Document]:
    """Return entries a week apart, of these clients in turn."""
    return [
        a_document(str(BEGAN + timedelta(weeks=number)), clients[number % len(clients)], answers={"moment": text})
        for number, text in enumerate(texts)
    ]


def facts_of(documents: Sequence[Document]) -> tuple[EntryFacts, ...]:
    return tuple(glance(document) for document in documents)


def found_in(
    documents: Sequence[Document], others: Sequence[Document] = (), codebook: Codebook = SMALL, *, most: int = 20
) -> tuple[WordFinding, ...]:
    reader = reader_over(*documents, *others)
    return wordings_of(facts_of(documents), facts_of(others), reader, Coder(codebook), most=most)


def test_words_of_three_entries_are_told_as_they_are_written_in_the_newest() -> None:
    documents = written(*KETTLE, clients=("C04", "C07", "C09"))
    (one,) = found_in(documents)
    assert (one.words, one.phrase, one.entries, one.clients) == ("Kettle boiled dry", "kettle boiled dry", 3, 2)
    assert (one.first, one.last) == (BEGAN, BEGAN + timedelta(weeks=3))
    assert one.sentence == "Kettle boiled dry!"
    line = documents[3].text.split("\n").index("Kettle boiled dry!") + 1
    assert one.where == f"{documents[3].path}:{line}"


def test_each_place_is_the_first_use_in_its_entry_with_line_and_columns() -> None:
    documents = written(*KETTLE)
    (one,) = found_in(documents)
    by_path = {document.path: document.text.split("\n") for document in documents}
    spots = list(one.spots())
    assert [path for path, _ in spots] == [documents[3].path, documents[2].path, documents[0].path]
    cut = [by_path[path][place.line - 1][place.start : place.end] for path, place in spots]
    assert cut == ["Kettle boiled dry", "kettle boiled dry", "kettle boiled dry"]


def test_entries_without_a_client_count_no_client() -> None:
    (one,) = found_in(written(*KETTLE, clients=("",)))
    assert (one.entries, one.clients) == (3, 0)


def test_what_a_phrase_of_the_codebook_finds_is_left_out() -> None:
    texts = ("She sat by the grey ferret.", "A grey ferret, and a canoe.", "The canoe. A grey ferret.", "My canoe.")
    assert {one.phrase for one in found_in(written(*texts))} == {"grey ferret", "canoe"}
    assert {one.phrase for one in found_in(written(*texts), codebook=FERRET)} == {"canoe"}


def test_words_inside_a_longer_phrase_are_left_out() -> None:
    texts = ("She looked at her phone.", "Looking at his phone, he sat.", "He looks at his phone.", "The phone rang.")
    assert found_in(written(*texts)) == ()


def test_words_that_phrases_find_only_now_and_then_are_told() -> None:
    texts = ("She looked at her phone.", "A phone rang.", "The phone lay there.", "His phone again.")
    assert [one.phrase for one in found_in(written(*texts))] == ["phone"]


def test_words_that_the_other_entries_are_full_of_are_not_told() -> None:
    others = written(*["The kettle boiled dry."] * 12)
    assert found_in(written(*KETTLE), others) == ()


def test_no_more_are_told_than_are_asked_for() -> None:
    texts = ["A ferret, a canoe, a lampshade."] * 3
    assert len(found_in(written(*texts))) == 3
    assert len(found_in(written(*texts), most=2)) == 2


def test_only_the_newest_entries_are_read() -> None:
    documents = written(*["The ferret."] * 3, *["Nothing."] * MOST_ENTRIES)
    read: list[str] = []
    by_path = {document.path: document for document in documents}

    def at(path: str) -> Document:
        read.append(path)
        return by_path[path]

    assert wordings_of(facts_of(documents), (), Reader(at), Coder(SMALL)) == ()
    assert set(read) == {document.path for document in documents[3:]}


def test_a_finding_holds_no_words() -> None:
    (one,) = found_in(written(*KETTLE))
    assert "ettle" not in repr(one)


def test_two_findings_of_the_same_places_are_equal_whoever_reads_them() -> None:
    documents = written(*KETTLE)
    assert found_in(documents) == found_in(documents)


MEDDLED: Final = {
    "moved": "+ The kettle boiled dry.",
    "other words": "The candle burned down.",
    "inside a word": "A fishkettle boiled dry, as it were.",
    "cut short": "Gone.",
    "nothing there": "    ............................",
}


@pytest.mark.parametrize("name", MEDDLED)
@pytest.mark.parametrize("which", [0, 2, 3])
def test_words_that_are_no_longer_there_are_never_shown(name: str, which: int) -> None:
    documents = written(*KETTLE)
    (one,) = found_in(documents)
    start = documents[which].text.rindex(KETTLE[which])
    changed = replace(documents[which], text=documents[which].text[:start] + MEDDLED[name])
    forgotten: list[str] = []
    by_path = {document.path: document for document in (*documents[:which], changed, *documents[which + 1 :])}
    late = replace(one, reader=Reader(by_path.__getitem__, forgotten.append))
    with pytest.raises(QuoteMismatchError) as refused:
        list(late.spots())
    assert "ettle" not in str(refused.value)
    assert refused.value.sentence.endswith("is not what it was when it was read")
    assert changed.path in forgotten
    assert set(forgotten) <= {changed.path, documents[0].path, documents[3].path}


def test_a_sentence_that_is_no_longer_there_is_never_shown() -> None:
    documents = written(*KETTLE)
    (one,) = found_in(documents)
    empty = replace(documents[3], sections=())
    late = replace(one, reader=reader_over(*documents[:3], empty))
    with pytest.raises(QuoteMismatchError):
        _ = late.sentence


def test_the_shipped_codebook_leaves_words_of_its_own_out() -> None:
    texts = ("I lost patience with her kettle.", "Lost my patience, kettle or not.", "The kettle: I lost patience.")
    assert [one.phrase for one in found_in(written(*texts), codebook=CODEBOOK)] == ["kettle"]


PIECES: Final = ("ferret", "canoe,", "went", "quiet.", "the", "a", "C07")


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12), max_size=6))
def test_every_wording_is_a_slice_of_whole_words_in_each_of_its_entries(texts: list[list[str]]) -> None:
    documents = written(*(" ".join(words) for words in texts))
    by_path = {document.path: document.text for document in documents}
    for one in found_in(documents):
        cut = [by_path[path][place.offset : place.offset + place.end - place.start] for path, place in one.spots()]
        assert len({piece.lower().replace(",", "").replace(".", "") for piece in cut}) == 1
        assert one.words in one.sentence
        assert len(cut) == one.entries >= 3
