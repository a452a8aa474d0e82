"""What each key of a theme may hold, and the sentence for what it may not."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.context import shipped_slots
from alliance_journal.themes.grammar import PhraseError, variants_of

TEXTS: Final = ("label", "family", "tier", "define", "include", "exclude", "source", "ask")
MOST_IN_LIST: Final = 300
_MOST_LETTERS: Final = 2_000
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,15}(?:\.[a-z][a-z0-9_]{0,31})?")


class Note(Protocol):
    """Takes down a mistake in the value of a key; `words` help to find its line in a long list."""

    def __call__(self, key: str, sentence: str, *, words: str = "") -> None:
        """Take the mistake down."""


def checked_id(value: object, note: Note) -> ThemeId:
    """Return the id of a theme, such as `cw.minimal`."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return ThemeId(value)
    note("id", "id is small letters, digits and _, such as own.interrupted")
    return ThemeId("")


def checked_texts(row: Mapping[str, Any], note: Note) -> dict[str, str]:
    """Return the texts of a theme that are given and sound."""
    texts: dict[str, str] = {}
    for key in TEXTS:
        value = row.get(key)
        if isinstance(value, str) and len(value) <= _MOST_LETTERS and value.isprintable():
            texts[key] = value
        elif value is not None:
            note(key, f"{key} is one line of text, {_MOST_LETTERS:,} characters at most")
    return texts


def checked_lists(row: Mapping[str, Any], keys: Sequence[str], note: Note) -> dict[str, tuple[str, ...]]:
    """Return the lists of a theme that are given and sound; every phrase is read once to see that it can be."""
    lists: dict[str, tuple[str, ...]] = {}
    for key in keys:
        value = row.get(key)
        if value is None:
            continue
        if not isinstance(value, list) or not all(
            isinstance(line, str) and len(line) <= _MOST_LETTERS for line in value
        ):
            note(key, f'{key} is a list of texts in quotation marks, such as ["went quiet", "shut down"]')
        elif len(value) > MOST_IN_LIST:
            note(key, f"{key} has {len(value):,} lines; {MOST_IN_LIST} is the most")
        else:
            lists[key] = tuple(value)
            if key.endswith("phrases"):
                _check_phrases(value, key, note)
    return lists


def _check_phrases(phrases: Sequence[str], key: str, note: Note) -> None:
    slots = shipped_slots()
    for phrase in phrases:
        try:
            variants_of(phrase, slots)
        except PhraseError as wrong:
            note(key, f"a phrase {wrong}", words=phrase)
