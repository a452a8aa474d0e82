"""What each key of a theme or a loop may hold, and the sentence for what it may not."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.context import shipped_slots
from alliance_journal.themes.grammar import PhraseError, count_ways

TEXTS: Final = ("label", "family", "tier", "define", "include", "exclude", "source", "ask")
MOST_IN_LIST: Final = 300
_MOST_LETTERS: Final = 2_000
MOST_ON_A_SIDE: Final = 20
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,15}(?:\.[a-z][a-z0-9_]{0,31})?")


class Note(Protocol):
    """Takes down a mistake in the value of a key; `words` help to find its line in a long list."""

    def __call__(self, key: str, sentence: str, *, words: str = "") -> None:
        """Take the mistake down."""


def checked_id(value: object, note: Note) -> ThemeId:
    """Return the id of a theme, such as `cw.minimal`, or of a loop, which is made alike."""
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


def checked_side(row: Mapping[str, Any], key: str, themes: Iterable[ThemeId], note: Note) -> tuple[ThemeId, ...]:
    """Return the themes of one side of a loop that are given and known."""
    value = row.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        note(key, f'{key} is a list of theme ids in quotation marks, such as ["cw.appease"]')
    elif not 1 <= len(value) <= MOST_ON_A_SIDE:
        note(key, f"{key} names {len(value)} themes; it is 1 to {MOST_ON_A_SIDE}")
    else:
        known = frozenset(themes)
        for name in value:
            if name not in known:
                note(key, f"{key} names {_shown_id(name)}, which is no theme{_nearest(name, known)}", words=name)
        return tuple(dict.fromkeys(map(ThemeId, value)))
    return ()


def _nearest(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  needed only after a mistake

    near = get_close_matches(name[:32].lower(), sorted(known), n=1)
    return f"; the nearest is {near[0]}" if near else ""


def _shown_id(name: str) -> str:
    return name if _ID.fullmatch(name) else "something"


def listed_keys(keys: Iterable[str]) -> str:
    """Return keys as they are listed after a mistake."""
    return ", ".join(sorted(keys))


def shown_key(key: str) -> str:
    """Return a key as it may be repeated: itself where it could be one of ours."""
    return key if key.isidentifier() and len(key) <= 32 else "a name"


def _check_phrases(phrases: Sequence[str], key: str, note: Note) -> None:
    slots = shipped_slots()
    for phrase in phrases:
        try:
            count_ways(phrase, slots)
        except PhraseError as wrong:
            note(key, f"a phrase {wrong}", words=phrase)
