import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alliance_journal.errors import BadDateError, BadQueryError
from alliance_journal.queries.facts import Facts, Page
from alliance_journal.queries.grammar import FIELDS, MOST_CHARACTERS, MOST_NESTED, parse_query
from tests.queries.fakes import TODAY, conditions, entries, entry


def holds(text: str, facts: Facts) -> bool:
    return parse_query(text, TODAY).holds(Page(facts))


def refusal_of(text: str) -> str:
    with pytest.raises(BadQueryError) as refused:
        parse_query(text, TODAY)
    return refused.value.sentence


@pytest.mark.parametrize(
    "text",
    [
        "quiet",
        "QUIET went",
        "went AND quiet",
        "form OR quiet",
        "quiet -form",
        "quiet NOT form",
        '"went quiet"',
        "\u201cwent quiet\u201d",
        '-"quiet went"',
        "qui*",
        "(form OR quiet) (went OR came)",
        "form went OR quiet",
        "quiet OR went form",
        "-(form quiet)",
        'quiet"went quiet"',
        "--quiet",
        "NOT -quiet",
        '"*" OR quiet',
        "client:c04 quiet",
        "CLIENT:C04",
        "client:C07,C04",
        'tag:x,"on form"',
        'since:"20 nov" until:today',
    ],
)
def test_it_finds_the_entry(text: str) -> None:
    assert holds(text, entry("She went quiet.", tags=["On form"]))


@pytest.mark.parametrize(
    "text",
    [
        "form",
        "quiet form",
        "-quiet",
        "NOT quiet",
        '"quiet went"',
        "form went OR form quiet",
        "(form OR quiet) form",
        "---quiet",
        "and",
        "client:C07",
        "is:starred",
        "since:today until:yesterday",
    ],
)
def test_it_passes_the_entry_by(text: str) -> None:
    assert not holds(text, entry("She went quiet."))


def test_small_and_or_not_are_ordinary_words() -> None:
    assert holds("she and not or", entry("she and I, or not"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "nothing to search for"),
        (" \n", "nothing to search for"),
        ("()", "something to look for is missing at column 2"),
        ("AND quiet", "something to look for is missing at column 1"),
        ("quiet OR", "something to look for is missing at column 9"),
        ("quiet OR OR form", "something to look for is missing at column 10"),
        ("quiet AND", "something to look for is missing at column 10"),
        ("NOT", "something to look for is missing at column 4"),
        ("quiet (form", "the ( at column 7 is never closed"),
        ("quiet) form", "the ) at column 6 closes nothing"),
        ('quiet "form', "the quote at column 7 is never closed"),
        ('tag:"form', "the quote at column 5 is never closed"),
        ('quiet ""', "nothing to look for at column 7"),
        ("quiet - form", "the - at column 7 stands alone"),
        ("quiet -", "the - at column 7 stands alone"),
        ("*", "a star may only end a word (column 1)"),
        ("wa*lk", "a star may only end a word (column 1)"),
        ("walk**", "a star may only end a word (column 1)"),
        ("quiet clint:C04", "there is no such field as the one at column 7; the nearest is client:"),
        ("themes:cw", "there is no such field as the one at column 1; the nearest is theme:"),
    ],
)
def test_a_search_that_cannot_be_read_is_refused_at_its_column(text: str, sentence: str) -> None:
    assert refusal_of(text) == sentence


def test_a_bad_day_is_refused_as_a_day() -> None:
    with pytest.raises(BadDateError, match="could be 3 April or 4 March"):
        parse_query("since:3/4", TODAY)


def test_a_refusal_never_repeats_the_words_of_the_search() -> None:
    for text in ("secret:secret", "secret (", 'client:"secret one"', "secret*secret", "is:secret", "secret ) secret"):
        assert "secret" not in refusal_of(text)


def test_the_query_does_not_show_its_words() -> None:
    assert "secret" not in repr(parse_query('secret "secret" tag:secret -secret*', TODAY))


def test_fifty_parentheses_are_read_and_one_more_is_refused() -> None:
    parse_query("(" * MOST_NESTED + "quiet" + ")" * MOST_NESTED, TODAY)
    deeper = "(" * (MOST_NESTED + 1) + "quiet" + ")" * (MOST_NESTED + 1)
    assert refusal_of(deeper) == "the ( at column 51 is nested more than 50 deep"


def test_parentheses_side_by_side_are_not_nested() -> None:
    parse_query("(quiet) " * 60, TODAY)


def test_two_thousand_characters_are_read_and_one_more_is_refused() -> None:
    parse_query("-" * (MOST_CHARACTERS - 1) + "q", TODAY)
    assert refusal_of("q" * (MOST_CHARACTERS + 1)) == "a search may be 2000 characters long; this one has 2001"


def test_the_fields_are_listed_for_help() -> None:
    assert FIELDS == ("client", "since", "until", "set", "tag", "theme", "is", "id")


PIECES = st.sampled_from(
    [
        "walk",
        "walk*",
        "*",
        '"',
        "(",
        ")",
        "-",
        "AND",
        "OR",
        "NOT",
        "client:",
        "since:",
        "x:",
        ",",
        "C04",
        '"1 sep"',
        " ",
    ]
)


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map("".join)))
@example("(" * 2000)
@example("-" * 2000)
@example('tag:"' * 400)
@example("id:" + "," * 1990)
def test_any_text_is_a_search_or_a_refusal(text: str) -> None:
    try:
        query = parse_query(text, TODAY)
    except (BadQueryError, BadDateError):
        return
    assert query.holds(Page(entry("walk"))) in {True, False}


@given(conditions())
def test_not_not_is_the_condition_itself(text: str) -> None:
    assert parse_query(f"NOT NOT ({text})", TODAY) == parse_query(text, TODAY)
    assert parse_query(f"--({text})", TODAY) == parse_query(text, TODAY)


@given(conditions(), entries())
def test_not_is_the_opposite(text: str, facts: Facts) -> None:
    assert holds(f"-({text})", facts) is not holds(text, facts)


@given(conditions(), conditions(), entries())
def test_and_and_or_are_what_logic_says(one: str, two: str, facts: Facts) -> None:
    first, second = holds(one, facts), holds(two, facts)
    assert holds(f"({one}) AND ({two})", facts) is (first and second)
    assert holds(f"({one}) ({two})", facts) is (first and second)
    assert holds(f"({one}) OR ({two})", facts) is (first or second)
    assert holds(f"-(({one}) OR ({two}))", facts) is holds(f"-({one}) -({two})", facts)


@given(conditions(), conditions(), conditions(), entries())
def test_and_binds_closer_than_or(one: str, two: str, three: str, facts: Facts) -> None:
    first, second, third = (holds(text, facts) for text in (one, two, three))
    assert holds(f"({one}) OR ({two}) AND ({three})", facts) is (first or (second and third))
    assert holds(f"({one}) AND NOT ({two}) OR ({three})", facts) is ((first and not second) or third)
