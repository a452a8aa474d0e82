import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.terminal.safe import mended, safe, safe_line
from alliance_journal.terminal.spelling import is_utf, spelled

STEERING = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
)
ANYTHING = st.text(st.characters(codec=None) | st.sampled_from([chr(code) for code in STEERING]))


def test_an_escape_becomes_its_picture() -> None:
    assert safe("\x1b[31mred\x07") == "␛[31mred␇"


def test_delete_and_c1_controls_become_visible() -> None:
    assert safe("\x7f\x9b31m") == "␡<U+009B>31m"


def test_a_carriage_return_cannot_overwrite_a_line() -> None:
    assert safe("Saved\rLost") == "Saved␍Lost"


@pytest.mark.parametrize("code", [0x202A, 0x202E, 0x2066, 0x2069])
def test_bidi_controls_become_visible(code: int) -> None:
    assert safe(f"a{chr(code)}b") == f"a<U+{code:04X}>b"


@pytest.mark.parametrize("text", ["👩\u200d👩\u200d👧", "می\u200cخواهم", "שלום\u200f!", "a\tb\nc", "é漢字"])  # noqa: RUF001 - letters people write
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


@given(ANYTHING)
def test_nothing_that_steers_a_terminal_survives(text: str) -> None:
    assert not {ord(sign) for sign in safe(text)} & (set(STEERING) - {0x09, 0x0A})
    assert not {ord(sign) for sign in safe_line(text)} & set(STEERING)


@given(ANYTHING)
def test_safe_text_is_left_alone(text: str) -> None:
    assert safe(safe(text)) == safe(text)


def test_one_line_stays_one_line() -> None:
    assert safe_line("a\nb\tc") == "a␊b c"


def test_latin_1_bytes_from_a_terminal_are_read_as_latin_1() -> None:
    assert mended("caf\udce9") == "café"


def test_utf_8_bytes_that_python_did_not_expect_are_read_as_utf_8() -> None:
    assert mended("café".encode().decode("ascii", "surrogateescape")) == "café"


def test_a_surrogate_that_was_no_byte_becomes_a_replacement_character() -> None:
    assert mended("a\ud800b") == "a\ufffdb"


@given(ANYTHING)
def test_mended_text_can_always_be_written(text: str) -> None:
    assert mended(text).encode("utf-8").decode("utf-8") == mended(text)


@given(st.text())
def test_text_without_surrogates_needs_no_mending(text: str) -> None:
    assert mended(text) == text


def test_our_marks_are_spelled_in_ascii_where_the_terminal_is() -> None:
    assert spelled("✓ 3 · My own part …", "ascii") == "ok 3 - My own part ..."


def test_a_foreign_letter_is_named_where_it_cannot_be_shown() -> None:
    assert spelled("ש é", "latin-1") == r"\u05e9 é"


@pytest.mark.parametrize(("name", "is_it"), [("UTF-8", True), ("utf_16", True), ("latin-1", False), ("ascii", False)])
def test_utf_is_known_by_its_names(name: str, is_it: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    assert is_utf(name) is is_it


@given(st.text(st.characters(codec="utf-8")))
def test_a_utf_terminal_gets_every_character(text: str) -> None:
    assert spelled(text, "utf-8") == text
