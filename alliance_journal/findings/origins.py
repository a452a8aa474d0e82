"""Where a theme of the codebook comes from: the program, the journal, or the program with changes of the journal."""

from collections.abc import Mapping
from enum import Enum

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Theme
from alliance_journal.themes.codebook import load_codebook


class Origin(Enum):
    """Whose words a theme is made of."""

    SHIPPED = "shipped"
    OWN = "own"
    OWN_CHANGES = "own changes"


def origins(themes: Mapping[ThemeId, Theme]) -> Mapping[ThemeId, Origin]:
    """Return for each theme where it comes from."""
    shipped = shipped_themes()
    return {name: _origin(theme, shipped.get(name)) for name, theme in themes.items()}


def shipped_themes() -> Mapping[ThemeId, Theme]:
    """Return the themes that ship with the program."""
    return load_codebook(None)[0].themes


def _origin(theme: Theme, shipped: Theme | None) -> Origin:
    if shipped is None:
        return Origin.OWN
    return Origin.SHIPPED if theme == shipped else Origin.OWN_CHANGES
