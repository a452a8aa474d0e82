import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.queries.facts import Page
from alliance_journal.queries.grammar import parse_query
from alliance_journal.queries.matches import Span, snippet, spans_in
from tests.queries.fakes import TODAY, conditions, entry


def words_in(text: str, query: str) -> list[str]:
    return [text[span.start : span.end] for span in spans_in(text, parse_query(query, TODAY))]


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("Walk, walked, WALK", "walk", ["Walk", "WALK"]),
        ("Walk, walked, WALK", "walk*", ["Walk", "walked", "WALK"]),
        ("a CAF\u00c9, a cafe\u0301.", "cafe", ["CAF\u00c9", "cafe\u0301"]),
        ("Stra\u00dfe", "stras*", ["Stra\u00dfe"]),
        ("I don\u2019t", "don't", ["don\u2019t"]),
        ("I moved\n  on.", '"moved on"', ["moved\n  on"]),
        ("She went quiet and I moved on", 'quiet OR "moved on" -form', ["quiet", "moved on"]),
        ("form and quiet", "quiet -form", ["quiet"]),
        ("form and quiet", "-(quiet -form)", ["form"]),
        ("quiet", "client:C04 is:starred", []),
        ("moved on and on", '"moved on" OR "on and" OR moved', ["moved on and"]),
        ("\u6211\u5011", "\u6211 \u5011", ["\u6211", "\u5011"]),
        ("", "quiet", []),
    ],
)
def test_the_words_are_shown_as_they_were_written(text: str, query: str, words: list[str]) -> None:
    assert words_in(text, query) == words


@given(conditions(), st.text("wWalk\u00e9\u0301 form.\n\u2019", max_size=40))
def test_places_come_in_order_and_never_overlap(query: str, text: str) -> None:
    spans = spans_in(text, parse_query(query, TODAY))
    ends = [0, *(span.end for span in spans)]
    assert all(end <= span.start < span.end <= len(text) for end, span in zip(ends, spans, strict=False))


@given(
    st.sampled_from(["walk", "walk*", '"walk form"', "caf\u00e9", "don't"]),
    st.text("walk form\u2019t\u00e9", max_size=60),
)
def test_there_is_a_place_to_show_exactly_where_the_entry_is_found(query: str, text: str) -> None:
    found = parse_query(query, TODAY)
    assert bool(spans_in(text, found)) is found.holds(Page(entry(text)))


TEXT = "First paragraph.\n\nShe went quiet when I explained the form again.\n \nLast one."


def around(word: str, width: int, text: str = TEXT) -> str:
    start = text.index(word)
    cut = snippet(text, Span(start, start + len(word)), width)
    return text[cut.start : cut.end]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (0, "quiet"),
        (5, "quiet"),
        (15, "went quiet when"),
        (16, "went quiet when"),
        (22, "went quiet when I"),
        (47, "She went quiet when I explained the form again."),
        (500, "She went quiet when I explained the form again."),
    ],
)
def test_a_snippet_is_cut_between_words_and_stays_in_its_paragraph(width: int, shown: str) -> None:
    assert around("quiet", width) == shown


def test_room_that_one_side_does_not_need_goes_to_the_other() -> None:
    assert around("She", 20) == "She went quiet when"
    assert around("again.", 20) == "the form again."


def test_the_first_and_the_last_paragraph_have_one_border_each() -> None:
    assert around("First", 99) == "First paragraph."
    assert around("Last", 99) == "Last one."


def test_a_match_across_a_blank_line_is_shown_whole() -> None:
    assert around("again.\n \nLast", 30) == "the form again.\n \nLast one."


def test_an_accent_stays_with_its_letter() -> None:
    assert around("x", 7, text="ae\u0301 (x) e\u0301a") == "(x)"


def test_text_without_spaces_is_cut_anywhere() -> None:
    assert around("\u6211", 5, text="\u8b1d" * 9 + "\u6211" + "\u8b1d" * 9) == "\u8b1d\u8b1d\u6211\u8b1d\u8b1d"


@given(st.text("ab \n.\u0301\u6211", min_size=1, max_size=60), st.integers(0, 70), st.integers(0, 59))
def test_a_snippet_holds_the_match_and_keeps_to_its_width(text: str, width: int, place: int) -> None:
    start = place % len(text)
    cut = snippet(text, Span(start, start + 1), width)
    assert 0 <= cut.start <= start < cut.end <= len(text)
    assert cut.end - cut.start <= max(width, 1)
