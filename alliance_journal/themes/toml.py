"""TOML from anybody's hand, read within limits: a hostile file is refused quickly, never followed into the deep."""

import re
from typing import Any, Final

try:
    import tomli as reader
except ImportError:  # pragma: no cover  # tomli is a dependency; the library of Python 3.11 reads the same
    import tomllib as reader  # type: ignore[no-redef]

LARGEST: Final = 1_000_000
"""The most characters a codebook may have."""
_LONGEST_LINE: Final = 20_000
_MOST_BRACKETS: Final = 300
_MOST_DOTS: Final = 1_200
_DOTTED: Final = re.compile(r"(?<![A-Za-z0-9_\"'-])(?:[A-Za-z0-9_\"'-]++[ \t]*+\.[ \t]*+){12}")
_WHERE: Final = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


class TomlError(ValueError):
    """A text that is no TOML, or more of it than is reasonable; with the line where reading stopped."""

    def __init__(self, sentence: str, line: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line


def parsed(text: str) -> dict[str, Any]:
    """Return the tables of the text, or raise TomlError; takes less than a second for any text."""
    if len(text) > LARGEST:
        raise TomlError(f"is larger than {LARGEST:,} characters", 1)
    _refuse_depth(text)
    try:
        return reader.loads(text)
    except RecursionError:
        raise TomlError("is nested too deeply", 1) from None
    except ValueError as wrong:
        raise _told(wrong, text) from None


def _refuse_depth(text: str) -> None:
    """Stop before the parser is made to work in squares by thousands of brackets or dots in one line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _LONGEST_LINE:
            raise TomlError(f"has a line of more than {_LONGEST_LINE:,} characters", number)
        if line.count("[") > _MOST_BRACKETS or line.count("{") > _MOST_BRACKETS:
            raise TomlError("has too many brackets in one line", number)
        if line.count(".") > _MOST_DOTS or _DOTTED.search(line):
            raise TomlError("has a key with too many dots", number)


def _told(wrong: ValueError, text: str) -> TomlError:
    """Return the parser's complaint without the words it repeats from the file."""
    where = _WHERE.search(str(wrong))
    line = int(where[1]) if where and where[1] else text.count("\n") + 1
    return TomlError("is not TOML from here on (a missing quotation mark, bracket or comma?)", line)
