"""Each spelling once, with every place where it stands, and other words put there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.mentions import Spot, is_allowed, mentions_in, with_words
from alliance_journal.privacy.kinds import Kind
from alliance_journal.privacy.watching import WatchList
from tests.terminal.spotting_fakes import spot_a_few

NOBODY = WatchList()


@pytest.fixture(autouse=True)
def _a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    spot_a_few(monkeypatch)


def spellings(*texts: str, watched: WatchList = NOBODY, settled: tuple[str, ...] = ()) -> list[str]:
    return [mention.spelling for mention in mentions_in(texts, watched, settled)]


def test_a_spelling_comes_once_with_all_its_places() -> None:
    (mention,) = mentions_in(["I met Anna.", "Then Anna and Anna's bag."], NOBODY)
    assert (mention.kind, mention.spelling) == (Kind.NAME, "Anna")
    assert mention.spots == (Spot(0, 6, 10), Spot(1, 5, 9), Spot(1, 14, 18))


def test_mentions_come_in_reading_order() -> None:
    assert spellings("Ines rang 07700 900123.", "Then Anna.") == ["Ines", "07700 900123", "Anna"]


def test_a_longer_name_is_not_taken_apart_by_a_shorter_one() -> None:
    mentions = mentions_in(["Anna Berg left. Anna stayed."], NOBODY)
    assert [(one.spelling, one.spots) for one in mentions] == [
        ("Anna Berg", (Spot(0, 0, 9),)),
        ("Anna", (Spot(0, 16, 20),)),
    ]


def test_days_are_not_asked_about() -> None:
    assert spellings("On 3 May I met nobody.") == []


def test_what_is_settled_or_never_to_be_asked_about_is_left_out() -> None:
    assert spellings("Anna and Ines", settled=("Anna",)) == ["Ines"]
    assert spellings("Anna and Ines", watched=WatchList(allowed=("INES",))) == ["Anna"]


def test_a_spelling_found_once_is_found_wherever_it_stands_as_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    from alliance_journal.findings import mentions as module  # noqa: PLC0415  it is changed for this test only

    found = module.identifiers_in
    monkeypatch.setattr(module, "identifiers_in", lambda text, watched: found(text, watched)[:1])
    (mention,) = mentions_in(["Ines, Ines and Inesita; then Ines"], NOBODY)
    assert [spot.start for spot in mention.spots] == [0, 6, 29]


def test_a_word_is_allowed_in_whatever_case_and_spacing() -> None:
    assert is_allowed("Anna\n BERG", WatchList(allowed=("anna berg",)))
    assert not is_allowed("Anna", WatchList(allowed=("Anna Berg",)))


def test_other_words_stand_in_every_place_and_nothing_else_changes() -> None:
    texts = ("Anna met Ines.", "no one", "Anna rang 07700 900123")
    mentions = mentions_in(texts, NOBODY)
    assert with_words(texts, mentions, lambda kind: f"[{kind.value}]") == (
        "[name] met [name].",
        "no one",
        "[name] rang [phone]",
    )


@given(st.lists(st.lists(st.sampled_from(["Anna", " ", "Anna Berg", "x", "3 May", "\n", ". "])).map("".join)))
def test_places_hold_the_spelling_never_overlap_and_are_gone_once_replaced(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        spot_a_few(patch)
        mentions = mentions_in(texts, NOBODY)
        spots = sorted(spot for mention in mentions for spot in mention.spots)
        assert all(texts[s.text][s.start : s.end] == one.spelling for one in mentions for s in one.spots)
        assert all(a.text < b.text or a.end <= b.start for a, b in pairwise(spots))
        assert mentions_in(with_words(texts, mentions, lambda _: "-"), NOBODY) == ()
