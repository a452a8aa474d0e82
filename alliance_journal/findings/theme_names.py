"""Which themes are meant by what somebody typed: an id, a family, or a part of a name."""

from collections.abc import Iterable, Mapping, Sequence

from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.guide.nearest import nearest
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Theme

Themes = Mapping[ThemeId, Theme]


def themes_like(words: str, themes: Themes) -> tuple[Theme, ...]:
    """Return the themes that words may mean: the one of that id or name, else all that hold every word of them."""
    wanted = words.lower().split()
    whole = " ".join(wanted)
    exact = tuple(theme for theme in themes.values() if whole in {theme.id.lower(), theme.label.lower()})
    if exact or not wanted:
        return exact[:1]
    return tuple(
        theme for theme in themes.values() if all(word in f"{theme.id} {theme.label}".lower() for word in wanted)
    )


def one_theme(name: str, themes: Themes) -> Theme:
    """Return the one theme that a name means; raises NotFoundError with the nearest id, UsageError where many do."""
    found = themes_like(name, themes)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{len(found)} themes have that in their name", hint=" or ".join(theme.id for theme in found))
    raise NotFoundError("there is no theme of that name", hint=nearest_hint(name, themes))


def themes_meant(names: Sequence[str], themes: Themes) -> frozenset[ThemeId]:
    """Return the themes of these ids, families (`cw`, `client_withdrawal`) and names; all where none is named.

    A part of a name is enough where only one theme has it. Raises NotFoundError, with the nearest id, for a name that
    nothing has, UsageError where several themes have it in theirs.
    """
    if not names:
        return frozenset(themes)
    return frozenset(theme for name in names for theme in _of_name(name, themes))


def _of_name(name: str, themes: Themes) -> tuple[ThemeId, ...]:
    wanted = name.strip().lower().removesuffix(".")
    found = tuple(
        theme.id
        for theme in themes.values()
        if wanted in {theme.id.lower(), theme.family.lower(), _prefix(theme).lower()}
    )
    if found:
        return found
    like = themes_like(wanted, themes)
    if len(like) > 1:
        raise UsageError(f"{len(like)} themes have that in their name", hint=" or ".join(theme.id for theme in like))
    if not like:
        raise NotFoundError("there is no theme or family of that name", hint=nearest_hint(wanted, themes))
    return (like[0].id,)


def nearest_hint(name: str, themes: Themes) -> str:
    """Return the id that comes nearest to a name, by id or by label, or how to see all of them."""
    by_name = {known: theme.id for theme in themes.values() for known in (theme.label.lower(), theme.id)}
    ids: Iterable[str] = themes
    near = nearest(name, ids) or by_name.get(ThemeId(nearest(name, by_name)), ThemeId(""))
    return near or "aj themes --all shows the themes in your entries"


def _prefix(theme: Theme) -> str:
    return theme.id.partition(".")[0]
