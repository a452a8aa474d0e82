"""`aj themes`: every place where a theme shows itself, with its sentence and line."""

from collections.abc import Iterable
from typing import Annotated, Final

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import ClientOption, JsonOption, SinceOption, ThemeOption, UntilOption, Wanted
from alliance_journal.errors import UsageError
from alliance_journal.findings.selecting import named, select, standing_on, without_accounts
from alliance_journal.findings.theme_names import themes_meant
from alliance_journal.model.themes import Source
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.machine import themes_json
from alliance_journal.reports.sighting_text import NOTHING, NOTHING_OF_THAT, sighting_lines

_SOURCES: Final = {source.value: source for source in (Source.REVIEW, Source.PICK, Source.PHRASE, Source.LEARNED)}
SourceOption = Annotated[
    list[str] | None, typer.Option("--source", metavar="SOURCE", help=f"Only {', '.join(_SOURCES)}; repeatable.")
]


def add_to(app: typer.Typer) -> None:
    """Add `aj themes`."""
    app.command("themes")(themes)


def themes(
    ctx: typer.Context,
    entries: Annotated[list[str] | None, typer.Argument(metavar="[ENTRY]...", help="Ids, or last.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="All entries.")] = False,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    theme: ThemeOption = None,
    source: SourceOption = None,
    json: JsonOption = False,
) -> None:
    """Show the themes in an entry, each with your own sentence at file:line; without a name, in the last entry."""
    desk = desk_of(ctx)
    wanted = Wanted(client, since, until).choice(desk)
    sources = _sources(source)
    gathered = desk.gathered()
    themes_meant(theme or (), desk.workbench.themes)
    by_name = not all_ and wanted.is_open
    counted = gathered if by_name else without_accounts(gathered, wanted)
    chosen = select(counted, wanted, desk.workbench.themes)
    if by_name:
        chosen = named(desk.journal(), chosen, entries or ["last"])
    if sources:
        chosen = standing_on(chosen, sources)
    only = tuple(theme or ())
    if json:
        give(as_text(themes_json(chosen, desk.workbench.themes, gathered.reader, only=only)))
        return
    nothing = NOTHING_OF_THAT if sources else NOTHING
    desk.show(sighting_lines(chosen, desk.workbench.themes, gathered.reader, desk.page, only=only, nothing=nothing))


def _sources(names: Iterable[str] | None) -> tuple[Source, ...]:
    """Return the layers of evidence of these names; raises UsageError for a name that none has."""
    for name in names or ():
        if name not in _SOURCES:
            raise UsageError("there is no such source", hint=f"--source {', '.join(_SOURCES)}")
    return tuple(_SOURCES[name] for name in names or ())
