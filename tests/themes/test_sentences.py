"""Sentences keep to what a reader would call a sentence, and never lose a word."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.themes.clauses import opened, quoted_spans
from alliance_journal.themes.sentences import sentences_in
from alliance_journal.themes.words import words_in


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She sat. I waited.", ["She sat.", "I waited."]),
        ("i was tired. then she came", ["i was tired.", "then she came"]),
        ("Dr. Hale rang. Mr. B. came late.", ["Dr. Hale rang.", "Mr. B. came late."]),
        ("I saw K. She was quiet.", ["I saw K.", "She was quiet."]),
        ("K. M. called, e.g. about rent.", ["K. M. called, e.g. about rent."]),
        ("It is mine, not I. She knows.", ["It is mine, not I.", "She knows."]),
        ("Was it me? I think so! Yes.", ["Was it me?", "I think so!", "Yes."]),
        ('"Why?" she said. "No."', ['"Why?" she said.', '"No."']),
        ('"It is fine." she said.', ['"It is fine." she said.']),
        ('"Why?" I asked. "No." I left.', ['"Why?" I asked.', '"No."', "I left."]),
        ("“Fine.” She left.", ["“Fine.”", "She left."]),
        ("Well ... maybe. Later… perhaps.", ["Well ... maybe.", "Later… perhaps."]),
        ("I do not know... She left.", ["I do not know...", "She left."]),
        ("So tired 😩 she never came", ["So tired 😩", "she never came"]),
        ("Late again ☹️ and again", ["Late again ☹️", "and again"]),
        ("One thing\n\nAnother thing", ["One thing", "Another thing"]),
        ("- quiet\n- late again", ["- quiet", "- late again"]),
        ("1. she came\n2. he left", ["1. she came", "2. he left"]),
        ("Short note\nSecond note", ["Short note", "Second note"]),
        ("she said that\nit was fine", ["she said that\nit was fine"]),
        (
            "A long line that an editor has broken because it was too long for\nKaren to read it.",
            ["A long line that an editor has broken because it was too long for\nKaren to read it."],
        ),
        ("We met on Sat. 5 May in room no. 7. Sat down.", ["We met on Sat. 5 May in room no. 7.", "Sat down."]),
        ("It cost 3.50 today. Fine.", ["It cost 3.50 today.", "Fine."]),
        ("First line.\nSecond line.", ["First line.", "Second line."]),
        ("She stopped.\n“Why?”", ["She stopped.", "“Why?”"]),
        ("   ", []),
        ("", []),
    ],
)
def test_a_text_is_parted_where_a_reader_would_part_it(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_dictation_without_a_full_stop_is_parted_at_the_next_subject() -> None:
    text = " and then she said that the bus was late".join(["so he told me about the weekend " * 3] * 6)
    parts = sentences(text)
    assert len(parts) > 1
    assert all(part.split()[0] in {"and", "so"} for part in parts[1:])


def test_one_endless_word_stays_one_sentence() -> None:
    assert sentences("x" * 2000) == ["x" * 2000]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab I.?!…\n\"'“”\u2018\u2019-•1 😩é\x85\u2028"), max_size=120))
def test_no_word_is_lost_and_sentences_do_not_overlap(text: str) -> None:
    spans = list(sentences_in(text, 0, len(text)))
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert [word for start, end in spans for word in words_in(text, start, end)] == words_in(text, 0, len(text))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


def test_a_sentence_knows_its_clauses_quotes_and_strong_marks() -> None:
    text = "She said 'no way', but I waited: why?"
    sentence = opened(text, (0, len(text)), quoted_spans(text, 0, len(text)), {"but"})
    assert list(sentence.words) == ["she", "said", "no", "way", "but", "i", "waited", "why"]
    assert list(sentence.clauses) == [0, 0, 0, 0, 1, 1, 1, 2]
    assert [bool(quote) for quote in sentence.quotes] == [False, False, True, True, False, False, False, False]
    assert list(sentence.hard) == [False] * 7 + [True]
    assert sentence.asks
    assert (sentence.clause_start(6), sentence.clause_end(6), sentence.clause_end(7)) == (4, 7, 8)


def test_the_words_of_a_sentence_are_kept_out_of_its_repr() -> None:
    text = "She cried."
    assert "cried" not in repr(opened(text, (0, 10), [], set()))
