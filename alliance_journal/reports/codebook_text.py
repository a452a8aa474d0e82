"""The codebook for people who read it: all themes in short, one theme in full, and both as JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from alliance_journal.findings.origins import Origin
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Theme
from alliance_journal.reports.lines import Line, Page, counted, wrapped
from alliance_journal.reports.named_rows import named_rows

Origins = Mapping[ThemeId, Origin]
SCHEMA: Final = "alliance-journal/codebook/1"
WHOSE: Final[Mapping[Holder, str]] = {
    Holder.WORKER: "yours",
    Holder.CLIENT: "the client's",
    Holder.BOTH: "both people's",
    Holder.DYAD: "between the two of you",
    Holder.CONTEXT: "around you",
    Holder.OTHER: "somebody else's",
}
"""Whose act or feeling something is, as it is said to the worker."""
_FROM: Final[Mapping[Origin, str]] = {
    Origin.SHIPPED: "shipped with the program",
    Origin.OWN: "your own",
    Origin.OWN_CHANGES: "shipped, with changes of your own",
}
_ID_COLUMNS: Final = 18


def list_lines(themes: Iterable[Theme], origins: Origins, page: Page) -> tuple[Line, ...]:
    """Return themes by family: id, name, whose, and where one comes from that was not simply shipped."""
    lines: list[Line] = []
    family = ""
    for theme in themes:
        if theme.family != family:
            family = theme.family
            lines += wrapped(family, page, role="heading")
        lines += _in_short(theme, origins[theme.id], page)
    return tuple(lines)


def _in_short(theme: Theme, origin: Origin, page: Page) -> Iterable[Line]:
    told = f"{theme.label}; {WHOSE[theme.holder]}"
    if origin is not Origin.SHIPPED:
        told += f"; {_FROM[origin]}"
    if page.plain:
        return wrapped(f"{theme.id}: {told}", page, hanging="  ")
    return wrapped(told, page, indent=f"  {theme.id:<{_ID_COLUMNS}}", hanging=" " * (_ID_COLUMNS + 2))


def theme_lines(theme: Theme, origin: Origin, page: Page) -> tuple[Line, ...]:
    """Return everything that the codebook says of a theme."""
    rows = {
        "What it is": theme.define,
        "What counts": theme.include,
        "To leave out": theme.exclude,
        "Source": theme.source,
        "Ask yourself": theme.ask,
    }
    told = f"{WHOSE[theme.holder]}; {theme.family}; {_FROM[origin]}"
    return (
        *wrapped(f"{theme.label} ({theme.id})", page, role="heading"),
        *wrapped(told, page),
        *(line for name, text in rows.items() if text for line in named_rows(name, [text], page)),
        *_listed(counted(len(theme.phrases), "phrase"), theme.phrases, page),
        *_listed(counted(len(theme.yes), "sentence") + " in which it is there", theme.yes, page),
        *_listed(counted(len(theme.no), "sentence") + " in which it is not", theme.no, page),
    )


def _listed(heading: str, texts: Sequence[str], page: Page) -> Iterator[Line]:
    if texts:
        yield from wrapped(f"{heading}:", page)
    for text in texts:
        yield from wrapped(text, page, indent="  ", hanging="    ")


def codebook_json(themes: Iterable[Theme], origins: Origins, *, in_full: bool = False) -> dict[str, Any]:
    """Return themes as JSON; in full with definitions, phrases and examples."""
    return {"schema": SCHEMA, "themes": [_theme_json(theme, origins[theme.id], in_full=in_full) for theme in themes]}


def _theme_json(theme: Theme, origin: Origin, *, in_full: bool) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "id": theme.id,
        "label": theme.label,
        "family": theme.family,
        "holder": theme.holder.value,
        "origin": origin.value.replace(" ", "_"),
    }
    if in_full:
        shape |= {key: getattr(theme, key) for key in ("tier", "define", "include", "exclude", "source", "ask")}
        shape |= {key: list(getattr(theme, key)) for key in ("phrases", "yes", "no")}
    return shape
