"""Texts become the numbers that the encoder was taught with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.themes.learned import wordpiece
from alliance_journal.themes.learned.wordpiece import LONGEST_WORD, UNKNOWN, WordPieces, words_of
from tests.themes.learned.tiny import VOCABULARY

NUMBER = {piece: number for number, piece in enumerate(VOCABULARY)}
PIECES = WordPieces(NUMBER)
ANY_TEXT = st.text(st.characters(), max_size=60)
"""Of all planes, with controls and lone surrogates."""
EVERYDAY = st.text("abcdefgh ABC.,!?\n\t'éİ\u0131ßΣ会—🙂\u200d\u0301", max_size=60)


def pieces(text: str) -> list[str]:
    return [VOCABULARY[number] for number in PIECES.numbers(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She SAT down.", ["she", "sat", "down", "."]),
        ("I'd - well...", ["i", "'", "d", "-", "well", ".", ".", "."]),
        ("a+b <c> $5 ^ ` ~ | =", ["a", "+", "b", "<", "c", ">", "$", "5", "^", "`", "~", "|", "="]),
        ("“Fine” \u2013 he said…", ["“", "fine", "”", "\u2013", "he", "said", "…"]),
        ("5 € © ™", ["5", "€", "©", "™"]),
        ("café naïve cafe\u0301", ["cafe", "naive", "cafe"]),
        ("İstanbul \u0131l\u0131k", ["istanbul", "\u0131l\u0131k"]),
        ("ΟΔΟΣ Straße ẞ", ["οδοσ", "straße", "ß"]),
        ("ﬁle Ⅳ ǆ", ["ﬁle", "ⅳ", "ǆ"]),
        ("שָׁלוֹם אני־כאן", ["שלום", "אני", "־", "כאן"]),
        ("مُحَمَّد، هو", ["محمد", "،", "هو"]),
        ("会議はai", ["会", "議", "はai"]),
        ("\U0002b820字\U0002b920", ["\U0002b820", "字", "\U0002b920"]),
        ("한국", ["\u1112\u1161\u11ab\u1100\u116e\u11a8"]),
        ("👩🏽\u200d⚕️ ok", ["👩🏽⚕", "ok"]),
        ("a\tb\nc\rd\u00a0e\u3000f\u2028g\u2029h", list("abcdefgh")),
        ("a\0b\x1fc\x85d\u200be\ufefff\ufffdg\ue000h\u00adi", ["abcdefghi"]),
        ("a\u0378b", ["a\u0378b"]),
        ("x\ud800y", ["x\ud800y"]),
        ("[SEP] ##ed", ["[", "sep", "]", "#", "#", "ed"]),
        ("", []),
        (" \n\u0301\u200d ", []),
    ],
)
def test_a_text_is_split_as_the_encoder_was_taught(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quiet talked", ["quiet", "talked"]),
        ("talking", ["t", "##a", "##l", "##k", "##ing"]),
        ("lateed", ["late", "##ed"]),
        ("felts!", ["felt", "##s", "!"]),
        ("QUIET é", ["quiet", "e"]),
        ("quiet😀 😀", [UNKNOWN, "😀"]),
        ("שלום", ["שלום"]),
        ("会会", ["会", "会"]),
        ("[CLS]", ["[", "c", "##l", "##s", "]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_from_the_left(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_a_word_of_more_than_a_hundred_letters_is_unknown() -> None:
    assert pieces("a" * LONGEST_WORD) == ["a", *["##a"] * (LONGEST_WORD - 1)]
    assert pieces("a" * (LONGEST_WORD + 1)) == [UNKNOWN]


@given(ANY_TEXT)
def test_any_text_becomes_known_numbers(text: str) -> None:
    assert set(PIECES.numbers(text)) <= set(range(len(VOCABULARY)))


@given(ANY_TEXT | EVERYDAY)
def test_a_text_with_a_letter_has_at_least_one_number(text: str) -> None:
    assert PIECES.numbers(text) or not any(map(str.isalpha, text))


@given(ANY_TEXT | EVERYDAY, ANY_TEXT | EVERYDAY)
def test_two_texts_with_a_space_between_are_their_numbers_one_after_the_other(one: str, other: str) -> None:
    assert PIECES.numbers(f"{one} {other}") == PIECES.numbers(one) + PIECES.numbers(other)


@given(EVERYDAY)
def test_pieces_put_together_again_are_the_words(text: str) -> None:
    glued = " ".join(pieces(text)).replace(" ##", "").split()
    assert [word for word, back in zip(words_of(text), glued, strict=True) if back not in {word, UNKNOWN}] == []


def test_what_is_remembered_of_letters_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = type(wordpiece._PLAIN)(str.upper)  # noqa: SLF001  the tables of the module are shared by all texts
    monkeypatch.setattr(wordpiece, "MOST_REMEMBERED", 2)
    assert "abca".translate(letters) == "ABCA"
    assert len(letters) == 2
