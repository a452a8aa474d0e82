r"""How words that look like our own marks are kept apart from them, and given back exactly.

Three small spellings, each with its exact inverse:
a line that holds a section mark is written with one more `\` in front; the few characters that no UTF-8 text
file can hold become `&#N;`, as in HTML; a heading or title is one line, so its line breaks become `&#10;`.
Whatever already looks like one of these spellings gets one more `\` or `amp;`.
"""

import re
from typing import Final

SECTION_MARK: Final = re.compile(r"<!-- [a-z0-9]{4,32}:")
"""The beginning of the comment that ends the heading of a section, of this entry or of another one."""

# Patterns as text are compiled when they are first needed: most commands meet none of these, and each costs up to 1 ms.
_BEFORE_MARKED_LINE: Final = r"(?m)^(?=[^\n]*<!-- [a-z0-9]{4,32}:)"
_BACKSLASH_BEFORE_MARKED_LINE: Final = r"(?m)^\\(?=[^\n]*<!-- [a-z0-9]{4,32}:)"
_LIKE_A_TITLE: Final = r"\\*# "

_NO_FILE_HOLDS: Final = "\\x00\\ud800-\\udc7f\\udd00-\\udfff"
_ODD_IN_TEXT: Final = f"[{_NO_FILE_HOLDS}]"
_ODD_IN_LINE: Final = f"[\\n\\r{_NO_FILE_HOLDS}]|^[ \\t]|[ \\t]\\Z"
_ODD_IN_WORD: Final = f"[\\s<>\\x01-\\x1f\\x7f{_NO_FILE_HOLDS}]"
_SPELT_IN_TEXT: Final = r"(?a)&((?:amp;)*)#(0|5[5-7]\d{3});"
_SPELT_IN_LINE: Final = r"(?a)&((?:amp;)*)#(0|9|10|13|32|5[5-7]\d{3});"
_SPELT_IN_WORD: Final = r"(?a)&((?:amp;)*)#(\d{1,5});"


def escape_text(text: str, *, opens_body: bool = False) -> str:
    r"""Return an answer as it stands in a file; `opens_body`: no title stands before it, so a `# ` is escaped too."""
    if "<!-- " in text:
        text = re.sub(_BEFORE_MARKED_LINE, r"\\", text)
    if opens_body and re.match(_LIKE_A_TITLE, text):
        text = "\\" + text
    return _spell(text, _ODD_IN_TEXT, _SPELT_IN_TEXT)


def unescape_text(text: str, *, opens_body: bool = False) -> str:
    """Return the answer that `escape_text` made this of."""
    if "&" in text:
        text = re.sub(_SPELT_IN_TEXT, _character, text)
    if opens_body and text.startswith("\\") and re.match(_LIKE_A_TITLE, text):
        text = text[1:]
    return re.sub(_BACKSLASH_BEFORE_MARKED_LINE, "", text) if "<!-- " in text else text


def escape_line(text: str) -> str:
    """Return a title or heading as one line without blanks at its ends."""
    return _spell(text, _ODD_IN_LINE, _SPELT_IN_LINE)


def unescape_line(line: str) -> str:
    """Return the title or heading in a line."""
    line = line.strip(" \t\r")
    return re.sub(_SPELT_IN_LINE, _character, line) if "&" in line else line


def escape_word(text: str) -> str:
    """Return a question's id as one word that cannot end the comment it stands in."""
    return _spell(text, _ODD_IN_WORD, _SPELT_IN_WORD)


def unescape_word(word: str) -> str:
    """Return the question's id in a word."""
    return re.sub(_SPELT_IN_WORD, _character, word) if "&" in word else word


def _spell(text: str, odd: str, spelt: str) -> str:
    if "&" in text:
        text = re.sub(spelt, r"&amp;\1#\2;", text)
    return re.sub(odd, lambda match: f"&#{ord(match[0])};", text)


def _character(match: re.Match[str]) -> str:
    return f"&{match[1][4:]}#{match[2]};" if match[1] else chr(int(match[2]))
