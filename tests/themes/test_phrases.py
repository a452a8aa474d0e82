"""The tree of phrases finds exactly what a slow and simple reading finds."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.themes.grammar import GAP, Keys
from alliance_journal.themes.phrases import Match, Phrasebook, Vocabulary

VOCABULARY = Vocabulary(
    slots={"{I}": ("i", "we"), "{C}": ("she", "he")},
    irregular={"go": "goes went"},
    doubling=frozenset(),
    common={"the": 0, "to": 1, "went": 2},
)
WORDS = ("i", "we", "she", "the", "to", "went", "go", "quiet", "quietly", "walked", "K3")
KEYS = ("the", "to", "quiet", "qui*", "go+", "walk+", "{I}", "{C}", "went")


def answers(key: str, word: str) -> bool:
    if key == "{C}" and word == "K3":
        return True
    if key.startswith("{"):
        return word in VOCABULARY.slots[key]
    if key.endswith("*"):
        return word.startswith(key[:-1])
    if key == "go+":
        return word in {"go", "goes", "went"}
    if key == "walk+":
        return word in {"walk", "walks", "walked", "walking"}
    return key == word


def ends(keys: Keys, words: Sequence[str], place: int) -> set[int]:
    if not keys:
        return {place}
    if keys[0] == GAP:
        return {end for skip in range(4) for end in ends(keys[1:], words, place + skip)}
    if place < len(words) and answers(keys[0], words[place]):
        return ends(keys[1:], words, place + 1)
    return set()


def simply(lines: Sequence[Sequence[Keys]], words: Sequence[str]) -> set[tuple[int, int, int]]:
    return {
        (line, start, end)
        for line, variants in enumerate(lines)
        for keys in variants
        for start in range(len(words))
        for end in ends(keys, words, start)
    }


@st.composite
def phrases(draw: st.DrawFn) -> Keys:
    parts = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4))
    parts.append(draw(st.sampled_from(("quiet", "to", "go+"))))
    gaps = draw(st.lists(st.booleans(), min_size=len(parts) - 1, max_size=len(parts) - 1))
    keys = [parts[0]]
    for gap, part in zip(gaps, parts[1:], strict=True):
        keys += [GAP, part] if gap else [part]
    return tuple(keys)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(phrases(), min_size=1, max_size=2), min_size=1, max_size=6),
    st.lists(st.sampled_from(WORDS), max_size=14),
)
def test_the_tree_finds_what_the_simple_reading_finds(lines: list[list[Keys]], words: list[str]) -> None:
    found = Phrasebook(lines, VOCABULARY).matches(words)
    assert {(one.line, one.start, one.end) for one in found} == simply(lines, words)
    assert len(found) == len(set(found))


def test_matches_come_by_first_word_and_the_longest_first() -> None:
    book = Phrasebook([[("went", "quiet")], [("went", GAP, "quiet")], [("quiet",)]], VOCABULARY)
    assert book.matches(["went", "quiet", "quiet"]) == [
        Match(1, 0, 3),
        Match(0, 0, 2),
        Match(1, 0, 2),
        Match(2, 1, 2),
        Match(2, 2, 3),
    ]


def test_case_and_apostrophes_of_the_text_do_not_matter() -> None:
    book = Phrasebook([[("don't", "quiet")]], VOCABULARY)
    assert book.matches(["DON\u2019T", "Quiet"]) == [Match(0, 0, 2)]


def test_a_text_of_endless_new_words_does_not_fill_the_memory() -> None:
    book = Phrasebook([[("quiet",)]], VOCABULARY)
    for number in range(201_000):
        _ = book.known[f"w{number}"]
    assert len(book.known) < 201_000
    assert book.matches(["quiet", *(f"x{number}" for number in range(201_000)), "quiet"])[-1].start == 201_001
