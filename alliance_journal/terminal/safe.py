"""Text made fit to show: whatever could steer a terminal or reorder a line becomes visible instead."""

from typing import Final

_PICTURES: Final = 0x2400
_DEL: Final = 0x7F
_SPELLED: Final = (
    *range(0x80, 0xA0),  # C1: some terminals obey these like ESC [
    0x2028,  # line separator
    0x2029,  # paragraph separator
    *range(0x202A, 0x202F),  # bidi embeddings and overrides
    *range(0x2066, 0x206A),  # bidi isolates
    *range(0xD800, 0xE000),  # lone surrogates
)
_VISIBLE: Final[dict[int, str]] = {
    **{code: chr(_PICTURES + code) for code in range(0x20) if chr(code) not in "\n\t"},
    _DEL: "\u2421",
    **{code: f"<U+{code:04X}>" for code in _SPELLED},
}
_ONE_LINE: Final[dict[int, str]] = {**_VISIBLE, ord("\n"): "\u240a", ord("\t"): " "}
_NOT_UTF8: Final = {0xDC00 + byte: chr(byte) for byte in range(0x80, 0x100)}


def safe(text: str) -> str:
    """Return `text` as it may reach a terminal: controls as pictures such as `␛`, bidi overrides as `<U+202E>`.

    Line feeds and tabs stay, and so do the joiners U+200C and U+200D and the marks U+200E, U+200F and U+061C, which
    Persian, Hebrew, Arabic and joined emoji need and which reorder nothing but themselves.
    """
    return text.translate(_VISIBLE)


def safe_line(text: str) -> str:
    """Return `text` as it may reach a terminal inside one line: a line feed becomes `␊`, a tab a blank."""
    return text.translate(_ONE_LINE)


def mended(text: str) -> str:
    """Return typed text without the lone surrogates in which Python keeps bytes that were not what it expected.

    They are read as UTF-8 where they are, else as Latin-1; any other lone surrogate becomes U+FFFD, so that the
    text can always be written to a file.
    """
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return text.translate(_NOT_UTF8).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
