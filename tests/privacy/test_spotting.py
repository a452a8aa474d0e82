"""What holds for any text: places within it, apart, in order; and the text with them replaced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.lists import FOLDER, SortedWords, capitals, folded, packaged
from alliance_journal.privacy.spotting import identifiers_in, replaced
from alliance_journal.privacy.watching import WatchList, read_watch_list
from alliance_journal.privacy.words import ALSO_WORDS, ALWAYS_NAMES

PIECES = [
    "Lena ", "Will ", "Mrs ", "K. ", "van der ", "Berg", "Leeds", "School ", "of ", "in ", "14 ", "Elm ", "Street",
    ". ", "\n", "07700 900123", "LS1 4AB", "@", "x.org", "born ", "1984", "12/03/", "address: ", "'s ", "-", "IBAN ",
    "GB82", "\u05d3\u05e0\u05d4", "\u0663\u0664\u0665", "\u00b2", "\u0130", "St ", "Port ", "Ltd",
    "\ud83d\ude00", "(", ")",
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(TEXTS, st.lists(st.text(), max_size=3))
def test_places_lie_within_the_text_apart_and_in_order(text: str, lines: list[str]) -> None:
    found = identifiers_in(text, read_watch_list("\n".join(lines))[0])
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@given(TEXTS)
def test_a_text_replaced_by_its_own_words_is_itself(text: str) -> None:
    found = identifiers_in(text)
    assert replaced(text, found, lambda one: text[one.start : one.end]) == text


@given(TEXTS)
def test_a_replaced_text_keeps_every_other_character(text: str) -> None:
    found = identifiers_in(text)
    gone = sum(one.end - one.start for one in found)
    assert len(replaced(text, found, lambda _one: "")) == len(text) - gone


def test_a_name_is_replaced_by_what_is_said_of_it() -> None:
    text = "Lena told Mrs Okoro so."
    assert replaced(text, identifiers_in(text), lambda one: one.kind.words) == "a name told Mrs a name so."


def test_where_two_meet_the_stronger_stays() -> None:
    text = "I wrote to lena.okoro@example.org of Lena."
    assert [one.kind for one in identifiers_in(text, WatchList(("Lena",)))] == [Kind.NAME, Kind.NAME]
    assert [one.kind for one in identifiers_in(text)] == [Kind.EMAIL, Kind.NAME]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_words_with_an_article(kind: Kind) -> None:
    assert kind.words.split()[0] in {"a", "an"}


def test_an_identifier_is_strong_unless_it_says_otherwise() -> None:
    assert not Identifier(Kind.NAME, 0, 1).weak


@pytest.mark.parametrize(
    ("name", "has", "lacks"),
    [
        ("ordinary", ["we", "walk", "counselling", "behaviour"], ["priya", "leeds", "bob"]),
        ("given", ["priya", "kwame", "siobhan", "bob", "jo"], ["will", "grace", "england", "table"]),
        ("family", ["okonkwo", "kowalski", "nguyen"], ["brown", "england", "table"]),
        ("places", ["leeds", "new delhi", "england", "uruguay"], ["table", "priya"]),
    ],
)
def test_a_packaged_list_has_what_it_should(name: str, has: list[str], lacks: list[str]) -> None:
    assert all(word in packaged(name) for word in has)
    assert not any(word in packaged(name) for word in lacks)


@given(st.lists(st.text("abc\u00e9", min_size=1)), st.text("abc\u00e9"))
def test_a_sorted_list_has_exactly_its_words(words: list[str], other: str) -> None:
    listed = SortedWords("\n".join(["# head", *sorted(words, key=str.encode), ""]).encode())
    assert all(word in listed for word in words)
    assert (other in listed) == (other in words)
    assert "# head" not in listed


def test_the_lists_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.is_file()) < 600_000


def test_a_word_is_folded_as_the_lists_are() -> None:
    assert [folded(word) for word in ("Zo\u00eb", "\u0141ukasz", "S\u00f8ren", "O\u2019Neil")] == [
        "zoe",
        "lukasz",
        "soren",
        "o'neil",
    ]


def test_no_name_is_both_always_one_and_a_word_too() -> None:
    assert set() == ALWAYS_NAMES & ALSO_WORDS


def test_days_and_peoples_are_capitals() -> None:
    assert {"monday", "welsh", "ramadan"} <= capitals()
