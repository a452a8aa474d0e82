"""What somebody means who types a theme: a number of a list, a part of a name, or nothing that is known. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from alliance_journal.findings.theme_names import Themes, nearest_hint, themes_like
from alliance_journal.model.themes import Theme
from alliance_journal.terminal.review_view import MOST_SHOWN

SEVERAL = "Several themes have that in their name: type a number, or more of the name."


@dataclass(frozen=True, slots=True)
class Meant:
    """The one theme that is meant, or those to choose from, and a note where it is not one."""

    theme: Theme | None = None
    offered: tuple[Theme, ...] = ()
    note: str = ""


def meant(typed: str, offered: Sequence[Theme], themes: Themes) -> Meant:
    """Return what was typed as a theme; a number is one of those offered, anything else a part of an id or a label."""
    shown = tuple(offered[:MOST_SHOWN])
    if shown and typed.isdecimal():
        is_there = len(typed) <= 2 and 1 <= int(typed) <= len(shown)
        return Meant(shown[int(typed) - 1]) if is_there else Meant(offered=tuple(offered), note=SEVERAL)
    found = themes_like(typed, themes)
    if len(found) == 1:
        return Meant(found[0])
    if found:
        return Meant(offered=found, note=SEVERAL)
    return Meant(note=f"No theme has that in its name. The nearest: {nearest_hint(typed, themes)}")
