"""A theme as a codebook file writes it: what `read_themes` reads back as the same theme."""

from collections.abc import Iterator, Sequence
from typing import Final

from alliance_journal.entrytext.writing import toml_string
from alliance_journal.model.themes import Theme

_TEXTS: Final = ("include", "exclude", "source", "ask")
_LISTS: Final = ("phrases", "yes", "no")
_USUAL_TIER: Final = "core"


def theme_text(theme: Theme) -> str:
    """Return the table of a theme, with a line break at its end; a key that would say nothing is left out."""
    return "".join(f"{line}\n" for line in _lines(theme))


def _lines(theme: Theme) -> Iterator[str]:
    yield "[[themes]]"
    for key, text in (("id", theme.id), ("label", theme.label), ("family", theme.family)):
        yield f"{key} = {toml_string(text)}"
    yield f"holder = {toml_string(theme.holder.value)}"
    if theme.tier != _USUAL_TIER:
        yield f"tier = {toml_string(theme.tier)}"
    yield f"define = {toml_string(theme.define)}"
    yield from (f"{key} = {toml_string(text)}" for key in _TEXTS if (text := getattr(theme, key)))
    for key in _LISTS:
        yield from _list(key, getattr(theme, key))


def _list(key: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"{key} = ["
        yield from (f"  {toml_string(text)}," for text in texts)
        yield "]"
