"""A passage in sentences: parted as far as somebody asks, and the same for all who ask."""

from itertools import islice

from alliance_journal.themes.passages import Passage

TEXT = "Before. I asked \u201cwhy now\u201d. She went quiet. I let it go."


def passage() -> Passage:
    return Passage(TEXT, (8, len(TEXT)), frozenset({"and"}))


def test_the_sentences_of_a_passage_are_numbered_and_their_words_counted() -> None:
    told = [(number, TEXT[start:end], count) for number, (start, end), count in passage().sentences()]
    assert told == [(0, "I asked \u201cwhy now\u201d.", 4), (1, "She went quiet.", 3), (2, "I let it go.", 4)]


def test_whoever_stops_early_leaves_the_rest_to_the_next() -> None:
    shared = passage()
    first = list(islice(shared.sentences(), 1))
    assert list(shared.sentences()) == list(passage().sentences())
    assert first == list(passage().sentences())[:1]


def test_a_sentence_is_opened_once_with_what_is_quoted_in_it() -> None:
    shared = passage()
    list(shared.sentences())
    assert shared.sentence(0) is shared.sentence(0)
    assert shared.sentence(0).quotes == [0, 0, 1, 1]
    assert shared.sentence(1).words == ["she", "went", "quiet"]
