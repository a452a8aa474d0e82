"""What a terminal that is not UTF shows instead of our own marks."""

from typing import Final

_MARKS: Final[dict[int, str]] = {
    ord("✓"): "ok",
    ord("·"): "-",
    ord("…"): "...",
    ord("\u2013"): "-",
    ord("\u2014"): "-",
    ord("\u2018"): "'",
    ord("\u2019"): "'",
    ord("\u201c"): '"',
    ord("\u201d"): '"',
    ord("\u00a0"): " ",
}


def is_utf(encoding: str) -> bool:
    """Whether an encoding's name says that it can write every character."""
    return encoding.lower().replace("-", "").replace("_", "").startswith("utf")


def spelled(text: str, encoding: str) -> str:
    r"""Return `text` so that `encoding` can write it: our marks in ASCII, any other foreign character as `\u05d0`."""
    if is_utf(encoding):
        return text
    return text.translate(_MARKS).encode(encoding, "backslashreplace").decode(encoding)
