"""Values in a line of JSON, each as the kind it must be; what is wrong is said in words of ours only."""

import re
from collections.abc import Mapping
from typing import Any, Final

_NO_FILE_HOLDS: Final = re.compile("[\ud800-\udfff]")


class LineError(ValueError):
    """What is wrong with a line, in words of ours only."""


def word(shape: Mapping[Any, Any], key: str, default: str = "") -> str:
    """Return the words under a key, `default` where there is none."""
    value = shape.get(key, default)
    if not isinstance(value, str):
        raise LineError(f"has `{key}` that is not words")
    return value


def flag(shape: Mapping[Any, Any], key: str) -> bool:
    """Return the yes or no under a key; no where there is none."""
    value = shape.get(key, False)
    if not isinstance(value, bool):
        raise LineError(f"has `{key}` that is neither true nor false")
    return value


def plain(words: str) -> str:
    """Return words for the front matter, which holds anything but halves of characters."""
    if _NO_FILE_HOLDS.search(words):
        raise LineError("has half a character (a lone surrogate) where a name, tag or quote should be")
    return words


def table(shape: Mapping[Any, Any], key: str) -> Mapping[str, Any]:
    """Return the object under a key, an empty one where there is none."""
    value = shape.get(key, {})
    if not isinstance(value, dict):
        raise LineError(f"has `{key}` that is not an object")
    return value


def listed(shape: Mapping[Any, Any], key: str) -> list[object]:
    """Return the list under a key, an empty one where there is none."""
    value = shape.get(key, [])
    if not isinstance(value, list):
        raise LineError(f"has `{key}` that is not a list")
    return value


def words(value: object, key: str) -> tuple[str, ...]:
    """Return a list of words; one word counts as a list of one."""
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise LineError(f"has `{key}` that is not a list of words")
    return tuple(items)


def whole(value: object, what: str, least: int, most: int) -> int:
    """Return a whole number within its bounds."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise LineError(f"has {what} that is not a whole number from {least} to {most}")
    return value
